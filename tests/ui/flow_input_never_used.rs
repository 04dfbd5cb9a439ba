#![deny(unused_variables)]
use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String, tone: String) -> String {
        translate(&text)?
    }
}

fn main() {}

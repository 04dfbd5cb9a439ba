#![deny(unused_must_use)]
use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        translate(&text)?
    }
}

fn main() {
    support("Good morning".to_owned());
}

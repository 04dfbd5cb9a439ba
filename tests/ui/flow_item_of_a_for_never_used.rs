#![deny(unused_variables)]

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>, text: String) -> Vec<String> {
        for line in &lines {
            translate(&text)?
        }
    }
}

fn main() {}

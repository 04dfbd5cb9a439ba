#![deny(dead_code)]
use flow::prelude::*;

/// Translate: {{ text }}
#[step]
pub async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        translate(&text)?
    }
}

fn main() {
    let _ = translate("Good morning");
}

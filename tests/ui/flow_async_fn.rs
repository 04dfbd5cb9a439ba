use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    async fn support(text: String) -> String {
        translate(&text)?
    }
}

fn main() {}

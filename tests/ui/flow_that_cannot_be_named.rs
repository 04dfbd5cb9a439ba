use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    struct support(text: String);
}

fn main() {}

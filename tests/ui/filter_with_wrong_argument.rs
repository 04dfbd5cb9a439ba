use flow::prelude::*;

/// Translate: {{ text | truncate("ten") }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

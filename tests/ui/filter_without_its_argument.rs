use flow::prelude::*;

/// Translate: {{ text | truncate }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

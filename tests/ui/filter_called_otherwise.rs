use flow::prelude::*;

/// Translate: {{ text | uppercase | truncate(200) }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text | uper }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(timeout = "2m", deadline = "30s")]
async fn translate(text: &str) -> String;

fn main() {}

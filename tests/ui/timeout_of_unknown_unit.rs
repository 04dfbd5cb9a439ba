use flow::prelude::*;

/// Translate: {{ text }}
#[step(timeout = "30x")]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(cache = true)]
async fn translate(text: &str) -> String;

fn main() {}

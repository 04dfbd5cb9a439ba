use flow::prelude::*;

/// Translate: {{ text }}
#[step(attempts = 0)]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(timeout = 30)]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(retries = 2)]
async fn translate(text: &str) -> String;

fn main() {}

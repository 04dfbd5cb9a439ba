use flow::prelude::*;

/// Translate: {{ text }}
#[step(temperature)]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(temperature = 3.5)]
async fn translate(text: &str) -> String;

fn main() {}

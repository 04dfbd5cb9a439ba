use flow::prelude::*;

/// Translate: {{ text }}
#[step(temperature = "low")]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(model = "fast", attempts = 2, model = "writer")]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(model = "fast", temprature = 0.0)]
async fn translate(text: &str) -> String;

fn main() {}

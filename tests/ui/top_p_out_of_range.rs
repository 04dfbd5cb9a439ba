use flow::prelude::*;

/// Translate: {{ text }}
#[step(top_p = 0.0)]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step(blocking)]
async fn translate(text: &str) -> String;

fn main() {}

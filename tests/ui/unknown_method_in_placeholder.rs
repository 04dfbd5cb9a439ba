use flow::prelude::*;

/// Translate: {{ text.to_uppercas() }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

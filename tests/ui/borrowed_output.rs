use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> &str;

fn main() {}

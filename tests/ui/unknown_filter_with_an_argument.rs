use flow::prelude::*;

/// Translate: {{ text | truncat(200) }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

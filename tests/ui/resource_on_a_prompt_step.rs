use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str, #[resource] words: &Vec<String>) -> String;

fn main() {}

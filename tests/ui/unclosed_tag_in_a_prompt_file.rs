use flow::prelude::*;

#[step(prompt_file = "tests/prompts/unclosed.md")]
async fn translate(text: &str) -> String;

fn main() {}

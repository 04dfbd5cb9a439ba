use flow::prelude::*;

#[step(prompt_file = "tests/prompts/misspelt.md")]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

#[step(prompt_file = "tests/ui/prompts/misspelt.md")]
async fn translate(text: &str) -> String;

fn main() {}

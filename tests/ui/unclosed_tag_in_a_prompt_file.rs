use flow::prelude::*;

#[step(prompt_file = "tests/ui/prompts/unclosed.md")]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

#[step(prompt_file = "../prompts/translate.md")]
async fn translate(text: &str) -> String;

fn main() {}

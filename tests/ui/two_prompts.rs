use flow::prelude::*;

#[step(prompt = "Translate: {{ text }}", prompt_file = "prompts/translate.md")]
async fn translate(text: &str) -> String;

fn main() {}

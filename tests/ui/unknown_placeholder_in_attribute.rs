use flow::prelude::*;

#[step(prompt = "Translate: {{ txt }}")]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> impl PromptText;

fn main() {}

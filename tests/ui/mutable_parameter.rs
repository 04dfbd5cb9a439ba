use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &mut String) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
/// {{ text. }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

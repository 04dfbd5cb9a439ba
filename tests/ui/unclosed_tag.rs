use flow::prelude::*;

/// Translate: {{ text }}
/// {% if polite
#[step]
async fn translate(text: &str, polite: bool) -> String;

fn main() {}

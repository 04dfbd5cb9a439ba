use flow::prelude::*;

/// Translate: {{ text }}
/// {% fro word in words %}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

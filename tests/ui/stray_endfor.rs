use flow::prelude::*;

/// Translate: {{ text }}
/// {% endfor %}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

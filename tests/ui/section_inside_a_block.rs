use flow::prelude::*;

/// Translate: {{ text }}
/// {% if polite %}
/// {% system %}
/// Be polite.
/// {% endif %}
#[step]
async fn translate(text: &str, polite: bool) -> String;

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
/// {% if tone %}Be polite.{% endif %}
#[step]
async fn translate(text: &str, tone: &str) -> String;

fn main() {}

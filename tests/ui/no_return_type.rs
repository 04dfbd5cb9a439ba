use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str);

fn main() {}

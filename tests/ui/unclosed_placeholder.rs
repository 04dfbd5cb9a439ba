use flow::prelude::*;

/// Translate: {{ text
/// into French.
#[step]
async fn translate(text: &str) -> String;

fn main() {}

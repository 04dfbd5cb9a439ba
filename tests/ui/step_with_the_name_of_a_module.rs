use flow::prelude::*;

mod translate {}

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

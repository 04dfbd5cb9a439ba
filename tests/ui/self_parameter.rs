use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(&self, text: &str) -> String;

fn main() {}

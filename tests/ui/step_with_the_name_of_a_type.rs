use flow::prelude::*;

#[allow(non_camel_case_types)]
struct translate;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}

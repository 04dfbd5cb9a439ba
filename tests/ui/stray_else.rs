use flow::prelude::*;

/// Translate: {{ text }} {% else %} nothing
#[step]
async fn translate(text: &str) -> String;

fn main() {}

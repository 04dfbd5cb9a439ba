use flow::prelude::*;

/// List the words of {{ text }}
#[step(ensure())]
async fn words(text: &str) -> Vec<String>;

fn main() {}

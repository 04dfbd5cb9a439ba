use flow::prelude::*;

/// List the words of {{ text }}
#[step(ensure(output.len(), "there are none"))]
async fn words(text: &str) -> Vec<String>;

fn main() {}

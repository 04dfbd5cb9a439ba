use flow::prelude::*;

/// List the words of {{ text }}
#[step(ensure(output.len() > least, "there are only {}", output.len()))]
async fn words(text: &str) -> Vec<String>;

fn main() {}

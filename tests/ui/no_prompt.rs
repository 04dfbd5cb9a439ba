use flow::prelude::*;

#[step]
async fn translate(text: &str) -> String;

fn main() {}

use flow::prelude::*;

#[step(temperature = 0.0)]
async fn count(text: &str) -> usize {
    text.len()
}

fn main() {}

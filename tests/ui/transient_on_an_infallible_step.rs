use flow::prelude::*;

#[step(transient = |_| true)]
async fn count(text: &str) -> usize {
    text.len()
}

fn main() {}

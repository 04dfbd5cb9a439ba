use flow::prelude::*;

#[step(timeout = "3s")]
fn count(text: &str) -> usize {
    text.len()
}

fn main() {}

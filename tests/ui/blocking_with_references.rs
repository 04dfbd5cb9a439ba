use flow::prelude::*;

#[step(blocking)]
fn count(text: &str) -> usize {
    text.len()
}

fn main() {}

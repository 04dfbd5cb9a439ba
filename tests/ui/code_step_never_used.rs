#![deny(dead_code)]
use flow::prelude::*;

/// The number of words.
#[step]
fn words(text: &str) -> usize {
    text.split(' ').count()
}

fn main() {}

use flow::prelude::*;

#[contract]
struct Quote<'a> {
    text: &'a str,
}

fn main() {}

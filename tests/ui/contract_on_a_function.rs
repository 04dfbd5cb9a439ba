use flow::prelude::*;

#[contract]
fn number() -> u32 {
    3
}

fn main() {}

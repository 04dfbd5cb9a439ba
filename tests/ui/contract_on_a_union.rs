use flow::prelude::*;

#[contract]
union Number {
    whole: u32,
    real: f32,
}

fn main() {}

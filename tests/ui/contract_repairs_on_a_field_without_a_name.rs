use flow::prelude::*;

#[contract]
struct Total(#[contract(repairs = "none")] f64);

fn main() {}

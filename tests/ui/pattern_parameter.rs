use flow::prelude::*;

/// Add {{ a }} and {{ b }}.
#[step]
async fn add((a, b): (u32, u32)) -> u32;

fn main() {}

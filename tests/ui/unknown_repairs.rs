use flow::prelude::*;

/// Rate {{ text }}
#[step(repairs = "some")]
async fn rate(text: &str) -> u8;

fn main() {}

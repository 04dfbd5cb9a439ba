use flow::prelude::*;

/// Rate {{ problem }}
#[step]
async fn rate(problem: &Problm) -> String;

fn main() {}

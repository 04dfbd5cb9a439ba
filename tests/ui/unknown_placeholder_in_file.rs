use flow::prelude::*;

#[step(system = "You rate.\nRate {{ problm }}.", prompt = "Begin.\n{{ problem }}")]
async fn rate(problem: &str) -> String;

fn main() {}

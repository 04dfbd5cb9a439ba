use flow::prelude::*;

/// How urgent is this, from 1 to 5? {{ problem }}
#[step]
async fn rate(problem: &str) -> u8;

async fn handle(problem: &str) {
    let score = rate(problem).await;
    println!("{score}");
}

fn main() {}

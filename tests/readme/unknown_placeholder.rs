use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// How urgent is this, from 1 to 5?
///
/// {{ probelm.summary }}
#[step]
async fn rate(problem: &Problem) -> u8;

fn main() {}

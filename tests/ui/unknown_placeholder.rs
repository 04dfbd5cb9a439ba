use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate the urgency of this problem.
///
/// {{ probelm.summary }}
#[step]
async fn rate(problem: &Problem) -> u8;

fn main() {}

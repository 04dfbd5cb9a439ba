use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate {{ problem }}.
#[step]
async fn rate(problem: &Problem) -> u8;

flow! {
    fn support(problem: Problem) -> u8 {
        match problem.summary.len() {
            0 => 0,
            _ => rate()?,
        }
    }
}

fn main() {}

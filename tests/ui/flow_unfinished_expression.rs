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
        let score = rate(&problem.)?;
        score
    }
}

fn main() {}

use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate {{ problem }}.
#[step]
async fn rate(problem: &Problem) -> u8;

flow! {
    fn support(problems: Vec<Problem>) -> Vec<u8> {
        for problem in &problems {
            rate(problem, 3)?
        }
    }
}

fn main() {}

use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate {{ problem }}.
#[step]
async fn rate(problem: &Problem) -> u8;

flow! {
    fn support(lines: Vec<String>) -> Vec<u8> {
        for line in &lines {
            let problem = Problem { summary: line.clone() };
            let first = rate(&problem)?;
            first + rate(line)?
        }
    }
}

fn main() {}

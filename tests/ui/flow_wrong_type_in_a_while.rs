use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate {{ problem }}.
#[step]
async fn rate(problem: &Problem) -> u8;

flow! {
    fn support(text: String, problem: Problem) -> u8 {
        let mut score = rate(&problem)?;
        #[limit(3)]
        while score < 3 {
            score = rate(&text)?;
        }
        score
    }
}

fn main() {}

use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

#[contract]
struct Urgency {
    score: u8,
}

/// What is the problem? {{ mail }}
#[step]
async fn diagnose(mail: &str) -> Problem;

/// How urgent is this, from 1 to 5? {{ problem.summary }}
#[step]
async fn rate(problem: &Problem) -> Urgency;

/// Answer this, urgency {{ urgency.score }}: {{ problem.summary }}
#[step]
async fn reply(problem: &Problem, urgency: &Urgency) -> String;

flow! {
    pub fn support(mail: String) -> String {
        let problem = diagnose(&mail)?;
        let urgency = rate(&problem)?;
        reply(&urgency, &problem)?
    }
}

fn main() {}

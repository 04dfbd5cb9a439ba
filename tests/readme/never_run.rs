use flow::prelude::*;

/// What is the problem? {{ mail }}
#[step]
async fn diagnose(mail: &str) -> String;

/// How urgent is this, from 1 to 5? {{ problem }}
#[step]
async fn rate(problem: &str) -> u8;

flow! {
    pub fn triage(mail: String) -> u8 {
        let problem = diagnose(&mail);
        rate(&problem)?
    }
}

fn main() {}

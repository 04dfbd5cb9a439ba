use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate {{ problem }}.
#[step]
async fn rate(problem: &Problem) -> u8;

flow! {
    fn support(text: String) -> u8 {
        match text.len() {
            0 => 0,
            _ => rate(&text)?,
        }
    }
}

fn main() {}

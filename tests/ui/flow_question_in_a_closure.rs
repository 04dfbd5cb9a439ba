use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

fn shorten(text: &str) -> Result<String, std::fmt::Error> {
    Ok(text.to_owned())
}

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        let all: Vec<String> = lines.iter().map(|line| shorten(line)?).collect();
        for line in &all { translate(line)? }
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>, tone: String) -> Vec<String> {
        for line in &lines {
            let first = translate(line)?;
            let second = translate(&tonne)?;
            first + &second
        }
    }
}

fn main() {}

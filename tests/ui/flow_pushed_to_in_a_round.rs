use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        let mut all = Vec::new();
        for line in &lines {
            all.push(translate(line)?);
        }
        all
    }
}

fn main() {}

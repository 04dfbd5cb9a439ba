use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        for line in &lines {
            translate(line)
        }
    }
}

fn main() {}

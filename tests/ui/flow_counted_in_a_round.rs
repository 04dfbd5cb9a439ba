use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> usize {
        let mut total = 0;
        for line in &lines {
            total += translate(line)?.len();
        }
        total
    }
}

fn main() {}

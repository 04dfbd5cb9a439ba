use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        lines.iter().map(|line| translate(line)?).collect()
    }
}

fn main() {}

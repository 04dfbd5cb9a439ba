use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>, rounds: usize) -> Vec<String> {
        #[limit(round)]
        for line in &lines {
            let _ = rounds;
            translate(line)?
        }
    }
}

fn main() {}

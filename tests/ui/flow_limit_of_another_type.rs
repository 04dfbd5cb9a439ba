use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>, rounds: u8) -> Vec<String> {
        #[limit(rounds)]
        for line in &lines {
            translate(line)?
        }
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        #[limit = 3]
        for line in &lines {
            translate(line)?
        }
    }
}

fn main() {}

use flow::prelude::*;

fn join(a: String, b: String) -> String {
    a + &b
}

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>, text: String) -> Vec<String> {
        let all = for line in &lines {
            let french = translate(line)?;
            join(french, text)
        };
        all
    }
}

fn main() {}

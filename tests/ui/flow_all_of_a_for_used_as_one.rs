use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> String {
        let all = for line in &lines { translate(line)? };
        translate(&all)?
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> String {
        let french = for line in &lines { translate(line) };
        french.join("\n")
    }
}

fn main() {}

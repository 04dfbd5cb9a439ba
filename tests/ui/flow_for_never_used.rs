#![deny(unused_variables)]
use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> usize {
        let all = for line in &lines { translate(line)? };
        lines.len()
    }
}

fn main() {
    let _ = support(Vec::new());
}

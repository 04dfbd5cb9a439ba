#![deny(unused_must_use)]

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> usize {
        for line in &lines {
            translate(line);
        }
        lines.len()
    }
}

fn main() {}

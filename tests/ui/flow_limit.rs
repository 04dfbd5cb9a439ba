use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> usize {
        #[limit(3)]
        for line in &lines { translate(line)?; }
        lines.len()
    }
}

fn main() {}

use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let Some(line) = text.lines().next() else { panic!("no line") };
        translate(line)?
    }
}

fn main() {}

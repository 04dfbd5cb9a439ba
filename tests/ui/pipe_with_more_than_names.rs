use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

fn main() {
    let _ = flow!(<String -> String> translate(3) => translate);
}

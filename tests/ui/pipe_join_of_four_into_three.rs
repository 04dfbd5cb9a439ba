use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

/// Merge {{ a }}, {{ b }} and {{ c }}.
#[step]
async fn merge(a: &str, b: &str, c: &str) -> String;

fn main() {
    let _ = flow!(<String -> String> (translate, translate, translate, translate) => merge);
}

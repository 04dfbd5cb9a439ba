use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

async fn french() -> String {
    translate("Good morning").await
}

fn main() {}

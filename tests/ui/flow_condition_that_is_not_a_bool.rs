use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = translate(&text)?;
        let best = if french { 1 } else { 2 };
        french.repeat(best)
    }
}

fn main() {}

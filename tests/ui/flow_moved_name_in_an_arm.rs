use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = translate(&text)?;
        let best = match text.len() {
            0 => french,
            _ => translate(&french)?,
        };
        best
    }
}

fn main() {}

use flow::prelude::*;

fn consume(text: String) -> String {
    text
}

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = translate(&text)?;
        let kept = try { let again = translate(&french)?; again + &consume(french) };
        kept.unwrap_or_default()
    }
}

fn main() {}

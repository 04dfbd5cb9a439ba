use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let english = translate(&text)?;
        #[after(english)]
        const LONG: usize = 80;
        if text.len() > LONG { english } else { text }
    }
}

fn main() {}

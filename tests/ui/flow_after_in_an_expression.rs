use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let english = translate(&text)?;
        let length = {
            #[after(english)]
            text.len()
        };
        translate(&text[..length])?
    }
}

fn main() {}

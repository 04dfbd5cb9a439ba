use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        #[limit(3)]
        translate(&text)?;
        text
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    #[after(text)]
    fn support(text: String) -> String {
        translate(&text)?
    }
}

fn main() {}

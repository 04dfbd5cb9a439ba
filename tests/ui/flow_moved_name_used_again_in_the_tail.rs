use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> (String, usize) {
        let french = translate(&text)?;
        (french, french.len())
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let mut french = translate(&text)?;
        while french.is_empty() {
            french = translate(&text)?;
        }
        french
    }
}

fn main() {}

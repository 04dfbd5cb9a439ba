use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let mut french = translate(&text)?;
        let again = translate(&text)?;
        #[limit(3)]
        while french.is_empty() {
            french = translate(&again)?;
        }
        french
    }
}

fn main() {}

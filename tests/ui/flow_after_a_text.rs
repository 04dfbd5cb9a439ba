use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let saved = translate(&text)?;
        #[after("saved")]
        let told = translate(&text)?;
        saved + &told
    }
}

fn main() {}

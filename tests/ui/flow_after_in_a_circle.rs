use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        #[after(second)]
        let first = translate(&text)?;
        #[after(first)]
        let second = translate(&text)?;
        first + &second
    }
}

fn main() {}

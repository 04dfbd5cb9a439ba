use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        #[after(english)]
        let french = translate(&text)?;
        let english = translate(&french)?;
        english
    }
}

fn main() {}

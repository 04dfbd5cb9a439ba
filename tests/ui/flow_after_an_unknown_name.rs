use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

#[step]
async fn save(text: &str) {
    let _ = text;
}

flow! {
    fn support(text: String) -> String {
        let saved = save(&text)?;
        #[after(savd)]
        let french = translate(&text)?;
        french
    }
}

fn main() {}

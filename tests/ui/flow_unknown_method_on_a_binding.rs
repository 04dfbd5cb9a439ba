use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> usize {
        let french = translate(&text)?;
        let length = french.lenght();
        length
    }
}

fn main() {}

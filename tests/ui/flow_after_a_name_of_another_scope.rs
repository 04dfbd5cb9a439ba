use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        {
            let inside = translate(&text)?;
            translate(&inside)?;
        }
        #[after(inside)]
        let told = translate(&text)?;
        told
    }
}

fn main() {}

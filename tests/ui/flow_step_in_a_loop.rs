use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = loop {
            let french = translate(&text)?;
            if !french.is_empty() {
                break french;
            }
        };
        french
    }
}

fn main() {}

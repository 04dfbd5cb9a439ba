use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> (String, String) {
        tokio::join!(translate(&text)?, translate("both")?)
    }
}

fn main() {}

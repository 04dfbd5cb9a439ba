use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let both = translate(&text)? + &translate("both");
        both
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

fn read<T: From<String>>(text: &str) -> T {
    text.to_owned().into()
}

flow! {
    fn support(text: String) -> String {
        translate(&text)?;
        read(&text)
    }
}

fn main() {}

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

fn give_up() -> ! {
    panic!("there is nothing to translate")
}

flow! {
    fn support(text: String) -> String {
        match text.len() {
            0 => give_up(),
            _ => translate(&text)?,
        }
    }
}

fn main() {}

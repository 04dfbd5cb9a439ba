use flow::prelude::*;
use std::rc::Rc;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> Rc<String> {
        let french = translate(&text)?;
        Rc::new(french)
    }
}

fn main() {}

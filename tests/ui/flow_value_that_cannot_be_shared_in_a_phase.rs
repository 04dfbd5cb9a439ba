use flow::prelude::*;
use std::rc::Rc;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        {
            let shared = Rc::new(text.clone());
            translate(&shared)?
        }
    }
}

fn main() {}

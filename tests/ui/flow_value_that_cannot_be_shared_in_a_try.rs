use flow::prelude::*;
use std::rc::Rc;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = try {
            let shared = Rc::new(text.clone());
            translate(&shared)?
        };
        french.unwrap_or_default()
    }
}

fn main() {}

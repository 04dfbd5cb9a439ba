use std::rc::Rc;

use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let shared = Rc::new(text.clone());
        translate(&shared)?
    }
}

fn main() {}

use std::rc::Rc;

use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: Rc<String>) -> String {
        translate(&text)?
    }
}

fn main() {}

use flow::prelude::*;
use std::rc::Rc;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        for line in &lines {
            let shared = Rc::new(line.clone());
            translate(&shared)?
        }
    }
}

fn main() {}

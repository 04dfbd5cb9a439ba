use flow::prelude::*;
use std::rc::Rc;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> usize {
        let all = for line in &lines { Rc::new(translate(line)?) };
        all.len()
    }
}

fn main() {}

#![deny(unused_variables)]

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        match text.len() {
            0 => text.clone(),
            _ => {
                let french = translate(&text)?;
                translate(&text)?
            }
        }
    }
}

fn main() {}

#![deny(unused_variables)]

use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let tried = try {
            let french = translate(&text)?;
            translate(&text)?
        };
        tried.unwrap_or_default()
    }
}

fn main() {}

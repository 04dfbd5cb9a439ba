use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

/// Is this good? {{ text }}
#[step]
async fn is_good(text: &str) -> bool;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        for line in &lines {
            let mut french = translate(line)?;
            while !is_good(&french)? {
                french = translate(&french)?;
            }
            french
        }
    }
}

fn main() {}

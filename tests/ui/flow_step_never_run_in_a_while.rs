use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

/// Is this good? {{ text }}
#[step]
async fn is_good(text: &str) -> bool;

flow! {
    fn support(text: String) -> String {
        let mut french = translate(&text)?;
        #[limit(3)]
        while !is_good(&french) {
            french = translate(&french)?;
        }
        french
    }
}

fn main() {}

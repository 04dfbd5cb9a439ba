use flow::prelude::*;

/// Rewrite {{ text }}.
#[step]
async fn rewrite(text: &str) -> String;

/// Is this good? {{ text }}
#[step]
async fn is_good(text: &str) -> bool;

flow! {
    fn support(text: String) -> String {
        let mut draft = rewrite(&text)?;
        #[limit(3)]
        loop {
            if is_good(&draft)? {
                break;
            }
            draft = rewrite(&draft)?;
        }
        draft
    }
}

fn main() {}

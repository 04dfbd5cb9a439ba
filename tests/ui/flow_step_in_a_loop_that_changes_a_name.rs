use flow::prelude::*;

/// Rewrite {{ text }}.
#[step]
async fn rewrite(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        if text.len() > 3 {
            let mut draft = rewrite(&text)?;
            let last = #[limit(3)]
            loop {
                draft = rewrite(&draft)?;
                if draft.len() > 3 {
                    break draft;
                }
            };
            last
        } else {
            text.clone()
        }
    }
}

fn main() {}

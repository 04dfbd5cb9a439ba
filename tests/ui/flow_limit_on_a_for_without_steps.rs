use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> String {
        let all = {
            let mut all = String::new();
            #[limit(3)]
            for line in &lines {
                all.push_str(line);
            }
            all
        };
        translate(&all)?
    }
}

fn main() {}

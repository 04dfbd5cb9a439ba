use flow::prelude::*;

struct Desk {
    language: String,
}

impl Desk {
    /// Translate into {{ self.language }}: {{ text }}
    #[step(attempts = 2)]
    pub async fn translate(&self, text: &str) -> String;
}

flow! {
    fn support(text: String) -> String {
        Desk::translate(&text)?
    }
}

fn main() {}

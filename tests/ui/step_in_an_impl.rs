use flow::prelude::*;

struct Desk;

impl Desk {
    /// Translate: {{ text }}
    #[step]
    async fn translate(text: &str) -> String;
}

fn main() {}

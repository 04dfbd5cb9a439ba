use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

#[contract]
enum Kind {
    Order,
    Other(String),
}

/// What kind of mail is this? {{ text }}
#[step]
async fn sort(text: &str) -> Kind;

flow! {
    fn support(text: String) -> String {
        match sort(&text)? {
            Kind::Ordr => text.clone(),
            _ => translate(&text)?,
        }
    }
}

fn main() {}

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
    fn route(text: String) -> Kind {
        sort(&text)?
    }
}

flow! {
    fn support(text: String) -> String {
        match route(text.clone()) {
            Kind::Order => text.clone(),
            Kind::Other(language) => translate(&language)?,
        }
    }
}

fn main() {}

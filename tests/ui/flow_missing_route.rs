use flow::prelude::*;

#[contract]
enum Area {
    Billing,
    Login,
}

/// Which area does {{ text }} belong to?
#[step]
async fn classify(text: &str) -> Area;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let area = classify(&text)?;
        match &area {
            Area::Billing => translate(&text)?,
        }
    }
}

fn main() {}

use flow::prelude::*;

macro_rules! give_up {
    ($when:expr, $value:expr) => {
        if $when {
            return $value;
        }
    };
}

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        give_up!(text.is_empty(), text);
        translate(&text)?
    }
}

fn main() {}

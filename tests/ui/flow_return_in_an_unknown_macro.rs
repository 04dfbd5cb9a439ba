use flow::prelude::*;

#[allow(unused_macros)]
macro_rules! give_up {
    ($what:expr) => {
        $what
    };
}

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        give_up!(return text);
        translate(&text)?
    }
}

fn main() {}

#![deny(warnings)]
use flow::prelude::*;

/// Translate {{ text }}.
#[step]
async fn translate(text: &str) -> String;

flow! {
    /// A flow that another one runs.
    pub(crate) fn inner(text: &str, tone: &str) -> String {
        translate(&format!("{tone} {text}"))?
    }

    fn outer(text: String) -> String {
        const TONE: &str = "kindly";
        fn shorten(text: &str) -> &str {
            text.get(..3).unwrap_or(text)
        }
        let phase = {
            let text = translate(&text)?;
            let again = { let deep = translate(&text)?; translate(&deep)? };
            inner(&text, &again)?
        };
        let (left, right) = { let a = translate(&phase)?; (a.len(), phase.len()) };
        { translate(shorten(&phase))?; }
        let text = inner(&text, TONE)?;
        let text = translate(&text)?;
        format!("{phase} {text} {}", left + right)
    }

    fn borrowed<'a, 'b>(text: &'a str, tone: &'b String) -> usize {
        inner(text, tone)?.len()
    }

    fn nothing(text: &str) {
        translate(text)?;
    }

    pub fn constant() -> u8 {
        3
    }

    fn moved(text: String, others: Vec<String>) -> (String, Vec<String>) {
        (text, others)
    }

    fn r#match(r#type: String) -> String {
        translate(&r#type)?
    }
}

mod apart {
    use flow::prelude::*;

    flow! {
        pub(super) fn deeper(text: String) -> String {
            super::inner(&text, "loudly")?
        }
    }
}

fn main() {
    flow! {
        fn local(text: String) -> String {
            apart::deeper(text.clone())?
        }
    }
    let _ = local("text".to_owned());
    let _ = outer("text".to_owned());
    let _ = borrowed("text", &"tone".to_owned());
    let _ = (nothing("text"), constant(), moved(String::new(), Vec::new()), r#match(String::new()));
}

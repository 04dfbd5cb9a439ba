//! The patterns of strings, matched in linear time.
//!
//! JSON Schema's patterns are ECMA-262's; [`ecma`] writes them as the `regex` crate has them. A pattern that cannot be used
//! is known when its type's schema is built, and stops a run before anything is paid for.

use std::fmt;
use std::sync::{Arc, OnceLock};

use regex::Regex;

mod ecma;

/// A regular expression of a schema. Clones share what it was compiled to.
#[derive(Clone)]
pub(crate) struct Pattern(Arc<Inner>);

struct Inner {
    source: String,
    compiled: OnceLock<Result<Regex, String>>,
}

impl Pattern {
    pub(crate) fn new(source: &str) -> Self {
        Pattern(Arc::new(Inner { source: source.to_owned(), compiled: OnceLock::new() }))
    }

    /// What matches if any of these does.
    pub(crate) fn any<'p>(mut patterns: impl Iterator<Item = &'p str>) -> Self {
        let first = patterns.next().unwrap_or_default();
        match patterns.map(|pattern| format!("|(?:{pattern})")).collect::<String>() {
            others if others.is_empty() => Pattern::new(first),
            others => Pattern::new(&format!("(?:{first}){others}")),
        }
    }

    /// As the schema has it.
    pub(crate) fn source(&self) -> &str {
        &self.0.source
    }

    /// Whether some part of the text matches. One that cannot be used holds nothing up: it is reported as such.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.compiled().as_ref().map_or(true, |regex| regex.is_match(text))
    }

    /// Why it cannot be used, if it cannot.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.compiled().as_ref().err().map(String::as_str)
    }

    /// The same in the syntax of the `regex` crate, if it can be used.
    pub(crate) fn to_regex(&self) -> Option<&str> {
        self.compiled().as_ref().ok().map(Regex::as_str)
    }

    fn compiled(&self) -> &Result<Regex, String> {
        self.0.compiled.get_or_init(|| {
            let translated = ecma::translated(&self.0.source)?;
            Regex::new(&translated).map_err(reason)
        })
    }
}

/// Why an expression is none, without the picture of it: it shows our translation, which nobody has written.
fn reason(error: regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => {
            "it is too large; repeat less, and say with `length(max = …)` how long a text may be"
                .to_owned()
        }
        error => {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        }
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.source == other.0.source
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({:?})", self.0.source)
    }
}

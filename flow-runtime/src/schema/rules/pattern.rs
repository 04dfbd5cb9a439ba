//! The patterns of strings, matched in linear time.
//!
//! JSON Schema's patterns are ECMA-262's; [`ecma`] writes them as the `regex` crate has them. Only whether one matches is
//! asked, so what runs is the one automaton that answers it: the lazy DFA of `regex-automata`, built as a text needs it and
//! never beyond its cache. A pattern that cannot be used is known when its type's schema is built, and stops a run before
//! anything is paid for.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::{Input, MatchKind};
use regex_syntax::hir::Hir;

mod ecma;

/// How large a pattern's automaton may be, in bytes: the `regex` crate's bound.
const LARGEST: usize = 10 * (1 << 20);

/// A regular expression of a schema. Clones share what it was compiled to.
#[derive(Clone)]
pub(crate) struct Pattern(Arc<Inner>);

struct Inner {
    source: String,
    compiled: OnceLock<Result<Compiled, String>>,
}

struct Compiled {
    hir: Hir,
    dfa: DFA,
    /// The states that texts have needed so far.
    cache: Mutex<Cache>,
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
        self.compiled().as_ref().map_or(true, |compiled| compiled.is_match(text))
    }

    /// Why it cannot be used, if it cannot.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.compiled().as_ref().err().map(String::as_str)
    }

    /// What it takes, if it can be used.
    pub(crate) fn hir(&self) -> Option<&Hir> {
        self.compiled().as_ref().ok().map(|compiled| &compiled.hir)
    }

    fn compiled(&self) -> &Result<Compiled, String> {
        self.0.compiled.get_or_init(|| Compiled::new(&ecma::translated(&self.0.source)?))
    }
}

impl Compiled {
    fn new(pattern: &str) -> Result<Self, String> {
        let hir = regex_syntax::parse(pattern).map_err(|error| reason(&error.to_string()))?;
        let nfa = thompson::Compiler::new()
            .configure(
                thompson::Config::new()
                    .nfa_size_limit(Some(LARGEST))
                    .which_captures(WhichCaptures::None),
            )
            .build_from_hir(&hir)
            .map_err(|error| match error.size_limit() {
                Some(_) => {
                    "it is too large; repeat less, and say with `length(max = …)` how long a text may be"
                        .to_owned()
                }
                None => reason(&error.to_string()),
            })?;
        let dfa = DFA::builder()
            .configure(
                // Which part matches is not asked, so that no branch need wait for one before it. A cache that is too small
                // for a large pattern is given what that one needs.
                DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true),
            )
            .build_from_nfa(nfa)
            .map_err(|error| reason(&error.to_string()))?;
        let cache = Mutex::new(dfa.create_cache());
        Ok(Compiled { hir, dfa, cache })
    }

    fn is_match(&self, text: &str) -> bool {
        match self.cache.try_lock() {
            Ok(mut cache) => self.search(&mut cache, text),
            // It is in use elsewhere.
            Err(_) => self.search(&mut self.dfa.create_cache(), text),
        }
    }

    fn search(&self, cache: &mut Cache, text: &str) -> bool {
        let found = self.dfa.try_search_fwd(cache, &Input::new(text).earliest(true));
        // It fails only where it was told when to give up, or at bytes that it was told not to read: it was told neither.
        found.is_ok_and(|end| end.is_some())
    }
}

/// Why an expression is none, without the picture of it: it shows our translation, which nobody has written.
fn reason(error: &str) -> String {
    let last = error.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
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

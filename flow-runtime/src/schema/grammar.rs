//! The subset of JSON Schema that servers turn into a grammar: llama.cpp, and with it Ollama; vLLM takes all of it too.

use super::subset::{Bounds, Recursion, Subset};

/// How often a rule may be repeated in llama.cpp's grammars.
const REPETITIONS: u64 = 1_999;

/// As llama.cpp converts it. It writes optional properties after the required ones, so all are required here, to keep the
/// order; tuples are broken; patterns have to be anchored; of numbers, only integers have bounds; keywords that it does not
/// know are skipped. The model never sees the schema.
pub(super) static GRAMMAR: Subset = Subset {
    object_root: false,
    optional: false,
    recursion: Recursion::Always,
    tuples: false,
    maps: true,
    any: true,
    bounds: Bounds::Integers,
    multiple_of: false,
    lengths: REPETITIONS,
    pattern: is_plain,
    min_items: REPETITIONS,
    max_items: REPETITIONS,
    formats: &["date", "time", "date-time", "uuid"],
    shown: false,
    fits: |_| true,
};

/// Whether a pattern is anchored at both ends and has nothing in it that grammars lack: groups with options, classes and
/// anchors that are written as letters, lazy repetition.
fn is_plain(pattern: &str) -> bool {
    let Some(inner) = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')) else {
        return false;
    };
    let mut letters = inner.as_bytes().windows(2);
    !letters.any(|pair| match pair {
        [b'\\', next] => next.is_ascii_alphanumeric(),
        [b'(' | b'*' | b'+' | b'?' | b'}', b'?'] => true,
        _ => false,
    }) && !inner.contains(['^', '$', '"'])
        && !inner.ends_with('\\')
}

//! The subset of JSON Schema that Gemini takes as `responseJsonSchema`.

use super::subset::{Bounds, Recursion, Subset};

/// As the provider documents it, for Gemini 2.5 and later, which keep the order of properties: maps and tuples are there,
/// bounds are inclusive, strings have three formats and no other rules, and a form holds itself only in a property that may be
/// left out.
pub(super) static GEMINI: Subset = Subset {
    object_root: true,
    optional: true,
    recursion: Recursion::Optional,
    tuples: true,
    maps: true,
    any: false,
    bounds: Bounds::Inclusive,
    multiple_of: false,
    lengths: 0,
    pattern: |_| false,
    min_items: u64::MAX,
    max_items: u64::MAX,
    formats: &["date-time", "date", "time"],
    shown: true,
    fits: |_| true,
};

//! The subset of JSON Schema that Anthropic's structured outputs keep.

use super::wire::Subset;

/// As the provider documents it: properties may be optional, a form cannot hold itself, `minItems` is 0 or 1, and numbers and
/// strings have no bounds (those of the format aside).
pub(super) static ANTHROPIC: Subset = Subset {
    optional: true,
    recursion: false,
    bounds: false,
    pattern: false,
    min_items: 1,
    max_items: false,
    formats: &[
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "uri",
        "ipv4",
        "ipv6",
        "uuid",
    ],
    fits: |_| true,
};

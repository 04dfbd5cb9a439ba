//! The subset of JSON Schema that Anthropic's structured outputs keep.

use super::json::Json;
use super::subset::{Bounds, Recursion, Subset};

/// As the provider documents it: properties may be optional, a form cannot hold itself, `minItems` is 0 or 1, and numbers and
/// strings have no bounds (those of the format aside).
pub(super) static ANTHROPIC: Subset = Subset {
    object_root: true,
    optional: true,
    recursion: Recursion::Never,
    tuples: false,
    maps: false,
    any: false,
    bounds: Bounds::Never,
    multiple_of: false,
    lengths: 0,
    pattern: |_| false,
    min_items: 1,
    max_items: 0,
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
    shown: true,
    fits: |schema| {
        let (optional, unions) = parameters(schema);
        optional <= 24 && unions <= 16
    },
};

/// How many properties of a schema are optional, and how many have several forms: the provider limits both.
fn parameters(schema: &Json) -> (usize, usize) {
    let (mut optional, mut unions) = (0, 0);
    let properties = schema.get("properties").map(Json::members).unwrap_or_default();
    let required = schema.get("required").map(Json::items).unwrap_or_default();
    for (name, property) in properties {
        optional += usize::from(!required.iter().any(|required| required.as_str() == Some(name)));
        let several = property.get("anyOf").is_some()
            || matches!(property.get("type"), Some(Json::Array(kinds)) if kinds.len() > 1);
        unions += usize::from(several);
    }
    let defs = schema.get("$defs").map(Json::members).unwrap_or_default();
    let branches = schema.get("anyOf").map(Json::items).unwrap_or_default();
    let mut add = |schema: &Json| {
        let (more_optional, more_unions) = parameters(schema);
        optional += more_optional;
        unions += more_unions;
    };
    properties.iter().for_each(|(_, schema)| add(schema));
    defs.iter().for_each(|(_, schema)| add(schema));
    branches.iter().for_each(&mut add);
    schema.get("items").into_iter().for_each(add);
    (optional, unions)
}

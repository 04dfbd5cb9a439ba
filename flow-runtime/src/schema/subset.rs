//! What a provider enforces of JSON Schema.
//!
//! A dialect is a value of [`Subset`]. What it lacks changes its form on the wire, or goes into the description.

use super::json::Json;
use super::rules::Rules;
use super::shape::{Form, Node};

/// What a provider's structured outputs take of JSON Schema.
#[derive(Debug)]
pub(crate) struct Subset {
    /// Whether the root must be an object.
    pub(crate) object_root: bool,
    /// Whether an object may leave out a property. If not, an optional one is `null` instead.
    pub(crate) optional: bool,
    /// Which forms may hold themselves.
    pub(crate) recursion: Recursion,
    /// Whether a list may have an own form for each place (`prefixItems`).
    pub(crate) tuples: bool,
    /// Whether an object may have any keys (a schema as `additionalProperties`).
    pub(crate) maps: bool,
    /// Whether any JSON may stand at a place.
    pub(crate) any: bool,
    /// Which bounds of numbers have keywords.
    pub(crate) bounds: Bounds,
    /// Whether `multipleOf` is taken.
    pub(crate) multiple_of: bool,
    /// The largest `minLength` and `maxLength` that are taken; 0 if there are no such keywords.
    pub(crate) lengths: u64,
    /// Which patterns are taken.
    pub(crate) pattern: fn(&str) -> bool,
    /// The largest `minItems` that is taken.
    pub(crate) min_items: u64,
    /// The largest `maxItems` that is taken; 0 if there is no such keyword.
    pub(crate) max_items: u64,
    /// The formats of strings that are taken.
    pub(crate) formats: &'static [&'static str],
    /// Whether the provider shows the schema to the model. If not, the prompt has to tell the form too.
    pub(crate) shown: bool,
    /// Whether a finished schema is within the provider's limits.
    pub(crate) fits: fn(&Json) -> bool,
}

/// Which forms may hold themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recursion {
    Never,
    /// Those that do so in a property that may be left out.
    Optional,
    Always,
}

/// Which bounds of numbers have keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bounds {
    Never,
    /// `minimum` and `maximum`.
    Inclusive,
    /// `minimum` and `maximum` of integers, within 64 bits.
    Integers,
    All,
}

impl Subset {
    /// Whether what stands at `node` has another form on the wire. Unions with labels are another matter.
    pub(crate) fn turns(&self, node: &Node) -> bool {
        match &node.form {
            Form::Any => !self.any,
            Form::Tuple(_) => !self.tuples,
            Form::Integer => is_wide(&node.rules),
            Form::Object(object) => {
                object.rest.is_some() && !(self.maps && object.fields.is_empty())
            }
            _ => false,
        }
    }
}

/// Whether these are the rules of a 128-bit integer. JSON readers lose digits of one, so it is a string on the wire.
pub(super) fn is_wide(rules: &Rules) -> bool {
    matches!(rules.format.as_deref(), Some("int128" | "uint128"))
}

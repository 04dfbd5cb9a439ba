//! From a reply's text to the value that it means, or a clear no.
//!
//! The text is read as it stands first, straight into the type. If that fails, what may be the answer is looked for in it and
//! read along the type's form: the last complete document that fits counts, never a draft before a broken one. Each departure
//! from JSON is on record as a [`Repair`], and [`Repairs`] says which may be made. Then the constraints of the type's schema
//! are checked, all at once. A reply that is still arriving is read by a [`Partial`].

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::schema::{Dialect, Schema, cut, key as key_step};

mod candidates;
mod coerce;
mod effort;
mod error;
mod fold;
mod known;
mod loose;
mod partial;
mod quotes;
mod reader;
mod repair;

pub use error::{ReplyError, ReplyErrorKind, Violation};
pub use partial::Partial;
pub use repair::{Parsed, Repair, RepairKind, Repairs};

pub(crate) use known::Known;
use reader::Reader;

/// The longest text that is read, in bytes: 16 MiB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Reads a reply, with the repairs that are safe.
///
/// ```
/// use flow::reply::parse;
///
/// let text = "Here is the list:\n```json\n[1, 2, 3,]\n```";
/// assert_eq!(parse::<Vec<u8>>(text).unwrap(), [1, 2, 3]);
///
/// let error = parse::<Vec<u8>>("[1, 2, 300]").unwrap_err();
/// assert_eq!(error.to_string(), "`$[2]` must be from 0 to 255, not 300");
/// ```
///
/// # Errors
///
/// [`ReplyError`], worded so that a model can do better with it.
pub fn parse<T>(text: &str) -> Result<T, ReplyError>
where
    T: JsonSchema + DeserializeOwned + 'static,
{
    parse_with(text, Repairs::Safe).map(|parsed| parsed.value)
}

/// Reads a reply, with the repairs that `repairs` allows, and says which were made.
///
/// ```
/// use flow::reply::{RepairKind, Repairs, parse_with};
///
/// let parsed = parse_with::<(u32, bool)>("['1,200', True]", Repairs::All).unwrap();
/// assert_eq!(parsed.value, (1200, true));
/// let kinds: Vec<RepairKind> = parsed.repairs.iter().map(|repair| repair.kind).collect();
/// assert_eq!(kinds, [RepairKind::Quotes, RepairKind::Separators, RepairKind::Literal]);
///
/// // 1.2 or 1200? What reads in two ways is not read.
/// assert!(parse_with::<(f64, bool)>("['1,200', True]", Repairs::All).is_err());
/// ```
///
/// # Errors
///
/// [`ReplyError`], worded so that a model can do better with it.
pub fn parse_with<T>(text: &str, repairs: Repairs) -> Result<Parsed<T>, ReplyError>
where
    T: JsonSchema + DeserializeOwned + 'static,
{
    decode_with(text, &Schema::of::<T>(), Dialect::Prompt, repairs)
}

/// Reads a reply that was asked for in `dialect`, with the repairs that are safe. The form of [`Schema::wire`] and the type's
/// own are both taken.
///
/// # Errors
///
/// [`ReplyError`], with paths as they stand in the reply.
pub fn decode<T: DeserializeOwned>(
    text: &str,
    schema: &Schema,
    dialect: Dialect,
) -> Result<T, ReplyError> {
    decode_with(text, schema, dialect, Repairs::Safe).map(|parsed| parsed.value)
}

/// The same, with the repairs that `repairs` allows.
///
/// # Errors
///
/// [`ReplyError`], with paths as they stand in the reply.
pub fn decode_with<T: DeserializeOwned>(
    text: &str,
    schema: &Schema,
    dialect: Dialect,
    repairs: Repairs,
) -> Result<Parsed<T>, ReplyError> {
    Reader::new(schema, dialect, repairs).read(text)
}

/// Reads a reply whose end is missing: only a document that is all there, and that nothing follows, counts.
pub(crate) fn decode_cut_off<T: DeserializeOwned>(
    text: &str,
    schema: &Schema,
    dialect: Dialect,
    repairs: Repairs,
) -> Result<Parsed<T>, ReplyError> {
    Reader { is_cut_off: true, ..Reader::new(schema, dialect, repairs) }.read(text)
}

impl Schema {
    /// Reads a reply along this form alone, where there is no Rust type for it.
    ///
    /// ```
    /// use flow::Schema;
    /// use flow::reply::Repairs;
    ///
    /// let schema = Schema::from_json(&serde_json::json!({
    ///     "type": "object",
    ///     "properties": {"score": {"type": "integer", "maximum": 5}},
    ///     "required": ["score"]
    /// }));
    /// let parsed = schema.parse("{score: \"4\"}", Repairs::Safe).unwrap();
    /// assert_eq!(parsed.value, serde_json::json!({"score": 4}));
    /// assert!(schema.parse("{score: 9}", Repairs::Safe).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`ReplyError`], worded so that a model can do better with it.
    pub fn parse(&self, text: &str, repairs: Repairs) -> Result<Parsed<Value>, ReplyError> {
        Reader { is_typed: false, ..Reader::new(self, Dialect::Prompt, repairs) }.read(text)
    }
}

//! From a reply's text to the value that it means, or a clear no.
//!
//! The text is read as it stands first, straight into the type. If it is no JSON as a whole, the JSON in it is looked for: the
//! last complete document that fits the type counts, never a draft before a broken one. Nothing is repaired. Then the
//! constraints of the type's schema are checked, all at once. A reply that is still arriving is read by a [`Partial`].

use std::fmt;

use schemars::JsonSchema;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::schema::{Broken, Dialect, Fault, Json, Schema, Subset};

mod partial;
mod scan;

pub use partial::Partial;

/// The longest text that is read, in bytes: 16 MiB.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Reads a reply in the type's own JSON form.
///
/// ```
/// let text = "Here is the list:\n```json\n[1, 2, 3]\n```";
/// assert_eq!(flow_runtime::reply::parse::<Vec<u8>>(text).unwrap(), [1, 2, 3]);
///
/// let error = flow_runtime::reply::parse::<Vec<u8>>("[1, 2, 300]").unwrap_err();
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
    decode(text, &Schema::of::<T>(), Dialect::Prompt)
}

/// Reads a reply that was asked for in `dialect`: the form of [`Schema::wire`], or the type's own where that is `None`.
///
/// # Errors
///
/// [`ReplyError`], with paths as they stand in the reply.
pub fn decode<T: DeserializeOwned>(
    text: &str,
    schema: &Schema,
    dialect: Dialect,
) -> Result<T, ReplyError> {
    if let Some(why) = schema.unusable() {
        return Err(ReplyError::new(ReplyErrorKind::BadSchema, why.to_owned()));
    }
    if text.len() > MAX_BYTES {
        return Err(ReplyError::new(
            ReplyErrorKind::NotJson,
            format!(
                "it is {} bytes long, and at most {MAX_BYTES} are read: be shorter",
                text.len()
            ),
        ));
    }
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    if trimmed.is_empty() {
        return Err(ReplyError::new(ReplyErrorKind::Empty, "it was empty".to_owned()));
    }
    if schema.is_text() {
        return T::deserialize(Value::String(text.to_owned()))
            .map_err(|error| ReplyError::new(ReplyErrorKind::WrongShape, error.to_string()));
    }
    let reader = Reader { schema, subset: schema.turned(dialect) };
    match reader.read(trimmed) {
        Read::Fits(value) => return Ok(value),
        Read::Breaks(error) => return Err(error),
        Read::Misfits => {}
    }
    if serde_json::from_str::<IgnoredAny>(trimmed).is_ok() {
        return Err(reader.explain::<T>(trimmed));
    }
    let found = scan::documents(trimmed);
    if found.cut_off {
        return Err(ReplyError::new(
            ReplyErrorKind::NotJson,
            "it ends in the middle of a JSON value: give the whole value, and be shorter if need be".to_owned(),
        ));
    }
    for document in found.documents.iter().rev() {
        match reader.read(document) {
            Read::Fits(value) => return Ok(value),
            Read::Breaks(error) => return Err(error),
            // What stands before a broken document may be a draft of it.
            Read::Misfits if serde_json::from_str::<Json>(document).is_err() => {
                return Err(reader.explain::<T>(document));
            }
            Read::Misfits => {}
        }
    }
    Err(match found.documents.last() {
        Some(last) => reader.explain::<T>(last),
        None => ReplyError::new(
            ReplyErrorKind::NotJson,
            "it holds no JSON: answer with the JSON value alone".to_owned(),
        ),
    })
}

/// What came of reading one document.
enum Read<T> {
    Fits(T),
    /// It has the type's form, but breaks its constraints.
    Breaks(ReplyError),
    Misfits,
}

struct Reader<'a> {
    schema: &'a Schema,
    /// How documents have to be turned back, if they have to be.
    subset: Option<&'static Subset>,
}

impl Reader<'_> {
    fn read<T: DeserializeOwned>(&self, document: &str) -> Read<T> {
        let mut codec = self.schema.codec(self.subset, document.len());
        let value = if self.subset.is_some() {
            let Ok(json) = serde_json::from_str::<Json>(document) else {
                return Read::Misfits;
            };
            let Ok(own) = codec.decode(&json) else {
                return Read::Misfits;
            };
            own.read().ok()
        } else {
            let value = serde_json::from_str::<T>(document).ok();
            if value.is_some()
                && self.schema.is_checked()
                && let Ok(json) = serde_json::from_str::<Json>(document)
                && codec.decode(&json).is_err()
            {
                // A hand-written reader takes more than its schema says, and knows better.
                codec.broken.clear();
            }
            value
        };
        match value {
            None => Read::Misfits,
            Some(value) if codec.broken.is_empty() => Read::Fits(value),
            Some(_) => Read::Breaks(ReplyError::violations_of(codec.broken)),
        }
    }

    /// Why a document is not the type's: the slow way, along the schema, for the path.
    fn explain<T: DeserializeOwned>(&self, document: &str) -> ReplyError {
        let json = match serde_json::from_str::<Json>(document) {
            Ok(json) => json,
            Err(error) => {
                return ReplyError::new(
                    ReplyErrorKind::NotJson,
                    format!("it is not JSON: {error}"),
                );
            }
        };
        let mut codec = self.schema.codec(self.subset, document.len()).with_ranges();
        let own = match codec.decode(&json) {
            Ok(own) => own,
            Err(fault) => return ReplyError::misfit(fault),
        };
        if !codec.broken.is_empty() {
            let kind = ReplyErrorKind::WrongShape;
            return ReplyError { kind, ..ReplyError::violations_of(codec.broken) };
        }
        let problem = match self.subset {
            Some(_) => own.read::<T>().err(),
            None => serde_json::from_str::<T>(document).err(),
        };
        let problem = problem.map(|error| error.to_string()).unwrap_or_default();
        // Where in the text it stands says nothing to a model.
        let problem = problem.split(" at line ").next().unwrap_or_default();
        ReplyError::new(ReplyErrorKind::WrongShape, format!("it does not fit: {problem}"))
    }
}

/// Why a reply was not usable.
///
/// Its `Display` form is what the model is told: it names the place as a JSON path, what must stand there, and what did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyError {
    kind: ReplyErrorKind,
    path: String,
    message: String,
    violations: Vec<Violation>,
}

/// The kinds of unusable replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReplyErrorKind {
    /// Nothing but white space.
    Empty,
    /// No complete JSON in it, or too much of it.
    NotJson,
    /// JSON of another form.
    WrongShape,
    /// JSON of the right form that breaks constraints.
    Violations,
    /// No reply can be checked: the fault is in the type's schema, see [`Schema::unusable`].
    BadSchema,
}

/// A constraint that a reply breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where, as a JSON path: `$.items[2].score`.
    pub path: String,
    /// What the constraint says: `must be from 1 to 5`.
    pub rule: String,
    /// What is there instead: the number, or the count of characters or items.
    pub value: String,
}

/// How many violations the message repeats.
const SHOWN: usize = 10;

impl ReplyError {
    fn new(kind: ReplyErrorKind, message: String) -> Self {
        ReplyError { kind, path: "$".to_owned(), message, violations: Vec::new() }
    }

    pub(crate) fn misfit(fault: Fault) -> Self {
        let message = format!("`{}` {}", fault.path, fault.problem);
        let kind = ReplyErrorKind::WrongShape;
        ReplyError { kind, path: fault.path, message, violations: Vec::new() }
    }

    fn violations_of(broken: Vec<Broken>) -> Self {
        let violations: Vec<Violation> = broken
            .into_iter()
            .map(|Broken { path, rule, value }| Violation { path, rule, value })
            .collect();
        let mut message: Vec<String> =
            violations.iter().take(SHOWN).map(Violation::to_string).collect();
        if violations.len() > SHOWN {
            message.push(format!("and {} more", violations.len() - SHOWN));
        }
        ReplyError {
            kind: ReplyErrorKind::Violations,
            path: violations.first().map_or_else(|| "$".to_owned(), |first| first.path.clone()),
            message: message.join("; "),
            violations,
        }
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ReplyErrorKind {
        self.kind
    }

    /// Where it is, as a JSON path; `$` is the whole reply.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// All the constraints that the reply breaks, in the order of the reply.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}, not {}", self.path, self.rule, self.value)
    }
}

impl fmt::Display for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReplyError {}

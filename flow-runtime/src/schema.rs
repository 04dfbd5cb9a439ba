//! The form of an output: one description, built once per type, for everything that has to know it.
//!
//! A [`Schema`] is read from the type's JSON Schema, with the properties back in the order of their declaration. The text for
//! the prompt, the schema in each provider's dialect, and the reader of the reply all come from it.

use std::any::TypeId;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::WireSchema;
use crate::reply::{Known, ReplyError};

pub use json::Json;

pub(crate) use codec::{Broken, Codec, Fault};
pub(crate) use describe::{cut, describe, key};
pub(crate) use shape::Shapes;
pub(crate) use subset::Subset;
pub(crate) use wire::{KEY, ROOT, VALUE, is_wrapped, nullable, takes_null};

mod anthropic;
mod choices;
mod codec;
mod describe;
mod gemini;
mod grammar;
mod json;
mod keywords;
mod labels;
mod misfit;
mod order;
mod probe;
mod read;
pub(crate) mod rules;
pub(crate) mod shape;
mod strict;
mod subset;
pub(crate) mod tag;
mod typescript;
mod unusable;
mod wellformed;
mod whole;
mod wire;

/// How the form of an output is handed to a model: the part of JSON Schema that its provider enforces.
///
/// Every value of every type can be written in each of them. Where a dialect cannot express a form, the model writes another,
/// which is turned back when the reply is read; constraints that it cannot express are told in words; and all of them are
/// checked in the reply.
///
/// | | [`OpenAiStrict`] | [`Anthropic`] | [`Gemini`] | [`Grammar`] |
/// |---|---|---|---|---|
/// | a root that is no object | `{"value": …}` | `{"value": …}` | `{"value": …}` | as it is |
/// | a property that is left out | `null` | left out | left out | `null` |
/// | a tuple | `{"0": …, "1": …}` | `{"0": …, "1": …}` | as it is | `{"0": …, "1": …}` |
/// | a map | `[{"key": …, "value": …}]` | `[{"key": …, "value": …}]` | as it is | as it is |
/// | any JSON | a string that holds it | a string that holds it | a string that holds it | as it is |
/// | a 128-bit integer | a string of digits | a string of digits | a string of digits | a string of digits |
/// | a form that holds itself | yes | in the prompt | if it may be left out | yes |
/// | bounds of numbers | yes | in words | `minimum`, `maximum` | of integers |
/// | lengths of strings | in words | in words | in words | yes |
/// | patterns | yes | in words | in words | simple ones |
/// | counts of items | yes | at least 1 | yes | yes |
/// | limits | 10 levels, 5,000 properties, 1,000 values of enums | 24 optional properties, 16 with several forms | | |
///
/// Branches of a union that would look the same in a dialect, such as a list and a map, get labels: `{"map": …}`. Beyond a
/// limit the form is told in the prompt, as with [`Prompt`].
///
/// [`OpenAiStrict`]: Dialect::OpenAiStrict
/// [`Anthropic`]: Dialect::Anthropic
/// [`Gemini`]: Dialect::Gemini
/// [`Grammar`]: Dialect::Grammar
/// [`Prompt`]: Dialect::Prompt
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// No structured output: the form is described in the prompt.
    Prompt,
    /// JSON Schema as it is, for servers that take all of it.
    JsonSchema,
    /// The strict subset of OpenAI's structured outputs, which compatible servers take too.
    OpenAiStrict,
    /// The subset that Anthropic's structured outputs keep.
    Anthropic,
    /// The subset that Gemini 2.5 and later take as `responseJsonSchema`.
    Gemini,
    /// The subset that servers turn into a grammar: llama.cpp, Ollama, vLLM. They do not show the schema to the model, so the
    /// form is described in the prompt as well.
    Grammar,
}

/// How the form of an output is described in a prompt, where the model is not shown a schema.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// TypeScript-like text with comments: a half to a third of the tokens of the schema.
    #[default]
    TypeScript,
    /// The JSON Schema itself.
    JsonSchema,
}

impl Dialect {
    /// The subset of JSON Schema that it is, if it is a proper one.
    fn subset(self) -> Option<&'static Subset> {
        match self {
            Dialect::Prompt | Dialect::JsonSchema => None,
            Dialect::OpenAiStrict => Some(&strict::STRICT),
            Dialect::Anthropic => Some(&anthropic::ANTHROPIC),
            Dialect::Gemini => Some(&gemini::GEMINI),
            Dialect::Grammar => Some(&grammar::GRAMMAR),
        }
    }
}

/// The form of an output type.
///
/// ```
/// use flow::{Dialect, Schema};
///
/// let schema = Schema::of::<Vec<u8>>();
/// assert_eq!(schema.json().get("type"), Some(&"array".into()));
/// // Providers want an object at the root: the list is put into one, and taken out of it again.
/// let wire = schema.wire(Dialect::OpenAiStrict).unwrap();
/// assert!(wire.schema.get("properties").unwrap().get("value").is_some());
/// // A string is plain text: there is no schema to send.
/// assert!(Schema::of::<String>().is_text());
/// ```
pub struct Schema {
    name: Arc<str>,
    json: Arc<Json>,
    shapes: Shapes,
    known: Known,
    text: bool,
    checked: bool,
    /// Whether there may be maps in a document.
    maps: bool,
    /// Whether the type's own reader may try several ways at every level of a document.
    retried: bool,
    /// Whether there are enumerations that the type's own reader does not know.
    open_choices: bool,
    whole: Option<whole::Whole>,
    unusable: Option<String>,
    /// The form in each dialect that is a subset, written when it is first asked for.
    wires: [OnceLock<Option<Wire>>; 4],
}

/// A form in a dialect.
struct Wire {
    schema: WireSchema,
    /// Whether its documents differ from the type's own JSON.
    differs: bool,
}

static SCHEMAS: OnceLock<RwLock<HashMap<TypeId, Arc<Schema>>>> = OnceLock::new();

impl Schema {
    /// The form of `T`: built when it is first asked for, and kept for the life of the process.
    pub fn of<T: JsonSchema + DeserializeOwned + 'static>() -> Arc<Schema> {
        let schemas = SCHEMAS.get_or_init(RwLock::default);
        let known =
            schemas.read().unwrap_or_else(PoisonError::into_inner).get(&TypeId::of::<T>()).cloned();
        if let Some(known) = known {
            return known;
        }
        // Built outside of the lock: it runs code of the type.
        let built = Arc::new(Schema::build::<T>());
        let mut schemas = schemas.write().unwrap_or_else(PoisonError::into_inner);
        schemas.entry(TypeId::of::<T>()).or_insert(built).clone()
    }

    /// The form that a JSON Schema (draft 2020-12) describes, for replies without a Rust type: see [`Schema::parse`].
    ///
    /// One that is not well-formed is [`unusable`](Self::unusable), and every reply is refused with that message. So is
    /// `patternProperties`, unless it has one schema and `"additionalProperties": false` beside it.
    pub fn from_json(schema: &serde_json::Value) -> Schema {
        let title = schema.get("title").and_then(serde_json::Value::as_str);
        let json = order::ordered(schema, &[]);
        let fault = wellformed::fault(&json);
        let schema = Schema::new(title.unwrap_or_default(), json, &[]);
        Schema { unusable: fault.or(schema.unusable), ..schema }
    }

    fn build<T: JsonSchema + DeserializeOwned>() -> Schema {
        let generated = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
        let containers = probe::containers::<T>();
        let json = order::ordered(generated.as_value(), &containers);
        Schema::new(&T::schema_name(), json, &containers)
    }

    fn new(type_name: &str, json: Json, containers: &[probe::Container]) -> Schema {
        let text = json.get("type") == Some(&"string".into())
            && json.members().iter().all(|(key, _)| {
                matches!(key.as_str(), "type" | "title" | "description" | "default" | "examples")
            });
        let shapes = Shapes::read(&json);
        let misnamed = read::unknown_policy(&json);
        let json = json.without(&read::OWN_KEYS);
        let name = name(type_name);
        let (whole, unusable) = match whole::Whole::read(&name, &json) {
            Ok(whole) => (whole, None),
            Err(why) => (None, Some(why)),
        };
        let unusable = unusable::unusable(&shapes).or(misnamed).or(unusable);
        Schema {
            name,
            text,
            checked: whole.is_some() || shapes.is_checked(),
            maps: shapes.has_maps(),
            retried: shapes.is_retried(),
            open_choices: shapes.has_open_choices(),
            whole,
            unusable,
            known: Known::of(&shapes, containers.iter().flat_map(|c| c.fields.iter().copied())),
            shapes,
            json: Arc::new(json),
            wires: Default::default(),
        }
    }

    /// The type's name, of the form `[A-Za-z0-9_-]{1,64}`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the output is plain text: any string, as a model writes it. No schema is sent for it.
    pub fn is_text(&self) -> bool {
        self.text
    }

    /// The type's JSON Schema (draft 2020-12), its properties in the order of their declaration.
    pub fn json(&self) -> &Arc<Json> {
        &self.json
    }

    /// The schema to send in this dialect.
    ///
    /// `None` for plain text, for [`Dialect::Prompt`], and where the dialect cannot express the form (Anthropic's has no
    /// recursion) or the schema is beyond its limits; then the form is described in the prompt: see [`format`](Self::format).
    pub fn wire(&self, dialect: Dialect) -> Option<WireSchema> {
        if self.text || dialect == Dialect::Prompt {
            return None;
        }
        match dialect.subset() {
            None => Some(WireSchema::new(self.name.clone(), self.json.clone())),
            Some(subset) => self.in_subset(dialect, subset).map(|wire| wire.schema.clone()),
        }
    }

    /// What to say in the prompt about the form, where no schema is sent; `None` for plain text.
    ///
    /// ```
    /// use flow::{Format, Schema};
    ///
    /// let schema = Schema::of::<Option<(u8, String)>>();
    /// let text = schema.format(Format::TypeScript).unwrap();
    /// assert!(text.ends_with("[integer, string] | null"), "{text}");
    /// ```
    pub fn format(&self, format: Format) -> Option<String> {
        self.format_in(format, None)
    }

    /// An estimate of the tokens that [`format`](Self::format) takes: a quarter of its characters; 0 for plain text.
    pub fn format_tokens(&self, format: Format) -> u64 {
        let text = self.format(format).unwrap_or_default();
        (text.chars().count() as u64).div_ceil(4)
    }

    /// What has to be said in the prompt of a model to which the form is handed over in this dialect.
    pub(crate) fn format_beside(&self, dialect: Dialect, format: Format) -> Option<String> {
        match dialect.subset() {
            None if dialect == Dialect::JsonSchema => None,
            None => self.format(format),
            Some(subset) => match self.in_subset(dialect, subset) {
                None => self.format(format),
                Some(_) if subset.shown => None,
                Some(wire) => self.format_in(format, wire.differs.then_some((dialect, subset))),
            },
        }
    }

    fn format_in(
        &self,
        format: Format,
        wire: Option<(Dialect, &'static Subset)>,
    ) -> Option<String> {
        if self.text {
            return None;
        }
        let form = match format {
            Format::TypeScript => {
                let form = typescript::write(&self.shapes, wire.map(|(_, subset)| subset));
                format!("It must have this form, in TypeScript:\n\n{form}")
            }
            Format::JsonSchema => {
                let schema = match wire {
                    Some((dialect, _)) => self.wire(dialect)?.schema,
                    None => self.json.clone(),
                };
                let schema = serde_json::to_string_pretty(&*schema).ok()?;
                format!("It must match this JSON Schema:\n\n{schema}")
            }
        };
        Some(format!("Answer with JSON alone, with no other text before or after it. {form}"))
    }

    /// The subset along which replies in this dialect have to be turned back; `None` if they are the type's own JSON.
    pub(crate) fn turned(&self, dialect: Dialect) -> Option<&'static Subset> {
        let subset = dialect.subset()?;
        self.in_subset(dialect, subset)?.differs.then_some(subset)
    }

    /// A reply's way back from this dialect, or along the type's own JSON, for a document of `size` bytes.
    pub(crate) fn codec(&self, subset: Option<&'static Subset>, size: usize) -> Codec<'_> {
        Codec::new(&self.shapes, subset, size).with_whole(self.whole.as_ref())
    }

    /// Why replies cannot be checked against it: a pattern that is no regular expression, or not one of linear time; bounds
    /// that no value meets; of a schema that was written by hand, also a keyword with a value that it cannot have, or a `$ref`
    /// that leads nowhere.
    ///
    /// A run that needs such a schema ends with this message before anything is sent.
    pub fn unusable(&self) -> Option<&str> {
        self.unusable.as_deref()
    }

    /// The form as a tree.
    pub(crate) fn shapes(&self) -> &Shapes {
        &self.shapes
    }

    /// The names of its properties.
    pub(crate) fn known(&self) -> &Known {
        &self.known
    }

    /// The property that holds the value where a dialect wants an object around it.
    pub(crate) fn wrapper(&self, dialect: Dialect) -> Option<&'static str> {
        let subset = dialect.subset().filter(|_| self.wire(dialect).is_some())?;
        wire::is_wrapped(&self.shapes, subset).then_some(wire::ROOT)
    }

    /// Whether there are constraints to check after a reply was read.
    pub(crate) fn is_checked(&self) -> bool {
        self.checked
    }

    /// Whether the type's own reader may try several ways at every level of a document.
    pub(crate) fn is_retried(&self) -> bool {
        self.retried
    }

    /// Whether a document that the type has taken keeps to the enumerations that only the schema knows.
    pub(crate) fn keeps_choices(&self, json: &str) -> bool {
        !self.open_choices
            || serde_json::from_str(json).is_ok_and(|json| self.shapes.keeps_choices(&json))
    }

    /// Reads the type's own JSON.
    pub(crate) fn read<T: DeserializeOwned>(&self, json: &str) -> Result<T, serde_json::Error> {
        // serde_json skips the first byte of a key that is to be a bool. Of a text it then takes the rest of a longer character
        // for a text as well, and panics over it; of bytes it sees that it is none.
        match self.maps && !json.is_ascii() {
            true => serde_json::from_slice(json.as_bytes()),
            false => serde_json::from_str(json),
        }
    }

    /// Writes a value in the form that a model writes in this dialect, as an example in a prompt shows it.
    ///
    /// ```
    /// use flow::{Dialect, Schema};
    ///
    /// let wire = Schema::of::<(u8, u128)>().encode(&(1, u128::MAX), Dialect::OpenAiStrict).unwrap();
    /// assert_eq!(wire.to_string(), r#"{"0":1,"1":"340282366920938463463374607431768211455"}"#);
    /// ```
    ///
    /// # Errors
    ///
    /// If the value does not have this form: where, and what stands there; or if it cannot be written as JSON.
    pub fn encode<T: Serialize + ?Sized>(
        &self,
        value: &T,
        dialect: Dialect,
    ) -> Result<Json, ReplyError> {
        self.encoded(Json::of(value).map_err(ReplyError::unwritable)?, dialect)
    }

    fn encoded(&self, own: Json, dialect: Dialect) -> Result<Json, ReplyError> {
        let subset = dialect.subset().filter(|_| self.wire(dialect).is_some());
        let Some(subset) = subset else {
            return Ok(own);
        };
        self.codec(Some(subset), own.to_string().len()).encode(&own).map_err(ReplyError::misfit)
    }

    fn in_subset(&self, dialect: Dialect, subset: &'static Subset) -> Option<&Wire> {
        let slot = match dialect {
            Dialect::Prompt | Dialect::JsonSchema => return None,
            Dialect::OpenAiStrict => 0,
            Dialect::Anthropic => 1,
            Dialect::Gemini => 2,
            Dialect::Grammar => 3,
        };
        let write = || {
            let schema = wire::write(&self.shapes, subset)?;
            let schema = WireSchema::new(self.name.clone(), Arc::new(schema));
            Some(Wire { schema, differs: wire::differs(&self.shapes, subset) })
        };
        self.wires[slot].get_or_init(write).as_ref()
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema").field("name", &self.name).field("json", &self.json).finish()
    }
}

/// A type's name as providers take it.
fn name(type_name: &str) -> Arc<str> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name: String =
        type_name.chars().take(64).map(|c| if allowed(c) { c } else { '_' }).collect();
    if name.is_empty() { "output".into() } else { name.into() }
}

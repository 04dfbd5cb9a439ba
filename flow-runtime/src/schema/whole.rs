//! The schema as a whole, for what goes beyond the rules of single values: `if`, `contains`, `dependentRequired` and the like.
//!
//! With the feature `jsonschema` a reply is held against a schema that has such keywords, too; without it they are for the
//! type's own reader, and the log says so once. All other schemas cost nothing here.

use super::codec::Broken;
#[cfg(feature = "jsonschema")]
use super::describe::{key, shown};
use super::json::Json;

/// The keywords that nothing else checks.
const BEYOND: [&str; 14] = [
    "if",
    "then",
    "else",
    "not",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedItems",
    "additionalItems",
    "$dynamicRef",
    "$recursiveRef",
];

/// What the rules of a map's keys are read from.
const OF_KEYS: [&str; 5] = ["type", "minLength", "maxLength", "pattern", "format"];

/// The longest reason that is told, in characters: it may repeat much of the schema.
#[cfg(feature = "jsonschema")]
const LONGEST: usize = 200;

/// The keywords of a schema that go beyond the rules of single values, each once.
fn beyond(schema: &Json) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut open = vec![schema];
    while let Some(schema) = open.pop() {
        for (key, value) in schema.members() {
            let is_beyond = match key.as_str() {
                "properties" | "$defs" => {
                    open.extend(value.members().iter().map(|(_, schema)| schema));
                    false
                }
                "patternProperties" => {
                    let schemas = value.members();
                    open.extend(schemas.iter().map(|(_, schema)| schema));
                    let rest = schema.get("additionalProperties");
                    let is_closed = rest.is_none_or(|rest| *rest == Json::Bool(false));
                    !is_closed || schemas.iter().any(|(_, other)| *other != schemas[0].1)
                }
                "propertyNames" => {
                    !value.members().iter().all(|(key, _)| OF_KEYS.contains(&key.as_str()))
                }
                "anyOf" | "oneOf" | "allOf" | "prefixItems" => {
                    open.extend(value.items());
                    false
                }
                "items" | "additionalProperties" => {
                    open.push(value);
                    false
                }
                key => BEYOND.contains(&key),
            };
            if is_beyond && !found.contains(&key.as_str()) {
                found.push(key);
            }
        }
    }
    found
}

#[cfg(not(feature = "jsonschema"))]
pub(crate) enum Whole {}

#[cfg(not(feature = "jsonschema"))]
impl Whole {
    /// Nothing, and a warning if something will not be checked.
    pub(super) fn read(name: &str, schema: &Json) -> Result<Option<Whole>, String> {
        let keywords = beyond(schema);
        if !keywords.is_empty() {
            tracing::warn!(
                target: "flow",
                "the schema of `{name}` has keywords that are not checked without the feature `jsonschema`: {}",
                keywords.join(", ")
            );
        }
        Ok(None)
    }

    pub(super) fn check(&self, _: &Json, _: &mut Vec<Broken>) {
        match *self {}
    }
}

/// A schema that documents are held against as a whole.
#[cfg(feature = "jsonschema")]
pub(crate) struct Whole(jsonschema::Validator);

#[cfg(feature = "jsonschema")]
impl Whole {
    /// The schema, if it needs this; an error if it is none.
    pub(super) fn read(name: &str, schema: &Json) -> Result<Option<Whole>, String> {
        if beyond(schema).is_empty() {
            return Ok(None);
        }
        jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            // Linear in the length of the text, as ours is; look-around is refused.
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .build(&schema.to_value())
            .map(|validator| Some(Whole(validator)))
            .map_err(|error| format!("the schema of `{name}` cannot be used: {error}"))
    }

    /// Tells where a document in the type's own JSON breaks the schema.
    pub(super) fn check(&self, own: &Json, broken: &mut Vec<Broken>) {
        for error in self.0.iter_errors(&own.to_value()) {
            let path = path(own, error.instance_path().as_str());
            let why: String = error.masked_with("it").to_string().chars().take(LONGEST).collect();
            let rule = format!("must meet `{}` of its schema ({why})", error.kind().keyword());
            let value = shown(&Json::from(&**error.instance()));
            broken.push(Broken { path, rule, value });
        }
    }
}

/// The path of a place that a JSON pointer names: a pointer writes names and indices alike.
#[cfg(feature = "jsonschema")]
fn path(document: &Json, pointer: &str) -> String {
    let mut path = "$".to_owned();
    let mut here = Some(document);
    for name in pointer.split('/').skip(1) {
        let name = name.replace("~1", "/").replace("~0", "~");
        match here {
            Some(Json::Array(items)) => {
                path.push_str(&format!("[{name}]"));
                here = name.parse().ok().and_then(|index: usize| items.get(index));
            }
            _ => {
                path.push_str(&key(&name));
                here = here.and_then(|object| object.get(&name));
            }
        }
    }
    path
}

//! The schema as a whole, for what goes beyond the rules of single values: `if`, `contains`, `dependentRequired` and the like.
//!
//! With the feature `jsonschema` a reply is held against a schema that has such keywords, too; without it they are for the
//! type's own reader, and the log says so once. All other schemas cost nothing here.

use super::codec::Broken;
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
        use super::describe::{cut, key, shown};
        use jsonschema::paths::LocationSegment;

        for error in self.0.iter_errors(&own.to_value()) {
            let mut path = "$".to_owned();
            for segment in error.instance_path().segments() {
                match segment {
                    LocationSegment::Property(name) => path.push_str(&key(&name)),
                    LocationSegment::Index(at) => path.push_str(&format!("[{at}]")),
                }
            }
            let why = error.masked_with("it").to_string();
            let rule = format!(
                "must meet `{}` of its schema ({})",
                error.kind().keyword(),
                cut(&why, 200)
            );
            let value = shown(&Json::from(&**error.instance()));
            broken.push(Broken { path, rule, value });
        }
    }
}

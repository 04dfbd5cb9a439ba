//! What is wrong with a JSON Schema that somebody wrote: it would be passed over, and with it what it forbids.

use super::describe::key;
use super::json::Json;

const KINDS: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];
const NUMBERS: [&str; 5] =
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const COUNTS: [&str; 6] =
    ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
/// Keywords that hold schemas by name, in a list, and one.
const NAMED: [&str; 4] = ["properties", "patternProperties", "$defs", "definitions"];
const LISTED: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const SINGLE: [&str; 5] =
    ["items", "additionalProperties", "unevaluatedProperties", "propertyNames", "not"];

/// The first mistake in a schema; `None` if there is none.
pub(super) fn fault(schema: &Json) -> Option<String> {
    let mut place = "the schema".to_owned();
    Look { root: schema }.schema(schema, &mut place).err()
}

struct Look<'a> {
    root: &'a Json,
}

impl Look<'_> {
    fn schema(&self, schema: &Json, place: &mut String) -> Result<(), String> {
        let members = match schema {
            Json::Object(members) => members,
            Json::Bool(_) => return Ok(()),
            other => return Err(format!("{place} has to be an object or a boolean, not {other}")),
        };
        for (keyword, value) in members {
            let wanted = self.wanted(keyword, value);
            if let Some(wanted) = wanted {
                return Err(format!("`{keyword}` of {place} has to be {wanted}, not {value}"));
            }
            let end = place.len();
            if NAMED.contains(&keyword.as_str()) {
                for (name, schema) in value.members() {
                    place.push_str(&format!(", {keyword}{}", key(name)));
                    self.schema(schema, place)?;
                    place.truncate(end);
                }
            } else if LISTED.contains(&keyword.as_str()) {
                for (at, schema) in value.items().iter().enumerate() {
                    place.push_str(&format!(", {keyword}[{at}]"));
                    self.schema(schema, place)?;
                    place.truncate(end);
                }
            } else if SINGLE.contains(&keyword.as_str()) {
                place.push_str(&format!(", {keyword}"));
                self.schema(value, place)?;
                place.truncate(end);
            }
        }
        self.patterns(schema, place)
    }

    /// What the value of a keyword has to be, if it is something else.
    fn wanted(&self, keyword: &str, value: &Json) -> Option<String> {
        let is_count = |value: &Json| match value {
            Json::Number(number) => {
                number.as_f64().is_some_and(|float| float >= 0.0 && float.fract() == 0.0)
            }
            _ => false,
        };
        let is_kind = |kind: &Json| kind.as_str().is_some_and(|kind| KINDS.contains(&kind));
        let is_text = |value: &Json| value.as_str().is_some();
        let (is_right, wanted) = match keyword {
            "type" => (
                is_kind(value) || !value.items().is_empty() && value.items().iter().all(is_kind),
                "one of null, boolean, integer, number, string, array, object, or a list of these",
            ),
            "$ref" => (
                value.as_str().is_some_and(|target| self.leads_somewhere(target)),
                "`#`, or a `#/$defs/…` that is there",
            ),
            "required" => (
                matches!(value, Json::Array(names) if names.iter().all(is_text)),
                "a list of names",
            ),
            "enum" => (!value.items().is_empty(), "a list of values"),
            "pattern" | "format" => (is_text(value), "a text"),
            "uniqueItems" => (matches!(value, Json::Bool(_)), "true or false"),
            _ if NUMBERS.contains(&keyword) => {
                (matches!(value, Json::Number(_) | Json::Wide(_)), "a number")
            }
            _ if COUNTS.contains(&keyword) => (is_count(value), "a count"),
            _ if NAMED.contains(&keyword) => {
                (matches!(value, Json::Object(_)), "an object of schemas")
            }
            _ if LISTED.contains(&keyword) => (!value.items().is_empty(), "a list of schemas"),
            "items" => {
                (!matches!(value, Json::Array(_)), "one schema; for a list use `prefixItems`")
            }
            _ => (true, ""),
        };
        (!is_right).then(|| wanted.to_owned())
    }

    fn leads_somewhere(&self, target: &str) -> bool {
        let defs = ["$defs", "definitions"].into_iter().any(|defs| {
            let name = target.strip_prefix("#/").and_then(|rest| rest.strip_prefix(defs));
            let name = name.and_then(|rest| rest.strip_prefix('/'));
            let name = name.map(|name| name.replace("~1", "/").replace("~0", "~"));
            name.is_some_and(|name| self.root.get(defs).is_some_and(|d| d.get(&name).is_some()))
        });
        target == "#" || defs
    }

    /// Members by their names' pattern are read as a map: of one kind, and nothing beside them.
    fn patterns(&self, schema: &Json, place: &str) -> Result<(), String> {
        let patterns = schema.get("patternProperties").map(Json::members).unwrap_or_default();
        let Some(((_, first), others)) = patterns.split_first() else {
            return Ok(());
        };
        let closed = ["additionalProperties", "unevaluatedProperties"]
            .into_iter()
            .any(|keyword| schema.get(keyword) == Some(&Json::Bool(false)));
        match closed && others.iter().all(|(_, other)| other == first) {
            true => Ok(()),
            false => Err(format!(
                "`patternProperties` of {place} can be used with one schema for all patterns, and with \
                 `\"additionalProperties\": false` beside it"
            )),
        }
    }
}

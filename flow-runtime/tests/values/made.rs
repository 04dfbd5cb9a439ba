//! Values of a type, made along the JSON Schema that `schemars` writes of it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use flow_runtime::Json;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use schemars::JsonSchema;
use serde_json::{Map, Value};

use super::{Values, any_json, float, integer, name, number, stable, text, unique};

/// How often a form may hold itself.
const DEEPEST: u32 = 3;

/// Values of `T`, in its own JSON.
pub(crate) fn of<T: JsonSchema>() -> Values {
    let root = schemars::schema_for!(T).to_value();
    let maker = Maker { root: &root, made: RefCell::default() };
    maker.value(&root, DEEPEST).expect("a value that ends")
}

struct Maker<'s> {
    root: &'s Value,
    made: RefCell<HashMap<(String, u32), Option<Values>>>,
}

impl Maker<'_> {
    /// Values of this schema, in which forms hold themselves at most `left` times; `None` if there are no such values.
    fn value(&self, schema: &Value, left: u32) -> Option<Values> {
        let Value::Object(schema) = schema else {
            return (*schema != Value::Bool(false)).then(any_json);
        };
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let beside =
                schema.keys().any(|key| matches!(key.as_str(), "properties" | "oneOf" | "anyOf"));
            return match beside {
                true => self.value(&merged(&without(schema, "$ref"), self.target(target))?, left),
                false => self.reference(target, left),
            };
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            let Some(Value::Array(branches)) = schema.get(key) else { continue };
            let base = without(schema, key);
            if key == "allOf" {
                let whole = branches.iter().try_fold(Value::Object(base), |whole, branch| {
                    merged(whole.as_object()?, self.resolved(branch))
                });
                return self.value(&whole?, left);
            }
            let is_bare = ["type", "properties"].iter().all(|key| !base.contains_key(*key));
            let of = |branch: &Value| match is_bare {
                true => self.value(branch, left),
                false => self.value(&merged(&base, self.resolved(branch))?, left),
            };
            return union(branches.iter().filter_map(of).collect());
        }
        if let Some(value) = schema.get("const") {
            return Some(Just(Json::from(value)).boxed());
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            return Some(select(values.iter().map(Json::from).collect::<Vec<_>>()).boxed());
        }
        match schema.get("type") {
            Some(Value::String(kind)) => self.typed(kind, schema, left),
            Some(Value::Array(kinds)) => {
                let kinds = kinds.iter().filter_map(Value::as_str);
                union(kinds.filter_map(|kind| self.typed(kind, schema, left)).collect())
            }
            _ if schema.contains_key("properties") => self.object(schema, left),
            _ => Some(any_json()),
        }
    }

    fn target(&self, reference: &str) -> &Value {
        let path = reference.trim_start_matches('#');
        self.root.pointer(path).unwrap_or_else(|| panic!("no {reference}"))
    }

    fn resolved<'v>(&'v self, schema: &'v Value) -> &'v Value {
        schema["$ref"].as_str().map_or(schema, |reference| self.target(reference))
    }

    fn reference(&self, reference: &str, left: u32) -> Option<Values> {
        let left = match self.holds_itself(reference) {
            true => left.checked_sub(1)?,
            false => left,
        };
        let key = (reference.to_owned(), left);
        if let Some(made) = self.made.borrow().get(&key) {
            return made.clone();
        }
        let made = self.value(self.target(reference), left);
        self.made.borrow_mut().insert(key, made.clone());
        made
    }

    fn holds_itself(&self, reference: &str) -> bool {
        let (mut open, mut seen) = (vec![reference.to_owned()], HashSet::new());
        while let Some(next) = open.pop() {
            for found in references(self.target(&next)) {
                if found == reference {
                    return true;
                }
                if seen.insert(found.clone()) {
                    open.push(found);
                }
            }
        }
        false
    }

    fn typed(&self, kind: &str, schema: &Map<String, Value>, left: u32) -> Option<Values> {
        let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
        Some(match kind {
            "null" => Just(Json::Null).boxed(),
            "boolean" => any::<bool>().prop_map(Json::Bool).boxed(),
            "integer" => integers(schema, format),
            "number" => floats(schema, format),
            "string" => texts(schema, format).prop_map(Json::String).boxed(),
            "array" => return self.array(schema, left),
            "object" => return self.object(schema, left),
            other => panic!("no type {other}"),
        })
    }

    fn array(&self, schema: &Map<String, Value>, left: u32) -> Option<Values> {
        if let Some(Value::Array(items)) = schema.get("prefixItems") {
            let items: Option<Vec<Values>> =
                items.iter().map(|item| self.value(item, left)).collect();
            return Some(items?.prop_map(Json::Array).boxed());
        }
        let (low, high) = (count(schema, "minItems", 0), count(schema, "maxItems", 3));
        let item = schema.get("items").map_or(Some(any_json()), |item| self.value(item, left));
        let is_set = schema.get("uniqueItems") == Some(&Value::Bool(true));
        match item {
            None => (low == 0).then(|| Just(Json::Array(Vec::new())).boxed()),
            Some(item) => Some(
                vec(item, low..=high.max(low))
                    .prop_map(move |mut items| {
                        let mut seen = HashSet::new();
                        items.retain(|item| !is_set || seen.insert(item.to_string()));
                        Json::Array(items)
                    })
                    .boxed(),
            ),
        }
    }

    fn object(&self, schema: &Map<String, Value>, left: u32) -> Option<Values> {
        let empty = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        let required = schema.get("required").and_then(Value::as_array);
        let mut members = Vec::new();
        for (name, property) in properties {
            let is_required = required.is_some_and(|names| names.iter().any(|n| n == name));
            let (name, value) = (name.clone(), self.value(property, left));
            match value {
                Some(value) if is_required => {
                    members.push(value.prop_map(move |v| Some((name.clone(), v))).boxed())
                }
                Some(value) => members.push(
                    prop::option::of(value).prop_map(move |v| Some((name.clone(), v?))).boxed(),
                ),
                None if is_required => return None,
                None => {}
            }
        }
        let (keys, rest) = match schema.get("patternProperties").and_then(Value::as_object) {
            Some(patterns) => {
                let (pattern, rest) = patterns.iter().next()?;
                (matching(pattern), Some(rest))
            }
            None => {
                let open = ["additionalProperties", "unevaluatedProperties"];
                let rest = open.iter().find_map(|key| schema.get(*key));
                let keys = match schema.get("propertyNames").map(|names| self.resolved(names)) {
                    Some(names) => {
                        self.value(names, left)?.prop_filter_map("a text", as_text).boxed()
                    }
                    None => name().boxed(),
                };
                (keys, rest.filter(|rest| **rest != Value::Bool(false)))
            }
        };
        let further = match rest.and_then(|rest| self.value(rest, left)) {
            Some(rest) => vec((keys, rest), 0..3).boxed(),
            None => Just(Vec::new()).boxed(),
        };
        let names: Vec<String> = properties.keys().cloned().collect();
        let all = (members, further).prop_map(move |(members, further)| {
            let taken: Vec<&String> = names.iter().collect();
            let members = members.into_iter().flatten();
            Json::Object(members.chain(unique(further, &taken)).collect())
        });
        Some(all.boxed())
    }
}

fn as_text(json: Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text),
        _ => None,
    }
}

fn union(branches: Vec<Values>) -> Option<Values> {
    (!branches.is_empty()).then(|| proptest::strategy::Union::new(branches).boxed())
}

fn without(schema: &Map<String, Value>, key: &str) -> Map<String, Value> {
    schema.iter().filter(|(name, _)| *name != key).map(|(k, v)| (k.clone(), v.clone())).collect()
}

/// What both schemas ask for; `None` if they are about different kinds of values.
fn merged(a: &Map<String, Value>, b: &Value) -> Option<Value> {
    let mut whole = a.clone();
    for (key, value) in b.as_object()? {
        match (whole.get_mut(key), value) {
            (Some(Value::Object(known)), Value::Object(more)) => known.extend(more.clone()),
            (Some(Value::Array(known)), Value::Array(more)) => known.extend(more.clone()),
            (Some(known), value) if key == "type" && known != value => return None,
            _ => {
                whole.insert(key.clone(), value.clone());
            }
        }
    }
    Some(whole.into())
}

fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| *key != "$defs")
            .flat_map(|(key, value)| match value {
                Value::String(target) if key == "$ref" => vec![target.clone()],
                value => references(value),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn count(schema: &Map<String, Value>, key: &str, preset: usize) -> usize {
    schema.get(key).and_then(Value::as_u64).map_or(preset, |count| count as usize)
}

fn integers(schema: &Map<String, Value>, format: &str) -> Values {
    if format == "uint128" {
        let any = prop_oneof![any::<u128>(), any::<u64>().prop_map(u128::from), Just(u128::MAX)];
        return any
            .prop_map(|n| i128::try_from(n).map_or_else(|_| Json::Wide(n.to_string()), integer))
            .boxed();
    }
    let (mut low, mut high): (i128, i128) = match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int128" => (i128::MIN, i128::MAX),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" | "uint" => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    };
    let bound = |key: &str| schema.get(key).and_then(Value::as_i64).map(i128::from);
    low = low.max(bound("minimum").unwrap_or(low));
    high = high.min(bound("maximum").unwrap_or(high));
    let step = bound("multipleOf").unwrap_or(1);
    let near = low.max(-9)..=high.min(low.max(-9) + 2_000);
    prop_oneof![near, low..=high, select(vec![low, high])]
        .prop_map(move |n| integer(n - n % step))
        .boxed()
}

fn floats(schema: &Map<String, Value>, format: &str) -> Values {
    let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
    let low = bound("minimum").or_else(|| Some(bound("exclusiveMinimum")? + 0.001));
    match (low, bound("maximum")) {
        (None, None) => float(format == "float"),
        (low, high) => {
            (low.unwrap_or(-1e9)..=high.unwrap_or(1e9)).prop_map(|f| number(stable(f))).boxed()
        }
    }
}

fn texts(schema: &Map<String, Value>, format: &str) -> BoxedStrategy<String> {
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        return matching(pattern);
    }
    let fixed: &[&str] = match format {
        "date-time" => &["2026-01-31T09:30:00Z", "2024-02-29t15:59:60.25-08:00"],
        "email" => &["a@example.com", "\"a b\"@c"],
        "uri" => &["https://example.com/a?b#c", "tel:+1-201-555-0123"],
        "uuid" => &["123e4567-e89b-42d3-a456-426614174000"],
        "ipv4" => &["127.0.0.1"],
        "ip" | "ipv6" => &["::1", "2001:db8::8a2e:370:7334"],
        _ => &[],
    };
    if !fixed.is_empty() {
        return select(fixed).prop_map(str::to_owned).boxed();
    }
    let (low, high) = (count(schema, "minLength", 0), count(schema, "maxLength", usize::MAX));
    match (low, high) {
        (0, usize::MAX) => text().boxed(),
        (low, high) => {
            vec(any::<char>(), low..=high.min(low + 8)).prop_map(String::from_iter).boxed()
        }
    }
}

/// Texts that match a pattern as the contracts have them: anchored, and with the digits of ASCII.
fn matching(pattern: &str) -> BoxedStrategy<String> {
    // The keys of maps: numbers that every type of integer has.
    match pattern {
        r"^-?\d+$" => return (-128i8..=127).prop_map(|n| n.to_string()).boxed(),
        r"^\d+$" => return any::<u8>().prop_map(|n| n.to_string()).boxed(),
        _ => {}
    }
    let plain = pattern.trim_start_matches('^').trim_end_matches('$').replace(r"\d", "[0-9]");
    prop::string::string_regex(&plain).unwrap_or_else(|error| panic!("{pattern}: {error}")).boxed()
}

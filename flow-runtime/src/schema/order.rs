//! Puts the properties of a generated schema back into the order of their declaration.
//!
//! The generator sorts properties by name, but a model writes them in the schema's order, and reasoning has to come before
//! the answer. Three sources tell the order: the index that `#[contract]` puts on every field, the list of required
//! properties (which is not sorted), and the field lists that the type's own `Deserialize` asks for.

use serde_json::{Map, Value};

use super::json::Json;
use super::probe::Container;

/// The key under which `#[contract]` writes a field's index. It never leaves this module.
const INDEX: &str = "x-flow-order";

/// What stands first in every schema, so that it reads well; `$defs` stand last, everything else between.
const LEADING: [&str; 4] = ["title", "description", "type", "$ref"];

/// The schema with its properties in declaration order, and without `$schema` and our own keys.
pub(super) fn ordered(schema: &Value, containers: &[Container]) -> Json {
    let name = schema.get("title").and_then(Value::as_str).unwrap_or_default();
    Order { containers }.schema(schema, name)
}

struct Order<'a> {
    containers: &'a [Container],
}

impl Order<'_> {
    /// `name` is what the schema is called: a definition, a variant, or its nearest ancestor that has a name.
    fn schema(&self, schema: &Value, name: &str) -> Json {
        let Value::Object(members) = schema else {
            return Json::from(schema);
        };
        let mut keys: Vec<&String> =
            members.keys().filter(|key| !matches!(key.as_str(), "$schema" | INDEX)).collect();
        if keys.is_empty() {
            return Json::Bool(true);
        }
        sort(&mut keys, &|key| match LEADING.iter().position(|leading| *leading == key) {
            Some(at) => at,
            None if key == "$defs" => LEADING.len() + 1,
            None => LEADING.len(),
        });
        Json::Object(
            keys.into_iter()
                .map(|key| (key.clone(), self.keyword(key, &members[key], members, name)))
                .collect(),
        )
    }

    fn keyword(&self, key: &str, value: &Value, schema: &Map<String, Value>, name: &str) -> Json {
        match (key, value) {
            ("properties", Value::Object(properties)) => Json::Object(
                self.names(properties, schema, name)
                    .into_iter()
                    .map(|key| (key.clone(), self.schema(&properties[key], key)))
                    .collect(),
            ),
            ("$defs" | "patternProperties", Value::Object(schemas)) => Json::Object(
                schemas
                    .iter()
                    .map(|(key, schema)| (key.clone(), self.schema(schema, key)))
                    .collect(),
            ),
            ("oneOf" | "anyOf" | "allOf" | "prefixItems", Value::Array(schemas)) => {
                Json::Array(schemas.iter().map(|schema| self.schema(schema, name)).collect())
            }
            ("items" | "additionalProperties" | "unevaluatedProperties" | "not", _) => {
                self.schema(value, name)
            }
            _ => Json::from(value),
        }
    }

    /// The names of an object's properties, in order.
    fn names<'v>(
        &self,
        properties: &'v Map<String, Value>,
        schema: &Map<String, Value>,
        name: &str,
    ) -> Vec<&'v String> {
        let mut names: Vec<&String> = properties.keys().collect();
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let in_required = |key: &str| required.iter().position(|name| *name == key);
        let index = |key: &str| properties[key].get(INDEX)?.as_u64()?.try_into().ok();

        if names.iter().all(|key| in_required(key).is_some()) {
            sort(&mut names, &|key| in_required(key).unwrap_or(usize::MAX));
        } else if names.iter().any(|key| index(key).is_some()) {
            // A property without an index is the tag of an enum, which comes first.
            sort(&mut names, &|key| index(key).map_or(0, |at: usize| at.saturating_add(1)));
        } else if let Some(fields) = self.fields(&names, name) {
            sort(&mut names, &|key| fields.iter().position(|field| *field == key).unwrap_or(0));
        } else {
            sort(&mut names, &|key| in_required(key).unwrap_or(usize::MAX));
        }
        names
    }

    /// The probed field list that names all of these properties: of the container of this name, if there are several,
    /// and the one with the fewest other names (a list also holds aliases).
    fn fields(&self, properties: &[&String], name: &str) -> Option<&'static [&'static str]> {
        self.containers
            .iter()
            .filter(|container| properties.iter().all(|p| container.fields.contains(&p.as_str())))
            .min_by_key(|container| {
                let named = container.name == name || container.variant == Some(name);
                (!named, container.fields.len())
            })
            .map(|container| container.fields)
    }
}

/// Sorts names by their places; those of one place stay as they are.
fn sort(names: &mut [&String], place: &dyn Fn(&str) -> usize) {
    names.sort_by_key(|name| place(name));
}

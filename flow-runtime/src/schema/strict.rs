//! The subset of JSON Schema that OpenAI's strict structured outputs take, and compatible servers too.

use std::collections::HashMap;

use super::json::Json;
use super::subset::{Bounds, Recursion, Subset};

/// As the provider documents it: every property required, `null` for what is left out, no maps, no lengths of strings.
pub(super) static STRICT: Subset = Subset {
    object_root: true,
    optional: false,
    recursion: Recursion::Always,
    tuples: false,
    maps: false,
    any: false,
    bounds: Bounds::All,
    multiple_of: true,
    lengths: 0,
    // Its engine has no look-around.
    pattern: |pattern| !["(?=", "(?!", "(?<"].iter().any(|around| pattern.contains(around)),
    min_items: u64::MAX,
    max_items: u64::MAX,
    formats: &[
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uuid",
    ],
    shown: true,
    fits: |schema| {
        let mut sizes = Sizes::default();
        sizes.add(schema);
        sizes.properties <= 5_000
            && sizes.values <= 1_000
            && sizes.characters <= 120_000
            && !sizes.has_long_enum
            && Levels::of(schema) <= 10
    },
};

/// What the provider limits: all properties, values of enumerations, and the characters of their names.
#[derive(Default)]
struct Sizes {
    properties: usize,
    values: usize,
    characters: usize,
    /// Whether an enumeration has more than 250 values, and more than 15,000 characters in them.
    has_long_enum: bool,
}

impl Sizes {
    fn add(&mut self, schema: &Json) {
        for key in ["properties", "$defs"] {
            for (name, schema) in schema.get(key).map(Json::members).unwrap_or_default() {
                self.properties += usize::from(key == "properties");
                self.characters += name.chars().count();
                self.add(schema);
            }
        }
        let values = schema.get("enum").map(Json::items).unwrap_or_default();
        let characters = values.iter().filter_map(Json::as_str).map(|text| text.chars().count());
        let characters: usize = characters.sum();
        self.values += values.len();
        self.characters += characters;
        self.has_long_enum |= values.len() > 250 && characters > 15_000;
        for branch in schema.get("anyOf").map(Json::items).unwrap_or_default() {
            self.add(branch);
        }
        if let Some(item) = schema.get("items") {
            self.add(item);
        }
    }
}

/// How deep objects nest. The provider does not say whether it follows references; they are followed here, because a schema
/// that is refused fails the call. A form that holds itself counts once.
struct Levels<'a> {
    root: &'a Json,
    /// Of each target of a reference; `None` while it is being counted.
    known: HashMap<&'a str, Option<usize>>,
}

impl<'a> Levels<'a> {
    fn of(root: &'a Json) -> usize {
        // The root is being counted already where a reference leads back to it.
        Levels { root, known: HashMap::from([("#", None)]) }.below(root)
    }

    fn below(&mut self, schema: &'a Json) -> usize {
        if let Some(target) = schema.get("$ref").and_then(Json::as_str) {
            return self.target(target);
        }
        let properties = schema.get("properties").map(Json::members).unwrap_or_default();
        let branches = schema.get("anyOf").map(Json::items).unwrap_or_default();
        let mut inner = schema.get("items").map_or(0, |items| self.below(items));
        for (_, property) in properties {
            inner = inner.max(self.below(property));
        }
        for branch in branches {
            inner = inner.max(self.below(branch));
        }
        inner + usize::from(schema.get("properties").is_some())
    }

    fn target(&mut self, target: &'a str) -> usize {
        if let Some(known) = self.known.get(target) {
            return known.unwrap_or(0);
        }
        let defs = self.root.get("$defs");
        let def = target.strip_prefix("#/$defs/").and_then(|name| defs?.get(name));
        self.known.insert(target, None);
        let levels = def.map_or(0, |def| self.below(def));
        self.known.insert(target, Some(levels));
        levels
    }
}

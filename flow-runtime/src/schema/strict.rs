//! The subset of JSON Schema that OpenAI's strict structured outputs take, and compatible servers too.

use super::json::Json;
use super::wire::Subset;

/// As the provider documents it: every property required, `null` for what is left out, no lengths of strings.
pub(super) static STRICT: Subset = Subset {
    optional: false,
    recursion: true,
    bounds: true,
    pattern: true,
    min_items: u64::MAX,
    max_items: true,
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
    fits: |schema| {
        let mut sizes = Sizes::default();
        sizes.add(schema, 0);
        sizes.properties <= 5_000
            && sizes.levels <= 10
            && sizes.values <= 1_000
            && sizes.characters <= 120_000
    },
};

/// What the provider limits: all properties, nested objects, values of enumerations, and the characters of their names.
#[derive(Default)]
struct Sizes {
    properties: usize,
    levels: usize,
    values: usize,
    characters: usize,
}

impl Sizes {
    fn add(&mut self, schema: &Json, level: usize) {
        let properties = schema.get("properties").map(Json::members).unwrap_or_default();
        let level = level + usize::from(schema.get("properties").is_some());
        self.levels = self.levels.max(level);
        self.properties += properties.len();
        for (name, schema) in properties {
            self.characters += name.chars().count();
            self.add(schema, level);
        }
        for value in schema.get("enum").map(Json::items).unwrap_or_default() {
            self.values += 1;
            self.characters += value.as_str().map_or(0, |value| value.chars().count());
        }
        for branch in schema.get("anyOf").map(Json::items).unwrap_or_default() {
            self.add(branch, level);
        }
        if let Some(item) = schema.get("items") {
            self.add(item, level);
        }
        for (name, schema) in schema.get("$defs").map(Json::members).unwrap_or_default() {
            self.characters += name.chars().count();
            self.add(schema, 0);
        }
    }
}

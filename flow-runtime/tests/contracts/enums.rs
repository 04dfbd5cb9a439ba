//! Enums: every way to tag them, and unions of which a dialect could make the same.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Inner, Visit};

contracts! {
    #[serde(rename_all = "snake_case")]
    enum Aliases { #[serde(alias = "ONE", alias = "uno")] FirstOne, SecondPart(u8), ThirdPiece { of_three: bool } }
    #[serde(rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
    enum Cases { PlainUnit, WithFields { some_field: u8, other_field: Option<u8> } }
    #[serde(tag = "type")]
    enum Newtypes { Inner(Inner), Map(BTreeMap<String, u8>), Unit, Nested(Nest) }
    #[serde(tag = "shape")]
    enum Nest { Circle { radius: f64 }, Square { side: f64 } }
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum AdjacentClosed { Unit, Text(String), Any(Value), Map(BTreeMap<String, bool>), Tuple(u8, (u8, u8)) }
    #[serde(untagged)]
    enum TextOrAny { Text(String), Any(Value) }
    #[serde(untagged)]
    enum ListOrMap { List(Vec<Entry>), Map(BTreeMap<String, u8>) }
    struct Entry { key: String, value: u8 }
    #[serde(untagged)]
    enum TupleOrObject { Tuple(u8, u8), Object(Places) }
    struct Places { #[serde(rename = "0")] zero: u8, #[serde(rename = "1")] one: u8 }
    #[serde(untagged)]
    enum TupleOrTuple { Two(u8, Vec<Entry>), Three(u8, u8, u8), Other(u8, BTreeMap<String, u8>) }
    #[serde(untagged)]
    enum FieldsAlike { Lists { items: Vec<Entry> }, Maps { items: BTreeMap<String, u8> } }
    #[serde(untagged)]
    enum NullOr { Text(String), Any(BTreeMap<String, Value>), Null }
    enum Mixed { Plain, #[serde(untagged)] Other(u8) }
    #[serde(untagged)]
    enum OptionalObjects { Small { a: u8 }, Large { a: u8, b: Option<BTreeMap<String, u8>>, c: bool } }
    struct FlatUnits { zeta: u8, #[serde(flatten)] choice: Units }
    enum Units {
        /// With words.
        Documented,
        Plain,
        Fields { alpha: u8 },
    }
    struct FlatInternal { zeta: u8, #[serde(flatten)] choice: Nest }
    struct FlatAdjacent { zeta: u8, #[serde(flatten)] choice: Wrapped }
    #[serde(tag = "kind", content = "content")]
    enum Wrapped { One(u8), Two(Vec<u8>), None }
    struct Options { internal: Option<Nest>, adjacent: Option<Wrapped>, untagged: Option<TextOrAny>, external: Vec<Option<Aliases>> }
    enum Single { Only { value: u8 } }
    enum One { Only }
    #[serde(tag = "tag")]
    enum InternalSingle { Only { value: u8 } }
    #[schemars(rename = "Odd/Name~1")]
    struct OddName { again: Vec<OddName>, value: u8 }
}

pub fn each(visit: &mut impl Visit) {
    let inner = json!({"zeta": 1, "alpha": "a"});
    visit.visit::<Aliases>(vec![
        json!("first_one"),
        json!({"second_part": 1}),
        json!({"third_piece": {"of_three": true}}),
    ]);
    visit.visit::<Cases>(vec![
        json!("PLAIN_UNIT"),
        json!({"WITH_FIELDS": {"someField": 1, "otherField": null}}),
    ]);
    visit.visit::<Newtypes>(vec![
        json!({"type": "Inner", "zeta": 1, "alpha": "a"}),
        json!({"type": "Map", "a": 1, "b": 2}),
        json!({"type": "Unit"}),
        json!({"type": "Nested", "shape": "Square", "side": 1.5}),
    ]);
    visit.visit::<AdjacentClosed>(vec![
        json!({"t": "Unit"}),
        json!({"t": "Text", "c": "{}"}),
        json!({"t": "Any", "c": {"x": "y"}}),
        json!({"t": "Map", "c": {"a": true}}),
        json!({"t": "Tuple", "c": [1, [2, 3]]}),
    ]);
    visit.visit::<TextOrAny>(vec![json!("1"), json!(1), json!("{}"), json!({}), json!(null)]);
    visit.visit::<ListOrMap>(vec![
        json!([]),
        json!({}),
        json!([{"key": "a", "value": 1}]),
        json!({"a": 1}),
    ]);
    visit.visit::<TupleOrObject>(vec![json!([1, 2]), json!({"0": 1, "1": 2})]);
    visit.visit::<TupleOrTuple>(vec![
        json!([1, []]),
        json!([1, {}]),
        json!([1, 2, 3]),
        json!([1, {"a": 1}]),
    ]);
    visit.visit::<FieldsAlike>(vec![json!({"items": []}), json!({"items": {"a": 1}})]);
    visit.visit::<NullOr>(vec![json!("a"), json!({"a": null}), json!(null)]);
    visit.visit::<Mixed>(vec![json!("Plain"), json!(7)]);
    visit.visit::<OptionalObjects>(vec![json!({"a": 1})]);
    visit.visit::<FlatUnits>(vec![
        json!({"zeta": 1, "Documented": null}),
        json!({"zeta": 1, "Plain": null}),
        json!({"zeta": 1, "Fields": {"alpha": 2}}),
    ]);
    visit.visit::<FlatInternal>(vec![json!({"zeta": 1, "shape": "Circle", "radius": 0.5})]);
    visit.visit::<FlatAdjacent>(vec![
        json!({"zeta": 1, "kind": "Two", "content": [1]}),
        json!({"zeta": 1, "kind": "None"}),
    ]);
    visit.visit::<Options>(vec![
        json!({"internal": null, "adjacent": null, "untagged": null, "external": [null]}),
        json!({
            "internal": {"shape": "Circle", "radius": 1.0}, "adjacent": {"kind": "One", "content": 1},
            "untagged": "text", "external": ["first_one", {"second_part": 2}]
        }),
    ]);
    visit.visit::<Single>(vec![json!({"Only": {"value": 1}})]);
    visit.visit::<One>(vec![json!("Only")]);
    visit.visit::<InternalSingle>(vec![json!({"tag": "Only", "value": 1})]);
    visit.visit::<OddName>(vec![json!({"again": [{"again": [], "value": 1}], "value": 2})]);
    visit.visit::<Option<Aliases>>(vec![json!(null), json!("first_one")]);
    visit.visit::<Vec<Result<Inner, Nest>>>(vec![json!([
        {"Ok": inner}, {"Err": {"shape": "Square", "side": 1.0}}
    ])]);
}

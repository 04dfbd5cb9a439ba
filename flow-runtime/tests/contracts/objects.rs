//! Structs: what may be left out, what is flattened, what has another name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use super::{Inner, Level, Visit};

contracts! {
    struct Defaults {
        #[serde(default)]
        list: Vec<u8>,
        #[serde(default = "five")]
        five: Option<u8>,
        #[serde(default = "five")]
        pair: Option<u8>,
        #[serde(default)]
        inner: Preset,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        skipped: Option<String>,
        #[serde(skip)]
        hidden: u8,
    }
    #[serde(default)]
    struct Preset { name: String, size: Option<u32>, level: f64 }
    struct Twice { twice: Option<Option<u8>>, thrice: Option<Vec<Option<Option<bool>>>> }
    struct Absent {
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        patch: Option<Option<u8>>,
        other: u8,
    }
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    struct Renamings { first_name: String, #[serde(rename = "$ref")] reference: u8, #[serde(rename = "0")] zero: u8, #[serde(rename = "ü\"\\")] odd: bool }
    struct Aliased { #[serde(alias = "label", alias = "title")] name: String, #[serde(default, alias = "n")] count: u8 }
    struct FlatOptional { zeta: u8, #[serde(flatten)] part: Option<Part> }
    struct Part { left: u8, right: String }
    struct FlatNested { #[serde(flatten)] outer: FlatOuter, last: bool }
    struct FlatOuter { zeta: u8, #[serde(flatten)] part: Part }
    struct FlatMapOfAny { zeta: u8, other: u8, #[serde(flatten)] rest: BTreeMap<String, Value> }
    struct FlatMapOfMaps { zeta: u8, #[serde(flatten)] rest: BTreeMap<String, BTreeMap<String, u8>> }
    struct Manyfold { a: Option<Inner>, b: Option<Vec<Inner>>, c: Option<Level>, d: Option<f64>, e: Option<(u8, u8)>, f: Option<BTreeMap<String, u8>> }
    struct Ten { a: L2 }
    struct L2 { a: L3 }
    struct L3 { a: L4 }
    struct L4 { a: L5 }
    struct L5 { a: L6 }
    struct L6 { a: L7 }
    struct L7 { a: L8 }
    struct L8 { a: L9 }
    struct L9 { a: L10 }
    struct L10 { a: u8 }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Generic<T, U> {
    value: T,
    others: Vec<U>,
}

impl Default for Preset {
    fn default() -> Self {
        Preset { name: "preset".into(), size: Some(7), level: 0.5 }
    }
}

fn five() -> Option<u8> {
    Some(5)
}

/// Tells `null` from what is not there.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<u8>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

pub fn each(visit: &mut impl Visit) {
    let inner = json!({"zeta": 1, "alpha": "a"});
    visit.visit::<Defaults>(vec![
        json!({"list": [1], "five": null, "pair": 7, "inner": {"name": "n", "size": null, "level": 1.5}, "skipped": "s"}),
        json!({"five": 5, "pair": null}),
        json!({}),
    ]);
    visit.visit::<Preset>(vec![json!({"name": "n"}), json!({"size": null}), json!({})]);
    visit.visit::<Twice>(vec![
        json!({"twice": 1, "thrice": [true, null]}),
        json!({"twice": null, "thrice": null}),
    ]);
    visit.visit::<Renamings>(vec![json!({"first-name": "a", "$ref": 1, "0": 2, "ü\"\\": true})]);
    visit.visit::<Aliased>(vec![json!({"name": "a", "count": 1})]);
    visit.visit::<FlatOptional>(vec![
        json!({"zeta": 1, "left": 2, "right": "r"}),
        json!({"zeta": 1}),
    ]);
    visit.visit::<FlatNested>(vec![json!({"zeta": 1, "left": 2, "right": "r", "last": true})]);
    visit.visit::<FlatMapOfAny>(vec![
        json!({"zeta": 1, "other": 2, "other_": [1], "x": {"y": null}}),
        json!({"zeta": 1, "other": 2}),
    ]);
    visit.visit::<FlatMapOfMaps>(vec![json!({"zeta": 1, "other": {"a": 1}, "key": {}})]);
    visit.visit::<Generic<Option<Generic<u8, bool>>, Generic<String, ()>>>(vec![json!({
        "value": {"value": 1, "others": [true]}, "others": [{"value": "s", "others": [null]}]
    })]);
    visit.visit::<Manyfold>(vec![
        json!({"a": inner, "b": [inner], "c": "Low", "d": 0.5, "e": [1, 2], "f": {"a": 1}}),
        json!({"a": null, "b": null, "c": null, "d": null, "e": null, "f": null}),
    ]);
    visit.visit::<Ten>(vec![json!({
        "a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": 1}}}}}}}}}
    })]);
}

//! Forms that hold themselves: at once, through others, in maps and in what may be left out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Visit;

contracts! {
    struct Even { value: u8, next: Option<Box<Odd>> }
    struct Odd { value: i8, next: Option<Box<Even>>, all: Vec<Even> }
    struct Folder { name: String, folders: BTreeMap<String, Folder>, #[serde(default)] parent: Option<Box<Folder>> }
    #[serde(untagged)]
    enum Document { Null, Flag(bool), Number(f64), Text(String), List(Vec<Document>), Object(BTreeMap<String, Document>) }
    #[serde(tag = "op")]
    enum Term { Leaf { value: i64 }, Add { left: Box<Term>, right: Box<Term> }, Any { json: Value } }
    struct Chain { next: Option<Wrap>, pair: Option<(Box<Chain>, u8)> }
    struct Left { right: Option<Box<Right>>, name: String }
    struct Right { lefts: BTreeMap<u8, Left>, pair: (u8, Option<Box<Left>>) }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Wrap(Box<Chain>);

pub fn each(visit: &mut impl Visit) {
    visit.visit::<Even>(vec![
        json!({"value": 1, "next": {"value": -1, "next": {"value": 2, "next": null}, "all": []}}),
        json!({"value": 1, "next": null}),
    ]);
    let leaf = json!({"name": "b", "folders": {}, "parent": null});
    visit.visit::<Folder>(vec![json!({"name": "a", "folders": {"b": leaf}, "parent": leaf})]);
    visit.visit::<Document>(vec![
        json!(null),
        json!([1.5, "a", {"b": [], "c": {"d": true}}]),
        json!({}),
        json!([]),
    ]);
    visit.visit::<Term>(vec![json!({
        "op": "Add", "left": {"op": "Leaf", "value": 1}, "right": {"op": "Any", "json": {"x": [1]}}
    })]);
    visit.visit::<Wrap>(vec![json!({
        "next": {"next": null, "pair": null}, "pair": [{"next": null, "pair": null}, 1]
    })]);
    visit.visit::<Left>(vec![json!({
        "right": {"lefts": {"1": {"right": null, "name": "n"}}, "pair": [1, null]}, "name": "m"
    })]);
}

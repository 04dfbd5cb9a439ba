//! Lists, sets, maps with every kind of key, tuples in each other.

use std::collections::{BTreeMap, BTreeSet, HashSet, LinkedList, VecDeque};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Inner, Key, Visit};

contracts! {
    struct Keys {
        signed: BTreeMap<i64, bool>,
        unsigned: BTreeMap<u8, String>,
        levels: BTreeMap<Key, Inner>,
        named: BTreeMap<Named, u8>,
    }
    struct Sets { texts: HashSet<String>, keys: BTreeSet<Key>, pairs: BTreeSet<(u8, bool)> }
    struct Queues { deque: VecDeque<Inner>, linked: LinkedList<u8>, boxed: Box<[i8]> }
    struct Grids { rows: Vec<Vec<Vec<f64>>>, fixed: [[u8; 2]; 2], maps: Vec<BTreeMap<String, Vec<u8>>> }
    struct MapsOfMaps { deep: BTreeMap<String, BTreeMap<String, BTreeMap<u8, Option<Inner>>>> }
    struct TuplesInMaps { map: BTreeMap<String, (u8, Option<(bool, String)>)>, list: Vec<(String, BTreeMap<u8, u8>)> }
    struct AnyInLists { list: Vec<Value>, map: BTreeMap<String, Value>, pair: (Value, u8) }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Named(pub String);

pub fn each(visit: &mut impl Visit) {
    let inner = json!({"zeta": 1, "alpha": "a"});
    visit.visit::<Keys>(vec![
        json!({
            "signed": {"-9": true}, "unsigned": {"255": "x"},
            "levels": {"Alpha": inner}, "named": {"any key": 1, "": 2}
        }),
        json!({"signed": {}, "unsigned": {}, "levels": {}, "named": {}}),
    ]);
    visit.visit::<Sets>(vec![json!({
        "texts": ["b", "a"], "keys": ["Zeta"], "pairs": [[1, true], [1, false]]
    })]);
    visit.visit::<Queues>(vec![json!({"deque": [inner], "linked": [1], "boxed": [-1, 1]})]);
    visit.visit::<Grids>(vec![json!({
        "rows": [[[0.5], []], []], "fixed": [[1, 2], [3, 4]], "maps": [{"a": [1]}, {}]
    })]);
    visit
        .visit::<MapsOfMaps>(vec![json!({"deep": {"a": {"b": {"1": inner, "2": null}, "c": {}}}})]);
    visit.visit::<TuplesInMaps>(vec![json!({
        "map": {"a": [1, [true, "x"]], "b": [2, null]}, "list": [["x", {"1": 2}]]
    })]);
    visit.visit::<AnyInLists>(vec![json!({
        "list": [1, "two", null, {"3": [4.5]}], "map": {"a": "\"", "b": {}}, "pair": [[], 1]
    })]);
    visit.visit::<Vec<(u8, Option<Vec<String>>)>>(vec![json!([[1, ["a"]], [2, null]])]);
    visit.visit::<BTreeMap<u8, Vec<Value>>>(vec![json!({"7": [null, "x"]})]);
    visit.visit::<[Option<u8>; 2]>(vec![json!([null, 1])]);
}

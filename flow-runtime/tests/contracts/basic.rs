//! The shapes that contracts usually have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use flow_runtime::{Confident, Reasoned, Summarized};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Visit;

contracts! {
    struct Scalars { zeta: i32, yes: bool, ratio: f64, big: u64, small: i64, letter: char, byte: u8 }
    struct Optional { pub zeta: Option<String>, pub alpha: u8, #[serde(default)] pub count: u32, pub last: Option<Inner> }
    struct Inner { zeta: u8, alpha: String }
    struct Nested { zeta: Inner, list: Vec<Inner>, alpha: Option<Vec<Inner>> }
    /// How urgent.
    enum Level { Low, High }
    enum Documented {
        /// Can wait.
        Low,
        /// Cannot.
        High,
        Unknown,
    }
    enum External { Unit, One(u8), Two(u8, String), Fields { zeta: u8, alpha: Option<u8> } }
    #[serde(tag = "kind")]
    enum Internal {
        Unit,
        Struct(Inner),
        Fields {
            #[schemars(extend("x-flow-order" = 0))]
            zeta: u8,
            #[schemars(extend("x-flow-order" = 1))]
            alpha: Option<u8>,
        },
    }
    #[serde(tag = "kind", content = "value")]
    enum Adjacent { Unit, One(u8), Two(u8, String), Fields { zeta: u8, alpha: String } }
    #[serde(untagged)]
    enum Untagged { Number(i64), Text(String), Inner(Inner), Pair(bool, bool) }
    struct Maps { words: BTreeMap<String, u32>, numbers: HashMap<i32, Inner>, levels: BTreeMap<Key, u8>, set: BTreeSet<u8> }
    struct Tuples { pair: (u8, String), nested: ((bool, i8), Vec<(u8, u8)>), array: [u8; 3] }
    struct Tree { pub value: u32, pub children: Vec<Tree>, pub alpha: Option<Box<Tree>> }
    enum Expr { Number(f64), Sum(Vec<Expr>), Negate(Box<Expr>), Let { name: String, body: Box<Expr> } }
    struct Anything { value: Value, also: Option<Value>, map: serde_json::Map<String, Value> }
    #[serde(deny_unknown_fields)]
    struct Closed { zeta: u8, alpha: u8 }
    struct Flattened { zeta: u8, #[serde(flatten)] inner: FlatPart, #[serde(flatten)] other: BTreeMap<String, i32> }
    struct FlatPart { yes: bool, no: bool }
    struct FlatEnum { zeta: u8, #[serde(flatten)] choice: External2 }
    enum External2 { One { a: u8 }, Two(Vec<u8>) }
    struct Described {
        /// The first of two.
        first: Inner,
        /// The second of two.
        second: Inner,
        /// Perhaps a level.
        level: Option<Level>,
    }
    struct Bounded {
        #[schemars(range(min = 1, max = 5))]
        score: u8,
        #[schemars(length(min = 3, max = 40))]
        title: String,
        #[schemars(length(min = 1, max = 3), inner(length(min = 2)))]
        tags: Vec<String>,
        #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
        share: f64,
        #[schemars(extend("multipleOf" = 5))]
        step: i32,
        #[schemars(range(min = 10))]
        maybe: Option<u32>,
    }
    struct Formats {
        #[schemars(extend("format" = "date-time"))]
        at: String,
        #[schemars(email)]
        mail: String,
        #[schemars(url)]
        link: String,
        #[schemars(extend("format" = "uuid"))]
        id: String,
    }
    struct Renamed { #[serde(rename = "type")] kind: String, #[serde(alias = "old")] new: u8, #[serde(rename = "a b/c~d")] odd: Option<u8> }
    struct Empty {}
    struct UnitStruct;
    struct Deep { zeta: Reasoned<Confident<Level>>, alpha: Summarized<Vec<Optional>> }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum Key {
    Zeta,
    Alpha,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Name(pub String);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Score(pub u8);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Wrapper(pub Inner);

pub fn each(visit: &mut impl Visit) {
    let inner = json!({"zeta": 1, "alpha": "a"});
    visit.visit::<Scalars>(vec![json!({
        "zeta": -5, "yes": true, "ratio": 0.5, "big": u64::MAX, "small": i64::MIN, "letter": "é", "byte": 255
    })]);
    visit.visit::<Optional>(vec![
        json!({"zeta": null, "alpha": 1, "count": 0, "last": null}),
        json!({"zeta": "z", "alpha": 1, "count": 7, "last": inner}),
    ]);
    visit.visit::<Nested>(vec![
        json!({"zeta": inner, "list": [inner, inner], "alpha": [inner]}),
        json!({"zeta": inner, "list": [], "alpha": null}),
    ]);
    visit.visit::<Level>(vec![json!("Low"), json!("High")]);
    visit.visit::<Documented>(vec![json!("Low"), json!("Unknown")]);
    visit.visit::<External>(vec![
        json!("Unit"),
        json!({"One": 1}),
        json!({"Two": [1, "b"]}),
        json!({"Fields": {"zeta": 1, "alpha": null}}),
    ]);
    visit.visit::<Internal>(vec![
        json!({"kind": "Unit"}),
        json!({"kind": "Struct", "zeta": 1, "alpha": "a"}),
        json!({"kind": "Fields", "zeta": 1, "alpha": 2}),
    ]);
    visit.visit::<Adjacent>(vec![
        json!({"kind": "Unit"}),
        json!({"kind": "One", "value": 1}),
        json!({"kind": "Two", "value": [1, "b"]}),
        json!({"kind": "Fields", "value": {"zeta": 1, "alpha": "a"}}),
    ]);
    visit.visit::<Untagged>(vec![json!(1), json!("text"), inner.clone(), json!([true, false])]);
    visit.visit::<Maps>(vec![
        json!({"words": {"one": 1, "two words": 2}, "numbers": {"-3": inner}, "levels": {"Zeta": 1}, "set": [1, 2]}),
        json!({"words": {}, "numbers": {}, "levels": {}, "set": []}),
    ]);
    visit.visit::<Tuples>(vec![json!({
        "pair": [1, "b"], "nested": [[true, -1], [[1, 2], [3, 4]]], "array": [1, 2, 3]
    })]);
    let leaf = json!({"value": 1, "children": [], "alpha": null});
    visit.visit::<Tree>(vec![
        leaf.clone(),
        json!({"value": 2, "children": [leaf, leaf], "alpha": leaf}),
    ]);
    visit.visit::<Expr>(vec![
        json!({"Number": 1.5}),
        json!({"Sum": [{"Number": 1.0}, {"Let": {"name": "x", "body": {"Negate": {"Number": 2.0}}}}]}),
    ]);
    visit.visit::<Anything>(vec![
        json!({"value": {"a": [1, null]}, "also": "text", "map": {"k": [true]}}),
        json!({"value": null, "also": null, "map": {}}),
    ]);
    visit.visit::<Closed>(vec![json!({"zeta": 1, "alpha": 2})]);
    visit.visit::<Flattened>(vec![json!({"zeta": 1, "yes": true, "no": false, "more": 5})]);
    visit.visit::<FlatEnum>(vec![
        json!({"zeta": 1, "One": {"a": 1}}),
        json!({"zeta": 1, "Two": [1]}),
    ]);
    visit.visit::<Described>(vec![json!({"first": inner, "second": inner, "level": "Low"})]);
    visit.visit::<Bounded>(vec![json!({
        "score": 5, "title": "abc", "tags": ["ab"], "share": 0.5, "step": 10, "maybe": 10
    })]);
    visit.visit::<Formats>(vec![json!({
        "at": "2026-01-01T00:00:00Z", "mail": "a@example.com", "link": "https://example.com", "id": "123e4567-e89b-42d3-a456-426614174000"
    })]);
    visit.visit::<Renamed>(vec![json!({"type": "t", "new": 1, "a b/c~d": 2})]);
    visit.visit::<Empty>(vec![json!({})]);
    visit.visit::<UnitStruct>(vec![json!(null)]);
    visit.visit::<Deep>(vec![json!({
        "zeta": {"reasoning": "r", "answer": {"value": "Low", "confidence": 0.5}},
        "alpha": {"output": [{"zeta": null, "alpha": 1, "count": 0, "last": null}], "summary": "s"}
    })]);
    visit.visit::<Score>(vec![json!(3)]);
    visit.visit::<Wrapper>(vec![inner.clone()]);
    visit.visit::<Vec<Inner>>(vec![json!([inner, inner]), json!([])]);
    visit.visit::<Vec<u8>>(vec![json!([1, 2])]);
    visit.visit::<(u8, Inner)>(vec![json!([1, inner])]);
    visit.visit::<BTreeMap<String, Inner>>(vec![json!({"a": inner})]);
    visit.visit::<Option<Inner>>(vec![json!(null), inner.clone()]);
    visit.visit::<Option<u64>>(vec![json!(null), json!(u64::MAX)]);
    visit.visit::<bool>(vec![json!(true)]);
    visit.visit::<f64>(vec![json!(0.25)]);
    visit.visit::<char>(vec![json!("x")]);
    visit.visit::<Value>(vec![json!({"any": [1]}), json!("text"), json!(null)]);
    visit.visit::<Result<u8, String>>(vec![json!({"Ok": 1}), json!({"Err": "no"})]);
}

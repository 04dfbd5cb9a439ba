//! What replies mean: the cases in `tests/replies/*.json`, one file for each kind.
//!
//! A case has a reply (`in`), the contract that it is read as (`as`), and what must come of it: a value (`is`) with the kinds of
//! its repairs (`by`), or a refusal (`no`: a piece of its message). All are read with `Repairs::All`; what a policy that allows
//! less makes of them follows from the kinds, and is held against them as well.

use std::collections::BTreeMap;

use flow_runtime::reply::{self, Parsed, Repairs, ReplyError};
use flow_runtime::{Dialect, Schema};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

macro_rules! contracts {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        $(#[$meta])*
        $kind $name $body
    )*};
}

contracts! {
    struct Item { name: String, score: u8 }
    struct List { items: Vec<Item> }
    struct Tags { tags: Vec<String> }
    struct Note { text: String, note: Option<String> }
    struct Place { city: Option<String>, country: String }
    struct City { city: String }
    struct Price { amount: f64, currency: String }
    struct Person { first_name: String, is_admin: bool, age: Option<u8>, #[serde(default)] visits: u32 }
    struct Prénom { prénom: String, âge: u8 }
    #[serde(rename_all = "UPPERCASE")]
    enum Color { Red, Green, #[serde(rename = "DARK_BLUE")] DarkBlue }
    enum Level { Low, High, #[serde(rename = "very high")] VeryHigh }
    enum Language { C, #[serde(rename = "C++")] Cpp, #[serde(rename = "C#")] Sharp, Java }
    struct Paint { color: Color, coats: u8 }
    struct Status { #[schemars(extend("enum" = [1, 2, 3]))] code: u8 }
    #[serde(tag = "kind", rename_all = "snake_case")]
    enum Shape { Circle { radius: f64 }, Square { side: f64 }, Nothing }
    #[serde(rename_all = "snake_case")]
    enum Act { Wait, Say(String), Move { x: i32, y: i32 } }
    #[serde(tag = "type", content = "data")]
    enum Event { Start, Text(String), Count(u32) }
    #[serde(untagged)]
    enum Either { Number(i64), Text(String), Item(Item), List(Vec<i64>) }
    #[serde(untagged)]
    enum Figure { Round { radius: f64 }, Flat { width: f64, height: f64 } }
    struct Tree { value: u32, children: Vec<Tree> }
    struct Shares { shares: BTreeMap<String, i64> }
    struct Pairs { pairs: Vec<(String, i64)> }
    struct Point { at: (i32, i32) }
    struct Anything { value: Value }
    struct Score { #[schemars(range(min = 1, max = 5))] score: u8, #[schemars(length(min = 3))] reason: String }
    struct Flat { name: String, #[serde(flatten)] more: BTreeMap<String, i64> }
    struct Big { id: u64, exact: u128 }
    #[serde(deny_unknown_fields)]
    struct Closed { a: u8, b: Option<u8> }
    struct Verdict { reasoning: String, verdict: bool }
    struct Aliased { #[serde(alias = "colour")] #[schemars(extend("x-flow-aliases" = ["colour"]))] color: String }
    struct Groups { groups: BTreeMap<String, Item> }
    struct Letter { body: Note, note: Option<String> }
    struct Filters { city: Option<String>, limit: Option<u8> }
    struct Code { language: String, code: String }
    #[serde(untagged)]
    enum TextOrMap { Text(String), Map(BTreeMap<String, String>) }
    struct Flags { yes: bool, no: Option<bool> }
}

type Outcome = Result<(Value, Vec<String>), String>;

fn outcome<T: Serialize>(read: Result<Parsed<T>, ReplyError>) -> Outcome {
    let parsed = read.map_err(|error| error.to_string())?;
    let kinds = parsed.repairs.iter().map(|repair| serde_json::to_value(repair.kind));
    let kinds = kinds.map(|kind| kind.unwrap_or_default().as_str().unwrap_or_default().to_owned());
    Ok((serde_json::to_value(parsed.value).unwrap_or_default(), kinds.collect()))
}

fn read<T>(case: &Case, repairs: Repairs) -> Outcome
where
    T: Serialize + DeserializeOwned + JsonSchema + 'static,
{
    let dialect = match case.wire.as_deref() {
        None => Dialect::Prompt,
        Some("openai") => Dialect::OpenAiStrict,
        Some(other) => panic!("no dialect {other}"),
    };
    outcome(reply::decode_with::<T>(&case.reply, &Schema::of::<T>(), dialect, repairs))
}

fn read_as(case: &Case, repairs: Repairs) -> Outcome {
    if let Some(schema) = &case.schema {
        return outcome(Schema::from_json(schema).parse(&case.reply, repairs));
    }
    macro_rules! by_name {
        ($($name:literal: $type:ty,)*) => {
            match case.contract.as_str() {
                $($name => read::<$type>(case, repairs),)*
                other => panic!("no contract {other}"),
            }
        };
    }
    by_name! {
        "item": Item, "list": List, "tags": Tags, "note": Note, "place": Place, "city": City, "price": Price, "person": Person,
        "prénom": Prénom, "color": Color, "level": Level, "language": Language, "paint": Paint, "status": Status, "shape": Shape,
        "act": Act, "event": Event, "either": Either, "figure": Figure, "tree": Tree, "shares": Shares, "pairs": Pairs,
        "point": Point, "anything": Anything, "score": Score, "flat": Flat, "big": Big, "closed": Closed, "verdict": Verdict,
        "aliased": Aliased, "code": Code, "maybe filters": Option<Filters>, "groups": Groups, "letter": Letter, "letters": Vec<Letter>, "flags": Flags, "int": i64, "byte": u8, "float": f64, "bool": bool, "char": char,
        "text": String, "ints": Vec<i64>, "floats": Vec<f64>, "texts": Vec<String>, "bools": Vec<bool>, "items": Vec<Item>,
        "nested": Vec<Vec<i64>>, "colors": Vec<Color>, "maybe int": Option<i64>, "maybe ints": Vec<Option<i64>>,
        "maybe text": Option<String>, "map": BTreeMap<String, i64>, "by number": BTreeMap<i32, String>, "maps": Vec<BTreeMap<String, i64>>,
        "pair": (String, i64), "value": Value, "values": Vec<Value>, "shapes": Vec<Shape>, "text or map": TextOrMap,
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(rename = "in")]
    reply: String,
    #[serde(rename = "as", default)]
    contract: String,
    #[serde(default)]
    schema: Option<Value>,
    #[serde(default)]
    wire: Option<String>,
    #[serde(default, deserialize_with = "present")]
    is: Option<Value>,
    #[serde(default)]
    by: Vec<String>,
    #[serde(default)]
    no: Option<String>,
}

/// `null` is a value, too.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

fn is_safe(kind: &str) -> bool {
    ["extracted", "comment", "comma", "quotes", "newline", "literal", "number", "key", "choice"]
        .contains(&kind)
}

impl Case {
    /// What is wrong, if anything is.
    fn fault(&self) -> Option<String> {
        let all = read_as(self, Repairs::All);
        let expected = match (&self.is, &self.no) {
            (Some(value), None) => Ok((value.clone(), self.by.clone())),
            (None, Some(message)) => match &all {
                Err(error) if error.contains(message) => all.clone(),
                _ => Err(message.clone()),
            },
            _ => panic!("a case has `is` or `no`: {self:?}"),
        };
        if all != expected {
            return Some(format!("expected {expected:?}\n     got {all:?}"));
        }
        for (policy, allows) in
            [(Repairs::None, (|_| false) as fn(&str) -> bool), (Repairs::Safe, is_safe)]
        {
            let is_allowed = expected.is_ok() && self.by.iter().all(|kind| allows(kind));
            let read = read_as(self, policy);
            if is_allowed && read != expected {
                return Some(format!("with {policy:?}: expected {expected:?}\n     got {read:?}"));
            }
            // A text is what it is, reasoning and all.
            let is_text = self.contract == "text" && policy == Repairs::None;
            if !is_allowed && !is_text && read.is_ok() {
                return Some(format!("with {policy:?} it should be refused, not {read:?}"));
            }
        }
        None
    }
}

/// Checks all cases of a file and tells all that fail.
fn check(name: &str, cases: &str, least: usize) {
    let cases: Vec<Case> =
        serde_json::from_str(cases).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(cases.len() >= least, "{name} has only {} cases", cases.len());
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let fault = case.fault()?;
            Some(format!("{:?} as {:?}\n{fault}", case.reply, case.contract))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {} fail:\n\n{}\n",
        faults.len(),
        cases.len(),
        faults.join("\n\n")
    );
}

macro_rules! kinds {
    ($($name:ident: $least:literal,)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), include_str!(concat!("replies/", stringify!($name), ".json")), $least);
        }
    )*};
}

kinds! {
    clean: 48,
    around: 54,
    candidates: 39,
    reasoning: 30,
    syntax: 71,
    quotes: 45,
    cut_off: 67,
    numbers: 148,
    words: 88,
    choices: 112,
    keys: 36,
    lists: 70,
    objects: 48,
    unions: 44,
    wire: 42,
    schemas: 31,
    models: 42,
}

//! Any text, read as types of all shapes: no panic, and no policy reads another value than one that allows less.
#![no_main]

use std::collections::BTreeMap;
use std::fmt::Debug;

use flow_runtime::reply::{Repairs, decode_with, parse_with};
use flow_runtime::{Dialect, Schema};
use libfuzzer_sys::fuzz_target;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Color {
    Red,
    Green,
    DarkBlue,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind")]
enum Shape {
    Circle { radius: f64 },
    Named { name: String },
    Nothing,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Text(String),
    List(Vec<Either>),
    Point { x: i8, y: Option<i8> },
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Document {
    name: String,
    score: u8,
    note: Option<String>,
    color: Color,
    list: Vec<Document>,
    map: BTreeMap<String, i64>,
    pair: (String, bool),
    shape: Option<Shape>,
    any: Value,
}

fn read<T>(text: &str)
where
    T: Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
{
    let read = |policy| parse_with::<T>(text, policy).ok();
    let (none, safe, all) = (read(Repairs::None), read(Repairs::Safe), read(Repairs::All));
    let is_text = Schema::of::<T>().is_text();
    if let Some(none) = none.as_ref().filter(|_| !is_text) {
        assert!(none.repairs.is_empty());
        assert_eq!(Some(&none.value), safe.as_ref().map(|safe| &safe.value));
    }
    if let Some(safe) = &safe {
        assert!(safe.repairs.iter().all(|repair| repair.kind.is_safe()));
        // With more allowed there may be more readings, and so none.
        if let Some(all) = &all {
            assert_eq!(safe.value, all.value);
        }
    }
    if let Some(all) = all.filter(|_| !is_text) {
        let json = serde_json::to_string(&all.value).expect("JSON");
        let again = parse_with::<T>(&json, Repairs::None).ok().map(|again| again.value);
        assert_eq!(again, Some(all.value));
    }
    let _ = decode_with::<T>(text, &Schema::of::<T>(), Dialect::OpenAiStrict, Repairs::All);
}

fuzz_target!(|text: &str| {
    read::<Document>(text);
    read::<Vec<Color>>(text);
    read::<Shape>(text);
    read::<Either>(text);
    read::<Value>(text);
    read::<i64>(text);
    read::<String>(text);
    read::<Option<bool>>(text);
    read::<BTreeMap<String, Vec<i64>>>(text);
});

//! Values for proptest: what is hard to write and to read, and [any value](of) that a type's schema allows.

#![allow(dead_code)]

use std::collections::HashSet;

use flow_runtime::Json;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestError, TestRng, TestRunner};
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

mod made;

pub(crate) use made::of;

/// Values, in JSON.
type Values = BoxedStrategy<Json>;

/// Tries so many values of a strategy: the same ones each time.
#[track_caller]
pub(crate) fn each<S: Strategy>(cases: u32, values: S, test: impl Fn(S::Value) -> TestCaseResult) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    match TestRunner::new_with_rng(config, rng).run(&values, test) {
        Ok(()) => {}
        Err(TestError::Fail(why, least)) => panic!("{why}\nof {least:?}"),
        Err(error) => panic!("{error}"),
    }
}

/// Texts, with what is hard to write and to read in them.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z ]{0,6}",
        2 => select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

const PIECES: &[&str] = &[
    "\"",
    "'",
    "\\",
    "\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "//",
    "/*",
    "#",
    "```",
    "null",
    "true",
    "12",
    "1,5",
    "…",
    "é",
    "“x”",
    "it's",
    "</think>",
    "<think>",
    ", \"a\": ",
    "\": \"",
    "\"}",
    "\"]",
    "\t",
    "\\n",
    "\\u0041",
    "`",
    "\0",
    "\u{7f}",
    "\u{2028}",
    "😀",
    "e\u{301}",
    "\u{feff}",
    "\u{202e}",
    "\r\n",
    "-0",
    "{}",
    "[1]",
];

/// Keys of maps: some that dialects use themselves, and any text.
pub(crate) fn name() -> impl Strategy<Value = String> {
    prop_oneof![select(NAMES).prop_map(str::to_owned), text()]
}

const NAMES: &[&str] =
    &["key", "value", "other", "other_", "0", "1", "$ref", "", "type", "map", "list", "__proto__"];

/// Any JSON.
fn any_json() -> Values {
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|n| integer(n.into())),
        any::<u64>().prop_map(|n| integer(n.into())),
        float(false),
        text().prop_map(Json::String),
    ];
    scalar
        .prop_recursive(3, 8, 3, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..3).prop_map(Json::Array),
                vec((name(), inner), 0..3).prop_map(|members| Json::Object(unique(members, &[]))),
            ]
        })
        .boxed()
}

/// Any JSON, as a `serde_json::Value`.
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    any_json().prop_map(|json| json.to_value())
}

/// Floats that JSON can hold. Without `float_roundtrip`, serde_json reads some not quite exactly: they are taken as it reads
/// them.
pub(crate) fn finite() -> impl Strategy<Value = f64> {
    let any = prop::num::f64::NORMAL | prop::num::f64::ZERO;
    let few = (-1000i32..1000).prop_map(|n| f64::from(n) / 8.0);
    let big = select(&[f64::MAX, f64::MIN, 1e21, 9_007_199_254_740_993.0, f64::MIN_POSITIVE][..]);
    prop_oneof![any, few, big].prop_map(stable)
}

/// The same of 32 bits.
pub(crate) fn single() -> impl Strategy<Value = f32> {
    (prop::num::f32::NORMAL | prop::num::f32::ZERO).prop_map(stable)
}

fn stable<F: Copy + Default + PartialEq + serde::Serialize + DeserializeOwned>(float: F) -> F {
    let read = |float: F| serde_json::from_str(&serde_json::to_string(&float).ok()?).ok();
    let mut reads = std::iter::successors(Some(float), |float| read(*float)).take(8);
    let mut last = reads.next().unwrap_or_default();
    reads.find(|next| std::mem::replace(&mut last, *next) == *next).unwrap_or_default()
}

fn float(is_single: bool) -> Values {
    match is_single {
        true => single().prop_map(|f| number(f.to_string().parse().unwrap_or_default())).boxed(),
        false => finite().prop_map(number).boxed(),
    }
}

fn number(float: f64) -> Json {
    Number::from_f64(float).map_or(Json::Null, Json::Number)
}

fn integer(value: i128) -> Json {
    Number::from_i128(value).map_or_else(|| Json::Wide(value.to_string()), Json::Number)
}

/// The members whose names are new.
fn unique(members: Vec<(String, Json)>, taken: &[&String]) -> Vec<(String, Json)> {
    let mut seen: HashSet<String> = taken.iter().map(|name| (*name).clone()).collect();
    members.into_iter().filter(|(name, _)| seen.insert(name.clone())).collect()
}

//! `decode(encode(v)) == v`, for values of every type and in every dialect.

mod contracts;
mod values;

use std::cell::Cell;
use std::fmt::Debug;

use contracts::*;
use flow_runtime::{Dialect, Json, Schema, reply};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const DIALECTS: [Dialect; 6] = [
    Dialect::Prompt,
    Dialect::JsonSchema,
    Dialect::OpenAiStrict,
    Dialect::Anthropic,
    Dialect::Gemini,
    Dialect::Grammar,
];

/// How many values are made of each type.
const CASES: u32 = 48;

fn failed(message: String) -> TestCaseError {
    TestCaseError::fail(message)
}

/// Fails unless what is written of a value is read as it, in every dialect.
fn comes_back<T, W>(value: &T, written: &W) -> TestCaseResult
where
    T: Debug + PartialEq + DeserializeOwned + JsonSchema + 'static,
    W: Serialize,
{
    let schema = Schema::of::<T>();
    for dialect in DIALECTS {
        let wire = schema.encode(written, dialect);
        let wire = wire.map_err(|error| failed(format!("{dialect:?}: {error}")))?.to_string();
        let read = reply::decode::<T>(&wire, &schema, dialect);
        let read = read.map_err(|error| failed(format!("{dialect:?} {wire}: {error}")))?;
        prop_assert_eq!(&read, value, "{:?} {}", dialect, wire);
    }
    Ok(())
}

/// Makes values of each type, and says how many were tried.
struct Tries {
    types: usize,
    values: usize,
}

impl Visit for Tries {
    fn visit<T>(&mut self, samples: Vec<Value>)
    where
        T: Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
    {
        let name = Schema::of::<T>().name().to_owned();
        let tried = Cell::new(0);
        let test = |own: &Json| {
            // Some types refuse some of what their schemas allow.
            let Ok(value) = serde_json::from_str::<T>(&own.to_string()) else { return Ok(()) };
            tried.set(tried.get() + 1);
            // The type itself may write more: what was left out, and has a default.
            comes_back(&value, own)?;
            comes_back(&value, &value)
        };
        for own in samples {
            let own = Json::from(&own);
            test(&own).unwrap_or_else(|error| panic!("{name}: {own}: {error}"));
        }
        values::each(CASES, values::of::<T>(), |own| {
            test(&own).map_err(|error| failed(format!("{name}: {own}: {error}")))
        });
        assert!(tried.get() > CASES as usize / 10, "{name} refuses most: it took {tried:?}");
        self.types += 1;
        self.values += tried.get();
    }
}

#[test]
fn every_value_comes_back_from_every_dialect() {
    let mut tries = Tries { types: 0, values: 0 };
    each(&mut tries);
    each_picky(&mut tries);
    let (types, values) = (tries.types, tries.values);
    assert!(types > 90 && values > types * CASES as usize * 9 / 10, "{values} of {types} types");
}

/// Types by hand, whose values are made without a look at a schema.
mod by_hand {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::collection::{btree_map, btree_set, vec};
    use serde::Deserialize;

    use super::values::{any_value, finite, name, single, text};
    use super::*;

    macro_rules! types {
        ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => {$(
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
            $(#[$meta])*
            $kind $name $body
        )*};
    }

    types! {
        struct Scalars { text: String, letter: char, signed: i64, large: u64, lowest: i128, highest: u128, ratio: f64, single: f32, maybe: Option<Option<bool>>, unit: () }
        struct Containers { by_name: BTreeMap<String, i64>, by_number: BTreeMap<i64, Option<String>>, by_letter: BTreeMap<char, u8>, pairs: Vec<(String, Option<(i8, bool)>)>, set: BTreeSet<String>, deep: BTreeMap<String, BTreeMap<String, Vec<u128>>>, any: Value }
        enum Figure { Nothing, Text(String), Pair(i64, String), Group { name: String, parts: Vec<Figure>, named: BTreeMap<String, Figure>, next: Option<Box<Figure>> } }
        #[serde(untagged)]
        enum Loose { Nothing, Flag(bool), Number(i64), Float(f64), Text(String), List(Vec<Loose>), Map(BTreeMap<String, Loose>) }
        #[serde(tag = "kind")]
        enum Tagged { Empty, Fields { text: String, other: Option<i64> }, Map(BTreeMap<String, String>) }
    }

    fn scalars() -> impl Strategy<Value = Scalars> {
        let numbers = (any::<i64>(), any::<u64>(), any::<i128>(), any::<u128>());
        let extremes = Just((i64::MIN, u64::MAX, i128::MIN, u128::MAX));
        let all = (
            text(),
            any::<char>(),
            prop_oneof![numbers, extremes],
            finite(),
            single(),
            any::<Option<bool>>(),
        );
        all.prop_map(|(text, letter, (signed, large, lowest, highest), ratio, single, maybe)| {
            // JSON has no inner `None`.
            let maybe = maybe.map(Some);
            Scalars { text, letter, signed, large, lowest, highest, ratio, single, maybe, unit: () }
        })
    }

    fn containers() -> impl Strategy<Value = Containers> {
        let maps = (
            btree_map(name(), any::<i64>(), 0..4),
            btree_map(any::<i64>(), prop::option::of(text()), 0..4),
            btree_map(any::<char>(), any::<u8>(), 0..4),
            btree_map(name(), btree_map(name(), vec(any::<u128>(), 0..3), 0..3), 0..3),
        );
        let pairs = vec((text(), any::<Option<(i8, bool)>>()), 0..4);
        (maps, pairs, btree_set(text(), 0..4), any_value()).prop_map(|(maps, pairs, set, any)| {
            let (by_name, by_number, by_letter, deep) = maps;
            Containers { by_name, by_number, by_letter, pairs, set, deep, any }
        })
    }

    fn figure() -> impl Strategy<Value = Figure> {
        let leaf = prop_oneof![
            Just(Figure::Nothing),
            text().prop_map(Figure::Text),
            (any::<i64>(), text()).prop_map(|(number, text)| Figure::Pair(number, text)),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let named = btree_map(name(), inner.clone(), 0..3);
            let next = prop::option::of(inner.clone().prop_map(Box::new));
            (text(), vec(inner, 0..3), named, next)
                .prop_map(|(name, parts, named, next)| Figure::Group { name, parts, named, next })
        })
    }

    fn loose() -> impl Strategy<Value = Loose> {
        let leaf = prop_oneof![
            Just(Loose::Nothing),
            any::<bool>().prop_map(Loose::Flag),
            any::<i64>().prop_map(Loose::Number),
            finite().prop_map(Loose::Float),
            text().prop_map(Loose::Text),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(Loose::List),
                btree_map(name(), inner, 0..4).prop_map(Loose::Map),
            ]
        })
    }

    fn tagged() -> impl Strategy<Value = Tagged> {
        prop_oneof![
            Just(Tagged::Empty),
            (text(), any::<Option<i64>>()).prop_map(|(text, other)| Tagged::Fields { text, other }),
            // A map beside its tag has no key of its name.
            btree_map(name().prop_filter("the tag", |name| name != "kind"), text(), 0..4)
                .prop_map(Tagged::Map),
        ]
    }

    fn all<T>(values: impl Strategy<Value = T> + Clone)
    where
        T: Debug + Clone + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
    {
        values::each(200, values.clone(), |value| comes_back(&value, &value));
        values::each(40, vec(values.clone(), 0..4), |value| comes_back(&value, &value));
        values::each(40, (values, text()), |value| comes_back(&value, &value));
    }

    #[test]
    fn scalars_come_back() {
        all(scalars().boxed());
    }

    #[test]
    fn containers_come_back() {
        all(containers().boxed());
    }

    #[test]
    fn what_holds_itself_comes_back() {
        all(figure().boxed());
        all(loose().boxed());
    }

    #[test]
    fn tagged_variants_come_back() {
        all(tagged().boxed());
    }
}

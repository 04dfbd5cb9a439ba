//! Valid documents made sloppy at random: what is read of them is the value that was written, or nothing.

mod contracts;
mod edits;
mod values;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Debug;

use contracts::{Visit, each};
use edits::{edits, sloppy};
use flow_runtime::reply::{Repairs, decode_with, parse, parse_with};
use flow_runtime::{Dialect, Schema};
use proptest::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use values::text;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Color {
    Red,
    Green,
    DarkBlue,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Shape {
    Circle { radius: f64 },
    Named { name: String },
    Nothing,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Inner {
    label: String,
    count: i64,
    done: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Document {
    title: String,
    color: Color,
    ratio: f64,
    note: Option<String>,
    inner: Inner,
    list: Vec<Inner>,
    words: Vec<String>,
    numbers: Vec<i64>,
    map: BTreeMap<String, i64>,
    pair: (String, u8),
    shape: Shape,
    maybe: Option<u32>,
}

fn inner() -> impl Strategy<Value = Inner> {
    (text(), -2000i64..2_000_000, any::<bool>()).prop_map(|(label, count, done)| Inner {
        label,
        count,
        done,
    })
}

fn document() -> impl Strategy<Value = Document> {
    let color = prop::sample::select(vec![Color::Red, Color::Green, Color::DarkBlue]);
    let shape = prop_oneof![
        (-100i32..100).prop_map(|r| Shape::Circle { radius: f64::from(r) / 4.0 }),
        text().prop_map(|name| Shape::Named { name }),
        Just(Shape::Nothing),
    ];
    let lists = (
        prop::collection::vec(inner(), 0..3),
        prop::collection::vec(text(), 0..4),
        prop::collection::vec(-5000i64..5000, 0..4),
        prop::collection::btree_map(text(), -10i64..10_000, 0..3),
    );
    (
        (text(), color, -1000i32..1000, prop::option::of(text()), inner()),
        lists,
        ((text(), any::<u8>()), shape, prop::option::of(any::<u32>())),
    )
        .prop_map(
            |(
                (title, color, ratio, note, inner),
                (list, words, numbers, map),
                (pair, shape, maybe),
            )| Document {
                title,
                color,
                ratio: f64::from(ratio) / 8.0,
                note,
                inner,
                list,
                words,
                numbers,
                map,
                pair,
                shape,
                maybe,
            },
        )
}

const DIALECTS: &[Dialect] = &[
    Dialect::Prompt,
    Dialect::JsonSchema,
    Dialect::OpenAiStrict,
    Dialect::Anthropic,
    Dialect::Gemini,
    Dialect::Grammar,
];
const POLICIES: [Repairs; 3] = [Repairs::None, Repairs::Safe, Repairs::All];

/// Fails if a text is read as another value than this; says whether `Repairs::All` read it.
fn is_value_or_nothing<T>(text: &str, dialect: Dialect, value: &T) -> Result<bool, TestCaseError>
where
    T: Debug + PartialEq + DeserializeOwned + JsonSchema + 'static,
{
    let mut is_read = false;
    for policy in POLICIES {
        let read = decode_with::<T>(text, &Schema::of::<T>(), dialect, policy);
        is_read = read.is_ok();
        if let Ok(parsed) = read {
            prop_assert_eq!(&parsed.value, value, "{:?}, {:?} of {}", dialect, policy, text);
        }
    }
    Ok(is_read)
}

#[test]
fn sloppiness_gives_the_value_or_nothing() {
    values::each(512, (document(), edits(12)), |(document, edits)| {
        let own = serde_json::to_string(&document).expect("JSON");
        is_value_or_nothing(&sloppy(&own, &edits, true), Dialect::Prompt, &document).map(drop)
    });
}

/// Types whose own readers leave out what does not fit: a flattened option that is not there in full is none, and an untagged
/// variant takes an object that has more properties.
const FORGETFUL: [&str; 2] = ["FlatOptional", "OptionalObjects"];

/// Makes documents of each type sloppy.
struct Tries {
    read: usize,
    refused: usize,
}

impl Visit for Tries {
    fn visit<T>(&mut self, _: Vec<Value>)
    where
        T: Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
    {
        let name = Schema::of::<T>().name().to_owned();
        if FORGETFUL.contains(&&*name) {
            return;
        }
        let (read, refused) = (Cell::new(0), Cell::new(0));
        let is_plain = edits::is_plain(&schemars::schema_for!(T).to_value());
        let cases = (values::of::<T>(), edits(4), prop::sample::select(DIALECTS));
        values::each(64, cases, |(own, edits, dialect)| {
            let Ok(value) = serde_json::from_str::<T>(&own.to_string()) else { return Ok(()) };
            let wire = Schema::of::<T>().encode(&own, dialect).expect("a document");
            let text = sloppy(&wire.to_string(), &edits, is_plain);
            let count = match is_value_or_nothing(&text, dialect, &value) {
                Ok(true) => &read,
                Ok(false) => &refused,
                Err(error) => return Err(TestCaseError::fail(format!("{name}: {own}: {error}"))),
            };
            count.set(count.get() + 1);
            Ok(())
        });
        self.read += read.get();
        self.refused += refused.get();
    }
}

#[test]
fn sloppiness_gives_the_value_or_nothing_of_every_type() {
    let mut tries = Tries { read: 0, refused: 0 };
    each(&mut tries);
    let (read, refused) = (tries.read, tries.refused);
    assert!(read > 5_000 && read > 9 * refused, "{read} read, {refused} refused");
}

#[test]
fn a_beginning_of_a_document_gives_the_value_or_nothing() {
    values::each(256, (document(), any::<prop::sample::Index>()), |(document, cut)| {
        let text = serde_json::to_string(&document).expect("JSON");
        let mut at = cut.index(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        is_value_or_nothing(&text[..at], Dialect::Prompt, &document)?;
        prop_assert!(at == text.len() || parse::<Document>(&text[..at]).is_err());
        Ok(())
    });
}

/// What means something to a reader.
const MARKS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ",",
    ":",
    "\\",
    "//",
    "/*",
    "*/",
    "#",
    "```",
    "\"\"\"",
    "“",
    "”",
    "a",
    "1",
    "true",
    "null",
    "...",
    " ",
    "\n",
    "<think>",
    "</think>",
    "é",
    "\u{feff}",
    "-",
    ".",
    "e",
    "\\u",
    "title",
    "\"list\": [",
    "{\"title\": \"",
    "<answer>",
];

#[test]
fn no_text_does_harm() {
    let marks = prop::collection::vec(prop::sample::select(MARKS), 0..60);
    values::each(256, ("\\PC{0,40}", marks), |(text, marks)| {
        for text in [text, marks.concat()] {
            for policy in POLICIES {
                let _ = parse_with::<Document>(&text, policy);
                let _ = parse_with::<Vec<Color>>(&text, policy);
                let _ = parse_with::<Value>(&text, policy);
                let _ = parse_with::<i64>(&text, policy);
                let _ = parse_with::<Option<Shape>>(&text, policy);
            }
        }
        Ok(())
    });
}

/// So that the first property is not true for want of values.
#[test]
fn most_of_what_is_a_little_sloppy_is_read() {
    let (read, all) = (Cell::new(0), Cell::new(0));
    values::each(300, (document(), edits(3)), |(document, edits)| {
        let own = serde_json::to_string(&document).expect("JSON");
        let is_read = is_value_or_nothing(&sloppy(&own, &edits, true), Dialect::Prompt, &document)?;
        read.set(read.get() + usize::from(is_read));
        all.set(all.get() + 1);
        Ok(())
    });
    let (read, all) = (read.get(), all.get());
    assert!(read * 10 >= all * 8, "{read} of {all}");
}

//! Valid documents made sloppy at random: what is read of them is the value that was written, or nothing.

use std::collections::BTreeMap;

use flow_runtime::reply::{Repairs, parse, parse_with};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

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

/// Texts as models write them, with what is hard to read in them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z ]{0,8}",
        1 => prop::sample::select(vec![
            "\"", "'", "\\", "\n", "{", "}", "[", "]", ",", ":", "//", "/*", "#", "```", "null", "true", "12", "1,5", "…", "...",
            "é", "“x”", "it's", "</think>", "<think>", ", \"a\": ", "\": \"", "\"}", "\"]", " \"q\" ", "\t", "\\n", "\\u0041", "`",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
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

/// What may be written in capitals: the keys of a map may not.
const FIELDS: [&str; 6] = ["title", "color", "note", "words", "label", "count"];

/// A source of choices, from the bytes that proptest gives.
struct Dice<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Of 256 throws, how many say yes.
    rate: u8,
}

impl Dice<'_> {
    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.bytes[self.at % self.bytes.len()].wrapping_add((self.at / self.bytes.len()) as u8)
    }

    fn yes(&mut self) -> bool {
        self.byte() < self.rate
    }

    fn one_of<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        choices[usize::from(self.byte()) % choices.len()]
    }
}

/// Writes a document as a careless model might: every departure is one that some model is known to make.
fn sloppy(value: &Value, dice: &mut Dice<'_>, out: &mut String) {
    match value {
        Value::Null => out.push_str(if dice.yes() {
            dice.one_of(&["None", "undefined", "null"])
        } else {
            "null"
        }),
        Value::Bool(value) if dice.yes() => {
            let words: &[&str] = if *value {
                &["True", "\"true\"", "yes", "\"Yes\""]
            } else {
                &["False", "\"false\"", "no", "\"No.\""]
            };
            out.push_str(dice.one_of(words));
        }
        Value::Number(number) if dice.yes() => match dice.byte() % 4 {
            0 => out.push_str(&format!("\"{number}\"")),
            1 if number.is_i64() => out.push_str(&format!("{number}.0")),
            2 if number.as_i64().is_some_and(|n| n >= 1000) => {
                let digits = number.to_string();
                let split = digits.len() % 3;
                let mut grouped = String::new();
                for (at, digit) in digits.chars().enumerate() {
                    if at > 0 && at % 3 == split {
                        grouped.push(',');
                    }
                    grouped.push(digit);
                }
                out.push_str(&format!("\"{grouped}\""));
            }
            _ => out.push_str(&format!("'{number}'")),
        },
        Value::String(text) => string(text, dice, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    comma(dice, out);
                }
                sloppy(item, dice, out);
            }
            end(dice, out, items.is_empty());
            if !(dice.yes() && dice.yes()) {
                out.push(']');
            }
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                if at > 0 {
                    comma(dice, out);
                }
                let is_name = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphabetic());
                match dice.byte() % 3 {
                    0 if is_name && dice.yes() => out.push_str(key),
                    1 if is_name && FIELDS.contains(&key.as_str()) && dice.yes() => {
                        out.push_str(&format!("\"{}\"", key.to_uppercase()))
                    }
                    _ => string(key, dice, out),
                }
                out.push(':');
                out.push_str(dice.one_of(&["", " ", "  "]));
                sloppy(value, dice, out);
            }
            end(dice, out, members.is_empty());
            if !(dice.yes() && dice.yes()) {
                out.push('}');
            }
        }
        other => out.push_str(&other.to_string()),
    }
}

fn comma(dice: &mut Dice<'_>, out: &mut String) {
    match (dice.yes(), dice.byte() % 4) {
        (true, 0) => out.push('\n'),
        (true, 1) => out.push_str(", // and\n"),
        (true, 2) => out.push_str(" /* , */ ,"),
        (true, _) => out.push_str(",\n"),
        (false, _) => out.push_str(", "),
    }
}

fn end(dice: &mut Dice<'_>, out: &mut String, is_empty: bool) {
    if dice.yes() && !is_empty {
        out.push_str(dice.one_of(&[",", ",\n", " // end\n"]));
    }
}

fn string(text: &str, dice: &mut Dice<'_>, out: &mut String) {
    let json = serde_json::to_string(text).unwrap_or_default();
    let inner = &json[1..json.len() - 1];
    if !dice.yes() {
        return out.push_str(&json);
    }
    match dice.byte() % 8 {
        0 => out.push_str(&format!("'{}'", inner.replace("\\\"", "\"").replace('\'', "\\'"))),
        // The apostrophes are not escaped.
        1 => out.push_str(&format!("'{}'", inner.replace("\\\"", "\""))),
        // The quotes are not escaped.
        2 => out.push_str(&json.replace("\\\"", "\"")),
        3 => out.push_str(&json.replace("\\n", "\n").replace("\\t", "\t")),
        4 if !text.contains('”') => out.push_str(&format!("“{}”", inner.replace("\\\"", "\""))),
        5 if !text.contains('`') => out.push_str(&format!("`{}`", inner.replace("\\\"", "\""))),
        6 if !text.contains(['"', '\\']) => out.push_str(&format!("\"\"\"{text}\"\"\"")),
        // No quotes at all.
        7 if text.chars().all(|c| c.is_ascii_alphabetic()) && !text.is_empty() => {
            out.push_str(text)
        }
        _ => out.push_str(&json),
    }
}

fn around(document: &str, dice: &mut Dice<'_>) -> String {
    match dice.byte() % 8 {
        0 => format!("```json\n{document}\n```"),
        1 => format!("Here it is: {document}\nThat is all."),
        2 => format!("<think>It was {{\"title\": \"draft\"}}.</think>\n{document}"),
        3 => format!("Draft: {{\"title\": \"draft\", \"color\": \"RED\"}}\nFinal:\n{document}"),
        _ => document.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sloppiness_gives_the_value_or_nothing(
        document in document(),
        bytes in prop::collection::vec(any::<u8>(), 64..512),
        rate in prop::sample::select(vec![0u8, 4, 16, 48, 120]),
    ) {
        let value = serde_json::to_value(&document).unwrap_or_default();
        let mut dice = Dice { bytes: &bytes, at: 0, rate };
        let mut text = String::new();
        sloppy(&value, &mut dice, &mut text);
        let text = around(&text, &mut dice);
        for policy in [Repairs::None, Repairs::Safe, Repairs::All] {
            if let Ok(parsed) = parse_with::<Document>(&text, policy) {
                prop_assert_eq!(&parsed.value, &document, "{:?} of {}", policy, text);
            }
        }
    }

    #[test]
    fn a_beginning_of_a_document_gives_the_value_or_nothing(document in document(), cut in 0.0..1.0f64) {
        let text = serde_json::to_string(&document).unwrap_or_default();
        let mut at = (text.len() as f64 * cut) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        if let Ok(parsed) = parse_with::<Document>(&text[..at], Repairs::All) {
            prop_assert_eq!(&parsed.value, &document, "{}", &text[..at]);
        }
        prop_assert!(at == text.len() || parse::<Document>(&text[..at]).is_err());
    }

    #[test]
    fn no_text_does_harm(text in "\\PC{0,40}", pieces in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "[", "]", "\"", "'", ",", ":", "\\", "//", "/*", "*/", "#", "```", "\"\"\"", "“", "”", "a", "1", "true", "null", "...",
        " ", "\n", "<think>", "</think>", "é", "\u{feff}", "-", ".", "e", "\\u", "title", "\"list\": [", "{\"title\": \"", "<answer>",
    ]), 0..60)) {
        let hostile = pieces.concat();
        for text in [&text, &hostile] {
            for policy in [Repairs::None, Repairs::Safe, Repairs::All] {
                let _ = parse_with::<Document>(text, policy);
                let _ = parse_with::<Vec<Color>>(text, policy);
                let _ = parse_with::<Value>(text, policy);
                let _ = parse_with::<i64>(text, policy);
                let _ = parse_with::<Option<Shape>>(text, policy);
            }
        }
    }
}

/// So that the first property is not true for want of values.
#[test]
fn most_of_what_is_a_little_sloppy_is_read() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut read, cases) = (0, 300);
    for _ in 0..cases {
        let tree = (document(), prop::collection::vec(any::<u8>(), 64..512)).new_tree(&mut runner);
        let (document, bytes) = tree.expect("a document").current();
        let value = serde_json::to_value(&document).expect("JSON");
        let mut text = String::new();
        sloppy(&value, &mut Dice { bytes: &bytes, at: 0, rate: 6 }, &mut text);
        read += usize::from(parse_with::<Document>(&text, Repairs::All).is_ok());
    }
    assert!(read * 10 >= cases * 8, "{read} of {cases}");
}

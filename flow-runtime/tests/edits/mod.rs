//! A careless model, as edits of a valid document: every one is a departure that some model is known to make.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::de::IgnoredAny;
use serde_json::Value;

/// One departure: the piece of this kind that it is about, and what becomes of it.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    kind: Kind,
    place: Index,
    way: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Comma,
    Colon,
    Key,
    Text,
    Number,
    Word,
    Document,
}

/// A piece of a document.
struct Piece<'t> {
    kind: Kind,
    text: &'t str,
    /// Whether it ends an empty container.
    is_empty: bool,
}

/// What may be written in capitals: the keys of a map may not.
const FIELDS: [&str; 6] = ["title", "color", "note", "words", "label", "count"];

/// Up to so many edits.
pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let kinds = [
        Kind::Text,
        Kind::Number,
        Kind::Word,
        Kind::Key,
        Kind::Comma,
        Kind::Close,
        Kind::Colon,
        Kind::Document,
    ];
    let edit = (select(kinds.to_vec()), any::<Index>(), 0..24usize);
    vec(edit.prop_map(|(kind, place, way)| Edit { kind, place, way }), 0..=most)
}

/// The document with these edits, of each piece the last. Where the type is not plain, scalars stay what they are in JSON.
pub(crate) fn sloppy(document: &str, edits: &[Edit], is_plain: bool) -> String {
    let pieces = pieces(document);
    let mut written: Vec<String> = pieces.iter().map(|piece| piece.text.to_owned()).collect();
    for edit in edits {
        let places: Vec<usize> =
            (0..pieces.len()).filter(|at| pieces[*at].kind == edit.kind).collect();
        // A whole reply that may be any text is that text.
        if places.is_empty() || (pieces.len() == 1 && !is_plain) {
            continue;
        }
        let at = *edit.place.get(&places);
        // What JSON itself can read, a part of it even, says something else.
        let is_sloppy = |text: &String| {
            let around =
                |pieces: &[Piece<'_>]| -> String { pieces.iter().map(|p| p.text).collect() };
            let whole = around(&pieces[..at]) + text + &around(&pieces[at + 1..]);
            let mut documents =
                serde_json::Deserializer::from_str(&whole).into_iter::<IgnoredAny>();
            !matches!(edit.kind, Kind::Text | Kind::Key) || !matches!(documents.next(), Some(Ok(_)))
        };
        if let Some(text) = rewritten(&pieces[at], edit.way, is_plain).filter(is_sloppy) {
            written[at] = text;
        }
    }
    let text = written.concat();
    let outer = edits.iter().rfind(|edit| edit.kind == Kind::Document);
    outer.map_or_else(|| text.clone(), |edit| around(&text, edit.way))
}

fn pieces(document: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    // Whether the innermost containers are objects.
    let mut open: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < document.len() {
        let rest = &document[at..];
        let (kind, length) = match rest.as_bytes()[0] {
            b'{' | b'[' => {
                open.push(rest.starts_with('{'));
                (Kind::Open, 1)
            }
            b'}' | b']' => {
                open.pop();
                (Kind::Close, 1)
            }
            b',' => (Kind::Comma, 1),
            b':' => (Kind::Colon, 1),
            b'"' => {
                let is_after = |kind| pieces.last().is_some_and(|piece| piece.kind == kind);
                let is_key =
                    open.last() == Some(&true) && (is_after(Kind::Open) || is_after(Kind::Comma));
                (if is_key { Kind::Key } else { Kind::Text }, string_end(rest))
            }
            first => {
                let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
                let is_word = first.is_ascii_alphabetic();
                (if is_word { Kind::Word } else { Kind::Number }, end)
            }
        };
        let is_empty = pieces.last().is_some_and(|piece| piece.kind == Kind::Open);
        pieces.push(Piece { kind, text: &rest[..length], is_empty });
        at += length;
    }
    pieces
}

/// The length of the string that a text begins with.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

fn rewritten(piece: &Piece<'_>, way: usize, is_plain: bool) -> Option<String> {
    let text = piece.text;
    let one_of = |choices: &[&str]| choices.get(way % choices.len()).map(|text| (*text).to_owned());
    match piece.kind {
        Kind::Word if is_plain => match text {
            "null" => one_of(&["None", "undefined"]),
            "true" => one_of(&["True", "\"true\"", "yes", "\"Yes\""]),
            _ => one_of(&["False", "\"false\"", "no", "\"No.\""]),
        },
        Kind::Number if is_plain => number(text, way),
        Kind::Text => string(text, way, is_plain),
        Kind::Key => {
            let name: String = serde_json::from_str(text).ok()?;
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
            match way % 3 {
                0 if is_name => Some(name),
                1 if FIELDS.contains(&&*name) => Some(format!("\"{}\"", name.to_uppercase())),
                _ => string(text, way / 3, false),
            }
        }
        Kind::Comma => one_of(&["\n", ", // and\n", " /* , */ ,", ",\n", ", # and\n"]),
        Kind::Colon => one_of(&[": ", " :\n", "  :  "]),
        Kind::Close if piece.is_empty => one_of(&[&format!(" {text}"), &format!("\n{text}")]),
        Kind::Close if way.is_multiple_of(4) => Some(String::new()),
        Kind::Close => {
            let (comma, end, comment) =
                (format!(",{text}"), format!(",\n{text}"), format!(" // end\n{text}"));
            one_of(&[&comma, &end, &comment])
        }
        _ => None,
    }
}

fn number(text: &str, way: usize) -> Option<String> {
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    Some(match way % 4 {
        0 => format!("\"{text}\""),
        1 => format!("'{text}'"),
        2 if is_whole && text.len() < 16 => format!("{text}.0"),
        3 if is_whole && text.len() > 3 => {
            let digits = text.char_indices().map(|(at, digit)| {
                let is_first = at > 0 && (text.len() - at).is_multiple_of(3);
                format!("{}{digit}", if is_first { "," } else { "" })
            });
            format!("\"{}\"", digits.collect::<String>())
        }
        _ => return None,
    })
}

/// A string in other quotes, or with less of it escaped.
fn string(json: &str, way: usize, is_plain: bool) -> Option<String> {
    let text: String = serde_json::from_str(json).ok()?;
    let inner = json[1..json.len() - 1].replace("\\\"", "\"");
    let is_word = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic());
    Some(match way % 8 {
        0 => format!("'{}'", inner.replace('\'', "\\'")),
        // The apostrophes are not escaped.
        1 => format!("'{inner}'"),
        // The quotes are not escaped.
        2 => format!("\"{inner}\""),
        3 => {
            let raw = |piece: &str| piece.replace("\\n", "\n").replace("\\t", "\t");
            json.split("\\\\").map(raw).collect::<Vec<_>>().join("\\\\")
        }
        4 if !text.contains('”') => format!("“{inner}”"),
        5 if !text.contains('`') => format!("`{inner}`"),
        6 if !text.contains(['"', '\\']) && !text.chars().any(char::is_control) => {
            format!("\"\"\"{text}\"\"\"")
        }
        // No quotes at all.
        7 if is_plain && is_word && !matches!(&*text, "null" | "true") => text,
        _ => return None,
    })
}

fn around(document: &str, way: usize) -> String {
    match way % 4 {
        // Prose may be a text that was asked for.
        1 | 3 if !document.starts_with(['{', '[']) => document.to_owned(),
        0 => format!("```json\n{document}\n```"),
        1 => format!("Here it is: {document}\nThat is all."),
        2 => format!("<think>It was {{\"title\": \"draft\"}}.</think>\n{document}"),
        _ => format!("Draft: {{\"title\": \"draft\", \"color\": \"RED\"}}\nFinal:\n{document}"),
    }
}

/// Whether a scalar in other clothes can mean only one thing: no place takes any JSON, or scalars of two kinds.
pub(crate) fn is_plain(schema: &Value) -> bool {
    let Value::Object(members) = schema else {
        return false;
    };
    let is_named = ["type", "$ref", "enum", "const", "oneOf", "anyOf", "allOf", "properties"];
    is_named.iter().any(|key| members.contains_key(*key))
        && members.iter().all(|(key, value)| match (key.as_str(), value) {
            ("properties" | "$defs" | "patternProperties", Value::Object(schemas)) => {
                schemas.values().all(is_plain)
            }
            ("oneOf" | "anyOf", Value::Array(branches)) => {
                let scalars = branches.iter().filter(|branch| {
                    matches!(
                        branch["type"].as_str(),
                        Some("string" | "integer" | "number" | "boolean")
                    ) && branch.get("const").is_none()
                });
                scalars.count() < 2 && branches.iter().all(is_plain)
            }
            ("allOf" | "prefixItems", Value::Array(items)) => items.iter().all(is_plain),
            ("additionalProperties" | "unevaluatedProperties", Value::Bool(is_open)) => !is_open,
            ("items" | "additionalProperties", value) => is_plain(value),
            _ => true,
        })
}

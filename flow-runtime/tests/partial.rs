//! What of a reply is sure while it arrives.

use std::sync::Arc;

use fastrand::Rng;
use flow_runtime::reply::{MAX_BYTES, Partial, ReplyErrorKind};
use flow_runtime::{Dialect, Json, Schema};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
struct Review {
    summary: String,
    score: u8,
    #[serde(default)]
    tags: Vec<String>,
}

/// The value after all of these pieces, as text; empty if there is none.
#[track_caller]
fn after<T: DeserializeOwned + JsonSchema + 'static>(pieces: &[&str]) -> String {
    let mut reply = Partial::<T>::new();
    for piece in pieces {
        reply.push(piece).expect("it is short");
    }
    shown(&reply)
}

fn shown<T: DeserializeOwned>(reply: &Partial<T>) -> String {
    reply.value().map(Json::to_string).unwrap_or_default()
}

/// Whether `short` may grow to `long`.
fn is_prefix(short: &Json, long: &Json) -> bool {
    match (short, long) {
        (Json::String(a), Json::String(b)) => b.starts_with(a.as_str()),
        (Json::Array(a), Json::Array(b)) => {
            a.len() <= b.len() && a.iter().zip(b).all(|(a, b)| is_prefix(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.len() <= b.len() && a.iter().zip(b).all(|((a, x), (b, y))| a == b && is_prefix(x, y))
        }
        (a, b) => a == b,
    }
}

/// A document with all that JSON has: escapes, pairs of UTF-16, white space, numbers of every form.
fn document(rng: &mut Rng) -> String {
    let mut text = String::new();
    container(rng, 0, &mut text);
    text
}

fn container(rng: &mut Rng, depth: usize, text: &mut String) {
    let is_object = rng.bool();
    text.push(if is_object { '{' } else { '[' });
    for at in 0..rng.usize(..4) {
        text.push_str(if at > 0 { "," } else { "" });
        blank(rng, text);
        if is_object {
            string(rng, &at.to_string(), text);
            blank(rng, text);
            text.push(':');
            blank(rng, text);
        }
        match rng.u8(..5) {
            0 if depth < 5 => container(rng, depth + 1, text),
            1 => string(rng, "", text),
            _ => text.push_str(pick(rng, &SCALARS)),
        }
        blank(rng, text);
    }
    text.push(if is_object { '}' } else { ']' });
}

const SCALARS: [&str; 12] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "42",
    "1.5",
    "-0.25e-3",
    "1E5",
    "123456789012345678901.5",
    "7",
    "1e-7",
];

fn pick<'t>(rng: &mut Rng, of: &[&'t str]) -> &'t str {
    of[rng.usize(..of.len())]
}

/// A string that begins so: the keys of an object are not the same.
fn string(rng: &mut Rng, start: &str, text: &mut String) {
    text.push('"');
    text.push_str(start);
    for _ in 0..rng.usize(..6) {
        let parts = [
            "a",
            "é",
            "😀",
            r#"\""#,
            r"\\",
            r"\/",
            r"\n",
            r"\u00e9",
            r"\ud83d\ude00",
            "}",
            "]",
            ",",
            " ",
            r"\t",
        ];
        text.push_str(pick(rng, &parts));
    }
    text.push('"');
}

fn blank(rng: &mut Rng, text: &mut String) {
    text.push_str(pick(rng, &["", "", "", " ", "\n", "\t\r\n  "]));
}

#[test]
fn each_prefix_is_a_prefix_of_the_next_and_the_last_is_the_whole() {
    let mut rng = Rng::with_seed(1);
    for _ in 0..400 {
        let text = document(&mut rng);
        let whole: Json = serde_json::from_str(&text).expect("a document");
        let mut reply = Partial::<Value>::new();
        let mut before: Option<Json> = None;
        for (at, c) in text.char_indices() {
            let has_changed = reply.push(c.encode_utf8(&mut [0; 4])).expect("it is short");
            let now = reply.value();
            if let (Some(before), Some(now)) = (&before, now) {
                assert!(is_prefix(before, now), "{before} and then {now}");
                assert!(is_prefix(now, &whole), "{now} of {whole}");
            }
            let ended = at + c.len_utf8() == text.len();
            assert_eq!(reply.is_complete(), ended, "{text}");
            assert_eq!(has_changed, ended || before.as_ref() != now, "at {at} of {text}");
            before = now.cloned();
        }
        assert_eq!(reply.value(), Some(&whole));
        assert_eq!((reply.documents(), reply.growing()), (1, None));
        // A key that is there twice says two things.
        let expected = (!repeats_a_key(&whole)).then(|| whole.to_value());
        assert_eq!(reply.finish().ok(), expected);
    }
}

fn repeats_a_key(json: &Json) -> bool {
    match json {
        Json::Array(items) => items.iter().any(repeats_a_key),
        Json::Object(members) => members.iter().enumerate().any(|(at, (key, value))| {
            members[..at].iter().any(|(known, _)| known == key) || repeats_a_key(value)
        }),
        _ => false,
    }
}

#[test]
fn pieces_of_any_size_give_the_same() {
    let mut rng = Rng::with_seed(2);
    for _ in 0..400 {
        let before = pick(
            &mut rng,
            &["", "So: ", "<think>{\"a\": [1</think>", "```json\n", "Not {this} [or that] "],
        );
        let mut text =
            format!("{before}{}{}", document(&mut rng), pick(&mut rng, &["", "\n```", " Done."]));
        if rng.u8(..4) == 0 {
            // Broken, and perhaps followed by another.
            let at = rng.usize(..text.len());
            let at = (at..).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
            text.insert_str(at, pick(&mut rng, &["}", "]", "\"", "\\", ":", ",", "12/20", "[1]"]));
        }
        let mut reply = Partial::<Value>::new();
        let mut at = 0;
        while at < text.len() {
            let end = at + rng.usize(1..10);
            let end = (end..).find(|end| *end >= text.len() || text.is_char_boundary(*end));
            let end = end.unwrap_or(text.len()).min(text.len());
            reply.push(&text[at..end]).expect("it is short");
            let mut once = Partial::<Value>::new();
            once.push(&text[..end]).expect("it is short");
            assert_eq!(reply.value(), once.value(), "{:?}", &text[..end]);
            assert_eq!(reply.growing(), once.growing(), "{:?}", &text[..end]);
            assert_eq!(reply.is_complete(), once.is_complete(), "{:?}", &text[..end]);
            assert_eq!(reply.documents(), once.documents(), "{:?}", &text[..end]);
            at = end;
        }
    }
}

#[test]
fn a_scalar_appears_when_it_has_ended() {
    for (text, value) in [
        ("[4", "[]"),
        ("[4,", "[4]"),
        ("{\"a\": 4,", "{}"),
        ("{\"a\": 4, ", r#"{"a":4}"#),
        ("{\"a\": 4}", r#"{"a":4}"#),
        ("[4 ", "[]"),
        ("[4 \n]", "[4]"),
        ("[-", "[]"),
        ("[1.5e3]", "[1500.0]"),
        ("[tru", ""),
        ("[true", "[]"),
        ("[true]", "[true]"),
        ("{\"a\": null", "{}"),
        ("{\"a\": null}", r#"{"a":null}"#),
        ("{\"a\"", ""),
        ("{\"a\":", "{}"),
        ("{\"a\": \"", r#"{"a":""}"#),
        ("{\"a\": {\"b", r#"{"a":{}}"#),
    ] {
        assert_eq!(after::<Value>(&[text]), value, "{text}");
    }
}

#[test]
fn an_escape_sequence_appears_as_a_whole() {
    for (text, value) in [
        (r#"["a\"#, r#"["a"]"#),
        (r#"["a\n"#, r#"["a\n"]"#),
        (r#"["a\u00e"#, r#"["a"]"#),
        (r#"["a\u00e9"#, r#"["aé"]"#),
        (r#"["a\ud83d"#, r#"["a"]"#),
        (r#"["a\ud83d\ude0"#, r#"["a"]"#),
        (r#"["a\ud83d\ude00"#, r#"["a😀"]"#),
        (r#"{"\ud83d\ude00": "a"#, r#"{"😀":"a"}"#),
    ] {
        assert_eq!(after::<Value>(&[text]), value, "{text}");
    }
}

#[test]
fn prose_fences_and_reasoning_before_the_document_are_passed_over() {
    let document = r#"{"summary": "ok", "score": 1}"#;
    for before in [
        "Here it is: ",
        "Fill {name} and [see below], as in {1}:\n```json\n",
        "<think>First {\"summary\": \"a draft\", \"score\": 9} or so.</think>\n",
        "{\"summary\": \"a draft\", \"score\": 9} or so.</THINK>",
        "<|channel|>analysis {\"summary\": \"a draft\"} <|channel|>final",
        "The input {\"mail\": {\"summary\": [1, \"}\"]}} says: ",
        "The list [1, [2, \"]\"], 3] is: ",
        "Use {} for nothing: ",
    ] {
        let text = format!("{before}{document}\n```\nHope [this] {{helps}}!");
        let mut reply = Partial::<Review>::new();
        for c in text.chars() {
            reply.push(c.encode_utf8(&mut [0; 4])).expect("it is short");
        }
        assert_eq!(shown(&reply), r#"{"summary":"ok","score":1}"#, "{text}");
        assert!(reply.is_complete());
    }
    let text = "<think>It may be {\"summary\": \"a draft\"";
    assert_eq!(after::<Review>(&[text]), "");
}

#[test]
fn of_several_documents_the_last_that_may_be_the_answer_counts() {
    let mut reply = Partial::<Review>::new();
    reply.push("Draft: {\"summary\": \"a\", \"score\": 1}").expect("it is short");
    assert!(reply.is_complete());
    assert_eq!((reply.documents(), reply.growing()), (1, None));
    reply.push("\nFinal: {").expect("it is short");
    assert_eq!((shown(&reply).as_str(), reply.documents()), (r#"{"summary":"a","score":1}"#, 1));
    assert_eq!(reply.push("\"summary\":").ok(), Some(true));
    assert_eq!((shown(&reply).as_str(), reply.documents()), ("{}", 2));
    assert!(!reply.is_complete());
    reply.push(" \"b\", \"score\": 2} Source: {\"page\": 4} [3]").expect("it is short");
    assert_eq!(shown(&reply), r#"{"summary":"b","score":2}"#);
    assert_eq!(reply.documents(), 2);
    assert!(reply.is_complete());
    assert_eq!(reply.finish().map(|review| review.score), Ok(2));
}

#[test]
fn what_is_no_json_ends_the_growth_and_takes_nothing_back() {
    for (text, value) in [
        (r#"{"summary": "a", "score": 12/20, "tags": ["b"]}"#, r#"{"summary":"a"}"#),
        (r#"{"summary": "a", "score": 1 000, "tags": ["b"]}"#, r#"{"summary":"a"}"#),
        (r#"{"summary": "a", "score": 1,5}"#, r#"{"summary":"a"}"#),
        (r#"{"summary": "a", "score": 012}"#, r#"{"summary":"a"}"#),
        (r#"{"summary": "a", "score": truer}"#, r#"{"summary":"a"}"#),
        (r#"{"summary": "say "hi" to", "score": 1}"#, r#"{"summary":"say "}"#),
        (r#"{"summary": "a\ud83d b", "score": 1}"#, r#"{"summary":"a"}"#),
        (r#"{"summary": "a\x", "score": 1}"#, r#"{"summary":"a"}"#),
        (r#"{"summary" "a"}"#, ""),
        (r#"{'summary': "a"}"#, ""),
        (r#"{"summary": "a"]"#, r#"{"summary":"a"}"#),
    ] {
        let mut reply = Partial::<Review>::new();
        for c in text.chars() {
            reply.push(c.encode_utf8(&mut [0; 4])).expect("it is short");
        }
        assert_eq!(shown(&reply), value, "{text}");
        assert!(!reply.is_complete(), "{text}");
        assert_eq!(reply.growing(), None, "{text}");
    }
    // What stands in a broken document is no document of its own.
    let text = r#"{"summary": {"a": oops, "b": {"summary": "in", "score": 1}}} {"summary": "out""#;
    assert_eq!(after::<Review>(&[text]), r#"{"summary":"out"}"#);
}

#[test]
fn a_comma_at_the_end_and_a_line_end_in_a_text_are_no_harm() {
    assert_eq!(after::<Value>(&["[1, 2, ]"]), "[1,2]");
    assert_eq!(after::<Value>(&["{\"a\": \"b\nc\", }"]), r#"{"a":"b\nc"}"#);
    assert_eq!(after::<Value>(&["[,1]"]), "");
}

#[test]
fn the_place_that_grows_is_named() {
    #[derive(Deserialize, JsonSchema)]
    #[allow(dead_code)]
    struct Nested {
        items: Vec<Review>,
        other: Value,
    }
    let mut reply = Partial::<Nested>::new();
    for (piece, place) in [
        ("So ", None),
        ("{\"items\":", Some("$")),
        (" [", Some("$.items")),
        ("{\"summary\": \"a", Some("$.items[0].summary")),
        ("b\"", Some("$.items[0]")),
        (", \"score\": 4", Some("$.items[0]")),
        ("}, {\"score\": 1, \"tags\": [\"x\", \"y", Some("$.items[1].tags[1]")),
        ("\"]}], \"other\": {\"odd key\": [[", Some("$.other[\"odd key\"][0]")),
        ("]]}}", None),
    ] {
        reply.push(piece).expect("it is short");
        assert_eq!(reply.growing().as_deref(), place, "after {piece:?}");
    }
}

#[test]
fn a_text_is_its_own_value() {
    let mut reply = Partial::<String>::new();
    assert_eq!(reply.value(), None);
    reply.push(" Dear {\"na").expect("it is short");
    assert_eq!(reply.value(), Some(&Json::String(" Dear {\"na".to_owned())));
    reply.push("me\"},\n").expect("it is short");
    assert_eq!(reply.growing().as_deref(), Some("$"));
    assert_eq!(reply.finish().as_deref(), Ok(" Dear {\"name\"},\n"));
}

#[test]
fn the_object_that_a_provider_wants_around_a_list_is_taken_off() {
    let schema = Schema::of::<Vec<Review>>();
    let mut reply = Partial::<Vec<Review>>::with_schema(schema, Dialect::OpenAiStrict);
    reply.push("{\"val").expect("it is short");
    assert_eq!(reply.value(), None);
    reply.push("ue\": [{\"summary\": \"a").expect("it is short");
    assert_eq!(shown(&reply), r#"[{"summary":"a"}]"#);
    assert_eq!(reply.growing().as_deref(), Some("$[0].summary"));
    reply.push("\", \"score\": 1, \"tags\": []}]}").expect("it is short");
    assert!(reply.is_complete());
    assert_eq!(reply.finish().map(|list| list.len()), Ok(1));
}

#[test]
fn a_reply_that_is_a_scalar_has_a_value_at_its_end() {
    let mut reply = Partial::<u8>::new();
    reply.push("4").expect("it is short");
    assert_eq!(reply.value(), None);
    assert_eq!(reply.finish(), Ok(4));
}

#[test]
fn nothing_grows_without_bounds() {
    let mut reply = Partial::<Value>::new();
    reply.push(&"[".repeat(1000)).expect("it is short");
    let mut depth = 0;
    let mut here = reply.value();
    while let Some(Json::Array(items)) = here {
        depth += 1;
        here = items.first();
    }
    assert_eq!(depth, 128);
    assert_eq!(reply.growing(), None);

    let mut reply = Partial::<Value>::new();
    let zeros = "0,".repeat(1000);
    reply.push("[").expect("it is short");
    for _ in 0..2_000 {
        reply.push(&zeros).expect("it is not too long");
    }
    let Some(Json::Array(items)) = reply.value() else { panic!("a list") };
    assert_eq!(items.len(), 1 << 20);
    assert_eq!(reply.growing(), None);

    let mut reply = Partial::<Value>::new();
    reply.push(&" ".repeat(MAX_BYTES - 2)).expect("it is not too long");
    let error = reply.push("[1]").expect_err("it is too long");
    assert_eq!(error.kind(), ReplyErrorKind::NotJson);
    // The piece was not taken; one that fits still is.
    reply.push("[]").expect("it is not too long");
    assert!(reply.is_complete());
}

#[test]
fn no_text_does_harm() {
    let mut rng = Rng::with_seed(3);
    let parts = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        ":",
        ",",
        "1",
        "-",
        ".",
        "e",
        "true",
        "null",
        "\\u",
        "d83d",
        "<think>",
        "</think>",
        " ",
        "\n",
        "é",
        "😀",
        "\"summary\":",
        "◁",
        "value",
        "```",
    ];
    let schema = Schema::of::<Review>();
    for _ in 0..3_000 {
        let mut reply = match rng.bool() {
            true => Partial::with_schema(Arc::clone(&schema), Dialect::OpenAiStrict),
            false => Partial::<Review>::new(),
        };
        let mut before: (Option<Json>, usize) = (None, 0);
        for _ in 0..rng.usize(..40) {
            reply.push(pick(&mut rng, &parts)).expect("it is short");
            let now = (reply.value().cloned(), reply.documents());
            if let (Some(short), Some(long)) = (&before.0, &now.0)
                && before.1 == now.1
            {
                assert!(is_prefix(short, long), "{} gives {short} and then {long}", reply.text());
            }
            before = now;
        }
    }
}

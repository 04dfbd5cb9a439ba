//! From a reply's text to a value, or a refusal that says what was wrong.

use std::collections::BTreeMap;

use flow_runtime::reply::{self, Repairs, ReplyErrorKind, parse, parse_with};
use flow_runtime::{Confident, Dialect, Schema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Item {
    name: String,
    score: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct List {
    items: Vec<Item>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Bounded {
    #[schemars(range(min = 1, max = 5))]
    score: i32,
    #[schemars(length(min = 1, max = 4))]
    name: String,
    #[schemars(length(min = 2))]
    tags: Vec<String>,
    #[schemars(extend("multipleOf" = 5))]
    step: Option<i32>,
}

fn item(name: &str, score: u8) -> Item {
    Item { name: name.to_owned(), score }
}

#[track_caller]
fn accepts(text: &str, expected: Item) {
    assert_eq!(parse::<Item>(text), Ok(expected));
}

#[track_caller]
fn refuses<T: std::fmt::Debug + serde::de::DeserializeOwned + JsonSchema + 'static>(
    text: &str,
    kind: ReplyErrorKind,
    message: &str,
) {
    let error = parse::<T>(text).expect_err("it should be refused");
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn clean_json_is_read_as_it_stands() {
    accepts(r#"{"name": "a", "score": 1}"#, item("a", 1));
    accepts("\u{feff}\n {\"score\": 1, \"name\": \"a\"} \n", item("a", 1));
    assert_eq!(parse::<Vec<u8>>("[1, 2]"), Ok(vec![1, 2]));
    assert_eq!(parse::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(parse::<u128>("340282366920938463463374607431768211455"), Ok(u128::MAX));
}

#[test]
fn a_key_that_is_no_bool_is_refused_whatever_its_characters() {
    for key in ["é", "tré", "日本", "\\u00e9", "x", "ééé\\n"] {
        let text = format!(r#"{{"{key}": 1}}"#);
        let error = parse::<std::collections::BTreeMap<bool, u8>>(&text).unwrap_err();
        assert_eq!(error.kind(), ReplyErrorKind::WrongShape, "{text}");
    }
}

/// Of both variants with arguments, each level of a document is read twice by serde.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Term {
    Number(i64),
    Call { name: String, args: Vec<Term>, line: u32 },
    Plain { name: String, args: Vec<Term> },
    All(Vec<Term>),
    Any(Vec<Term>),
}

#[test]
fn alternatives_within_alternatives_do_not_take_forever() {
    let nested = |levels: usize, open: &str, inner: &str, close: &str| {
        format!("{}{inner}{}", open.repeat(levels), close.repeat(levels))
    };
    let call = |levels| nested(levels, r#"{"name": "f", "args": ["#, "1", "]}");
    assert!(parse::<Term>(&call(8)).is_ok());
    assert!(parse::<Term>(&nested(8, "[", "1", "]")).is_ok());
    for text in ["\u{79e}O", "é", "7 é", "\"é\"", "\u{a0}é"] {
        assert!(parse::<Term>(text).is_err(), "{text}");
    }
    for text in [call(30), call(60), nested(30, "[", "true", "]"), nested(120, "[", "true", "]")] {
        let error = parse::<Term>(&text).unwrap_err();
        assert_eq!(error.kind(), ReplyErrorKind::WrongShape);
        assert!(error.to_string().contains("too many readings"), "{error}");
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Priced {
    #[schemars(extend("enum" = [5, 10, 25]))]
    percent: u8,
    #[serde(alias = "amount")]
    #[schemars(extend("enum" = [1, 2.5], "x-flow-aliases" = ["amount"]))]
    factor: f64,
    #[schemars(extend("enum" = ["EUR", "USD", null]))]
    currency: Option<String>,
    #[schemars(extend("items" = {"type": "string", "enum": ["new", "sale"]}))]
    labels: Vec<String>,
}

#[test]
fn an_enumeration_that_only_the_schema_knows_is_kept() {
    let text = |percent: &str, factor: &str, currency: &str, label: &str| {
        format!(
            r#"{{"percent": {percent}, {factor}, "currency": {currency}, "labels": [{label}]}}"#
        )
    };
    for (currency, label) in [("\"USD\"", "\"new\""), ("null", "\"sale\"")] {
        for factor in [r#""factor": 1"#, r#""factor": 1.0"#, r#""amount": 2.5"#] {
            let read = parse::<Priced>(&text("10", factor, currency, label));
            assert!(read.is_ok(), "{read:?}");
        }
    }
    // In another case it is a repair, as for an enum.
    let read = parse::<Priced>(&text("10", r#""factor": 1"#, "\"eur\"", "\"New\"")).unwrap();
    assert_eq!((read.currency.as_deref(), &*read.labels[0]), (Some("EUR"), "new"));
    for (percent, factor, currency, label, message) in [
        ("7", "\"factor\": 1", "null", "\"new\"", "`$.percent` must be one of 5, 10, 25, not 7"),
        ("5", "\"factor\": 3", "null", "\"new\"", "`$.factor` must be one of 1, 2.5, not 3"),
        ("5", "\"amount\": 3", "null", "\"new\"", "`$.factor` must be one of 1, 2.5, not 3"),
        ("5", "\"factor\": 1", "\"CHF\"", "\"new\"", "`$.currency` must be "),
        ("5", "\"factor\": 1", "null", "\"old\"", "`$.labels[0]` must be one of "),
    ] {
        let error = parse::<Priced>(&text(percent, factor, currency, label)).unwrap_err();
        assert_eq!(error.kind(), ReplyErrorKind::WrongShape);
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

#[test]
fn json_in_a_fence_or_in_prose_is_found() {
    accepts("```json\n{\"name\": \"a\", \"score\": 1}\n```", item("a", 1));
    accepts("```\n{\"name\": \"a\", \"score\": 1}\n```\nHope this helps!", item("a", 1));
    accepts("Sure! Here it is: {\"name\": \"a\", \"score\": 1}. Done.", item("a", 1));
    accepts("{\"name\": \"```json\", \"score\": 1}\nDone.", item("```json", 1));
    assert_eq!(parse::<u8>("```json\n4\n```"), Ok(4));
    assert_eq!(parse::<char>("It is\n```\n\"x\"\n```\n"), Ok('x'));
}

#[test]
fn braces_in_the_prose_are_no_json() {
    accepts("Fill {name} and [see below]: {\"name\": \"a\", \"score\": 1}", item("a", 1));
    accepts("{\"name\": \"a\", \"score\": 1} and {this} is [not it]", item("a", 1));
    accepts("{\"name\": \"a } ] \\\" {\", \"score\": 1} as said [1]", item("a } ] \" {", 1));
}

#[test]
fn the_last_complete_document_that_fits_wins() {
    let text = "Draft: {\"name\": \"a\", \"score\": 1}\nFinal: {\"name\": \"b\", \"score\": 2}";
    accepts(text, item("b", 2));
    accepts(&format!("{text}\nSource: {{\"page\": 4}} [3]"), item("b", 2));
    accepts("Broken: {\"name\": \"a\",, }\nFinal: {\"name\": \"b\", \"score\": 2}", item("b", 2));
}

#[test]
fn a_draft_is_never_taken_for_a_final_answer_that_is_broken() {
    let draft = "Draft: {\"name\": \"a\", \"score\": 1}\nFinal: ";
    for end in [
        "{\"name\": \"b\", \"sco",
        "{\"name\": \"b\", \"score\": 2",
        "{",
        "{\"name\": \"b\", \"score\": 2,, }",
        "{\"name\": \"b\" \"score\" 2}",
    ] {
        let error = parse::<Item>(&format!("{draft}{end}")).expect_err(end);
        assert_eq!(error.kind(), ReplyErrorKind::NotJson, "{end}");
    }
}

#[test]
fn nothing_inside_of_a_broken_document_is_taken_for_one() {
    for text in [
        "{\"items\": [{\"name\": \"a\", \"score\": 1}, {\"name\": \"b\"",
        "{\"items\": [{\"name\": \"a\", \"score\": 1}, oops, {\"name\": \"b\", \"score\": 2}]}",
        "[{\"name\": \"a\", \"score\": 1}, {\"name\": \"b\", \"score\": 2}",
    ] {
        assert!(parse::<Item>(text).is_err(), "{text}");
    }
}

#[test]
fn a_reply_that_was_cut_off_says_so() {
    refuses::<Item>(
        "{\"name\": \"a\", \"sc",
        ReplyErrorKind::NotJson,
        "it ends in the middle of a JSON value: give the whole value, and be shorter if need be",
    );
}

#[test]
fn an_empty_reply_is_told_apart() {
    refuses::<Item>(" \n\t", ReplyErrorKind::Empty, "it was empty");
    refuses::<String>("\n", ReplyErrorKind::Empty, "it was empty");
}

#[test]
fn prose_alone_is_no_json() {
    let message = "it holds no JSON: answer with the JSON value alone";
    refuses::<Item>("I cannot do that.", ReplyErrorKind::NotJson, message);
    let shape = ReplyErrorKind::WrongShape;
    let integer = "`$` must be an integer from 0 to 255, not the text";
    refuses::<u8>("The answer is 4.", shape, &format!("{integer} \"The answer is 4.\""));
    refuses::<u8>("12/20", shape, &format!("{integer} \"12/20\""));
    let message = "`$` must be true or false, not the text \"true, I think\"";
    refuses::<bool>("true, I think", shape, message);
}

#[test]
fn a_wrong_shape_is_named_with_its_path() {
    let shape = ReplyErrorKind::WrongShape;
    refuses::<List>(
        r#"{"items": [{"name": "a", "score": 1}, {"name": "b", "score": "high"}]}"#,
        shape,
        "`$.items[1].score` must be an integer from 0 to 255, not the string \"high\"",
    );
    refuses::<List>(
        r#"{"items": [{"name": "a", "score": 300}]}"#,
        shape,
        "`$.items[0].score` must be from 0 to 255, not 300",
    );
    refuses::<List>(
        r#"{"items": [{"name": "a"}]}"#,
        shape,
        "`$.items[0]` lacks the property `score`",
    );
    refuses::<List>("Here: [1, 2]", shape, "`$` must be an object, not a list of 2");
    refuses::<Item>(
        "{\"name\": \"a\", \"name\": \"b\", \"score\": 1}",
        shape,
        "`$` has the key \"name\" twice",
    );
    refuses::<u8>("1.5", shape, "`$` must be an integer from 0 to 255, not 1.5");
    refuses::<Vec<Option<bool>>>("[null, 1]", shape, "`$[1]` must be true or false or null, not 1");
    let error =
        parse::<List>(r#"{"items": [{"name": 1, "score": 1}]}"#).expect_err("a number is no name");
    assert_eq!(error.path(), "$.items[0].name");
}

#[test]
fn an_unknown_variant_is_answered_with_the_known_ones() {
    #[derive(Debug, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "lowercase")]
    enum Level {
        Low,
        High,
    }
    refuses::<Vec<Level>>(
        r#"["low", "medium"]"#,
        ReplyErrorKind::WrongShape,
        "`$[1]` must be one of \"low\", \"high\", not the string \"medium\"",
    );
}

#[test]
fn what_only_the_type_knows_is_told_in_its_words() {
    #[derive(Debug, Serialize, JsonSchema)]
    #[schemars(transparent)]
    struct Even(u8);
    impl<'de> Deserialize<'de> for Even {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            match u8::deserialize(deserializer)? {
                odd if odd % 2 == 1 => Err(serde::de::Error::custom(format!("{odd} is odd"))),
                even => Ok(Even(even)),
            }
        }
    }
    refuses::<Vec<Even>>("[2, 3]", ReplyErrorKind::WrongShape, "it does not fit: 3 is odd");
}

#[test]
fn all_broken_constraints_are_told_at_once() {
    let text = r#"{"score": 9, "name": "", "tags": ["a"], "step": 7}"#;
    let error = parse::<Bounded>(text).expect_err("four rules are broken");
    assert_eq!(error.kind(), ReplyErrorKind::Violations);
    assert_eq!(
        error.to_string(),
        "`$.score` must be from 1 to 5, not 9; `$.name` must have 1 to 4 characters, not 0; \
         `$.tags` must have at least 2 items, not 1; `$.step` must be a multiple of 5, not 7"
    );
    assert_eq!(error.violations().len(), 4);
    assert_eq!(error.violations()[0].path, "$.score");
    assert_eq!(error.violations()[0].value, "9");
    let text = r#"{"score": 5, "name": "äöüß", "tags": ["a", "b"], "step": null}"#;
    assert!(parse::<Bounded>(text).is_ok());
    assert!(parse::<Confident<u8>>(r#"{"value": 1, "confidence": 1.0}"#).is_ok());
    assert!(parse::<Confident<u8>>(r#"{"value": 1, "confidence": 1.01}"#).is_err());
}

#[test]
fn constraints_are_told_with_the_paths_of_the_dialect() {
    let schema = Schema::of::<Vec<Confident<u8>>>();
    let text = r#"{"value": [{"value": 1, "confidence": 2}]}"#;
    let error = reply::decode::<Vec<Confident<u8>>>(text, &schema, Dialect::OpenAiStrict)
        .expect_err("a confidence above 1");
    assert_eq!(error.to_string(), "`$.value[0].confidence` must be from 0 to 1, not 2");
}

#[test]
fn a_text_output_is_the_reply_to_the_byte() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    struct Letter(String);
    let text = "\u{feff} ```json\n{\"a\": 1}\n```\r\n ";
    assert_eq!(parse::<String>(text).as_deref(), Ok(text));
    assert_eq!(parse::<Letter>("Dear you,\n"), Ok(Letter("Dear you,\n".to_owned())));
}

#[test]
fn a_reply_of_more_than_16_mib_is_refused_unread() {
    let text = format!("\"{}\"", "x".repeat(reply::MAX_BYTES));
    let error = parse::<Vec<String>>(&text).expect_err("too long");
    assert_eq!(error.kind(), ReplyErrorKind::NotJson);
    assert!(error.to_string().contains("16777216"), "{error}");
    assert!(parse::<String>(&text).is_err());
    let fits = format!("[\"{}\"]", "x".repeat(reply::MAX_BYTES - 4));
    assert!(parse::<Vec<String>>(&fits).is_ok());
}

#[test]
fn deep_nesting_is_refused_and_does_no_harm() {
    #[derive(Debug, Serialize, Deserialize, JsonSchema)]
    struct Nest(Vec<Nest>);
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse::<Nest>(&nested(100)).is_ok());
    for depth in [200, 5_000_000] {
        for text in [nested(depth), "[".repeat(depth), format!("so: {}", nested(depth))] {
            let error = parse::<Nest>(&text).expect_err("too deep");
            assert_eq!(error.kind(), ReplyErrorKind::NotJson);
        }
    }
    let deep = format!("{{\"value\": {}}}", serde_json::json!(nested(2_000)));
    let schema = Schema::of::<serde_json::Value>();
    assert!(reply::decode::<serde_json::Value>(&deep, &schema, Dialect::OpenAiStrict).is_err());
}

#[test]
fn hostile_text_takes_time_in_proportion_to_its_length() {
    #[derive(Debug, Serialize, Deserialize, JsonSchema)]
    #[serde(untagged)]
    enum Same {
        A { x: Box<Same>, y: u8 },
        B { x: Box<Same>, y: i64 },
        C(String),
    }
    let started = std::time::Instant::now();
    let size = 500_000;
    for text in [
        "{ ".repeat(size / 2),
        "[ {\"".repeat(size / 4),
        "\"{".repeat(size / 2),
        "```\n".repeat(size / 4),
        format!("{}x", "[1]".repeat(size / 3)),
        format!("{{\"{}\": 1}}", "k".repeat(size)),
    ] {
        assert!(parse::<Item>(&text).is_err());
    }
    // Each level has two readings, and which one fails only the innermost tells: 2^100 if all were tried.
    let (open, close) = ("{\"x\":".repeat(100), ",\"y\":1}".repeat(99));
    let nested = format!("{open}\"end\",\"y\":\"z\"}}{close}");
    let text = format!("{{\"value\": [{nested}]}}");
    let schema = Schema::of::<Vec<Same>>();
    assert!(reply::decode::<Vec<Same>>(&text, &schema, Dialect::OpenAiStrict).is_err());
    // A small one is read; of a large one not all is tried that its missing end could mean.
    #[derive(Debug, Serialize, Deserialize, JsonSchema)]
    struct Groups {
        groups: BTreeMap<String, Item>,
    }
    let groups = |count: usize| {
        let group = |at: usize| format!("\"{at}\": {{\"name\": \"a\", \"score\": 1}}");
        let text = (0..count).map(group).collect::<Vec<_>>().join(", ");
        parse_with::<Groups>(&format!("{{\"groups\": {{{text}}}"), Repairs::All)
    };
    assert_eq!(groups(100).expect("the last bracket is missing").value.groups.len(), 100);
    assert!(groups(50_000).is_err());
    assert!(started.elapsed().as_secs() < 60, "took {:?}", started.elapsed());
}

//! The rules of single values, held against another implementation: the `jsonschema` crate.
//!
//! Schemas and documents are made from a seed; the two agree on every document, and on every place in it. What they differ
//! in, on purpose, is kept out of the generator:
//!
//! - 26.0 is an integer in JSON Schema, and no integer type reads it.
//! - `\b` takes `é` for a part of a word there; in ECMA's expressions it is none.
//! - A float of 2^64 and more was rounded while it was read, and counts as a multiple of anything.
//! - Further members of an object (`additionalProperties: false`) are for the type to refuse.
//! - Durations: see [`DIFFERENCES`].

use std::collections::BTreeSet;

use fastrand::Rng;
use flow_runtime::Schema;
use flow_runtime::reply::{Repairs, ReplyErrorKind, parse};
use jsonschema::{PatternOptions, Validator};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// How many schemas are made, and how many documents for each.
const SCHEMAS: usize = 1_000;
const DOCUMENTS: usize = 25;

fn oracle(schema: &Value) -> Validator {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .with_pattern_options(PatternOptions::regex())
        .should_validate_formats(true)
        .build(schema)
        .unwrap_or_else(|error| panic!("{error} in {schema}"))
}

#[test]
fn both_agree_on_every_document() {
    let mut rng = Rng::with_seed(4);
    let (mut valid, mut invalid) = (0, 0);
    let mut schemas = 0;
    while schemas < SCHEMAS {
        let schema = schema(&mut rng, 0);
        let oracle = oracle(&schema);
        let ours = Schema::from_json(&json!({"type": "object", "properties": {"it": schema}}));
        // Bounds that nothing meets are a mistake to us, whether or not a document has to meet them.
        if let Some(why) = ours.unusable() {
            assert!(why.starts_with("no "), "{why}");
            continue;
        }
        schemas += 1;
        for _ in 0..DOCUMENTS {
            let document = document(&schema, &mut rng);
            let expected = oracle.is_valid(&document);
            let read = ours.parse(&json!({"it": document}).to_string(), Repairs::None);
            assert_eq!(read.is_ok(), expected, "{document} under {schema}: {read:?}");
            if let Err(error) = read {
                assert_eq!(error.kind(), ReplyErrorKind::Violations, "{error}");
                let places = |paths: Vec<String>| paths.into_iter().collect::<BTreeSet<_>>();
                let ours = error.violations().iter().map(|violation| violation.path.clone());
                let theirs = oracle.iter_errors(&document).map(|error| place(&document, &error));
                assert_eq!(
                    places(ours.collect()),
                    places(theirs.collect()),
                    "{document} under {schema}: {error}"
                );
            }
            if expected { valid += 1 } else { invalid += 1 }
        }
    }
    // A generator that makes only valid documents would prove nothing.
    assert!(valid > 5_000 && invalid > 5_000, "{valid} valid, {invalid} invalid");
}

/// Where an error is, as our paths say it: that of a bad key is at the member.
fn place(document: &Value, error: &jsonschema::ValidationError<'_>) -> String {
    let mut path = "$.it".to_owned();
    let mut here = Some(document);
    for name in error.instance_path().as_str().split('/').skip(1) {
        let name = name.replace("~1", "/").replace("~0", "~");
        if let Some(Value::Array(items)) = here {
            path.push_str(&format!("[{name}]"));
            here = name.parse().ok().and_then(|index: usize| items.get(index));
        } else {
            path.push_str(&step(&name));
            here = here.and_then(|object| object.get(&name));
        }
    }
    match error.kind() {
        jsonschema::error::ValidationErrorKind::PropertyNames { error } => {
            path + &step(error.instance().as_str().unwrap_or_default())
        }
        _ => path,
    }
}

fn step(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_plain { format!(".{name}") } else { format!("[{name:?}]") }
}

const STEPS: [f64; 12] = [1.0, 2.0, 3.0, 5.0, 0.5, 0.25, 2.5, 10.0, 100.0, 0.1, 0.01, 0.05];
const PATTERNS: [&str; 20] = [
    r"^\d+$",
    r"^[a-c]+$",
    r"a|b",
    r"^(?:ab)*$",
    // No `\b`: the oracle takes `é` for a part of a word, which ECMA does not.
    r"c+$",
    r"^.{2,3}$",
    r"^\w+\s\w+$",
    r"^[^a\s]*$",
    r"\.$",
    r"^\p{L}+$",
    r"^[\w.-]+@[\w-]+$",
    r"^$|é",
    r"^[\d\-x]+$",
    r"^[^\w\s]+$",
    r"^\u00e9|\x61$",
    r"^(?:a|b){2,3}?$",
    r"^\S+@\S+$",
    r"^[a\].]*$",
    r"^(?<first>[ab])[[.]?",
    r"\/|\-|\n",
];

fn some<T: Clone>(rng: &mut Rng, of: &[T]) -> T {
    of[rng.usize(..of.len())].clone()
}

/// A schema of a type and some of the keywords that are for it.
fn schema(rng: &mut Rng, depth: usize) -> Value {
    let kinds = if depth < 3 { 6 } else { 2 };
    let mut schema = match rng.usize(..kinds) {
        0 => numeric(rng),
        1 => textual(rng),
        2 => list(rng, depth),
        3 => map(rng, depth),
        4 => object(rng, depth),
        // Two sets of rules for one value: of one kind, so that there are documents.
        _ if rng.bool() => {
            let kind = some(rng, &["number", "string"]);
            let rules = |rng: &mut Rng| {
                let mut rules = if kind == "number" { numeric(rng) } else { textual(rng) };
                rules["type"] = json!(kind);
                rules
            };
            json!({"allOf": [rules(rng), rules(rng)], "x-kind": kind})
        }
        _ => {
            let one = if rng.bool() { numeric(rng) } else { textual(rng) };
            let mut rules = one.as_object().cloned().unwrap_or_default();
            let kind = rules.remove("type").unwrap_or_default();
            let (left, right): (Map<String, Value>, Map<String, Value>) =
                rules.into_iter().partition(|_| rng.bool());
            json!({"allOf": [left, {"type": kind}, right], "x-kind": kind})
        }
    };
    if rng.u8(..8) == 0 && schema.get("type").is_some() {
        schema["type"] = json!([schema["type"], "null"]);
    }
    schema
}

fn numeric(rng: &mut Rng) -> Value {
    let is_whole = rng.bool();
    let mut schema = json!({"type": if is_whole { "integer" } else { "number" }});
    let bound = |rng: &mut Rng| match (is_whole || rng.bool(), rng.u8(..20)) {
        (true, 0) => json!(u64::MAX - rng.u64(..3)),
        (true, 1) => json!(i64::MIN + rng.i64(0..3)),
        (true, _) => json!(rng.i32(-20..20)),
        (false, _) => json!(f64::from(rng.i32(-200..200)) / 10.0),
    };
    for key in ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"] {
        if rng.u8(..4) == 0 {
            schema[key] = bound(rng);
        }
    }
    if rng.u8(..3) == 0 {
        schema["multipleOf"] = json!(some(rng, &STEPS));
    }
    schema
}

fn textual(rng: &mut Rng) -> Value {
    let mut schema = json!({"type": "string"});
    if rng.bool() {
        schema["minLength"] = json!(rng.u8(..6));
    }
    if rng.bool() {
        schema["maxLength"] = json!(rng.u8(..8));
    }
    if rng.bool() {
        schema["pattern"] = json!(some(rng, &PATTERNS));
    }
    schema
}

fn list(rng: &mut Rng, depth: usize) -> Value {
    let mut array = json!({"type": "array", "items": schema(rng, depth + 1)});
    if rng.bool() {
        array["minItems"] = json!(rng.u8(..4));
    }
    if rng.bool() {
        array["maxItems"] = json!(rng.u8(..5));
    }
    if rng.bool() {
        array["uniqueItems"] = json!(rng.u8(..4) > 0);
    }
    array
}

fn map(rng: &mut Rng, depth: usize) -> Value {
    let mut map = json!({"type": "object", "additionalProperties": schema(rng, depth + 1)});
    if rng.bool() {
        map["minProperties"] = json!(rng.u8(..3));
    }
    if rng.bool() {
        map["maxProperties"] = json!(rng.u8(..4));
    }
    if rng.bool() {
        map["propertyNames"] = textual(rng);
    }
    map
}

fn object(rng: &mut Rng, depth: usize) -> Value {
    let names = ["a", "b c", "é"];
    let mut flip = rng.fork();
    let properties: Map<String, Value> = names
        .iter()
        .filter(|_| flip.bool())
        .map(|name| ((*name).to_owned(), schema(rng, depth + 1)))
        .collect();
    json!({"type": "object", "properties": properties, "minProperties": rng.u8(..2)})
}

/// A document of the schema's type, near to what its rules allow.
fn document(schema: &Value, rng: &mut Rng) -> Value {
    let kind = schema.get("x-kind").unwrap_or(&schema["type"]);
    let kind = match kind {
        Value::Array(_) if rng.u8(..4) == 0 => return Value::Null,
        Value::Array(kinds) => &kinds[0],
        kind => kind,
    };
    match kind.as_str() {
        Some("integer") => whole(schema, rng),
        Some("number") => match rng.u8(..4) {
            0 => whole(schema, rng),
            _ => json!(f64::from(rng.i32(-800..800)) / some(rng, &[4.0, 10.0, 100.0])),
        },
        Some("string") => json!(text(rng)),
        Some("array") => {
            let mut items: Vec<Value> =
                (0..rng.usize(..5)).map(|_| document(&schema["items"], rng)).collect();
            if let Some(first) = items.first().cloned()
                && rng.u8(..3) == 0
            {
                items.push(again(&first, &schema["items"]));
            }
            Value::Array(items)
        }
        Some("object") if schema.get("properties").is_some() => {
            let properties = schema["properties"].as_object().into_iter().flatten();
            let mut flip = rng.fork();
            let members = properties
                .filter(|_| flip.bool())
                .map(|(name, schema)| (name.clone(), document(schema, rng)));
            Value::Object(members.collect())
        }
        _ => (0..rng.usize(..5))
            .map(|_| (text(rng), document(&schema["additionalProperties"], rng)))
            .collect::<Map<String, Value>>()
            .into(),
    }
}

/// The same value, written in another way where there is one. For JSON Schema 26.0 is an integer; no integer type reads it.
fn again(value: &Value, schema: &Value) -> Value {
    match value.as_i64() {
        Some(whole) if schema["type"] == "number" => json!(whole as f64),
        _ => value.clone(),
    }
}

fn whole(schema: &Value, rng: &mut Rng) -> Value {
    let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    let bounds: Vec<&Value> = bounds.iter().filter_map(|key| schema.get(key)).collect();
    match rng.choice(bounds) {
        Some(bound) if rng.bool() => match (bound.as_i64(), bound.as_u64()) {
            (Some(bound), _) => json!(bound.saturating_add(rng.i64(-1..=1))),
            (_, Some(bound)) => json!(bound.saturating_sub(rng.u64(..2))),
            _ => json!(bound.as_f64().unwrap_or_default().floor() as i64),
        },
        _ => json!(rng.i32(-30..30)),
    }
}

fn text(rng: &mut Rng) -> String {
    let parts =
        ["a", "b", "c", "ab", "é", " ", ".", "1", "23", "@", "-", "_", "😀", "\u{a0}", "\n"];
    (0..rng.usize(..6)).map(|_| some(rng, &parts)).collect()
}

/// Texts for every format, right ones and near misses; each is tried for all of them.
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "1",
    "é",
    "2026-01-31",
    "2026-02-29",
    "2024-02-29",
    "1900-02-29",
    "2000-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-31",
    "26-01-31",
    "2026-01-31 ",
    "+2026-01-31",
    "2026/01/31",
    "20260131",
    "2026-01-3١",
    "0000-01-01",
    "09:30:00Z",
    "09:30:00z",
    "09:30:00",
    "09:30Z",
    "24:00:00Z",
    "23:59:60Z",
    "23:58:60Z",
    "00:29:60+00:30",
    "15:59:60-08:00",
    "22:59:60-00:30",
    "09:30:61Z",
    "09:60:00Z",
    "09:30:00.5Z",
    "09:30:00.Z",
    "09:30:00,5Z",
    "09:30:00+24:00",
    "09:30:00+23:59",
    "09:30:00+0100",
    "09:30:00-1:00",
    "09:30:00.123456789012345678901234567890+01:00",
    "2026-01-31T09:30:00Z",
    "2026-01-31t09:30:00z",
    "2026-01-31 09:30:00Z",
    "2026-01-31T09:30:00",
    "2026-01-31T09:30:00.25-05:00",
    "2026-02-30T09:30:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T",
    "T09:30:00Z",
    "P",
    "PT",
    "P1",
    "1D",
    "P1D",
    "P1Y2M3DT4H5M6S",
    "PT1H30M",
    "P1DT",
    "PT1H2H",
    "P2D1Y",
    "P4W",
    "PT0S",
    "pt1h",
    "P1H",
    "PT1D",
    "P-1D",
    "P1.",
    "P1DT12",
    "P1YT1M",
    "PT1M1H",
    "name@example.com",
    "a.b@c.d",
    "a..b@c",
    ".a@b",
    "a.@b",
    "a@",
    "@b",
    "a@b@c",
    "\"a b\"@c",
    "\"a\\\"b\"@c",
    "\"a\"b\"@c",
    "a b@c",
    "a@b..c",
    "a@-b.c",
    "a@b-.c",
    "a@[127.0.0.1]",
    "a@[IPv6:::1]",
    "a@[300.0.0.1]",
    "a@127.0.0.1",
    "te~st!#$%&'*+/=?^_`{|}@example.com",
    "a@b_c.d",
    "example",
    "example.com",
    "EXAMPLE.com",
    "a-b.c-d",
    "-a.b",
    "a-.b",
    "a..b",
    "a.",
    ".a",
    "a_b",
    "1.2.3.4",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "1.2.3.4 ",
    "0x7f.1",
    "::1",
    "::",
    "2001:db8::1",
    "2001:DB8:0:0:0:0:0:1",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7",
    ":::",
    "1::2::3",
    "::ffff:1.2.3.4",
    "fe80::1%eth0",
    "12345::",
    "[::1]",
    "https://example.com",
    "https://example.com/a?b#c",
    "HTTP://EXAMPLE.COM:80/",
    "//example.com/a",
    "/a",
    "example.com",
    "mailto:a@example.com",
    "urn:isbn:0451450523",
    "http://a b",
    "http://a/%zz",
    "http://a/%20",
    "http://[::1]:80/",
    "http://[::1",
    "http://[v1.x]/",
    "http://a:b/",
    "http://a:/",
    "http://u:p@a/",
    "http://a@b@c/",
    "1http://a",
    "a+b-c.d:e",
    "http:",
    "http:///a",
    "http://ä/",
    "http://a/ä",
    "http://a/|",
    "http://a/{b}",
    "http://a/\\",
    "file:///etc/hosts",
    "tel:+1-201-555-0123",
    "a:b?c?d#e",
    "a:b#c#d",
    "http://a/b[c]",
    "123e4567-e89b-42d3-a456-426614174000",
    "123E4567-E89B-42D3-A456-426614174000",
    "123e4567e89b42d3a456426614174000",
    "123e4567-e89b-42d3-a456-42661417400",
    "123e4567-e89b-42d3-a456-42661417400g",
    "{123e4567-e89b-42d3-a456-426614174000}",
    "123e4567-e89b-42d3-a456_426614174000",
    "00000000-0000-0000-0000-000000000000",
    "localhost",
    "xn--bcher-kva.example",
    "a@xn--bcher-kva.example",
    "user+tag@sub.example.co.uk",
    "P1W2D",
    "-P1D",
    "PT1.5S",
    "P1Y2W",
    "P0.5Y",
    "+P1D",
];

/// Where the two differ: the format, the text, what we say, and why.
const DIFFERENCES: &[(&str, &str, bool, &str)] = &[
    ("duration", "P1W2D", true, WRITTEN_BY_TYPES),
    ("duration", "-P1D", true, WRITTEN_BY_TYPES),
    ("duration", "PT1.5S", true, WRITTEN_BY_TYPES),
    ("duration", "P1Y2W", true, WRITTEN_BY_TYPES),
    ("duration", "P0.5Y", true, WRITTEN_BY_TYPES),
    ("duration", "+P1D", true, WRITTEN_BY_TYPES),
];

const WRITTEN_BY_TYPES: &str =
    "ISO 8601-2 has it, and so do the types for durations, which write it themselves";

#[test]
fn both_agree_on_formats_but_for_what_is_listed() {
    #[derive(Debug, Deserialize, JsonSchema)]
    #[allow(dead_code)]
    struct Formats {
        #[schemars(extend("format" = "date-time"))]
        date_time: Option<String>,
        #[schemars(extend("format" = "date"))]
        date: Option<String>,
        #[schemars(extend("format" = "time"))]
        time: Option<String>,
        #[schemars(extend("format" = "duration"))]
        duration: Option<String>,
        #[schemars(extend("format" = "email"))]
        email: Option<String>,
        #[schemars(extend("format" = "hostname"))]
        hostname: Option<String>,
        #[schemars(extend("format" = "ipv4"))]
        ipv4: Option<String>,
        #[schemars(extend("format" = "ipv6"))]
        ipv6: Option<String>,
        #[schemars(extend("format" = "uri"))]
        uri: Option<String>,
        #[schemars(extend("format" = "uuid"))]
        uuid: Option<String>,
    }
    let schema = Schema::of::<Formats>();
    let mut differences = Vec::new();
    for name in [
        "date-time",
        "date",
        "time",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uuid",
    ] {
        let oracle = oracle(&json!({"type": "string", "format": name}));
        assert!(schema.json().to_string().contains(&format!(r#""format":"{name}""#)));
        let mut texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
        let long = "a".repeat(63);
        texts.extend([long.clone(), format!("{long}a"), format!("{long}a@b"), format!("{long}@b")]);
        texts.extend([[long.as_str(); 4].join("."), [long.as_str(); 3].join(".")]);
        for text in texts {
            let ours = parse::<Formats>(&json!({name.replace('-', "_"): text}).to_string()).is_ok();
            if ours != oracle.is_valid(&json!(text)) {
                differences.push((name, text, ours));
            }
        }
    }
    let listed: Vec<(&str, String, bool)> = DIFFERENCES
        .iter()
        .map(|(name, text, ours, _)| (*name, (*text).to_owned(), *ours))
        .collect();
    assert_eq!(differences, listed);
}

#[test]
fn keywords_beyond_single_values_are_held_against_the_schema_as_a_whole() {
    #[derive(Debug, Deserialize, JsonSchema)]
    #[allow(dead_code)]
    #[schemars(extend(
        "dependentRequired" = {"card": ["address"]},
        "if" = {"properties": {"country": {"const": "DE"}}, "required": ["country"]},
        "then" = {"properties": {"zip": {"pattern": "^[0-9]{5}$"}}}
    ))]
    struct Payment {
        card: Option<String>,
        address: Option<String>,
        country: String,
        zip: String,
        #[schemars(extend("contains" = {"minimum": 10}))]
        amounts: Vec<i32>,
        #[schemars(range(min = 1))]
        count: i32,
    }
    let valid = r#"{"country": "DE", "zip": "12345", "amounts": [1, 20], "count": 1}"#;
    assert!(parse::<Payment>(valid).is_ok());
    let text = r#"{"card": "1", "country": "DE", "zip": "1", "amounts": [1], "count": 1}"#;
    let error = parse::<Payment>(text).expect_err("three keywords say no");
    assert_eq!(error.kind(), ReplyErrorKind::Violations);
    let places: BTreeSet<&str> = error.violations().iter().map(|one| one.path.as_str()).collect();
    assert_eq!(places, BTreeSet::from(["$", "$.amounts", "$.zip"]), "{error}");
    assert!(error.to_string().contains("must meet `contains` of its schema"), "{error}");
    // The rules of single values come first, in their own words.
    let text = r#"{"card": "1", "country": "DE", "zip": "1", "amounts": [1], "count": 0}"#;
    let error = parse::<Payment>(text).expect_err("a rule says no");
    assert_eq!(error.to_string(), "`$.count` must be at least 1, not 0");
}

#[test]
fn a_schema_that_is_none_is_named_at_the_first_use() {
    #[derive(Debug, Deserialize, JsonSchema)]
    #[allow(dead_code)]
    #[schemars(extend("not" = {"type": "nothing"}))]
    struct Wrong {
        a: u8,
    }
    let why = Schema::of::<Wrong>().unusable().map(str::to_owned).unwrap_or_default();
    assert!(why.starts_with("the schema of `Wrong` cannot be used: "), "{why}");
    let error = parse::<Wrong>(r#"{"a": 1}"#).expect_err("nothing can be checked");
    assert_eq!(error.kind(), ReplyErrorKind::BadSchema);
}

//! What a schema says of single values holds for every reply, and is told in words that help.

use std::collections::{BTreeMap, BTreeSet};

use flow_runtime::reply::{self, ReplyErrorKind, parse};
use flow_runtime::{Dialect, Message, Model, Rehearsal, Request, Role, Schema};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Derives what a reply needs, and nothing for the attributes of other crates: schemars reads those itself.
macro_rules! contracts {
    ($($(#[$meta:meta])* struct $name:ident $body:tt)*) => {$(
        #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        $(#[$meta])*
        struct $name $body
    )*};
}

contracts! {
    struct Order {
        #[schemars(regex(pattern = r"^[A-Z]{2}-\d{4}$"))]
        code: String,
        #[schemars(extend("multipleOf" = 0.05))]
        price: f64,
        #[schemars(email)]
        mail: String,
        #[schemars(extend("format" = "date"))]
        due: Option<String>,
        #[schemars(length(max = 3), inner(length(min = 2)))]
        tags: BTreeSet<String>,
    }
    struct Limits {
        #[schemars(extend("minProperties" = 1, "maxProperties" = 2, "propertyNames" = {"pattern": "^[a-z]+$", "maxLength": 5}))]
        per_team: BTreeMap<String, u8>,
    }
    struct Unusable {
        name: String,
        #[schemars(regex(pattern = r"^(?!draft).*$"))]
        title: Option<String>,
        parts: Vec<Part>,
    }
    struct Part {
        #[schemars(regex(pattern = "[a-"))]
        code: String,
    }
}

#[track_caller]
fn hint<T: std::fmt::Debug + DeserializeOwned + JsonSchema + 'static>(text: &str) -> String {
    let error = parse::<T>(text).expect_err("it breaks a rule");
    assert_eq!(error.kind(), ReplyErrorKind::Violations, "{error}");
    error.to_string()
}

#[test]
fn all_rules_that_a_reply_breaks_are_told_at_once_with_path_and_value() {
    let text = r#"{"code": "AB-12", "price": 9.99, "mail": "nobody", "due": "tomorrow", "tags": ["ab", "c", "ab"]}"#;
    assert_eq!(
        hint::<Order>(text),
        r#"`$.code` must match the regular expression `^[A-Z]{2}-\d{4}$`, not "AB-12"; "#
            .to_owned()
            + r#"`$.price` must be a multiple of 0.05, not 9.99; "#
            + r#"`$.mail` must be an e-mail address such as name@example.com, not "nobody"; "#
            + r#"`$.due` must be a date such as 2026-01-31, not "tomorrow"; "#
            + r#"`$.tags[1]` must have at least 2 characters, not 1; "#
            + r#"`$.tags` must have each item once, not "ab" twice"#
    );
    let error = parse::<Order>(text).expect_err("it breaks rules");
    assert_eq!(error.violations()[0].path, "$.code");
    assert_eq!(error.violations()[0].value, r#""AB-12""#);
    let text = r#"{"code": "AB-1234", "price": 9.95, "mail": "a@example.com", "due": null, "tags": ["ab"]}"#;
    assert!(parse::<Order>(text).is_ok());
}

#[test]
fn the_keys_of_a_map_have_rules_too() {
    assert!(parse::<Limits>(r#"{"per_team": {"red": 1}}"#).is_ok());
    assert_eq!(
        hint::<Limits>(r#"{"per_team": {"red": 1, "Blue": 2, "violet": 3}}"#),
        r#"`$.per_team.Blue` has a key that must match the regular expression `^[a-z]+$`, not "Blue"; "#.to_owned()
            + r#"`$.per_team.violet` has a key that must have at most 5 characters, not 6; "#
            + "`$.per_team` must have 1 to 2 properties, not 3"
    );
    assert_eq!(
        hint::<Limits>(r#"{"per_team": {}}"#),
        "`$.per_team` must have 1 to 2 properties, not 0"
    );
    // Where a provider takes no maps, the path is that of the list of entries.
    let schema = Schema::of::<Limits>();
    let text = r#"{"per_team": [{"key": "RED", "value": 1}]}"#;
    let error = reply::decode::<Limits>(text, &schema, Dialect::OpenAiStrict).expect_err("RED");
    assert_eq!(
        error.to_string(),
        r#"`$.per_team[0].key` must match the regular expression `^[a-z]+$`, not "RED""#
    );
    let wire = schema.wire(Dialect::OpenAiStrict).expect("the strict subset has it").schema;
    assert!(wire.to_string().contains("1 to 2 properties."), "{wire}");
}

#[test]
fn keys_of_several_patterns_match_one_of_them() {
    #[derive(Debug, Serialize, Deserialize, JsonSchema)]
    #[schemars(extend("additionalProperties" = false, "patternProperties" = {"^a": {"type": "integer"}, "^b": {"type": "integer"}}))]
    struct Either(BTreeMap<String, i32>);
    assert!(parse::<Either>(r#"{"a1": 1, "b1": 2}"#).is_ok());
    assert_eq!(
        hint::<Either>(r#"{"c1": 1}"#),
        r#"`$.c1` has a key that must match the regular expression `(?:^a)|(?:^b)`, not "c1""#
    );
}

#[test]
fn attributes_of_validate_and_garde_count() {
    contracts! {
        struct Validated {
            #[validate(range(min = 1, max = 5))]
            score: i32,
            #[validate(length(min = 1, max = 3))]
            name: String,
            #[validate(email)]
            mail: String,
        }
        struct Guarded {
            #[garde(range(min = 1, max = 5))]
            score: i32,
            #[garde(pattern("^[a-z]+$"))]
            name: String,
            #[garde(url)]
            link: String,
        }
    }
    assert_eq!(
        hint::<Validated>(r#"{"score": 6, "name": "", "mail": "x"}"#),
        "`$.score` must be from 1 to 5, not 6; `$.name` must have 1 to 3 characters, not 0; \
         `$.mail` must be an e-mail address such as name@example.com, not \"x\""
    );
    assert_eq!(
        hint::<Guarded>(r#"{"score": 0, "name": "A", "link": "example"}"#),
        "`$.score` must be from 1 to 5, not 0; \
         `$.name` must match the regular expression `^[a-z]+$`, not \"A\"; \
         `$.link` must be a whole URI such as https://example.com/a, not \"example\""
    );
}

#[test]
fn rules_of_a_type_and_of_its_place_both_hold() {
    contracts! {
        #[serde(transparent)]
        struct Percent { #[schemars(range(min = 0, max = 100))] value: i32 }
        struct Half { #[schemars(extend("allOf" = [{"maximum": 50}, {"minimum": 10}]))] share: Percent }
    }
    for (text, is_valid) in
        [("9", false), ("10", true), ("50", true), ("51", false), ("101", false)]
    {
        let read = parse::<Half>(&format!(r#"{{"share": {text}}}"#));
        assert_eq!(read.is_ok(), is_valid, "{text}: {read:?}");
    }
    contracts! {
        #[serde(transparent)]
        struct Code { #[schemars(regex(pattern = "^[A-Z0-9]+$"))] value: String }
        struct Mine { #[schemars(extend("allOf" = [{"pattern": "^X"}]))] code: Code }
    }
    assert!(parse::<Mine>(r#"{"code": "X1"}"#).is_ok());
    assert_eq!(
        hint::<Mine>(r#"{"code": "a"}"#),
        "`$.code` must match the regular expression `^X`, not \"a\"; \
         `$.code` must match the regular expression `^[A-Z0-9]+$`, not \"a\""
    );
}

#[test]
fn a_pattern_that_cannot_be_used_is_named_at_the_first_use() {
    let why = "the pattern `^(?!draft).*$` of `Unusable.title` cannot be used: the look-around `(?!…)`, which cannot be \
               checked in linear time; the pattern `[a-` of `Unusable.parts[].code` cannot be used: a `[` without its `]`";
    assert_eq!(Schema::of::<Unusable>().unusable(), Some(why));
    let error =
        parse::<Unusable>(r#"{"name": "a", "parts": []}"#).expect_err("no reply can be checked");
    assert_eq!((error.kind(), error.to_string().as_str()), (ReplyErrorKind::BadSchema, why));
    assert_eq!(Schema::of::<Order>().unusable(), None);
}

#[test]
fn numbers_beyond_64_bits_are_held_against_their_rules_exactly() {
    contracts! {
        struct Wide {
            #[schemars(range(min = 18446744073709551615u64), extend("multipleOf" = 5))]
            value: u128,
        }
    }
    // On the wire such a number is a string of digits.
    let schema = Schema::of::<Wide>();
    let read = |digits: &str| {
        let text = format!(r#"{{"value": "{digits}"}}"#);
        reply::decode::<Wide>(&text, &schema, Dialect::OpenAiStrict).map_err(|e| e.to_string())
    };
    assert!(read("340282366920938463463374607431768211455").is_ok());
    assert!(read("18446744073709551615").is_ok());
    assert_eq!(
        read("36893488147419103233"),
        Err("`$.value` must be a multiple of 5, not 36893488147419103233".to_owned())
    );
    assert_eq!(
        read("18446744073709551610"),
        Err("`$.value` must be at least 18446744073709551615, not 18446744073709551610".to_owned())
    );
    // In the type's own JSON it was rounded on the way, and is never wrongly refused.
    let own = r#"{"value": 340282366920938463463374607431768211455}"#;
    assert_eq!(parse::<Wide>(own).map(|wide| wide.value), Ok(u128::MAX));
}

#[test]
fn the_message_of_a_long_value_is_short() {
    let text = format!(r#"{{"per_team": {{"{}": 1}}}}"#, "x".repeat(100_000));
    assert!(hint::<Limits>(&text).len() < 300);
}

#[test]
fn rehearsed_replies_follow_patterns_and_formats() {
    contracts! {
        struct Patterns {
            #[schemars(regex(pattern = r"^[A-Z]{2}-\d{4}$"))]
            code: String,
            #[schemars(regex(pattern = r"(cat|dog)s?\b"), length(min = 3, max = 8))]
            animal: String,
            #[schemars(regex(pattern = r"^\p{Lu}\S+ \p{Lu}\S+$"))]
            name: String,
            #[schemars(extend("propertyNames" = {"pattern": "^k[0-9]$"}))]
            map: BTreeMap<String, u8>,
            #[schemars(extend("format" = "duration"))]
            wait: String,
            #[schemars(extend("format" = "hostname"))]
            host: String,
            #[schemars(extend("format" = "time"))]
            at: String,
            ip: std::net::IpAddr,
        }
    }
    let mut request = Request::new("make", vec![Message::text(Role::User, "Make one.")]);
    request.schema = Schema::of::<Patterns>().wire(Dialect::JsonSchema);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    for seed in 0..50 {
        let model = Rehearsal::new().seed(seed);
        let text = runtime.block_on(model.complete(&request)).expect("a reply").text;
        assert!(parse::<Patterns>(&text).is_ok(), "{:?} in {text}", parse::<Patterns>(&text));
    }
}

//! Which repairs the fields of a contract say that they may need.

use flow::prelude::*;
use flow::reply::{Parsed, ReplyError, ReplyErrorKind, parse_with};
use flow::{Dialect, Format, Schema, Scripted};

use flow::reply::Repairs::{self, All, None as Nothing, Safe};

#[contract]
#[derive(PartialEq)]
struct Invoice {
    title: String,
    #[contract(repairs = "none")]
    total: f64,
    #[contract(repairs = "all")]
    tags: Vec<String>,
    lines: Vec<u8>,
}

#[contract]
#[derive(PartialEq)]
struct Line {
    count: u8,
    #[contract(repairs = "all")]
    note: Vec<String>,
}

#[contract]
#[derive(PartialEq)]
struct Order {
    #[contract(repairs = "none")]
    lines: Vec<Line>,
    #[contract(repairs = "safe")]
    paid: Option<Payment>,
}

#[contract]
#[derive(PartialEq)]
#[serde(tag = "by")]
enum Payment {
    Card {
        #[contract(repairs = "none")]
        digits: u16,
        limit: u16,
    },
    Cash,
}

fn read<T>(text: &str, repairs: Repairs) -> Result<Parsed<T>, ReplyError>
where
    T: serde::de::DeserializeOwned + schemars::JsonSchema + 'static,
{
    parse_with(text, repairs)
}

/// The policies of the step under which a reply is read, and what the repairs are.
#[track_caller]
fn takes<T>(text: &str, policies: &[Repairs], repairs: &[&str])
where
    T: serde::de::DeserializeOwned + schemars::JsonSchema + 'static,
{
    for policy in [Nothing, Safe, All] {
        let read = read::<T>(text, policy);
        assert_eq!(read.is_ok(), policies.contains(&policy), "{policy:?}: {text}");
        if let Ok(parsed) = read {
            let paths: Vec<&str> = parsed.repairs.iter().map(|repair| &*repair.path).collect();
            assert_eq!(paths, repairs, "{policy:?}: {text}");
        }
    }
}

#[test]
fn a_field_may_need_less_than_its_step_allows() {
    let with_total =
        |total: &str| format!(r#"{{"title": "a", "total": {total}, "tags": [], "lines": []}}"#);
    takes::<Invoice>(&with_total("12.5"), &[Nothing, Safe, All], &[]);
    for total in ["\"12.5\"", "$12.5", "1_000", "+1"] {
        takes::<Invoice>(&with_total(total), &[], &[]);
    }
    let error = read::<Invoice>(&with_total("\"12.5\""), All).unwrap_err();
    assert_eq!(error.to_string(), r#"`$.total` must be a number, not the string "12.5""#);
}

#[test]
fn a_field_may_need_more_than_its_step_allows() {
    let with_tags =
        |tags: &str| format!(r#"{{"title": "a", "total": 1, "tags": {tags}, "lines": []}}"#);
    takes::<Invoice>(&with_tags("\"quick\""), &[Nothing, Safe, All], &["$.tags"]);
    takes::<Invoice>(&with_tags("[quick]"), &[Nothing, Safe, All], &["$.tags[0]"]);
    takes::<Invoice>(&with_tags("['quick',]"), &[Nothing, Safe, All], &["$.tags", "$.tags[0]"]);
}

#[test]
fn the_other_fields_the_keys_and_what_stands_around_are_the_step_s() {
    let text = r#"{"title": "a", "total": 1, "tags": "b", "lines": 7}"#;
    takes::<Invoice>(text, &[All], &["$.tags", "$.lines"]);
    let text = r#"{"title": "a", "Total": 1, "Tags": [], "lines": []}"#;
    takes::<Invoice>(text, &[Safe, All], &["$", "$"]);
    let text = r#"{"title": "a", 'total': 1, 'tags': [], "lines": []}"#;
    takes::<Invoice>(text, &[Safe, All], &["$", "$"]);
    let text = r#"Here: {"title": "a", "total": 1, "tags": "b", "lines": []}"#;
    takes::<Invoice>(text, &[Safe, All], &["$", "$.tags"]);
}

#[test]
fn a_policy_reaches_all_that_is_in_the_field_up_to_the_next() {
    let order = |lines: &str| format!(r#"{{"lines": [{lines}], "paid": null}}"#);
    takes::<Order>(&order(r#"{"count": 1, "note": []}"#), &[Nothing, Safe, All], &[]);
    takes::<Order>(&order(r#"{"count": "1", "note": []}"#), &[], &[]);
    takes::<Order>(&order(r#"{"Count": 1, "note": []}"#), &[], &[]);
    takes::<Order>(&order(r#"{"count": 1, "note": []},"#), &[], &[]);
    takes::<Order>(
        &order(r#"{"count": 1, "note": "late"}"#),
        &[Nothing, Safe, All],
        &["$.lines[0].note"],
    );
}

#[test]
fn the_fields_of_a_variant_have_theirs() {
    let order = |paid: &str| format!(r#"{{"lines": [], "paid": {paid}}}"#);
    let every = [Nothing, Safe, All];
    takes::<Order>(&order(r#"{"by": "card", "digits": 1, "limit": 5}"#), &every, &["$.paid.by"]);
    takes::<Order>(
        &order(r#"{"by": "Card", "digits": 1, "limit": "5"}"#),
        &every,
        &["$.paid.limit"],
    );
    takes::<Order>(&order(r#"{"by": "Card", "digits": "1", "limit": 5}"#), &[], &[]);
    // `safe` is what the field says, also where the step allows all.
    takes::<Order>(&order(r#"{"by": "Card", "digits": 1, "limit": "$5"}"#), &[], &[]);
}

#[test]
fn a_draft_is_not_taken_for_an_answer_that_a_field_refuses() {
    let text = r#"{"title": "draft", "total": 1, "tags": [], "lines": []}
        {"title": "answer", "total": "2", "tags": [], "lines": []}"#;
    takes::<Invoice>(text, &[], &[]);
}

#[test]
fn no_dialect_shows_a_policy() {
    let schema = Schema::of::<Order>();
    let mut shown = vec![schema.json().to_string()];
    for dialect in [
        Dialect::OpenAiStrict,
        Dialect::Anthropic,
        Dialect::Gemini,
        Dialect::Grammar,
        Dialect::JsonSchema,
    ] {
        shown.extend(schema.wire(dialect).map(|wire| wire.schema.to_string()));
    }
    shown.extend([Format::TypeScript, Format::JsonSchema].map(|f| schema.format(f).unwrap()));
    for text in shown {
        assert!(!text.contains("repairs"), "{text}");
    }
}

#[test]
fn a_schema_alone_has_them_too_and_a_misspelt_one_is_told() {
    let schema = |policy: &str| {
        let total = serde_json::json!({"type": "number", "x-flow-repairs": policy});
        Schema::from_json(&serde_json::json!({
            "title": "Bill", "type": "object", "properties": {"total": total}, "required": ["total"]
        }))
    };
    assert!(schema("none").parse(r#"{"total": "1"}"#, All).is_err());
    assert!(schema("all").parse(r#"{"total": "$1"}"#, Nothing).is_ok());
    let error = schema("some").parse(r#"{"total": 1}"#, All).unwrap_err();
    assert_eq!(error.kind(), ReplyErrorKind::BadSchema);
    assert!(
        error.to_string().contains(r#"`x-flow-repairs` is "none", "safe" or "all", not "some""#)
    );
}

/// Read this bill: {{ text }}
#[step(repairs = "all")]
async fn bill(text: &str) -> Invoice;

#[tokio::test]
async fn the_model_is_told_what_a_field_refused() {
    let model = Scripted::new()
        .reply("bill", r#"{"title": "a", "total": "$12", "tags": "b", "lines": []}"#)
        .reply("bill", r#"{"title": "a", "total": 12, "tags": "b", "lines": []}"#);
    let run = bill("…").run_traced(&Runtime::new(model)).await;
    assert_eq!(run.result.unwrap().total, 12.0);
    assert_eq!(run.trace.attempts.len(), 2);
    assert_eq!(run.trace.attempts[1].repairs.len(), 1);
}

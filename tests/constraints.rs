//! The constraints of a contract hold for every reply, and a schema that cannot be checked stops a run before it costs anything.

use flow::prelude::*;
use flow::{ErrorKind, Scripted};

#[contract]
struct Ticket {
    #[schemars(regex(pattern = r"^[A-Z]{2}-\d{4}$"))]
    code: String,
    #[validate(range(min = 1, max = 5))]
    urgency: u8,
    #[garde(length(max = 12))]
    title: String,
    #[schemars(extend("format" = "date"))]
    due: String,
}

/// Read the ticket. {{ mail }}
#[step(attempts = 2)]
async fn read(mail: &str) -> Ticket;

#[contract]
struct Draft {
    #[schemars(regex(pattern = "^(?!TODO)"))]
    title: String,
}

/// Draft an answer. {{ code }}
#[step]
async fn draft(code: &str) -> Draft;

flow! {
    fn answer(mail: String) -> Draft {
        let ticket = read(&mail)?;
        draft(&ticket.code)?
    }
}

const BAD: &str = r#"{"code": "AB12", "urgency": 9, "title": "The heating is off", "due": "soon"}"#;
const GOOD: &str =
    r#"{"code": "AB-1234", "urgency": 4, "title": "No heating", "due": "2026-02-28"}"#;

#[tokio::test]
async fn what_a_reply_breaks_is_the_hint_for_the_next_attempt() {
    let model = Scripted::new().on::<read>(|call| match call.attempt() {
        1 => BAD,
        _ => {
            for words in [
                r#"`$.code` must match the regular expression `^[A-Z]{2}-\d{4}$`, not "AB12""#,
                "`$.urgency` must be from 1 to 5, not 9",
                "`$.title` must have at most 12 characters, not 18",
                r#"`$.due` must be a date such as 2026-01-31, not "soon""#,
            ] {
                assert!(call.prompt().contains(words), "{}", call.prompt());
            }
            GOOD
        }
    });
    let ticket = read("It is cold.").run(&Runtime::new(model)).await.expect("the second fits");
    assert_eq!((ticket.code.as_str(), ticket.urgency), ("AB-1234", 4));
    assert_eq!((ticket.title.as_str(), ticket.due.as_str()), ("No heating", "2026-02-28"));
}

#[tokio::test]
async fn a_pattern_that_cannot_be_used_ends_a_flow_before_its_first_call() {
    let why = "the pattern `^(?!TODO)` of `Draft.title` cannot be used: the look-around `(?!…)`, which cannot be checked in \
               linear time";
    let rt = Runtime::new(Scripted::new().reply("read", GOOD).reply("draft", r#"{"title": "a"}"#));
    let run = answer("It is cold.".to_owned()).run_traced(&rt).await;
    assert!(run.trace.attempts.is_empty(), "{}", run.trace);
    let error = run.result.expect_err("nothing can be checked");
    assert!(matches!(error.kind(), ErrorKind::Invalid(words) if words == why), "{error}");
    assert_eq!(error.step(), Some("draft"));

    let run = draft("AB-1234").run_traced(&rt).await;
    assert!(run.trace.attempts.is_empty(), "{}", run.trace);
    assert!(run.result.is_err_and(|error| error.to_string().contains(why)));
}

/// A type that cannot say what it is.
#[derive(serde::Serialize, serde::Deserialize)]
struct Unsayable;

impl flow::schemars::JsonSchema for Unsayable {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Unsayable".into()
    }

    fn json_schema(_: &mut flow::schemars::SchemaGenerator) -> flow::schemars::Schema {
        panic!("no idea")
    }
}

/// Say it. {{ mail }}
#[step]
async fn say(mail: &str) -> Unsayable;

flow! {
    fn said(mail: String) -> Unsayable {
        say(&mail)?
    }
}

#[tokio::test]
async fn a_panic_in_a_types_schema_fails_the_run_and_no_more() {
    let rt = Runtime::new(Scripted::new().reply("say", "null"));
    for result in [said("Now.".to_owned()).run(&rt).await, say("Now.").run(&rt).await] {
        let error = result.err().expect("there is no schema");
        assert!(matches!(error.kind(), ErrorKind::Panic(words) if words == "no idea"), "{error}");
    }
}

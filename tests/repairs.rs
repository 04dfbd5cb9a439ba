//! What a step may repair in a reply, what the trace says of it, and how cut-off, refused, empty and wrong replies differ.

use flow::prelude::*;
use flow::reply::{RepairKind, ReplyErrorKind};
use flow::{ErrorKind, Finish, Scripted, ScriptedReply};

#[contract]
struct Rating {
    stars: u8,
    tags: Vec<String>,
}

/// Rate {{ text }}
#[step(attempts = 1)]
async fn rate(text: &str) -> Rating;

/// Rate {{ text }}
#[step(attempts = 1, repairs = "none")]
async fn rate_strictly(text: &str) -> Rating;

/// Rate {{ text }}
#[step(attempts = 1, repairs = "all")]
async fn rate_leniently(text: &str) -> Rating;

/// Answer {{ text }}
#[step(attempts = 1)]
async fn answer(text: &str) -> String;

const CLEAN: &str = r#"{"stars": 4, "tags": ["quick"]}"#;
const NEARLY: &str = "```json\n{'stars': 4, 'tags': ['quick']}\n```";
const LOOSE: &str = r#"{"stars": 4, "tags": "quick"}"#;

fn says(reply: impl Into<ScriptedReply>) -> Runtime {
    let reply = reply.into();
    let mut model = Scripted::new();
    for step in ["rate", "rate_strictly", "rate_leniently", "answer"] {
        model = model.reply(step, reply.clone());
    }
    Runtime::new(model)
}

#[tokio::test(start_paused = true)]
async fn a_step_takes_the_repairs_that_it_allows() {
    for (text, strict, safe) in [(CLEAN, true, true), (NEARLY, false, true), (LOOSE, false, false)]
    {
        let rt = says(text);
        assert_eq!(rate_strictly("it").run(&rt).await.is_ok(), strict, "{text}");
        assert_eq!(rate("it").run(&rt).await.is_ok(), safe, "{text}");
        let rating = rate_leniently("it").run(&rt).await.unwrap();
        assert_eq!((rating.stars, &rating.tags[..]), (4, &["quick".to_owned()][..]), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn every_repair_is_in_the_trace() {
    let run = rate("it").run_traced(&says(NEARLY)).await;
    let repairs = &run.trace.attempts[0].repairs;
    assert_eq!(repairs[0].kind, RepairKind::Extracted);
    assert_eq!((repairs[1].kind, repairs[1].path.as_str()), (RepairKind::Quotes, "$"));
    assert!(run.trace.to_string().contains("done (4 repairs)"), "{}", run.trace);
    let json = serde_json::to_value(&run.trace).unwrap();
    assert_eq!(json["attempts"][0]["repairs"][0]["kind"], "extracted");

    let run = rate("it").run_traced(&says(CLEAN)).await;
    assert!(run.trace.attempts[0].repairs.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_repair_that_is_not_allowed_is_a_hint() {
    let model = Scripted::new().on::<rate_strictly>(|call| match call.prompt() {
        prompt if prompt.contains("answer with the JSON value alone") => CLEAN,
        _ => NEARLY,
    });
    assert_eq!(rate_strictly("it").attempts(2).run(&Runtime::new(model)).await.unwrap().stars, 4);
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_was_cut_off_counts_if_all_of_it_is_there() {
    let cut = |text: &str| says(ScriptedReply::text(text).finish(Finish::Length));
    for text in [
        CLEAN.to_owned(),
        format!("{CLEAN}\n\n\n"),
        format!("```json\n{CLEAN}\n``"),
        format!("Here: {CLEAN}"),
    ] {
        assert_eq!(rate("it").run(&cut(&text)).await.unwrap().stars, 4, "{text}");
    }
    for text in [
        r#"{"stars": 4, "tags": ["quick""#.to_owned(),
        format!("{CLEAN}\nWait, that is"),
        format!("{CLEAN}\n{{"),
        format!("<think>{CLEAN}"),
        String::new(),
    ] {
        let error = rate("it").run(&cut(&text)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Truncated), "{text}: {error}");
    }
    // The end of a text cannot be seen, and of a number neither.
    assert!(matches!(
        answer("it").run(&cut("Yes, it")).await.unwrap_err().kind(),
        ErrorKind::Truncated
    ));
}

#[tokio::test(start_paused = true)]
async fn refused_empty_and_wrong_replies_are_told_apart() {
    let kind = async |reply: ScriptedReply| rate("it").run(&says(reply)).await.unwrap_err();
    let refused = kind(ScriptedReply::text("").finish(Finish::Refusal(Some("No.".into())))).await;
    assert!(matches!(refused.kind(), ErrorKind::Refused(_)), "{refused}");
    for (text, expected) in [
        ("", ReplyErrorKind::Empty),
        ("I cannot.", ReplyErrorKind::NotJson),
        (r#"{"stars": "four", "tags": []}"#, ReplyErrorKind::WrongShape),
        (r#"{"stars": 4, "tags": ["#, ReplyErrorKind::NotJson),
    ] {
        match kind(ScriptedReply::text(text)).await.kind() {
            ErrorKind::Reply(error) => assert_eq!(error.kind(), expected, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}

//! What an error says, to whom, and what it answers.

use std::time::Duration;

use flow::prelude::*;
use flow::{
    CancellationToken, Error, Finish, Limits, ModelError, ModelErrorKind, Reply, Request, Scripted,
    ScriptedReply,
};
use serde_json::json;

#[contract]
struct Urgency {
    #[schemars(range(min = 1, max = 5))]
    score: u8,
}

/// Rate {{ text }}.
#[step(attempts = 2, timeout = "2s", deadline = "3s", ensure(output.score != 5, "nothing is that urgent"))]
async fn rate(text: &str) -> Urgency;

#[step]
async fn save(text: &str) -> Result<u8, std::io::Error> {
    Err(std::io::Error::other(format!("no room for {text}")))
}

flow! { fn triage(text: String) -> u8 { let urgency = rate(&text)?; urgency.score } }
flow! { fn inbox(text: String) -> u8 { let first = triage(text.clone())?; first } }
flow! { fn office(text: String) -> u8 { let mail = inbox(text.clone())?; mail + save(&text)? } }

/// The error of a flow whose step got these replies.
async fn failed(replies: impl IntoIterator<Item = ScriptedReply>) -> Error {
    let script =
        replies.into_iter().fold(Scripted::new(), |script, reply| script.reply("rate", reply));
    let rt = Runtime::builder().model("default", script).seed(1).build();
    triage("it".into()).run(&rt).await.unwrap_err()
}

fn model_error(kind: ModelErrorKind, status: u16, message: &str) -> ScriptedReply {
    ModelError::new(kind, message).with_status(status).into()
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_is_not_valid() {
    let error = failed([json!({"score": 9}).into(), "none".into()]).await;
    assert_eq!(
        error.to_string(),
        "step `rate` failed at node `triage/urgency` after 2 attempts: the reply is not usable: \
         it holds no JSON: answer with the JSON value alone"
    );
    assert_eq!(
        format!("{error:?}"),
        "step `rate` failed at node `triage/urgency` after 2 attempts: the reply is not usable: \
         it holds no JSON: answer with the JSON value alone
  attempt 1 (scripted, 0.00 ms): the reply is not usable: `$.score` must be from 1 to 5, not 9
  attempt 2 (scripted, 0.00 ms): the reply is not usable: it holds no JSON: answer with the JSON value alone
  remedy: say in the prompt what is expected, ask a stronger model, or give `fallback = …`"
    );
    assert_eq!(error.step(), Some("rate"));
    assert_eq!(error.node(), Some("triage/urgency"));
    assert_eq!(error.flow(), Some("triage"));
    assert!(error.is_invalid_reply() && !error.is_timeout() && !error.is_refusal());
    let numbers: Vec<u32> = error.attempts().iter().map(|attempt| attempt.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(error.attempts()[0].output.as_deref(), Some(r#"{"score":9}"#));
}

#[tokio::test(start_paused = true)]
async fn a_gate() {
    let error = failed([json!({"score": 5}).into(), json!({"score": 5}).into()]).await;
    assert_eq!(
        error.to_string(),
        "step `rate` failed at node `triage/urgency` after 2 attempts: the output did not pass: nothing is that urgent"
    );
    assert_eq!(
        error.remedy(),
        "say in the prompt what the gate checks, give more `attempts`, or a `fallback = …`"
    );
    assert!(error.is_invalid_reply());
}

#[tokio::test(start_paused = true)]
async fn a_model_that_gives_nothing() {
    let error = failed([model_error(ModelErrorKind::Unauthorized, 401, "wrong key")]).await;
    assert_eq!(
        format!("{error:?}"),
        "step `rate` failed at node `triage/urgency`: the model gave no reply: 401: wrong key
  remedy: check the API key and what it is allowed to do"
    );
    assert!(!error.is_rate_limit());

    let limited = ModelError::new(ModelErrorKind::RateLimited, "slow down")
        .with_status(429)
        .with_retry_after(Some(Duration::from_secs(60)));
    let error = failed([limited.into()]).await;
    assert!(error.is_rate_limit());
    assert_eq!(
        error.to_string(),
        "step `rate` failed at node `triage/urgency`: the model gave no reply: 429: slow down"
    );
    assert_eq!(error.remedy(), "send less at once, or ask the provider for a higher limit");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_and_a_cut() {
    let refusal = Finish::Refusal(Some("I will not.".into()));
    let error = failed([ScriptedReply::text("").finish(refusal)]).await;
    assert_eq!(
        format!("{error:?}"),
        "step `rate` failed at node `triage/urgency`: the model refused to answer: I will not.
  remedy: look at the prompt and its inputs; the same model will refuse again"
    );
    assert!(error.is_refusal());
    let error = failed([ScriptedReply::text("{").finish(Finish::Length)]).await;
    assert_eq!(
        format!("{error:?}"),
        "step `rate` failed at node `triage/urgency`: the reply was cut off before its end
  remedy: give a larger `max_tokens`, or ask for a shorter output"
    );
    assert!(error.is_invalid_reply());
}

#[tokio::test(start_paused = true)]
async fn time_that_ran_out() {
    let slow = || ScriptedReply::text("{}").delay(Duration::from_secs(9));
    let error = failed([slow(), slow()]).await;
    assert_eq!(
        format!("{error:?}"),
        "step `rate` failed at node `triage/urgency` after 2 attempts: not done within the deadline of 3000 ms
  attempt 1 (scripted, 2000 ms): no reply within the timeout of 2000 ms
  attempt 2 (scripted, 1000 ms): not done within the deadline of 3000 ms
  remedy: give a longer `deadline`, or fewer or shorter attempts"
    );
    assert!(error.is_timeout());
}

#[tokio::test]
async fn an_error_of_code_and_where_it_stood() {
    let script = Scripted::new().on::<rate>(|_| json!({"score": 1}));
    let error = office("it".into()).run(&Runtime::new(script)).await.unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "step `save` failed at node `office/save`: no room for it
  remedy: if such an error passes by itself, name a function that says so: `transient = …`"
    );
    let error = save("it").run(&Runtime::builder().build()).await.unwrap_err();
    assert_eq!(error.to_string(), "step `save` failed: no room for it");
    assert_eq!((error.node(), error.flow()), (None, None));
}

#[tokio::test]
async fn the_path_of_a_node_leads_through_the_flows() {
    let script = Scripted::new().on::<rate>(|_| "no");
    let error = office("it".into()).run(&Runtime::new(script)).await.unwrap_err();
    assert_eq!(error.node(), Some("office/mail/first/urgency"));
    assert_eq!(error.flow(), Some("triage"));
    assert_eq!(error.attempts()[1].node, "office/mail/first/urgency");
}

#[tokio::test]
async fn what_a_runtime_lacks() {
    let error = triage("it".into()).run(&Runtime::builder().build()).await.unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "the runtime lacks the model `default` for step `rate` (it has none)
  remedy: give it to the runtime: `Runtime::builder().model(\"…\", …)`, or take the environment's: `Runtime::from_env()?`"
    );
    assert_eq!((error.step(), error.node()), (None, None));
    assert!(error.attempts().is_empty());
}

#[tokio::test]
async fn a_panic() {
    #[step]
    async fn explode() -> u8 {
        panic!("boom")
    }
    flow! { fn bomb() -> u8 { let fuse = explode()?; fuse } }
    let error = bomb().run(&Runtime::builder().build()).await.unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "step `explode` failed at node `bomb/fuse`: panicked: boom
  remedy: mend the code that panicked, or return an error from it"
    );
}

/// Says what it was asked, whoever asks and however often.
struct Echo;

impl Model for Echo {
    fn id(&self) -> &str {
        "echo"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        Ok(Reply::new(request.messages[0].to_text()))
    }
}

#[step(prompt = "{{ text }}")]
async fn repeat(text: &str) -> String;

#[tokio::test(start_paused = true)]
async fn what_a_limit_a_deadline_or_a_token_ends() {
    let limits = Limits::new().requests_per_minute(1).tokens_per_minute(100);
    let rt =
        Runtime::builder().any_model(Echo).limits(limits).max_wait(Duration::from_secs(5)).build();
    let limited = repeat("once").run(&rt).await.and(repeat("twice").run(&rt).await).unwrap_err();
    assert_eq!(
        format!("{limited:?}"),
        "step `repeat` failed: no request was let through within 5000 ms (`max_wait`)
  remedy: send less at once, give more `max_wait`, or ask for a higher limit"
    );
    let large = repeat(&"word ".repeat(100)).run(&rt).await.unwrap_err();
    assert_eq!(
        format!("{large:?}"),
        "step `repeat` failed: it may need 129 tokens, and the limit is 100 a minute
  remedy: shorten the inputs, lower `max_tokens`, or raise `tokens_per_minute`"
    );
    let late =
        repeat("late").with(With::new().deadline(Duration::ZERO)).run(&rt).await.unwrap_err();
    assert_eq!(
        format!("{late:?}"),
        "step `repeat` failed: the run was not done within its deadline of 0.00 ms
  remedy: give the run a longer deadline, or less to do at once"
    );
    let token = CancellationToken::new();
    token.cancel();
    let stopped = repeat("no").with(With::new().cancelled_by(token)).run(&rt).await.unwrap_err();
    assert_eq!(
        format!("{stopped:?}"),
        "the run was cancelled
  remedy: run it again, if it is still wanted"
    );
    let asked = [&limited, &large, &late, &stopped]
        .map(|error| (error.is_rate_limit(), error.is_timeout(), error.is_cancelled()));
    assert_eq!(
        asked,
        [(true, false, false), (false, false, false), (false, true, false), (false, false, true)]
    );
    let kinds = [limited, large, late, stopped].map(|error| flow::StepError::from(error).kind);
    assert_eq!(kinds, ["max_wait", "too_large", "run_deadline", "cancelled"]);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_was_turned_away_is_told_apart_from_the_attempts() {
    let limited = ModelError::new(ModelErrorKind::RateLimited, "slow down").with_status(429);
    let limited = limited.with_retry_after(Some(Duration::from_secs(1)));
    let error = failed([limited.into(), "no".into(), "no".into()]).await;
    let report = format!("{error:?}");
    assert!(report.starts_with("step `rate` failed at node `triage/urgency` after 2 attempts: "));
    assert!(
        report.contains("\n  turned away (scripted, 0.00 ms): the model gave no reply: 429: slow down\n  attempt 1 "),
        "{report}"
    );
    assert_eq!(flow::StepError::from(error).attempts, 2);
}

#[test]
fn an_error_can_be_sent_and_kept() {
    fn is_error<E: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

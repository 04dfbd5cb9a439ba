//! A model whose replies were written beforehand.

use std::time::Duration;

use flow_runtime::{
    AnyModel, Capabilities, Dialect, Finish, Message, Model, ModelError, ModelErrorKind, Reply,
    Request, Role, Scripted, ScriptedReply, Step, StepInfo, StepKind, Usage,
};
use serde_json::json;
use tokio::time::Instant;

#[allow(non_camel_case_types)]
enum rate {}

impl Step for rate {
    const INFO: &'static StepInfo = &StepInfo::new("rate", "tests", StepKind::Prompt);
}

fn asking(step: &str, prompt: &str) -> Request {
    Request::new(step, vec![Message::text(Role::User, prompt)])
}

async fn ask(model: &impl Model, step: &str, prompt: &str) -> Result<String, ModelError> {
    model.complete(&asking(step, prompt)).await.map(|reply| reply.text)
}

async fn refused(model: &impl Model, step: &str) -> String {
    let error = ask(model, step, "the prompt").await.expect_err("no reply is left");
    assert_eq!(error.kind(), ModelErrorKind::Rejected);
    assert!(!error.is_transient());
    error.message().to_owned()
}

#[tokio::test]
async fn replies_are_used_once_each_in_order_and_per_step() {
    let model = Scripted::new()
        .reply("rate", "one")
        .reply("draft", String::from("a draft"))
        .reply("rate", json!({ "score": 2 }));
    assert_eq!(ask(&model, "rate", "").await.as_deref(), Ok("one"));
    assert_eq!(ask(&model, "draft", "").await.as_deref(), Ok("a draft"));
    assert_eq!(ask(&model, "rate", "").await.as_deref(), Ok(r#"{"score":2}"#));
    assert_eq!(
        refused(&model, "rate").await,
        "the script has 2 replies for the step `rate`, none of them for its call 3: add another one"
    );
}

#[tokio::test]
async fn a_step_without_replies_is_told_which_steps_have_some() {
    let model = Scripted::new().reply("rate", "1").reply("draft", "2");
    assert_eq!(
        refused(&model, "rat").await,
        "the script has no reply for the step `rat`; it has replies for `draft`, `rate`"
    );
    assert_eq!(
        refused(&Scripted::new(), "rate").await,
        "the script has no reply for the step `rate`: it is empty"
    );
}

#[tokio::test]
async fn text_is_answered_to_the_byte() {
    let text = "  \"quoted\"\r\n\u{1F980} ";
    let model = Scripted::new().reply("rate", text);
    assert_eq!(ask(&model, "rate", "").await.as_deref(), Ok(text));
}

#[tokio::test]
async fn a_function_sees_the_call_and_answers_when_no_written_reply_is_left() {
    let model = Scripted::new().reply("rate", "written").on::<rate>(|call| {
        let messages = call.messages().len();
        let seed = call.options().seed;
        format!("{} {} {:?} {messages} {seed:?}", call.step(), call.attempt(), call.prompt())
    });
    let mut request = Request::new(
        "rate",
        vec![Message::text(Role::System, "Be brief."), Message::text(Role::User, "Rate it.")],
    );
    request.attempt = 2;
    request.options.seed = Some(7);
    let mut replies = Vec::new();
    for _ in 0..3 {
        replies.push(model.complete(&request).await.expect("a reply").text);
    }
    let answered = r#"rate 2 "Be brief.\nRate it." 2 Some(7)"#;
    assert_eq!(replies, ["written", answered, answered]);
}

#[tokio::test]
async fn a_function_may_fail_and_may_answer_json() {
    let unavailable = || ModelError::new(ModelErrorKind::Unavailable, "busy");
    let model = Scripted::new().on::<rate>(move |call| match call.attempt() {
        1 => Err(unavailable()),
        _ => Ok(json!([1, 2])),
    });
    let mut request = asking("rate", "");
    assert_eq!(model.complete(&request).await, Err(unavailable()));
    request.attempt = 2;
    assert_eq!(model.complete(&request).await.expect("a reply").text, "[1,2]");
}

#[tokio::test]
async fn a_reply_may_be_a_failure_and_is_used_by_it() {
    let limited = ModelError::new(ModelErrorKind::RateLimited, "slow down")
        .with_retry_after(Some(Duration::from_secs(1)));
    let model =
        Scripted::new().reply("rate", ScriptedReply::error(limited.clone())).reply("rate", "5");
    assert_eq!(ask(&model, "rate", "").await, Err(limited));
    assert_eq!(ask(&model, "rate", "").await.as_deref(), Ok("5"));
}

#[tokio::test]
async fn usage_is_estimated_unless_it_is_given() {
    let given = Usage::new(1000, 2000);
    let model = Scripted::new()
        .reply("rate", "12345678")
        .reply("rate", ScriptedReply::text("5").usage(given).finish(Finish::Length));
    let request = asking("rate", "123456789");
    let first = model.complete(&request).await.expect("a reply");
    assert_eq!(first, Reply::new("12345678").with_usage(Usage::new(3, 2)));
    let second = model.complete(&request).await.expect("a reply");
    assert_eq!(second, Reply::new("5").with_usage(given).with_finish(Finish::Length));
}

#[tokio::test]
async fn it_is_called_scripted_and_takes_every_option_and_any_schema() {
    let model = Scripted::new();
    assert_eq!(model.id(), "scripted");
    assert_eq!(model.capabilities(), Capabilities::default().with_dialect(Dialect::JsonSchema));
}

#[tokio::test(start_paused = true)]
async fn delays_run_at_once_and_replies_go_by_the_order_of_arrival() {
    let after = |ms, text: &str| ScriptedReply::text(text).delay(Duration::from_millis(ms));
    let model = AnyModel::new(
        Scripted::new().reply("rate", after(300, "first")).reply("rate", after(100, "second")),
    );
    let start = Instant::now();
    let (first, second) = tokio::join!(ask(&model, "rate", ""), ask(&model, "rate", ""));
    assert_eq!((first.as_deref(), second.as_deref()), (Ok("first"), Ok("second")));
    assert_eq!(start.elapsed().as_millis(), 300);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_before_its_delay_is_over_has_used_its_reply() {
    let slow = ScriptedReply::text("first").delay(Duration::from_secs(9));
    let model = Scripted::new().reply("rate", slow).reply("rate", "second");
    let dropped = tokio::time::timeout(Duration::from_secs(1), ask(&model, "rate", "")).await;
    assert!(dropped.is_err());
    assert_eq!(ask(&model, "rate", "").await.as_deref(), Ok("second"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_reply_is_given_twice_or_lost_between_threads() {
    let script = (0..200).fold(Scripted::new(), |script, n| script.reply("rate", n.to_string()));
    let model = AnyModel::new(script);
    let calls: Vec<_> = (0..200)
        .map(|_| {
            let model = model.clone();
            tokio::spawn(async move { ask(&model, "rate", "").await })
        })
        .collect();
    let mut replies = Vec::new();
    for call in calls {
        let text = call.await.expect("no panic").expect("a reply");
        replies.push(text.parse::<u32>().expect("a number"));
    }
    replies.sort_unstable();
    assert_eq!(replies, (0..200).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_reply_with_a_condition_goes_to_the_prompt_that_meets_it_first() {
    let model = Scripted::new()
        .reply("draft", "any")
        .reply("draft", ScriptedReply::text("the end").when("Conclusion"))
        .reply("draft", ScriptedReply::text("the start").when("Introduction"));
    assert_eq!(ask(&model, "draft", "Write: Introduction").await.as_deref(), Ok("the start"));
    assert_eq!(ask(&model, "draft", "Write: Conclusion").await.as_deref(), Ok("the end"));
    assert_eq!(ask(&model, "draft", "Write: Conclusion").await.as_deref(), Ok("any"));
    assert_eq!(
        refused(&model, "draft").await,
        "the script has 3 replies for the step `draft`, none of them for its call 4: add another one, or look at the \
         `when` of 2: none that is left stands in this prompt"
    );
}

const FILE: &str = r#"{
    "rate": ["not a number", 5, {"when": "outage", "reply": "4"}, true, null],
    "diagnose": {"z": 1, "a": {"y": [1.50, 2], "b": "ä\n"}},
    "greet": "Hello, \"you\"!",
    "topics": {"reply": ["storage", "network"]},
    "wrap": {"reply": {"reply": "yes", "when": "now"}},
    "only": {"when": "this", "reply": {"found": true}}
}"#;

#[tokio::test]
async fn a_file_answers_every_call_with_a_single_reply_and_one_call_each_with_a_list() {
    let model = Scripted::from_json(FILE).expect("a script");
    for _ in 0..3 {
        assert_eq!(ask(&model, "greet", "").await.as_deref(), Ok("Hello, \"you\"!"));
        assert_eq!(ask(&model, "topics", "").await.as_deref(), Ok(r#"["storage", "network"]"#));
        let wrapped = ask(&model, "wrap", "").await;
        assert_eq!(wrapped.as_deref(), Ok(r#"{"reply": "yes", "when": "now"}"#));
    }
    for expected in ["not a number", "5"] {
        assert_eq!(ask(&model, "rate", "calm").await.as_deref(), Ok(expected));
    }
    assert_eq!(ask(&model, "rate", "an outage!").await.as_deref(), Ok("4"));
    for expected in ["true", "null"] {
        assert_eq!(ask(&model, "rate", "an outage!").await.as_deref(), Ok(expected));
    }
    assert!(refused(&model, "rate").await.contains("has 5 replies for the step `rate`"));
}

#[tokio::test]
async fn the_json_of_a_reply_keeps_the_files_order_and_writing() {
    let model = Scripted::from_json(FILE).expect("a script");
    let reply = ask(&model, "diagnose", "").await;
    assert_eq!(reply.as_deref(), Ok(r#"{"z": 1, "a": {"y": [1.50, 2], "b": "ä\n"}}"#));
}

#[tokio::test]
async fn a_single_reply_with_a_condition_answers_every_prompt_that_meets_it() {
    let model = Scripted::from_json(FILE).expect("a script");
    for _ in 0..2 {
        assert_eq!(ask(&model, "only", "this one").await.as_deref(), Ok(r#"{"found": true}"#));
    }
    assert!(refused(&model, "only").await.contains("`when`"));
}

#[tokio::test]
async fn a_reply_added_to_a_file_goes_before_the_one_for_every_call() {
    let model = Scripted::from_json(FILE).expect("a script").reply("greet", "Hi");
    assert_eq!(ask(&model, "greet", "").await.as_deref(), Ok("Hi"));
    assert_eq!(ask(&model, "greet", "").await.as_deref(), Ok("Hello, \"you\"!"));
}

#[test]
fn a_mistake_in_a_script_is_named_with_its_place_and_its_remedy() {
    let error = |text: &str| Scripted::from_json(text).expect_err(text).to_string();
    for (text, said) in [
        (
            r#"{"rate": "1", "draft": "2", "rate": "3"}"#,
            "the script: step `rate`: the step has replies twice; put them into one list",
        ),
        (
            r#"{"rate": []}"#,
            "the script: step `rate`: the list has no replies; write one, or leave the step out",
        ),
        (
            r#"{"rate": ["1", ["a"]]}"#,
            r#"the script: step `rate`, reply 2: a reply that is a list has to be wrapped: {"reply": [..]}"#,
        ),
        (
            r#"{"rate": [{"reply": "1", "wehn": "x"}]}"#,
            "the script: step `rate`, reply 1: `wehn` is not known here, only `when` and `reply` are; an object with a member \
             `when` or `reply` that is itself the reply has to be wrapped: {\"reply\": {..}}",
        ),
        (
            r#"{"rate": {"when": "x"}}"#,
            "the script: step `rate`: it has a `when` but no `reply`; an object that is itself the reply has to be wrapped: \
             {\"reply\": {..}}",
        ),
        (
            r#"{"rate": [1, 2, {"when": 3, "reply": 4}]}"#,
            "the script: step `rate`, reply 3: its `when` is not a text; write the text that has to stand in the prompt",
        ),
        (
            r#"{"rate": [{"reply": 4, "reply": 5}]}"#,
            "the script: step `rate`, reply 1: `reply` stands there twice",
        ),
    ] {
        assert_eq!(error(text), said);
    }
    for text in ["", "[]", "{", "\"rate\"", "{\"rate\": }", "{} {}"] {
        let error = error(text);
        assert!(error.starts_with("the script: it is not a JSON object of step names"), "{error}");
    }
}

#[test]
fn an_error_of_a_file_names_the_file() {
    let folder = std::env::temp_dir().join(format!("flow-scripted-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("replies.json");

    let missing = Scripted::from_file(&path).expect_err("no such file").to_string();
    std::fs::write(&path, r#"{"rate": [[]]}"#).expect("a file");
    let wrong = Scripted::from_file(&path).expect_err("a bare list").to_string();
    std::fs::write(&path, FILE).expect("a file");
    let right = Scripted::from_file(&path);
    std::fs::remove_dir_all(&folder).expect("the folder");

    let place = path.display();
    assert!(missing.starts_with(&format!("{place}: the file cannot be read: ")), "{missing}");
    assert!(wrong.starts_with(&format!("{place}: step `rate`, reply 1: ")), "{wrong}");
    assert!(right.is_ok());
}

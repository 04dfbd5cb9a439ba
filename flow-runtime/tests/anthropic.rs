//! What goes to Anthropic's Messages API, and what is made of its answers.
#![cfg(feature = "http")]

use std::sync::Arc;

use flow_runtime::{
    Anthropic, Dialect, Finish, Json, Message, Model, ModelError, ModelErrorKind, Reply, Request,
    Role, Usage, WireSchema,
};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const KEY: &str = "sk-ant-canary-0123456789";

async fn answering(body: Value) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// The answer that Anthropic's reference shows.
fn documented() -> Value {
    json!({
        "id": "msg_013Zva2CMHLNnXjNJJKqJ2EF",
        "type": "message",
        "role": "assistant",
        "model": "claude-haiku-4-5-20251001",
        "content": [{ "type": "text", "text": "Hi! My name is Claude.", "citations": null }],
        "stop_reason": "end_turn",
        "stop_sequence": null,
        "usage": {
            "input_tokens": 2095,
            "cache_creation_input_tokens": 2051,
            "cache_read_input_tokens": 2052,
            "output_tokens": 503,
            "service_tier": "standard"
        }
    })
}

async fn reply_to(body: Value) -> Result<Reply, ModelError> {
    let server = answering(body).await;
    client(&server).complete(&hello()).await
}

fn client(server: &MockServer) -> Anthropic {
    Anthropic::builder("claude-haiku-4-5")
        .key(KEY)
        .base_url(server.uri())
        .build()
        .expect("a client")
}

fn hello() -> Request {
    Request::new("greet", vec![Message::text(Role::User, "Hello!")])
}

async fn seen(server: &MockServer) -> wiremock::Request {
    let mut requests = server.received_requests().await.expect("requests are recorded");
    assert_eq!(requests.len(), 1, "each call sends once");
    requests.remove(0)
}

#[tokio::test]
async fn a_request_holds_what_was_asked_for_and_nothing_else() {
    let server = answering(documented()).await;
    let mut request = Request::new(
        "rate",
        vec![
            Message::text(Role::System, "Be brief."),
            Message::text(Role::User, "Rate it."),
            Message::text(Role::Assistant, "3"),
            Message::text(Role::System, "Answer in JSON."),
            Message::text(Role::User, "Again."),
        ],
    );
    request.options.temperature = Some(0.5);
    request.options.top_p = Some(0.9);
    request.options.max_tokens = Some(100);
    request.options.seed = Some(7);
    request.options.stop = vec!["END".into()];
    request.options.reasoning_effort = Some("low".into());
    request.options.extra = json!({
        "output_config": { "task_budget": { "type": "tokens" } },
        "thinking": { "type": "adaptive" }
    })
    .as_object()
    .expect("an object")
    .clone();
    let schema = Json::Object(vec![("type".into(), "object".into())]);
    request.schema = Some(WireSchema::new("rate", Arc::new(schema)));

    client(&server).complete(&request).await.expect("a reply");

    let sent = seen(&server).await;
    assert_eq!(sent.method.as_str(), "POST");
    assert_eq!(sent.url.path(), "/v1/messages");
    assert_eq!(sent.headers["x-api-key"], KEY);
    assert_eq!(sent.headers["anthropic-version"], "2023-06-01");
    assert_eq!(sent.headers["content-type"], "application/json");
    assert!(!sent.headers.contains_key("authorization"));
    let body: Value = serde_json::from_slice(&sent.body).expect("JSON");
    assert_eq!(
        body,
        json!({
            "model": "claude-haiku-4-5",
            "max_tokens": 100,
            "system": "Be brief.\n\nAnswer in JSON.",
            "messages": [
                { "role": "user", "content": "Rate it." },
                { "role": "assistant", "content": "3" },
                { "role": "user", "content": "Again." }
            ],
            "temperature": 0.5,
            "top_p": 0.9,
            "stop_sequences": ["END"],
            "output_config": {
                "format": { "type": "json_schema", "schema": { "type": "object" } },
                "effort": "low",
                "task_budget": { "type": "tokens" }
            },
            "thinking": { "type": "adaptive" }
        })
    );
}

#[tokio::test]
async fn a_bare_request_still_has_a_limit() {
    let server = answering(documented()).await;
    client(&server).complete(&hello()).await.expect("a reply");
    let body: Value = seen(&server).await.body_json().expect("JSON");
    assert_eq!(
        body,
        json!({
            "model": "claude-haiku-4-5",
            "max_tokens": 8192,
            "messages": [{ "role": "user", "content": "Hello!" }]
        })
    );
}

#[tokio::test]
async fn a_header_of_the_users_wins_over_ours() {
    let server = answering(documented()).await;
    let model = Anthropic::builder("claude-haiku-4-5")
        .base_url(server.uri())
        .header("anthropic-version", "2030-01-01")
        .header("anthropic-beta", "something")
        .build()
        .expect("a client");
    model.complete(&hello()).await.expect("a reply");
    let sent = seen(&server).await;
    assert_eq!(sent.headers["anthropic-version"], "2030-01-01");
    assert_eq!(sent.headers["anthropic-beta"], "something");
}

#[tokio::test]
async fn the_documented_answer_is_read_whole_and_cached_input_is_input() {
    let reply = reply_to(documented()).await.expect("a reply");
    assert_eq!(reply.text, "Hi! My name is Claude.");
    assert_eq!(reply.finish, Finish::Stop);
    assert_eq!(reply.model.as_deref(), Some("claude-haiku-4-5-20251001"));
    assert_eq!(reply.id.as_deref(), Some("msg_013Zva2CMHLNnXjNJJKqJ2EF"));
    let mut usage = Usage::new(2095 + 2051 + 2052, 503);
    usage.cached_tokens = Some(2052);
    assert_eq!(reply.usage, usage);
}

#[tokio::test]
async fn only_text_blocks_are_text() {
    let content = json!([
        { "type": "thinking", "thinking": "hm", "signature": "x" },
        { "type": "text", "text": "one " },
        { "type": "redacted_thinking", "data": "…" },
        { "type": "something_new", "text": "no" },
        { "type": "text", "text": "two" }
    ]);
    let reply = reply_to(json!({ "content": content })).await.expect("a reply");
    assert_eq!(reply, Reply::new("one two"));
}

#[tokio::test]
async fn the_reason_for_the_end_is_told_apart() {
    let ended = |reason: Value| async move {
        let body = json!({ "content": [], "stop_reason": reason });
        reply_to(body).await.expect("a reply").finish
    };
    assert_eq!(ended(json!("end_turn")).await, Finish::Stop);
    assert_eq!(ended(json!("stop_sequence")).await, Finish::Stop);
    assert_eq!(ended(json!("max_tokens")).await, Finish::Length);
    assert_eq!(ended(json!("model_context_window_exceeded")).await, Finish::Length);
    assert_eq!(ended(json!("refusal")).await, Finish::Refusal(None));
    assert_eq!(ended(json!("later_invention")).await, Finish::Stop);
    assert_eq!(ended(json!(null)).await, Finish::Stop);
}

#[tokio::test]
async fn an_answer_that_is_not_the_format_is_malformed() {
    for body in [json!({}), json!({ "content": 5 }), json!({ "content": ["text"] }), json!("hi")] {
        let error = reply_to(body.clone()).await.expect_err("no reply");
        assert_eq!(error.kind(), ModelErrorKind::Malformed, "{body}: {error}");
    }
}

#[tokio::test]
async fn an_error_inside_of_a_successful_answer_is_an_error() {
    let body = json!({
        "type": "error",
        "error": { "type": "overloaded_error", "message": "Overloaded" },
        "request_id": "req_1"
    });
    let error = reply_to(body).await.expect_err("no reply");
    assert_eq!((error.kind(), error.message()), (ModelErrorKind::Overloaded, "Overloaded"));
}

#[test]
fn sampling_and_effort_depend_on_the_models_version() {
    let takes = |name: &str| {
        let can = Anthropic::builder(name).build().expect("a client").capabilities();
        assert_eq!(can.dialect, Dialect::Anthropic);
        assert_eq!((can.seed, can.stop, can.top_p), (false, true, can.temperature), "{name}");
        (can.temperature, can.reasoning_effort)
    };
    for name in [
        "claude-3-5-sonnet-20241022",
        "claude-opus-4-20250514",
        "claude-opus-4-1",
        "claude-haiku-4-5",
        "claude-haiku-4-5-20251001",
        "claude-sonnet-4-5",
    ] {
        assert_eq!(takes(name), (true, false), "{name}");
    }
    for name in ["claude-opus-4-5", "claude-opus-4-6", "claude-sonnet-4-6"] {
        assert_eq!(takes(name), (true, true), "{name}");
    }
    for name in ["claude-opus-4-7", "claude-opus-5", "claude-haiku-5-5", "claude-new"] {
        assert_eq!(takes(name), (false, true), "{name}");
    }
}

#[test]
fn no_secret_stands_in_the_debug_form_of_a_client() {
    let builder =
        Anthropic::builder("claude-haiku-4-5").key(KEY).header("x-other", "canary-header");
    let client = builder.clone().build().expect("a client");
    let shown = format!("{builder:?} {client:?}");
    assert!(!shown.contains("canary"), "{shown}");
    assert!(shown.contains("https://api.anthropic.com"), "{shown}");
}

//! What goes to an OpenAI-compatible server, and what is made of its answers.
#![cfg(feature = "http")]

use std::sync::Arc;

use flow_runtime::{
    Capabilities, ClientError, Dialect, Finish, Json, Message, Model, ModelErrorKind, OpenAi,
    Options, Reply, Request, Role, Usage, WireSchema,
};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const KEY: &str = "sk-canary-0123456789";

/// A server that answers everything with this body.
async fn answering(body: Value) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// The answer that OpenAI's reference shows for a chat completion.
fn documented() -> Value {
    json!({
        "id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
        "object": "chat.completion",
        "created": 1741569952,
        "model": "gpt-5-mini-2025-08-07",
        "choices": [{
            "index": 0,
            "message": {
                "role": "assistant",
                "content": "Hello! How can I assist you today?",
                "refusal": null,
                "annotations": []
            },
            "logprobs": null,
            "finish_reason": "stop"
        }],
        "usage": {
            "prompt_tokens": 19,
            "completion_tokens": 10,
            "total_tokens": 29,
            "prompt_tokens_details": { "cached_tokens": 4, "audio_tokens": 0 },
            "completion_tokens_details": {
                "reasoning_tokens": 6,
                "audio_tokens": 0,
                "accepted_prediction_tokens": 0,
                "rejected_prediction_tokens": 0
            }
        },
        "service_tier": "default"
    })
}

fn hello() -> Request {
    Request::new("greet", vec![Message::text(Role::User, "Hello!")])
}

async fn reply_to(body: Value) -> Result<Reply, flow_runtime::ModelError> {
    let server = answering(body).await;
    let model = OpenAi::builder("m").base_url(server.uri()).build().expect("a client");
    model.complete(&hello()).await
}

/// The one request that a server has seen.
async fn seen(server: &MockServer) -> wiremock::Request {
    let mut requests = server.received_requests().await.expect("requests are recorded");
    assert_eq!(requests.len(), 1, "each call sends once");
    requests.remove(0)
}

#[tokio::test]
async fn a_request_holds_what_was_asked_for_and_nothing_else() {
    let server = answering(documented()).await;
    let model = OpenAi::builder("gpt-5-mini")
        .key(KEY)
        .base_url(format!("{}/v1/", server.uri()))
        .header("OpenAI-Organization", "org-1")
        .build()
        .expect("a client");
    let schema = Json::Object(vec![
        ("type".into(), "object".into()),
        (
            "properties".into(),
            Json::Object(vec![
                ("reasoning".into(), Json::Object(vec![("type".into(), "string".into())])),
                ("answer".into(), Json::Object(vec![("type".into(), "integer".into())])),
            ]),
        ),
    ]);
    let mut request = Request::new(
        "rate",
        vec![
            Message::text(Role::System, "Be brief."),
            Message::text(Role::User, "Rate it."),
            Message::text(Role::Assistant, "3"),
        ],
    );
    request.options.temperature = Some(0.5);
    request.options.top_p = Some(0.9);
    request.options.max_tokens = Some(100);
    request.options.seed = Some(7);
    request.options.stop = vec!["END".into()];
    request.options.reasoning_effort = Some("low".into());
    request.options.extra.insert("service_tier".into(), json!("flex"));
    request.schema = Some(WireSchema::new("rate", Arc::new(schema)));

    model.complete(&request).await.expect("a reply");

    let sent = seen(&server).await;
    assert_eq!(sent.method.as_str(), "POST");
    assert_eq!(sent.url.path(), "/v1/chat/completions");
    assert_eq!(sent.headers["authorization"], format!("Bearer {KEY}").as_str());
    assert_eq!(sent.headers["content-type"], "application/json");
    assert_eq!(sent.headers["openai-organization"], "org-1");
    let body: Value = serde_json::from_slice(&sent.body).expect("JSON");
    assert_eq!(
        body,
        json!({
            "model": "gpt-5-mini",
            "messages": [
                { "role": "system", "content": "Be brief." },
                { "role": "user", "content": "Rate it." },
                { "role": "assistant", "content": "3" }
            ],
            "temperature": 0.5,
            "top_p": 0.9,
            "max_completion_tokens": 100,
            "seed": 7,
            "stop": ["END"],
            "reasoning_effort": "low",
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": "rate",
                    "strict": true,
                    "schema": {
                        "type": "object",
                        "properties": {
                            "reasoning": { "type": "string" },
                            "answer": { "type": "integer" }
                        }
                    }
                }
            },
            "service_tier": "flex"
        })
    );
    let text = String::from_utf8(sent.body).expect("UTF-8");
    let (reasoning, answer) = (text.find("\"reasoning\""), text.find("\"answer\""));
    assert!(reasoning < answer, "properties go out in the schema's order: {text}");
}

#[tokio::test]
async fn a_bare_request_holds_model_and_messages_only_and_no_key() {
    let server = answering(documented()).await;
    let model = OpenAi::builder("qwen3:8b").base_url(server.uri()).build().expect("a client");

    model.complete(&hello()).await.expect("a reply");

    let sent = seen(&server).await;
    assert_eq!(sent.url.path(), "/chat/completions");
    assert!(!sent.headers.contains_key("authorization"));
    let body: Value = serde_json::from_slice(&sent.body).expect("JSON");
    let messages = json!([{ "role": "user", "content": "Hello!" }]);
    assert_eq!(body, json!({ "model": "qwen3:8b", "messages": messages }));
}

#[tokio::test]
async fn older_servers_get_max_tokens_under_its_older_name() {
    let server = answering(documented()).await;
    let model = OpenAi::builder("m")
        .base_url(server.uri())
        .legacy_max_tokens(true)
        .build()
        .expect("a client");
    let mut request = hello();
    request.options.max_tokens = Some(64);

    model.complete(&request).await.expect("a reply");

    let body: Value = seen(&server).await.body_json().expect("JSON");
    assert_eq!(body["max_tokens"], 64);
    assert_eq!(body.get("max_completion_tokens"), None);
}

#[tokio::test]
async fn extra_parameters_are_merged_into_objects_and_replace_the_rest() {
    let server = answering(documented()).await;
    let model = OpenAi::builder("m").base_url(server.uri()).build().expect("a client");
    let mut request = hello();
    request.schema = Some(WireSchema::new("greet", Arc::new(Json::Object(vec![]))));
    request.options.temperature = Some(0.1);
    request.options.extra = json!({
        "temperature": 0.7,
        "response_format": { "json_schema": { "strict": false } }
    })
    .as_object()
    .expect("an object")
    .clone();

    model.complete(&request).await.expect("a reply");

    let body: Value = seen(&server).await.body_json().expect("JSON");
    assert_eq!(body["temperature"], 0.7);
    assert_eq!(
        body["response_format"],
        json!({
            "type": "json_schema",
            "json_schema": { "name": "greet", "strict": false, "schema": {} }
        })
    );
}

#[tokio::test]
async fn the_documented_answer_is_read_whole() {
    let reply = reply_to(documented()).await.expect("a reply");

    assert_eq!(reply.text, "Hello! How can I assist you today?");
    assert_eq!(reply.finish, Finish::Stop);
    assert_eq!(reply.model.as_deref(), Some("gpt-5-mini-2025-08-07"));
    assert_eq!(reply.id.as_deref(), Some("chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT"));
    let mut usage = Usage::new(19, 10);
    usage.cached_tokens = Some(4);
    usage.reasoning_tokens = Some(6);
    assert_eq!(reply.usage, usage);
}

#[tokio::test]
async fn an_answer_with_only_its_content_is_a_complete_reply_without_usage() {
    let reply = reply_to(json!({ "choices": [{ "message": { "content": "hi" } }] }));
    assert_eq!(reply.await.expect("a reply"), Reply::new("hi"));
}

#[tokio::test]
async fn of_several_choices_the_first_counts() {
    let choice = |text: &str| json!({ "message": { "content": text } });
    let reply = reply_to(json!({ "choices": [choice("one"), choice("two"), 3] }));
    assert_eq!(reply.await.expect("a reply").text, "one");
}

#[tokio::test]
async fn fields_of_unexpected_forms_count_as_missing() {
    let odd = json!({
        "id": 17,
        "model": null,
        "service_tier": "on_demand",
        "choices": [{
            "index": "first",
            "finish_reason": "",
            "message": { "role": 1, "content": "hi", "refusal": {} }
        }],
        "usage": { "prompt_tokens": "many", "completion_tokens": 3, "prompt_tokens_details": [] },
        "error": null
    });
    let reply = reply_to(odd).await.expect("a reply");

    assert_eq!((reply.text.as_str(), &reply.finish), ("hi", &Finish::Stop));
    assert_eq!((reply.id, reply.model), (None, None));
    assert_eq!((reply.usage.input_tokens, reply.usage.output_tokens), (None, Some(3)));
}

#[tokio::test]
async fn content_may_be_missing_null_or_a_list_of_parts() {
    for (content, text) in [
        (json!(null), ""),
        (json!(""), ""),
        (json!([]), ""),
        (
            json!([
                { "type": "thinking", "thinking": [{ "type": "text", "text": "hm" }] },
                { "type": "text", "text": "one " },
                { "type": "text", "text": null },
                { "type": "image_url", "text": "no" },
                { "type": "text", "text": "two" }
            ]),
            "one two",
        ),
    ] {
        let body = json!({ "choices": [{ "message": { "content": content } }] });
        assert_eq!(reply_to(body).await.expect("a reply").text, text, "{content}");
    }
    let missing = json!({ "choices": [{ "message": {}, "finish_reason": null }] });
    assert_eq!(reply_to(missing).await.expect("a reply"), Reply::new(""));
}

#[tokio::test]
async fn the_reason_for_the_end_is_told_apart() {
    let ended = |reason: Value| async move {
        let choice = json!({ "message": { "content": "…" }, "finish_reason": reason });
        reply_to(json!({ "choices": [choice] })).await.expect("a reply").finish
    };
    assert_eq!(ended(json!("stop")).await, Finish::Stop);
    assert_eq!(ended(json!("length")).await, Finish::Length);
    assert_eq!(ended(json!("content_filter")).await, Finish::Refusal(None));
    assert_eq!(ended(json!("tool_calls")).await, Finish::Stop);
    assert_eq!(ended(json!("eos_token")).await, Finish::Stop);
    assert_eq!(ended(json!(null)).await, Finish::Stop);
}

#[tokio::test]
async fn a_refusal_keeps_its_words_wherever_they_stand() {
    let said = Finish::Refusal(Some("I can't help with that.".to_owned()));
    for message in [
        json!({ "content": null, "refusal": "I can't help with that." }),
        json!({ "content": [{ "type": "refusal", "refusal": "I can't help with that." }] }),
    ] {
        let choice = json!({ "message": message, "finish_reason": "stop" });
        let reply = reply_to(json!({ "choices": [choice] })).await.expect("a reply");
        assert_eq!((reply.text.as_str(), &reply.finish), ("", &said));
    }
}

#[tokio::test]
async fn an_answer_that_is_not_the_format_is_malformed() {
    for body in [
        json!({ "choices": [] }),
        json!({ "choices": null }),
        json!({ "choices": {} }),
        json!({ "object": "list" }),
        json!({ "choices": [{ "text": "hi" }] }),
        json!({ "choices": [{ "message": { "content": 5 } }] }),
        json!("hello"),
        json!([]),
    ] {
        let error = reply_to(body.clone()).await.expect_err("no reply");
        assert_eq!(error.kind(), ModelErrorKind::Malformed, "{body}: {error}");
    }
}

#[test]
fn reasoning_models_take_no_sampling_and_chat_models_no_effort() {
    let takes = |name: &str| {
        let model = OpenAi::builder(name).build().expect("a client");
        let can = model.capabilities();
        assert_eq!(can.dialect, Dialect::OpenAiStrict);
        assert_eq!((can.temperature, can.temperature), (can.top_p, can.stop), "{name}");
        (can.temperature, can.reasoning_effort)
    };
    for name in ["o1", "o1-mini", "o3", "o4-mini", "gpt-5", "gpt-5-mini", "gpt-5.1", "openai/gpt-5"]
    {
        assert_eq!(takes(name), (false, true), "{name}");
    }
    for name in ["gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-3.5-turbo", "gpt-5-chat-latest"] {
        assert_eq!(takes(name), (true, false), "{name}");
    }
    for name in ["qwen3:8b", "gpt-oss:20b", "o1000", "llama-3.3-70b", ""] {
        assert_eq!(takes(name), (true, true), "{name}");
    }
}

#[test]
fn capabilities_can_be_given() {
    let given = Capabilities::default().with_dialect(Dialect::JsonSchema);
    let model = OpenAi::builder("o3").capabilities(given.clone()).build().expect("a client");
    assert_eq!(model.capabilities(), given);
}

#[test]
fn a_base_url_must_be_one_and_must_not_leave_the_machine_unencrypted() {
    let build = |url: &str| OpenAi::builder("m").key(KEY).base_url(url).build();
    for url in [
        "https://api.example.com/v1",
        "https://api.example.com/v1?api-version=2024-10-21",
        "http://localhost:11434/v1",
        "http://127.0.0.1/v1",
        "http://127.8.9.1:80/v1",
        "http://[::1]:8080",
    ] {
        assert!(build(url).is_ok(), "{url}");
    }
    for url in [
        "http://api.example.com/v1",
        "http://192.168.0.7:11434/v1",
        "http://localhost.example.com/v1",
        "http://0.0.0.0:11434/v1",
        "http://127.0.0.1.example.com",
    ] {
        let error = build(url).expect_err(url);
        assert!(matches!(error, ClientError::Unencrypted { .. }), "{url}: {error}");
        assert!(error.to_string().contains("use https://"), "{error}");
    }
    for url in [
        "",
        "api.example.com/v1",
        "localhost:11434",
        "ftp://localhost/",
        "https://a:b@example.com/",
    ] {
        let error = build(url).expect_err(url);
        assert!(matches!(error, ClientError::BaseUrl(_)), "{url}: {error}");
    }
}

#[tokio::test]
async fn a_query_in_the_base_url_stays_behind_the_path() {
    let server = answering(documented()).await;
    let url = format!("{}/openai?api-version=2024-10-21", server.uri());
    let model = OpenAi::builder("m").base_url(url).build().expect("a client");

    model.complete(&hello()).await.expect("a reply");

    let sent = seen(&server).await;
    assert_eq!(sent.url.path(), "/openai/chat/completions");
    assert_eq!(sent.url.query(), Some("api-version=2024-10-21"));
}

#[tokio::test]
async fn the_line_break_at_the_end_of_a_key_is_not_sent_and_any_other_is_an_error() {
    let server = answering(documented()).await;
    let model = OpenAi::builder("m")
        .key(format!("{KEY}\n"))
        .base_url(server.uri())
        .build()
        .expect("a client");
    model.complete(&hello()).await.expect("a reply");
    assert_eq!(seen(&server).await.headers["authorization"], format!("Bearer {KEY}").as_str());

    for key in ["sk-canary\nsk-other", "sk-cana…6789"] {
        let error = OpenAi::builder("m").key(key).build().expect_err("an error");
        assert!(matches!(error, ClientError::Key), "{error}");
        assert!(!format!("{error} {error:?}").contains("canary"));
    }
    let error = OpenAi::builder("m").header("bad name", "canary").build().expect_err("an error");
    assert!(error.to_string().contains("`bad name`"), "{error}");
    assert!(!format!("{error} {error:?}").contains("canary"));
}

#[test]
fn no_secret_stands_in_the_debug_form_of_a_client() {
    let builder = OpenAi::builder("m")
        .key(KEY)
        .header("api-key", "canary-header")
        .base_url("https://api.example.com/v1?key=canary-query");
    let client = builder.clone().build().expect("a client");
    let shown = format!("{builder:?} {client:?}");
    assert!(!shown.contains("canary"), "{shown}");
    assert!(shown.contains("https://api.example.com"), "{shown}");
}

#[tokio::test]
async fn a_number_that_is_not_finite_is_not_sent() {
    let server = answering(documented()).await;
    let model = OpenAi::builder("m").base_url(server.uri()).build().expect("a client");
    let mut request = hello();
    request.options = Options::default();
    request.options.temperature = Some(f64::NAN);
    model.complete(&request).await.expect("a reply");
    let body: Value = seen(&server).await.body_json().expect("JSON");
    assert_eq!(body.get("temperature"), None);
}

//! What the clients have in common: whose limits they share, who answers, and how they are let in.
#![cfg(feature = "http")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flow_runtime::{
    Anthropic, AnyModel, ClientError, LimitScope, Message, Model, ModelError, ModelErrorKind,
    OpenAi, OpenAiBuilder, Rehearsal, Reply, Request, Role, Scripted,
};
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const KEY: &str = "sk-canary-0123456789";

fn openai() -> OpenAiBuilder {
    OpenAi::builder("m").key(KEY).base_url("https://api.example.com/v1")
}

fn scope(builder: OpenAiBuilder) -> Option<LimitScope> {
    builder.build().expect("a client").limit_scope()
}

fn hello() -> Request {
    Request::new("greet", vec![Message::text(Role::User, "Hello!")])
}

async fn answering() -> MockServer {
    let server = MockServer::start().await;
    let body = json!({ "choices": [{ "message": { "content": "hi" } }] });
    let answer = ResponseTemplate::new(200)
        .insert_header("x-ratelimit-remaining-requests", "7")
        .insert_header("x-ratelimit-reset-requests", "1.5s")
        .set_body_json(body);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

#[test]
fn limits_are_shared_by_those_of_one_address_key_and_model() {
    assert_eq!(scope(openai()), scope(openai()));
    let client = openai().build().expect("a client");
    assert_eq!(client.clone().limit_scope(), scope(openai()));
    assert_eq!(AnyModel::new(client).limit_scope(), scope(openai()));

    let different = [
        openai().key("sk-canary-other-key"),
        openai().base_url("https://api.example.com/v2"),
        openai().base_url("https://api.example.com/v1?account=2"),
        openai().provider("another"),
        openai().header("OpenAI-Organization", "org-1"),
        openai().header("OpenAI-Organization", "org-2"),
        OpenAi::builder("other").key(KEY).base_url("https://api.example.com/v1"),
        OpenAi::builder("m").base_url("https://api.example.com/v1"),
    ];
    let scopes: Vec<_> = different.into_iter().map(scope).chain([scope(openai())]).collect();
    for (index, one) in scopes.iter().enumerate() {
        assert!(one.is_some() && !scopes[..index].contains(one), "{index}: {scopes:?}");
    }
    let claude = Anthropic::builder("m").key(KEY).base_url("https://api.example.com/v1").build();
    assert!(!scopes.contains(&claude.expect("a client").limit_scope()));
}

#[test]
fn a_scope_shows_nothing_of_the_key() {
    let shown = format!("{:?}", scope(openai()).expect("a scope"));
    assert_eq!(shown.len(), "LimitScope(01234567)".len(), "{shown}");
    assert!(!shown.contains("canary"));
    // No two lists of parts run into the same text.
    assert_ne!(LimitScope::of(&["ab", "c"]), LimitScope::of(&["a", "bc"]));
}

#[test]
fn a_model_of_ones_own_shares_by_its_name_and_offline_models_have_no_limits() {
    struct Own(&'static str);

    impl Model for Own {
        fn id(&self) -> &str {
            self.0
        }

        async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
            Ok(Reply::new("hi"))
        }
    }

    assert_eq!(Own("a").limit_scope(), Own("a").limit_scope());
    assert_ne!(Own("a").limit_scope(), Own("b").limit_scope());
    assert_eq!(Own("a").provider(), "_OTHER");
    assert_eq!(Scripted::new().limit_scope(), None);
    assert_eq!(Rehearsal::new().limit_scope(), None);
}

#[test]
fn the_provider_is_known_by_its_host_or_said() {
    let provider = |builder: OpenAiBuilder| {
        AnyModel::new(builder.build().expect("a client")).provider().to_owned()
    };
    assert_eq!(provider(OpenAi::builder("m")), "openai");
    assert_eq!(provider(openai().base_url("https://api.groq.com/openai/v1")), "groq");
    assert_eq!(provider(openai()), "_OTHER");
    assert_eq!(provider(openai().provider("ollama")), "ollama");
    let claude = |url: &str| {
        let client = Anthropic::builder("m").base_url(url).build().expect("a client");
        client.provider().to_owned()
    };
    assert_eq!(claude("https://api.anthropic.com"), "anthropic");
    assert_eq!(claude("https://gateway.example.com"), "anthropic");
}

#[tokio::test]
async fn what_is_left_of_the_limits_comes_with_the_reply() {
    let server = answering().await;
    let model = openai().base_url(server.uri()).build().expect("a client");
    let reply = model.complete(&hello()).await.expect("a reply");
    let requests = reply.limits.expect("limits").requests;
    assert_eq!((requests.limit, requests.remaining), (None, Some(7)));
    assert_eq!(requests.reset, Some(Duration::from_millis(1500)));
}

#[tokio::test]
async fn a_function_gives_the_key_of_each_request_and_a_header_of_the_users_wins() {
    let server = answering().await;
    let calls = Arc::new(AtomicUsize::new(0));
    let auth = move || {
        let number = calls.fetch_add(1, Ordering::Relaxed) + 1;
        async move { Ok(format!("token-{number}\n")) }
    };
    let model = openai().base_url(server.uri()).auth(auth.clone()).build().expect("a client");
    model.complete(&hello()).await.expect("a reply");
    model.clone().complete(&hello()).await.expect("a reply");
    let own = openai().base_url(server.uri()).auth(auth).header("authorization", "Basic x");
    own.build().expect("a client").complete(&hello()).await.expect("a reply");

    let requests = server.received_requests().await.expect("requests are recorded");
    let sent: Vec<_> = requests.iter().map(|request| &request.headers["authorization"]).collect();
    assert_eq!(sent, ["Bearer token-1", "Bearer token-2", "Basic x"]);
}

#[tokio::test]
async fn a_function_that_gives_no_key_sends_nothing() {
    let server = answering().await;
    let url = server.uri();
    let error = |kind, words: &'static str| {
        let model = openai()
            .base_url(&url)
            .auth(move || async move { Err::<String, _>(ModelError::new(kind, words)) });
        let model = model.build().expect("a client");
        async move { model.complete(&hello()).await.expect_err("no reply") }
    };
    let down = error(ModelErrorKind::Unavailable, "the token server is down").await;
    assert_eq!((down.kind(), down.is_transient()), (ModelErrorKind::Unavailable, true));
    let denied = error(ModelErrorKind::Unauthorized, "no token for canary").await;
    assert_eq!(denied.message(), "no token for canary");

    let broken = openai().base_url(&url).auth(|| async { Ok("two\nlines") });
    let error = broken.build().expect("a client").complete(&hello()).await.expect_err("no reply");
    assert_eq!(error.kind(), ModelErrorKind::Unauthorized, "{error}");
    assert_eq!(server.received_requests().await.expect("requests are recorded").len(), 0);
}

#[test]
fn a_proxy_is_for_what_leaves_the_machine_and_stands_in_no_message() {
    let proxy = "http://me:canary-password@proxy.example.com:3128";
    assert!(openai().proxy(proxy).build().is_ok());
    let _ = rustls::crypto::ring::default_provider().install_default();
    for (builder, words) in [
        (openai().proxy("canary nonsense"), "none that reqwest takes"),
        (openai().proxy(proxy).base_url("http://localhost:1/v1"), "goes through a proxy"),
        (openai().proxy(proxy).client(reqwest::Client::new()), "give it to the client"),
    ] {
        let error = builder.build().expect_err(words);
        assert!(matches!(error, ClientError::Proxy(_)), "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(!error.to_string().contains("canary"), "{error}");
    }
}

//! What the failures of a provider and of the network are taken for.
#![cfg(feature = "http")]

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use flow_runtime::{
    Anthropic, Message, Model, ModelError, ModelErrorKind, ModelErrorKind::*, OpenAi, Request, Role,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const KEY: &str = "sk-canary-0123456789";

async fn failing(answer: ResponseTemplate) -> ModelError {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).expect(1).mount(&server).await;
    failure_at(&server.uri()).await
}

async fn failure_at(url: &str) -> ModelError {
    let model = OpenAi::builder("m").key(KEY).base_url(url).build().expect("a client");
    let request = Request::new("greet", vec![Message::text(Role::User, "Hello!")]);
    model.complete(&request).await.expect_err("no reply")
}

fn openai_error(code: Value, message: &str) -> Value {
    json!({ "error": { "message": message, "type": "some_type", "param": null, "code": code } })
}

#[tokio::test]
async fn every_status_has_its_kind() {
    for (status, kind) in [
        (300, Rejected),
        (307, Rejected),
        (400, Rejected),
        (401, Unauthorized),
        (402, QuotaExhausted),
        (403, Unauthorized),
        (404, NotFound),
        (405, Rejected),
        (408, Unavailable),
        (409, Unavailable),
        (413, ContextTooLong),
        (418, Rejected),
        (422, Rejected),
        (429, RateLimited),
        (500, Unavailable),
        (501, Rejected),
        (502, Unavailable),
        (503, Unavailable),
        (504, Unavailable),
        (505, Rejected),
        (520, Unavailable),
        (529, Overloaded),
    ] {
        let error = failing(ResponseTemplate::new(status)).await;
        assert_eq!((error.kind(), error.status()), (kind, Some(status)), "{error}");
        assert!(!error.message().is_empty());
    }
}

#[tokio::test]
async fn codes_and_words_say_more_than_the_status() {
    for (status, body, kind) in [
        (429, openai_error(json!("insufficient_quota"), "You exceeded your quota"), QuotaExhausted),
        (429, openai_error(json!("enforced_spend_limit_reached"), "Limit"), QuotaExhausted),
        (429, openai_error(json!("billing_not_active"), "Not active"), QuotaExhausted),
        (429, openai_error(json!("rate_limit_exceeded"), "Slow down"), RateLimited),
        (400, openai_error(json!("context_length_exceeded"), "Too long"), ContextTooLong),
        (400, openai_error(json!("invalid_value"), "No such value"), Rejected),
        (
            400,
            json!({
                "type": "error",
                "error": {
                    "type": "invalid_request_error",
                    "message": "prompt is too long: 208310 tokens > 200000 maximum"
                }
            }),
            ContextTooLong,
        ),
        (
            400,
            json!({
                "type": "error",
                "error": {
                    "type": "invalid_request_error",
                    "message": "Your credit balance is too low to access the Anthropic API."
                }
            }),
            QuotaExhausted,
        ),
        (
            403,
            json!({ "type": "error", "error": { "type": "billing_error", "message": "Pay" } }),
            QuotaExhausted,
        ),
        (
            400,
            json!({
                "error": {
                    "code": 400,
                    "message": "the request exceeds the available context size, try increasing it",
                    "type": "exceed_context_size_error"
                }
            }),
            ContextTooLong,
        ),
        (
            400,
            json!({
                "object": "error",
                "message": "This model's maximum context length is 4096 tokens.",
                "type": "BadRequestError",
                "code": 400
            }),
            ContextTooLong,
        ),
        // The same words where they cannot mean that.
        (503, json!({ "message": "maximum context length service is down" }), Unavailable),
    ] {
        let error = failing(ResponseTemplate::new(status).set_body_json(&body)).await;
        assert_eq!(error.kind(), kind, "{body}");
    }
}

#[tokio::test]
async fn the_message_is_found_in_every_form() {
    for (body, message) in [
        (r#"{"error": {"message": "words", "type": "t", "param": null, "code": 7}}"#, "words"),
        (r#"{"error": {"message": "words", "code": "c"}}"#, "words"),
        (r#"{"type": "error", "error": {"type": "t", "message": "words"}}"#, "words"),
        (r#"{"error": "words"}"#, "words"),
        (r#"{"message": "words"}"#, "words"),
        (r#"{"detail": "words"}"#, "words"),
        (
            r#"[{"error": {"code": 400, "message": "words", "status": "INVALID_ARGUMENT"}}]"#,
            "words",
        ),
        (r#""words""#, "words"),
        ("  plain\n\n  words  ", "plain words"),
        ("<html>\n<h1>Bad Gateway</h1>", "<html> <h1>Bad Gateway</h1>"),
        (r#"{"error": {"message"#, r#"{"error": {"message"#),
        (r#"{"other": 1}"#, r#"{"other": 1}"#),
        ("", "Bad Request (the provider says no more)"),
    ] {
        let error = failing(ResponseTemplate::new(400).set_body_string(body)).await;
        assert_eq!(error.message(), message, "{body}");
        assert_eq!(error.to_string(), format!("400: {message}"));
    }
}

#[tokio::test]
async fn a_long_message_is_shortened_between_characters() {
    let error = failing(ResponseTemplate::new(500).set_body_string("ä".repeat(100_000))).await;
    assert_eq!(error.message(), format!("{}…", "ä".repeat(500)));
}

#[tokio::test]
async fn an_error_in_a_successful_answer_has_the_kind_of_its_code_or_type() {
    for (body, kind, status) in [
        (openai_error(json!(429), "slow"), RateLimited, Some(429)),
        (openai_error(json!("503"), "down"), Unavailable, Some(503)),
        (openai_error(json!("insufficient_quota"), "empty"), QuotaExhausted, None),
        (openai_error(json!("model_not_found"), "none"), NotFound, None),
        (
            json!({ "error": { "type": "authentication_error", "message": "no" } }),
            Unauthorized,
            None,
        ),
        (json!({ "error": "unexpected" }), Unavailable, None),
        (
            json!({ "choices": [{ "error": { "code": 502, "message": "x" } }] }),
            Unavailable,
            Some(502),
        ),
    ] {
        let error = failing(ResponseTemplate::new(200).set_body_json(&body)).await;
        assert_eq!((error.kind(), error.status()), (kind, status), "{body}");
    }
}

#[tokio::test]
async fn should_retry_overrides_the_status_but_not_an_empty_quota() {
    let with = |status, value: &str| {
        let answer = ResponseTemplate::new(status).insert_header("x-should-retry", value);
        failing(answer)
    };
    for status in [408, 429, 500, 529] {
        let error = with(status, "false").await;
        assert!(!error.is_transient(), "{status}");
        assert!(error.message().contains("asks not to try again"), "{error}");
        assert!(with(status, "true").await.is_transient(), "{status}");
    }
    assert_eq!(with(429, "true").await.kind(), RateLimited);
    assert_eq!(with(429, "false").await.kind(), RateLimited);
    for status in [400, 404] {
        assert!(with(status, "true").await.is_transient(), "{status}");
        assert!(!with(status, "false").await.is_transient(), "{status}");
    }
    assert!(!with(402, "true").await.is_transient());
    assert!(!with(400, "maybe").await.is_transient());
}

#[tokio::test]
async fn the_wait_that_a_provider_asks_for_is_read_from_any_of_its_headers() {
    let wait = |headers: &[(&str, &str)]| {
        let answer = headers.iter().fold(ResponseTemplate::new(429), |answer, (name, value)| {
            answer.insert_header(*name, *value)
        });
        async { failing(answer).await.retry_after() }
    };
    let ms = |ms| Some(Duration::from_millis(ms));
    assert_eq!(wait(&[]).await, None);
    assert_eq!(wait(&[("retry-after-ms", "1500")]).await, ms(1500));
    assert_eq!(wait(&[("retry-after-ms", "20.5")]).await, Some(Duration::from_micros(20_500)));
    assert_eq!(wait(&[("retry-after", "3")]).await, ms(3000));
    assert_eq!(wait(&[("retry-after", "0.25")]).await, ms(250));
    assert_eq!(wait(&[("retry-after-ms", "5"), ("retry-after", "9")]).await, ms(5));
    assert_eq!(wait(&[("retry-after-ms", "soon"), ("retry-after", "9")]).await, ms(9000));
    assert_eq!(wait(&[("retry-after-ms", "0"), ("retry-after", "9")]).await, ms(9000));
    for none in ["0", "-3", "NaN", "-inf", "", "later"] {
        assert_eq!(wait(&[("retry-after", none)]).await, None, "{none}");
    }
    // Longer than anybody waits, and yet a time that a clock can be moved by.
    for ever in ["1e300", "inf"] {
        assert_eq!(wait(&[("retry-after", ever)]).await, Some(Duration::from_secs(31_536_000)));
    }
    let past = httpdate::fmt_http_date(SystemTime::now() - Duration::from_secs(60));
    assert_eq!(wait(&[("retry-after", &past)]).await, None);
    let coming = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(60));
    let told = wait(&[("retry-after", &coming)]).await.expect("a wait");
    assert!((50..=60).contains(&told.as_secs()), "{told:?}");
}

#[tokio::test]
async fn a_key_that_the_provider_repeats_is_not_passed_on() {
    let said = format!("Incorrect API key provided: {KEY}. You can find it …");
    let error =
        failing(ResponseTemplate::new(401).set_body_json(openai_error(json!(""), &said))).await;
    assert_eq!(error.message(), "Incorrect API key provided: [key]. You can find it …");

    let body = json!({ "error": { "message": said, "type": "authentication_error" } });
    let error = failing(ResponseTemplate::new(200).set_body_json(body)).await;
    assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");

    // Neither a part of it, where the message is cut in its middle.
    let raw = format!("{}{KEY}", "x".repeat(490));
    let error = failing(ResponseTemplate::new(500).set_body_string(raw)).await;
    assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
}

#[tokio::test]
async fn a_secret_header_that_the_provider_repeats_is_not_passed_on() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(403).set_body_string("no access for canary-token-1234");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let model = Anthropic::builder("m")
        .base_url(server.uri())
        .header("authorization", "Bearer canary-token-1234")
        .build()
        .expect("a client");
    let error = model.complete(&Request::new("s", vec![])).await.expect_err("no reply");
    assert_eq!(error.message(), "no access for [key]");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let other = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).expect(0).mount(&other).await;
    for status in [301, 302, 303, 307, 308] {
        let answer = ResponseTemplate::new(status).insert_header("location", other.uri());
        let error = failing(answer).await;
        assert_eq!((error.kind(), error.status()), (Rejected, Some(status)));
        assert!(error.message().contains("not followed"), "{error}");
        assert!(!error.message().contains(&other.uri()), "{error}");
    }
}

#[tokio::test]
async fn a_reply_of_17_mib_is_refused() {
    let body =
        format!(r#"{{"choices": [{{"message": {{"content": "{}"}}}}]}}"#, "x".repeat(17 << 20));
    let error = failing(ResponseTemplate::new(200).set_body_string(body)).await;
    assert_eq!((error.kind(), error.message()), (Malformed, "the reply is larger than 16 MiB"));
}

#[tokio::test]
async fn a_reply_of_15_mib_is_read() {
    let content = "x".repeat(15 << 20);
    let body = json!({ "choices": [{ "message": { "content": content } }] });
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let model = OpenAi::builder("m").base_url(server.uri()).build().expect("a client");
    let reply = model.complete(&Request::new("s", vec![])).await.expect("a reply");
    assert_eq!(reply.text.len(), 15 << 20);
}

#[tokio::test]
async fn what_is_not_json_is_malformed_and_not_repeated() {
    let page = "<html>canary</html>";
    let error = failing(ResponseTemplate::new(200).set_body_string(page)).await;
    assert_eq!(error.kind(), Malformed);
    assert!(!error.message().contains("canary"), "{error}");
}

/// A server that takes one request on each connection and answers with these bytes, then closes.
async fn raw_server(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = socket.read(&mut request).await;
            let _ = socket.write_all(answer).await;
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_connection_that_breaks_is_told_apart_by_when_it_broke() {
    let kind = |answer: &'static [u8]| async move {
        let error = failure_at(&raw_server(answer).await).await;
        assert!(error.is_transient(), "{error}");
        assert!(!error.to_string().contains("127.0.0.1"), "{error}");
        error.kind()
    };
    assert_eq!(kind(b"").await, Connect);
    assert_eq!(kind(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"cho").await, Interrupted);
    // Without a length the end of the connection is the end of the body: the JSON tells.
    assert_eq!(kind(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"cho").await, Interrupted);
    // The status of an error counts, although its body is cut off.
    assert_eq!(kind(b"HTTP/1.1 503 No\r\ncontent-length: 100\r\n\r\nbusy").await, Unavailable);
}

#[tokio::test]
async fn a_closed_port_and_an_unknown_host_are_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    assert_eq!(failure_at(&format!("http://{address}")).await.kind(), Connect);
    let error = failure_at("https://provider.invalid/v1").await;
    assert_eq!(error.kind(), Connect, "{error}");
    assert!(!error.to_string().contains("provider.invalid/v1"), "{error}");
}

#[tokio::test]
async fn a_certificate_that_nobody_signed_is_not_a_connection_problem() {
    let certificate = include_bytes!("certs/untrusted.der").to_vec();
    let key = include_bytes!("certs/untrusted.key.der").to_vec();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("protocol versions")
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.into()],
            rustls::pki_types::PrivatePkcs8KeyDer::from(key).into(),
        )
        .expect("a certificate");
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let _ = acceptor.accept(socket).await;
        }
    });

    let error = failure_at(&format!("https://localhost:{port}/v1")).await;
    assert_eq!(error.kind(), Certificate, "{error}");
    assert!(!error.is_transient());

    // A server that does not speak TLS at all is a connection that failed.
    let plain = raw_server(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let error = failure_at(&plain.replace("http://127.0.0.1", "https://localhost")).await;
    assert_eq!(error.kind(), ModelErrorKind::Connect, "{error}");
}

#[tokio::test]
async fn a_timeout_of_the_users_own_client_is_a_silence() {
    let server = MockServer::start().await;
    let late = ResponseTemplate::new(200).set_delay(Duration::from_secs(60));
    Mock::given(any()).respond_with(late).mount(&server).await;
    // The client of the test is built as a user builds one: on a TLS provider that was chosen for the process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let own =
        reqwest::Client::builder().timeout(Duration::from_millis(50)).build().expect("a client");
    let model = OpenAi::builder("m").base_url(server.uri()).client(own).build().expect("a client");
    let error = model.complete(&Request::new("s", vec![])).await.expect_err("no reply");
    assert_eq!(error.kind(), Silent, "{error}");
}

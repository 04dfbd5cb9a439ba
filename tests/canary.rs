//! A key goes through every way in which a call can fail, and is nowhere to be found: not as it is, not in base64, not as it
//! stands in a URL; in no error, no `Debug`, no trace, no span, no event and no line of a log.
#![cfg(feature = "http")]

use std::fmt::Debug;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use flow::prelude::*;
use flow::{Anthropic, ClientError, ErrorKind, ModelError, OpenAi, OpenAiBuilder};
use raw::{Raw, request, say};
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{Layer, Registry};

#[path = "../flow-runtime/tests/raw/mod.rs"]
mod raw;

/// With characters that URLs write otherwise, and letters of both cases.
const KEY: &str = "sk-Canary/+9f8E7d6c5B4a3210";

#[contract]
struct Urgency {
    score: u8,
}

/// Rate {{ text }}.
#[step(attempts = 1)]
async fn rate(text: &str) -> Urgency;

flow! { fn triage(text: String) -> Urgency { let urgency = rate(&text)?; urgency } }

/// Everything that was written anywhere.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<String>>);

impl Written {
    fn add(&self, text: impl AsRef<str>) {
        let mut all = self.0.lock().unwrap();
        all.push_str(text.as_ref());
        all.push('\n');
    }

    fn add_debug(&self, value: &impl Debug) {
        self.add(format!("{value:?} {value:#?}"));
    }

    /// The whole chain of an error.
    fn add_error(&self, error: &(dyn std::error::Error + 'static)) {
        let mut next = Some(error);
        while let Some(error) = next {
            self.add(format!("{error} {error:?} {error:#?}"));
            next = error.source();
        }
    }

    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl Visit for &Written {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(format!("{field}={value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(format!("{field}={value}"));
    }
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Written {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        attributes.record(&mut &*self);
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        values.record(&mut &*self);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut &*self);
    }
}

/// What the libraries below log, of all tests together.
static LOGGED: LazyLock<Written> = LazyLock::new(Written::default);

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        LOGGED.add(format!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

/// Writes down all spans and events of this thread, while the guard lives, and all that is logged.
fn written() -> (Written, tracing::subscriber::DefaultGuard) {
    if log::set_logger(&Logger).is_ok() {
        log::set_max_level(log::LevelFilter::Trace);
    }
    let written = Written::default();
    let guard = tracing::subscriber::set_default(Registry::default().with(written.clone()));
    (written, guard)
}

fn percent_encoded(text: &str, lower: bool) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| match (plain(byte), lower) {
            (true, _) => char::from(byte).to_string(),
            (false, true) => format!("%{byte:02x}"),
            (false, false) => format!("%{byte:02X}"),
        })
        .collect()
}

/// What a server, or a proxy before it, may say back.
fn said_back() -> Vec<String> {
    let bearer = format!("Bearer {KEY}");
    let mut forms = vec![KEY.to_owned(), bearer.clone(), format!("authorization: {bearer}\r\n")];
    for text in [KEY, &bearer, &format!("user:{KEY}"), &format!("xx{KEY}yy")] {
        forms.extend([
            STANDARD.encode(text),
            URL_SAFE.encode(text),
            percent_encoded(text, false),
            percent_encoded(text, true),
        ]);
    }
    forms
}

/// The key and what would betray it: a part of it, as it is or encoded, however it stands.
fn assert_clean(text: &str) {
    let mut traces = vec![KEY[3..12].to_owned(), KEY[12..24].to_owned()];
    traces.push(percent_encoded(&KEY[6..14], false));
    traces.push(percent_encoded(&KEY[6..14], true));
    for offset in 0..3 {
        let text = format!("{}{KEY}", &"\0\0\0"[..offset]);
        for encoded in [STANDARD.encode(&text), URL_SAFE.encode(&text)] {
            // The middle, which neither what stands before nor what stands behind changes.
            traces.push(encoded[8..24].to_owned());
        }
    }
    for trace in traces {
        let found = text.find(&trace).map(|at| {
            let start = (0..=at.saturating_sub(200)).rev().find(|i| text.is_char_boundary(*i));
            let end = (at + 200..text.len()).find(|i| text.is_char_boundary(*i));
            &text[start.unwrap_or(0)..end.unwrap_or(text.len())]
        });
        assert_eq!(found, None, "{trace}");
    }
}

fn openai(url: &str) -> OpenAiBuilder {
    OpenAi::builder("gpt-x").key(KEY).base_url(url).header("x-account", format!("Key {KEY}"))
}

/// Runs the flow on this model and writes down everything that comes of it. It has to fail like this.
async fn fails(written: &Written, model: impl Model + Debug, is_expected: fn(&ErrorKind) -> bool) {
    written.add_debug(&model);
    let rt = Runtime::builder()
        .model("default", model)
        .deadline(Duration::from_secs(20))
        .timeout(Duration::from_secs(10))
        .record_content(true)
        .build();
    written.add_debug(&rt);
    let flow = triage("The shop is down.".into());
    let traced = flow.run_traced(&rt).await;
    let error = traced.result.expect_err("a failure");
    assert!(is_expected(error.kind()), "{error:?}");
    written.add_error(&error);
    written.add_debug(error.kind());
    written.add_debug(&error.attempts());
    written.add_debug(&traced.trace);
    written.add(traced.trace.to_string());
    written.add(serde_json::to_string(&traced.trace).unwrap());
    written.add_debug(&flow::StepError::from(error));
}

/// Both clients, and a server that answers them as it was told last.
struct Both {
    written: Written,
    answer: Arc<Mutex<Vec<u8>>>,
    openai: OpenAi,
    claude: Anthropic,
    _server: Raw,
}

impl Both {
    async fn new(written: &Written) -> Self {
        let answer = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&answer);
        let server = Raw::serving(move |_, socket| {
            let bytes = told.lock().unwrap().clone();
            async move { say(socket, &bytes).await }
        })
        .await;
        Both {
            written: written.clone(),
            answer,
            openai: openai(&server.url).build().unwrap(),
            claude: Anthropic::builder("claude-x").key(KEY).base_url(&server.url).build().unwrap(),
            _server: server,
        }
    }

    async fn fail(&self, answer: impl Into<Vec<u8>>) {
        *self.answer.lock().unwrap() = answer.into();
        fails(&self.written, self.openai.clone(), is_model).await;
        fails(&self.written, self.claude.clone(), is_model).await;
    }
}

fn answer(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status} Said\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
}

fn is_model(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::Model(_))
}

/// Nothing of the key in all that was written, which also has to have been written.
fn assert_nowhere(written: &Written) {
    let text = written.text();
    assert!(text.contains("gen_ai.request.model=") || text.contains("ClientError"), "{text}");
    assert_clean(&text);
    assert_clean(&LOGGED.text());
}

#[tokio::test]
async fn a_provider_that_says_the_key_back_in_an_error_is_not_passed_on() {
    let (written, _guard) = written();
    let both = Both::new(&written).await;
    for said in said_back() {
        for body in [
            json!({ "error": { "message": format!("No access: {said}."), "code": said } }).to_string(),
            json!({ "type": "error", "error": { "type": "authentication_error", "message": said } })
                .to_string(),
            json!({ "detail": [{ "loc": ["body", &*said], "msg": said, "type": "x" }] }).to_string(),
            format!("<html>{said}</html>"),
        ] {
            both.fail(answer(401, "", &body)).await;
        }
    }
    assert_nowhere(&written);
}

#[tokio::test]
async fn an_option_that_the_key_is_taken_for_hides_it() {
    let (written, _guard) = written();
    let both = Both::new(&written).await;
    for said in said_back() {
        let error = json!({ "message": "No.", "param": said, "code": "unsupported_parameter" });
        both.fail(answer(400, "", &json!({ "error": error }).to_string())).await;
    }
    assert_nowhere(&written);
}

#[tokio::test]
async fn every_status_hides_the_key_and_so_does_every_header() {
    let (written, _guard) = written();
    let both = Both::new(&written).await;
    for status in [300, 307, 400, 402, 403, 404, 408, 413, 422, 429, 500, 501, 529] {
        let headers = format!(
            "location: http://127.0.0.1:1/{KEY}\r\nretry-after: 121\r\nx-request-id: {KEY}\r\n\
             x-ratelimit-reset-tokens: {KEY}\r\n"
        );
        both.fail(answer(status, &headers, &format!("no: {KEY}"))).await;
    }
    assert_nowhere(&written);
}

#[tokio::test]
async fn answers_that_cannot_be_read_hide_the_key() {
    let (written, _guard) = written();
    let both = Both::new(&written).await;
    let deep = format!("{}{KEY}", "[".repeat(300));
    // Cut in its middle, where neither the key nor a readable beginning of it may stay.
    let cut = format!("{}{KEY}", " ".repeat((64 << 10) - 12));
    for bytes in [
        answer(200, "", KEY),
        answer(200, "", &json!({ "choices": KEY, "content": 5, "x": KEY }).to_string()),
        answer(
            200,
            "",
            &json!({ "choices": [{ "message": { "content": 5, "x": KEY } }] }).to_string(),
        ),
        answer(
            200,
            "",
            &json!({ "error": { "message": KEY, "code": "server_error" } }).to_string(),
        ),
        answer(200, "", &json!({ "error": KEY }).to_string()),
        answer(200, "", &deep),
        answer(200, &format!("content-encoding: {KEY}\r\n"), "x"),
        answer(500, "", &cut),
        format!("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{KEY}"),
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{KEY}\r\n"),
        format!("HTTP/1.1 200 {KEY}\r\n{KEY}\r\n\r\n"),
        format!("{KEY}\r\n\r\n"),
        String::new(),
    ] {
        both.fail(bytes).await;
    }
    assert_nowhere(&written);
}

#[tokio::test]
async fn a_refusal_that_says_the_key_back_hides_it() {
    let (written, _guard) = written();
    let message = json!({ "content": null, "refusal": format!("I will not use {KEY}.") });
    let body = json!({ "choices": [{ "message": message }] }).to_string();
    let server = Raw::answering(answer(200, "", &body)).await;
    let refused = |kind: &ErrorKind| matches!(kind, ErrorKind::Refused(Some(_)));
    fails(&written, openai(&server.url).build().unwrap(), refused).await;
    assert_nowhere(&written);
}

#[tokio::test]
async fn no_connection_a_silence_and_a_hostile_proxy_hide_the_key() {
    let (written, _guard) = written();
    // A port that was just free and that nobody listens at.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}/v1?key={}", percent_encoded(KEY, false));
    fails(&written, openai(&url).build().unwrap(), is_model).await;
    fails(&written, openai("https://provider.invalid").build().unwrap(), is_model).await;

    let server = Raw::serving(|_, socket| async move {
        tokio::time::sleep(Duration::from_secs(9)).await;
        drop(socket);
    })
    .await;
    let silent = openai(&server.url).first_byte_timeout(Duration::from_millis(50)).build();
    fails(&written, silent.unwrap(), is_model).await;

    // Of a proxy the password is a secret as well.
    let proxy = Raw::serving(|request, socket| async move {
        say(socket, format!("HTTP/1.1 407 {KEY}\r\nx: {KEY}\r\n\r\n{request}").as_bytes()).await;
    })
    .await;
    let with = proxy.url.replace("http://", &format!("http://me:{}@", percent_encoded(KEY, false)));
    let behind = openai("https://provider.invalid").proxy(with).build().unwrap();
    fails(&written, behind, is_model).await;
    assert!(proxy.connections() >= 1);
    assert_nowhere(&written);
}

#[tokio::test]
async fn a_key_that_a_function_gives_and_one_in_the_url_are_hidden_as_well() {
    let (written, _guard) = written();
    let server = Raw::serving(|sent, socket| async move {
        assert!(sent.contains(&format!("Bearer {KEY}")), "the function's key is sent: {sent}");
        say(socket, answer(401, "", &format!("who is this? {sent}")).as_bytes()).await;
    })
    .await;
    let given = OpenAi::builder("gpt-x").base_url(&server.url).auth(|| async { Ok(KEY) });
    fails(&written, given.build().unwrap(), is_model).await;

    // An error in the place of a reply is told by other code than a status.
    let server = Raw::serving(|sent, socket| async move {
        let body = json!({ "error": { "message": sent, "code": "server_error" } }).to_string();
        say(socket, answer(200, "", &body).as_bytes()).await;
    })
    .await;
    let given = OpenAi::builder("gpt-x").base_url(&server.url).auth(|| async { Ok(KEY) });
    fails(&written, given.build().unwrap(), is_model).await;

    let broken = openai(&server.url).auth(|| async {
        let kind = flow::ModelErrorKind::Unauthorized;
        Err::<String, _>(ModelError::new(kind, format!("cannot refresh {KEY}")))
    });
    fails(&written, broken.build().unwrap(), is_model).await;

    let server = Raw::serving(|sent, socket| async move {
        say(socket, answer(500, "", &sent).as_bytes()).await;
    })
    .await;
    let query = format!("{}/v1?api_key={}&v=2", server.url, percent_encoded(KEY, false));
    let model = OpenAi::builder("gpt-x").base_url(query).build().unwrap();
    fails(&written, model, is_model).await;
    assert_nowhere(&written);
}

#[tokio::test]
async fn a_client_that_cannot_be_built_does_not_show_why_by_showing_the_key() {
    let (written, _guard) = written();
    let encoded = percent_encoded(KEY, false);
    let builder = || OpenAi::builder("gpt-x").key(KEY);
    for (built, name) in [
        (builder().key(format!("{KEY}\n{KEY}")).build(), "key"),
        (builder().key(format!("{KEY}…")).build(), "key"),
        (builder().header("x", format!("{KEY}\n")).build(), "header"),
        (builder().base_url(format!("http://example.com/{encoded}?key={encoded}")).build(), "url"),
        (builder().base_url(format!("https://me:{encoded}@example.com")).build(), "url"),
        (builder().base_url(KEY).build(), "url"),
        (builder().base_url(format!("ftp://example.com/{KEY}")).build(), "url"),
        (builder().proxy(format!("nothing {KEY}")).build(), "proxy"),
        (
            builder().base_url("http://localhost").proxy(format!("http://a:{KEY}@b")).build(),
            "proxy",
        ),
    ] {
        let error: ClientError = built.expect_err(name);
        written.add(format!("ClientError: {error} {error:?}"));
        written.add_error(&error);
        written.add_error(&flow::Error::from(error));
    }
    written.add_debug(&builder().proxy(KEY).header("x", KEY).auth(|| async { Ok(KEY) }));
    assert_nowhere(&written);
}

/// That the tests above would see a key.
#[tokio::test]
async fn what_is_written_down_is_looked_through() {
    for said in said_back() {
        let found = std::panic::catch_unwind(|| assert_clean(&format!("before {said} after")));
        assert!(found.is_err(), "{said}");
    }
    let (written, _guard) = written();
    let span = tracing::info_span!("x", key = KEY, late = tracing::field::Empty);
    span.record("late", "recorded");
    tracing::trace!("an event");
    log::trace!(target: "canary", "a line");
    for word in [KEY, "recorded", "an event"] {
        assert!(written.text().contains(word), "{word}");
    }
    assert!(LOGGED.text().contains("a line"));
    // The helper of the server reads what was sent to its end.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let sender = tokio::spawn(async move {
        let stream = tokio::net::TcpStream::connect(address).await.unwrap();
        say(stream, b"POST / HTTP/1.1\r\ncontent-length: 2\r\n\r\nhi").await;
    });
    let (mut socket, _) = listener.accept().await.unwrap();
    assert!(request(&mut socket).await.unwrap().ends_with("hi"));
    sender.await.unwrap();
}

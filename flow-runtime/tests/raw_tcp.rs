//! Servers that break, stall, lie about lengths and send too much: a typed error, in time, in bounded memory.
#![cfg(feature = "http")]

use std::io::{Read as _, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use flow_runtime::{
    Anthropic, Message, Model, ModelError, ModelErrorKind, ModelErrorKind::*, OpenAi,
    OpenAiBuilder, Reply, Request, Role,
};
use futures_util::{StreamExt as _, stream};
use raw::{Raw, say};
use tokio::io::AsyncWriteExt as _;
use tokio::time::sleep;

mod raw;

const KEY: &str = "sk-canary-0123456789";
/// Longer than any of the times that are configured here, shorter than any default.
const SOON: Duration = Duration::from_secs(4);

fn asking(prompt: &str) -> Request {
    Request::new("greet", vec![Message::text(Role::User, prompt)])
}

fn client(url: &str) -> OpenAiBuilder {
    OpenAi::builder("m").key(KEY).base_url(url)
}

/// How a call ended that had to end soon.
async fn outcome(model: &impl Model, request: &Request) -> Result<Reply, ModelError> {
    let clock = Instant::now();
    let outcome = model.complete(request).await;
    assert!(clock.elapsed() < SOON, "{:?}: {outcome:?}", clock.elapsed());
    outcome
}

async fn failure(builder: OpenAiBuilder) -> ModelError {
    let model = builder.build().expect("a client");
    outcome(&model, &asking("Hello!")).await.expect_err("no reply")
}

/// What comes of these bytes.
async fn answer(bytes: impl Into<Vec<u8>>) -> Result<Reply, ModelError> {
    let server = Raw::answering(bytes).await;
    let model = client(&server.url).build().expect("a client");
    outcome(&model, &asking("Hello!")).await
}

async fn kind(bytes: impl Into<Vec<u8>>) -> ModelErrorKind {
    answer(bytes).await.expect_err("no reply").kind()
}

fn ok(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 200 OK\r\n{headers}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn ok_of_its_length(body: &[u8]) -> Vec<u8> {
    ok(&format!("content-length: {}\r\n", body.len()), body)
}

/// Whole answers in the forms that the providers document, head and body.
const RECORDED: [(&str, &[u8]); 5] = [
    ("openai_text", include_bytes!("recorded/openai_text.http")),
    ("openai_chunked", include_bytes!("recorded/openai_chunked.http")),
    ("openai_rate_limited", include_bytes!("recorded/openai_rate_limited.http")),
    ("anthropic_text", include_bytes!("recorded/anthropic_text.http")),
    ("anthropic_thinking", include_bytes!("recorded/anthropic_thinking.http")),
];

#[tokio::test]
async fn a_connection_that_ends_after_any_byte_of_an_answer_gives_a_typed_error_or_the_whole_reply()
{
    // Each request says which answer it wants, and where that ends.
    let server = Raw::serving(|request, socket| async move {
        let (name, end) = RECORDED
            .iter()
            .find_map(|(name, _)| Some((name, request.split_once(&format!("{name} "))?.1)))
            .expect("the name of an answer");
        let digits = end.find(|c: char| !c.is_ascii_digit()).expect("an end");
        let end: usize = end[..digits].parse().expect("a number");
        let (_, bytes) = RECORDED.iter().find(|(known, _)| known == name).expect("an answer");
        say(socket, &bytes[..end]).await;
    })
    .await;
    let openai = client(&server.url).build().expect("a client");
    let anthropic = Anthropic::builder("m").key(KEY).base_url(&server.url).build();
    let anthropic = anthropic.expect("a client");

    for (name, bytes) in RECORDED {
        let head = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head") + 4;
        let outcomes = stream::iter(0..=bytes.len())
            .map(|end| {
                let request = asking(&format!("{name} {end}"));
                let (openai, anthropic) = (&openai, &anthropic);
                async move {
                    let outcome = match name.starts_with("anthropic") {
                        true => outcome(anthropic, &request).await,
                        false => outcome(openai, &request).await,
                    };
                    (end, outcome)
                }
            })
            .buffer_unordered(64)
            .collect::<Vec<_>>()
            .await;
        let whole = |end: usize| outcomes.iter().find(|(cut, _)| *cut == end).map(|(_, o)| o);
        let whole = whole(bytes.len()).expect("the whole answer");
        for (end, outcome) in &outcomes {
            let kind = outcome.as_ref().map_err(ModelError::kind).map(|_| ());
            let place = format!("{name}, {end} of {} bytes: {outcome:?}", bytes.len());
            if *end < head {
                assert_eq!(kind, Err(Connect), "{place}");
            } else if name == "openai_rate_limited" {
                assert_eq!(kind, Err(RateLimited), "{place}");
                let told = outcome.as_ref().expect_err("no reply");
                assert_eq!(told.retry_after(), Some(Duration::from_millis(19_500)), "{place}");
                assert_eq!(told.limits().and_then(|l| l.requests.remaining), Some(0), "{place}");
            } else if *end < bytes.len() {
                assert_eq!(kind, Err(Interrupted), "{place}");
            } else {
                assert_eq!(kind, Ok(()), "{place}");
            }
        }
        let text = whole.as_ref().map(|reply| reply.text.as_str());
        match name {
            "openai_text" => assert_eq!(text, Ok("Grüße — \"ça va\" 🦀\n")),
            "openai_chunked" => assert_eq!(text, Ok(r#"{"score": 4, "reason": "é"}"#)),
            "anthropic_text" => assert_eq!(text, Ok("Hi! My name is Claude. ✓")),
            "anthropic_thinking" => assert_eq!(text, Ok("391")),
            _ => assert!(text.is_err()),
        }
    }
}

#[tokio::test]
async fn a_server_that_takes_the_request_and_says_nothing_is_silent() {
    let server = Raw::serving(|_, socket| async move {
        sleep(SOON * 2).await;
        drop(socket);
    })
    .await;
    let error = failure(client(&server.url).first_byte_timeout(Duration::from_millis(100))).await;
    assert_eq!(error.kind(), Silent);
    assert_eq!(error.message(), "the provider sent no answer within 0.1 s");
    assert!(error.is_transient());
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_has_to_be_there_in_time() {
    let server = Raw::serving(|_, mut socket| async move {
        for byte in b"HTTP/1.1 200 OK\r\nx-header: ".iter().chain([b'x'; 1000].iter()) {
            sleep(Duration::from_millis(10)).await;
            if socket.write_all(&[*byte]).await.is_err() {
                return;
            }
        }
    })
    .await;
    let error = failure(client(&server.url).first_byte_timeout(Duration::from_millis(200))).await;
    assert_eq!(error.kind(), Silent);
}

#[tokio::test]
async fn answers_that_only_say_to_go_on_have_to_end_in_time() {
    let server = Raw::serving(|_, mut socket| async move {
        while socket.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await.is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
    let error = failure(client(&server.url).first_byte_timeout(Duration::from_millis(200))).await;
    assert_eq!(error.kind(), Silent);
}

#[tokio::test]
async fn a_body_that_stops_is_silent_and_one_that_never_begins_is_too() {
    let stalling = |body: &'static [u8]| {
        Raw::serving(move |_, mut socket| async move {
            let _ = socket.write_all(&ok("content-length: 1000\r\n", body)).await;
            sleep(SOON * 2).await;
            drop(socket);
        })
    };
    let short = Duration::from_millis(100);
    let server = stalling(b"{\"choices\": ").await;
    let error = failure(client(&server.url).silence_timeout(short)).await;
    assert_eq!(error.kind(), Silent);
    assert_eq!(error.message(), "the reply did not go on within 0.1 s");

    // The first byte of the body has the first byte's time, whenever the head came.
    let server = stalling(b"").await;
    let error = failure(client(&server.url).first_byte_timeout(short)).await;
    assert_eq!(error.kind(), Silent);
}

#[tokio::test]
async fn a_body_that_comes_slowly_but_steadily_is_read() {
    let body = br#"{"choices": [{"message": {"content": "slow"}}]}"#;
    let server = Raw::serving(move |_, mut socket| async move {
        let _ = socket.write_all(&ok(&format!("content-length: {}\r\n", body.len()), b"")).await;
        for piece in body.chunks(6) {
            sleep(Duration::from_millis(150)).await;
            let _ = socket.write_all(piece).await;
        }
    })
    .await;
    // Each pause is shorter than the bound, all of them together are longer.
    let model = client(&server.url).silence_timeout(Duration::from_secs(1)).build();
    let reply = outcome(&model.expect("a client"), &asking("Hello!")).await;
    assert_eq!(reply.expect("a reply").text, "slow");
}

#[tokio::test]
async fn an_error_whose_body_never_ends_is_told_by_its_status() {
    let server = Raw::serving(|_, mut socket| async move {
        let head = b"HTTP/1.1 503 No\r\nretry-after: 7\r\ntransfer-encoding: chunked\r\n\r\n";
        let _ = socket.write_all(head).await;
        while socket.write_all(b"3\r\nno!\r\n").await.is_ok() {
            sleep(Duration::from_millis(1)).await;
        }
    })
    .await;
    let model = client(&server.url).build().expect("a client");
    let clock = Instant::now();
    let error = model.complete(&asking("Hello!")).await.expect_err("no reply");
    assert!(clock.elapsed() < SOON * 3, "{:?}", clock.elapsed());
    assert_eq!((error.kind(), error.status()), (Unavailable, Some(503)));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn a_length_that_is_wrong_is_an_answer_that_broke_off() {
    let body = br#"{"choices": [{"message": {"content": "hi"}}]}"#;
    let with = |length: usize| ok(&format!("content-length: {length}\r\n"), body);
    assert_eq!(answer(with(body.len())).await.expect("a reply").text, "hi");
    assert_eq!(kind(with(body.len() + 1)).await, Interrupted);
    assert_eq!(kind(with(body.len() - 1)).await, Interrupted);
    assert_eq!(kind(with(0)).await, Interrupted);
    // With a length that is none there is no answer.
    for length in ["-1", "ten", "1, 2", "99999999999999999999999"] {
        assert_eq!(kind(ok(&format!("content-length: {length}\r\n"), body)).await, Connect);
    }
    assert_eq!(
        kind(ok("transfer-encoding: chunked\r\n", b"nonsense\r\n")).await,
        Malformed,
        "a chunk without a length"
    );
}

#[tokio::test]
async fn what_is_not_http_is_no_answer() {
    assert_eq!(kind("SSH-2.0-OpenSSH_9.2p1\r\n").await, Connect);
    assert_eq!(kind([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]).await, Connect);
    let many = format!("HTTP/1.1 200 OK\r\n{}", "x-header: value\r\n".repeat(100_000));
    assert_eq!(kind(many).await, Connect, "a head without an end");
}

#[tokio::test]
async fn bytes_that_are_not_utf_8_are_malformed() {
    for body in [
        &b"{\"choices\": [{\"message\": {\"content\": \"\xff\xfe\"}}]}"[..],
        b"{\"choices\": [{\"message\": {\"\xc3\x28\": 1, \"content\": \"hi\"}}]}",
        b"\xff\xfe\xfd",
    ] {
        assert_eq!(kind(ok_of_its_length(body)).await, Malformed, "{body:?}");
    }
    // Of an error, they are shown as what they are not.
    let error = b"HTTP/1.1 500 No\r\ncontent-length: 4\r\n\r\nb\xffad".to_vec();
    assert_eq!(answer(error).await.expect_err("no reply").message(), "b\u{fffd}ad");
}

#[tokio::test]
async fn brackets_without_an_end_do_no_harm_wherever_they_stand() {
    let deep = "[".repeat(1 << 20);
    let closed = format!("{deep}{}", "]".repeat(1 << 20));
    for body in [
        deep.clone(),
        closed.clone(),
        format!(r#"{{"choices": {closed}}}"#),
        format!(r#"{{"choices": [{{"message": {{"content": {{"x": {closed}}}}}}}]}}"#),
        format!(r#"{{"error": {closed}}}"#),
    ] {
        // Lists where objects belong may also be read as an answer that says nothing.
        match answer(ok_of_its_length(body.as_bytes())).await {
            Ok(reply) => assert_eq!(reply.text, ""),
            Err(error) => {
                let expected = [Malformed, Interrupted, Unavailable];
                assert!(expected.contains(&error.kind()), "{error:?}");
            }
        }
    }
    let ignored = format!(r#"{{"x": {closed}, "choices": [{{"message": {{"content": "hi"}}}}]}}"#);
    assert_eq!(answer(ok_of_its_length(ignored.as_bytes())).await.expect("a reply").text, "hi");
    let head = format!("HTTP/1.1 400 No\r\ncontent-length: {}\r\n\r\n", closed.len());
    assert_eq!(kind(head + &closed).await, Rejected);
}

#[tokio::test]
async fn a_redirect_takes_no_key_to_another_host() {
    let other = Raw::answering(ok_of_its_length(b"{}")).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("HTTP/1.1 {status} Moved\r\nlocation: {}/v1\r\n\r\n", other.url);
        let server = Raw::answering(location).await;
        let error = failure(client(&server.url)).await;
        assert_eq!((error.kind(), error.status()), (Rejected, Some(status)));
        let anthropic = Anthropic::builder("m").key(KEY).base_url(&server.url).build();
        let error = outcome(&anthropic.expect("a client"), &asking("Hello!")).await;
        assert_eq!(error.expect_err("no reply").kind(), Rejected);
        assert_eq!(server.connections(), 2);
    }
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
async fn a_compressed_answer_that_was_not_asked_for_is_told_as_that() {
    let mut small = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    small.write_all(br#"{"choices": [{"message": {"content": "hi"}}]}"#).expect("memory");
    let small = small.finish().expect("memory");
    let zipped =
        ok(&format!("content-encoding: gzip\r\ncontent-length: {}\r\n", small.len()), &small);
    let error = answer(zipped).await.expect_err("no reply");
    assert_eq!(error.kind(), Malformed);
    assert_eq!(error.message(), "the reply is compressed (gzip), which was not asked for");

    let head = format!(
        "HTTP/1.1 429 No\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        small.len()
    );
    let error = answer([head.into_bytes(), small].concat()).await.expect_err("no reply");
    assert_eq!(error.kind(), RateLimited);
    assert_eq!(error.message(), "Too Many Requests (the provider says no more)");
}

/// A server in a thread of its own, so that only the client's memory is counted. It sends the head and then the piece until
/// it has sent so many bytes, or nobody takes them; it says how many were taken.
fn flood(head: String, piece: Vec<u8>, all: usize) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    std::thread::spawn(move || {
        let Ok((mut socket, _)) = listener.accept() else { return };
        let mut request = [0; 4096];
        let _ = socket.read(&mut request);
        let _ = socket.write_all(head.as_bytes());
        while counted.load(Ordering::Relaxed) < all && socket.write_all(&piece).is_ok() {
            counted.fetch_add(piece.len(), Ordering::Relaxed);
        }
    });
    (address, taken)
}

/// The error of a call, and the most memory that it held at a time.
fn counted(builder: OpenAiBuilder) -> (ModelError, u64) {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let executor = executor.expect("an executor");
    let model = builder.build().expect("a client");
    let mut error = None;
    let counted = allocation_counter::measure(|| {
        error = executor.block_on(outcome(&model, &asking("Hello!"))).err();
    });
    (error.expect("no reply"), counted.bytes_max)
}

/// What a client may hold: the 16 MiB, twice while they grow, and what belongs to the connection.
const MOST_MEMORY: u64 = 56 << 20;

#[test]
fn a_hundred_megabytes_are_not_read() {
    let megabyte = |framed: bool| match framed {
        true => format!("{:x}\r\n{}\r\n", 1 << 20, "x".repeat(1 << 20)).into_bytes(),
        false => vec![b'x'; 1 << 20],
    };
    for (headers, framed) in [
        ("transfer-encoding: chunked\r\n", true),
        ("connection: close\r\n", false),
        ("content-length: 104857600\r\n", false),
    ] {
        let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n");
        let (address, taken) = flood(head, megabyte(framed), 100 << 20);
        let (error, memory) = counted(client(&format!("http://{address}")));
        assert_eq!(
            (error.kind(), error.message()),
            (Malformed, "the reply is larger than 16 MiB"),
            "{headers}"
        );
        assert!(memory < MOST_MEMORY, "{headers}: {memory}");
        // The sockets' buffers hold some more.
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken < 60 << 20, "{headers}: {taken}");
    }
}

#[test]
fn of_a_hundred_megabytes_of_error_only_the_beginning_is_read() {
    let head = "HTTP/1.1 500 No\r\ncontent-length: 104857600\r\n\r\n".to_owned();
    let (address, _) = flood(head, vec![b'x'; 1 << 20], 100 << 20);
    let (error, memory) = counted(client(&format!("http://{address}")));
    assert_eq!((error.kind(), error.status()), (Unavailable, Some(500)));
    assert!(memory < 4 << 20, "{memory}");
}

#[test]
fn a_small_file_that_unpacks_to_a_hundred_megabytes_is_refused() {
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..100 {
        bomb.write_all(&[b' '; 1 << 20]).expect("memory");
    }
    let bomb = bomb.finish().expect("memory");
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        bomb.len()
    );
    // Our own client does not unpack, one that the user gives may.
    let (address, _) = flood(head.clone(), bomb.clone(), 1);
    let (error, _) = counted(client(&format!("http://{address}")));
    assert!(error.message().contains("compressed"), "{error}");

    let _ = rustls::crypto::ring::default_provider().install_default();
    let own = reqwest::Client::builder().gzip(true).build().expect("a client");
    let (address, _) = flood(head, bomb, 1);
    let (error, memory) = counted(client(&format!("http://{address}")).client(own));
    assert_eq!((error.kind(), error.message()), (Malformed, "the reply is larger than 16 MiB"));
    assert!(memory < MOST_MEMORY, "{memory}");
}

#[tokio::test]
async fn a_compressed_answer_that_is_broken_is_malformed() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let own = reqwest::Client::builder().gzip(true).build().expect("a client");
    let bytes = ok("content-encoding: gzip\r\ncontent-length: 12\r\n", b"not gzip at ");
    let server = Raw::answering(bytes).await;
    let error = failure(client(&server.url).client(own)).await;
    assert_eq!(error.kind(), Malformed, "{error}");
}

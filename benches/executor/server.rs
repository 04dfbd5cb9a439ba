//! A provider that answers every request at once with the same reply.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::Failure;

/// What the model writes.
pub(crate) const NOTE: &str =
    r#"{"text": "The card terminal of the shop restarts on every payment.", "score": 5}"#;

/// Serves until its standard input ends, and says its port first.
#[allow(clippy::print_stdout)]
pub(crate) async fn serve() -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    std::thread::spawn(|| {
        // The bench has gone.
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(0);
    });
    let body = serde_json::json!({
        "id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
        "object": "chat.completion",
        "created": 1741569952,
        "model": "gpt-5-mini-2025-08-07",
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": NOTE, "refusal": null, "annotations": [] },
            "logprobs": null,
            "finish_reason": "stop"
        }],
        "usage": {
            "prompt_tokens": 40,
            "completion_tokens": 20,
            "total_tokens": 60,
            "prompt_tokens_details": { "cached_tokens": 0 },
            "completion_tokens_details": { "reasoning_tokens": 0 }
        }
    })
    .to_string();
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    let answer: &'static [u8] = answer.into_bytes().leak();
    loop {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        tokio::spawn(connection(socket, answer));
    }
}

async fn connection(mut socket: TcpStream, answer: &'static [u8]) -> std::io::Result<()> {
    let mut bytes = Vec::with_capacity(8 << 10);
    loop {
        while let Some(end) = request_end(&bytes) {
            bytes.drain(..end);
            socket.write_all(answer).await?;
        }
        if socket.read_buf(&mut bytes).await? == 0 {
            return Ok(());
        }
    }
}

/// Where the first request ends, if it is there whole.
fn request_end(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&bytes[..head]).ok()?;
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let end = head + length.unwrap_or(0);
    (bytes.len() >= end).then_some(end)
}

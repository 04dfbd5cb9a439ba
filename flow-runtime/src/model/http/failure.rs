//! What a provider's error means: its kind, its words, and how long to wait.
//!
//! Providers and compatible servers write errors in many forms, so everything here is read tolerantly: what is not understood
//! is shown as it came, and the status decides.

use std::time::{Duration, SystemTime};

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde_json::Value;

use crate::model::{ModelError, ModelErrorKind};

/// The longest message that an error carries, in characters.
const MAX_MESSAGE: usize = 500;
/// The longest error that is read as JSON, in bytes.
const MAX_JSON: usize = 64 << 10;

/// Codes and types that mean: nothing is left to spend.
/// From the error pages of OpenAI, Anthropic and DeepSeek.
const QUOTA: &[&str] = &[
    "insufficient_quota",
    "enforced_spend_limit_reached",
    "billing_hard_limit_reached",
    "billing_not_active",
    "billing_error",
    "insufficient_balance",
    "insufficient_credits",
];

/// Codes and types that mean: the prompt does not fit. From OpenAI, Anthropic and llama.cpp.
const TOO_LONG: &[&str] = &[
    "context_length_exceeded",
    "context_window_exceeded",
    "model_context_window_exceeded",
    "exceed_context_size_error",
    "request_too_large",
    "string_above_max_length",
];

/// The same in words, in lower case, of servers that give it no code of its own: Anthropic (the first two), vLLM, OpenAI,
/// llama.cpp, Gemini, Mistral.
const TOO_LONG_WORDS: &[&str] = &[
    "prompt is too long",
    "exceed context limit",
    "maximum context length",
    "exceeds the context window",
    "exceeds the available context size",
    "maximum number of tokens allowed",
    "too large for model with",
];

/// The error that an answer of this status stands for.
pub(super) fn of(
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    now: SystemTime,
) -> ModelError {
    let mut said = Said::read(&String::from_utf8_lossy(body));
    if said.message.is_empty() {
        said.message = match status.canonical_reason() {
            Some(reason) => format!("{reason} (the provider says no more)"),
            None => "the provider says nothing about it".to_owned(),
        };
    }
    if status.is_redirection() {
        said.message = "the server points to another address, which is not followed; \
                        give that one as the base URL"
            .to_owned();
    }
    let should_retry = match headers.get("x-should-retry").map(|value| value.as_bytes()) {
        Some(b"true") => Some(true),
        Some(b"false") => Some(false),
        _ => None,
    };
    let kind = kind_of(status.as_u16(), &said);
    if should_retry == Some(false) && ModelError::new(kind, "").is_transient() {
        said.message.push_str(" (the provider asks not to try again)");
    }
    ModelError::new(kind, said.message)
        .with_status(status.as_u16())
        .with_should_retry(should_retry)
        .with_retry_after(retry_after(headers, now))
}

/// The error that the `error` member of a successful answer stands for. Its own code or type takes the status' place.
pub(super) fn inside(error: &str) -> ModelError {
    let said = Said::read(error);
    let status = said.status.or_else(|| said.codes.iter().find_map(|code| status_of(code)));
    // Unknown: more likely the provider's passing trouble than the request's, which a status would have told.
    let kind = kind_of(status.unwrap_or(500), &said);
    let message = match said.message.is_empty() {
        true => "the provider sent an error without words in place of a reply".to_owned(),
        false => said.message,
    };
    let error = ModelError::new(kind, message);
    match said.status {
        Some(status) => error.with_status(status),
        None => error,
    }
}

/// A message in one piece of readable length.
pub(super) fn shortened(message: &str) -> String {
    match message.char_indices().nth(MAX_MESSAGE) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

/// What the body of an error says.
#[derive(Default)]
struct Said {
    message: String,
    /// Its `type` and `code`, in lower case.
    codes: Vec<String>,
    /// Its `code`, where that is an HTTP status.
    status: Option<u16>,
}

impl Said {
    /// Reads `{error: {message, type, code}}`, `{error: "text"}`, `{message}`, `{detail}`, any of these in a list, the inner
    /// object alone, or plain text.
    fn read(body: &str) -> Said {
        let plain = || Said {
            message: body.split_whitespace().collect::<Vec<_>>().join(" "),
            ..Said::default()
        };
        if body.len() > MAX_JSON {
            return plain();
        }
        let Ok(value) = serde_json::from_str::<Value>(body) else {
            return plain();
        };
        let outer = match &value {
            Value::Array(items) => items.first().unwrap_or(&Value::Null),
            other => other,
        };
        let inner = match &outer["error"] {
            inner @ Value::Object(_) => inner,
            _ => outer,
        };
        let texts =
            [&inner["message"], &outer["error"], &outer["message"], &outer["detail"], outer];
        let message = texts.iter().find_map(|text| text.as_str());
        let mut said = match message {
            Some(message) => Said { message: message.trim().to_owned(), ..Said::default() },
            None => plain(),
        };
        for code in [&inner["code"], &inner["type"], &inner["status"], &outer["error_type"]] {
            match code {
                Value::String(code) => said.codes.push(code.to_lowercase()),
                Value::Number(code) => said.status = said.status.or(as_status(code.as_u64())),
                _ => {}
            }
        }
        let numeric = said.codes.iter().find_map(|code| as_status(code.parse().ok()));
        said.status = said.status.or(numeric);
        said
    }

    fn has_code(&self, codes: &[&str]) -> bool {
        self.codes.iter().any(|code| codes.contains(&code.as_str()))
    }
}

fn as_status(code: Option<u64>) -> Option<u16> {
    code.and_then(|code| u16::try_from(code).ok()).filter(|code| (400..600).contains(code))
}

/// The status that a provider sends with an error of this code or type.
fn status_of(code: &str) -> Option<u16> {
    Some(match code {
        "invalid_request_error" | "invalid_request" | "badrequesterror" => 400,
        "authentication_error" | "invalid_api_key" => 401,
        "permission_error" => 403,
        "not_found_error" | "model_not_found" => 404,
        "rate_limit_error" | "rate_limit_exceeded" | "resource_exhausted" => 429,
        "overloaded_error" | "server_overloaded" => 529,
        _ => return None,
    })
}

fn kind_of(status: u16, said: &Said) -> ModelErrorKind {
    use ModelErrorKind::*;
    if said.has_code(QUOTA) {
        return QuotaExhausted;
    }
    if said.has_code(TOO_LONG) {
        return ContextTooLong;
    }
    if matches!(status, 400 | 413 | 422) {
        let words = said.message.to_lowercase();
        if TOO_LONG_WORDS.iter().any(|phrase| words.contains(phrase)) {
            return ContextTooLong;
        }
        // Anthropic's words for an empty account; its type is that of any bad request.
        if words.contains("credit balance is too low") {
            return QuotaExhausted;
        }
    }
    match status {
        401 | 403 => Unauthorized,
        402 => QuotaExhausted,
        404 => NotFound,
        413 => ContextTooLong,
        429 => RateLimited,
        501 | 505 => Rejected,
        408 | 409 | 500..=599 => Unavailable,
        _ => Rejected,
    }
}

/// How long the provider asks us to wait: `retry-after-ms`, else `retry-after` in seconds, else as a date. What is not a
/// time to come is ignored.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let seconds = |text: &str| text.parse::<f64>().ok();
    let wait =
        |seconds: f64| Duration::try_from_secs_f64(seconds).ok().filter(|wait| !wait.is_zero());
    if let Some(found) = text("retry-after-ms").and_then(seconds).and_then(|ms| wait(ms / 1e3)) {
        return Some(found);
    }
    let after = text(RETRY_AFTER.as_str())?;
    match seconds(after) {
        Some(number) => wait(number),
        None => httpdate::parse_http_date(after)
            .ok()
            .and_then(|date| date.duration_since(now).ok())
            .filter(|wait| !wait.is_zero()),
    }
}

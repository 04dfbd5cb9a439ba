//! What a provider's error means: its kind, its words, and how long to wait.
//!
//! Providers and compatible servers write errors in many forms, so everything here is read tolerantly: what is not understood
//! is shown as it came, and the status decides.

use std::borrow::Cow;

use reqwest::StatusCode;
use serde_json::Value;

use super::headers::Headers;
use crate::model::{ModelError, ModelErrorKind, RateLimits};

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

/// The same in words, in lower case: Anthropic's for an empty account and for a limit that its owner has set. Their type is
/// that of any bad request.
const QUOTA_WORDS: &[&str] =
    &["credit balance is too low", "reached your specified api usage limits"];

/// Codes and types that mean: the prompt does not fit. From OpenAI, Anthropic and llama.cpp.
const TOO_LONG: &[&str] = &[
    "context_length_exceeded",
    "context_window_exceeded",
    "model_context_window_exceeded",
    "exceed_context_size_error",
    "request_too_large",
    "string_above_max_length",
];

/// The same in words, of servers that give it no code of its own: Anthropic (the first two), vLLM, OpenAI, llama.cpp,
/// Gemini, Mistral.
const TOO_LONG_WORDS: &[&str] = &[
    "prompt is too long",
    "exceed context limit",
    "maximum context length",
    "exceeds the context window",
    "exceeds the available context size",
    "maximum number of tokens allowed",
    "too large for model with",
];

/// Codes and types that mean: too much to do. From Anthropic and OpenAI.
const OVERLOADED: &[&str] = &["overloaded_error", "server_overloaded", "slow_down"];

/// Codes that mean: a filter stopped the prompt. From OpenAI and Azure.
const FILTERED: &[&str] = &[
    "content_filter",
    "content_policy_violation",
    "responsibleaipolicyviolation",
    "invalid_prompt",
    "moderation_blocked",
];

/// The same in words: Anthropic, Azure, DeepSeek.
const FILTERED_WORDS: &[&str] =
    &["content filtering policy", "content management policy", "content exists risk"];

/// Codes that mean: the model does not take a parameter. From OpenAI and from servers written with pydantic.
const UNSUPPORTED: &[&str] =
    &["unsupported_parameter", "unsupported_value", "unknown_parameter", "extra_forbidden"];

/// The same in words: OpenAI, Anthropic, Gemini, Groq.
const UNSUPPORTED_WORDS: &[&str] = &[
    "unsupported parameter",
    "unsupported value",
    "unknown parameter",
    "unrecognized request argument",
    "is not supported with this model",
    "not supported by this model",
    "is deprecated for this model",
    "extra inputs are not permitted",
    "unknown name",
    "is unsupported",
];

/// The names that parameters have on the wire, and in [`Options`](crate::Options).
const OPTIONS: &[(&str, &str)] = &[
    ("max_completion_tokens", "max_tokens"),
    ("max_tokens", "max_tokens"),
    ("temperature", "temperature"),
    ("top_p", "top_p"),
    ("seed", "seed"),
    ("stop_sequences", "stop"),
    ("stop", "stop"),
    ("reasoning_effort", "reasoning_effort"),
    ("reasoning.effort", "reasoning_effort"),
    ("output_config.effort", "reasoning_effort"),
];

impl ModelError {
    /// The error that an answer of this status stands for, by the rules of the clients here: for a [`Model`](crate::Model)
    /// over an API of one's own. `header` finds a header by its name in lower case.
    ///
    /// The message is the provider's, shortened. Unlike the clients, this knows no key that it could hide in it.
    ///
    /// ```
    /// use std::time::Duration;
    /// use flow::{ModelError, ModelErrorKind};
    ///
    /// let header = |name: &str| (name == "retry-after").then_some("1.5");
    /// let body = br#"{"error": {"message": "slow down", "code": "rate_limit_exceeded"}}"#;
    /// let error = ModelError::from_http(429, header, body);
    /// assert_eq!(error.kind(), ModelErrorKind::RateLimited);
    /// assert_eq!(error.retry_after(), Some(Duration::from_millis(1500)));
    /// ```
    pub fn from_http<'h>(
        status: u16,
        header: impl Fn(&str) -> Option<&'h str>,
        body: &[u8],
    ) -> ModelError {
        let error = of(status, &Headers(header), body);
        let message = shortened(error.message());
        error.with_message(message)
    }
}

impl RateLimits {
    /// What the headers of an answer say about the limits. `header` finds a header by its name in lower case: those of
    /// OpenAI and the many that send the same (`x-ratelimit-…`), else Anthropic's (`anthropic-ratelimit-…`).
    ///
    /// ```
    /// use std::time::Duration;
    /// use flow::RateLimits;
    ///
    /// let limits = RateLimits::from_http(|name| match name {
    ///     "x-ratelimit-remaining-tokens" => Some("149984"),
    ///     "x-ratelimit-reset-tokens" => Some("6m30s"),
    ///     _ => None,
    /// });
    /// assert_eq!(limits.tokens.remaining, Some(149_984));
    /// assert_eq!(limits.tokens.reset, Some(Duration::from_secs(390)));
    /// ```
    pub fn from_http<'h>(header: impl Fn(&str) -> Option<&'h str>) -> RateLimits {
        Headers(header).limits()
    }
}

/// The error that an answer of this status stands for.
pub(super) fn of<'h>(
    status: u16,
    headers: &Headers<impl Fn(&str) -> Option<&'h str>>,
    body: &[u8],
) -> ModelError {
    let mut said = Said::read(&String::from_utf8_lossy(body));
    if said.message.is_empty() {
        let reason = StatusCode::from_u16(status).ok().and_then(|code| code.canonical_reason());
        said.message = match reason {
            Some(reason) => format!("{reason} (the provider says no more)"),
            None => "the provider says nothing about it".to_owned(),
        };
    }
    if (300..400).contains(&status) {
        said.message = "the server points to another address, which is not followed; \
                        give that one as the base URL"
            .to_owned();
    }
    let should_retry = headers.should_retry();
    let mut error = said.into_error(status);
    if should_retry == Some(false) && error.is_transient() {
        let message = format!("{} (the provider asks not to try again)", error.message());
        error = error.with_message(message);
    }
    error
        .with_status(status)
        .with_should_retry(should_retry)
        .with_retry_after(headers.retry_after())
        .with_limits(headers.limits())
}

/// The error that the `error` member of a successful answer stands for. Its own code or type takes the status' place.
pub(in crate::model) fn inside(error: &str) -> ModelError {
    let mut said = Said::read(error);
    if said.message.is_empty() {
        said.message = "the provider sent an error without words in place of a reply".to_owned();
    }
    let told = said.status;
    let status = told.or_else(|| said.codes.iter().find_map(|code| status_of(code)));
    // Unknown: more likely the provider's passing trouble than the request's, which a status would have told.
    let error = said.into_error(status.unwrap_or(500));
    match told {
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
    /// Its `param`: the parameter that is at fault.
    param: Option<String>,
}

impl Said {
    /// Reads `{error: {message, type, code, param}}`, `{error: "text"}`, `{message}`, `{detail}`, a list of what is wrong
    /// with which field, any of these in a list, the inner object alone, or plain text.
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
        let codes = [
            &inner["code"],
            &inner["type"],
            &inner["status"],
            &inner["innererror"]["code"],
            &outer["error_type"],
        ];
        for code in codes {
            match code {
                Value::String(code) => said.codes.push(code.to_lowercase()),
                Value::Number(code) => said.status = said.status.or(as_status(code.as_u64())),
                _ => {}
            }
        }
        said.param = inner["param"].as_str().map(str::to_owned);
        for details in [&outer["detail"], &outer["message"]["detail"]] {
            said.read_field(&details[0]);
        }
        let numeric = said.codes.iter().find_map(|code| as_status(code.parse().ok()));
        said.status = said.status.or(numeric);
        said
    }

    /// Reads `{type, loc: ["body", field], msg}`, as servers written with pydantic send a list of them.
    fn read_field(&mut self, detail: &Value) {
        let Some(words) = detail["msg"].as_str() else { return };
        let field = detail["loc"].as_array().and_then(|place| place.last()?.as_str());
        self.message = match field {
            Some(field) => format!("{field}: {words}"),
            None => words.to_owned(),
        };
        self.codes.extend(detail["type"].as_str().map(str::to_lowercase));
        self.param = field.map(str::to_owned);
    }

    fn has_code(&self, codes: &[&str]) -> bool {
        self.codes.iter().any(|code| codes.contains(&code.as_str()))
    }

    fn into_error(self, status: u16) -> ModelError {
        use ModelErrorKind::*;
        let words = self.message.to_lowercase();
        // In words it is told by servers that have one code for whatever is wrong with a request.
        let says = |codes, phrases: &[&str]| {
            self.has_code(codes)
                || (matches!(status, 400 | 413 | 422) && phrases.iter().any(|p| words.contains(p)))
        };
        if says(QUOTA, QUOTA_WORDS) {
            return ModelError::new(QuotaExhausted, self.message);
        }
        if says(TOO_LONG, TOO_LONG_WORDS) {
            return ModelError::new(ContextTooLong, self.message);
        }
        if says(FILTERED, FILTERED_WORDS) {
            return ModelError::new(Filtered, self.message);
        }
        if says(UNSUPPORTED, UNSUPPORTED_WORDS)
            && let Some(option) = self.option(&words)
        {
            return ModelError::new(UnsupportedOption, self.message).with_option(option);
        }
        let kind = match status {
            401 | 403 => Unauthorized,
            402 => QuotaExhausted,
            404 => NotFound,
            413 => ContextTooLong,
            429 => RateLimited,
            529 => Overloaded,
            503 if self.has_code(OVERLOADED) => Overloaded,
            501 | 505 => Rejected,
            408 | 409 | 500..=599 => Unavailable,
            _ => Rejected,
        };
        ModelError::new(kind, self.message)
    }

    /// The option that the error is about: its `param`, else the first one that its words name. What the messages or the
    /// model are blamed for is none.
    fn option(&self, words: &str) -> Option<Cow<'static, str>> {
        if let Some(param) = &self.param {
            let known = OPTIONS.iter().find(|(wire, _)| wire == param);
            let other = ["messages", "model", "system", "response_format", "output_config"];
            let is_other = other.iter().any(|other| {
                param.strip_prefix(other).is_some_and(|rest| !rest.starts_with(is_of_a_name))
            });
            return match known {
                Some((_, option)) => Some((*option).into()),
                None if is_other => None,
                None => Some(param.clone().into()),
            };
        }
        let named = OPTIONS.iter().filter_map(|(wire, option)| Some((place(words, wire)?, option)));
        named.min().map(|(_, option)| (*option).into())
    }
}

/// Where a name stands as a whole word.
fn place(words: &str, name: &str) -> Option<usize> {
    words.match_indices(name).map(|(start, _)| start).find(|start| {
        !words[..*start].ends_with(is_of_a_name)
            && !words[start + name.len()..].starts_with(is_of_a_name)
    })
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
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
        "timeout_error" => 504,
        code if OVERLOADED.contains(&code) => 529,
        _ => return None,
    })
}

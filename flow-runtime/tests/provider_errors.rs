//! What the errors that providers document are taken for: every one of OpenAI's and Anthropic's, and those of the servers
//! that speak like them. No sockets: this is [`ModelError::from_http`], which the clients use.
#![cfg(feature = "http")]

use std::time::Duration;

use flow_runtime::{ModelError, ModelErrorKind::*, RateLimits, Window};
use serde_json::{Value, json};

fn error(status: u16, body: &Value) -> ModelError {
    ModelError::from_http(status, |_| None, body.to_string().as_bytes())
}

/// An error as OpenAI sends it.
fn openai(status: u16, kind: &str, code: Value, message: &str) -> ModelError {
    let error_body =
        json!({ "error": { "message": message, "type": kind, "param": null, "code": code } });
    error(status, &error_body)
}

/// An error as Anthropic sends it.
fn anthropic(status: u16, kind: &str, message: &str) -> ModelError {
    let body = json!({
        "type": "error",
        "error": { "type": kind, "message": message },
        "request_id": "req_011CSHoEeqs5C35K2UUqR7Fy"
    });
    error(status, &body)
}

#[test]
fn every_error_that_openai_documents_has_its_kind() {
    let invalid = "invalid_request_error";
    for (status, kind, code, message, expected) in [
        (400, invalid, json!("invalid_value"), "Invalid value: 'x'.", Rejected),
        (400, invalid, json!("invalid_type"), "Invalid type for 'messages'.", Rejected),
        (400, invalid, json!("missing_required_parameter"), "Missing: 'messages'.", Rejected),
        (400, invalid, json!(null), "We could not parse the JSON body of your request.", Rejected),
        (400, invalid, json!("context_length_exceeded"), "Too many tokens.", ContextTooLong),
        (400, invalid, json!("string_above_max_length"), "Invalid 'messages'.", ContextTooLong),
        (400, invalid, json!("content_policy_violation"), "Rejected.", Filtered),
        (400, invalid, json!("invalid_prompt"), "Your prompt was flagged.", Filtered),
        (401, invalid, json!("invalid_api_key"), "Incorrect API key provided.", Unauthorized),
        (401, invalid, json!("invalid_organization"), "No such organization.", Unauthorized),
        (401, invalid, json!("ip_not_authorized"), "Your IP is not authorized.", Unauthorized),
        (
            403,
            "request_forbidden",
            json!("unsupported_country_region_territory"),
            "Country, region, or territory not supported",
            Unauthorized,
        ),
        (404, invalid, json!("model_not_found"), "The model `m` does not exist.", NotFound),
        (409, "conflict_error", json!(null), "Locked.", Unavailable),
        (422, "unprocessable_entity_error", json!(null), "Unprocessable.", Rejected),
        (429, "requests", json!("rate_limit_exceeded"), "Rate limit reached: 3/min.", RateLimited),
        (429, "tokens", json!("rate_limit_exceeded"), "Rate limit reached: TPM.", RateLimited),
        (429, "insufficient_quota", json!("insufficient_quota"), "Check billing.", QuotaExhausted),
        (429, "billing", json!("billing_not_active"), "Not active.", QuotaExhausted),
        (429, invalid, json!("billing_hard_limit_reached"), "Hard limit.", QuotaExhausted),
        (429, "limit", json!("enforced_spend_limit_reached"), "Spent.", QuotaExhausted),
        (500, "server_error", json!(null), "The server had an error.", Unavailable),
        (503, "server_error", json!(null), "The engine is busy.", Unavailable),
        (503, "server_error", json!("slow_down"), "Slow down.", Overloaded),
        (504, "timeout", json!(null), "Gateway timeout.", Unavailable),
    ] {
        let error = openai(status, kind, code.clone(), message);
        assert_eq!(error.kind(), expected, "{status} {kind} {code}");
        assert_eq!((error.status(), error.message()), (Some(status), message));
    }
}

#[test]
fn every_error_that_anthropic_documents_has_its_kind() {
    let invalid = "invalid_request_error";
    for (status, kind, message, expected) in [
        (400, invalid, "messages: at least one message is required", Rejected),
        (400, invalid, "prompt is too long: 208310 tokens > 200000 maximum", ContextTooLong),
        (
            400,
            invalid,
            "input length and `max_tokens` exceed context limit: 190000 + 21333 > 200000",
            ContextTooLong,
        ),
        (
            400,
            invalid,
            "Your credit balance is too low to access the Anthropic API.",
            QuotaExhausted,
        ),
        (
            400,
            invalid,
            "You have reached your specified API usage limits. You will regain access on 2026-12-01.",
            QuotaExhausted,
        ),
        (400, invalid, "Output blocked by content filtering policy", Filtered),
        (401, "authentication_error", "invalid x-api-key", Unauthorized),
        (402, "billing_error", "Update your payment details.", QuotaExhausted),
        (403, "permission_error", "No permission for this resource.", Unauthorized),
        (404, "not_found_error", "model: claude-none", NotFound),
        (413, "request_too_large", "Request exceeds the maximum size", ContextTooLong),
        (429, "rate_limit_error", "This would exceed your rate limit.", RateLimited),
        (500, "api_error", "Internal server error", Unavailable),
        (504, "timeout_error", "The request timed out", Unavailable),
        (529, "overloaded_error", "Overloaded", Overloaded),
    ] {
        let error = anthropic(status, kind, message);
        assert_eq!(error.kind(), expected, "{status} {message}");
        assert_eq!((error.status(), error.message()), (Some(status), message));
    }
}

#[test]
fn an_option_that_the_model_does_not_take_is_named_as_the_options_name_it() {
    let param = |param: &str, code: &str, message: &str| {
        error(
            400,
            &json!({ "error": { "message": message, "type": "invalid_request_error", "param": param, "code": code } }),
        )
    };
    let words = |message: &str| anthropic(400, "invalid_request_error", message);
    let pydantic = |status, body: Value| error(status, &body);
    for (error, option) in [
        (
            param(
                "temperature",
                "unsupported_value",
                "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is \
                 supported.",
            ),
            "temperature",
        ),
        (
            param(
                "max_tokens",
                "unsupported_parameter",
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            ),
            "max_tokens",
        ),
        (param("stop", "unsupported_parameter", "Unsupported parameter: 'stop'."), "stop"),
        (
            param("reasoning_effort", "unsupported_parameter", "Unsupported parameter."),
            "reasoning_effort",
        ),
        (param("reasoning.effort", "unsupported_value", "Unsupported value."), "reasoning_effort"),
        (param("service_tier", "unknown_parameter", "Unknown parameter."), "service_tier"),
        (
            openai(
                400,
                "invalid_request_error",
                json!(null),
                "Unrecognized request argument supplied: seed",
            ),
            "seed",
        ),
        (words("`temperature` is deprecated for this model."), "temperature"),
        (words("top_p: Extra inputs are not permitted"), "top_p"),
        (words("output_config.effort: Extra inputs are not permitted"), "reasoning_effort"),
        (words("stop_sequences: Extra inputs are not permitted"), "stop"),
        (
            pydantic(
                422,
                json!({ "detail": [{ "type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted", "input": 7 }] }),
            ),
            "seed",
        ),
        (
            pydantic(
                422,
                json!({ "object": "error", "message": { "detail": [{ "type": "extra_forbidden", "loc": ["body", "top_p"], "msg": "Extra inputs are not permitted" }] }, "type": "invalid_request_error" }),
            ),
            "top_p",
        ),
        (
            pydantic(
                400,
                json!([{ "error": { "code": 400, "message": "Invalid JSON payload received. Unknown name \"seed\": Cannot find field.", "status": "INVALID_ARGUMENT" } }]),
            ),
            "seed",
        ),
    ] {
        assert_eq!(error.kind(), UnsupportedOption, "{error}");
        assert_eq!(error.option(), Some(option), "{error}");
        assert!(!error.is_transient());
    }
}

#[test]
fn what_is_wrong_with_the_messages_is_no_option() {
    for (param, message) in [
        ("messages[0].role", "Unsupported value: 'messages[0].role' does not support 'system'."),
        ("messages", "Unsupported value."),
        ("model", "Unsupported value: 'model'."),
        ("response_format.json_schema", "Unsupported value."),
    ] {
        let body =
            json!({ "error": { "message": message, "param": param, "code": "unsupported_value" } });
        let error = error(400, &body);
        assert_eq!((error.kind(), error.option()), (Rejected, None), "{param}");
    }
    // A word that only begins like an option, and one that is not blamed.
    for message in ["stopping_rules: Extra inputs are not permitted", "temperature must be below 2"]
    {
        let error = anthropic(400, "invalid_request_error", message);
        assert_eq!((error.kind(), error.option()), (Rejected, None), "{message}");
    }
}

#[test]
fn a_filter_is_told_apart_from_a_bad_request() {
    let azure = json!({
        "error": {
            "message": "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
            "type": null,
            "param": "prompt",
            "code": "content_filter",
            "status": 400,
            "innererror": { "code": "ResponsibleAIPolicyViolation" }
        }
    });
    let inner = json!({
        "error": { "message": "No.", "code": "other", "innererror": { "code": "ResponsibleAIPolicyViolation" } }
    });
    let deepseek =
        json!({ "error": { "message": "Content Exists Risk", "code": "invalid_request_error" } });
    for body in [azure, inner, deepseek] {
        assert_eq!(error(400, &body).kind(), Filtered, "{body}");
    }
}

/// The answer's limits, read as an error carries them.
fn limits(headers: &[(&str, String)]) -> Option<RateLimits> {
    let header = |name: &str| {
        headers.iter().find(|(header, _)| *header == name).map(|(_, value)| value.as_str())
    };
    let read = RateLimits::from_http(header);
    let error = ModelError::from_http(429, header, b"");
    assert_eq!(error.limits().is_none(), read.is_empty());
    error.limits().copied()
}

#[test]
fn the_limits_are_read_from_the_headers_of_openai() {
    let headers = [
        ("x-ratelimit-limit-requests", "60"),
        ("x-ratelimit-remaining-requests", "59"),
        ("x-ratelimit-reset-requests", "1s"),
        ("x-ratelimit-limit-tokens", "150000"),
        ("x-ratelimit-remaining-tokens", "149984"),
        ("x-ratelimit-reset-tokens", "6m0s"),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let expected = RateLimits::default()
        .with_requests(Window::new(60, 59, Duration::from_secs(1)))
        .with_tokens(Window::new(150_000, 149_984, Duration::from_secs(360)));
    assert_eq!(limits(&headers), Some(expected));
}

#[test]
fn the_limits_are_read_from_the_headers_of_anthropic() {
    let headers = [
        ("anthropic-ratelimit-requests-limit", "50"),
        ("anthropic-ratelimit-requests-remaining", "0"),
        ("anthropic-ratelimit-requests-reset", "9999-12-31T23:59:59Z"),
        ("anthropic-ratelimit-input-tokens-limit", "30000"),
        ("anthropic-ratelimit-input-tokens-reset", "2020-01-01T00:00:00Z"),
        ("anthropic-ratelimit-output-tokens-remaining", "8000"),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let limits = limits(&headers).expect("limits");
    let year = Duration::from_secs(365 * 24 * 3600);
    assert_eq!(limits.requests, Window::new(50, 0, year), "at most a year");
    assert_eq!(limits.input_tokens.limit, Some(30_000));
    assert_eq!(limits.input_tokens.reset, Some(Duration::ZERO), "what has passed is whole again");
    assert_eq!(limits.output_tokens.remaining, Some(8_000));
    assert_eq!(limits.tokens, Window::default());
}

#[test]
fn what_azure_does_not_know_and_what_nobody_understands_is_not_a_limit() {
    let unknown = [
        ("x-ratelimit-limit-requests", "-1"),
        ("x-ratelimit-remaining-requests", "-1"),
        ("x-ratelimit-remaining-tokens", "many"),
        ("x-ratelimit-reset-tokens", "later"),
        ("x-ratelimit-reset-requests", "1732575180"),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    assert_eq!(limits(&unknown), None);
    assert_eq!(limits(&[]), None);
}

#[test]
fn a_date_to_wait_for_counts_from_the_date_of_the_answer_whatever_our_clock_says() {
    let header = |name: &str| match name {
        "date" => Some("Wed, 25 Nov 2020 22:53:00 GMT"),
        "retry-after" => Some("Wed, 25 Nov 2020 22:53:30 GMT"),
        "anthropic-ratelimit-requests-reset" => Some("2020-11-25T22:54:00Z"),
        _ => None,
    };
    let error = ModelError::from_http(429, header, b"");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    let reset = RateLimits::from_http(header).requests.reset;
    assert_eq!(reset, Some(Duration::from_secs(60)));
    assert_eq!(error.limits().and_then(|limits| limits.requests.reset), reset);
}

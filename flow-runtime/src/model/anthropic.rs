//! Anthropic's Messages API.

use std::borrow::Cow;
use std::sync::Arc;

use reqwest::header::HeaderName;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::http::{Answered, ClientError, Connection, Endpoint, connection_methods, failed_inside};
use super::wire::{Body, Content, Part, decode, lenient, malformed, text, turn};
use super::{Capabilities, Finish, LimitScope, Model, ModelError, Reply, Request, Usage};
use crate::message::{Message, Role};
use crate::schema::Dialect;

/// Anthropic's address, where no other is given.
const BASE_URL: &str = "https://api.anthropic.com";
/// The version of the API that this client speaks; it has had no later one.
const VERSION: (&str, &str) = ("anthropic-version", "2023-06-01");
/// The API wants a limit with every request. This is what every model since Claude 3.5 can give.
const DEFAULT_MAX_TOKENS: u32 = 8192;

/// A model behind Anthropic's Messages API.
///
/// ```
/// use flow::{Anthropic, ClientError};
///
/// # fn main() -> Result<(), ClientError> {
/// let key = std::env::var("ANTHROPIC_API_KEY").unwrap_or_default();
/// let claude = Anthropic::builder("claude-haiku-4-5").key(key).build()?;
/// # Ok(())
/// # }
/// ```
///
/// It sends each request once, follows no redirect, and reads at most 16 MiB. Cloning it shares its connections. A request
/// without `max_tokens` is sent with 8,192.
#[derive(Debug, Clone)]
pub struct Anthropic {
    model: String,
    endpoint: Arc<Endpoint>,
    capabilities: Option<Capabilities>,
}

impl Anthropic {
    /// Starts a client for the model of this name, at `https://api.anthropic.com`.
    pub fn builder(model: impl Into<String>) -> AnthropicBuilder {
        AnthropicBuilder {
            model: model.into(),
            connection: Connection::to(BASE_URL),
            capabilities: None,
        }
    }

    /// The same client for another model.
    pub(super) fn for_model(&self, model: impl Into<String>) -> Self {
        Anthropic { model: model.into(), ..self.clone() }
    }

    fn body<'r>(&'r self, request: &'r Request) -> Body<'r> {
        let options = &request.options;
        let (system, turns): (Vec<&Message>, Vec<&Message>) =
            request.messages.iter().partition(|message| message.role == Role::System);
        let mut body = Body::default();
        body.set("model", self.model.as_str());
        body.set_number("max_tokens", Some(options.max_tokens.unwrap_or(DEFAULT_MAX_TOKENS)));
        if !system.is_empty() {
            let texts: Vec<Cow<'r, str>> = system.into_iter().map(text).collect();
            body.set("system", Cow::Owned(texts.join("\n\n")));
        }
        body.set("messages", Part::List(turns.into_iter().map(turn).collect()));
        body.set_number("temperature", options.temperature);
        body.set_number("top_p", options.top_p);
        body.set_texts("stop_sequences", &options.stop);
        let mut output = Body::default();
        if let Some(wire) = &request.schema {
            let mut format = Body::default();
            format.set("type", "json_schema");
            format.set("schema", &*wire.schema);
            output.set("format", format);
        }
        if let Some(effort) = &options.reasoning_effort {
            output.set("effort", &**effort);
        }
        if !output.is_empty() {
            body.set("output_config", output);
        }
        body.merge(&options.extra)
    }
}

impl Model for Anthropic {
    fn id(&self) -> &str {
        &self.model
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let body = self.body(request).to_bytes()?;
        self.endpoint.post(body, request.timeout, reply).await
    }

    fn capabilities(&self) -> Capabilities {
        self.capabilities.clone().unwrap_or_else(|| capabilities_of(&self.model))
    }

    fn provider(&self) -> &str {
        self.endpoint.provider()
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        Some(self.endpoint.limit_scope(&self.model))
    }
}

/// What will become an [`Anthropic`].
#[derive(Clone)]
pub struct AnthropicBuilder {
    model: String,
    connection: Connection,
    capabilities: Option<Capabilities>,
}

impl AnthropicBuilder {
    /// The API key.
    pub fn key(mut self, key: impl Into<SecretString>) -> Self {
        self.connection.key = Some(key.into());
        self
    }

    /// The API's address, to which `/v1/messages` is added; a query in it is kept. Plain `http://` is for this machine only:
    /// `localhost`, 127.0.0.0/8 and `[::1]`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.connection.base_url = url.into();
        self
    }

    connection_methods!();

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// A base URL that is none, or that is plain `http://` to another machine; a header or key that HTTP does not allow; a
    /// proxy that cannot be used; TLS that cannot be set up.
    pub fn build(self) -> Result<Anthropic, ClientError> {
        let key_header = HeaderName::from_static("x-api-key");
        let endpoint =
            self.connection.open("anthropic", &["v1", "messages"], key_header, "", &[VERSION])?;
        Ok(Anthropic {
            model: self.model,
            endpoint: Arc::new(endpoint),
            capabilities: self.capabilities,
        })
    }
}

impl std::fmt::Debug for AnthropicBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AnthropicBuilder").field("model", &self.model).finish_non_exhaustive()
    }
}

/// Reads a successful answer.
fn reply(answered: Answered) -> Result<Reply, ModelError> {
    let answer: Answer<'_> = decode(&answered.body)?;
    if let Some(error) = answer.error {
        return Err(failed_inside(error.get()));
    }
    let content = answer.content.ok_or_else(|| malformed("it has no content"))?;
    let content: Content = serde_json::from_str(content.get())
        .map_err(|_| malformed("its content is not a list of blocks"))?;
    let finish = match answer.stop_reason.as_deref() {
        Some("max_tokens" | "model_context_window_exceeded") => Finish::Length,
        Some("refusal") => Finish::Refusal(None),
        _ => Finish::Stop,
    };
    Ok(Reply {
        text: content.text,
        finish,
        usage: answer.usage.map(Usage::from).unwrap_or_default(),
        model: answer.model,
        id: answer.id,
        limits: answered.limits,
    })
}

/// What the model of this name takes, after Anthropic's migration guides: sampling parameters went with Opus 4.7 and with
/// generation 5; effort came with Opus 4.5, Sonnet 4.6 and generation 5. A name without a version is taken for a new model's.
fn capabilities_of(model: &str) -> Capabilities {
    let version = version_of(model);
    let opus = model.contains("opus");
    let samples = version < (4, 7) || (version < (5, 0) && !opus);
    let effort = version >= (4, 6) || (version >= (4, 5) && opus);
    Capabilities {
        dialect: Dialect::Anthropic,
        temperature: samples,
        top_p: samples,
        seed: false,
        stop: true,
        reasoning_effort: effort,
        output_limit: Some(DEFAULT_MAX_TOKENS),
        ..Capabilities::default()
    }
}

/// The version in a model's name: (4, 5) of `claude-haiku-4-5`, (3, 5) of `claude-3-5-sonnet-20241022`, (4, 0) of
/// `claude-opus-4-20250514`. Longer numbers are dates.
fn version_of(model: &str) -> (u8, u8) {
    let mut numbers = model
        .split(['-', '.', '@'])
        .skip_while(|part| part.parse::<u8>().is_err())
        .map_while(|part| part.parse::<u8>().ok());
    match numbers.next() {
        Some(major) => (major, numbers.next().unwrap_or(0)),
        None => (u8::MAX, 0),
    }
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(default, deserialize_with = "lenient")]
    id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    model: Option<String>,
    #[serde(default, borrow)]
    content: Option<&'a RawValue>,
    #[serde(default, deserialize_with = "lenient")]
    stop_reason: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    usage: Option<Tokens>,
    #[serde(default, borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Tokens {
    #[serde(default, deserialize_with = "lenient")]
    input_tokens: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    cache_creation_input_tokens: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    cache_read_input_tokens: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    output_tokens: Option<u64>,
}

impl From<Tokens> for Usage {
    /// `input_tokens` leaves out what was written to the cache or read from it; all three were billed.
    fn from(tokens: Tokens) -> Usage {
        let parts = [
            tokens.input_tokens,
            tokens.cache_creation_input_tokens,
            tokens.cache_read_input_tokens,
        ];
        Usage {
            input_tokens: parts.into_iter().flatten().reduce(u64::saturating_add),
            output_tokens: tokens.output_tokens,
            cached_tokens: tokens.cache_read_input_tokens,
            reasoning_tokens: None,
        }
    }
}

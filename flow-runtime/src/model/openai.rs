//! Chat completions: OpenAI's own, and those of the many servers that speak the same.
//!
//! Only what OpenAI documents is sent. What comes back is read with patience: compatible servers leave fields out and invent
//! values.

use std::sync::Arc;

use reqwest::header::AUTHORIZATION;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::http::{Answered, ClientError, Connection, Endpoint, connection_methods, failed_inside};
use super::wire::{Body, Content, First, Part, decode, lenient, malformed, turn};
use super::{
    Capabilities, Finish, LimitScope, Model, ModelError, OTHER_PROVIDER, Reply, Request, Usage,
};
use crate::schema::Dialect;

/// OpenAI's address, where no other is given.
const BASE_URL: &str = "https://api.openai.com/v1";

/// A model behind an OpenAI-compatible chat-completions API.
///
/// ```
/// use flow::{ClientError, OpenAi};
///
/// # fn main() -> Result<(), ClientError> {
/// let key = std::env::var("OPENAI_API_KEY").unwrap_or_default();
/// let hosted = OpenAi::builder("gpt-5-mini").key(key).build()?;
/// let local = OpenAi::builder("qwen3:8b")
///     .base_url("http://localhost:11434/v1")
///     .legacy_max_tokens(true)
///     .build()?;
/// # Ok(())
/// # }
/// ```
///
/// It sends each request once, follows no redirect, and reads at most 16 MiB. Cloning it shares its connections.
///
/// llama.cpp, vLLM and Ollama are best asked with [`Dialect::Grammar`], by [`capabilities`](OpenAiBuilder::capabilities).
#[derive(Debug, Clone)]
pub struct OpenAi {
    model: String,
    endpoint: Arc<Endpoint>,
    capabilities: Option<Capabilities>,
    legacy_max_tokens: bool,
}

impl OpenAi {
    /// Starts a client for the model of this name, at `https://api.openai.com/v1` and without a key.
    pub fn builder(model: impl Into<String>) -> OpenAiBuilder {
        OpenAiBuilder {
            model: model.into(),
            connection: Connection::to(BASE_URL),
            capabilities: None,
            legacy_max_tokens: false,
        }
    }

    /// The same client for another model.
    pub(super) fn for_model(&self, model: impl Into<String>) -> Self {
        OpenAi { model: model.into(), ..self.clone() }
    }

    fn body<'r>(&'r self, request: &'r Request) -> Body<'r> {
        let options = &request.options;
        let mut body = Body::default();
        body.set("model", self.model.as_str());
        body.set("messages", Part::List(request.messages.iter().map(turn).collect()));
        body.set_number("temperature", options.temperature);
        body.set_number("top_p", options.top_p);
        let max_tokens =
            if self.legacy_max_tokens { "max_tokens" } else { "max_completion_tokens" };
        body.set_number(max_tokens, options.max_tokens);
        body.set_number("seed", options.seed);
        body.set_texts("stop", &options.stop);
        if let Some(effort) = &options.reasoning_effort {
            body.set("reasoning_effort", &**effort);
        }
        if let Some(wire) = &request.schema {
            let mut format = Body::default();
            format.set("name", &*wire.name);
            format.set("strict", true);
            format.set("schema", &*wire.schema);
            let mut response_format = Body::default();
            response_format.set("type", "json_schema");
            response_format.set("json_schema", format);
            body.set("response_format", response_format);
        }
        body.merge(&options.extra)
    }
}

impl Model for OpenAi {
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

/// What will become an [`OpenAi`].
#[derive(Clone)]
pub struct OpenAiBuilder {
    model: String,
    connection: Connection,
    capabilities: Option<Capabilities>,
    legacy_max_tokens: bool,
}

impl OpenAiBuilder {
    /// The API key. Servers on one's own machine need none.
    pub fn key(mut self, key: impl Into<SecretString>) -> Self {
        self.connection.key = Some(key.into());
        self
    }

    /// The API's address, to which `/chat/completions` is added; a query in it is kept. Plain `http://` is for this machine
    /// only: `localhost`, 127.0.0.0/8 and `[::1]`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.connection.base_url = url.into();
        self
    }

    /// Sends `max_tokens` in the place of `max_completion_tokens`, for servers that know only the older name.
    pub fn legacy_max_tokens(mut self, legacy: bool) -> Self {
        self.legacy_max_tokens = legacy;
        self
    }

    connection_methods!();

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// A base URL that is none, or that is plain `http://` to another machine; a header or key that HTTP does not allow; a
    /// proxy that cannot be used; TLS that cannot be set up.
    pub fn build(self) -> Result<OpenAi, ClientError> {
        let path = ["chat", "completions"];
        Ok(OpenAi {
            model: self.model,
            endpoint: Arc::new(self.connection.open(
                OTHER_PROVIDER,
                &path,
                AUTHORIZATION,
                "Bearer ",
                &[],
            )?),
            capabilities: self.capabilities,
            legacy_max_tokens: self.legacy_max_tokens,
        })
    }
}

impl std::fmt::Debug for OpenAiBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenAiBuilder").field("model", &self.model).finish_non_exhaustive()
    }
}

/// Reads a successful answer.
fn reply(answered: Answered) -> Result<Reply, ModelError> {
    let answer: Answer<'_> = decode(&answered.body)?;
    if let Some(error) = answer.error {
        return Err(failed_inside(error.get()));
    }
    let choice = answer
        .choices
        .and_then(|choices| choices.0)
        .ok_or_else(|| malformed("it has no choices"))?;
    if let Some(error) = choice.error {
        return Err(failed_inside(error.get()));
    }
    let message = choice.message.ok_or_else(|| malformed("its first choice has no message"))?;
    let content = match message.content {
        None => Content::default(),
        Some(raw) => serde_json::from_str(raw.get())
            .map_err(|_| malformed("the message's content is neither text nor a list of parts"))?,
    };
    let refusal = message.refusal.filter(|said| !said.is_empty());
    let refusal = refusal.or(Some(content.refusal).filter(|said| !said.is_empty()));
    let finish = match (refusal, choice.finish_reason.as_deref()) {
        (Some(said), _) => Finish::Refusal(Some(said)),
        (None, Some("content_filter")) => Finish::Refusal(None),
        (None, Some("length")) => Finish::Length,
        (None, _) => Finish::Stop,
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

/// What the model of this name takes, after OpenAI's guide to reasoning models and its list of parameters by model: the o
/// series and GPT-5 refuse `temperature`, `top_p` and `stop`, the chat variants of GPT-5 and everything older refuse
/// `reasoning_effort`. Names that are not OpenAI's are taken to accept everything; Google's and Anthropic's models get the schema
/// in their own subset. A prefix such as `openai/` does not count.
fn capabilities_of(model: &str) -> Capabilities {
    let name = model.rsplit('/').next().unwrap_or(model);
    let is = |family: &str| {
        name.strip_prefix(family).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let chats = ["gpt-3.5", "gpt-4", "gpt-4o", "chatgpt-4o"].into_iter().any(is)
        || (is("gpt-5") && name.contains("-chat"));
    let reasons = !chats && ["o1", "o3", "o4", "gpt-5", "codex-mini"].into_iter().any(is);
    let dialect = match name {
        _ if name.starts_with("gemini-") => Dialect::Gemini,
        _ if name.starts_with("claude-") => Dialect::Anthropic,
        _ => Dialect::OpenAiStrict,
    };
    Capabilities {
        dialect,
        temperature: !reasons,
        top_p: !reasons,
        seed: true,
        stop: !reasons,
        output_limit: None,
        reasoning_effort: !chats,
        ..Capabilities::default()
    }
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(default, deserialize_with = "lenient")]
    id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    model: Option<String>,
    #[serde(default, borrow, deserialize_with = "lenient")]
    choices: Option<First<Choice<'a>>>,
    #[serde(default, deserialize_with = "lenient")]
    usage: Option<Tokens>,
    #[serde(default, borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Choice<'a> {
    #[serde(default, borrow, deserialize_with = "lenient")]
    message: Option<Said<'a>>,
    #[serde(default, deserialize_with = "lenient")]
    finish_reason: Option<String>,
    #[serde(default, borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Said<'a> {
    #[serde(default, borrow)]
    content: Option<&'a RawValue>,
    #[serde(default, deserialize_with = "lenient")]
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct Tokens {
    #[serde(default, deserialize_with = "lenient")]
    prompt_tokens: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    completion_tokens: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    prompt_tokens_details: Option<TokenDetails>,
    #[serde(default, deserialize_with = "lenient")]
    completion_tokens_details: Option<TokenDetails>,
}

#[derive(Deserialize)]
struct TokenDetails {
    #[serde(default, deserialize_with = "lenient")]
    cached_tokens: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    reasoning_tokens: Option<u64>,
}

impl From<Tokens> for Usage {
    fn from(tokens: Tokens) -> Usage {
        Usage {
            input_tokens: tokens.prompt_tokens,
            output_tokens: tokens.completion_tokens,
            cached_tokens: tokens.prompt_tokens_details.and_then(|details| details.cached_tokens),
            reasoning_tokens: tokens
                .completion_tokens_details
                .and_then(|details| details.reasoning_tokens),
        }
    }
}

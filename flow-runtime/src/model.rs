//! The one interface to language models.
//!
//! A [`Model`] takes a [`Request`] and gives a [`Reply`] or a [`ModelError`]. It sends once: retries, timeouts, limits and
//! validation are the executor's. The clients and the offline models live in the submodules.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::message::Message;
use crate::schema::{Dialect, Format, Json};

#[cfg(feature = "http")]
mod anthropic;
#[cfg(feature = "http")]
mod env;
mod error;
#[cfg(feature = "http")]
mod http;
mod limits;
#[cfg(feature = "http")]
mod openai;
#[cfg(feature = "http")]
mod provider;
mod rehearsal;
mod scripted;
#[cfg(feature = "http")]
mod wire;

#[cfg(feature = "http")]
pub use anthropic::{Anthropic, AnthropicBuilder};
#[cfg(feature = "http")]
pub use env::NoModel;
#[cfg(feature = "http")]
pub(crate) use env::from_env;
pub use error::{ModelError, ModelErrorKind};
#[cfg(feature = "http")]
pub use http::ClientError;
pub use limits::{LimitScope, RateLimits, Window};
#[cfg(feature = "http")]
pub use openai::{OpenAi, OpenAiBuilder};
pub use rehearsal::Rehearsal;
pub use scripted::{ScriptError, Scripted, ScriptedAnswer, ScriptedCall, ScriptedReply};

/// The provider of a model that has none of OpenTelemetry's names.
const OTHER_PROVIDER: &str = "_OTHER";

/// A language model: something that answers a list of messages.
///
/// ```
/// use flow::{Model, ModelError, Reply, Request};
///
/// /// Answers every prompt with its own last message.
/// struct Echo;
///
/// impl Model for Echo {
///     fn id(&self) -> &str {
///         "echo"
///     }
///
///     async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
///         let last = request.messages.last().map(|m| m.to_text()).unwrap_or_default();
///         Ok(Reply::new(last))
///     }
/// }
/// ```
pub trait Model: Send + Sync + 'static {
    /// The model's own name, such as `gpt-5-mini`: it stands in records, errors and spans.
    fn id(&self) -> &str;

    /// Sends one request. The future is dropped when the call is cancelled or out of time.
    fn complete(&self, request: &Request)
    -> impl Future<Output = Result<Reply, ModelError>> + Send;

    /// What this model can take. The default is a model that knows no structured output and takes every option.
    fn capabilities(&self) -> Capabilities {
        Capabilities::default()
    }

    /// Who serves the model, by the names of OpenTelemetry's `gen_ai.provider.name`: `openai`, `anthropic`, …. The default,
    /// `_OTHER`, says nothing.
    fn provider(&self) -> &str {
        OTHER_PROVIDER
    }

    /// Whom this model shares its rate limits with: all models of an equal scope. The default has the model share with every
    /// other of its type, provider and name; `None` is a model without limits. It is asked once, when a runtime gets the model.
    fn limit_scope(&self) -> Option<LimitScope> {
        Some(LimitScope::of(&[std::any::type_name::<Self>(), self.provider(), self.id()]))
    }
}

/// What a model takes, besides messages. An option that it does not take is left out of the request and recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Capabilities {
    /// How the output's schema is handed over. [`Dialect::Prompt`], the default, writes it into the prompt.
    pub dialect: Dialect,
    /// How the form is written into the prompt, where the model is not shown a schema.
    pub format: Format,
    /// Takes `temperature`.
    pub temperature: bool,
    /// Takes `top_p`.
    pub top_p: bool,
    /// Takes `seed`.
    pub seed: bool,
    /// Takes `stop`.
    pub stop: bool,
    /// Takes `reasoning_effort`.
    pub reasoning_effort: bool,
    /// The most tokens of a reply to a request without `max_tokens`, if that is known: a plan bounds
    /// replies by it, and one that was cut off is asked for again with twice as many.
    pub output_limit: Option<u32>,
}

impl Default for Capabilities {
    fn default() -> Self {
        Capabilities {
            dialect: Dialect::Prompt,
            format: Format::TypeScript,
            temperature: true,
            top_p: true,
            seed: true,
            stop: true,
            reasoning_effort: true,
            output_limit: None,
        }
    }
}

impl Capabilities {
    /// These capabilities, with schemas handed over as `dialect`.
    pub fn with_dialect(self, dialect: Dialect) -> Self {
        Capabilities { dialect, ..self }
    }

    /// These capabilities, with forms written into prompts as `format`.
    pub fn with_format(self, format: Format) -> Self {
        Capabilities { format, ..self }
    }

    /// These capabilities, with this bound on a reply to a request without `max_tokens`.
    pub fn with_output_limit(self, tokens: u32) -> Self {
        Capabilities { output_limit: Some(tokens), ..self }
    }
}

/// The parameters of a call that a provider may take. What is `None` or empty is not sent.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Sampling temperature, 0.0 to 2.0.
    pub temperature: Option<f64>,
    /// Nucleus sampling, above 0.0 and at most 1.0.
    pub top_p: Option<f64>,
    /// The most tokens that the reply may have.
    pub max_tokens: Option<u32>,
    /// A seed, for providers that sample reproducibly.
    pub seed: Option<u64>,
    /// Texts at which the reply ends.
    pub stop: Vec<Cow<'static, str>>,
    /// How long a reasoning model may think: `minimal`, `low`, `medium` or `high` with most.
    pub reasoning_effort: Option<Cow<'static, str>>,
    /// Further provider parameters, merged into the top level of the request's body.
    pub extra: Map<String, Value>,
}

/// One request to a [`Model`], made by the executor.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Request {
    /// The name of the step that asks.
    pub step: Arc<str>,
    /// Which attempt of this call it is, from 1.
    pub attempt: u32,
    /// What to answer, in order.
    pub messages: Arc<[Message]>,
    /// The options that this model takes, of those that were asked for.
    pub options: Options,
    /// The form of the output, in the dialect of the model's [`Capabilities`]; `None` for plain text, and when the form is
    /// described in the messages ([`Dialect::Prompt`]).
    pub schema: Option<WireSchema>,
    /// How long the attempt may take; whoever asks ends it then. `None` if nobody has said.
    pub timeout: Option<Duration>,
}

/// A schema as it goes over the wire.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct WireSchema {
    /// A name for it, of the form `[A-Za-z0-9_-]{1,64}`.
    pub name: Arc<str>,
    /// The schema, its properties in declaration order.
    pub schema: Arc<Json>,
}

impl WireSchema {
    /// A schema under a name.
    pub fn new(name: impl Into<Arc<str>>, schema: Arc<Json>) -> Self {
        WireSchema { name: name.into(), schema }
    }
}

impl Request {
    /// A request of these messages, as a test of a [`Model`] makes one.
    pub fn new(step: impl Into<Arc<str>>, messages: Vec<Message>) -> Self {
        Request {
            step: step.into(),
            attempt: 1,
            messages: messages.into(),
            options: Options::default(),
            schema: None,
            timeout: None,
        }
    }
}

/// What a model answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reply {
    /// The text of the answer.
    pub text: String,
    /// Why the answer ended.
    pub finish: Finish,
    /// The tokens that were billed.
    pub usage: Usage,
    /// The model that answered, as the provider names it.
    pub model: Option<String>,
    /// The provider's name for this reply.
    pub id: Option<String>,
    /// What is left of the provider's limits, if it said.
    pub limits: Option<Box<RateLimits>>,
}

impl Reply {
    /// A complete reply of this text, with no usage.
    pub fn new(text: impl Into<String>) -> Self {
        Reply {
            text: text.into(),
            finish: Finish::Stop,
            usage: Usage::default(),
            model: None,
            id: None,
            limits: None,
        }
    }

    /// This reply with what it cost.
    pub fn with_usage(mut self, usage: Usage) -> Self {
        self.usage = usage;
        self
    }

    /// This reply with why it ended.
    pub fn with_finish(mut self, finish: Finish) -> Self {
        self.finish = finish;
        self
    }

    /// This reply with what is left of the provider's limits.
    pub fn with_limits(mut self, limits: RateLimits) -> Self {
        self.limits = Some(Box::new(limits));
        self
    }
}

/// Why a reply ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finish {
    /// It was complete. Also what an unknown or missing reason is taken for.
    Stop,
    /// It was cut off by `max_tokens` or by the model's context window.
    Length,
    /// The model would not answer, or a filter took the answer away; the text says why, if anything does.
    Refusal(Option<String>),
}

/// Tokens of one call, as the provider counts them; `None` where it did not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Usage {
    /// All tokens that went in, cached ones included.
    pub input_tokens: Option<u64>,
    /// All tokens that came out, reasoning included.
    pub output_tokens: Option<u64>,
    /// The part of the input that was read from the provider's cache.
    pub cached_tokens: Option<u64>,
    /// The part of the output that was reasoning.
    pub reasoning_tokens: Option<u64>,
}

impl Usage {
    /// Usage of this many tokens in and out.
    pub fn new(input_tokens: u64, output_tokens: u64) -> Self {
        Usage {
            input_tokens: Some(input_tokens),
            output_tokens: Some(output_tokens),
            ..Usage::default()
        }
    }
}

type Completion<'a> = Pin<Box<dyn Future<Output = Result<Reply, ModelError>> + Send + 'a>>;

/// [`Model`] with its future boxed, so that models of different types stand in one map.
trait Erased: Send + Sync {
    fn id(&self) -> &str;
    fn capabilities(&self) -> Capabilities;
    fn provider(&self) -> &str;
    fn complete<'a>(&'a self, request: &'a Request) -> Completion<'a>;
}

impl<M: Model> Erased for M {
    fn id(&self) -> &str {
        Model::id(self)
    }

    fn capabilities(&self) -> Capabilities {
        Model::capabilities(self)
    }

    fn provider(&self) -> &str {
        Model::provider(self)
    }

    fn complete<'a>(&'a self, request: &'a Request) -> Completion<'a> {
        Box::pin(Model::complete(self, request))
    }
}

/// Any [`Model`], shared: cheap to clone, and a model itself.
#[derive(Clone)]
pub struct AnyModel {
    model: Arc<dyn Erased>,
    /// Kept, because making one costs a hash.
    scope: Option<LimitScope>,
}

impl AnyModel {
    /// Shares a model.
    pub fn new(model: impl Model) -> Self {
        AnyModel { scope: Model::limit_scope(&model), model: Arc::new(model) }
    }
}

impl Model for AnyModel {
    fn id(&self) -> &str {
        self.model.id()
    }

    fn capabilities(&self) -> Capabilities {
        self.model.capabilities()
    }

    fn provider(&self) -> &str {
        self.model.provider()
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        self.scope
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        self.model.complete(request).await
    }
}

impl std::fmt::Debug for AnyModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("AnyModel").field(&self.model.id()).finish()
    }
}

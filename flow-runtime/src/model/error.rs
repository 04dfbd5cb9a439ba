//! Why a model gave no reply.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::RateLimits;

/// A request that brought no reply: what kind of failure, what the provider said, and how long it asked us to wait.
///
/// It never holds a key, a header or a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    kind: ModelErrorKind,
    status: Option<u16>,
    message: String,
    /// What only some errors have, apart, so that a `Result` stays small.
    told: Option<Box<Told>>,
}

/// What an answer can say besides its status and its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Told {
    retry_after: Option<Duration>,
    should_retry: Option<bool>,
    option: Option<Cow<'static, str>>,
    limits: Option<RateLimits>,
}

/// The kinds of failure that the executor treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ModelErrorKind {
    /// No connection, or it broke before any of the answer came. Tried again.
    Connect,
    /// The connection broke, or the body ended early, after the answer had begun. Tried again once; the call may be billed.
    Interrupted,
    /// The connection stands and nothing comes over it: no first byte, or no further one. Tried again once; the call may be
    /// billed.
    Silent,
    /// The provider failed by itself (408, 409, 5xx). Tried again.
    Unavailable,
    /// The provider has more to do than it can (529, and 503 with that code). Tried again, with fewer requests at once.
    Overloaded,
    /// Too many requests or tokens in a minute (429). Tried again, after what `retry-after` says.
    RateLimited,
    /// Nothing is left to spend. Never tried again.
    QuotaExhausted,
    /// The key is missing, wrong or not allowed to do this (401, 403).
    Unauthorized,
    /// The provider does not know the model, or the address (404).
    NotFound,
    /// The prompt does not fit the model's context window (413, and 400 with that code).
    ContextTooLong,
    /// A filter of the provider's stopped the prompt (400 with that code). The same model will not answer it.
    Filtered,
    /// The model does not take an option of the request; [`ModelError::option`] names it.
    UnsupportedOption,
    /// The request itself is wrong (400, 422 and the like), or a scripted model has no reply for it.
    Rejected,
    /// The certificate of the server is not to be trusted.
    Certificate,
    /// What came back is not the provider's format.
    Malformed,
}

impl ModelError {
    /// An error of this kind, in these words.
    pub fn new(kind: ModelErrorKind, message: impl Into<String>) -> Self {
        ModelError { kind, status: None, message: message.into(), told: None }
    }

    /// This error in other words.
    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.message = message;
        self
    }

    /// This error with the HTTP status that it came with.
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// This error with the time that the provider asked us to wait; zero is none.
    pub fn with_retry_after(self, wait: Option<Duration>) -> Self {
        let wait = wait.filter(|wait| !wait.is_zero());
        self.telling(wait.is_some(), |told| told.retry_after = wait)
    }

    /// This error with what the provider said about trying again (`x-should-retry`); it stands above the kind.
    pub fn with_should_retry(self, should: Option<bool>) -> Self {
        self.telling(should.is_some(), |told| told.should_retry = should)
    }

    /// This error with the option that the model does not take, by its name in [`Options`](super::Options).
    pub fn with_option(self, option: impl Into<Cow<'static, str>>) -> Self {
        self.telling(true, |told| told.option = Some(option.into()))
    }

    /// This error with what is left of the provider's limits.
    pub fn with_limits(self, limits: RateLimits) -> Self {
        self.telling(!limits.is_empty(), |told| {
            told.limits = Some(limits).filter(|limits| !limits.is_empty());
        })
    }

    fn telling(mut self, is_something: bool, tell: impl FnOnce(&mut Told)) -> Self {
        if is_something || self.told.is_some() {
            tell(self.told.get_or_insert_default());
        }
        self
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ModelErrorKind {
        self.kind
    }

    /// The HTTP status, where there was one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The provider's words, or ours.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How long the provider asked us to wait; never zero.
    pub fn retry_after(&self) -> Option<Duration> {
        self.told.as_ref()?.retry_after
    }

    /// Whether the provider said to try again (`x-should-retry`), if it said anything.
    pub fn should_retry(&self) -> Option<bool> {
        self.told.as_ref()?.should_retry
    }

    /// The option that the model does not take: its name in [`Options`](super::Options), or the provider's own where it is
    /// none of those.
    pub fn option(&self) -> Option<&str> {
        self.told.as_ref()?.option.as_deref()
    }

    /// What is left of the provider's limits, if it said.
    pub fn limits(&self) -> Option<&RateLimits> {
        self.told.as_ref()?.limits.as_ref()
    }

    /// Whether the same request may succeed later: as the provider says, else by the kind. An exhausted quota is not tried
    /// again, whatever a proxy in between says.
    pub fn is_transient(&self) -> bool {
        use ModelErrorKind::*;
        let by_kind = matches!(
            self.kind,
            Connect | Interrupted | Silent | Unavailable | Overloaded | RateLimited
        );
        self.kind != QuotaExhausted && self.should_retry().unwrap_or(by_kind)
    }

    /// Whether the provider may bill the request although there is no reply: it had begun to answer.
    pub fn may_be_billed(&self) -> bool {
        use ModelErrorKind::*;
        matches!(self.kind, Interrupted | Silent | Malformed)
    }

    /// What a person should do about it.
    pub(crate) fn remedy(&self) -> &'static str {
        use ModelErrorKind::*;
        match self.kind {
            Connect => "check the base URL, the network and the proxy",
            Interrupted | Unavailable => {
                "the provider failed by itself: run it again later, or give more `attempts`"
            }
            Silent => {
                "if the model takes that long, give the step a longer `timeout`, or its client a longer `first_byte_timeout`"
            }
            Overloaded => {
                "the provider has too much to do: run it again later, or use another model"
            }
            RateLimited => "send less at once, or ask the provider for a higher limit",
            QuotaExhausted => "top up the provider's account, or use another model",
            Unauthorized => "check the API key and what it is allowed to do",
            NotFound => "check the model's name and the base URL",
            ContextTooLong => {
                "shorten the inputs (`| truncate(…)`), or use a model with a larger context"
            }
            Filtered => "look at the prompt and its inputs; the same model will refuse them again",
            UnsupportedOption => {
                "leave the option out, or say by `capabilities` that the model does not take it"
            }
            Rejected => {
                "the request does not fit the model: check its options and its prompt; a scripted model needs a reply for this step"
            }
            Certificate => "check the server's certificate and this machine's root certificates",
            Malformed => "check that the base URL is that of the provider's API",
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status {
            write!(f, "{status}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ModelError {}

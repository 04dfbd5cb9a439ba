//! Why a model gave no reply.

use std::fmt;
use std::time::Duration;

/// A request that brought no reply: what kind of failure, what the provider said, and how long it asked us to wait.
///
/// It never holds a key, a header or a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    kind: ModelErrorKind,
    status: Option<u16>,
    message: String,
    retry_after: Option<Duration>,
}

/// The kinds of failure that the executor treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ModelErrorKind {
    /// No connection, or it broke before any of the answer came. Tried again.
    Connect,
    /// The connection broke, or the body ended early, after the answer had begun. Tried again; the call may be billed.
    Interrupted,
    /// The provider has too much to do, or failed by itself (408, 409, 5xx, 529). Tried again.
    Unavailable,
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
        ModelError { kind, status: None, message: message.into(), retry_after: None }
    }

    /// This error in other words.
    #[cfg(feature = "http")]
    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.message = message;
        self
    }

    /// This error with the HTTP status that it came with.
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// This error with the time that the provider asked us to wait.
    pub fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
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

    /// How long the provider asked us to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        use ModelErrorKind::*;
        matches!(self.kind, Connect | Interrupted | Unavailable | RateLimited)
    }

    /// What a person should do about it.
    pub(crate) fn remedy(&self) -> &'static str {
        use ModelErrorKind::*;
        match self.kind {
            Connect => "check the base URL, the network and the proxy",
            Interrupted | Unavailable => {
                "the provider failed by itself: run it again later, or give more `attempts`"
            }
            RateLimited => "send less at once, or ask the provider for a higher limit",
            QuotaExhausted => "top up the provider's account, or use another model",
            Unauthorized => "check the API key and what it is allowed to do",
            NotFound => "check the model's name and the base URL",
            ContextTooLong => {
                "shorten the inputs (`| truncate(…)`), or use a model with a larger context"
            }
            Rejected => "the request does not fit the model: check its options and its prompt",
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

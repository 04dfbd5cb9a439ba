//! What is left of a provider's limits, and who shares them.

use std::fmt;
use std::time::Duration;

use hmac_sha256::Hash as Sha256;

/// What is left of a provider's limits, as the headers of an answer said. What they did not say is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimits {
    /// Requests.
    pub requests: Window,
    /// Tokens of any kind.
    pub tokens: Window,
    /// Tokens that go in, where they have a limit of their own.
    pub input_tokens: Window,
    /// Tokens that come out, where they have a limit of their own.
    pub output_tokens: Window,
}

/// One limit: so many in a window of time, mostly a minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// How many there may be in the window.
    pub limit: Option<u64>,
    /// How many are left in it.
    pub remaining: Option<u64>,
    /// How long until all of them are there again, counted from the answer.
    pub reset: Option<Duration>,
}

impl Window {
    /// A limit of which so many are left, until all are there again after `reset`.
    pub fn new(limit: u64, remaining: u64, reset: Duration) -> Self {
        Window { limit: Some(limit), remaining: Some(remaining), reset: Some(reset) }
    }
}

impl RateLimits {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        *self == RateLimits::default()
    }

    /// These limits with this one of requests.
    pub fn with_requests(self, requests: Window) -> Self {
        RateLimits { requests, ..self }
    }

    /// These limits with this one of tokens.
    pub fn with_tokens(self, tokens: Window) -> Self {
        RateLimits { tokens, ..self }
    }
}

/// Who shares a rate limit: models whose scopes are equal do. It is a hash of what it was made from, a key as well, and
/// shows none of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LimitScope([u8; 16]);

impl LimitScope {
    /// The scope of these parts, in this order: provider, address, key, model.
    pub fn of(parts: &[&str]) -> Self {
        LimitScope([0; 16]).within(parts)
    }

    /// The scope of these parts inside of this one.
    pub fn within(self, parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0);
        for part in parts {
            // The length first, so that no two lists of parts run into the same text.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let mut scope = [0; 16];
        scope.copy_from_slice(&hash.finalize()[..16]);
        LimitScope(scope)
    }
}

/// Enough of the hash to tell two scopes apart.
impl fmt::Debug for LimitScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, ..] = self.0;
        write!(f, "LimitScope({a:02x}{b:02x}{c:02x}{d:02x})")
    }
}

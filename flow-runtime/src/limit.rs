//! Limits that everyone who asks the same model shares: requests and tokens a minute, requests at once, pauses, retries.
//!
//! A [`Limiter`] stands for one [`LimitScope`]; a runtime has one for each scope that it has met. [`Limits`] is what a user
//! sets, `limit/` how it is kept. The executor reserves before it sends and settles afterwards, in one place.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::model::LimitScope;

mod bucket;
mod concurrency;
mod left;
mod limiter;
mod pause;
mod queue;
mod retries;

pub(crate) use limiter::{Cost, Limiter, Permit, Refused};
pub(crate) use queue::Ticket;

/// How much may be asked of one model: by everyone together who uses the same provider, key and model, over all runs of a
/// [`Runtime`](crate::Runtime) and its clones.
///
/// Without a word, there is no limit on requests and tokens a minute but what the provider's headers leave and what its 429s
/// say, and up to 64 requests are under way at once.
///
/// A run that is neither polled nor dropped keeps what it holds, as with any semaphore: spawn it, rather than leaving it
/// between two rounds of a `select!`.
///
/// ```
/// use flow::{Limits, Rehearsal, Runtime};
///
/// let rt = Runtime::builder()
///     .model("default", Rehearsal::new())
///     .limits(Limits::new().requests_per_minute(500).tokens_per_minute(200_000))
///     .build();
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "give it to a runtime: `Runtime::builder().limits(…)`"]
pub struct Limits {
    requests: Option<u32>,
    tokens: Option<u64>,
    concurrency: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { requests: None, tokens: None, concurrency: 64 }
    }
}

impl Limits {
    /// The defaults.
    pub fn new() -> Self {
        Limits::default()
    }

    /// At most this many requests a minute, at least 1. They are spread over the minute: after a quiet time a tenth of them may
    /// go out at once, never more.
    pub fn requests_per_minute(mut self, requests: u32) -> Self {
        self.requests = Some(requests.max(1));
        self
    }

    /// At most this many tokens a minute, in and out, spread like requests.
    ///
    /// A request reserves an estimate of its prompt and its `max_tokens`; what it did not use is given back when the reply is
    /// there. One that can never fit fails at once with [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge).
    pub fn tokens_per_minute(mut self, tokens: u64) -> Self {
        self.tokens = Some(tokens.max(1));
        self
    }

    /// At most this many requests under way at once, at least 1; 64 by default.
    ///
    /// It begins with 8 and doubles while all goes well. Each time that the provider turns a request away or is overloaded,
    /// but at most once a second, three in ten are taken off; then it grows by one each time that all of them were answered.
    pub fn concurrency(mut self, requests: u32) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    /// What holds under both.
    fn stricter(&self, other: &Limits) -> Limits {
        fn least<N: Ord>(one: Option<N>, other: Option<N>) -> Option<N> {
            one.into_iter().chain(other).min()
        }
        Limits {
            requests: least(self.requests, other.requests),
            tokens: least(self.tokens, other.tokens),
            concurrency: self.concurrency.min(other.concurrency),
        }
    }
}

/// Which calls go first when a limit makes them wait. Among equals it is first come, first served.
///
/// It shifts a call's place by a minute for each level, so that no call waits for ever: one of `Low` priority goes before
/// every other that came more than two minutes later.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Priority {
    /// After what comes within the next minute; for batches.
    Low,
    /// As it comes.
    #[default]
    Normal,
    /// Before what came within the last minute; for what somebody waits for.
    High,
}

/// The limiters of a runtime.
#[derive(Debug)]
pub(crate) struct Limiters {
    /// For a scope that only a run has, such as a customer's own key.
    default: Limits,
    by_scope: Mutex<Scopes>,
}

#[derive(Debug)]
struct Scopes {
    limiters: HashMap<LimitScope, Arc<Limiter>>,
    /// How many there may be before those that nobody uses are dropped.
    room: usize,
}

/// How many scopes are kept without looking whether they are in use.
const SCOPES: usize = 1024;

/// How long a limiter without any call is kept: longer than anything that it remembers.
const KEPT: Duration = Duration::from_secs(15 * 60);

impl Limiters {
    /// Limiters for the scopes of a runtime's own models; of a scope that stands there twice, the stricter limits hold.
    pub(crate) fn new(
        default: Limits,
        own: impl Iterator<Item = (LimitScope, Option<Limits>)>,
    ) -> Self {
        let mut found: HashMap<LimitScope, Limits> = HashMap::new();
        for (scope, limits) in own {
            let limits = limits.unwrap_or_else(|| default.clone());
            found.entry(scope).and_modify(|set| *set = set.stricter(&limits)).or_insert(limits);
        }
        let limiters: HashMap<_, _> = found
            .into_iter()
            .map(|(scope, limits)| (scope, Arc::new(Limiter::new(&limits, true))))
            .collect();
        let room = SCOPES + limiters.len();
        Limiters { default, by_scope: Mutex::new(Scopes { limiters, room }) }
    }

    /// The limiter of this scope.
    pub(crate) fn of(&self, scope: LimitScope) -> Arc<Limiter> {
        let mut scopes = self.by_scope.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(limiter) = scopes.limiters.get(&scope) {
            return Arc::clone(limiter);
        }
        if scopes.limiters.len() >= scopes.room {
            let now = Instant::now();
            scopes.limiters.retain(|_, limiter| {
                Arc::strong_count(limiter) > 1 || !limiter.is_forgettable(now, KEPT)
            });
            scopes.room = SCOPES.max(2 * scopes.limiters.len());
        }
        let limiter = Arc::new(Limiter::new(&self.default, false));
        scopes.limiters.insert(scope, Arc::clone(&limiter));
        limiter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(n: usize) -> LimitScope {
        LimitScope::of(&[&n.to_string()])
    }

    #[tokio::test(start_paused = true)]
    async fn scopes_that_nobody_uses_are_forgotten_and_those_that_were_set_or_are_in_use_are_not() {
        let own = [(scope(0), None)].into_iter();
        let limiters = Limiters::new(Limits::default(), own);
        let used = limiters.of(scope(1));
        for n in 2..=SCOPES {
            limiters.of(scope(n));
        }
        tokio::time::advance(KEPT / 2).await;
        let ticket = limiters.of(scope(2)).ticket(Priority::Normal);
        let cost = Cost { input: 1, output: 1 };
        drop(limiters.of(scope(2)).admit(ticket, cost, Instant::now()).await);
        tokio::time::advance(KEPT / 2 + Duration::from_secs(1)).await;
        limiters.of(scope(SCOPES + 1));
        let known = |n| {
            let scopes = limiters.by_scope.lock().unwrap();
            scopes.limiters.contains_key(&scope(n))
        };
        assert_eq!(
            [0, 1, 2, 3, SCOPES, SCOPES + 1].map(known),
            [true, true, true, false, false, true]
        );
        assert!(Arc::ptr_eq(&used, &limiters.of(scope(1))));
    }
}

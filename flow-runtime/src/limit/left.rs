//! What a provider's headers say is left of its limits: it only ever holds requests back.

use std::time::Duration;

use tokio::time::Instant;

use super::limiter::{Cost, Taken};
use crate::model::{RateLimits, Window};

/// What is left of each limit that the last answer told of.
#[derive(Debug, Default)]
pub(super) struct Left {
    requests: Option<Rest>,
    tokens: Option<Rest>,
    input: Option<Rest>,
    output: Option<Rest>,
}

/// What is left of one limit; it grows evenly until all of it is there again.
#[derive(Debug)]
struct Rest {
    limit: f64,
    level: f64,
    per_second: f64,
    at: Instant,
    /// When everything is there again, and this is forgotten.
    full: Instant,
}

impl Left {
    /// Takes an answer's word. `since` was sent after the request that is answered, so the answer may not know of it.
    pub(super) fn update(&mut self, told: &RateLimits, since: Taken, now: Instant) {
        let set = |rest: &mut Option<Rest>, window: &Window, since: f64| {
            if let Some(found) = Rest::of(window, since, now) {
                *rest = Some(found);
            }
        };
        set(&mut self.requests, &told.requests, since.requests);
        set(&mut self.tokens, &told.tokens, since.input);
        set(&mut self.input, &told.input_tokens, since.input);
        set(&mut self.output, &told.output_tokens, 0.0);
    }

    /// How long until a request of this cost fits. Of the output only the room is asked for: providers count what is written,
    /// not what might be.
    pub(super) fn wait(&mut self, cost: Cost, now: Instant) -> Duration {
        let input = cost.input as f64;
        let rests = [
            (&mut self.requests, 1.0),
            (&mut self.tokens, input),
            (&mut self.input, input),
            (&mut self.output, 1.0),
        ];
        let wait = rests.into_iter().map(|(rest, cost)| {
            rest.take_if(|rest| now >= rest.full);
            rest.as_mut().map_or(Duration::ZERO, |rest| rest.wait(cost, now))
        });
        wait.max().unwrap_or_default()
    }

    pub(super) fn take(&mut self, cost: Cost) {
        let rests = [
            (&mut self.requests, 1),
            (&mut self.tokens, cost.input),
            (&mut self.input, cost.input),
        ];
        for (rest, cost) in rests {
            if let Some(rest) = rest {
                rest.level -= cost as f64;
            }
        }
    }
}

impl Rest {
    fn of(window: &Window, since: f64, now: Instant) -> Option<Rest> {
        let remaining = window.remaining? as f64;
        let reset = window.reset.filter(|reset| !reset.is_zero())?;
        let limit = window.limit.map_or(remaining, |limit| limit as f64).max(remaining);
        Some(Rest {
            limit,
            level: remaining - since,
            per_second: (limit - remaining) / reset.as_secs_f64(),
            at: now,
            full: now.checked_add(reset)?,
        })
    }

    fn wait(&mut self, cost: f64, now: Instant) -> Duration {
        let grown = now.duration_since(self.at).as_secs_f64() * self.per_second;
        self.level = (self.level + grown).min(self.limit);
        self.at = now;
        let missing = cost.min(self.limit).max(1.0) - self.level;
        if missing <= self.per_second * 1e-9 {
            return Duration::ZERO;
        }
        let until_full = self.full.duration_since(now);
        let wait = Duration::try_from_secs_f64(missing / self.per_second);
        wait.map_or(until_full, |wait| wait.min(until_full)).max(Duration::from_nanos(1))
    }
}

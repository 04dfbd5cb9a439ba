//! How many requests are under way at once: more while all goes well, fewer when the provider cannot keep up.

use std::time::Duration;

use tokio::time::Instant;

/// How many there may be before anything is known of the provider.
const FIRST: f64 = 8.0;
/// What is kept when there were too many.
const KEEP: f64 = 0.7;
/// How long one lowering holds, so that a burst of failures counts as one.
const HOLD: Duration = Duration::from_secs(1);

/// Additive increase, multiplicative decrease; until the first decrease, each answer adds one.
#[derive(Debug)]
pub(super) struct Concurrency {
    under_way: u32,
    limit: f64,
    most: f64,
    lowered: Option<Instant>,
    /// How many have entered; how many had when the last place was taken, and when the limit was lowered.
    entered: u64,
    full_at: u64,
    lowered_at: u64,
}

impl Concurrency {
    pub(super) fn new(most: u32) -> Self {
        let most = f64::from(most);
        Concurrency {
            under_way: 0,
            limit: FIRST.min(most),
            most,
            lowered: None,
            entered: 0,
            full_at: 0,
            lowered_at: 0,
        }
    }

    pub(super) fn has_room(&self) -> bool {
        // A limit that has grown by fractions may be a hair short.
        f64::from(self.under_way + 1) <= self.limit + 1e-6
    }

    pub(super) fn is_idle(&self) -> bool {
        self.under_way == 0
    }

    /// How many have entered so far.
    pub(super) fn entered(&self) -> u64 {
        self.entered
    }

    /// One more is under way; its number.
    pub(super) fn enter(&mut self) -> u64 {
        self.under_way += 1;
        self.entered += 1;
        if !self.has_room() {
            self.full_at = self.entered;
        }
        self.entered
    }

    pub(super) fn leave(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// The request of this number was answered. There may be more if all places were taken while it was under way: a limit
    /// that is not reached says nothing. Nor does what was sent before the limit was lowered.
    pub(super) fn raise(&mut self, number: u64) {
        if self.full_at >= number && number > self.lowered_at {
            let more = if self.lowered.is_none() { 1.0 } else { 1.0 / self.limit.floor() };
            self.limit = (self.limit + more).min(self.most);
        }
    }

    /// The provider could not take a request.
    pub(super) fn lower(&mut self, now: Instant) {
        if self.lowered.is_none_or(|lowered| now.duration_since(lowered) >= HOLD) {
            self.limit = (self.limit * KEEP).max(1.0);
            self.lowered = Some(now);
            self.lowered_at = self.entered;
        }
    }
}

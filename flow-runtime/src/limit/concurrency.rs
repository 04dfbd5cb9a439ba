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
}

impl Concurrency {
    pub(super) fn new(most: u32) -> Self {
        let most = f64::from(most);
        Concurrency { under_way: 0, limit: FIRST.min(most), most, lowered: None }
    }

    pub(super) fn has_room(&self) -> bool {
        f64::from(self.under_way + 1) <= self.limit
    }

    pub(super) fn is_idle(&self) -> bool {
        self.under_way == 0
    }

    pub(super) fn enter(&mut self) {
        self.under_way += 1;
    }

    pub(super) fn leave(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// A request was answered; called before it leaves. A limit that is not reached says nothing, and stays.
    pub(super) fn raise(&mut self) {
        if !self.has_room() {
            let more = if self.lowered.is_none() { 1.0 } else { 1.0 / self.limit };
            self.limit = (self.limit + more).min(self.most);
        }
    }

    /// The provider could not take a request.
    pub(super) fn lower(&mut self, now: Instant) {
        if self.lowered.is_none_or(|lowered| now.duration_since(lowered) >= HOLD) {
            self.limit = (self.limit * KEEP).max(1.0);
            self.lowered = Some(now);
        }
    }
}

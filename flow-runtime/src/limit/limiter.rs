//! One scope's limits: who may send now, who waits until when, and what is given back.
//!
//! No task drives it. The first in the queue looks again when its time has come or when something was given back, and wakes
//! the next when it has gone; so a call that is dropped anywhere leaves nothing behind.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::bucket::Bucket;
use super::concurrency::Concurrency;
use super::left::Left;
use super::pause::Pause;
use super::queue::{Queue, Ticket};
use super::retries::RetryBudget;
use super::{Limits, Priority};
use crate::model::{ModelError, ModelErrorKind, RateLimits, Reply, Usage};

/// How long nothing is sent after the provider said that nothing is left to spend. Then one call asks again.
const EXHAUSTED: Duration = Duration::from_secs(60);

/// What a request may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// The tokens of its prompt, estimated.
    pub(crate) input: u64,
    /// The most tokens of its reply, where it says so.
    pub(crate) output: u64,
}

/// Why a request may not be sent in time.
#[derive(Debug)]
pub(crate) enum Refused {
    /// Its bound has come first.
    TooLong,
    /// It needs more tokens than there are in a minute.
    TooLarge { tokens: u64, limit: u64 },
    /// The provider has asked everyone to wait for longer than it can.
    Paused(Duration),
    /// Nothing is left to spend.
    Exhausted(ModelError),
}

/// What has been sent so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Taken {
    pub(super) requests: f64,
    pub(super) input: f64,
}

#[derive(Debug)]
pub(crate) struct Limiter {
    state: Mutex<State>,
    /// A user has set its limits: it is never forgotten.
    is_configured: bool,
}

#[derive(Debug)]
struct State {
    requests: Option<Bucket>,
    tokens: Option<Bucket>,
    left: Left,
    concurrency: Concurrency,
    pause: Pause,
    exhausted: Option<Exhausted>,
    retries: RetryBudget,
    queue: Queue,
    taken: Taken,
    last_used: Instant,
}

#[derive(Debug)]
struct Exhausted {
    error: ModelError,
    since: Instant,
    until: Instant,
    /// How many requests had been sent by then: their answers say nothing of it.
    sent: u64,
}

/// What a look at the limits says.
enum Look {
    Go,
    Wait(Instant),
    Refuse(Refused),
}

impl Limiter {
    pub(super) fn new(limits: &Limits, is_configured: bool) -> Self {
        let now = Instant::now();
        let state = State {
            requests: limits.requests.map(|requests| Bucket::new(f64::from(requests), now)),
            tokens: limits.tokens.map(|tokens| Bucket::new(tokens as f64, now)),
            left: Left::default(),
            concurrency: Concurrency::new(limits.concurrency),
            pause: Pause::default(),
            exhausted: None,
            retries: RetryBudget::new(now),
            queue: Queue::default(),
            taken: Taken::default(),
            last_used: now,
        };
        Limiter { state: Mutex::new(state), is_configured }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new call's place in the order.
    pub(crate) fn ticket(&self, priority: Priority) -> Ticket {
        let mut state = self.state();
        let now = Instant::now();
        state.retries.call(now);
        state.queue.ticket(priority, now)
    }

    /// Waits until a request of this cost may be sent.
    pub(crate) async fn admit(
        self: &Arc<Self>,
        ticket: Ticket,
        cost: Cost,
        bound: Instant,
    ) -> Result<Permit, Refused> {
        // Its place in the queue, once it has to wait.
        let mut _place = None;
        loop {
            let (until, changed) = {
                // In this order, so that the time of those who look never goes back.
                let mut state = self.state();
                let now = Instant::now();
                match state.look(ticket, cost, bound, now) {
                    Look::Go => {
                        let number = state.enter(cost, now);
                        return Ok(Permit {
                            limiter: Arc::clone(self),
                            cost,
                            number,
                            taken: state.taken,
                            epoch: state.pause.epoch(),
                        });
                    }
                    Look::Refuse(refused) => return Err(refused),
                    Look::Wait(_) if now >= bound => return Err(Refused::TooLong),
                    Look::Wait(until) => (until.min(bound), state.queue.enter(ticket, bound)),
                }
            };
            _place.get_or_insert_with(|| Place { limiter: self, ticket });
            // Which of the two it was shows when it looks again.
            let _ = timeout_at(until, changed.notified()).await;
        }
    }

    /// Whether one more attempt may be made for a call whose last one the provider failed.
    pub(crate) fn may_retry(&self) -> bool {
        let mut state = self.state();
        state.retries.take(Instant::now())
    }

    /// Whether nothing would be lost with it.
    pub(super) fn is_forgettable(&self, now: Instant, kept: Duration) -> bool {
        let state = self.state();
        !self.is_configured
            && state.concurrency.is_idle()
            && state.queue.is_empty()
            && now.duration_since(state.last_used) > kept
    }
}

impl State {
    fn look(&mut self, ticket: Ticket, cost: Cost, bound: Instant, now: Instant) -> Look {
        if let Some(exhausted) = self.exhausted.as_ref().filter(|one| now < one.until) {
            return Look::Refuse(Refused::Exhausted(exhausted.again(now)));
        }
        let tokens = cost.input.saturating_add(cost.output);
        if let Some(bucket) = &self.tokens
            && !bucket.can_ever_hold(tokens as f64)
        {
            let limit = bucket.per_minute() as u64;
            return Look::Refuse(Refused::TooLarge { tokens, limit });
        }
        let pause = self.pause.until(now);
        if let Some(until) = pause.filter(|until| *until >= bound) {
            return Look::Refuse(Refused::Paused(until.duration_since(now)));
        }
        if !self.queue.is_next(ticket) {
            return Look::Wait(bound);
        }
        if let Some(until) = pause {
            return Look::Wait(until);
        }
        if !self.concurrency.has_room() {
            return Look::Wait(bound);
        }
        let mut wait = self.left.wait(cost, now);
        if let Some(bucket) = &mut self.requests {
            wait = wait.max(bucket.wait(1.0, now));
        }
        if let Some(bucket) = &mut self.tokens {
            wait = wait.max(bucket.wait(tokens as f64, now));
        }
        // What needs longer than an instant can say waits until its bound.
        if wait.is_zero() { Look::Go } else { Look::Wait(now.checked_add(wait).unwrap_or(bound)) }
    }

    /// A request is sent; its number.
    fn enter(&mut self, cost: Cost, now: Instant) -> u64 {
        self.left.take(cost);
        if let Some(bucket) = &mut self.requests {
            bucket.take(1.0);
        }
        if let Some(bucket) = &mut self.tokens {
            bucket.take(cost.input.saturating_add(cost.output) as f64);
        }
        self.taken.requests += 1.0;
        self.taken.input += cost.input as f64;
        self.last_used = now;
        if let Some(exhausted) = &mut self.exhausted {
            // One call asks whether something can be spent again; until it is answered, the others fail as before.
            exhausted.until = now + EXHAUSTED;
        }
        self.concurrency.enter()
    }

    /// Gives back what a request reserved beyond what it used.
    fn give_back(&mut self, cost: Cost, used: u64) {
        if let Some(bucket) = &mut self.tokens {
            let reserved = cost.input.saturating_add(cost.output);
            bucket.give_back(reserved as f64 - used as f64);
        }
    }
}

impl Exhausted {
    fn again(&self, now: Instant) -> ModelError {
        let since = now.duration_since(self.since).as_secs();
        let left = self.until.duration_since(now).as_secs_f64().ceil();
        let message = format!(
            "nothing was left to spend {since} s ago, so nothing is sent for another {left} s: {}",
            self.error.message()
        );
        ModelError::new(ModelErrorKind::QuotaExhausted, message)
    }
}

/// Takes a call out of the queue, whichever way it leaves.
struct Place<'l> {
    limiter: &'l Limiter,
    ticket: Ticket,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = self.limiter.state();
        state.queue.leave(self.ticket);
        wake_first(state);
    }
}

/// A request that is under way. Dropped without a word, as when its call is cancelled, it makes room for the next and keeps
/// the tokens: they may have been used.
#[derive(Debug)]
pub(crate) struct Permit {
    limiter: Arc<Limiter>,
    cost: Cost,
    /// Its number among those that were under way.
    number: u64,
    /// What had been sent when it was, itself included.
    taken: Taken,
    /// The pause after which it was sent.
    epoch: u64,
}

impl Permit {
    /// The model answered.
    pub(crate) fn answered(self, reply: &Reply) {
        let mut state = self.limiter.state();
        let now = Instant::now();
        state.give_back(self.cost, used(&reply.usage, self.cost));
        state.pause.answered(self.epoch);
        state.concurrency.raise(self.number);
        state.exhausted.take_if(|exhausted| self.number > exhausted.sent);
        self.note(&mut state, reply.limits.as_deref(), now);
    }

    /// The model gave no reply; `random` is for the jitter of a pause.
    pub(crate) fn failed(self, error: &ModelError, random: u64) {
        use ModelErrorKind::*;
        let mut state = self.limiter.state();
        let now = Instant::now();
        self.note(&mut state, error.limits(), now);
        // What the provider may have worked on stays used.
        if !error.may_be_billed() {
            state.give_back(self.cost, 0);
        }
        let mut woken = Vec::new();
        match error.kind() {
            Connect | Certificate => {
                // It was not even sent.
                if let Some(bucket) = &mut state.requests {
                    bucket.give_back(1.0);
                }
            }
            RateLimited => {
                state.concurrency.lower(now);
                state.pause.turned_away(self.epoch, error.retry_after(), random, now);
                if let Some(until) = state.pause.until(now) {
                    woken = state.queue.bound_before(until);
                }
            }
            Overloaded => state.concurrency.lower(now),
            QuotaExhausted => {
                let (until, sent) = (now + EXHAUSTED, state.concurrency.entered());
                state.exhausted = Some(Exhausted { error: error.clone(), since: now, until, sent });
                woken = state.queue.all();
            }
            _ => {}
        }
        drop(state);
        woken.iter().for_each(|waiter| waiter.notify_one());
    }

    /// Keeps what the answer's headers say.
    fn note(&self, state: &mut State, limits: Option<&RateLimits>, now: Instant) {
        if let Some(limits) = limits {
            let since = Taken {
                requests: state.taken.requests - self.taken.requests,
                input: state.taken.input - self.taken.input,
            };
            state.left.update(limits, since, now);
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.limiter.state();
        state.concurrency.leave();
        state.last_used = Instant::now();
        wake_first(state);
    }
}

/// Has the first in the queue look again.
fn wake_first(state: MutexGuard<'_, State>) {
    let first = state.queue.first();
    drop(state);
    if let Some(first) = first {
        first.notify_one();
    }
}

/// The tokens that a reply used; where the provider did not say, those that were reserved.
fn used(usage: &Usage, cost: Cost) -> u64 {
    let input = usage.input_tokens.unwrap_or(cost.input);
    input.saturating_add(usage.output_tokens.unwrap_or(cost.output))
}

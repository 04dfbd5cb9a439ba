//! The executor: the only part that talks to a model.
//!
//! It takes one call and gives a validated value or an error, with every attempt on record. It renders nothing and knows no
//! flow: the work is behind [`Ask`] and [`Act`], whose values stay with them.

use std::any::Any;
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use ledger::Ledger;
use tokio::time::Instant;

use crate::attempt::Attempt;
use crate::call::{BoxFuture, Overrides};
use crate::error::{Error, ErrorKind};
use crate::frame::At;
use crate::message::Prompt;
use crate::reply::{Repair, Repairs};
use crate::run::Run;
use crate::schema::{Dialect, Schema};
use crate::step::StepInfo;

mod act;
mod ask;
mod asked;
mod flight;
mod ledger;
mod next;
mod options;
mod reserve;

/// The most bytes that a hint adds to a prompt, so that what a retry sends is bounded.
pub(crate) const LONGEST_HINT: u64 = 2_000;

pub(crate) use act::act;
pub(crate) use ask::ask;
pub(crate) use asked::Asked;
pub(crate) use options::NotTaken;

/// A prompt step's side of a call.
pub(crate) trait Ask: Send + Sync {
    fn render(&self) -> Result<Prompt, String>;
    fn schema(&self) -> Arc<Schema>;
    /// Parses a reply and runs the gates; a good value is kept. Gives the repairs that it took.
    fn accept(&mut self, answer: Answer<'_>) -> Result<Vec<Repair>, ErrorKind>;
    /// Keeps the fallback's value, if there is a fallback.
    fn fall_back(&mut self) -> bool;
}

/// A reply, and how it may be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer<'r> {
    pub(crate) text: &'r str,
    pub(crate) dialect: Dialect,
    pub(crate) repairs: Repairs,
    pub(crate) is_cut_off: bool,
}

/// A code step's side of a call.
pub(crate) trait Act: Send + Sync {
    /// The inputs as JSON, for the trace.
    fn inputs(&self) -> String;
    /// The kept value as JSON, for the trace.
    fn output(&self) -> Option<String>;
    /// One attempt; a good value is kept.
    fn start<'s>(&'s mut self, run: &'s Run) -> BoxFuture<'s, Result<(), ActFailure>>;
    fn fall_back(&mut self) -> bool;
}

/// How an attempt of a code step failed.
#[derive(Debug)]
pub enum ActFailure {
    /// It returned an error, which may pass by itself or not.
    Failed(ErrorKind, bool),
    /// It panicked on another thread.
    Panicked(Box<dyn Any + Send>),
    /// A resource is not there.
    NoResource(&'static str),
    /// Its inputs went into an earlier attempt.
    Spent,
}

/// Where in a run a call stands: its stable key.
#[derive(Clone, Copy)]
pub(crate) struct Key<'k> {
    step: &'static str,
    place: Option<At<'k>>,
}

impl<'k> Key<'k> {
    /// A call outside a flow.
    pub(crate) fn alone(info: &'static StepInfo) -> Self {
        Key { step: info.name, place: None }
    }

    /// A call at a node of a flow.
    pub(crate) fn at(at: At<'k>, info: &'static StepInfo) -> Self {
        Key { step: info.name, place: Some(at) }
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            None => f.write_str(self.step),
            Some(at) => write!(f, "{at}"),
        }
    }
}

/// The longest bound there is: beyond it, an instant may not be able to say when it ends.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

/// One call while it runs: what holds for all its attempts.
pub(crate) struct Calling<'c> {
    pub(crate) run: &'c Run,
    pub(crate) info: &'static StepInfo,
    key: Key<'c>,
    attempts: u32,
    timeout: Duration,
    deadline: Duration,
    /// When its deadline began to run: for a prompt step, when its first request was admitted.
    began: Instant,
    is_admitted: bool,
    /// How long it has waited since its last attempt.
    pub(crate) waited: Duration,
    ledger: Ledger,
}

impl<'c> Calling<'c> {
    fn new(
        run: &'c Run,
        info: &'static StepInfo,
        key: Key<'c>,
        overrides: Option<&Overrides>,
    ) -> Self {
        let set = &info.settings;
        let defaults = run.runtime.defaults();
        let time = |own: Option<Duration>, set: Option<u64>, default: Duration| {
            own.or(set.map(Duration::from_millis)).unwrap_or(default).min(LONGEST)
        };
        Calling {
            run,
            info,
            key,
            attempts: overrides
                .and_then(|o| o.attempts)
                .or(set.attempts)
                .unwrap_or(defaults.attempts)
                .max(1),
            timeout: time(overrides.and_then(|o| o.timeout), set.timeout_ms, defaults.timeout),
            deadline: time(overrides.and_then(|o| o.deadline), set.deadline_ms, defaults.deadline),
            began: Instant::now(),
            is_admitted: true,
            waited: Duration::ZERO,
            ledger: Ledger::default(),
        }
    }

    /// When it has to end: the step's deadline or the run's, whichever is nearer.
    fn end(&self) -> Instant {
        let step = self.is_admitted.then(|| self.began + self.deadline);
        let run = self.run.deadline().map(|run| run.end);
        // Until its first request is admitted, a step has as long as there is for waiting.
        step.into_iter().chain(run).min().unwrap_or_else(|| Instant::now() + LONGEST)
    }

    /// How long it may wait for a limit.
    fn max_wait(&self) -> Duration {
        self.run.runtime.defaults().max_wait.min(LONGEST)
    }

    /// When the attempt that begins now has to end.
    fn attempt_end(&self) -> Instant {
        (Instant::now() + self.timeout).min(self.end())
    }

    /// Which deadline has passed, if one has.
    fn over(&self, now: Instant) -> Option<ErrorKind> {
        if let Some(run) = self.run.deadline().filter(|run| now >= run.end) {
            return Some(ErrorKind::RunDeadline(run.given));
        }
        let is_over = self.is_admitted && now >= self.began + self.deadline;
        is_over.then_some(ErrorKind::Deadline(self.deadline))
    }

    /// What it means that an attempt did not end in time.
    fn out_of_time(&self) -> ErrorKind {
        self.over(Instant::now()).unwrap_or(ErrorKind::Timeout(self.timeout))
    }

    /// Waits before the next attempt; `false` if a deadline would pass meanwhile.
    async fn wait(&mut self, wait: Duration) -> bool {
        let end = Instant::now().checked_add(wait);
        let Some(end) = end.filter(|end| *end < self.end()) else { return false };
        tokio::time::sleep_until(end).await;
        self.waited += wait;
        true
    }

    fn error(self, kind: ErrorKind) -> Error {
        Error::new(kind).of_step(self.info.name, self.ledger.into_entries())
    }

    /// Writes one attempt down, for the error and for the trace.
    fn record(&mut self, attempt: Attempt) {
        if self.run.is_recording() {
            self.run.record(attempt.clone());
        }
        self.ledger.add(attempt);
    }

    /// Ends the call by its fallback, or with the error.
    fn give_up(self, kind: ErrorKind, fell_back: Result<bool, Error>) -> Result<(), Error> {
        match fell_back {
            Ok(true) => {
                let reason = format!("the fallback stands in: {kind}");
                tracing::warn!(target: "flow", step = self.info.name, "{reason}");
                self.run.flag(&self.key.to_string(), reason);
                Ok(())
            }
            Ok(false) => Err(self.error(kind)),
            Err(panic) => Err(panic.of_step(self.info.name, self.ledger.into_entries())),
        }
    }
}

/// Runs user code that must not take the process down with it.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(Error::from_panic)
}

/// Waits for user code that must not take the process down with it; after a panic it is not polled again.
async fn guarded_future<T>(work: impl Future<Output = T>) -> Result<T, Error> {
    let mut work = pin!(work);
    poll_fn(|context| match guarded(|| work.as_mut().poll(context)) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

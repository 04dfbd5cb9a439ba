//! What follows an attempt that failed: one row for each kind of failure.

use std::borrow::Cow;
use std::time::Duration;

use super::asked::Asked;
use crate::error::ErrorKind;
use crate::model::{ModelError, ModelErrorKind, Options};
use crate::reply::ReplyErrorKind;

/// What follows an attempt that failed.
pub(super) enum Next {
    Fail,
    /// Again at once, with these words for the model.
    Hint(String),
    /// Again at once, with twice the room for the reply.
    MoreRoom,
    /// Again at once, without an option that the model does not take. The request was none that counts.
    Without(Cow<'static, str>),
    /// The same after the time that the provider asked for, else after a backoff that grows with how often it was so before.
    Later {
        told: Option<Duration>,
        before: u32,
    },
    /// The same at once.
    AtOnce,
    /// The same when the provider lets it: the request did not count.
    TurnedAway {
        told: Option<Duration>,
        before: u32,
    },
}

impl Next {
    /// Whether the same request is sent again: to the model it is one.
    pub(super) fn is_the_same(&self) -> bool {
        matches!(self, Next::Later { .. } | Next::AtOnce | Next::TurnedAway { .. })
    }

    /// Whether it is tried again because the provider failed: those are bounded for everyone together.
    pub(super) fn is_a_retry(&self) -> bool {
        matches!(self, Next::Later { .. } | Next::AtOnce)
    }
}

/// The longest wait that a provider may ask for, as the SDKs of the providers have it; beyond it the call fails.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// How often a call was given another try of the kinds that come only once.
#[derive(Debug, Default)]
pub(super) struct Turns {
    timed_out: bool,
    interrupted: bool,
    silent: bool,
    empty: bool,
    roomier: bool,
    failed: u32,
    turned_away: u32,
}

/// Whether this is the first time.
fn once(happened: &mut bool) -> bool {
    !std::mem::replace(happened, true)
}

/// How often it happened before.
fn count(times: &mut u32) -> u32 {
    std::mem::replace(times, times.saturating_add(1))
}

impl Turns {
    pub(super) fn after(&mut self, kind: &ErrorKind, asked: &Asked<'_>, strict: bool) -> Next {
        match kind {
            ErrorKind::Model(error) => self.after_error(error, &asked.options, strict),
            ErrorKind::Timeout(_) if once(&mut self.timed_out) => Next::AtOnce,
            ErrorKind::Truncated if asked.room().is_some() && once(&mut self.roomier) => {
                Next::MoreRoom
            }
            ErrorKind::Reply(error)
                if error.kind() == ReplyErrorKind::Empty && !once(&mut self.empty) =>
            {
                Next::Fail
            }
            ErrorKind::Reply(error) => Next::Hint(error.to_string()),
            ErrorKind::Gate(messages) => Next::Hint(messages.join("\n")),
            _ => Next::Fail,
        }
    }

    fn after_error(&mut self, error: &ModelError, options: &Options, strict: bool) -> Next {
        use ModelErrorKind::*;
        if error.kind() == UnsupportedOption && !strict && error.should_retry() != Some(true) {
            return error
                .option()
                .and_then(|name| options.named(name))
                .map_or(Next::Fail, Next::Without);
        }
        if !error.is_transient() || error.retry_after() > Some(LONGEST_WAIT) {
            return Next::Fail;
        }
        match error.kind() {
            RateLimited => {
                let before = count(&mut self.turned_away);
                Next::TurnedAway { told: error.retry_after(), before }
            }
            // The answer had begun, or may have, so each such try may be billed.
            Interrupted if !once(&mut self.interrupted) => Next::Fail,
            Silent if !once(&mut self.silent) => Next::Fail,
            _ => Next::Later { told: error.retry_after(), before: count(&mut self.failed) },
        }
    }
}

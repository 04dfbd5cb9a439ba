//! A request that is under way, and what goes on record of it: also when nobody waits for it any more.

use std::time::SystemTime;

use tokio::time::Instant;

use super::Calling;
use super::asked::Asked;
use crate::attempt::{Attempt, Outcome};
use crate::error::ErrorKind;
use crate::message::Prompt;
use crate::model::{Model as _, ModelErrorKind, Reply, Request, Usage};
use crate::reply::Repair;

/// A request that was sent. Dropped before it has landed, it goes into the run's trace as such.
pub(super) struct Flight<'f> {
    calling: &'f Calling<'f>,
    asked: &'f Asked<'f>,
    request: &'f Request,
    started: SystemTime,
    clock: Instant,
    has_landed: bool,
}

impl<'f> Flight<'f> {
    pub(super) fn start(
        calling: &'f Calling<'f>,
        asked: &'f Asked<'f>,
        request: &'f Request,
    ) -> Self {
        let (started, clock) = (SystemTime::now(), Instant::now());
        Flight { calling, asked, request, started, clock, has_landed: false }
    }

    /// Its record; `None` if nobody will ask for it.
    pub(super) fn land(
        mut self,
        reply: Option<Reply>,
        repairs: Vec<Repair>,
        failure: Option<&ErrorKind>,
    ) -> Option<Attempt> {
        self.has_landed = true;
        let outcome = match failure {
            None if !self.calling.run.is_recording() => return None,
            None => Outcome::Done,
            Some(kind) if is_turned_away(kind) => Outcome::TurnedAway(kind.to_string()),
            Some(kind) => Outcome::Failed(kind.to_string()),
        };
        let mut attempt = self.attempt(outcome);
        attempt.possibly_billed = match failure {
            Some(ErrorKind::Model(error)) => error.may_be_billed(),
            // Nobody waited for the reply.
            Some(_) => reply.is_none(),
            None => false,
        };
        if let Some(reply) = reply {
            attempt.usage = reply.usage;
            attempt.output = Some(reply.text);
        }
        attempt.repairs = repairs;
        Some(attempt)
    }

    fn attempt(&self, outcome: Outcome) -> Attempt {
        Attempt {
            step: self.calling.info.name.into(),
            node: self.calling.key.to_string(),
            model: Some(self.asked.model.id().to_owned()),
            number: self.request.attempt,
            input: Prompt::new(self.request.messages.to_vec()).to_string(),
            output: None,
            usage: Usage::default(),
            possibly_billed: true,
            waited: self.calling.waited,
            latency: self.clock.elapsed(),
            started: self.started,
            outcome,
            left_out: self.asked.left_out.clone(),
            repairs: Vec::new(),
        }
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        if !self.has_landed && self.calling.run.is_recording() {
            self.calling.run.record(self.attempt(Outcome::Dropped));
        }
    }
}

/// Whether the provider did nothing for the request: it is no attempt.
fn is_turned_away(kind: &ErrorKind) -> bool {
    use ModelErrorKind::*;
    let ErrorKind::Model(error) = kind else { return false };
    match error.kind() {
        RateLimited | QuotaExhausted => true,
        // Else it is sent again as it was.
        UnsupportedOption => error.should_retry() != Some(true),
        _ => false,
    }
}

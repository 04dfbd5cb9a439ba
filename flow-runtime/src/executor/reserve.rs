//! The one place where a call reserves what it will use before it sends, and settles it afterwards.

use std::sync::Arc;

use tokio::time::Instant;

use super::Calling;
use super::asked::Asked;
use crate::error::ErrorKind;
use crate::limit::{Limiter, Permit, Refused, Ticket};
use crate::model::{AnyModel, ModelError, ModelErrorKind, Reply};

/// What a call shares with others who ask the same model, and its place among them.
pub(super) struct Shared(Option<(Arc<Limiter>, Ticket)>);

/// What one request holds while it is under way. Dropped unsettled, as when the call is, it counts as used.
pub(super) struct Reserved(Option<Permit>);

impl Shared {
    /// Takes the call's place in the order of those who ask this model. Its deadline does not run before it is admitted.
    pub(super) fn of(calling: &mut Calling<'_>, model: &AnyModel) -> Self {
        calling.is_admitted = false;
        let run = calling.run;
        Shared(run.runtime.limiter(model).map(|limiter| {
            let ticket = limiter.ticket(run.priority());
            (limiter, ticket)
        }))
    }

    /// Whether others ask the same: then they wait together after a request was turned away.
    pub(super) fn is_any(&self) -> bool {
        self.0.is_some()
    }

    /// Whether the budget of retries lets one more through.
    pub(super) fn may_retry(&self) -> bool {
        self.0.as_ref().is_none_or(|(limiter, _)| limiter.may_retry())
    }

    /// Waits until the next request may be sent, and reserves what it may use.
    pub(super) async fn reserve(
        &self,
        calling: &mut Calling<'_>,
        asked: &Asked<'_>,
    ) -> Result<Reserved, ErrorKind> {
        let now = Instant::now();
        if let Some(over) = calling.over(now) {
            return Err(over);
        }
        let permit = match &self.0 {
            None => None,
            Some((limiter, ticket)) => {
                let bound = calling.end().min(now + calling.max_wait());
                let admitted = limiter.admit(*ticket, asked.cost(), bound).await;
                calling.waited += now.elapsed();
                Some(admitted.map_err(|refused| why(refused, calling))?)
            }
        };
        if !calling.is_admitted {
            calling.is_admitted = true;
            calling.began = Instant::now();
        }
        Ok(Reserved(permit))
    }
}

fn why(refused: Refused, calling: &Calling<'_>) -> ErrorKind {
    match refused {
        Refused::TooLong => {
            calling.over(Instant::now()).unwrap_or(ErrorKind::MaxWait(calling.max_wait()))
        }
        Refused::TooLarge { tokens, limit } => ErrorKind::TooLarge { tokens, limit },
        Refused::Exhausted(error) => ErrorKind::Model(error),
        Refused::Paused(left) => {
            let message = format!(
                "the provider has asked everyone to wait, for another {:.0} s; that is longer than this call can",
                left.as_secs_f64().ceil()
            );
            let error = ModelError::new(ModelErrorKind::RateLimited, message);
            ErrorKind::Model(error.with_retry_after(Some(left)))
        }
    }
}

impl Reserved {
    /// Settles with what came back; `random` is for the jitter of a pause.
    pub(super) fn settle(self, came: &Result<Reply, ModelError>, random: impl FnOnce() -> u64) {
        match (self.0, came) {
            (Some(permit), Ok(reply)) => permit.answered(reply),
            (Some(permit), Err(error)) => permit.failed(error, random()),
            (None, _) => {}
        }
    }
}

//! The one place where a call reserves what it will use before it sends, and settles it afterwards.

use std::sync::Arc;

use tokio::time::Instant;

use super::Calling;
use crate::error::ErrorKind;
use crate::limit::{Cost, Limiter, Permit, Refused, Ticket};
use crate::model::{AnyModel, ModelError, ModelErrorKind, Reply};

/// What a call shares with others, and its place among them.
pub(super) struct Shared {
    limiter: Arc<Limiter>,
    ticket: Ticket,
}

/// What one request holds while it is under way. Dropped unsettled, as when the call is, it counts as used.
pub(super) struct Reserved(Option<Permit>);

impl Calling<'_> {
    /// Takes the call's place in the order of those who ask this model.
    pub(super) fn share(&mut self, model: &AnyModel) {
        self.shared = self.run.runtime.limiter(model).map(|limiter| {
            let ticket = limiter.ticket(self.run.priority());
            Shared { limiter, ticket }
        });
    }

    /// Waits until a request of this cost may be sent, and reserves it. The step's deadline begins with the first.
    pub(super) async fn reserve(
        &mut self,
        cost: impl FnOnce() -> Cost,
    ) -> Result<Reserved, ErrorKind> {
        let now = Instant::now();
        if let Some(over) = self.over(now) {
            return Err(over);
        }
        let permit = match &self.shared {
            None => None,
            Some(shared) => {
                let bound = self.end_of_wait(now);
                let admitted = shared.limiter.admit(shared.ticket, cost(), bound).await;
                self.waited += now.elapsed();
                Some(admitted.map_err(|refused| self.refused(refused))?)
            }
        };
        if !self.admitted {
            self.admitted = true;
            self.began = Instant::now();
        }
        Ok(Reserved(permit))
    }

    /// Whether others ask the same: then they wait together after a request was turned away.
    pub(super) fn is_shared(&self) -> bool {
        self.shared.is_some()
    }

    /// Whether the budget of retries lets one more through.
    pub(super) fn may_retry(&self) -> bool {
        self.shared.as_ref().is_none_or(|shared| shared.limiter.may_retry())
    }

    fn refused(&self, refused: Refused) -> ErrorKind {
        match refused {
            Refused::TooLong => self
                .over(Instant::now())
                .unwrap_or(ErrorKind::MaxWait(self.run.runtime.defaults().max_wait)),
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
}

impl Reserved {
    /// Settles with what came back; nothing, if it was not waited for.
    pub(super) fn settle(
        self,
        came: Option<Result<&Reply, &ModelError>>,
        random: impl FnOnce() -> u64,
    ) {
        match (self.0, came) {
            (Some(permit), Some(Ok(reply))) => permit.answered(reply),
            (Some(permit), Some(Err(error))) => permit.failed(error, random()),
            _ => {}
        }
    }
}

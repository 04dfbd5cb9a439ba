//! Asking a model until it gives a valid output: what is sent, what comes back, what follows a failure.

use std::time::Duration;

use tokio::time::timeout_at;
use tracing::{Instrument as _, Span};

use super::asked::Asked;
use super::flight::Flight;
use super::next::{Next, Turns};
use super::reserve::{Reserved, Shared};
use super::{Answer, Ask, Calling, Key, guarded, guarded_future};
use crate::backoff::backoff;
use crate::call::Overrides;
use crate::error::{Error, ErrorKind};
use crate::model::{Finish, Model as _, ModelErrorKind, Reply, Request};
use crate::reply::Repair;
use crate::run::Run;
use crate::step::StepInfo;
use crate::telemetry::{self, Chat};

/// Asks a model until it gives a valid output, or no attempt is left.
pub(crate) async fn ask(
    run: &Run,
    info: &'static StepInfo,
    key: Key<'_>,
    overrides: Option<&Overrides>,
    work: &mut (dyn Ask + '_),
) -> Result<(), Error> {
    let span = telemetry::step_span!(&run.span, info, run.id, tracing::field::display(&key));
    let parent = span.clone();
    let asking = async {
        let named = |error: Error| error.of_step(info.name, Vec::new());
        let name = overrides.and_then(|o| o.model.as_deref()).unwrap_or(info.model);
        let model = run
            .model(name, info.name)
            .map_err(|missing| named(Error::new(ErrorKind::Missing(vec![missing]))))?;
        let options = Overrides::options(overrides, info).map_err(named)?;
        let schema = guarded(|| work.schema()).map_err(named)?;
        if let Some(why) = schema.unusable() {
            return Err(named(Error::invalid(why)));
        }
        let prompt = guarded(|| work.render())
            .map_err(named)?
            .map_err(|why| named(Error::new(ErrorKind::Invalid(why))))?;
        let repairs = info.settings.repairs.unwrap_or_default();
        let format = overrides.and_then(|o| o.format).or(info.settings.format);
        let asked = Asked::new(run, model, options, prompt, &schema, repairs, format);
        let asked = asked.map_err(named)?;
        let mut calling = Calling::new(run, info, key, overrides);
        let shared = Shared::of(&mut calling, model);
        let (turns, chat, last) = (Turns::default(), None, None);
        Asking { calling, shared, asked, work, parent, turns, chat, last }.until_valid().await
    };
    let result = asking.instrument(span.clone()).await;
    telemetry::ended(&span, &result);
    result
}

struct Asking<'c, 'w> {
    calling: Calling<'c>,
    shared: Shared,
    asked: Asked<'c>,
    work: &'w mut (dyn Ask + 'w),
    /// The step's span.
    parent: Span,
    turns: Turns,
    /// The span of what was asked last, while the same is sent again.
    chat: Option<Chat>,
    last: Option<ErrorKind>,
}

impl Asking<'_, '_> {
    async fn until_valid(mut self) -> Result<(), Error> {
        loop {
            let again = match self.send().await {
                Ok(None) => return Ok(()),
                Ok(Some(kind)) => self.prepare_again(kind).await,
                Err(refused) => Err(refused),
            };
            if let Err(kind) = again {
                self.close_chat(Some(&kind));
                return self.calling.give_up(kind, guarded(|| self.work.fall_back()));
            }
        }
    }

    /// Sends once, when it may, and checks what comes back: how the attempt failed, or why there was none.
    async fn send(&mut self) -> Result<Option<ErrorKind>, ErrorKind> {
        let reserved = self.shared.reserve(&mut self.calling, &self.asked).await;
        let reserved = reserved.map_err(|refused| self.why_refused(refused))?;
        let request = self.asked.request(&self.calling);
        let chat = self
            .chat
            .get_or_insert_with(|| Chat::open(&self.parent, &self.calling, &self.asked, &request));
        let span = chat.sent();
        let flight = Flight::start(&self.calling, &self.asked, &request);
        let came = self.complete(&request, reserved).instrument(span).await;
        let (reply, checked) = match came {
            Err(kind) => (None, Err(kind)),
            Ok(reply) => {
                if let Some(chat) = &self.chat {
                    chat.replied(&reply);
                }
                let checked = check(&self.asked, &reply, self.work);
                (Some(reply), checked)
            }
        };
        let (repairs, failure) = match checked {
            Ok(repairs) => (repairs, None),
            Err(kind) => (Vec::new(), Some(kind)),
        };
        let landed = flight.land(reply, repairs, failure.as_ref());
        self.calling.waited = Duration::ZERO;
        if let Some(attempt) = landed {
            self.calling.record(attempt);
        }
        if failure.is_none() {
            self.close_chat(None);
        }
        Ok(failure)
    }

    /// Waits for the reply, but no longer than the attempt may take, and settles what was reserved for it.
    async fn complete(&self, request: &Request, reserved: Reserved) -> Result<Reply, ErrorKind> {
        let sent = guarded_future(self.asked.model.complete(request));
        let came = match timeout_at(self.calling.attempt_end(), sent).await {
            Ok(Ok(came)) => came,
            Ok(Err(panic)) => return Err(panic.into_kind()),
            Err(_) => return Err(self.calling.out_of_time()),
        };
        reserved.settle(&came, || self.calling.run.runtime.random());
        came.map_err(ErrorKind::Model)
    }

    /// Makes ready for another attempt, and waits until its time; an error, if there is none.
    async fn prepare_again(&mut self, kind: ErrorKind) -> Result<(), ErrorKind> {
        let strict = self.calling.run.runtime.defaults().strict_options;
        let next = self.turns.after(&kind, &self.asked, strict);
        if matches!(next, Next::Fail) || self.calling.ledger.is_spent(self.calling.attempts) {
            return Err(kind);
        }
        if next.is_a_retry() && !self.shared.may_retry() {
            return Err(beyond_budget(kind));
        }
        let wait = match next {
            // Who shares a limit waits for it, together with all others.
            Next::TurnedAway { .. } if self.shared.is_any() => None,
            Next::TurnedAway { told, before } | Next::Later { told, before } => {
                Some(told.unwrap_or_else(|| backoff(before, self.calling.run.runtime.random())))
            }
            _ => None,
        };
        if let Some(wait) = wait
            && !self.calling.wait(wait).await
        {
            return Err(kind);
        }
        match &self.chat {
            Some(chat) if next.is_the_same() => chat.again(&kind),
            _ => self.close_chat(Some(&kind)),
        }
        match next {
            Next::Hint(words) => self.asked.hint(&words),
            Next::MoreRoom => self.asked.double_room(),
            Next::Without(option) => self.asked.leave_out(self.calling.run, option),
            Next::Later { .. } | Next::AtOnce | Next::TurnedAway { .. } | Next::Fail => {}
        }
        self.last = Some(kind);
        Ok(())
    }

    /// What to say when no further request may be sent: of one that the provider turned away, that it did.
    fn why_refused(&mut self, refused: ErrorKind) -> ErrorKind {
        let is_final = matches!(&refused, ErrorKind::Model(error) if error.kind() == ModelErrorKind::QuotaExhausted);
        match self.last.take() {
            Some(ErrorKind::Model(last))
                if last.kind() == ModelErrorKind::RateLimited && !is_final =>
            {
                ErrorKind::Model(last)
            }
            _ => refused,
        }
    }

    fn close_chat(&mut self, failure: Option<&ErrorKind>) {
        if let Some(chat) = self.chat.take() {
            chat.ended(failure);
        }
    }
}

/// Tells refused and cut-off replies apart from wrong ones, then parses and runs the gates. Gives the repairs that it took.
fn check(
    asked: &Asked<'_>,
    reply: &Reply,
    work: &mut (dyn Ask + '_),
) -> Result<Vec<Repair>, ErrorKind> {
    if let Finish::Refusal(why) = &reply.finish {
        return Err(ErrorKind::Refused(why.clone()));
    }
    let is_cut_off = reply.finish == Finish::Length;
    let (dialect, repairs) = (asked.dialect, asked.repairs);
    let answer = Answer { text: &reply.text, dialect, repairs, is_cut_off };
    match guarded(|| work.accept(answer)).unwrap_or_else(|panic| Err(panic.into_kind())) {
        // A value may be all there, and only white space cut off.
        Err(ErrorKind::Reply(_)) if is_cut_off => Err(ErrorKind::Truncated),
        result => result,
    }
}

/// A failure that would be tried again, if not so many were.
fn beyond_budget(kind: ErrorKind) -> ErrorKind {
    match kind {
        ErrorKind::Model(error) => {
            let message =
                format!("{} (not tried again: too many calls of this model fail)", error.message());
            ErrorKind::Model(error.with_message(message))
        }
        other => other,
    }
}

//! Running a code step until it gives a value.
//!
//! Most code steps are ready at once, a thousand in a fan-out: what only a slow or a failed one needs is made when it turns
//! out to be one.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::SystemTime;

use tokio::task::unconstrained;
use tokio::time::{Instant, sleep_until};
use tracing::Instrument as _;

use super::{Act, ActFailure, Calling, Key, guarded, guarded_future};
use crate::attempt::{Attempt, Outcome};
use crate::backoff::backoff;
use crate::call::Overrides;
use crate::error::{Error, ErrorKind, Missing};
use crate::model::Usage;
use crate::run::Run;
use crate::step::StepInfo;
use crate::telemetry;

/// Runs a code step until it gives a value, or no attempt is left.
pub(crate) async fn act(
    run: &Run,
    info: &'static StepInfo,
    key: Key<'_>,
    overrides: Option<&Overrides>,
    work: &mut (dyn Act + '_),
) -> Result<(), Error> {
    let span = telemetry::step_span!(&run.span, info, run.id, tracing::field::display(&key));
    let acting = act_until(run, info, key, overrides, work);
    let result = acting.instrument(span.clone()).await;
    telemetry::ended(&span, &result);
    result
}

async fn act_until(
    run: &Run,
    info: &'static StepInfo,
    key: Key<'_>,
    overrides: Option<&Overrides>,
    work: &mut (dyn Act + '_),
) -> Result<(), Error> {
    let mut calling = Calling::new(run, info, key, overrides);
    let mut began = calling.began;
    loop {
        let number = calling.ledger.number();
        if let Some(over) = calling.over(began) {
            return calling.give_up(over, guarded(|| work.fall_back()));
        }
        let noted = run.is_recording().then(|| (work.inputs(), SystemTime::now()));
        let end = (began + calling.timeout).min(calling.end());
        let (failure, transient) = match before(end, guarded_future(work.start(run))).await {
            Some(Ok(Ok(()))) if noted.is_none() => return Ok(()),
            Some(Ok(Ok(()))) => (None, false),
            Some(Ok(Err(failure))) => failure.into_kind(info.name),
            Some(Err(panic)) => (Some(panic.into_kind()), false),
            None => (Some(calling.out_of_time()), false),
        };
        let latency = began.elapsed();
        let (input, started) =
            noted.unwrap_or_else(|| (String::new(), SystemTime::now() - latency));
        let waited = std::mem::take(&mut calling.waited);
        calling.record(Attempt {
            step: info.name.into(),
            node: key.to_string(),
            model: None,
            number,
            input,
            output: if failure.is_none() { work.output() } else { None },
            usage: Usage::default(),
            possibly_billed: false,
            waited,
            latency,
            started,
            outcome: match &failure {
                None => Outcome::Done,
                Some(kind) => Outcome::Failed(kind.to_string()),
            },
            left_out: Vec::new(),
            repairs: Vec::new(),
        });
        let Some(kind) = failure else { return Ok(()) };
        let wait = backoff(number - 1, run.runtime.random());
        // Boxed, so that a step that needs no second attempt is small.
        let is_last = !transient || calling.ledger.is_spent(calling.attempts);
        if is_last || !Box::pin(calling.wait(wait)).await {
            return calling.give_up(kind, guarded(|| work.fall_back()));
        }
        began = Instant::now();
    }
}

/// Waits for the work, but not beyond `end`: `None`. Without a wait there is no timer.
async fn before<T>(end: Instant, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut timer: Option<Pin<Box<_>>> = None;
    poll_fn(|context| {
        if let Poll::Ready(value) = work.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        // Work that uses up its share of tokio's budget cannot hold up its own timer.
        let timer = timer.get_or_insert_with(|| Box::pin(unconstrained(sleep_until(end))));
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}

impl ActFailure {
    /// The error, and whether another attempt may go better.
    fn into_kind(self, step: &'static str) -> (Option<ErrorKind>, bool) {
        match self {
            ActFailure::Failed(kind, transient) => (Some(kind), transient),
            ActFailure::Panicked(panic) => (Some(Error::from_panic(panic).into_kind()), false),
            ActFailure::NoResource(type_name) => {
                let missing = Missing::Resource { type_name, step };
                (Some(ErrorKind::Missing(vec![missing])), false)
            }
            ActFailure::Spent => {
                let why = "its inputs went into the first attempt".to_owned();
                (Some(ErrorKind::Invalid(why)), false)
            }
        }
    }
}

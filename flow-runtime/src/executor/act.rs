//! Running a code step until it gives a value.

use std::time::SystemTime;

use tokio::time::{Instant, timeout_at};

use super::{Act, ActFailure, Calling, Key, ended, guarded, guarded_future};
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
    let span = telemetry::step_span!(info, run.id, tracing::field::display(&key));
    ended(act_until(Calling::new(run, info, key, overrides), work), span).await
}

async fn act_until(mut calling: Calling<'_>, work: &mut (dyn Act + '_)) -> Result<(), Error> {
    for number in 1.. {
        let recording = calling.run.is_recording();
        let input = if recording { work.inputs() } else { String::new() };
        let started = SystemTime::now();
        let clock = Instant::now();
        let running = guarded_future(work.start(calling.run));
        let (failure, transient) = match timeout_at(calling.attempt_end(), running).await {
            Ok(Ok(Ok(()))) => (None, false),
            Ok(Ok(Err(failure))) => failure.into_kind(calling.info.name),
            Ok(Err(panic)) => (Some(panic.into_kind()), false),
            Err(_) => (Some(calling.out_of_time()), false),
        };
        if recording || failure.is_some() {
            calling.record(Attempt {
                step: calling.info.name.into(),
                node: calling.key.to_string(),
                model: None,
                number,
                input,
                output: if failure.is_none() { work.output() } else { None },
                usage: Usage::default(),
                latency: clock.elapsed(),
                started,
                outcome: match &failure {
                    None => Outcome::Done,
                    Some(kind) => Outcome::Failed(kind.to_string()),
                },
                left_out: Vec::new(),
                repairs: Vec::new(),
            });
        }
        let Some(kind) = failure else { return Ok(()) };
        let wait = backoff(number - 1, calling.run.runtime.random());
        if !transient || number >= calling.attempts || !calling.wait(wait).await {
            return calling.give_up(kind, guarded(|| work.fall_back()));
        }
    }
    Ok(())
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

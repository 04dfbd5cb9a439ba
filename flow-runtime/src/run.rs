//! One execution: its identity, what it has of its own, and its ledger.

use std::borrow::Cow;
use std::future::Future;
use std::panic::catch_unwind;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::Span;

use crate::attempt::{Attempt, Flag, Trace};
use crate::error::{Error, ErrorKind, Missing};
use crate::limit::Priority;
use crate::model::AnyModel;
use crate::plan::Dry;
use crate::runtime::{Runtime, With};
use crate::schema::Schema;
use crate::seam::Seam;
use crate::step::{StepInfo, StepKind};

/// What every node of a run shares.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) runtime: Runtime,
    /// What the run has of its own; the innermost stands first.
    with: Vec<With>,
    deadline: Option<RunDeadline>,
    /// The parent of what the run opens: the caller's span, then the flow's own.
    pub(crate) span: Span,
    recorder: Option<Arc<Recorder>>,
    seam: Option<Arc<Seam>>,
}

/// When a run has to end, and what its user said.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RunDeadline {
    pub(crate) end: Instant,
    pub(crate) given: Duration,
}

/// What a run writes down while it is traced.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    attempts: Mutex<Vec<Attempt>>,
    flagged: Mutex<Vec<Flag>>,
}

/// The value of a run and its trace; the trace is there when the run failed, too.
#[derive(Debug)]
#[non_exhaustive]
pub struct Traced<T> {
    /// What the run gave.
    pub result: Result<T, Error>,
    /// What happened in it.
    pub trace: Trace,
}

impl Run {
    pub(crate) fn new(
        runtime: &Runtime,
        with: Option<With>,
        recorder: Option<Arc<Recorder>>,
    ) -> Self {
        let replay = with.as_ref().and_then(|with| with.replay.as_ref());
        let is_ordered = recorder.is_some() || replay.is_some();
        let seam = is_ordered.then(|| Arc::new(Seam::new(replay)));
        Run {
            id: format!("{:016x}{:016x}", runtime.random(), runtime.random()),
            runtime: runtime.clone(),
            deadline: with.as_ref().and_then(RunDeadline::of),
            with: with.into_iter().collect(),
            span: Span::current(),
            recorder,
            seam,
        }
    }

    /// The same run, with what it opens in this span.
    pub(crate) fn in_span(self: Arc<Self>, span: &Span) -> Arc<Self> {
        let run = Arc::try_unwrap(self).unwrap_or_else(|shared| shared.share());
        Arc::new(Run { span: span.clone(), ..run })
    }

    fn share(&self) -> Self {
        Run {
            id: self.id.clone(),
            runtime: self.runtime.clone(),
            with: self.with.clone(),
            deadline: self.deadline,
            span: self.span.clone(),
            recorder: self.recorder.clone(),
            seam: self.seam.clone(),
        }
    }

    /// The same run with more of its own, for a sub-flow or a call that has its own `with`.
    pub(crate) fn within(&self, with: With) -> Self {
        let own = RunDeadline::of(&with);
        let mut run = self.share();
        run.deadline = own.into_iter().chain(run.deadline).min_by_key(|deadline| deadline.end);
        run.with.insert(0, with);
        run
    }

    /// The nearest deadline of the run and of those that it is part of.
    pub(crate) fn deadline(&self) -> Option<RunDeadline> {
        self.deadline
    }

    pub(crate) fn priority(&self) -> Priority {
        self.with.iter().find_map(|with| with.priority).unwrap_or_default()
    }

    pub(crate) fn model(&self, name: &str, step: &'static str) -> Result<&AnyModel, Missing> {
        let own = self.with.iter().find_map(|with| with.models.get(name));
        own.or_else(|| self.runtime.models().get(name)).ok_or_else(|| {
            let mut known: Vec<String> = self.runtime.models().names().cloned().collect();
            for with in &self.with {
                known.extend(with.models.names().cloned());
            }
            known.sort();
            known.dedup();
            Missing::Model { name: name.to_owned(), step, known }
        })
    }

    pub(crate) fn resource<R: 'static>(&self) -> Option<&R> {
        let own = self.with.iter().find_map(|with| with.resources.get());
        own.or_else(|| self.runtime.resources().get())
    }

    /// Everything that these steps need and that is not there; and a schema that no reply can be checked against.
    pub(crate) fn check<'s>(&self, steps: impl Iterator<Item = &'s StepInfo>) -> Result<(), Error> {
        let mut missing: Vec<Missing> = Vec::new();
        for step in steps {
            if let Some(schema) = step.schema {
                usable(schema).map_err(|error| error.of_step(step.name, Vec::new()))?;
            }
            if step.kind == StepKind::Prompt
                && let Err(one) = self.model(step.model, step.name)
            {
                missing.push(one);
            }
            for resource in step.resources {
                let own = self.with.iter().any(|with| with.resources.has(resource));
                if !own && !self.runtime.resources().has(resource) {
                    let type_name = (resource.type_name)();
                    missing.push(Missing::Resource { type_name, step: step.name });
                }
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(Error::new(ErrorKind::Missing(missing))) }
    }

    /// The token that was given to the run or, within it, to this part.
    pub(crate) fn token(&self) -> Option<CancellationToken> {
        self.with.first().and_then(|with| with.token.clone())
    }

    pub(crate) fn labels(&self) -> impl Iterator<Item = &(String, String)> {
        self.with.iter().flat_map(|with| &with.labels)
    }

    /// Where its calls leave, if their order is kept.
    pub(crate) fn seam(&self) -> Option<&Arc<Seam>> {
        self.seam.as_ref()
    }

    /// Where its calls are noted, if it is a dry run.
    pub(crate) fn dry(&self) -> Option<&Arc<Dry>> {
        self.with.iter().find_map(|with| with.dry.as_ref())
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.recorder.is_some()
    }

    pub(crate) fn record(&self, attempt: Attempt) {
        if let Some(recorder) = &self.recorder {
            recorder.attempts.lock().unwrap_or_else(PoisonError::into_inner).push(attempt);
        }
    }

    pub(crate) fn flag(&self, node: &str, reason: String) {
        if let Some(recorder) = &self.recorder {
            let flag = Flag::new(node, reason);
            recorder.flagged.lock().unwrap_or_else(PoisonError::into_inner).push(flag);
        }
    }
}

impl RunDeadline {
    fn of(with: &With) -> Option<Self> {
        let given = with.deadline?;
        // A deadline beyond all time is none.
        Some(RunDeadline { end: Instant::now().checked_add(given)?, given })
    }
}

/// The result of `work`, unless its token is cancelled first: then the caller drops it, with all its calls. It is given by a
/// pointer, so that whoever waits here does not hold it twice.
pub(crate) async fn unless_cancelled<T>(
    token: Option<CancellationToken>,
    mut work: impl Future<Output = Result<T, Error>> + Unpin,
) -> Result<T, Error> {
    let Some(token) = token else { return work.await };
    let ended = Box::pin(token.run_until_cancelled_owned(&mut work)).await;
    ended.unwrap_or_else(|| Err(Error::new(ErrorKind::Cancelled)))
}

/// An error if no reply can be checked against the schema. Making it runs code of the type.
fn usable(schema: fn() -> Arc<Schema>) -> Result<(), Error> {
    let schema = catch_unwind(schema).map_err(Error::from_panic)?;
    schema.unusable().map_or(Ok(()), |why| Err(Error::invalid(why)))
}

/// Runs `work` with a recorder and gives its result and its trace.
pub(crate) async fn traced<T>(
    runtime: &Runtime,
    with: Option<With>,
    name: &'static str,
    work: impl AsyncFnOnce(Arc<Run>) -> Result<T, Error>,
) -> Traced<T> {
    let recorder = Arc::new(Recorder::default());
    let labels = with.as_ref().map(|with| with.labels.clone()).unwrap_or_default();
    let run = Arc::new(Run::new(runtime, with, Some(Arc::clone(&recorder))));
    let id = run.id.clone();
    let started = SystemTime::now();
    let clock = Instant::now();
    let seam = run.seam().cloned().unwrap_or_default();
    let result = seam.drive(work(run)).await;
    let take = |error: PoisonError<_>| PoisonError::into_inner(error);
    let trace = Trace {
        run: id,
        name: Cow::Borrowed(name),
        labels,
        attempts: std::mem::take(&mut *recorder.attempts.lock().unwrap_or_else(take)),
        flagged: std::mem::take(
            &mut *recorder.flagged.lock().unwrap_or_else(PoisonError::into_inner),
        ),
        history: seam.take_history(),
        started,
        wall: clock.elapsed(),
    };
    Traced { result, trace }
}

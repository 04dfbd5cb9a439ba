//! One execution: its identity, what it has of its own, and its ledger.

use std::borrow::Cow;
use std::panic::catch_unwind;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use tokio::time::Instant;

use crate::attempt::{Attempt, Flag, Trace};
use crate::error::{Error, ErrorKind, Missing};
use crate::model::AnyModel;
use crate::runtime::{Runtime, With};
use crate::schema::Schema;
use crate::step::{StepInfo, StepKind};

/// What every node of a run shares.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) runtime: Runtime,
    /// What the run has of its own; the innermost stands first.
    with: Vec<With>,
    recorder: Option<Arc<Recorder>>,
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
        Run {
            id: format!("{:016x}{:016x}", runtime.random(), runtime.random()),
            runtime: runtime.clone(),
            with: with.into_iter().collect(),
            recorder,
        }
    }

    /// The same run with more of its own, for a sub-flow or a call that has its own `with`.
    pub(crate) fn within(&self, with: With) -> Self {
        Run {
            id: self.id.clone(),
            runtime: self.runtime.clone(),
            with: std::iter::once(with).chain(self.with.iter().cloned()).collect(),
            recorder: self.recorder.clone(),
        }
    }

    pub(crate) fn model(&self, name: &str, step: &'static str) -> Result<&AnyModel, Missing> {
        let own = self.with.iter().find_map(|with| with.models.get(name));
        own.or_else(|| self.runtime.models().get(name)).ok_or_else(|| {
            let own = self.with.iter().flat_map(|with| with.models.names());
            let mut known: Vec<String> =
                own.chain(self.runtime.models().names()).cloned().collect();
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

    pub(crate) fn labels(&self) -> impl Iterator<Item = &(String, String)> {
        self.with.iter().flat_map(|with| &with.labels)
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
    let result = work(run).await;
    let take = |error: PoisonError<_>| PoisonError::into_inner(error);
    let trace = Trace {
        run: id,
        name: Cow::Borrowed(name),
        labels,
        attempts: std::mem::take(&mut *recorder.attempts.lock().unwrap_or_else(take)),
        flagged: std::mem::take(
            &mut *recorder.flagged.lock().unwrap_or_else(PoisonError::into_inner),
        ),
        started,
        wall: clock.elapsed(),
    };
    Traced { result, trace }
}

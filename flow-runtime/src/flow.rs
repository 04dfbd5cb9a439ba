//! A flow that has not run yet, and what is known of it before it runs.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use tracing::Instrument as _;

use crate::call::HasRuntime;
use crate::error::Error;
use crate::frame::{Body, Frame, Look};
use crate::graph::Graph;
use crate::outline::{Outline, Row};
use crate::run::{Run, Traced, traced, unless_cancelled};
use crate::runtime::{Runtime, With};
use crate::telemetry;

/// A flow with its inputs, which will give a `T`: what `support(ticket)` returns.
///
/// Nothing has happened yet. In another flow, `?` runs it; elsewhere, `.run(&rt).await` does.
#[must_use = "a flow does nothing until it is run: `?` in a flow, `.run(&rt).await` elsewhere"]
pub struct Flow<'a, T, F> {
    body: Box<dyn FnOnce(Frame) -> Body<'a, T> + Send + 'a>,
    with: Option<With>,
    flow: PhantomData<fn() -> F>,
}

/// Only for its message, as for a [`Call`](crate::Call).
impl<T, F> Future for Flow<'_, T, F>
where
    F: HasRuntime,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        Poll::Pending
    }
}

/// A flow, as a type: `support` of `fn support(…)` in `flow!`. It has no values.
pub trait FlowDef: 'static {
    /// What is known of the flow before it runs.
    const INFO: &'static FlowInfo;

    /// The body without inputs, from which only its sites are learned.
    #[doc(hidden)]
    fn look(frame: Frame) -> Look;

    /// What the flow is made of, the flows that it calls included. Nothing runs for it, and it needs no inputs.
    fn graph() -> Graph
    where
        Self: Sized,
    {
        Outline::of::<Self>().graph()
    }
}

/// A flow's static description.
#[derive(Debug, Clone, Copy)]
pub struct FlowInfo {
    /// The flow's name.
    pub name: &'static str,
    /// The module in which it is defined.
    pub module: &'static str,
    /// The names and types of its inputs, as they were written.
    pub inputs: &'static [(&'static str, &'static str)],
    /// The type of its output, as it was written; empty for `()`.
    pub output: &'static str,
    /// How many rows the nodes of its own body have; those of bodies inside it follow.
    #[doc(hidden)]
    pub nodes: usize,
    /// Its nodes in source order, then those of bodies inside it and further calls in one node.
    pub rows: &'static [Row],
}

impl FlowInfo {
    /// A flow without a name and without nodes, from which generated code starts.
    #[doc(hidden)]
    pub const fn new(module: &'static str) -> Self {
        FlowInfo { name: "", module, inputs: &[], output: "", nodes: 0, rows: &[] }
    }
}

impl<'a, T, F: FlowDef> Flow<'a, T, F> {
    /// A flow with this body.
    #[doc(hidden)]
    pub fn new<B>(body: impl FnOnce(Frame) -> B + Send + 'a) -> Self
    where
        B: Future<Output = Option<T>> + Send + 'a,
    {
        Flow { body: Box::new(|frame| Box::pin(body(frame))), with: None, flow: PhantomData }
    }

    /// Models, resources, labels, a deadline and a way to cancel, for this run alone.
    pub fn with(mut self, with: With) -> Self {
        self.with = Some(with);
        self
    }

    /// Runs the flow: each step as soon as its inputs are there.
    ///
    /// Dropping the future drops every call in flight, as does the failure of a node. Only a `blocking` step that has begun on
    /// its thread runs to its end, for a thread cannot be stopped; its value is dropped.
    ///
    /// # Errors
    /// [`Error`], of the first node that failed; or of the start, if the runtime lacks a model or a resource: then nothing
    /// has run.
    pub async fn run(mut self, runtime: &Runtime) -> Result<T, Error> {
        let run = Arc::new(Run::new(runtime, self.with.take(), None));
        match run.seam().cloned() {
            None => self.execute(run).await,
            Some(seam) => seam.drive(Box::pin(self.execute(run))).await,
        }
    }

    /// Runs the flow and gives what happened, too: every attempt of every step.
    pub async fn run_traced(mut self, runtime: &Runtime) -> Traced<T> {
        let with = self.with.take();
        traced(runtime, with, F::INFO.name, async |run| self.execute(run).await).await
    }

    /// What the run has of its own; it is no longer here then.
    pub(crate) fn take_with(&mut self) -> Option<With> {
        self.with.take()
    }

    async fn execute(self, run: Arc<Run>) -> Result<T, Error> {
        let span = telemetry::flow_span!(&run.span, F::INFO.name, run.id, run.labels());
        let token = run.token();
        let work = pin!(self.execute_in(Frame::top(F::INFO, run.in_span(&span))));
        let result = unless_cancelled(token, work).instrument(span.clone()).await;
        telemetry::ended(&span, &result);
        result
    }

    /// Runs the flow in its own frame: a top one, or one inside another flow.
    pub(crate) async fn execute_in(self, frame: Frame) -> Result<T, Error> {
        let token = self.with.as_ref().and_then(|with| with.token.clone());
        let frame = match self.with {
            Some(with) => {
                let with = with.of_a_part()?;
                frame.with_run(|run| run.within(with))
            }
            None => frame,
        };
        let work = (self.body)(frame.clone());
        let value = match token {
            None => work.await,
            Some(_) => unless_cancelled(token, Box::pin(async { Ok(work.await) })).await?,
        };
        // A node may have failed in the moment in which the output came.
        value.filter(|_| frame.end().is_some()).ok_or_else(|| frame.take_failure())
    }
}

impl<T, F: FlowDef> fmt::Debug for Flow<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flow").field("flow", &F::INFO.name).finish_non_exhaustive()
    }
}

//! What a run may come to, before it runs: calls, tokens and cost at most, and the path that its time depends on.
//!
//! The flow is driven as far as its inputs alone take it, with each call noted instead of made (in `dry`). What lies behind a
//! call is bounded from the source (in `reckon`). The critical path comes from the same two and typical times (in `path`).

use std::sync::Arc;

use serde::Serialize;

use crate::error::Error;
use crate::flow::{Flow, FlowDef};
use crate::frame::Frame;
use crate::outline::Outline;
use crate::run::Run;
use crate::runtime::Runtime;

mod bound;
mod dry;
mod path;
mod reckon;
mod table;
mod why;

pub use bound::Bound;
pub(crate) use dry::{Dry, settle, without_rounds};
pub use path::{CriticalPath, Latencies, Leg};
pub use why::NoBound;

use dry::Known;
use reckon::Reckoning;

/// What a run of a flow may come to at most: what [`Flow::plan`] gives.
///
/// Its `Display` is a table; its fields are the same as data.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Plan {
    /// The flow's name.
    pub flow: String,
    /// Every call in the flow and in those that it calls, in the order of the source.
    pub nodes: Vec<PlannedNode>,
    /// All of them together. It is less than their sum where only one of several arms runs.
    pub total: Bound,
    /// What has no bound, why, and what would give it one.
    pub no_bound: Vec<NoBound>,
    /// What the run's time depends on, as [`Latencies::default`] has it; see [`with_latencies`](Plan::with_latencies).
    pub critical_path: CriticalPath,
    #[serde(skip)]
    shape: Arc<Shape>,
}

/// A call in a [`Plan`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlannedNode {
    /// Its path, as in a trace, without the numbers of rounds: a second node of a name ends in `#2`.
    pub node: String,
    /// The step's name.
    pub step: String,
    /// Whether it is a code step, which asks no model and costs nothing.
    pub is_code: bool,
    /// The model that is asked, by its own name; `None` for a code step, and where it is known only in the run.
    pub model: Option<String>,
    /// How often the step runs at most, whatever the attempts; `None` if nothing bounds it.
    pub runs: Option<u64>,
    /// What all of its runs come to at most, with all attempts.
    pub bound: Bound,
}

/// What the plan was reckoned from.
#[derive(Debug)]
struct Shape {
    outline: Outline,
    known: Known,
    /// How many rounds of a `for` run at once, unless it says otherwise.
    fan_out: u64,
}

impl Plan {
    /// The same plan, its critical path by these times.
    pub fn with_latencies(mut self, latencies: &Latencies) -> Self {
        self.critical_path = path::critical(&self.shape, latencies);
        self
    }
}

impl<T, F: FlowDef> Flow<'_, T, F> {
    /// What a run of this flow with these inputs may come to on this runtime: bounds on calls, tokens and cost, of each node and
    /// in all, and its critical path. No step runs for it, and no model is asked.
    ///
    /// Plain Rust that depends on the inputs alone is evaluated, as the run would. So a list from the inputs has its real length,
    /// and a prompt that is made of them its real size. What depends on a step is bounded by attempts, limits and `max_tokens`;
    /// where these do not suffice, there is no bound, and [`Plan::no_bound`] names the remedy.
    ///
    /// No run exceeds a bound: an attempt is a request that was sent and not turned away, a prompt has a token for each byte of
    /// its text at most, and of a `match` the dearest arm counts. What a provider adds to a prompt by itself is not in it, nor
    /// is what a function sets on a call that it makes, if the function has the step's own name.
    ///
    /// # Errors
    /// [`Error`], if the run could not start because a model or a resource is missing, or if plain Rust fails on these inputs.
    pub fn plan(mut self, runtime: &Runtime) -> Result<Plan, Error> {
        let dry = Arc::new(Dry::default());
        let mut with = self.take_with().unwrap_or_default();
        with.dry = Some(Arc::clone(&dry));
        let run = Arc::new(Run::new(runtime, Some(with), None));
        let frame = Frame::top(F::INFO, Arc::clone(&run));
        if let Some(Err(error)) = settle(self.execute_in(frame)) {
            return Err(error);
        }
        let shape = Shape {
            outline: Outline::of::<F>(),
            known: dry.take(),
            fan_out: runtime.defaults().fan_out as u64,
        };
        let reckoning = Reckoning::new(&run, &shape.known, &shape.outline);
        let (nodes, total, no_bound) = reckoning.all(&shape.outline);
        let critical_path = path::critical(&shape, &Latencies::default());
        let flow = F::INFO.name.to_owned();
        Ok(Plan { flow, nodes, total, no_bound, critical_path, shape: Arc::new(shape) })
    }
}

//! What [`flow`](https://docs.rs/flow) does at run time. Users depend on `flow`, which re-exports all of this.

mod attempt;
mod backoff;
mod by_editor;
mod call;
mod code_step;
#[cfg(rust_analyzer)]
mod editor;
mod error;
mod executor;
mod fan;
pub mod filters;
mod flow;
mod frame;
pub mod graph;
mod history;
mod limit;
mod message;
mod model;
mod outcomes;
mod outline;
mod output;
mod outputs;
mod plan;
mod price;
mod prompt_step;
mod question;
pub mod reply;
mod resource;
mod run;
mod runtime;
mod schedule;
mod schema;
mod seam;
mod slot;
mod step;
mod step_error;
mod telemetry;
mod text;
mod untrusted;
mod vote;

pub use attempt::{Attempt, Flag, Outcome, Trace};
pub use call::{Call, HasRuntime};
pub use error::{Error, ErrorKind, Missing};
pub use flow::{Flow, FlowDef, FlowInfo};
pub use graph::Graph;
pub use history::{History, HistoryEvent};
pub use limit::{Limits, Priority};
pub use message::{Message, Part, Prompt, Role};
pub use model::*;
pub use outcomes::{Outcomes, Quorum, outcomes};
pub use outline::Row;
pub use output::Output;
pub use outputs::{Confident, Reasoned, Summarized};
pub use plan::{Bound, CriticalPath, Latencies, Leg, NoBound, Plan, PlannedNode};
pub use price::Price;
pub use run::Traced;
pub use runtime::{Runtime, RuntimeBuilder, With};
pub use schedule::Edges;
pub use schema::{Dialect, Format, Json, Schema};
pub use step::{PromptStep, ResourceInfo, Step, StepInfo, StepKind, StepSettings};
pub use step_error::StepError;
pub use text::{PromptText, Text};
pub use tokio_util::sync::CancellationToken;
pub use untrusted::Untrusted;
pub use vote::{Majority, majority};

/// What generated code calls. Not for people: it changes without notice.
#[doc(hidden)]
pub mod __ {
    pub use crate::__by_editor as by_editor;
    pub use crate::call::{BoxFuture, NoStep, none};
    pub use crate::code_step::{
        Attempt, Attempting, Coding, Fields, Supplies, blocking, borrowed, failed, taken,
    };
    #[cfg(rust_analyzer)]
    pub use crate::editor::{NO_FLOW, Ran, any, called, edited};
    pub use crate::fan::{Fan, Rounds};
    pub use crate::frame::{AnySite, Body, Frame, Look, Site};
    pub use crate::output::{Storing, output, storing};
    /// What the table of a flow is written with.
    pub mod outline {
        pub use crate::outline::Part::*;
        pub use crate::outline::row;
    }
    pub use crate::prompt_step::{Gates, Prompting};
    pub use crate::question::{Bind, Binding, NotRunnable, Question, Shared, share, shared_output};
    pub use crate::schedule::{NodeFuture, node};
    pub use crate::slot::{Hand, Slot};
    pub use crate::text::{Loop, Looped, each, each_of};
}

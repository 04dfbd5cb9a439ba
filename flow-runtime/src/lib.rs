//! What [`flow`](https://docs.rs/flow) does at run time. Users depend on `flow`, which re-exports all of this.

mod message;
mod model;
mod outputs;
pub mod reply;
mod schema;
mod step;

pub use message::{Message, Part, Prompt, Role};
pub use model::*;
pub use outputs::{Confident, Reasoned, Summarized};
pub use schema::{Dialect, Json, Schema};
pub use step::{ResourceInfo, Step, StepInfo, StepKind, StepSettings};

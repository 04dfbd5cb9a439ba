//! What [`flow`](https://docs.rs/flow) does at run time. Users depend on `flow`, which re-exports all of this.

mod message;
mod model;
mod schema;
mod step;

pub use message::{Message, Part, Prompt, Role};
pub use model::*;
pub use schema::{Dialect, Json};
pub use step::{ResourceInfo, Step, StepInfo, StepKind, StepSettings};

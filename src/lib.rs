//! Prompt workflows as ordinary functions, checked by the compiler before a token is paid for.

pub use flow_macros::{contract, flow, step};
pub use flow_runtime::*;
#[doc(hidden)]
pub use {schemars, serde};

/// Everything that a workflow's source names.
pub mod prelude {
    pub use flow_macros::{contract, flow, step};
    pub use flow_runtime::{
        Call, Confident, Flow, Model, PromptText, Reasoned, Runtime, Step, Summarized, Untrusted,
        With,
    };
}

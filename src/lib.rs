//! flow
pub use flow_macros::{contract, flow, step};
pub use flow_runtime::*;
#[doc(hidden)]
pub use {schemars, serde};

//! flow
pub use flow_runtime::*;

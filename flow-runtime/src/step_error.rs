//! A failure as a value: what `try` in a flow gives.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The failure of a `try` in a flow: a plain record, which can be stored, compared, and placed in a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct StepError {
    /// The step that failed, if it was one.
    pub step: Option<String>,
    /// The path of the node that failed, such as `support/urgency`; rounds have their number, and a second node of a name ends in
    /// `#2`.
    pub node: Option<String>,
    /// What kind of failure it was, in one word, each for an [`ErrorKind`](crate::ErrorKind): `model`, `reply`, `gate`, `refused`,
    /// `truncated`, `timeout`, `deadline`, `run_deadline`, `max_wait`, `too_large`, `cancelled`, `code`, `panic`, `missing`,
    /// `setup`, `replay` or `invalid`.
    pub kind: String,
    /// What happened.
    pub message: String,
    /// How many attempts there were.
    pub attempts: u32,
}

impl From<Error> for StepError {
    fn from(error: Error) -> Self {
        StepError {
            step: error.step().map(str::to_owned),
            node: error.node().map(str::to_owned),
            kind: error.kind().name().to_owned(),
            message: error.kind().to_string(),
            attempts: error.attempts_made(),
        }
    }
}

impl StepError {
    /// A failure that no node brought.
    pub(crate) fn invalid(message: &str) -> Self {
        Error::invalid(message).into()
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(&*self.kind, "timeout" | "deadline" | "run_deadline")
    }
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for StepError {}

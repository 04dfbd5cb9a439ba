//! The one error of a call or a run: which step, which node of which flow, every attempt, and what to do.

use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::attempt::{Attempt, milliseconds};
use crate::model::{ModelError, ModelErrorKind};
use crate::reply::ReplyError;

/// Any error of a user's code.
pub(crate) type BoxError = Box<dyn StdError + Send + Sync>;

/// Why a step or a flow gave no value.
///
/// `Display` is one line; `Debug`, which `main` prints, is the whole report: every attempt and the remedy.
pub struct Error(Box<Report>);

struct Report {
    kind: ErrorKind,
    step: Option<Cow<'static, str>>,
    node: Option<String>,
    flow: Option<Cow<'static, str>>,
    attempts: Vec<Attempt>,
}

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The model gave no reply.
    Model(ModelError),
    /// The reply is not a valid output.
    Reply(ReplyError),
    /// A gate (`ensure`) said no; its messages.
    Gate(Vec<String>),
    /// The model would not answer; its words, if it gave any.
    Refused(Option<String>),
    /// The reply was cut off by `max_tokens` or by the context window.
    Truncated,
    /// An attempt took longer than its `timeout`.
    Timeout(Duration),
    /// The step took longer than its `deadline`.
    Deadline(Duration),
    /// The run took longer than the deadline that [`With::deadline`](crate::With::deadline) gave it.
    RunDeadline(Duration),
    /// The limits let no request through for as long as a call may wait. Nothing was sent.
    MaxWait(Duration),
    /// The request needs more tokens than the limit gives in a minute. Nothing was sent.
    TooLarge {
        /// The tokens of its prompt, estimated, and its `max_tokens`.
        tokens: u64,
        /// The tokens of a minute.
        limit: u64,
    },
    /// The run was cancelled by its token.
    Cancelled,
    /// A code step, or an expression with `?` in a flow, returned an error.
    Code(BoxError),
    /// A step, gate, filter or binding panicked; the panic's message.
    Panic(String),
    /// The runtime lacks something that the run needs; nothing was run.
    Missing(Vec<Missing>),
    /// The runtime could not be made: no model is configured, a client or a script cannot be used.
    Setup(BoxError),
    /// The run does not follow the history that it replays; the first difference.
    Replay(String),
    /// The call cannot be made as it is: an option out of range, a prompt that cannot be rendered.
    Invalid(String),
}

/// Something that a runtime does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// A named model.
    Model {
        /// The name that the step asks for.
        name: String,
        /// The step that asks for it.
        step: &'static str,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A resource.
    Resource {
        /// The resource's type.
        type_name: &'static str,
        /// The step that takes it.
        step: &'static str,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Error(Box::new(Report { kind, step: None, node: None, flow: None, attempts: Vec::new() }))
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Error::new(ErrorKind::Invalid(message.into()))
    }

    pub(crate) fn from_panic(payload: Box<dyn Any + Send>) -> Self {
        let message = match payload.downcast::<String>() {
            Ok(message) => *message,
            Err(payload) => payload.downcast_ref::<&str>().map_or_else(
                || "a panic without a message".to_owned(),
                |message| (*message).to_owned(),
            ),
        };
        Error::new(ErrorKind::Panic(message))
    }

    pub(crate) fn into_kind(self) -> ErrorKind {
        self.0.kind
    }

    pub(crate) fn of_step(mut self, step: &'static str, attempts: Vec<Attempt>) -> Self {
        self.0.step = Some(step.into());
        self.0.attempts = attempts;
        self
    }

    /// Names the node and the flow, if nothing inside has named them already.
    pub(crate) fn at_node(mut self, flow: &'static str, node: impl FnOnce() -> String) -> Self {
        if self.0.node.is_none() {
            self.0.node = Some(node());
            self.0.flow = Some(flow.into());
        }
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The step that failed; `None` if it was an expression of a flow, or the run could not start.
    pub fn step(&self) -> Option<&str> {
        self.0.step.as_deref()
    }

    /// The path of the node that failed, such as `support/urgency`: the flow, and the name that the node binds or else that of
    /// its step. Rounds have their number, from 0, and a second node of a name ends in `#2`. `None` outside a flow.
    pub fn node(&self) -> Option<&str> {
        self.0.node.as_deref()
    }

    /// The flow whose node failed; the innermost one, if flows call flows.
    pub fn flow(&self) -> Option<&str> {
        self.0.flow.as_deref()
    }

    /// Every request of the step that failed, in order: its attempts, and those that were turned away, which do not count.
    pub fn attempts(&self) -> &[Attempt] {
        &self.0.attempts
    }

    /// How many attempts there were.
    pub(crate) fn attempts_made(&self) -> u32 {
        self.attempts()
            .iter()
            .filter(|one| one.outcome.counts())
            .map(|one| one.number)
            .max()
            .unwrap_or(0)
    }

    /// Whether time ran out: for an attempt, for the step, or for the run.
    pub fn is_timeout(&self) -> bool {
        use ErrorKind::*;
        matches!(self.0.kind, Timeout(_) | Deadline(_) | RunDeadline(_))
    }

    /// Whether the provider turned the step away for asking too often, or a limit let nothing through in time.
    pub fn is_rate_limit(&self) -> bool {
        match &self.0.kind {
            ErrorKind::Model(error) => error.kind() == ModelErrorKind::RateLimited,
            ErrorKind::MaxWait(_) => true,
            _ => false,
        }
    }

    /// Whether nothing is left to spend at the provider.
    pub fn is_quota_exhausted(&self) -> bool {
        matches!(&self.0.kind, ErrorKind::Model(e) if e.kind() == ModelErrorKind::QuotaExhausted)
    }

    /// Whether the run was cancelled by its token.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Cancelled)
    }

    /// Whether the model would not answer, or a filter of the provider's stopped the prompt.
    pub fn is_refusal(&self) -> bool {
        match &self.0.kind {
            ErrorKind::Refused(_) => true,
            ErrorKind::Model(error) => error.kind() == ModelErrorKind::Filtered,
            _ => false,
        }
    }

    /// Whether the last reply was not a valid output: of the wrong form, cut off, or stopped by a gate.
    pub fn is_invalid_reply(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Reply(_) | ErrorKind::Gate(_) | ErrorKind::Truncated)
    }

    /// What a person should do about it.
    pub fn remedy(&self) -> Cow<'static, str> {
        match &self.0.kind {
            ErrorKind::Model(error) => error.remedy().into(),
            ErrorKind::Reply(_) => {
                "say in the prompt what is expected, ask a stronger model, or give `fallback = …`"
                    .into()
            }
            ErrorKind::Gate(_) => {
                "say in the prompt what the gate checks, give more `attempts`, or a `fallback = …`"
                    .into()
            }
            ErrorKind::Refused(_) => {
                "look at the prompt and its inputs; the same model will refuse again".into()
            }
            ErrorKind::Truncated => {
                "give a larger `max_tokens`, or ask for a shorter output".into()
            }
            ErrorKind::Timeout(_) => "give a longer `timeout`, or ask a faster model".into(),
            ErrorKind::Deadline(_) => {
                "give a longer `deadline`, or fewer or shorter attempts".into()
            }
            ErrorKind::RunDeadline(_) => {
                "give the run a longer deadline, or less to do at once".into()
            }
            ErrorKind::MaxWait(_) => {
                "send less at once, give more `max_wait`, or ask for a higher limit".into()
            }
            ErrorKind::TooLarge { .. } => {
                "shorten the inputs, lower `max_tokens`, or raise `tokens_per_minute`".into()
            }
            ErrorKind::Cancelled => "run it again, if it is still wanted".into(),
            ErrorKind::Code(_) => {
                "if such an error passes by itself, name a function that says so: `transient = …`"
                    .into()
            }
            ErrorKind::Panic(_) => "mend the code that panicked, or return an error from it".into(),
            ErrorKind::Missing(missing) => missing_remedy(missing).into(),
            ErrorKind::Setup(_) => "set it up as the message says, and start again".into(),
            ErrorKind::Replay(_) => {
                "replay a history on the flow that made it, with the same inputs, models and resources"
                    .into()
            }
            ErrorKind::Invalid(_) => "correct the call, or the step's attributes".into(),
        }
    }
}

impl ErrorKind {
    /// The kind in one word.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            ErrorKind::Model(_) => "model",
            ErrorKind::Reply(_) => "reply",
            ErrorKind::Gate(_) => "gate",
            ErrorKind::Refused(_) => "refused",
            ErrorKind::Truncated => "truncated",
            ErrorKind::Timeout(_) => "timeout",
            ErrorKind::Deadline(_) => "deadline",
            ErrorKind::RunDeadline(_) => "run_deadline",
            ErrorKind::MaxWait(_) => "max_wait",
            ErrorKind::TooLarge { .. } => "too_large",
            ErrorKind::Cancelled => "cancelled",
            ErrorKind::Code(_) => "code",
            ErrorKind::Panic(_) => "panic",
            ErrorKind::Missing(_) => "missing",
            ErrorKind::Setup(_) => "setup",
            ErrorKind::Replay(_) => "replay",
            ErrorKind::Invalid(_) => "invalid",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Model(error) => write!(f, "the model gave no reply: {error}"),
            ErrorKind::Reply(error) => write!(f, "the reply is not usable: {error}"),
            ErrorKind::Gate(messages) => {
                write!(f, "the output did not pass: {}", messages.join("; "))
            }
            ErrorKind::Refused(None) => f.write_str("the model refused to answer"),
            ErrorKind::Refused(Some(why)) => write!(f, "the model refused to answer: {why}"),
            ErrorKind::Truncated => f.write_str("the reply was cut off before its end"),
            ErrorKind::Timeout(bound) => {
                write!(f, "no reply within the timeout of {}", milliseconds(*bound))
            }
            ErrorKind::Deadline(bound) => {
                write!(f, "not done within the deadline of {}", milliseconds(*bound))
            }
            ErrorKind::RunDeadline(bound) => {
                write!(f, "the run was not done within its deadline of {}", milliseconds(*bound))
            }
            ErrorKind::MaxWait(bound) => {
                write!(f, "no request was let through within {} (`max_wait`)", milliseconds(*bound))
            }
            ErrorKind::TooLarge { tokens, limit } => {
                write!(f, "it may need {tokens} tokens, and the limit is {limit} a minute")
            }
            ErrorKind::Cancelled => f.write_str("the run was cancelled"),
            ErrorKind::Code(error) | ErrorKind::Setup(error) => write!(f, "{error}"),
            ErrorKind::Panic(message) => write!(f, "panicked: {message}"),
            ErrorKind::Missing(missing) => {
                f.write_str("the runtime lacks ")?;
                for (index, one) in missing.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", and ")?;
                    }
                    write!(f, "{one}")?;
                }
                Ok(())
            }
            ErrorKind::Replay(difference) => {
                write!(f, "the run does not follow its history: {difference}")
            }
            ErrorKind::Invalid(message) => f.write_str(message),
        }
    }
}

/// Where each kind of thing is given to the runtime.
fn missing_remedy(missing: &[Missing]) -> &'static str {
    let models = missing.iter().any(|one| matches!(one, Missing::Model { .. }));
    let resources = missing.iter().any(|one| matches!(one, Missing::Resource { .. }));
    match (models, resources) {
        (true, true) => {
            "give them to the runtime: `Runtime::builder().model(\"…\", …).resource(…)`, or `.models_from_env()?` for the models"
        }
        (false, _) => "give it to the runtime: `Runtime::builder().resource(…)`",
        _ => {
            "give it to the runtime: `Runtime::builder().model(\"…\", …)`, or take the environment's: `Runtime::from_env()?`"
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::Model { name, step, known } if known.is_empty() => {
                write!(f, "the model `{name}` for step `{step}` (it has none)")
            }
            Missing::Model { name, step, known } => {
                write!(f, "the model `{name}` for step `{step}` (it has `{}`)", known.join("`, `"))
            }
            Missing::Resource { type_name, step } => {
                write!(f, "the resource `{type_name}` for step `{step}`")
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.step(), self.node()) {
            (Some(step), Some(node)) => write!(f, "step `{step}` failed at node `{node}`")?,
            (Some(step), None) => write!(f, "step `{step}` failed")?,
            (None, Some(node)) => write!(f, "node `{node}` failed")?,
            (None, None) => return write!(f, "{}", self.0.kind),
        }
        let attempts = self.attempts_made();
        if attempts > 1 {
            write!(f, " after {attempts} attempts")?;
        }
        write!(f, ": {}", self.0.kind)
    }
}

/// The whole report, in lines that a person can read.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        if self.attempts().len() > 1 {
            for attempt in self.attempts() {
                let what = attempt.outcome.words();
                let model = attempt.model.as_deref().map_or(String::new(), |m| format!("{m}, "));
                let time = milliseconds(attempt.latency);
                match attempt.outcome.counts() {
                    true => write!(f, "\n  attempt {} ({model}{time}): {what}", attempt.number)?,
                    false => write!(f, "\n  turned away ({model}{time}): {what}")?,
                }
            }
        }
        let mut source = StdError::source(self);
        while let Some(error) = source {
            write!(f, "\n  because: {error}")?;
            source = error.source();
        }
        write!(f, "\n  remedy: {}", self.remedy())
    }
}

impl StdError for Error {
    /// The cause below what `Display` says already.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            ErrorKind::Code(error) | ErrorKind::Setup(error) => error.source(),
            _ => None,
        }
    }
}

impl From<ReplyError> for Error {
    fn from(error: ReplyError) -> Self {
        Error::new(ErrorKind::Reply(error))
    }
}

macro_rules! setup {
    ($($(#[$cfg:meta])* $error:ty)*) => { $(
        $(#[$cfg])*
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Error::new(ErrorKind::Setup(error.into()))
            }
        }
    )* };
}

setup! {
    crate::model::ScriptError
    #[cfg(feature = "http")] crate::model::ClientError
    #[cfg(feature = "http")] crate::model::NoModel
}

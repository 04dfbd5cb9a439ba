//! The ledger: a record of every attempt, and the trace that a run returns.

use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime};

use serde::Serialize;

use crate::history::History;
use crate::model::Usage;
use crate::reply::Repair;

/// One attempt of one step: what went in, what came out, what it took.
///
/// An attempt of a prompt step is a request that was sent; an attempt of a code step is a call of its function.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Attempt {
    /// The step's name.
    pub step: Cow<'static, str>,
    /// The node's path in its run, such as `support/urgency`: the flow, and the name that the node binds or else that of its step.
    /// Rounds have their number, from 0, and a second node of a name ends in `#2`. Outside a flow it is the step's name.
    pub node: String,
    /// The model that was asked, by its own name; `None` for a code step.
    pub model: Option<String>,
    /// Which attempt it was, from 1. A request that was [turned away](Outcome::TurnedAway) is none: the next one has the same
    /// number.
    pub number: u32,
    /// The rendered prompt, hint included; for a code step, its inputs as JSON.
    pub input: String,
    /// The reply's text, or a code step's output as JSON; `None` if nothing came back.
    pub output: Option<String>,
    /// The tokens in and out, as the provider counts them.
    pub usage: Usage,
    /// Whether the provider may have billed it although it says of no tokens: the answer had begun, or was not waited for.
    pub possibly_billed: bool,
    /// How long it waited before it was sent: for its turn, for a limit, and after the attempt before it.
    pub waited: Duration,
    /// From sending the request to having checked the reply. The wait before it is not in it.
    pub latency: Duration,
    /// When it began.
    pub started: SystemTime,
    /// How it ended.
    pub outcome: Outcome,
    /// Options that were asked for and that the model does not take.
    pub left_out: Vec<Cow<'static, str>>,
    /// What had to be repaired in the reply to read it.
    pub repairs: Vec<Repair>,
}

/// How an [`Attempt`] ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// With a valid output.
    Done,
    /// Without one: the words of the failure.
    Failed(String),
    /// The request was turned away before anything was done: by a rate limit, or for an option that the model does not take.
    /// It does not count as an attempt.
    TurnedAway(String),
    /// Its result was no longer wanted: the run was dropped or cancelled, or another node failed. Of prompt steps only.
    Dropped,
}

impl Outcome {
    /// Whether the attempt gave a valid output.
    pub fn is_done(&self) -> bool {
        matches!(self, Outcome::Done)
    }

    /// Whether it was an attempt, and not turned away.
    pub fn counts(&self) -> bool {
        !matches!(self, Outcome::TurnedAway(_))
    }

    /// What happened, in words.
    pub(crate) fn words(&self) -> &str {
        match self {
            Outcome::Done => "done",
            Outcome::Failed(why) | Outcome::TurnedAway(why) => why,
            Outcome::Dropped => "dropped before its end",
        }
    }
}

/// Everything that happened in a run, in the order in which it ended.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Trace {
    /// The run's identity: 32 hexadecimal digits.
    pub run: String,
    /// The name of the flow or step that was run.
    pub name: Cow<'static, str>,
    /// The labels that the run carried.
    pub labels: Vec<(String, String)>,
    /// Every attempt of every step.
    pub attempts: Vec<Attempt>,
    /// The paths of nodes whose output a person should look at, such as those that ended with their fallback.
    pub flagged: Vec<Flag>,
    /// In which order calls left and completions came back; [`With::replay`](crate::With::replay) takes it.
    pub history: History,
    /// When the run began.
    pub started: SystemTime,
    /// From its begin to its end.
    pub wall: Duration,
}

/// Why a node's output should be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Flag {
    /// The node's path.
    pub node: String,
    /// What happened there.
    pub reason: String,
}

impl Flag {
    pub(crate) fn new(node: &str, reason: String) -> Self {
        Flag { node: node.to_owned(), reason }
    }
}

impl Trace {
    /// The time that all attempts took together: what the run would have lasted, one step after the other.
    pub fn busy(&self) -> Duration {
        self.attempts.iter().map(|attempt| attempt.latency).sum()
    }

    /// The time that all attempts waited before they were sent.
    pub fn waited(&self) -> Duration {
        self.attempts.iter().map(|attempt| attempt.waited).sum()
    }

    /// All tokens in and out, where the providers said.
    pub fn usage(&self) -> Usage {
        let sum = |field: fn(&Usage) -> Option<u64>| {
            self.attempts
                .iter()
                .filter_map(|a| field(&a.usage))
                .fold(None, |sum: Option<u64>, n| Some(sum.unwrap_or(0).saturating_add(n)))
        };
        Usage {
            input_tokens: sum(|u| u.input_tokens),
            output_tokens: sum(|u| u.output_tokens),
            cached_tokens: sum(|u| u.cached_tokens),
            reasoning_tokens: sum(|u| u.reasoning_tokens),
        }
    }
}

/// A table of the attempts: node, model, attempt, time, tokens in and out, outcome.
impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.attempts.iter().map(|a| a.node.chars().count()).max().unwrap_or(4).max(4);
        let model = |a: &Attempt| a.model.clone().unwrap_or_else(|| "-".into());
        let models =
            self.attempts.iter().map(|a| model(a).chars().count()).max().unwrap_or(5).max(5);
        writeln!(
            f,
            "{:width$}  {:models$}  {:>7}  {:>9}  {:>7}  {:>7}  outcome",
            "node", "model", "attempt", "time", "in", "out"
        )?;
        let count = |n: Option<u64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        for attempt in &self.attempts {
            writeln!(
                f,
                "{:width$}  {:models$}  {:>7}  {:>9}  {:>7}  {:>7}  {}",
                attempt.node,
                model(attempt),
                attempt.number,
                milliseconds(attempt.latency),
                count(attempt.usage.input_tokens),
                count(attempt.usage.output_tokens),
                match attempt.repairs.len() {
                    0 => attempt.outcome.words().lines().next().unwrap_or("failed").to_owned(),
                    1 => "done (1 repair)".to_owned(),
                    count => format!("done ({count} repairs)"),
                },
            )?;
        }
        for flag in &self.flagged {
            writeln!(f, "flagged: {}: {}", flag.node, flag.reason)?;
        }
        write!(
            f,
            "wall {}; the attempts one after the other: {}",
            milliseconds(self.wall),
            milliseconds(self.busy())
        )?;
        match self.waited() {
            Duration::ZERO => Ok(()),
            waited => write!(f, "; they waited {}", milliseconds(waited)),
        }
    }
}

/// A time in milliseconds, for a table: `812 ms`, `0.04 ms`.
pub(crate) fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms >= 10.0 { format!("{ms:.0} ms") } else { format!("{ms:.2} ms") }
}

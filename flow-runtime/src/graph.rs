//! A flow's graph as data: its nodes, what each waits for, and the bodies inside them.
//!
//! It is known without inputs and without running anything. The pictures of it are drawn in the modules below.

mod chart;
mod dot;
mod mermaid;
mod outline;
mod svg;
mod words;

use serde::{Deserialize, Serialize};

use crate::step::{StepInfo, StepKind};

/// What a flow is made of: what `support::graph()` gives.
///
/// Plain data: it can be compared, stored as JSON and read back. `Display` is an outline, a line for each node.
///
/// ```
/// let graph: flow::Graph = serde_json::from_str(
///     r#"{
///         "name": "support",
///         "inputs": [{"name": "ticket", "type": "Ticket"}],
///         "returns": "Reply",
///         "nodes": [
///             {"id": "support/problem", "label": "problem", "kind": "step", "step": "diagnose", "inputs": ["ticket"]},
///             {"id": "support/reply", "label": "reply", "kind": "step", "step": "reply",
///              "needs": [{"node": "support/problem", "kind": "data"}]}
///         ],
///         "output": "support/reply"
///     }"#,
/// )?;
/// assert_eq!(
///     graph.to_string(),
///     "support(ticket: Ticket) -> Reply\n  \
///        problem  step diagnose, model default  <- ticket\n  \
///        reply    step reply, model default     <- problem"
/// );
/// assert!(graph.mermaid().contains("--> n2"));
/// assert!(graph.svg().starts_with("<svg"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Graph {
    /// The flow's name.
    pub name: String,
    /// The module in which it is defined.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub module: String,
    /// What it is called with, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// The type of its output, as it was written; empty for `()`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub returns: String,
    /// Its nodes, in the order of the source.
    pub nodes: Vec<Node>,
    /// The id of the node that gives its output; `None` if it gives `()`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
}

/// What a flow is called with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its type, as it was written.
    #[serde(rename = "type")]
    pub ty: String,
}

/// A node: one binding, one effect, or the last expression of a scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Node {
    /// Its path in a run, such as `support/urgency`, without the numbers of rounds; no other node of the graph has it. Where
    /// several nodes have one path, the second ends in `#2`.
    pub id: String,
    /// The name that it binds, or that of the step that it runs.
    pub label: String,
    /// What it does.
    #[serde(flatten)]
    pub kind: NodeKind,
    /// The flow's inputs that are read in it, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<String>,
    /// The nodes of its own scope that it waits for. What is read in its branches counts, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// The bodies inside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<Branch>,
}

/// A node that another one waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Need {
    /// Its id.
    pub node: String,
    /// Why.
    pub kind: NeedKind,
}

impl Need {
    pub(crate) fn data(node: &str) -> Self {
        Need { node: node.to_owned(), kind: NeedKind::Data }
    }
}

/// Why a node waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NeedKind {
    /// It reads its value.
    Data,
    /// Only for the order: `#[after]`, or two effects one after the other.
    Order,
}

/// What a node does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum NodeKind {
    /// Runs a step that asks a model.
    Step(StepCall),
    /// Runs a step that is Rust.
    Code(StepCall),
    /// Runs another flow.
    // Not `Flow`: rustc writes a type's path where any other item has its name.
    #[serde(rename = "flow")]
    #[non_exhaustive]
    SubFlow {
        /// The flow's name.
        name: String,
        /// What that flow is made of, with ids below this node's; `None` if this node is inside that flow itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        graph: Option<Box<Graph>>,
    },
    /// A `for`: its rounds run at once.
    #[non_exhaustive]
    FanOut {
        /// How many rounds at a time; `None` for the runtime's default, and for a limit that is computed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u64>,
        /// How many rounds there are, if the source says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        items: Option<u64>,
        /// What it goes over, as it was written: `section in &outline.sections`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
    /// A `match` or an `if`: one of its arms runs.
    #[non_exhaustive]
    Route {
        /// What decides, as it was written: `match &topic`; `None` if the arms say it, as those of an `if` do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<String>,
    },
    /// A bounded `while`, with the binding that it refines.
    #[non_exhaustive]
    Refine {
        /// How many rounds at most; `None` if that is computed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u64>,
    },
    /// A `try`: a failure inside it is a value.
    Try,
    /// A block, or several calls in one expression, which run one after the other.
    Phase,
    /// Rust that runs no step.
    Plain,
}

/// A step as a node runs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StepCall {
    /// The step's name.
    pub step: String,
    /// The module in which it is defined.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub module: String,
    /// The named model that it asks; `None` for a code step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Its prompt's template; `None` for a code step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The system message's template, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// How many attempts in all; `None` for the runtime's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// The most tokens of one reply, if the step says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u32>,
    /// The bound on one attempt, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_ms: Option<u64>,
    /// The bound on the whole step, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
}

/// A body inside a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Branch {
    /// When it runs.
    pub kind: BranchKind,
    /// What leads there, as it was written: the pattern of an arm with its guard, `if a > 3`, `else`, the condition of a loop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its nodes, in the order of the source; none if it is Rust that runs no step.
    pub nodes: Vec<Node>,
}

/// When a [`Branch`] runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BranchKind {
    /// Once, before the others: what is matched, iterated over, or refined at first.
    First,
    /// The condition of a refinement: before each round, and once more after the last.
    Check,
    /// One of several, of which one runs.
    Arm,
    /// Once for each round of a fan-out or a refinement.
    Round,
    /// Once: that of a `try` or a phase.
    Body,
}

impl From<&StepInfo> for StepCall {
    fn from(info: &StepInfo) -> Self {
        let asks = info.kind == StepKind::Prompt;
        StepCall {
            step: info.name.to_owned(),
            module: info.module.to_owned(),
            model: asks.then(|| info.model.to_owned()),
            template: asks.then(|| info.template.to_owned()),
            system: info.system.map(str::to_owned),
            attempts: info.settings.attempts,
            max_tokens: info.settings.max_tokens,
            timeout_ms: info.settings.timeout_ms,
            deadline_ms: info.settings.deadline_ms,
        }
    }
}

impl From<&StepInfo> for NodeKind {
    fn from(info: &StepInfo) -> Self {
        match info.kind {
            StepKind::Prompt => NodeKind::Step(info.into()),
            StepKind::Code => NodeKind::Code(info.into()),
        }
    }
}

impl Graph {
    /// The graph as an SVG picture, in which time goes from left to right.
    ///
    /// It needs no font, script or file beside it, and is dark where the reader's surroundings are. What the pointer rests on
    /// shows its path in a run, and a step its prompt.
    pub fn svg(&self) -> String {
        svg::svg(self)
    }

    /// The graph as a [Mermaid](https://mermaid.js.org) flowchart, which many forges draw in a `mermaid` fence of a page.
    pub fn mermaid(&self) -> String {
        mermaid::mermaid(self)
    }

    /// The graph in the language of [Graphviz](https://graphviz.org): `dot -Tsvg` draws it.
    pub fn dot(&self) -> String {
        dot::dot(self)
    }

    /// The graph as JSON, from which [`Graph`] can be deserialized again.
    pub fn json(&self) -> String {
        // Text, numbers and lists: nothing in it can fail to be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

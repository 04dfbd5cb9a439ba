//! Why something has no bound, and what would give it one.

use serde::Serialize;

/// What has no bound in a [`Plan`](super::Plan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NoBound {
    /// The nodes that have none.
    pub nodes: Vec<String>,
    /// What of them has none: `calls`, `tokens in`, `tokens out` or `cost`.
    pub of: &'static str,
    /// Why.
    pub why: String,
    /// What would give them one.
    pub remedy: String,
}

/// Why there is no bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// A `for` with this head, over a list that only a run has.
    Rounds(String),
    /// A `while` with this condition, whose limit is computed.
    Limit(String),
    /// This flow is called by one that it calls.
    Recursion(String),
    /// The method that is called with something computed.
    Computed(&'static str),
    /// The function that makes the call.
    Indirect(String),
    Prompt,
    Reply,
    /// The model has no price.
    Price(String),
    /// The call brings models of its own.
    Model,
}

impl Why {
    /// Whether the model is not known because of this.
    pub(super) fn hides_model(&self) -> bool {
        matches!(self, Why::Model | Why::Computed("model"))
    }

    fn of(&self) -> &'static str {
        match self {
            Why::Prompt => "tokens in",
            Why::Reply | Why::Computed("max_tokens") => "tokens out",
            Why::Price(_) | Why::Model | Why::Computed("model") => "cost",
            _ => "calls",
        }
    }

    fn why(&self) -> String {
        match self {
            Why::Rounds(over) => format!("`for {over}`: the list's length is known only in a run"),
            Why::Limit(condition) => format!("`while {condition}`: its limit is computed"),
            Why::Recursion(flow) => format!("`{flow}` calls itself through others"),
            Why::Computed(method) => format!("`.{method}(…)` is set to something computed"),
            Why::Indirect(function) => {
                format!("`{function}` makes the call, and may set anything on it")
            }
            Why::Prompt => {
                "the prompt, or whether it is sent, depends on what other steps give".into()
            }
            Why::Reply => "nothing bounds the reply".into(),
            Why::Price(model) => format!("the model `{model}` has no price"),
            Why::Model => "the call brings models of its own".into(),
        }
    }

    fn remedy(&self) -> String {
        match self {
            Why::Rounds(over) => {
                let pattern = over.split(" in ").next().unwrap_or("item");
                format!("take so many at most: `for {pattern} in list.iter().take(10)`")
            }
            Why::Limit(_) => "write a number: `#[limit(3)]`".into(),
            Why::Recursion(_) => "none: a plan follows no such calls".into(),
            Why::Computed(method) => {
                format!("set `{method}` on the step, or write a number or a text")
            }
            Why::Indirect(_) => "call the step by its own name".into(),
            Why::Prompt => "bound all prompts: `Runtime::builder().prompt_limit(64_000)`".into(),
            Why::Reply => {
                "`#[step(max_tokens = 1000)]`, or `Runtime::builder().max_tokens(1_000)`".into()
            }
            Why::Price(model) => {
                format!("`Runtime::builder().price(\"{model}\", Price::per_million(…, …))`")
            }
            Why::Model => "give the models to the whole run".into(),
        }
    }
}

/// Adds causes to others, each once.
pub(super) fn add(causes: &mut Vec<Why>, more: Vec<Why>) {
    for why in more {
        if !causes.contains(&why) {
            causes.push(why);
        }
    }
}

/// Each cause with the nodes that it holds for, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Causes(Vec<(Why, Vec<String>)>);

impl Causes {
    pub(super) fn add(&mut self, node: &str, causes: Vec<Why>) {
        for why in causes {
            match self.0.iter_mut().find(|(known, _)| *known == why) {
                Some((_, nodes)) => nodes.push(node.to_owned()),
                None => self.0.push((why, vec![node.to_owned()])),
            }
        }
    }

    pub(super) fn into_list(self) -> Vec<NoBound> {
        let of = |(why, nodes): (Why, Vec<String>)| NoBound {
            nodes,
            of: why.of(),
            why: why.why(),
            remedy: why.remedy(),
        };
        self.0.into_iter().map(of).collect()
    }
}

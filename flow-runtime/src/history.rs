//! The order of a run, as data: which calls left and which completions entered, one at a time.

use serde::{Deserialize, Serialize};

/// The order in which a run's calls left for their steps and their completions came back.
///
/// A traced run keeps it, as [`Trace::history`](crate::Trace::history). [`With::replay`](crate::With::replay) runs a flow in
/// exactly this order, whatever is done first this time. As JSON it is a list: `{"call": "support/urgency"}` is a call, and
/// `{"completion": 3}` that of the call before which three others had left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct History {
    /// What happened, in order.
    pub events: Vec<HistoryEvent>,
}

/// One event of a [`History`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryEvent {
    /// The step at the node of this path was called. All its attempts belong to this one call.
    #[serde(rename = "call")]
    Called(String),
    /// The call of this number, from 0, was done, with a value or an error, and its flow went on. A call that was dropped
    /// before has none.
    #[serde(rename = "completion")]
    Completed(usize),
}

impl History {
    /// The path of the node of a call, by the call's number.
    pub fn node(&self, call: usize) -> Option<&str> {
        self.calls().nth(call)
    }

    /// The paths of the nodes that were called, in order.
    pub fn calls(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|event| match event {
            HistoryEvent::Called(node) => Some(node.as_str()),
            HistoryEvent::Completed(_) => None,
        })
    }

    /// An event, for a message; its index is in range.
    pub(crate) fn describe(&self, index: usize) -> String {
        let what = match &self.events[index] {
            HistoryEvent::Called(node) => format!("the call of `{node}`"),
            HistoryEvent::Completed(call) => match self.node(*call) {
                Some(node) => format!("the completion of `{node}`"),
                None => format!("the completion of call {call}"),
            },
        };
        format!("event {} is {what}", index + 1)
    }

    /// Says what makes it the history of no run.
    pub(crate) fn check(&self) -> Result<(), String> {
        let mut is_done = Vec::new();
        for (index, event) in self.events.iter().enumerate() {
            match event {
                HistoryEvent::Called(_) => is_done.push(false),
                HistoryEvent::Completed(call) => match is_done.get_mut(*call) {
                    Some(done @ false) => *done = true,
                    Some(true) => {
                        return Err(format!("{}, for the second time", self.describe(index)));
                    }
                    None => {
                        return Err(format!("{}, which was not made before", self.describe(index)));
                    }
                },
            }
        }
        Ok(())
    }
}

//! What happens between a call and its value: attempts, hints, waits, bounds, fallbacks, and what a call or a run sets.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flow::prelude::*;
use flow::{
    Capabilities, ErrorKind, Finish, LimitScope, Message, Missing, ModelError, ModelErrorKind,
    Outcome, Reply, Request, Role, Scripted, ScriptedReply,
};
use serde_json::json;
use tokio::time::Instant;

mod bounds;
mod code;
mod endings;
mod hints;
mod kinds;
mod models;
mod options;
mod resources;
mod waits;

/// A scripted model that keeps what it was sent, and when.
#[derive(Clone)]
struct Spy {
    script: Arc<Scripted>,
    seen: Arc<Mutex<Vec<(Request, Instant)>>>,
    capabilities: Capabilities,
    scope: Option<LimitScope>,
}

impl Spy {
    fn new(script: Scripted) -> Self {
        Spy {
            capabilities: script.capabilities(),
            script: Arc::new(script),
            seen: Arc::default(),
            scope: Some(LimitScope::of(&["spy"])),
        }
    }

    fn requests(&self) -> Vec<Request> {
        let seen = self.seen.lock().unwrap();
        seen.iter().map(|(request, _)| request.clone()).collect()
    }

    fn calls(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// The last message of each request.
    fn said(&self) -> Vec<String> {
        let last = |request: &Request| request.messages.last().unwrap().to_text();
        self.requests().iter().map(last).collect()
    }

    /// The waits between one request and the next, in milliseconds.
    fn waits(&self) -> Vec<u128> {
        let seen = self.seen.lock().unwrap();
        seen.windows(2).map(|two| (two[1].1 - two[0].1).as_millis()).collect()
    }
}

impl Model for Spy {
    fn id(&self) -> &str {
        "spy"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        self.seen.lock().unwrap().push((request.clone(), Instant::now()));
        self.script.complete(request).await
    }

    fn capabilities(&self) -> Capabilities {
        self.capabilities.clone()
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        self.scope
    }
}

/// A spy with these replies for the step `rate`, and a runtime on it.
fn rating<R: Into<ScriptedReply>>(replies: impl IntoIterator<Item = R>) -> (Spy, Runtime) {
    scripted("rate", replies)
}

fn scripted<R: Into<ScriptedReply>>(
    step: &str,
    replies: impl IntoIterator<Item = R>,
) -> (Spy, Runtime) {
    let script =
        replies.into_iter().fold(Scripted::new(), |script, reply| script.reply(step, reply));
    let spy = Spy::new(script);
    let rt = Runtime::builder().any_model(spy.clone()).seed(1).build();
    (spy, rt)
}

fn failing(kind: ModelErrorKind) -> ModelError {
    ModelError::new(kind, "not now")
}

#[contract]
struct Urgency {
    #[schemars(range(min = 1, max = 5))]
    score: u8,
}

#[step(prompt = "Rate {{ text }}.")]
async fn rate(text: &str) -> Urgency;

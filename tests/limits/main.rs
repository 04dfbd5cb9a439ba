//! What everyone who asks the same model shares: requests and tokens a minute, requests at once, pauses, quotas, retries.
//! All times are those of a paused clock.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use flow::prelude::*;
use flow::{
    Error, ErrorKind, LimitScope, Limits, ModelError, ModelErrorKind, Outcome, Priority,
    RateLimits, Reply, Request, RuntimeBuilder, Usage, Window,
};
use futures_util::future::join_all;
use tokio::time::{Instant, advance, sleep};

mod at_once;
mod dropping;
mod order;
mod pauses;
mod quotas;
mod rates;
mod retries;
mod scopes;

/// Answers after a time, and keeps when it was asked for what. What was put before the answers comes first.
#[derive(Clone)]
struct Provider(Arc<Mutex<State>>);

struct State {
    latency: Duration,
    usage: Option<Usage>,
    first: VecDeque<Result<Reply, ModelError>>,
    asked: Vec<(Duration, String)>,
    begin: Instant,
    under_way: usize,
    most_under_way: usize,
}

impl Provider {
    fn new() -> Self {
        Provider(Arc::new(Mutex::new(State {
            latency: Duration::ZERO,
            usage: None,
            first: VecDeque::new(),
            asked: Vec::new(),
            begin: Instant::now(),
            under_way: 0,
            most_under_way: 0,
        })))
    }

    fn set(self, set: impl FnOnce(&mut State)) -> Self {
        set(&mut self.0.lock().unwrap());
        self
    }

    fn takes(self, ms: u64) -> Self {
        self.set(|state| state.latency = Duration::from_millis(ms))
    }

    fn first(self, answers: impl IntoIterator<Item = Result<Reply, ModelError>>) -> Self {
        self.set(|state| state.first.extend(answers))
    }

    fn runtime(&self) -> RuntimeBuilder {
        Runtime::builder().any_model(self.clone()).seed(7)
    }

    /// When it was asked, in milliseconds since it was made.
    fn times(&self) -> Vec<u128> {
        self.0.lock().unwrap().asked.iter().map(|(at, _)| at.as_millis()).collect()
    }

    fn prompts(&self) -> Vec<String> {
        self.0.lock().unwrap().asked.iter().map(|(_, prompt)| prompt.clone()).collect()
    }
}

/// Counts a request as long as it is under way.
struct UnderWay<'p>(&'p Provider);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.0.lock().unwrap().under_way -= 1;
    }
}

impl Model for Provider {
    fn id(&self) -> &str {
        "simulated"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let (latency, answer) = {
            let mut state = self.0.lock().unwrap();
            let asked = (state.begin.elapsed(), request.messages[0].to_text());
            state.asked.push(asked);
            state.under_way += 1;
            state.most_under_way = state.most_under_way.max(state.under_way);
            let good = Reply::new("fine").with_usage(state.usage.unwrap_or_default());
            (state.latency, state.first.pop_front().unwrap_or(Ok(good)))
        };
        let _under_way = UnderWay(self);
        if !latency.is_zero() {
            sleep(latency).await;
        }
        answer
    }
}

#[step(prompt = "{{ text }}")]
async fn ask(text: &str) -> String;

fn limited(wait: Option<u64>) -> Result<Reply, ModelError> {
    let wait = wait.map(Duration::from_secs);
    Err(ModelError::new(ModelErrorKind::RateLimited, "slow down").with_retry_after(wait))
}

fn failing(kind: ModelErrorKind) -> Result<Reply, ModelError> {
    Err(ModelError::new(kind, "not now"))
}

async fn ask_times(rt: &Runtime, times: usize) -> Vec<Result<String, Error>> {
    join_all((0..times).map(|_| ask("it").run(rt))).await
}

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

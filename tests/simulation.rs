//! Two thousand clients at once against a provider that takes 50 requests a second, on a paused clock.

use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flow::prelude::*;
use flow::{Error, ModelError, ModelErrorKind, Reply, Request};
use futures_util::future::join_all;
use tokio::time::{Instant, sleep};

const CLIENTS: usize = 2_000;
const PER_SECOND: f64 = 50.0;

/// Takes so many requests a second, of which a second's worth may be saved up, and turns the others away.
#[derive(Clone)]
struct Provider {
    state: Arc<Mutex<State>>,
    tells_when: bool,
    /// How long an answer takes, in milliseconds.
    latency: Range<u64>,
}

struct State {
    level: f64,
    at: Instant,
    random: fastrand::Rng,
    requests: usize,
    turned_away: usize,
}

impl Provider {
    fn new(seed: u64, tells_when: bool, latency: Range<u64>) -> Self {
        let state = State {
            level: PER_SECOND,
            at: Instant::now(),
            random: fastrand::Rng::with_seed(seed),
            requests: 0,
            turned_away: 0,
        };
        Provider { state: Arc::new(Mutex::new(state)), tells_when, latency }
    }

    /// How long a request takes, and whether it is answered.
    fn arrives(&self) -> (Duration, bool) {
        let mut state = self.state.lock().unwrap();
        let now = Instant::now();
        let passed = (now - state.at).as_secs_f64();
        state.level = (state.level + passed * PER_SECOND).min(PER_SECOND);
        state.at = now;
        state.requests += 1;
        if state.level < 1.0 {
            state.turned_away += 1;
            return (Duration::from_millis(20), false);
        }
        state.level -= 1.0;
        (Duration::from_millis(state.random.u64(self.latency.clone())), true)
    }
}

impl Model for Provider {
    fn id(&self) -> &str {
        "simulated"
    }

    async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
        let (takes, is_answered) = self.arrives();
        sleep(takes).await;
        if is_answered {
            return Ok(Reply::new("fine"));
        }
        let told = self.tells_when.then_some(Duration::from_secs(1));
        Err(ModelError::new(ModelErrorKind::RateLimited, "slow down").with_retry_after(told))
    }
}

#[step(prompt = "How are you?")]
async fn ask() -> String;

/// Has everyone ask at once, and says how many requests that took for each job. The clients are spread over this many
/// runtimes, which know nothing of each other, as those of several machines do.
async fn crowd(seed: u64, provider: &Provider, runtimes: u64) -> f64 {
    let runtimes: Vec<Runtime> = (0..runtimes)
        .map(|n| Runtime::builder().any_model(provider.clone()).seed(seed + 1_000 * n).build())
        .collect();
    let begin = Instant::now();
    let of = |client| ask().run(&runtimes[client % runtimes.len()]);
    let results: Vec<Result<String, Error>> = join_all((0..CLIENTS).map(of)).await;
    for result in results {
        assert_eq!(result.unwrap(), "fine");
    }
    // At best it takes 39 s: 40, less what was saved up.
    assert!(begin.elapsed() <= Duration::from_secs(50), "{:?} (seed {seed})", begin.elapsed());
    let state = provider.state.lock().unwrap();
    assert_eq!(state.requests - state.turned_away, CLIENTS);
    state.requests as f64 / CLIENTS as f64
}

#[tokio::test(start_paused = true)]
async fn nobody_gives_up_and_few_are_turned_away_whether_the_provider_says_when_or_not() {
    for tells_when in [true, false] {
        for latency in [200..1_000, 20..100] {
            for seed in 0..3 {
                let provider = Provider::new(seed, tells_when, latency.clone());
                let requests = crowd(seed, &provider, 1).await;
                assert!(requests <= 1.15, "{requests} requests a job ({latency:?}, seed {seed})");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_gives_up_either_when_the_clients_are_on_four_machines() {
    for tells_when in [true, false] {
        for seed in 0..3 {
            let provider = Provider::new(seed, tells_when, 20..100);
            let requests = crowd(seed, &provider, 4).await;
            assert!(requests <= 1.3, "{requests} requests a job (seed {seed})");
        }
    }
}

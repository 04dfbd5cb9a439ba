//! Random crowds at random limits, from seeds: whatever arrives, fails, hangs or is dropped, the limits hold, nobody is
//! passed over, and nothing is left behind.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fastrand::Rng;
use flow::prelude::*;
use flow::{Limits, ModelError, ModelErrorKind, Priority, Prompt, Reply, Request, Usage};
use futures_util::future::join_all;
use tokio::time::{Instant, sleep, timeout};

/// Milliseconds since the start.
type Ms = u64;

/// What the model does with one request, drawn when it arrives.
enum Fate {
    Answers(f64),
    TurnsAway(Option<u64>),
    Fails(ModelErrorKind),
    Hangs,
}

struct Seen {
    at: Ms,
    call: usize,
    /// The tokens that it may use, as far as is known.
    tokens: f64,
}

struct State {
    begin: Instant,
    rng: Rng,
    fails: bool,
    seen: Vec<Seen>,
    under_way: u32,
    most_under_way: u32,
    /// When a 429 said that nothing is to be sent until when.
    told: Vec<(Ms, Ms)>,
}

#[derive(Clone)]
struct Crowded(Arc<Mutex<State>>);

struct UnderWay(Crowded);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.0.lock().unwrap().under_way -= 1;
    }
}

impl Crowded {
    fn new(seed: u64, fails: bool) -> Self {
        Crowded(Arc::new(Mutex::new(State {
            begin: Instant::now(),
            rng: Rng::with_seed(seed),
            fails,
            seen: Vec::new(),
            under_way: 0,
            most_under_way: 0,
            told: Vec::new(),
        })))
    }

    fn arrives(&self, request: &Request) -> (usize, Fate, Duration) {
        let mut state = self.0.lock().unwrap();
        let text = request.messages[0].to_text();
        let call = text.split(' ').next().and_then(|n| n.parse().ok()).unwrap();
        let input = Prompt::new(request.messages.to_vec()).tokens();
        let tokens = input as f64 + f64::from(request.options.max_tokens.unwrap_or(0));
        let at = state.begin.elapsed().as_millis() as Ms;
        state.seen.push(Seen { at, call, tokens });
        state.under_way += 1;
        state.most_under_way = state.most_under_way.max(state.under_way);
        let fate = match state.rng.u8(0..100) {
            _ if !state.fails => Fate::Answers(1.0),
            0..8 => Fate::TurnsAway(None),
            8..14 => Fate::TurnsAway(Some(state.rng.u64(1..20))),
            14..18 => Fate::Fails(ModelErrorKind::Unavailable),
            18..22 => Fate::Fails(ModelErrorKind::Overloaded),
            22..25 => Fate::Fails(ModelErrorKind::Interrupted),
            25..27 => Fate::Fails(ModelErrorKind::Rejected),
            27..30 => Fate::Hangs,
            _ => Fate::Answers(state.rng.f64()),
        };
        (state.seen.len() - 1, fate, Duration::from_millis(state.rng.u64(0..3_000)))
    }
}

impl Model for Crowded {
    fn id(&self) -> &str {
        "crowded"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let (index, fate, latency) = self.arrives(request);
        let _under_way = UnderWay(self.clone());
        if let Fate::Hangs = fate {
            std::future::pending::<()>().await;
        }
        sleep(latency).await;
        let mut state = self.0.lock().unwrap();
        let error = |kind| ModelError::new(kind, "not now");
        match fate {
            Fate::Answers(share) => {
                let used = (state.seen[index].tokens * share) as u64;
                state.seen[index].tokens = used as f64;
                Ok(Reply::new("fine").with_usage(Usage::new(used / 2, used - used / 2)))
            }
            Fate::TurnsAway(told) => {
                state.seen[index].tokens = 0.0;
                let now = state.begin.elapsed().as_millis() as Ms;
                if let Some(told) = told {
                    state.told.push((now, now + 1_000 * told));
                }
                let told = told.map(Duration::from_secs);
                Err(error(ModelErrorKind::RateLimited).with_retry_after(told))
            }
            Fate::Fails(kind) => {
                if kind != ModelErrorKind::Interrupted {
                    state.seen[index].tokens = 0.0;
                }
                Err(error(kind))
            }
            Fate::Hangs => unreachable!("it waits for ever"),
        }
    }
}

#[step(prompt = "{{ number }} {{ words }}", timeout = "30s", deadline = "20m")]
async fn ask(number: usize, words: &str) -> String;

/// One call of a crowd.
struct Arrival {
    at: Ms,
    priority: Priority,
    attempts: u32,
    max_tokens: u32,
    /// When its caller loses patience.
    patience: Option<Duration>,
}

struct Case {
    requests: u32,
    tokens: u64,
    concurrency: u32,
    arrivals: Vec<Arrival>,
}

fn case(rng: &mut Rng) -> Case {
    let arrivals = (0..rng.usize(20..120)).map(|_| Arrival {
        at: rng.u64(0..60_000),
        priority: [Priority::Low, Priority::Normal, Priority::High][rng.usize(0..3)],
        attempts: rng.u32(1..5),
        max_tokens: rng.u32(1..400),
        patience: (rng.u8(0..10) == 0).then(|| Duration::from_millis(rng.u64(0..30_000))),
    });
    let mut arrivals: Vec<Arrival> = arrivals.collect();
    arrivals.sort_by_key(|arrival| arrival.at);
    Case {
        requests: rng.u32(20..400),
        tokens: rng.u64(600..8_000),
        concurrency: rng.u32(1..30),
        arrivals,
    }
}

/// Runs a crowd; for each call, how many attempts of its counted.
async fn run(case: &Case, model: &Crowded, rt: &Runtime) -> Vec<usize> {
    let begin = model.0.lock().unwrap().begin;
    let calls = case.arrivals.iter().enumerate().map(async |(number, arrival)| {
        tokio::time::sleep_until(begin + Duration::from_millis(arrival.at)).await;
        let call = ask(number, "some words that make a prompt")
            .attempts(arrival.attempts)
            .max_tokens(arrival.max_tokens)
            .with(With::new().priority(arrival.priority))
            .run_traced(rt);
        let traced = match arrival.patience {
            None => Some(call.await),
            Some(patience) => timeout(patience, call).await.ok(),
        };
        let counts =
            |trace: &flow::Trace| trace.attempts.iter().filter(|a| a.outcome.counts()).count();
        traced.map_or(0, |traced| counts(&traced.trace))
    });
    join_all(calls).await
}

fn runtime(case: &Case, model: &Crowded, seed: u64) -> Runtime {
    let limits = Limits::new()
        .requests_per_minute(case.requests)
        .tokens_per_minute(case.tokens)
        .concurrency(case.concurrency);
    Runtime::builder()
        .any_model(model.clone())
        .limits(limits)
        .max_wait(Duration::from_secs(3_600))
        .seed(seed)
        .build()
}

/// No time sees more than the rate of it and the burst.
fn holds_the_rate(seen: &[Seen], per_minute: f64) -> bool {
    let burst = (per_minute / 10.0).max(1.0);
    (0..seen.len()).all(|first| {
        (first..seen.len()).all(|last| {
            let time = (seen[last].at - seen[first].at) as f64 / 60_000.0;
            // A millisecond either way, which is what the clock can tell.
            (last - first + 1) as f64 <= burst + per_minute * (time + 2.0 / 60_000.0)
        })
    })
}

#[tokio::test(start_paused = true)]
async fn whatever_happens_the_limits_hold_and_nothing_is_left_behind() {
    for seed in 0..100 {
        let case = case(&mut Rng::with_seed(seed));
        let model = Crowded::new(seed, true);
        let rt = runtime(&case, &model, seed);
        let counted = run(&case, &model, &rt).await;
        {
            let state = model.0.lock().unwrap();
            assert!(holds_the_rate(&state.seen, f64::from(case.requests)), "requests, seed {seed}");
            assert!(state.most_under_way <= case.concurrency, "at once, seed {seed}");
            assert_eq!(state.under_way, 0, "seed {seed}");
            for (count, arrival) in counted.iter().zip(&case.arrivals) {
                assert!(*count <= arrival.attempts as usize, "attempts, seed {seed}");
            }
            for (from, until) in &state.told {
                let inside = state.seen.iter().find(|seen| (from + 1..*until).contains(&seen.at));
                assert!(inside.is_none(), "sent in a pause, seed {seed}");
            }
            // What was used, and what was reserved for good, came out of the bucket.
            let tokens: f64 = state.seen.iter().map(|seen| seen.tokens).sum();
            let minutes = state.seen.last().map_or(0.0, |seen| seen.at as f64 / 60_000.0);
            let most = case.tokens as f64 * (0.1 + minutes + 2.0 / 60_000.0);
            assert!(tokens <= most, "{tokens} tokens of {most}, seed {seed}");
        }
        // Whatever pause was imposed last is over, and every place is free.
        sleep(Duration::from_secs(700)).await;
        model.0.lock().unwrap().fails = false;
        let begin = Instant::now();
        timeout(Duration::from_secs(4), ask(0, "still there").run(&rt)).await.unwrap().unwrap();
        assert!(begin.elapsed() <= Duration::from_secs(3), "seed {seed}");
    }
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_passed_over_for_ever_and_equals_go_in_the_order_of_their_coming() {
    for seed in 0..100 {
        let mut case = case(&mut Rng::with_seed(seed));
        case.arrivals.iter_mut().for_each(|arrival| arrival.patience = None);
        let model = Crowded::new(seed, false);
        let rt = runtime(&case, &model, seed);
        let counted = run(&case, &model, &rt).await;
        assert!(counted.iter().all(|count| *count == 1), "somebody gave up, seed {seed}");
        let state = model.0.lock().unwrap();
        let sent: BTreeMap<usize, Ms> =
            state.seen.iter().map(|seen| (seen.call, seen.at)).collect();
        for (one, earlier) in case.arrivals.iter().enumerate() {
            for (other, later) in case.arrivals.iter().enumerate().skip(one + 1) {
                let levels = later.priority as u64 as i64 - earlier.priority as u64 as i64;
                let headstart = 60_000 * levels.max(0) as Ms;
                if later.at > earlier.at + headstart {
                    assert!(sent[&one] <= sent[&other], "{other} passed {one} over, seed {seed}");
                }
            }
        }
    }
}

/// Fails at once, every time.
#[derive(Clone, Default)]
struct Down(Arc<Mutex<Vec<(Instant, usize, u32)>>>);

impl Model for Down {
    fn id(&self) -> &str {
        "down"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let text = request.messages[0].to_text();
        let call = text.split(' ').next().and_then(|n| n.parse().ok()).unwrap();
        self.0.lock().unwrap().push((Instant::now(), call, request.attempt));
        Err(ModelError::new(ModelErrorKind::Unavailable, "down"))
    }
}

#[tokio::test(start_paused = true)]
async fn in_any_ten_seconds_a_fifth_of_the_calls_is_tried_again_or_one_a_second() {
    for seed in 0..40 {
        let mut rng = Rng::with_seed(seed);
        let down = Down::default();
        let rt = Runtime::builder()
            .any_model(down.clone())
            .limits(Limits::new().concurrency(10_000))
            .seed(seed)
            .build();
        let (calls, over) = (rng.usize(10..600), rng.u64(1..40_000));
        let arrivals: Vec<u64> = (0..calls).map(|_| rng.u64(0..over)).collect();
        join_all(arrivals.iter().enumerate().map(async |(number, at)| {
            sleep(Duration::from_millis(*at)).await;
            ask(number, "anyone?").attempts(4).run(&rt).await.unwrap_err();
        }))
        .await;
        let seen = down.0.lock().unwrap();
        let times: BTreeMap<(usize, u32), Instant> =
            seen.iter().map(|(at, call, attempt)| ((*call, *attempt), *at)).collect();
        // It is decided to try again when an attempt has failed; it is sent after the backoff.
        let decided: Vec<Instant> = times
            .iter()
            .filter(|((call, attempt), _)| times.contains_key(&(*call, attempt + 1)))
            .map(|(_, at)| *at)
            .collect();
        let came: Vec<Instant> =
            times.iter().filter(|((_, attempt), _)| *attempt == 1).map(|(_, at)| *at).collect();
        let within = |of: &[Instant], end: Instant, seconds: u64| {
            of.iter().filter(|at| **at <= end && end - **at < Duration::from_secs(seconds)).count()
        };
        for end in &decided {
            let most = (within(&came, *end, 11) as f64 * 0.2).max(10.0);
            let retries = within(&decided, *end, 10);
            assert!(retries as f64 <= most, "{retries} retries of at most {most}, seed {seed}");
        }
        assert!(calls < 40 || !decided.is_empty());
    }
}

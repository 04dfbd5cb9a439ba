//! Every status of a failure with every form of `retry-after`: how many calls there are, and how long lies between them.
//!
//! The answers are classified as the HTTP clients do it, and come without sockets, so that the paused clock is exact.
#![cfg(feature = "http")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use flow::prelude::*;
use flow::{ErrorKind, ModelError, ModelErrorKind, Reply, Request};
use tokio::time::Instant;

/// Say something.
#[step]
async fn say() -> String;

/// Answers with this status and header so many times, then with a reply.
#[derive(Clone)]
struct Answers {
    status: u16,
    retry_after: Option<String>,
    failures: usize,
    calls: Arc<Mutex<Vec<Instant>>>,
    /// The waits that were read from the header.
    told: Arc<Mutex<Vec<Option<Duration>>>>,
}

impl Model for Answers {
    fn id(&self) -> &str {
        "answers"
    }

    async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
        let mut calls = self.calls.lock().unwrap();
        calls.push(Instant::now());
        if calls.len() > self.failures {
            return Ok(Reply::new("done"));
        }
        let header = |name: &str| self.retry_after.as_deref().filter(|_| name == "retry-after");
        let error = ModelError::from_http(self.status, header, b"");
        self.told.lock().unwrap().push(error.retry_after());
        Err(error)
    }
}

/// What one step made of it.
struct Seen {
    result: Result<String, flow::Error>,
    /// The times between one call and the next.
    sleeps: Vec<Duration>,
    calls: usize,
    /// From the last call to the result.
    rest: Duration,
    told: Vec<Option<Duration>>,
}

async fn seen(status: u16, retry_after: Option<&str>, failures: usize) -> Seen {
    let model = Answers {
        status,
        retry_after: retry_after.map(str::to_owned),
        failures,
        calls: Arc::default(),
        told: Arc::default(),
    };
    let rt = Runtime::builder().model("default", model.clone()).seed(7).build();
    let result = say().run(&rt).await;
    let end = Instant::now();
    let calls = model.calls.lock().unwrap();
    Seen {
        result,
        sleeps: calls.windows(2).map(|pair| pair[1] - pair[0]).collect(),
        calls: calls.len(),
        rest: end - calls[calls.len() - 1],
        told: model.told.lock().unwrap().clone(),
    }
}

/// What a status is for the executor, by the table.
#[derive(Debug, PartialEq)]
enum Row {
    Final,
    TurnedAway,
    Later,
}

fn row(status: u16) -> Row {
    match status {
        429 => Row::TurnedAway,
        501 | 505 => Row::Final,
        408 | 409 | 500..=599 => Row::Later,
        _ => Row::Final,
    }
}

const SECOND: Duration = Duration::from_secs(1);

/// The forms of the header, and the wait that each asks for.
fn forms() -> Vec<(Option<String>, Option<Duration>)> {
    let date = |time| httpdate::fmt_http_date(time);
    let (past, future) = (SystemTime::now() - 60 * SECOND, SystemTime::now() + 60 * SECOND);
    vec![
        (None, None),
        (Some("0".into()), None),
        (Some("1".into()), Some(SECOND)),
        (Some("60".into()), Some(60 * SECOND)),
        (Some("121".into()), Some(121 * SECOND)),
        (Some("-1".into()), None),
        (Some("NaN".into()), None),
        (Some(date(past)), None),
        (Some(date(future)), Some(60 * SECOND)),
        (Some("1e308".into()), Some(Duration::MAX)),
    ]
}

impl Seen {
    /// The waits that were told, checked against what the header says. Of a date some seconds have passed.
    fn told(&self, asked: Option<Duration>, header: Option<&str>) -> Vec<Duration> {
        let told: Vec<Duration> = self.told.iter().flatten().map(whole_milliseconds).collect();
        assert_eq!(told.len(), asked.map_or(0, |_| self.told.len()), "{header:?}");
        for told in &told {
            let asked = asked.expect("a wait").min(365 * 24 * 3600 * SECOND);
            let passed = asked.checked_sub(*told).expect("no longer than was asked");
            let is_date = header.is_some_and(|header| header.contains("GMT"));
            assert!(passed <= if is_date { 10 * SECOND } else { Duration::ZERO }, "{header:?}");
        }
        told
    }

    /// Whether the first two waits are those that the executor chooses when nobody says how long they are: half of 1 s and
    /// of 2 s, and as much again by chance.
    fn backs_off(&self) -> bool {
        let [first, second, ..] = self.sleeps[..] else { return false };
        (SECOND / 2..=SECOND).contains(&first) && (SECOND..=2 * SECOND).contains(&second)
    }
}

/// As tokio's clock sleeps.
fn whole_milliseconds(time: &Duration) -> Duration {
    Duration::from_millis(time.as_nanos().div_ceil(1_000_000).try_into().expect("a time"))
}

#[tokio::test(start_paused = true)]
async fn every_status_with_every_retry_after_brings_its_calls_and_its_sleeps() {
    for status in 400..=599 {
        for (header, asked) in forms() {
            let header = header.as_deref();
            let seen = seen(status, header, 2).await;
            let case = format!("{status} {header:?}: {} calls, {:?}", seen.calls, seen.sleeps);
            assert_eq!(seen.rest, Duration::ZERO, "nothing sleeps after the last call: {case}");
            let told = seen.told(asked, header);
            if row(status) == Row::Final || asked > Some(120 * SECOND) {
                assert!(seen.result.is_err() && seen.calls == 1, "{case}");
                continue;
            }
            assert_eq!((seen.result.as_deref().ok(), seen.calls), (Some("done"), 3), "{case}");
            match asked {
                Some(_) => assert_eq!(seen.sleeps, told, "{case}"),
                None => assert!(seen.backs_off(), "{case}"),
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_never_passes_ends_after_three_attempts_and_what_is_turned_away_with_its_time() {
    for status in [408, 409, 429, 500, 502, 503, 504, 520, 529, 599] {
        for (header, asked) in forms() {
            let header = header.as_deref();
            let seen = seen(status, header, usize::MAX).await;
            let case = format!("{status} {header:?}: {} calls, {:?}", seen.calls, seen.sleeps);
            let error = seen.result.as_ref().expect_err(&case);
            let ErrorKind::Model(model_error) = error.kind() else { panic!("{case}: {error}") };
            assert_eq!(seen.rest, Duration::ZERO, "nothing sleeps after the last call: {case}");
            let told = seen.told(asked, header);
            if asked > Some(120 * SECOND) {
                assert_eq!(seen.calls, 1, "{case}");
                continue;
            }
            match asked {
                Some(_) => assert_eq!(seen.sleeps, told[..told.len() - 1], "{case}"),
                None => assert!(seen.backs_off(), "{case}"),
            }
            if row(status) == Row::Later {
                assert_eq!(seen.calls, 3, "{case}");
                continue;
            }
            // Until the deadline of 300 s, which the next wait would not leave.
            assert_eq!(model_error.kind(), ModelErrorKind::RateLimited, "{case}");
            let in_all: Duration = seen.sleeps.iter().sum();
            let next = told.last().copied().unwrap_or(30 * SECOND);
            assert!(in_all < 300 * SECOND && in_all + next >= 300 * SECOND, "{case}");
            assert!(seen.sleeps.iter().all(|sleep| *sleep <= 60 * SECOND), "{case}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn sleeps_of_the_same_seed_are_the_same() {
    let (one, other) = (seen(503, None, 2).await, seen(503, None, 2).await);
    assert_eq!(one.sleeps, other.sleeps);
}

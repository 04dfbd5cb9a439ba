//! The retry budget: when a provider is down, trying again must not multiply what is sent to it.

use tokio::time::Instant;

/// How many seconds are counted.
const SECONDS: usize = 10;
/// How many of these seconds' calls may be tried again.
const SHARE: f64 = 0.2;
/// How many tries there are for every second, however few calls there are.
const PER_SECOND: f64 = 1.0;

/// Calls and retries of the last seconds: in any ten of them at most 20% of the calls are tried again, or 10 where that is
/// more.
#[derive(Debug)]
pub(super) struct RetryBudget {
    began: Instant,
    /// A ring, one second each. One more than is counted, since the first and the last are there in part.
    seconds: [Second; SECONDS + 1],
    last: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Second {
    calls: u32,
    retries: u32,
}

impl RetryBudget {
    pub(super) fn new(now: Instant) -> Self {
        RetryBudget { began: now, seconds: [Second::default(); SECONDS + 1], last: 0 }
    }

    /// A call came.
    pub(super) fn call(&mut self, now: Instant) {
        self.second(now).calls += 1;
    }

    /// Takes one retry out of the budget; `false` if there is none left.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        self.second(now);
        let sum =
            |of: fn(&Second) -> u32| self.seconds.iter().map(|s| f64::from(of(s))).sum::<f64>();
        let most = (SHARE * sum(|s| s.calls)).max(PER_SECOND * SECONDS as f64);
        let is_left = sum(|s| s.retries) + 1.0 <= most;
        self.second(now).retries += u32::from(is_left);
        is_left
    }

    /// The second that runs, after those that have passed were cleared.
    fn second(&mut self, now: Instant) -> &mut Second {
        let length = self.seconds.len() as u64;
        let index = now.duration_since(self.began).as_secs();
        for passed in (self.last + 1..=index).take(self.seconds.len()) {
            self.seconds[(passed % length) as usize] = Second::default();
        }
        self.last = self.last.max(index);
        &mut self.seconds[(self.last % length) as usize]
    }
}

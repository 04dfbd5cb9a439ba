//! A rate that a user set: so much a minute, of which a tenth may be saved up.

use std::time::Duration;

use tokio::time::Instant;

/// What may be taken now, filled evenly.
#[derive(Debug)]
pub(super) struct Bucket {
    per_minute: f64,
    /// What may be saved up.
    burst: f64,
    /// Below zero, if more was used than had been reserved.
    level: f64,
    at: Instant,
}

impl Bucket {
    pub(super) fn new(per_minute: f64, now: Instant) -> Self {
        let burst = (per_minute / 10.0).max(1.0);
        Bucket { per_minute, burst, level: burst, at: now }
    }

    /// Whether this much fits into a minute at all.
    pub(super) fn can_ever_hold(&self, cost: f64) -> bool {
        cost <= self.per_minute
    }

    pub(super) fn per_minute(&self) -> f64 {
        self.per_minute
    }

    /// How long until this much is there. Who needs more than may be saved up, and is next, saves it up nevertheless.
    pub(super) fn wait(&mut self, cost: f64, now: Instant) -> Duration {
        let per_second = self.per_minute / 60.0;
        let filled = self.level + now.duration_since(self.at).as_secs_f64() * per_second;
        self.level = filled.min(self.burst.max(cost));
        self.at = now;
        // Less than a nanosecond's worth is what rounding leaves.
        let missing = cost - self.level;
        if missing <= per_second * 1e-9 {
            return Duration::ZERO;
        }
        Duration::from_secs_f64(missing / per_second).max(Duration::from_nanos(1))
    }

    pub(super) fn take(&mut self, cost: f64) {
        self.level -= cost;
    }

    /// Gives back what was reserved and not used; below zero takes what was used beyond it.
    pub(super) fn give_back(&mut self, rest: f64) {
        self.level = (self.level + rest).min(self.burst.max(self.level));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(n: f64) -> Duration {
        Duration::from_secs_f64(n)
    }

    #[tokio::test(start_paused = true)]
    async fn a_tenth_may_go_at_once_and_the_rest_evenly() {
        let start = Instant::now();
        let mut bucket = Bucket::new(60.0, start);
        for _ in 0..6 {
            assert_eq!(bucket.wait(1.0, start), Duration::ZERO);
            bucket.take(1.0);
        }
        assert_eq!(bucket.wait(1.0, start), seconds(1.0));
        assert_eq!(bucket.wait(1.0, start + seconds(0.75)), seconds(0.25));
        // After an hour there are six again.
        assert_eq!(bucket.wait(7.0, start + seconds(3600.0)), Duration::ZERO);
        assert_eq!(bucket.wait(6.0, start + seconds(3600.0)), Duration::ZERO);
        bucket.take(6.0);
        assert_eq!(bucket.wait(1.0, start + seconds(3600.0)), seconds(1.0));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_larger_than_the_burst_is_saved_up_for() {
        let start = Instant::now();
        let mut bucket = Bucket::new(600.0, start);
        assert!(bucket.can_ever_hold(600.0) && !bucket.can_ever_hold(601.0));
        assert_eq!(bucket.wait(600.0, start), seconds(54.0));
        assert_eq!(bucket.wait(600.0, start + seconds(54.0)), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_given_back_is_there_again_up_to_the_burst() {
        let start = Instant::now();
        let mut bucket = Bucket::new(600.0, start);
        bucket.take(50.0);
        bucket.give_back(30.0);
        assert_eq!(bucket.wait(40.0, start), Duration::ZERO);
        bucket.give_back(1_000.0);
        assert_eq!(bucket.wait(60.0, start), Duration::ZERO);
        bucket.take(60.0);
        // What was used beyond the reservation is owed.
        bucket.give_back(-10.0);
        assert_eq!(bucket.wait(10.0, start), seconds(2.0));
    }
}

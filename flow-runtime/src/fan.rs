//! Loops of a flow: rounds at once up to a limit, and rounds one after the other up to a bound.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

use crate::frame::At;

/// A round of a loop: its place in the results, and its value.
type Round<'r, T> = Pin<Box<dyn Future<Output = (usize, T)> + Send + 'r>>;

/// The rounds of a `for`: at most `limit` are alive, results come in the order of the items.
pub struct Fan<'r, T> {
    at: At<'r>,
    limit: usize,
    running: FuturesUnordered<Round<'r, T>>,
    results: Vec<Option<T>>,
}

impl<'r, T> Fan<'r, T> {
    /// No round yet. Without a limit of its own, the runtime's holds.
    pub fn new(at: At<'r>, limit: Option<usize>) -> Self {
        let limit = limit.unwrap_or_else(|| at.default_limit()).max(1);
        Fan { at, limit, running: FuturesUnordered::new(), results: Vec::new() }
    }

    /// Waits until another round may start; where it will stand.
    pub async fn room(&mut self) -> At<'r> {
        while self.running.len() >= self.limit {
            self.next().await;
        }
        self.at.item(self.results.len())
    }

    /// Starts a round.
    pub fn start(&mut self, round: impl Future<Output = T> + Send + 'r) {
        let index = self.results.len();
        self.results.push(None);
        let at = self.at.item(index);
        self.running.push(Box::pin(async move { (index, at.guard(round).await) }));
    }

    /// All results, in order.
    pub async fn finish(mut self) -> Vec<T> {
        while !self.running.is_empty() {
            self.next().await;
        }
        self.results.into_iter().flatten().collect()
    }

    async fn next(&mut self) {
        if let Some((index, value)) = self.running.next().await
            && let Some(place) = self.results.get_mut(index)
        {
            *place = Some(value);
        }
    }
}

impl<T> fmt::Debug for Fan<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fan").field("at", &self.at).field("limit", &self.limit).finish()
    }
}

/// The rounds of a bounded `while`.
#[derive(Debug)]
pub struct Rounds {
    limit: usize,
    done: usize,
}

impl Rounds {
    /// At most this many.
    pub fn new(limit: usize) -> Self {
        Rounds { limit, done: 0 }
    }

    /// Whether no further round may run, though the condition asks for one: the run is then flagged.
    pub fn is_over(&self, at: At<'_>) -> bool {
        let is_over = self.done >= self.limit;
        if is_over {
            at.flag(format!(
                "the limit of {} rounds ended the loop: the last value stands",
                self.limit
            ));
        }
        is_over
    }

    /// Where the next round stands.
    pub fn next<'f>(&mut self, at: At<'f>) -> At<'f> {
        self.done += 1;
        if self.done == 1 { at.item(self.done) } else { at.next_item(self.done) }
    }
}

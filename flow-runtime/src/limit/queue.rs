//! Who waits for a limit, and in which order: first come, first served within a priority, and nobody for ever.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::Priority;

/// How much later a call of the next lower priority stands.
const LEVEL: Duration = Duration::from_secs(60);

/// A call's place. It keeps it through all its attempts, so that one that was turned away does not go to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket {
    /// When it came, and later for a lower priority: what waits is overtaken by what came in a bounded time.
    place: Instant,
    number: u64,
}

#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: BTreeMap<Ticket, Waiter>,
    tickets: u64,
}

#[derive(Debug)]
struct Waiter {
    notify: Arc<Notify>,
    /// How long it can wait.
    bound: Instant,
}

impl Queue {
    pub(super) fn ticket(&mut self, priority: Priority, now: Instant) -> Ticket {
        let levels = match priority {
            Priority::High => 0,
            Priority::Normal => 1,
            Priority::Low => 2,
        };
        self.tickets += 1;
        Ticket { place: now + LEVEL * levels, number: self.tickets }
    }

    /// Whether nobody who waits stands before this one.
    pub(super) fn is_next(&self, ticket: Ticket) -> bool {
        self.waiting.first_key_value().is_none_or(|(first, _)| *first >= ticket)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    pub(super) fn enter(&mut self, ticket: Ticket, bound: Instant) -> Arc<Notify> {
        let waiter = self.waiting.entry(ticket);
        Arc::clone(&waiter.or_insert_with(|| Waiter { notify: Arc::default(), bound }).notify)
    }

    pub(super) fn leave(&mut self, ticket: Ticket) {
        self.waiting.remove(&ticket);
    }

    /// Whom to wake when something has become free. Nobody is woken under the limiter's lock: a waker is foreign code.
    pub(super) fn first(&self) -> Option<Arc<Notify>> {
        self.waiting.first_key_value().map(|(_, first)| Arc::clone(&first.notify))
    }

    /// Those that cannot wait until then.
    pub(super) fn bound_before(&self, until: Instant) -> Vec<Arc<Notify>> {
        let hurried = self.waiting.values().filter(|waiter| waiter.bound <= until);
        hurried.map(|waiter| Arc::clone(&waiter.notify)).collect()
    }

    pub(super) fn all(&self) -> Vec<Arc<Notify>> {
        self.waiting.values().map(|waiter| Arc::clone(&waiter.notify)).collect()
    }
}

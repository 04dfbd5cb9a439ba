//! What a call has sent, and how much it may still send: one count for all layers that try again.

use crate::attempt::Attempt;

/// Every request of one call, and the number of those that count.
///
/// An attempt is a request that was sent and not turned away. Whatever tries again, for the transport, for the validation or
/// for the queue, takes its attempts from here.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    made: u32,
    entries: Vec<Attempt>,
}

impl Ledger {
    /// The number that the next attempt has, from 1.
    pub(super) fn number(&self) -> u32 {
        self.made + 1
    }

    /// Writes a request down, and counts it if it was not turned away.
    pub(super) fn add(&mut self, entry: Attempt) {
        self.made += u32::from(entry.outcome.counts());
        self.entries.push(entry);
    }

    /// Whether there were as many attempts as there may be.
    pub(super) fn is_spent(&self, most: u32) -> bool {
        self.made >= most
    }

    pub(super) fn into_entries(self) -> Vec<Attempt> {
        self.entries
    }
}

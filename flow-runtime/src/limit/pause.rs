//! The pause that a 429 imposes on everyone who shares the limit.

use std::time::Duration;

use tokio::time::Instant;

use crate::backoff::backoff;

/// The longest pause. A provider may tell of more; whoever comes later asks it again.
const LONGEST: Duration = Duration::from_secs(600);

#[derive(Debug, Default)]
pub(super) struct Pause {
    until: Option<Instant>,
    /// How many pauses there have been; a request belongs to the time after the pause that it was sent after.
    epoch: u64,
    /// How many pauses in a row were followed by nothing but another.
    in_a_row: u32,
}

impl Pause {
    /// Until when nothing is sent; `None` if it may be.
    pub(super) fn until(&self, now: Instant) -> Option<Instant> {
        self.until.filter(|until| *until > now)
    }

    pub(super) fn epoch(&self) -> u64 {
        self.epoch
    }

    /// A request of this time was turned away: a pause as long as the provider says, else a longer one each time. Of
    /// many requests that were under way together only the first makes it longer.
    pub(super) fn turned_away(
        &mut self,
        sent_in: u64,
        told: Option<Duration>,
        random: u64,
        now: Instant,
    ) {
        let is_first = sent_in == self.epoch;
        let wait = match told {
            Some(told) => told,
            None if is_first => backoff(self.in_a_row, random),
            None => return,
        };
        if is_first {
            self.epoch += 1;
            self.in_a_row += 1;
        }
        let until = now + wait.min(LONGEST);
        self.until = Some(self.until.map_or(until, |before| before.max(until)));
    }

    /// A request of this time was answered: if it was sent after the last pause, that one was long enough.
    pub(super) fn answered(&mut self, sent_in: u64) {
        if sent_in == self.epoch {
            self.in_a_row = 0;
        }
    }
}

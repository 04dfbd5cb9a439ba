//! The seam: the one place where calls leave a run and completions enter it.
//!
//! A run that is recorded or replayed takes its completions one at a time: the next one enters when the flow has gone as far
//! as the last one lets it. So what a flow does depends on the order of the completions alone, and a [`History`] of it can be
//! replayed. Other runs take them as they come.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::error::{Error, ErrorKind};
use crate::history::{History, HistoryEvent};

/// After so many completions the executor has its turn.
const BATCH: usize = 64;

/// Where the calls of one run leave and their completions enter.
#[derive(Debug, Default)]
pub(crate) struct Seam(Mutex<Passing>);

#[derive(Debug, Default)]
struct Passing {
    /// What has happened.
    history: History,
    /// What the run has to follow.
    replay: Option<History>,
    /// How many calls have left; a call's number is how many left before it.
    calls: usize,
    /// Whom to tell that a completion may enter; there when the call is done.
    in_flight: BTreeMap<usize, Option<Waker>>,
    /// The calls that are done, in the order in which they were.
    done: VecDeque<usize>,
    /// The call whose completion may enter now.
    admitted: Option<usize>,
    /// The first difference between the run and what it replays.
    difference: Option<String>,
}

impl Seam {
    /// Of a run that follows this history, or of one that is only recorded.
    pub(crate) fn new(replay: Option<&History>) -> Self {
        let passing = Passing {
            difference: replay.and_then(|history| history.check().err()),
            replay: replay.cloned(),
            ..Passing::default()
        };
        Seam(Mutex::new(passing))
    }

    /// What has happened; it is no longer here then.
    pub(crate) fn take_history(&self) -> History {
        std::mem::take(&mut self.lock().history)
    }

    /// Sends a call out and lets its completion in when it is its turn.
    pub(crate) async fn pass<T>(
        &self,
        node: impl fmt::Display,
        work: impl Future<Output = T>,
    ) -> T {
        let left = self.lock().leave(node.to_string());
        // A run that does not follow its history ends where it is driven.
        let Some(number) = left else { return pending().await };
        let passage = Passage { seam: self, number };
        let value = work.await;
        poll_fn(|context| self.lock().enter(number, context)).await;
        drop(passage);
        value
    }

    /// Drives a run and admits its completions, one at a time.
    pub(crate) async fn drive<T>(
        &self,
        run: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let mut run = pin!(run);
        poll_fn(|context| {
            for _ in 0..BATCH {
                if let Some(difference) = self.difference() {
                    return Poll::Ready(Err(difference));
                }
                if let Poll::Ready(result) = run.as_mut().poll(context) {
                    return Poll::Ready(self.ended(result));
                }
                // The flow has gone as far as it can: all that it waits for are completions.
                let admitted = self.lock().admit();
                match admitted {
                    Some(waker) => waker.wake(),
                    None => {
                        return self.difference().map_or(Poll::Pending, |d| Poll::Ready(Err(d)));
                    }
                }
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await
    }

    fn difference(&self) -> Option<Error> {
        self.lock().difference.clone().map(|why| Error::new(ErrorKind::Replay(why)))
    }

    /// The result of a run, if it has followed its history to the end.
    fn ended<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if let Some(difference) = self.difference() {
            return Err(difference);
        }
        let passing = self.lock();
        if passing.expected().is_none() {
            return result;
        }
        let next = passing.next();
        let why = match &result {
            Ok(_) => format!("{next}, and the run has ended"),
            Err(error) => format!("{next}, and the run has ended: {error}"),
        };
        Err(Error::new(ErrorKind::Replay(why)))
    }

    fn lock(&self) -> MutexGuard<'_, Passing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Passing {
    /// The number of a call that leaves now; `None` if the history has something else here.
    fn leave(&mut self, node: String) -> Option<usize> {
        if self.difference.is_some() {
            return None;
        }
        if self.replay.is_some()
            && !matches!(self.expected(), Some(HistoryEvent::Called(next)) if *next == node)
        {
            self.difference = Some(format!("{}, and the run calls `{node}`", self.next()));
            return None;
        }
        let number = self.calls;
        self.calls += 1;
        self.history.events.push(HistoryEvent::Called(node));
        self.in_flight.insert(number, None);
        Some(number)
    }

    /// Lets the completion of a call in, if it was admitted.
    fn enter(&mut self, number: usize, context: &Context<'_>) -> Poll<()> {
        if self.admitted == Some(number) {
            self.history.events.push(HistoryEvent::Completed(number));
            return Poll::Ready(());
        }
        if self.in_flight.insert(number, Some(context.waker().clone())).flatten().is_none() {
            self.done.push_back(number);
        }
        Poll::Pending
    }

    /// Admits the next completion, when the flow has gone as far as it can: whom to tell.
    fn admit(&mut self) -> Option<Waker> {
        if self.admitted.is_some() || self.difference.is_some() {
            return None;
        }
        let number = if self.replay.is_some() {
            let next = self.completion();
            next.map_err(|why| self.difference = Some(why)).ok()?
        } else {
            // A call that was dropped when it was done has no completion.
            while !self.in_flight.contains_key(self.done.front()?) {
                self.done.pop_front();
            }
            self.done.pop_front()?
        };
        let waker = self.in_flight.get(&number)?.clone()?;
        self.admitted = Some(number);
        Some(waker)
    }

    /// The call whose completion is the next event of what is replayed, or how the run differs.
    fn completion(&self) -> Result<usize, String> {
        let how = match self.expected() {
            Some(HistoryEvent::Completed(number)) if self.in_flight.contains_key(number) => {
                return Ok(*number);
            }
            Some(HistoryEvent::Completed(_)) => "whose call the run has dropped",
            Some(HistoryEvent::Called(_)) => "which the run does not make",
            None => "and the run goes on",
        };
        Err(format!("{}, {how}", self.next()))
    }

    /// The next event of what is replayed.
    fn expected(&self) -> Option<&HistoryEvent> {
        self.replay.as_ref()?.events.get(self.history.events.len())
    }

    /// The same in words.
    fn next(&self) -> String {
        let at = self.history.events.len();
        match &self.replay {
            Some(replay) if at < replay.events.len() => replay.describe(at),
            _ => format!("it ends after {at} events"),
        }
    }
}

/// A call that has left: at its end, or when it is dropped, it is no longer in flight.
struct Passage<'s> {
    seam: &'s Seam,
    number: usize,
}

impl Drop for Passage<'_> {
    fn drop(&mut self) {
        let mut passing = self.seam.lock();
        passing.in_flight.remove(&self.number);
        if passing.admitted == Some(self.number) {
            passing.admitted = None;
        }
    }
}

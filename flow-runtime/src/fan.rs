//! Loops of a flow: rounds at once up to a limit, and rounds one after the other up to a bound.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, pending, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker, ready};

use crate::error::Error;
use crate::frame::At;
use crate::plan::{Dry, settle};

/// After so many starts the nodes beside a loop have their turn, though every round was ready at once.
const STARTS: usize = 64;

/// The rounds of a `for`: at most `limit` are alive, results come in the order of the items.
///
/// A round is polled where it starts: one that is ready at once leaves its place, memory included, to the next. One that
/// waits is polled again only when its own waker was called, and a pass over the woken ones returns to the scheduler.
pub struct Fan<'r, T, F> {
    at: At<'r>,
    /// Where the rounds are noted, if it is a dry run.
    dry: Option<&'r Dry>,
    limit: usize,
    places: Vec<Place<F>>,
    /// The places without a round.
    free: Vec<usize>,
    started: usize,
    /// Starts since the nodes beside had their turn.
    starts: usize,
    /// How many of the woken rounds are left of this pass.
    pass: usize,
    woken: Arc<Woken>,
    /// Whom `woken` tells.
    parent: Waker,
    results: Results<T>,
}

/// Where a round lives, and after its end the next.
struct Place<F> {
    round: Pin<Box<Option<F>>>,
    item: usize,
    waker: Waker,
}

impl<'r, T, F: Future<Output = T>> Fan<'r, T, F> {
    /// No round yet. Without a limit of its own, the runtime's holds.
    pub fn new(at: At<'r>, limit: Option<usize>) -> Self {
        let limit = limit.unwrap_or_else(|| at.default_limit()).max(1);
        let dry = at.dry();
        if let Some(dry) = dry {
            dry.begin(at.loop_key(), 0, limit as u64);
        }
        Fan {
            at,
            dry,
            limit,
            places: Vec::new(),
            free: Vec::new(),
            started: 0,
            starts: 0,
            pass: 0,
            woken: Arc::default(),
            parent: Waker::noop().clone(),
            results: Results { done: Vec::new(), early: VecDeque::new() },
        }
    }

    /// Waits until another round may start; where it will stand.
    pub async fn room(&mut self) -> At<'r> {
        poll_fn(|context| self.poll_room(context)).await;
        self.at.item(self.started)
    }

    fn poll_room(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if self.at.has_failed() {
            return Poll::Pending;
        }
        // Where the order of a run is kept, nothing but completions may decide what comes next.
        if self.starts >= STARTS && !self.at.is_ordered() {
            self.starts = 0;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.report_to(context.waker());
        while self.alive() == self.limit {
            if self.poll_woken().is_pending() {
                self.starts = 0;
                return Poll::Pending;
            }
        }
        Poll::Ready(())
    }

    /// Starts a round, for which [`room`](Self::room) was made just now.
    pub fn start(&mut self, round: F)
    where
        F: Send,
    {
        if let Some(dry) = self.dry {
            return self.look(dry, round);
        }
        let place = self.free.pop().unwrap_or_else(|| {
            let place = self.places.len();
            let waker = RoundWaker { woken: Arc::clone(&self.woken), place };
            self.places.push(Place {
                round: Box::pin(None),
                item: 0,
                waker: Waker::from(Arc::new(waker)),
            });
            place
        });
        self.places[place].round.set(Some(round));
        self.places[place].item = self.started;
        self.started += 1;
        self.starts += 1;
        let _ = self.poll_round(place);
    }

    /// In a dry run, a round is only looked at: what waits for a call waits for ever.
    fn look(&mut self, dry: &Dry, round: F) {
        let item = self.started;
        self.started += 1;
        dry.round(&self.at.loop_key(), self.started as u64);
        if let Some(value) = settle(self.at.item(item).guard(round)) {
            self.results.put(item, value);
        }
    }

    /// All results, in order.
    pub async fn finish(mut self) -> Vec<T> {
        poll_fn(|context| {
            self.report_to(context.waker());
            while self.alive() > 0 {
                ready!(self.poll_woken());
            }
            Poll::Ready(())
        })
        .await;
        if self.results.done.len() < self.started {
            // Only in a dry run, where a round waits for a call.
            pending().await
        }
        self.results.done
    }

    fn alive(&self) -> usize {
        self.places.len() - self.free.len()
    }

    fn report_to(&mut self, waker: &Waker) {
        if !self.parent.will_wake(waker) {
            self.parent.clone_from(waker);
            self.woken.lock().parent.clone_from(waker);
        }
    }

    /// Polls the woken rounds until one ends; those that are woken meanwhile are for the next pass.
    fn poll_woken(&mut self) -> Poll<()> {
        if self.pass == 0 {
            self.pass = self.woken.lock().places.len();
        }
        while self.pass > 0 {
            self.pass -= 1;
            if let Some(place) = self.woken.take()
                && self.poll_round(place).is_ready()
            {
                return Poll::Ready(());
            }
        }
        Poll::Pending
    }

    /// Polls a round; on its end the place is free, and its result kept.
    fn poll_round(&mut self, place: usize) -> Poll<()> {
        if self.at.has_failed() {
            return Poll::Pending;
        }
        let Place { round, item, waker } = &mut self.places[place];
        // Without a round it was a late call of the waker, for the one that has ended.
        let Some(running) = round.as_mut().as_pin_mut() else { return Poll::Pending };
        let mut context = Context::from_waker(waker);
        match catch_unwind(AssertUnwindSafe(|| running.poll(&mut context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => {
                round.set(None);
                self.results.put(*item, value);
                self.free.push(place);
                Poll::Ready(())
            }
            Err(panic) => {
                self.at.item(*item).fail(Error::from_panic(panic));
                Poll::Pending
            }
        }
    }
}

impl<T, F> fmt::Debug for Fan<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fan").field("at", &self.at).field("limit", &self.limit).finish()
    }
}

/// Values in the order of their items, though they come in any.
struct Results<T> {
    done: Vec<T>,
    /// Those that came before one of an earlier item; the first is of the item after `done`.
    early: VecDeque<Option<T>>,
}

impl<T> Results<T> {
    fn put(&mut self, item: usize, value: T) {
        let ahead = item - self.done.len();
        if ahead == 0 && self.early.is_empty() {
            return self.done.push(value);
        }
        if self.early.len() <= ahead {
            self.early.resize_with(ahead + 1, || None);
        }
        self.early[ahead] = Some(value);
        while let Some(Some(_)) = self.early.front() {
            self.done.extend(self.early.pop_front().flatten());
        }
    }
}

/// Which rounds were woken, first come, first served, and whom to tell.
#[derive(Default)]
struct Woken(Mutex<Queue>);

struct Queue {
    places: VecDeque<usize>,
    /// Whether a place stands in `places`.
    is_in: Vec<bool>,
    parent: Waker,
}

impl Default for Queue {
    fn default() -> Self {
        Queue { places: VecDeque::new(), is_in: Vec::new(), parent: Waker::noop().clone() }
    }
}

impl Woken {
    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Option<usize> {
        let mut queue = self.lock();
        let place = queue.places.pop_front()?;
        queue.is_in[place] = false;
        Some(place)
    }
}

/// Wakes one round: puts it into the queue and calls the scheduler, unless it stands there already.
struct RoundWaker {
    woken: Arc<Woken>,
    place: usize,
}

impl Wake for RoundWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let mut queue = self.woken.lock();
        if queue.is_in.len() <= self.place {
            queue.is_in.resize(self.place + 1, false);
        }
        if !std::mem::replace(&mut queue.is_in[self.place], true) {
            queue.places.push_back(self.place);
            let parent = queue.parent.clone();
            drop(queue);
            parent.wake();
        }
    }
}

/// The rounds of a bounded `while`.
#[derive(Debug)]
pub struct Rounds {
    limit: usize,
    done: usize,
    /// Whether the limit has ended the loop.
    is_cut_off: bool,
}

impl Rounds {
    /// At most this many, of the loop that begins here.
    pub fn new(at: At<'_>, limit: usize) -> Self {
        if let Some(dry) = at.dry() {
            dry.begin(at.loop_key(), limit as u64, 1);
        }
        Rounds { limit, done: 0, is_cut_off: false }
    }

    /// Whether no further round may run, though the condition asks for one: the run is then flagged.
    pub fn is_over(&mut self, at: At<'_>) -> bool {
        self.is_cut_off = self.done >= self.limit;
        if self.is_cut_off {
            at.flag(format!(
                "the limit of {} rounds ended the loop: the last value stands",
                self.limit
            ));
        }
        self.is_cut_off
    }

    /// Whether the loop has ended by itself.
    pub fn converged(&self) -> bool {
        !self.is_cut_off
    }

    /// Where the next round stands.
    pub fn next<'f>(&mut self, at: At<'f>) -> At<'f> {
        self.done += 1;
        if self.done == 1 { at.item(self.done) } else { at.next_item(self.done) }
    }
}

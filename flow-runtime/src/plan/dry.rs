//! What a run's calls would be, as far as its inputs alone tell.
//!
//! In a dry run the flow is driven as ever, but a call is noted where it would leave, and never comes back. So what does not
//! depend on a call is known: the prompts, the lengths of lists, which arms are taken.

use std::collections::HashMap;
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use super::bound::{Bound, Terms};
use super::why::{Why, add};
use crate::call::Overrides;
use crate::error::{Error, ErrorKind};
use crate::executor::{Ask, LONGEST_HINT};
use crate::model::{AnyModel, Model as _};
use crate::run::Run;
use crate::schema::{Format, Schema};
use crate::step::{StepInfo, StepKind};

/// Where a dry run's calls and loops are noted.
#[derive(Debug, Default)]
pub(crate) struct Dry(Mutex<Known>);

/// What is known of a run before it runs.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Calls, by their paths without the numbers of rounds.
    pub(super) calls: HashMap<String, Noted>,
    /// Loops, by the paths of their nodes, with `[]` for each loop around.
    pub(super) loops: HashMap<String, Rounds>,
}

/// The calls at one node that the inputs lead to.
#[derive(Debug)]
pub(super) struct Noted {
    pub(super) count: u64,
    /// All of them together.
    pub(super) bound: Bound,
    /// The model that is asked; `None` if they ask several.
    pub(super) model: Option<String>,
    pub(super) why: Vec<Why>,
}

/// The executions of one loop that the inputs lead to.
#[derive(Debug, Default)]
pub(super) struct Rounds {
    pub(super) count: u64,
    /// The rounds of all of them together, and of the longest.
    pub(super) rounds: u64,
    pub(super) most: u64,
    /// How many rounds run at once.
    pub(super) at_once: u64,
}

impl Dry {
    pub(super) fn take(&self) -> Known {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a loop that begins: how many rounds it has if that is known, how many of them run at once.
    pub(crate) fn begin(&self, key: String, rounds: u64, at_once: u64) {
        let mut known = self.lock();
        let each = known.loops.entry(key).or_default();
        each.count += 1;
        each.rounds = each.rounds.saturating_add(rounds);
        each.most = each.most.max(rounds);
        each.at_once = at_once;
    }

    /// Notes that a loop has so many rounds by now.
    pub(crate) fn round(&self, key: &str, rounds: u64) {
        if let Some(each) = self.lock().loops.get_mut(key) {
            each.rounds = each.rounds.saturating_add(1);
            each.most = each.most.max(rounds);
        }
    }

    /// Notes a call of a code step.
    pub(crate) fn act(
        &self,
        node: &str,
        run: &Run,
        info: &StepInfo,
        overrides: Option<&Overrides>,
    ) {
        let own = overrides.and_then(|o| o.attempts);
        let attempts = own.or(info.settings.attempts).unwrap_or(run.runtime.defaults().attempts);
        self.note(node, Bound::of_code(Some(attempts.into())), None, Vec::new());
    }

    /// Notes a call of a prompt step.
    ///
    /// # Errors
    /// What would end the call before anything is sent.
    pub(crate) fn ask(
        &self,
        node: &str,
        run: &Run,
        info: &'static StepInfo,
        overrides: Option<&Overrides>,
        work: &dyn Ask,
    ) -> Result<(), Error> {
        let name = overrides.and_then(|o| o.model.as_deref()).unwrap_or(info.model);
        let model = run.model(name, info.name);
        let model = model.map_err(|missing| Error::new(ErrorKind::Missing(vec![missing])))?;
        let options = Overrides::options(overrides, info)?;
        let prompt = work.render().map_err(|why| Error::new(ErrorKind::Invalid(why)))?;
        let format = overrides.and_then(|o| o.format).or(info.settings.format);
        let (written, sent) = form(&work.schema(), model, format);
        let attempts = overrides.and_then(|o| o.attempts).or(info.settings.attempts);
        let limit = run.runtime.defaults().prompt_limit.unwrap_or(u64::MAX);
        let prompt = prompt.weight().saturating_add(written);
        let hint = LONGEST_HINT.min(limit.saturating_sub(prompt));
        let (terms, why) = terms(
            run,
            model,
            Asking {
                attempts: Some(attempts.unwrap_or(run.runtime.defaults().attempts).max(1).into()),
                prompt: Some(prompt.min(limit).saturating_add(sent)),
                hint,
                max_tokens: options.max_tokens,
            },
        );
        self.note(node, Bound::of_prompt(terms), Some(model.id()), why);
        Ok(())
    }

    fn note(&self, node: &str, bound: Bound, model: Option<&str>, why: Vec<Why>) {
        let mut known = self.lock();
        match known.calls.get_mut(node) {
            None => {
                let model = model.map(str::to_owned);
                known.calls.insert(node.to_owned(), Noted { count: 1, bound, model, why });
            }
            Some(noted) => {
                noted.count += 1;
                noted.bound = noted.bound + bound;
                noted.model.take_if(|of_others| Some(&**of_others) != model);
                add(&mut noted.why, why);
            }
        }
    }
}

/// The tokens that the form of the output takes in the prompt, written as `format` if that is set, and beside it.
pub(super) fn form(schema: &Schema, model: &AnyModel, format: Option<Format>) -> (u64, u64) {
    let can = model.capabilities();
    let text = schema.format_beside(can.dialect, format.unwrap_or(can.format));
    let wire = schema.wire(can.dialect).and_then(|wire| serde_json::to_string(&*wire.schema).ok());
    // A paragraph of the last message, or a message of its own.
    let written = text.map_or(0, |text| text.len() as u64 + 16);
    (written, wire.map_or(0, |schema| schema.len() as u64))
}

/// What is known of a call that asks a model.
pub(super) struct Asking {
    pub(super) attempts: Option<u64>,
    pub(super) prompt: Option<u64>,
    pub(super) hint: u64,
    pub(super) max_tokens: Option<u32>,
}

/// What that comes to on this model, and what is missing.
pub(super) fn terms(run: &Run, model: &AnyModel, asking: Asking) -> (Terms, Vec<Why>) {
    let Asking { attempts, prompt, hint, max_tokens } = asking;
    let max_tokens = max_tokens.or(run.runtime.defaults().max_tokens).map(u64::from);
    let room = max_tokens.or(model.capabilities().output_limit.map(u64::from));
    let terms = Terms {
        attempts,
        prompt,
        hint,
        // A reply that was cut off is asked for again with twice the room.
        reply: room.map(|room| (room, room.saturating_mul(2))),
        price: run.runtime.price(model.id()),
    };
    let mut why = Vec::new();
    if terms.prompt.is_none() {
        why.push(Why::Prompt);
    }
    if terms.reply.is_none() {
        why.push(Why::Reply);
    }
    if terms.price.is_none() {
        why.push(Why::Price(model.id().to_owned()));
    }
    (terms, why)
}

/// Whether a step asks a model.
pub(super) fn asks(info: &StepInfo) -> bool {
    info.kind == StepKind::Prompt
}

/// A path without the numbers of rounds.
pub(crate) fn without_rounds(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, number)) = rest.split_once('[') {
        text.push_str(before);
        rest = number.split_once(']').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

/// What the work gives if it waits for nothing but itself; `None` if it waits for a call.
pub(crate) fn settle<T>(work: impl Future<Output = T>) -> Option<T> {
    struct Woken(AtomicBool);
    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.store(true, Ordering::Release);
        }
    }
    let woken = Arc::new(Woken(AtomicBool::new(true)));
    let waker = Waker::from(Arc::clone(&woken));
    let mut work = pin!(work);
    while woken.0.swap(false, Ordering::AcqRel) {
        if let Poll::Ready(value) = work.as_mut().poll(&mut Context::from_waker(&waker)) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_rounds_keeps_all_else() {
        assert_eq!(without_rounds("a/b[12]/c.d#2[0][1]"), "a/b/c.d#2");
        assert_eq!(without_rounds("a/b"), "a/b");
    }
}

//! From what a flow is made of, and what its inputs tell, to bounds.
//!
//! A part of the flow is reckoned for a number of executions. Those that the inputs lead to are known one by one; each of the
//! others comes to what the source allows.

use std::collections::BTreeSet;

use super::bound::{Bound, times};
use super::dry::{Asking, Known, Noted, Rounds, asks, form, terms};
use super::why::{Causes, Why, add};
use super::{NoBound, PlannedNode};
use crate::model::Model as _;
use crate::outline::{Act, ForAct, Outline, Place, StepAct, WhileAct};
use crate::run::Run;

/// How often something is executed at most; `None` if nothing bounds it.
type Count = Option<u64>;

pub(super) struct Reckoning<'a> {
    run: &'a Run,
    known: &'a Known,
    nothing: Known,
    /// Loops that share a key, so that what was noted of them is of no use.
    shared: BTreeSet<String>,
}

/// Why a place may be executed without bound, and whether models of its own hold there.
#[derive(Clone, Default)]
struct Around {
    why: Vec<Why>,
    has_its_own: bool,
}

/// What one execution of a step comes to, by the source alone.
struct Each {
    bound: Bound,
    model: Option<String>,
    why: Vec<Why>,
}

impl<'a> Reckoning<'a> {
    pub(super) fn new(run: &'a Run, known: &'a Known, outline: &Outline) -> Self {
        let shared = outline.shared_loops();
        Reckoning { run, known, nothing: Known::default(), shared }
    }

    /// Every call, all of them together, and what has no bound.
    pub(super) fn all(&self, outline: &Outline) -> (Vec<PlannedNode>, Bound, Vec<NoBound>) {
        let (mut nodes, mut causes) = (Vec::new(), Causes::default());
        let around = Around::default();
        self.rows(&outline.places, Some(1), &around, &mut |node, why| {
            causes.add(&node.node, why);
            nodes.push(node);
        });
        let total = self.places(self.known, &outline.places, Some(1), false);
        (nodes, total, causes.into_list())
    }

    fn places(&self, known: &Known, places: &[Place], count: Count, own: bool) -> Bound {
        let acts = places.iter().flat_map(|place| &place.acts);
        acts.map(|act| self.act(known, act, count, own)).sum()
    }

    fn act(&self, known: &Known, act: &Act, count: Count, own: bool) -> Bound {
        match act {
            Act::Step(step) => self.calls(known, step, count, &self.each(step, own)),
            Act::Flow(flow) => match &flow.outline {
                Some(outline) => {
                    self.places(known, &outline.places, count, own || flow.has_its_own)
                }
                None => Bound::NONE.times(count),
            },
            Act::For(each) => self.places(known, &each.round, self.rounds(known, each, count), own),
            Act::While(each) => {
                let rounds = self.limit(known, each, count);
                let check = self.places(known, &each.check, checks(rounds, count), own);
                check + self.places(known, &each.round, rounds, own)
            }
            Act::Route { arms, .. } => {
                let taken: Vec<u64> =
                    arms.iter().map(|(_, arm)| self.reached(known, arm)).collect();
                let rest = minus(count, taken.iter().sum());
                let sure = arms.iter().zip(&taken);
                let sure: Bound =
                    sure.map(|((_, arm), taken)| self.places(known, arm, Some(*taken), own)).sum();
                let blind =
                    arms.iter().map(|(_, arm)| self.places(&self.nothing, arm, Some(1), own));
                sure + blind.fold(Bound::ZERO, Bound::max).times(rest)
            }
            Act::Try(inside) | Act::Block(inside) => self.places(known, inside, count, own),
        }
    }

    /// How many executions of these places the inputs lead to at least.
    pub(super) fn reached(&self, known: &Known, places: &[Place]) -> u64 {
        let loops = |key: &str| self.noted(known, key).map_or(0, |rounds| rounds.count);
        let acts = places.iter().flat_map(|place| &place.acts);
        let reached = acts.map(|act| match act {
            Act::Step(step) => known.calls.get(&step.path).map_or(0, |noted| noted.count),
            Act::Flow(flow) => {
                flow.outline.as_ref().map_or(0, |outline| self.reached(known, &outline.places))
            }
            Act::For(ForAct { key, .. }) | Act::While(WhileAct { key, .. }) => loops(key),
            Act::Route { arms, .. } => arms.iter().map(|(_, arm)| self.reached(known, arm)).sum(),
            Act::Try(inside) | Act::Block(inside) => self.reached(known, inside),
        });
        reached.max().unwrap_or(0)
    }

    fn noted<'k>(&self, known: &'k Known, key: &str) -> Option<&'k Rounds> {
        if self.shared.contains(key) { None } else { known.loops.get(key) }
    }

    /// The rounds of a `for` that is executed so often.
    fn rounds(&self, known: &Known, each: &ForAct, count: Count) -> Count {
        let noted = self.noted(known, &each.key);
        let (sure, reached) = noted.map_or((0, 0), |noted| (noted.rounds, noted.count));
        plus(times(each.most, minus(count, reached)), Some(sure))
    }

    fn limit(&self, known: &Known, each: &WhileAct, count: Count) -> Count {
        let noted = self.noted(known, &each.key);
        let (sure, reached) = noted.map_or((0, 0), |noted| (noted.rounds, noted.count));
        plus(times(each.limit, minus(count, reached)), Some(sure))
    }

    fn calls(&self, known: &Known, step: &StepAct, count: Count, each: &Each) -> Bound {
        match known.calls.get(&step.path) {
            Some(noted) => noted.bound + each.bound.times(minus(count, noted.count)),
            None => each.bound.times(count),
        }
    }

    fn each(&self, step: &StepAct, own: bool) -> Each {
        let set = |method: &str| step.set.iter().rev().find(|(name, _)| *name == method);
        let mut why = Vec::new();
        let defaults = self.run.runtime.defaults();
        let mut attempts = Some(step.info.settings.attempts.unwrap_or(defaults.attempts).into());
        if let Some((_, text)) = set("attempts") {
            attempts = number(text).map(|number| number.max(1));
            if attempts.is_none() {
                why.push(Why::Computed("attempts"));
            }
        }
        if !step.is_direct {
            attempts = None;
            why.push(Why::Indirect(step.callee.to_owned()));
        }
        if !asks(step.info) {
            return Each { bound: Bound::of_code(attempts), model: None, why };
        }
        let max_tokens = match set("max_tokens") {
            None => step.info.settings.max_tokens,
            Some((_, text)) => {
                let tokens = number(text).and_then(|number| u32::try_from(number).ok());
                if tokens.is_none() {
                    why.push(Why::Computed("max_tokens"));
                }
                tokens
            }
        };
        let name = match set("model") {
            None => Some(step.info.model),
            Some((_, text)) => text.strip_prefix('"').and_then(|text| text.strip_suffix('"')),
        };
        if name.is_none() {
            why.push(Why::Computed("model"));
        }
        if own || set("with").is_some() {
            why.push(Why::Model);
        }
        let is_known = step.is_direct && !why.iter().any(|why| why.hides_model());
        let model = name.filter(|_| is_known);
        let model = model.and_then(|name| self.run.model(name, step.info.name).ok());
        let Some(model) = model else {
            let bound = Bound { calls: attempts, ..Bound::NONE };
            return Each { bound, model: None, why };
        };
        let sent = step.info.schema.map_or(0, |schema| form(&schema(), model, None).1);
        let prompt = defaults.prompt_limit.map(|limit| limit.saturating_add(sent));
        let (mut terms, missing) =
            terms(self.run, model, Asking { attempts, prompt, hint: 0, max_tokens });
        add(&mut why, missing);
        if why.contains(&Why::Computed("max_tokens")) {
            terms.reply = None;
            why.retain(|why| *why != Why::Reply);
        }
        let model = Some(model.id().to_owned());
        Each { bound: Bound::of_prompt(terms), model, why }
    }

    /// Visits every call, for a place that is executed so often.
    fn rows(
        &self,
        places: &[Place],
        count: Count,
        around: &Around,
        visit: &mut dyn FnMut(PlannedNode, Vec<Why>),
    ) {
        for act in places.iter().flat_map(|place| &place.acts) {
            let inside = |count: Count, why: Why| match count {
                Some(_) => around.clone(),
                None => {
                    let mut around = around.clone();
                    if around.why.is_empty() {
                        around.why.push(why);
                    }
                    around
                }
            };
            match act {
                Act::Step(step) => self.row(step, count, around, visit),
                Act::Flow(flow) => match &flow.outline {
                    Some(outline) => {
                        let mut around = around.clone();
                        around.has_its_own |= flow.has_its_own;
                        self.rows(&outline.places, count, &around, visit);
                    }
                    None => {
                        let name = flow.info.name.to_owned();
                        let why = vec![Why::Recursion(name.clone())];
                        let bound = Bound::NONE.times(count);
                        let node = flow.path.clone();
                        let planned = PlannedNode {
                            node,
                            step: name,
                            is_code: false,
                            model: None,
                            runs: None,
                            bound,
                        };
                        visit(planned, why);
                    }
                },
                Act::For(each) => {
                    let rounds = self.rounds(self.known, each, count);
                    let around = inside(rounds, Why::Rounds(each.over.to_owned()));
                    self.rows(&each.round, rounds, &around, visit);
                }
                Act::While(each) => {
                    let rounds = self.limit(self.known, each, count);
                    let around = inside(rounds, Why::Limit(each.condition.to_owned()));
                    self.rows(&each.check, checks(rounds, count), &around, visit);
                    self.rows(&each.round, rounds, &around, visit);
                }
                Act::Route { arms, .. } => {
                    let taken: Vec<u64> =
                        arms.iter().map(|(_, arm)| self.reached(self.known, arm)).collect();
                    let rest = minus(count, taken.iter().sum());
                    for ((_, arm), taken) in arms.iter().zip(taken) {
                        self.rows(arm, plus(rest, Some(taken)), around, visit);
                    }
                }
                Act::Try(inside) | Act::Block(inside) => self.rows(inside, count, around, visit),
            }
        }
    }

    fn row(
        &self,
        step: &StepAct,
        count: Count,
        around: &Around,
        visit: &mut dyn FnMut(PlannedNode, Vec<Why>),
    ) {
        let each = self.each(step, around.has_its_own);
        let bound = self.calls(self.known, step, count, &each);
        let noted = self.known.calls.get(&step.path);
        let all_noted = minus(count, noted.map_or(0, |noted| noted.count)) == Some(0);
        let mut why = noted.map(|noted| noted.why.clone()).unwrap_or_default();
        if !all_noted {
            // How often comes before how much.
            add(&mut why, around.why.clone());
            add(&mut why, each.why);
        }
        let is_asked = |noted: &Noted| all_noted || noted.model == each.model;
        let model = match noted {
            Some(noted) => noted.model.clone().filter(|_| is_asked(noted)),
            None => each.model,
        };
        let is_code = !asks(step.info);
        let (node, step) = (step.path.clone(), step.info.name.to_owned());
        visit(PlannedNode { node, step, is_code, model, runs: count, bound }, why);
    }
}

/// The executions of a condition: one more than the rounds, for each execution of its loop.
fn checks(rounds: Count, count: Count) -> Count {
    plus(rounds, count)
}

fn plus(a: Count, b: Count) -> Count {
    Some(a?.saturating_add(b?))
}

fn minus(count: Count, known: u64) -> Count {
    count.map(|count| count.saturating_sub(known))
}

/// A whole number as it is written in Rust.
fn number(text: &str) -> Option<u64> {
    let digits = text.replace('_', "");
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    if ["", "u32", "usize", "u64"].contains(&suffix) { digits.parse().ok() } else { None }
}

//! The critical path: what a run's time depends on, if each call takes its typical time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::Serialize;

use super::Shape;
use super::dry::{Rounds, asks, without_rounds};
use crate::attempt::Trace;
use crate::outline::{Act, Place, StepAct};

/// How long calls take.
///
/// A node's own time holds before its step's, that before the time of the model that it asks for, and that before the general
/// one: two seconds for a prompt step, nothing for a code step.
///
/// ```
/// use std::time::Duration;
///
/// use flow::Latencies;
///
/// let latencies = Latencies::new()
///     .prompt(Duration::from_secs(3))
///     .model("fast", Duration::from_millis(600))
///     .step("search", Duration::from_millis(40));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latencies {
    prompt: Duration,
    code: Duration,
    models: BTreeMap<String, Duration>,
    steps: BTreeMap<String, Duration>,
    nodes: BTreeMap<String, Duration>,
}

impl Default for Latencies {
    fn default() -> Self {
        Latencies {
            prompt: Duration::from_secs(2),
            code: Duration::ZERO,
            models: BTreeMap::new(),
            steps: BTreeMap::new(),
            nodes: BTreeMap::new(),
        }
    }
}

impl Latencies {
    /// The general times alone.
    pub fn new() -> Self {
        Latencies::default()
    }

    /// What was seen in a run: for each node, all attempts of its longest call.
    pub fn of(trace: &Trace) -> Self {
        let mut calls: BTreeMap<String, Duration> = BTreeMap::new();
        for attempt in &trace.attempts {
            *calls.entry(attempt.node.clone()).or_default() += attempt.latency;
        }
        let mut latencies = Latencies::default();
        for (call, time) in calls {
            let node = latencies.nodes.entry(without_rounds(&call)).or_default();
            *node = time.max(*node);
        }
        latencies
    }

    /// Of a prompt step that nothing else is said of.
    pub fn prompt(mut self, time: Duration) -> Self {
        self.prompt = time;
        self
    }

    /// Of a code step that nothing else is said of.
    pub fn code(mut self, time: Duration) -> Self {
        self.code = time;
        self
    }

    /// Of a step that asks for the model of this name: `default`, `fast`, ….
    pub fn model(mut self, name: impl Into<String>, time: Duration) -> Self {
        self.models.insert(name.into(), time);
        self
    }

    /// Of a step.
    pub fn step(mut self, name: impl Into<String>, time: Duration) -> Self {
        self.steps.insert(name.into(), time);
        self
    }

    /// Of the calls at a node, by its path without the numbers of rounds.
    pub fn node(mut self, path: impl Into<String>, time: Duration) -> Self {
        self.nodes.insert(path.into(), time);
        self
    }

    fn find(&self, step: &StepAct) -> Duration {
        let asks = asks(step.info);
        let own = self.nodes.get(&step.path).or_else(|| self.steps.get(step.info.name));
        let own = own.or_else(|| self.models.get(step.info.model).filter(|_| asks));
        own.copied().unwrap_or(if asks { self.prompt } else { self.code })
    }
}

/// What a run's time depends on: the longest way through its nodes.
///
/// Each call takes its typical time, once. A `while` runs to its limit, the slowest arm of a `match` is taken, and a list whose
/// length is not known has one round.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct CriticalPath {
    /// The calls on it, in order.
    pub legs: Vec<Leg>,
    /// How long they take, and so the run.
    pub time: Duration,
    /// How long all calls take, one after the other.
    pub sum: Duration,
}

/// A call on a [`CriticalPath`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Leg {
    /// The node's path, without the numbers of rounds.
    pub node: String,
    /// How often it is on the path: in a loop, once for each round that waits for the one before.
    pub times: u64,
    /// How long it takes each time.
    pub latency: Duration,
}

impl CriticalPath {
    fn then(mut self, next: CriticalPath) -> Self {
        self.legs.extend(next.legs);
        self.time = self.time.saturating_add(next.time);
        self.sum = self.sum.saturating_add(next.sum);
        self
    }

    /// So often one after the other, and so often in all.
    fn repeated(mut self, times: u64, in_all: u64) -> Self {
        if times == 0 {
            return CriticalPath::default();
        }
        self.legs.iter_mut().for_each(|leg| leg.times = leg.times.saturating_mul(times));
        self.time = multiplied(self.time, times);
        self.sum = multiplied(self.sum, in_all);
        self
    }
}

fn multiplied(time: Duration, times: u64) -> Duration {
    time.saturating_mul(u32::try_from(times).unwrap_or(u32::MAX))
}

pub(super) fn critical(shape: &Shape, latencies: &Latencies) -> CriticalPath {
    Walk { shape, latencies, shared: shape.outline.shared_loops() }.places(&shape.outline.places)
}

struct Walk<'w> {
    shape: &'w Shape,
    latencies: &'w Latencies,
    shared: BTreeSet<String>,
}

impl Walk<'_> {
    fn places(&self, places: &[Place]) -> CriticalPath {
        let mut sum = Duration::ZERO;
        let mut ends: Vec<CriticalPath> = Vec::new();
        for place in places {
            let acts = place.acts.iter().map(|act| self.act(act));
            let own = acts.fold(CriticalPath::default(), CriticalPath::then);
            sum = sum.saturating_add(own.sum);
            let before = match place.is_last {
                true => longest(ends.iter()),
                false => longest(place.needs.iter().filter_map(|(need, _)| ends.get(*need))),
            };
            ends.push(before.then(own));
        }
        CriticalPath { sum, ..longest(ends.iter()) }
    }

    fn act(&self, act: &Act) -> CriticalPath {
        match act {
            Act::Step(step) => {
                let latency = self.latencies.find(step);
                let leg = Leg { node: step.path.clone(), times: 1, latency };
                CriticalPath { legs: vec![leg], time: latency, sum: latency }
            }
            Act::Flow(flow) => flow
                .outline
                .as_ref()
                .map(|outline| self.places(&outline.places))
                .unwrap_or_default(),
            Act::For(each) => {
                let noted = self.noted(&each.key);
                let rounds = noted.map(|noted| noted.most).or(each.most).unwrap_or(1);
                let at_once = noted.map(|noted| noted.at_once).or(each.limit);
                let at_once = at_once.unwrap_or(self.shape.fan_out).max(1);
                self.places(&each.round).repeated(rounds.div_ceil(at_once), rounds)
            }
            Act::While(each) => {
                let noted = self.noted(&each.key);
                let rounds = noted.map(|noted| noted.most).or(each.limit).unwrap_or(1);
                let checks = rounds.saturating_add(1);
                let check = self.places(&each.check).repeated(checks, checks);
                check.then(self.places(&each.round).repeated(rounds, rounds))
            }
            Act::Route { arms, .. } => {
                let arms: Vec<_> = arms.iter().map(|(_, arm)| self.places(arm)).collect();
                let sum = arms.iter().map(|arm| arm.sum).max().unwrap_or_default();
                CriticalPath { sum, ..longest(arms.iter()) }
            }
            Act::Try(inside) | Act::Block(inside) => self.places(inside),
        }
    }

    fn noted(&self, key: &str) -> Option<&Rounds> {
        if self.shared.contains(key) { None } else { self.shape.known.loops.get(key) }
    }
}

/// The one that takes longest; of several, the first. Its sum is left out: it is that of the whole.
fn longest<'p>(paths: impl Iterator<Item = &'p CriticalPath>) -> CriticalPath {
    let mut longest: Option<&CriticalPath> = None;
    for path in paths {
        if longest.is_none_or(|other| path.time > other.time) {
            longest = Some(path);
        }
    }
    longest.map(|path| CriticalPath { sum: Duration::ZERO, ..path.clone() }).unwrap_or_default()
}

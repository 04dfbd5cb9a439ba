//! What a random flow must give, and when: computed from its tree by the rules of the language, without running anything.

use std::collections::BTreeMap;

use crate::tree::{Arg, Body, Call, Count, Fan, Id, Statement, Term, Value, flow};
use crate::worked;

/// When something ends, in milliseconds from the flow's start; `None` if never, for something failed before.
type Time = Option<u64>;

/// The later of two.
fn later(a: Time, b: Time) -> Time {
    Some(a?.max(b?))
}

/// What a name stands for.
#[derive(Clone, Copy)]
struct Named {
    value: u64,
    ready: Time,
    /// The body that binds it; `None` for a loop's item or what a refinement changes.
    body: Option<usize>,
}

/// The value and the end of the flow of this seed.
pub(crate) fn run(seed: u64, a: u64, b: u64) -> (u64, u64) {
    let mut world = World { names: BTreeMap::new(), failure: None, bodies: 0 };
    for (id, value) in [(0, a), (1, b)] {
        world.names.insert(id, Named { value, ready: Some(0), body: Some(0) });
    }
    let (value, end) = world.body(&flow(seed), Some(0));
    (value, end.expect("nothing outside a `try` fails"))
}

struct World {
    names: BTreeMap<Id, Named>,
    /// The first failure in the innermost `try`.
    failure: Time,
    bodies: usize,
}

/// One body while its nodes are gone through.
struct Going {
    body: usize,
    start: Time,
    /// When the last of its nodes ends.
    end: Time,
    /// The end of the statement before.
    effect: Time,
}

impl World {
    /// A scope that is driven by itself.
    fn body(&mut self, body: &Body, start: Time) -> (u64, Time) {
        let mut going = Going { body: self.bodies, start, end: start, effect: start };
        self.bodies += 1;
        let outside = self.names.clone();
        let (value, output) = self.scope(body, &mut going, true);
        self.names = outside;
        (value, later(going.end, output))
    }

    fn scope(&mut self, body: &Body, going: &mut Going, is_tail: bool) -> (u64, Time) {
        for statement in &body.statements {
            let (name, (value, ready)) = match statement {
                Statement::Let { name, after, value } => {
                    let after = after.map(|after| self.names[&after].ready);
                    (*name, self.bound(value, after, going))
                }
                Statement::Effect(call) => {
                    let ready = later(self.args_ready(call, going), going.effect);
                    let (_, end) = self.hoisted_call(call, ready, going);
                    going.effect = end;
                    continue;
                }
                Statement::Refine { name, first, limit, condition, next } => {
                    let done = self.refine(*name, first, *limit, condition, next, going);
                    (*name, done)
                }
            };
            going.end = later(going.end, ready);
            self.names.insert(name, Named { value, ready, body: Some(going.body) });
        }
        if is_tail {
            self.tail(&body.output, going)
        } else {
            let (value, end) = self.bound(&body.output, None, going);
            going.end = later(going.end, end);
            (value, end)
        }
    }

    /// A node: it starts when everything that it names, and everything it waits for besides, has ended.
    fn bound(&mut self, value: &Value, after: Option<Time>, going: &mut Going) -> (u64, Time) {
        // With an order of its own a block is one node, and a body inside it.
        if let (Value::Phase(phase), None) = (value, after) {
            let effect = std::mem::replace(&mut going.effect, going.start);
            let done = self.scope(phase, going, false);
            going.effect = effect;
            return done;
        }
        self.node(value, after.unwrap_or(going.start), going, &|_, _| true)
    }

    /// A tail that only borrows is a node as any other; one that moves names of its body runs when all others have ended.
    fn tail(&mut self, value: &Value, going: &mut Going) -> (u64, Time) {
        if let Value::Phase(phase) = value {
            going.effect = going.start;
            return self.scope(phase, going, true);
        }
        if !self.moves(value, going.body) {
            return self.node(value, going.start, going, &|_, _| true);
        }
        let body = going.body;
        // What moves nothing is a node of its own also here.
        let hoists = move |world: &World, call: &Call| !world.call_moves(call, body);
        let hoisted = self.hoist(value, going, &hoists);
        let start = later(going.end, hoisted);
        self.run(value, start, &hoists)
    }

    fn node(
        &mut self,
        value: &Value,
        after: Time,
        going: &mut Going,
        hoists: &dyn Fn(&World, &Call) -> bool,
    ) -> (u64, Time) {
        let hoisted = self.hoist(value, going, hoists);
        let ready = later(later(going.start, after), later(hoisted, self.ready(value)));
        let done = self.run(value, ready, hoists);
        going.end = later(going.end, done.1);
        done
    }

    // Calls that become nodes of their own.

    /// When the calls that stand beside other parts of a value have ended.
    fn hoist(
        &mut self,
        value: &Value,
        going: &mut Going,
        hoists: &dyn Fn(&World, &Call) -> bool,
    ) -> Time {
        let mut end = going.start;
        match value {
            Value::Call(call) => {
                for arg in &call.args {
                    if let Arg::Call(inner) = arg {
                        end = later(end, self.hoist_call(inner, going, hoists));
                    }
                }
            }
            Value::Sum(terms) => {
                for term in terms {
                    if let Term::Call(call) = term {
                        end = later(end, self.hoist_call(call, going, hoists));
                    }
                }
            }
            Value::If(Term::Call(call), _) | Value::Match(Term::Call(call), _) => {
                end = later(end, self.hoist_call(call, going, hoists));
            }
            _ => {}
        }
        end
    }

    fn hoist_call(
        &mut self,
        call: &Call,
        going: &mut Going,
        hoists: &dyn Fn(&World, &Call) -> bool,
    ) -> Time {
        if hoists(self, call) {
            let ready = self.args_ready(call, going);
            return self.hoisted_call(call, ready, going).1;
        }
        // It stays in its node, but calls in its arguments need not.
        let mut end = going.start;
        for arg in &call.args {
            if let Arg::Call(inner) = arg {
                end = later(end, self.hoist_call(inner, going, hoists));
            }
        }
        end
    }

    /// When the arguments of a call that is a node are there: calls in them are nodes, too.
    fn args_ready(&mut self, call: &Call, going: &mut Going) -> Time {
        let mut ready = going.start;
        for arg in &call.args {
            let end = match arg {
                Arg::Name(name) => self.names[name].ready,
                Arg::Plus(a, b) => later(self.names[a].ready, self.names[b].ready),
                Arg::Call(inner) => {
                    let inner_ready = self.args_ready(inner, going);
                    self.hoisted_call(inner, inner_ready, going).1
                }
            };
            ready = later(ready, end);
        }
        ready
    }

    fn hoisted_call(&mut self, call: &Call, ready: Time, going: &mut Going) -> (u64, Time) {
        let done = self.finish(call, ready);
        going.end = later(going.end, done.1);
        done
    }

    // What a node does when it has started.

    /// The value and its end; calls that were hoisted take no time here.
    fn run(
        &mut self,
        value: &Value,
        start: Time,
        hoists: &dyn Fn(&World, &Call) -> bool,
    ) -> (u64, Time) {
        if start.is_none() {
            return (0, None);
        }
        match value {
            Value::Call(call) => {
                let start = self.inline_args(call, start, hoists);
                self.finish(call, start)
            }
            Value::Sum(terms) => {
                let mut sum = 0;
                let mut end = start;
                for term in terms {
                    let (value, next) = self.inline_term(term, end, hoists);
                    (sum, end) = (sum + value, next);
                }
                (sum, end)
            }
            Value::Phase(body) => self.body(body, start),
            Value::If(on, arms) => {
                let (on, start) = self.inline_term(on, start, hoists);
                self.arm(&**arms, usize::from(on % 2 != 0), start)
            }
            Value::Match(on, arms) => {
                let (on, start) = self.inline_term(on, start, hoists);
                self.arm(&**arms, (on % 3) as usize, start)
            }
            Value::For(fan) => self.rounds(fan, start),
            Value::Try(body) => {
                let outside = self.failure.take();
                let done = self.body(body, start);
                match std::mem::replace(&mut self.failure, outside) {
                    Some(failure) => (7, Some(failure)),
                    None => done,
                }
            }
        }
    }

    fn arm(&mut self, arms: &[Body], index: usize, start: Time) -> (u64, Time) {
        if start.is_none() { (0, None) } else { self.body(&arms[index], start) }
    }

    fn inline_term(
        &mut self,
        term: &Term,
        start: Time,
        hoists: &dyn Fn(&World, &Call) -> bool,
    ) -> (u64, Time) {
        match term {
            Term::Name(name) => (self.names[name].value, start),
            Term::Call(call) if hoists(self, call) => (self.value_of(call), start),
            Term::Call(call) => {
                let start = self.inline_args(call, start, hoists);
                self.finish(call, start)
            }
        }
    }

    fn inline_args(
        &mut self,
        call: &Call,
        start: Time,
        hoists: &dyn Fn(&World, &Call) -> bool,
    ) -> Time {
        let mut end = start;
        for arg in &call.args {
            if let Arg::Call(inner) = arg
                && !hoists(self, inner)
            {
                let inner_start = self.inline_args(inner, end, hoists);
                end = self.finish(inner, inner_start).1;
            }
        }
        end
    }

    /// A call whose arguments are there.
    fn finish(&mut self, call: &Call, start: Time) -> (u64, Time) {
        let Some(start) = start else { return (0, None) };
        let end = start + call.ms;
        if call.fails {
            self.failure = Some(self.failure.map_or(end, |first| first.min(end)));
            return (0, None);
        }
        (self.value_of(call), Some(end))
    }

    fn value_of(&self, call: &Call) -> u64 {
        let [a, b] = call.args.each_ref().map(|arg| match arg {
            Arg::Name(name) => self.names[name].value,
            Arg::Plus(a, b) => self.names[a].value + self.names[b].value,
            Arg::Call(inner) => self.value_of(inner),
        });
        worked(a, b, call.ms)
    }

    fn rounds(&mut self, fan: &Fan, start: Time) -> (u64, Time) {
        let count = match fan.count {
            Count::Just(count) => count,
            Count::Of(name) => self.names[&name].value % 4,
        };
        let limit = fan.limit.unwrap_or(16);
        let mut running: Vec<Time> = Vec::new();
        let (mut sum, mut now, mut end) = (0, start, start);
        for item in 0..count {
            if running.len() == limit {
                // The next round starts when the first of those that run ends.
                let first = running.iter().copied().flatten().min();
                if let Some(index) = running.iter().position(|time| *time == first) {
                    running.swap_remove(index);
                }
                now = later(now, first);
            }
            if now.is_none() {
                return (0, None);
            }
            self.names.insert(fan.item, Named { value: item, ready: now, body: None });
            let (value, done) = self.body(&fan.body, now);
            running.push(done);
            sum += value;
            end = later(end, done);
        }
        (sum, end)
    }

    /// One node, in which everything runs one after the other.
    fn refine(
        &mut self,
        name: Id,
        first: &Call,
        limit: usize,
        condition: &Term,
        next: &Call,
        going: &mut Going,
    ) -> (u64, Time) {
        let never = |_: &World, _: &Call| false;
        self.names.insert(name, Named { value: 0, ready: going.start, body: None });
        let mut now = self.ready_of_call(first, going.start);
        now = self.ready_of_call(next, self.ready_of_term(condition, now));
        let start = self.inline_args(first, now, &never);
        let (mut value, mut now) = self.finish(first, start);
        for round in 0.. {
            self.names.insert(name, Named { value, ready: now, body: None });
            let (on, asked) = self.inline_term(condition, now, &never);
            now = asked;
            if now.is_none() || on % 3 == 0 || round == limit {
                break;
            }
            let start = self.inline_args(next, now, &never);
            (value, now) = self.finish(next, start);
        }
        going.end = later(going.end, now);
        (value, now)
    }

    // When the names are there that are mentioned; names that are bound inside do not count.

    fn ready_of(&self, name: Id, time: Time) -> Time {
        self.names.get(&name).map_or(time, |named| later(time, named.ready))
    }

    fn ready_of_call(&self, call: &Call, mut time: Time) -> Time {
        for arg in &call.args {
            time = match arg {
                Arg::Name(name) => self.ready_of(*name, time),
                Arg::Plus(a, b) => self.ready_of(*b, self.ready_of(*a, time)),
                Arg::Call(inner) => self.ready_of_call(inner, time),
            };
        }
        time
    }

    fn ready_of_term(&self, term: &Term, time: Time) -> Time {
        match term {
            Term::Name(name) => self.ready_of(*name, time),
            Term::Call(call) => self.ready_of_call(call, time),
        }
    }

    fn ready_of_body(&self, body: &Body, mut time: Time) -> Time {
        for statement in &body.statements {
            time = match statement {
                Statement::Let { after, value, .. } => {
                    let time = after.map_or(time, |after| self.ready_of(after, time));
                    self.ready_inside(value, time)
                }
                Statement::Effect(call) => self.ready_of_call(call, time),
                Statement::Refine { first, condition, next, .. } => {
                    let time = self.ready_of_call(first, time);
                    self.ready_of_call(next, self.ready_of_term(condition, time))
                }
            };
        }
        self.ready_inside(&body.output, time)
    }

    fn ready_inside(&self, value: &Value, time: Time) -> Time {
        match value {
            Value::Call(call) => self.ready_of_call(call, time),
            Value::Sum(terms) => {
                terms.iter().fold(time, |time, term| self.ready_of_term(term, time))
            }
            Value::Phase(body) | Value::Try(body) => self.ready_of_body(body, time),
            Value::If(on, arms) => self.ready_of_arms(&**arms, self.ready_of_term(on, time)),
            Value::Match(on, arms) => self.ready_of_arms(&**arms, self.ready_of_term(on, time)),
            Value::For(fan) => {
                let time = match fan.count {
                    Count::Just(_) => time,
                    Count::Of(name) => self.ready_of(name, time),
                };
                self.ready_of_body(&fan.body, time)
            }
        }
    }

    fn ready_of_arms(&self, arms: &[Body], time: Time) -> Time {
        arms.iter().fold(time, |time, arm| self.ready_of_body(arm, time))
    }

    /// The names of a node, without those of calls that were hoisted out of it.
    fn ready(&self, value: &Value) -> Time {
        let start = Some(0);
        let name = |term: &Term, time| match term {
            Term::Name(name) => self.ready_of(*name, time),
            Term::Call(_) => time,
        };
        match value {
            Value::Call(call) => call.args.iter().fold(start, |time, arg| match arg {
                Arg::Name(name) => self.ready_of(*name, time),
                Arg::Plus(a, b) => self.ready_of(*b, self.ready_of(*a, time)),
                Arg::Call(_) => time,
            }),
            Value::Sum(terms) => terms.iter().fold(start, |time, term| name(term, time)),
            Value::If(on, arms) => self.ready_of_arms(&**arms, name(on, start)),
            Value::Match(on, arms) => self.ready_of_arms(&**arms, name(on, start)),
            value => self.ready_inside(value, start),
        }
    }

    // What a tail moves: names of its own body that are used by value. What a loop or a `try` names it borrows.

    fn owns(&self, name: Id, body: usize) -> bool {
        self.names.get(&name).is_some_and(|named| named.body == Some(body))
    }

    fn call_moves(&self, call: &Call, body: usize) -> bool {
        call.args.iter().any(|arg| match arg {
            Arg::Name(_) => false,
            Arg::Plus(a, b) => self.owns(*a, body) || self.owns(*b, body),
            Arg::Call(inner) => self.call_moves(inner, body),
        })
    }

    fn term_moves(&self, term: &Term, body: usize) -> bool {
        match term {
            Term::Name(name) => self.owns(*name, body),
            Term::Call(call) => self.call_moves(call, body),
        }
    }

    fn moves(&self, value: &Value, body: usize) -> bool {
        let inside = |arms: &[Body]| arms.iter().any(|arm| self.body_moves(arm, body));
        match value {
            Value::Call(call) => self.call_moves(call, body),
            Value::Sum(terms) => terms.iter().any(|term| self.term_moves(term, body)),
            Value::Phase(inner) => self.body_moves(inner, body),
            Value::If(on, arms) => self.term_moves(on, body) || inside(&**arms),
            Value::Match(on, arms) => self.term_moves(on, body) || inside(&**arms),
            Value::For(fan) => matches!(fan.count, Count::Of(name) if self.owns(name, body)),
            Value::Try(_) => false,
        }
    }

    fn body_moves(&self, inner: &Body, body: usize) -> bool {
        let statement = |statement: &Statement| match statement {
            Statement::Let { value, .. } => self.moves(value, body),
            Statement::Effect(call) => self.call_moves(call, body),
            Statement::Refine { first, condition, next, .. } => {
                self.call_moves(first, body)
                    || self.term_moves(condition, body)
                    || self.call_moves(next, body)
            }
        };
        inner.statements.iter().any(statement) || self.moves(&inner.output, body)
    }
}

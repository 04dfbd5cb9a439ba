//! Bounds, which add up.

use std::iter::Sum;
use std::ops::Add;

use serde::Serialize;

use crate::price::Price;

/// What something may come to at most. `None` is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Bound {
    /// Attempts: requests that are sent and not turned away, and calls of functions.
    pub calls: Option<u64>,
    /// Tokens of prompts, with hints and the forms of outputs.
    pub input_tokens: Option<u64>,
    /// Tokens of replies.
    pub output_tokens: Option<u64>,
    /// What the models cost, in millionths of a dollar; also `None` if a model has no price.
    pub micro_dollars: Option<u64>,
}

/// What one call of a step may send and get.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    pub(super) attempts: Option<u64>,
    /// The tokens of the first attempt's prompt.
    pub(super) prompt: Option<u64>,
    /// What a hint may add to that of a later one.
    pub(super) hint: u64,
    /// The tokens of the first attempt's reply, and of that of a later one.
    pub(super) reply: Option<(u64, u64)>,
    pub(super) price: Option<Price>,
}

/// At most this many times; `None` is no bound.
pub(super) fn times(each: Option<u64>, count: Option<u64>) -> Option<u64> {
    match (each, count) {
        (Some(0), _) | (_, Some(0)) => Some(0),
        (each, count) => Some(each?.saturating_mul(count?)),
    }
}

impl Bound {
    pub(super) const ZERO: Bound = Bound {
        calls: Some(0),
        input_tokens: Some(0),
        output_tokens: Some(0),
        micro_dollars: Some(0),
    };

    pub(super) const NONE: Bound =
        Bound { calls: None, input_tokens: None, output_tokens: None, micro_dollars: None };

    /// Of a call that asks no model.
    pub(super) fn of_code(attempts: Option<u64>) -> Self {
        Bound { calls: attempts, ..Bound::ZERO }
    }

    /// Of a call that asks one.
    pub(super) fn of_prompt(terms: Terms) -> Self {
        let Terms { attempts, prompt, hint, reply, price } = terms;
        let later = attempts.map(|attempts| attempts.saturating_sub(1));
        let all = |first: Option<u64>, more: Option<u64>| {
            Some(first?.saturating_add(times(more, later)?))
        };
        let again = prompt.map(|prompt| prompt.saturating_add(hint));
        let cost = |input: Option<u64>, output: Option<u64>| Some(price?.cost(input?, output?));
        let (first, more) = (reply.map(|reply| reply.0), reply.map(|reply| reply.1));
        Bound {
            calls: attempts,
            input_tokens: all(prompt, again),
            output_tokens: all(first, more),
            micro_dollars: all(cost(prompt, first), cost(again, more)),
        }
    }

    pub(super) fn times(self, count: Option<u64>) -> Self {
        self.map(|each| times(each, count))
    }

    /// The larger of both, in each measure.
    pub(super) fn max(self, other: Self) -> Self {
        self.with(other, |a, b| Some(a?.max(b?)))
    }

    fn map(self, change: impl Fn(Option<u64>) -> Option<u64>) -> Self {
        Bound {
            calls: change(self.calls),
            input_tokens: change(self.input_tokens),
            output_tokens: change(self.output_tokens),
            micro_dollars: change(self.micro_dollars),
        }
    }

    fn with(self, other: Self, join: fn(Option<u64>, Option<u64>) -> Option<u64>) -> Self {
        Bound {
            calls: join(self.calls, other.calls),
            input_tokens: join(self.input_tokens, other.input_tokens),
            output_tokens: join(self.output_tokens, other.output_tokens),
            micro_dollars: join(self.micro_dollars, other.micro_dollars),
        }
    }
}

impl Add for Bound {
    type Output = Bound;

    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| Some(a?.saturating_add(b?)))
    }
}

impl Sum for Bound {
    fn sum<I: Iterator<Item = Bound>>(bounds: I) -> Self {
        bounds.fold(Bound::ZERO, Add::add)
    }
}

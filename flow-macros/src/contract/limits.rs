//! Whether any value is within bounds that are written out.

use std::fmt;

use proc_macro2::TokenStream;
use syn::{Expr, ExprLit, ExprUnary, Lit, MetaNameValue, UnOp};

use super::bounds::split;
use super::kinds::{Kind, Number};

/// `min`, `max` and `equal`, where they are literals.
#[derive(Default)]
pub(super) struct Limits {
    min: Option<Value>,
    max: Option<Value>,
}

#[derive(Clone, Copy)]
enum Value {
    Integer(i128),
    Float(f64),
}

impl Limits {
    pub(super) fn of(content: TokenStream) -> Self {
        let mut limits = Limits::default();
        for item in split(content) {
            // Anything else is for schemars to tell.
            let Ok(MetaNameValue { path, value, .. }) = syn::parse2(item) else { continue };
            let value = Value::of(&value);
            if path.is_ident("min") || path.is_ident("equal") {
                limits.min = value;
            }
            if path.is_ident("max") || path.is_ident("equal") {
                limits.max = value;
            }
        }
        limits
    }

    /// The mistake, if no length is within.
    pub(super) fn unmet_length(&self) -> Option<String> {
        let hint = self.unmet("length", (0, i128::MAX))?;
        let hint = if hint.is_empty() { ": a length is 0 or more" } else { &hint };
        Some(format!("no length is {self}{hint}"))
    }

    /// The mistake, if no number of the kind is within.
    pub(super) fn unmet_range(&self, kind: &Kind) -> Option<String> {
        match kind {
            Kind::Number(Number { name, ends: Some((least, greatest)) }) => {
                let mut hint = self.unmet("range", (*least, *greatest))?;
                if hint.is_empty() && !self.is_between_neighbours() {
                    hint = match *name {
                        // Its greatest is too long to be of help.
                        "u128" => ": a `u128` is 0 or more".to_owned(),
                        _ => format!(": {kind} is from {least} to {greatest}"),
                    };
                }
                Some(format!("no `{name}` is {self}{hint}"))
            }
            Kind::Number(Number { name, ends: None }) => {
                Some(format!("no `{name}` is {self}{}", self.crossed("range")?))
            }
            _ => Some(format!("no number is {self}{}", self.crossed("range")?)),
        }
    }

    /// What to write for bounds without any integer between them; nothing, if exchanging them would not help.
    fn unmet(&self, word: &str, (least, greatest): (i128, i128)) -> Option<String> {
        let reaches = |min: Option<Value>, max: Option<Value>| {
            let min = min.map_or(least, Value::up).max(least);
            min <= max.map_or(greatest, Value::down).min(greatest)
        };
        if reaches(self.min, self.max) {
            return None;
        }
        let exchanged = self.crossed(word).filter(|_| reaches(self.max, self.min));
        Some(exchanged.unwrap_or_default())
    }

    /// What to write, if the greatest is less than the least.
    fn crossed(&self, word: &str) -> Option<String> {
        let (min, max) = (self.min?, self.max?);
        let crossed = match (min, max) {
            (Value::Integer(min), Value::Integer(max)) => min > max,
            _ => min.float() > max.float(),
        };
        crossed.then(|| format!("; did you mean `{word}(min = {max}, max = {min})`?"))
    }

    /// As 0.2 and 0.8 are, which no end of an integer's type explains.
    fn is_between_neighbours(&self) -> bool {
        self.min
            .zip(self.max)
            .is_some_and(|(min, max)| min.up() > max.down() && min.float() <= max.float())
    }
}

/// As in "no `u8` is …".
impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min.float() == max.float() => write!(f, "{min}"),
            (Some(min), Some(max)) => write!(f, "from {min} to {max}"),
            (Some(min), None) => write!(f, "{min} or more"),
            (None, Some(max)) => write!(f, "{max} or less"),
            (None, None) => Ok(()),
        }
    }
}

impl Value {
    fn of(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Int(int), .. })
                if matches!(int.suffix(), "f32" | "f64") =>
            {
                int.base10_parse().ok().map(Value::Float)
            }
            Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => {
                int.base10_parse().ok().map(Value::Integer)
            }
            Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => {
                float.base10_parse().ok().map(Value::Float)
            }
            // schemars reads a text as what is written in it.
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => match text.parse().ok()? {
                Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => None,
                expr => Value::of(&expr),
            },
            Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => match Value::of(expr)? {
                Value::Integer(value) => value.checked_neg().map(Value::Integer),
                Value::Float(value) => Some(Value::Float(-value)),
            },
            Expr::Group(group) => Value::of(&group.expr),
            Expr::Paren(paren) => Value::of(&paren.expr),
            _ => None,
        }
    }

    fn float(self) -> f64 {
        match self {
            Value::Integer(value) => value as f64,
            Value::Float(value) => value,
        }
    }

    /// The least integer that is not less.
    fn up(self) -> i128 {
        match self {
            Value::Integer(value) => value,
            Value::Float(value) => value.ceil() as i128,
        }
    }

    /// The greatest integer that is not greater.
    fn down(self) -> i128 {
        match self {
            Value::Integer(value) => value,
            Value::Float(value) => value.floor() as i128,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Integer(value) => value.fmt(f),
            Value::Float(value) => write!(f, "{value:?}"),
        }
    }
}

//! From trees to the text of `flows.rs`.

use std::fmt::Write as _;

use crate::tree::{Arg, Body, Call, Count, Statement, Term, Value, flow};

/// The whole file: so many flows, and a list of them.
pub(crate) fn file(count: u64) -> String {
    let mut text = String::from(
        "//! Random flows. Generated: `REGENERATE=1 cargo test --test random_flows` writes this file.\n\n\
         #![allow(unused_variables)] // a random flow need not use what it binds\n\n\
         use super::*;\n",
    );
    for seed in 0..count {
        text.push_str("\nflow! {\n");
        let _ = writeln!(text, "    fn f{seed}(x0: u64, x1: u64) -> u64 {{");
        body(&flow(seed), 2, &mut text);
        text.push_str("    }\n}\n");
    }
    text.push_str("\npub(crate) const ALL: &[Make] = &[\n");
    for seed in 0..count {
        let _ = writeln!(text, "    |a, b| Box::new(f{seed}(a, b)),");
    }
    text.push_str("];\n");
    text
}

fn line(indent: usize, text: &mut String, line: &str) {
    let _ = writeln!(text, "{:width$}{line}", "", width = indent * 4);
}

fn body(body: &Body, indent: usize, text: &mut String) {
    for statement in &body.statements {
        match statement {
            Statement::Let { name, after, value: bound } => {
                if let Some(after) = after {
                    line(indent, text, &format!("#[after(x{after})]"));
                }
                value(bound, &format!("let x{name} = "), ";", indent, text);
            }
            Statement::Effect(effect) => line(indent, text, &format!("{};", call(effect))),
            Statement::Refine { name, first, limit, condition, next } => {
                line(indent, text, &format!("let mut x{name} = {};", call(first)));
                line(indent, text, &format!("#[limit({limit})]"));
                line(indent, text, &format!("while {} % 3 != 0 {{", term(condition)));
                line(indent + 1, text, &format!("x{name} = {};", call(next)));
                line(indent, text, "}");
            }
        }
    }
    value(&body.output, "", "", indent, text);
}

fn value(value: &Value, before: &str, after: &str, indent: usize, text: &mut String) {
    let mut blocks = |open: String, blocks: &[(&str, &Body)], close: &str| {
        line(indent, text, &format!("{before}{open}"));
        for (begin, inner) in blocks {
            if !begin.is_empty() {
                line(indent, text, begin);
            }
            body(inner, indent + 1, text);
        }
        line(indent, text, &format!("{close}{after}"));
    };
    match value {
        Value::Call(one) => line(indent, text, &format!("{before}{}{after}", call(one))),
        Value::Sum(terms) => {
            let sum = terms.iter().map(term).collect::<Vec<_>>().join(" + ");
            line(indent, text, &format!("{before}{sum}{after}"));
        }
        Value::Phase(inner) => blocks("{".into(), &[("", inner)], "}"),
        Value::If(on, arms) => {
            let [then, other] = &**arms;
            let open = format!("if {} % 2 == 0 {{", term(on));
            blocks(open, &[("", then), ("} else {", other)], "}");
        }
        Value::Match(on, arms) => {
            let [zero, one, other] = &**arms;
            let open = format!("match {} % 3 {{", term(on));
            let arms = [("0 => {", zero), ("} 1 => {", one), ("} _ => {", other)];
            blocks(open, &arms, "} }");
        }
        Value::For(fan) => {
            let limit = fan.limit.map_or(String::new(), |limit| format!("#[limit({limit})] "));
            let count = match fan.count {
                Count::Just(count) => format!("{count}u64"),
                Count::Of(name) => format!("x{name} % 4"),
            };
            let open = format!("({limit}for x{} in 0..{count} {{", fan.item);
            blocks(open, &[("", &fan.body)], "}).iter().sum::<u64>()");
        }
        Value::Try(inner) => blocks("(try {".into(), &[("", inner)], "}).unwrap_or(7)"),
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::Name(name) => format!("x{name}"),
        Term::Call(one) => call(one),
    }
}

fn call(one: &Call) -> String {
    let [first, second] = one.args.each_ref().map(|arg| match arg {
        Arg::Name(name) => format!("&x{name}"),
        Arg::Plus(a, b) => format!("&(x{a} + x{b})"),
        Arg::Call(inner) => format!("&{}", call(inner)),
    });
    let step = if one.fails { "broken" } else { "work" };
    format!("{step}({first}, {second}, {})?", one.ms)
}

//! A plan as a table that a person reads.

use std::fmt;
use std::time::Duration;

use super::{Bound, CriticalPath, Plan};

const HEAD: [&str; 7] = ["node", "model", "runs", "attempts", "tokens in", "tokens out", "cost"];

/// A table of the bounds: node, model, runs, attempts in all, tokens in and out, cost; `-` is no bound, and `(code)` a step that
/// asks no model. Below it the causes and remedies, and the critical path.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |name: &str, model: Option<&str>, runs: String, bound: &Bound| {
            let Bound { calls, input_tokens, output_tokens, micro_dollars } = *bound;
            let cost = micro_dollars.map_or_else(|| "-".to_owned(), dollars);
            let model = model.unwrap_or("-").to_owned();
            let [calls, input, output] = [calls, input_tokens, output_tokens].map(count);
            [name.to_owned(), model, runs, calls, input, output, cost]
        };
        let mut rows = vec![HEAD.map(str::to_owned)];
        for node in &self.nodes {
            let model = if node.is_code { Some("(code)") } else { node.model.as_deref() };
            rows.push(row(&node.node, model, count(node.runs), &node.bound));
        }
        rows.push(row("at most", Some(""), String::new(), &self.total));
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths: [usize; 7] = std::array::from_fn(|column| width(column).unwrap_or_default());
        for row in &rows {
            let [name, model, numbers @ ..] = row;
            write!(f, "{name:0$}  {model:1$}", widths[0], widths[1])?;
            for (number, width) in numbers.iter().zip(&widths[2..]) {
                write!(f, "  {number:>width$}")?;
            }
            writeln!(f)?;
        }
        for none in &self.no_bound {
            let nodes = none.nodes.join(", ");
            writeln!(f, "no bound on {} of {nodes}: {}", none.of, none.why)?;
            writeln!(f, "    remedy: {}", none.remedy)?;
        }
        write!(f, "{}", self.critical_path)
    }
}

/// One line: `critical path 6.0 s: a → b; all calls one after the other: 8.0 s`.
impl fmt::Display for CriticalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "critical path {}", seconds(self.time))?;
        let legs = self.legs.iter().filter(|leg| leg.latency > Duration::ZERO);
        for (index, leg) in legs.enumerate() {
            f.write_str(if index == 0 { ": " } else { " → " })?;
            if leg.times > 1 {
                write!(f, "{} × ", leg.times)?;
            }
            f.write_str(&leg.node)?;
        }
        write!(f, "; all calls one after the other: {}", seconds(self.sum))
    }
}

fn count(number: Option<u64>) -> String {
    let Some(number) = number else { return "-".into() };
    // Thousands apart, as a long row of digits is not read.
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Dollars with four places, rounded up, so that a bound stays one.
fn dollars(micros: u64) -> String {
    let tenths = micros.div_ceil(100);
    format!("${}.{:04}", tenths / 10_000, tenths % 10_000)
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds >= 1.0 || seconds == 0.0 {
        format!("{seconds:.1} s")
    } else {
        crate::attempt::milliseconds(time)
    }
}

//! A made-up text that a pattern takes.

use fastrand::Rng;
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

use crate::schema::rules::Pattern;

/// How often something is repeated at most beyond its least number, where the pattern sets no bound.
const MORE: u32 = 5;

/// The longest text that is made: patterns can ask for gigabytes.
const LONGEST: usize = 4096;

/// What reads well, if a class has it.
const READABLE: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// How many texts are tried: anchors and word boundaries inside of a pattern, and a length, are met by luck.
const TRIES: usize = 100;

/// A text that matches and that `fits`; `None` if none was found.
pub(super) fn text(
    pattern: &Pattern,
    rng: &mut Rng,
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    let hir = pattern.hir()?;
    (0..TRIES).find_map(|_| {
        let mut text = String::new();
        write(hir, rng, &mut text);
        (pattern.is_match(&text) && fits(&text)).then_some(text)
    })
}

fn write(hir: &Hir, rng: &mut Rng, text: &mut String) {
    if text.len() > LONGEST {
        return;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(pick(class, rng)),
        HirKind::Repetition(Repetition { min, max, sub, .. }) => {
            let most = max.unwrap_or(u32::MAX).min(min.saturating_add(MORE));
            for _ in 0..rng.u32(*min..=most.max(*min)) {
                if text.len() > LONGEST {
                    break;
                }
                write(sub, rng, text);
            }
        }
        HirKind::Capture(group) => write(&group.sub, rng, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, rng, text)),
        HirKind::Alternation(branches) => {
            if let Some(branch) = rng.choice(branches) {
                write(branch, rng, text);
            }
        }
    }
}

/// A character of a class: one that reads well, if there is one.
fn pick(class: &Class, rng: &mut Rng) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|r| (r.start(), r.end())).collect(),
        Class::Bytes(class) => {
            class.ranges().iter().map(|r| (r.start().into(), r.end().into())).collect()
        }
    };
    let readable: Vec<char> = READABLE
        .chars()
        .filter(|c| ranges.iter().any(|(low, high)| (low..=high).contains(&c)))
        .collect();
    rng.choice(readable).or_else(|| rng.choice(ranges).map(|(low, high)| rng.char(low..=high)))
}

//! Made-up documents: valid for a schema, of plausible length.

use fastrand::Rng;

use super::pattern;
use crate::schema::Json;
use crate::schema::rules::{Pattern, Rules, range};
use crate::schema::shape::{Form, Node, Object, Shapes};

/// Below this depth a document takes the shortest way to its end.
const DEPTH: usize = 6;

/// A form that cannot end is given up at this depth.
const BOTTOM: usize = 64;

const WORDS: [&str; 48] = [
    "the", "team", "plan", "review", "shows", "clear", "result", "for", "each", "step", "with",
    "a", "simple", "change", "that", "keeps", "data", "safe", "and", "makes", "next", "release",
    "ready", "early", "report", "after", "small", "test", "users", "can", "read", "long", "answer",
    "before", "they", "ask", "again", "new", "order", "starts", "from", "main", "service", "while",
    "first", "part", "stays", "open",
];

/// A document of these forms.
pub(super) fn document(shapes: &Shapes, rng: &mut Rng) -> Json {
    let heights = heights(shapes);
    Maker { shapes, rng, heights }.node(shapes.root(), "", 0)
}

/// A plain text of one or two paragraphs.
pub(super) fn text(rng: &mut Rng) -> String {
    let paragraphs: Vec<String> = (0..rng.usize(1..=2))
        .map(|_| {
            let count = rng.usize(2..=4);
            sentences(rng, count)
        })
        .collect();
    paragraphs.join("\n\n")
}

struct Maker<'a> {
    shapes: &'a Shapes,
    rng: &'a mut Rng,
    /// How many levels the smallest document of each definition has.
    heights: Vec<usize>,
}

impl Maker<'_> {
    fn node(&mut self, node: &Node, name: &str, depth: usize) -> Json {
        if depth > BOTTOM {
            return Json::Null;
        }
        let rules = &node.rules;
        match &node.form {
            Form::Any => self.phrase(name).into(),
            Form::Null | Form::Never => Json::Null,
            Form::Bool => self.rng.bool().into(),
            Form::Integer => self.integer(rules),
            Form::Number => self.number(rules),
            Form::Text => self.string(rules, name).into(),
            Form::Enum(choices) => {
                let at = self.rng.usize(..choices.len().max(1));
                choices.get(at).map_or(Json::Null, |choice| choice.value.clone())
            }
            Form::List(item) => self.list(item, rules, name, depth),
            Form::Tuple(items) => {
                Json::Array(items.iter().map(|item| self.node(item, name, depth + 1)).collect())
            }
            Form::Object(object) => self.object(object, depth),
            Form::Union(branches) => {
                let at = match depth < DEPTH {
                    true => self.rng.usize(..branches.len().max(1)),
                    false => self.shortest(branches),
                };
                branches.get(at).map_or(Json::Null, |branch| self.node(branch, name, depth + 1))
            }
            Form::Ref(to) => {
                let shapes = self.shapes;
                self.node(shapes.def(*to), name, depth + 1)
            }
        }
    }

    fn shortest(&self, branches: &[Node]) -> usize {
        let heights = branches.iter().map(|branch| height(branch, &self.heights)).enumerate();
        heights.min_by_key(|(_, height)| *height).map_or(0, |(at, _)| at)
    }

    fn list(&mut self, item: &Node, rules: &Rules, name: &str, depth: usize) -> Json {
        let min = rules.min_items.unwrap_or(0);
        let max = rules.max_items.unwrap_or(u64::MAX).max(min);
        let count = match depth < DEPTH {
            true => self.rng.u64(2..=4).clamp(min, max),
            false => min,
        };
        let mut items: Vec<Json> = Vec::new();
        // A set of few values may not have as many: the tries are bounded.
        for _ in 0..count.saturating_mul(20) {
            let made = self.node(item, name, depth + 1);
            if !rules.unique || !items.contains(&made) {
                items.push(made);
            }
            if items.len() as u64 == count {
                break;
            }
        }
        Json::Array(items)
    }

    fn object(&mut self, object: &Object, depth: usize) -> Json {
        let mut members: Vec<(String, Json)> = Vec::new();
        for field in &object.fields {
            let left_out = !field.required && (depth >= DEPTH || self.rng.u8(..4) == 0);
            if !left_out {
                members.push((field.name.clone(), self.node(&field.node, &field.name, depth + 1)));
            }
        }
        if let Some(rest) = &object.rest
            && depth < DEPTH
        {
            for _ in 0..self.rng.usize(2..=4) {
                let key = self.key(&rest.key);
                if members.iter().all(|(name, _)| *name != key) {
                    let value = self.node(&rest.node, &key, depth + 1);
                    members.push((key, value));
                }
            }
        }
        Json::Object(members)
    }

    fn key(&mut self, rules: &Rules) -> String {
        match rules.pattern.as_ref().map(Pattern::source) {
            // The patterns that maps with integer keys have.
            Some(r"^\d+$" | r"^-?\d+$") => self.rng.u8(1..=99).to_string(),
            _ => self
                .matching(rules)
                .unwrap_or_else(|| self.rng.choice(WORDS).unwrap_or("key").to_owned()),
        }
    }

    /// Small where nothing says otherwise, so that it fits every integer type.
    fn integer(&mut self, rules: &Rules) -> Json {
        let range = rules.format.as_deref().and_then(range);
        let bound = |number: &Option<serde_json::Number>, up: bool| {
            let number = number.as_ref()?;
            let whole = |float: f64| if up { float.ceil() } else { float.floor() };
            number.as_i128().or_else(|| number.as_f64().map(|float| whole(float) as i128))
        };
        let low = [
            range.map(|(low, _)| low),
            bound(&rules.minimum, true),
            bound(&rules.above, false).map(|low| low.saturating_add(1)),
        ];
        let high = [
            range.map(|(_, high)| high),
            bound(&rules.maximum, false),
            bound(&rules.below, true).map(|high| high.saturating_sub(1)),
        ];
        let low = low.into_iter().flatten().max().unwrap_or(i64::MIN.into());
        let high = high.into_iter().flatten().min().unwrap_or(i64::MAX.into()).max(low);
        let (low, high) = match (low <= 1, high >= 100) {
            (true, true) => (1, 100),
            (true, false) => (low.max(high.saturating_sub(100)), high),
            (false, _) => (low, high.min(low.saturating_add(100))),
        };
        let step = rules.multiple_of.as_ref().and_then(serde_json::Number::as_i128).unwrap_or(1);
        let (low, high) = match step {
            ..=1 => (low, high),
            // The multiples, counted; there may be none near: then the first at or above the bound.
            _ => (
                low.div_euclid(step) + i128::from(low.rem_euclid(step) != 0),
                high.div_euclid(step),
            ),
        };
        let made = self.rng.i128(low..=high.max(low)).saturating_mul(step.max(1));
        let made =
            i64::try_from(made).map(Into::into).or_else(|_| u64::try_from(made).map(Into::into));
        made.map_or(Json::Null, Json::Number)
    }

    fn number(&mut self, rules: &Rules) -> Json {
        let float = |number: &Option<serde_json::Number>| number.as_ref().and_then(|n| n.as_f64());
        let low = [float(&rules.minimum), float(&rules.above)]
            .into_iter()
            .flatten()
            .fold(f64::MIN, f64::max);
        let high = [float(&rules.maximum), float(&rules.below)]
            .into_iter()
            .flatten()
            .fold(f64::MAX, f64::min);
        let (low, high) = match (low > f64::MIN, high < f64::MAX) {
            (true, true) => (low, high),
            (true, false) => (low, low + 100.0),
            (false, true) => (high - 100.0, high),
            (false, false) => (0.0, 100.0),
        };
        let made = low + (high - low) * self.rng.f64().clamp(0.01, 0.99);
        // Two digits look real, if they stay within the bounds.
        let rounded = (made * 100.0).round() / 100.0;
        let inside = rounded > low && rounded < high;
        serde_json::Number::from_f64(if inside { rounded } else { made })
            .map_or(Json::Null, Json::Number)
    }

    fn string(&mut self, rules: &Rules, name: &str) -> String {
        if let Some(made) = self.matching(rules) {
            return made;
        }
        if let Some(made) = rules.format.as_deref().and_then(|format| self.formatted(format)) {
            return made;
        }
        let mut text = self.phrase(name);
        let min = usize::try_from(rules.min_length.unwrap_or(0)).unwrap_or(usize::MAX).min(1 << 20);
        while text.chars().count() < min {
            text.push(' ');
            text.push_str(self.rng.choice(WORDS).unwrap_or("word"));
        }
        let Some(max) = rules.max_length.and_then(|max| usize::try_from(max).ok()) else {
            return text;
        };
        let cut: String = text.chars().take(max.max(min)).collect();
        // No blank at the end, unless it is needed for the length.
        let trimmed = cut.trim_end();
        if trimmed.chars().count() >= min { trimmed.to_owned() } else { cut.replace(' ', "x") }
    }

    /// A text for the pattern, if there is one, that is within the other rules if that can be.
    fn matching(&mut self, rules: &Rules) -> Option<String> {
        let made = pattern::text(rules.pattern.as_ref()?, self.rng, |text| rules.takes(text));
        made.or_else(|| pattern::text(rules.pattern.as_ref()?, self.rng, |_| true))
    }

    /// Words in number after the property's name.
    fn phrase(&mut self, name: &str) -> String {
        let name = name.to_ascii_lowercase();
        let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if any(&["id", "code", "key", "tag", "category", "status", "kind"]) && name.len() < 16 {
            words(self.rng, 1)
        } else if any(&["title", "name", "topic", "heading", "subject", "label"]) {
            let count = self.rng.usize(2..=5);
            capitalized(&words(self.rng, count))
        } else if any(&[
            "body", "text", "content", "draft", "article", "section", "reply", "output",
        ]) {
            let count = self.rng.usize(3..=6);
            sentences(self.rng, count)
        } else {
            let count = self.rng.usize(1..=2);
            sentences(self.rng, count)
        }
    }

    fn formatted(&mut self, format: &str) -> Option<String> {
        let rng = &mut *self.rng;
        let date = |rng: &mut Rng| {
            format!("{}-{:02}-{:02}", rng.u16(2020..2030), rng.u8(1..=12), rng.u8(1..=28))
        };
        let time =
            |rng: &mut Rng| format!("{:02}:{:02}:{:02}", rng.u8(..24), rng.u8(..60), rng.u8(..60));
        Some(match format {
            "date" => date(rng),
            "time" => format!("{}Z", time(rng)),
            "partial-time" => time(rng),
            "date-time" => format!("{}T{}Z", date(rng), time(rng)),
            "partial-date-time" => format!("{}T{}", date(rng), time(rng)),
            "duration" => format!("PT{}M", rng.u8(1..60)),
            "email" | "idn-email" => format!("{}@example.com", words(rng, 1)),
            "hostname" | "idn-hostname" => format!("{}.example.com", words(rng, 1)),
            "ipv4" | "ip" => format!("192.0.2.{}", rng.u8(1..=254)),
            "ipv6" => format!("2001:db8::{:x}", rng.u16(1..)),
            "uri" | "url" | "iri" => format!("https://example.com/{}", words(rng, 1)),
            "uuid" => {
                let bits = rng.u128(..);
                let hex = format!("{bits:032x}");
                // Version 4, variant 1.
                format!(
                    "{}-{}-4{}-8{}-{}",
                    &hex[..8],
                    &hex[8..12],
                    &hex[13..16],
                    &hex[17..20],
                    &hex[20..]
                )
            }
            _ => return None,
        })
    }
}

fn words(rng: &mut Rng, count: usize) -> String {
    let words: Vec<&str> = (0..count).map(|_| rng.choice(WORDS).unwrap_or("word")).collect();
    words.join(" ")
}

fn sentences(rng: &mut Rng, count: usize) -> String {
    let sentences: Vec<String> = (0..count)
        .map(|_| {
            let count = rng.usize(7..=14);
            format!("{}.", capitalized(&words(rng, count)))
        })
        .collect();
    sentences.join(" ")
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_ascii_uppercase(), chars.as_str())
    })
}

/// The heights of all definitions, grown until nothing changes; what can never end stays at the largest.
fn heights(shapes: &Shapes) -> Vec<usize> {
    let mut heights = vec![usize::MAX; shapes.defs.len()];
    loop {
        let next: Vec<usize> = shapes.defs.iter().map(|def| height(&def.node, &heights)).collect();
        if next == heights {
            return heights;
        }
        heights = next;
    }
}

fn height(node: &Node, heights: &[usize]) -> usize {
    let tallest = |nodes: &mut dyn Iterator<Item = &Node>| {
        nodes.map(|node| height(node, heights)).max().unwrap_or(0)
    };
    let below = match &node.form {
        Form::Never => return usize::MAX,
        Form::List(item) if node.rules.min_items.unwrap_or(0) > 0 => height(item, heights),
        Form::Tuple(items) => tallest(&mut items.iter()),
        Form::Object(object) => tallest(
            &mut object.fields.iter().filter(|field| field.required).map(|field| &field.node),
        ),
        Form::Union(branches) => {
            branches.iter().map(|branch| height(branch, heights)).min().unwrap_or(usize::MAX)
        }
        Form::Ref(to) => heights[*to],
        _ => 0,
    };
    below.saturating_add(1)
}

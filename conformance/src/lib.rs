//! A judge of schemas that shares nothing with `flow`: llguidance, with which servers hold a model to a schema.
//!
//! It says whether it can take a schema, whether a document is one of the schema, and makes documents up, by a random walk
//! over what it allows next.

use fastrand::Rng;
use llguidance::api::TopLevelGrammar;
use llguidance::{Matcher, ParserFactory};
use serde_json::{Value, json};
use toktrie::ApproximateTokEnv;

/// A schema, as a grammar whose tokens are bytes.
pub struct Judge {
    start: Matcher,
}

/// From this length on, in bytes, a document that is made up is brought to an end; beyond the other, it is given up.
const ENOUGH: usize = 120;
const TOO_LONG: usize = 6_000;

/// What a made-up text holds now and then: where a schema asks for any text, another reader may want JSON in it, digits, or a
/// moment.
const TEXTS: [&str; 20] = [
    "1",
    "-7",
    "null",
    "true",
    "[]",
    "{}",
    "[1,2.5]",
    "\\\"a\\\"",
    "{\\\"a\\\":[null]}",
    "x",
    "AB12",
    "2026-01-31T09:30:00Z",
    "2026-01-31T09:30:00",
    "2026-01-31",
    "09:30:00",
    "PT1H30M",
    "name@example.com",
    "https://example.com/a",
    "::1",
    "123e4567-e89b-42d3-a456-426614174000",
];

impl Judge {
    /// The judge of documents of `schema`.
    ///
    /// # Errors
    /// Why it cannot take the schema.
    pub fn new(schema: &str) -> Result<Self, String> {
        Judge::with(schema, json!({"whitespace_flexible": false}))
    }

    /// The judge of documents of `schema`, as far as it knows the keywords in it.
    ///
    /// # Errors
    /// Why it cannot take the schema.
    pub fn lenient(schema: &str) -> Result<Self, String> {
        let options = json!({"whitespace_flexible": false, "lenient": true, "coerce_one_of": true});
        Judge::with(schema, options)
    }

    fn with(schema: &str, options: Value) -> Result<Self, String> {
        let mut schema: Value = serde_json::from_str(schema).map_err(|error| error.to_string())?;
        if !schema.is_object() {
            schema = json!({"anyOf": [schema]});
        }
        schema["x-guidance"] = options;
        let judged = || {
            let tokens = ApproximateTokEnv::single_byte_env();
            let mut factory = ParserFactory::new_simple(&tokens)?;
            factory.quiet();
            factory.create_parser(TopLevelGrammar::from_json_schema(schema))
        };
        let start = Matcher::new(judged());
        match start.get_error() {
            Some(error) => Err(error),
            None => Ok(Judge { start }),
        }
    }

    /// Whether a document is one of the schema.
    ///
    /// # Errors
    /// How much of it is, if not all.
    pub fn accepts(&self, document: &str) -> Result<(), String> {
        // Its strings have this character escaped, and others' need not.
        let document = document.replace('\u{7f}', "\\u007f");
        let mut at = self.start.deep_clone();
        for (index, byte) in document.bytes().enumerate() {
            if at.consume_token(u32::from(byte)).is_err() {
                return Err(format!(
                    "only {:?}",
                    String::from_utf8_lossy(&document.as_bytes()[..index])
                ));
            }
        }
        match at.is_accepting() {
            Ok(true) => Ok(()),
            _ => Err("it has not ended".to_owned()),
        }
    }

    /// A document of the schema; `None` if it would become too long.
    pub fn document(&self, rng: &mut Rng) -> Option<String> {
        let mut at = self.start.deep_clone();
        let mut written = Written::default();
        while written.bytes.len() < TOO_LONG {
            let allowed: Vec<u8> = match at.compute_mask() {
                Ok(mask) => mask.iter().filter_map(|token| u8::try_from(token).ok()).collect(),
                // Nothing more may come.
                Err(_) => Vec::new(),
            };
            let may_end = at.is_stopped() || at.is_accepting().unwrap_or(false);
            if may_end && (allowed.is_empty() || written.bytes.len() > ENOUGH || rng.u8(..4) == 0) {
                return String::from_utf8(written.bytes).ok();
            }
            let next = written.next(&allowed, rng)?;
            at.consume_token(u32::from(next)).ok()?;
            written.push(next, rng);
        }
        None
    }
}

/// The document so far.
#[derive(Default)]
struct Written {
    bytes: Vec<u8>,
    in_text: bool,
    escaped: bool,
    /// What the text should go on with, as far as it may.
    planned: Vec<u8>,
}

impl Written {
    fn push(&mut self, byte: u8, rng: &mut Rng) {
        self.bytes.push(byte);
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_text => self.escaped = true,
            b'"' => {
                self.in_text = !self.in_text;
                self.planned.clear();
                if self.in_text && rng.bool() {
                    let text = rng.choice(TEXTS).unwrap_or_default();
                    self.planned = text.bytes().chain([b'"']).rev().collect();
                }
            }
            _ => {}
        }
    }

    fn next(&mut self, allowed: &[u8], rng: &mut Rng) -> Option<u8> {
        let may = |byte: &u8| allowed.contains(byte);
        if let Some(planned) = self.planned.pop() {
            if may(&planned) {
                return Some(planned);
            }
            self.planned.clear();
        }
        let enough = self.bytes.len() > ENOUGH;
        let preferred: &[u8] = match (self.in_text, enough) {
            (true, true) => b"\"",
            (false, true) => b"]}n",
            (true, false) if rng.u8(..6) == 0 => b"\"",
            // Long numbers are few.
            (false, false) if self.digits() > usize::from(rng.u8(..4)) => b",}]",
            _ => b"",
        };
        if let Some(byte) = preferred.iter().find(|byte| may(byte)) {
            return Some(*byte);
        }
        // Without its feature `float_roundtrip`, serde_json reads numbers with large exponents not quite exactly.
        let plain = |byte: &u8| {
            (b' '..127).contains(byte) && (self.in_text || !matches!(byte, b'e' | b'E'))
        };
        let plain: Vec<u8> = allowed.iter().copied().filter(plain).collect();
        let odd = self.in_text && rng.u8(..12) == 0;
        if odd || plain.is_empty() {
            rng.choice(allowed.iter().copied())
        } else {
            rng.choice(plain)
        }
    }

    /// How many digits the document ends with.
    fn digits(&self) -> usize {
        self.bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count()
    }
}

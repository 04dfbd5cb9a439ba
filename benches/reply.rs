//! What it costs to read a reply: a clean one beside `serde_json`, one in prose, sloppy ones, and hostile ones.
//!
//! A time is the quickest of many rounds, for other load on the machine only ever adds. The variants take turns within a
//! round, so that they see the same machine.
#![allow(clippy::print_stdout)] // the figures are the output

use std::hint::black_box;
use std::time::{Duration, Instant};

use flow::prelude::*;
use flow::reply::{Repairs, parse_with};

const ROUNDS: usize = 300;
/// How often a short reply is read within a round.
const TIMES: u32 = 50;

#[contract]
#[derive(PartialEq)]
enum Level {
    Low,
    High,
}

#[contract]
#[derive(PartialEq)]
struct Finding {
    file: String,
    line: u32,
    level: Level,
    message: String,
    fix: Option<String>,
}

#[contract]
#[derive(PartialEq)]
struct Review {
    summary: String,
    approved: bool,
    confidence: f64,
    findings: Vec<Finding>,
}

#[contract]
#[derive(PartialEq)]
struct Numbers {
    xs: Vec<i64>,
}

/// 728 bytes, as a model writes them for a review of a change.
const CLEAN: &str = r#"{
  "summary": "The change moves the retry loop into the client and adds a limit.",
  "approved": false,
  "confidence": 0.82,
  "findings": [
    {
      "file": "src/client.rs",
      "line": 118,
      "level": "High",
      "message": "The response body is dropped before the connection is returned to the pool.",
      "fix": "Read the body to its end, or close the connection."
    },
    {
      "file": "src/retry.rs",
      "line": 42,
      "level": "Low",
      "message": "The limit is checked after the wait; an attempt is lost when it is zero.",
      "fix": null
    },
    {
      "file": "src/retry.rs",
      "line": 77,
      "level": "Low",
      "message": "This test sleeps for a second.",
      "fix": "Pause the clock."
    }
  ]
}"#;

/// The same with all that models get wrong in one.
const SLOPPY: &str = r#"{
  // my review
  summary: 'The change moves the retry loop into the client and adds a limit.',
  "Approved": False,
  "confidence": "0.82",
  "findings": [
    {
      "file": “src/client.rs”,
      "line": "118",
      "level": "HIGH",
      "message": "The response body is dropped before the connection is returned to the pool.",
      "fix": "Read the body to its end, or close the connection.",
    },
    {
      file: "src/retry.rs",
      line: 42.0,
      level: low,
      "message": "The "limit" is checked after the wait; an attempt is lost when it is zero.",
      "fix": None,
    }
    {
      'file': 'src/retry.rs',
      'line': 77,
      'level': 'Low',
      'message': 'This test sleeps for a second.',
      'fix': 'Pause the clock.'
    },
  ],
}"#;

/// The quickest rounds of one variant, for each time that it runs.
struct Best(Duration);

impl Best {
    fn round<T>(&mut self, times: u32, mut variant: impl FnMut() -> T) {
        let clock = Instant::now();
        for _ in 0..times {
            black_box(variant());
        }
        self.0 = self.0.min(clock.elapsed() / times);
    }

    fn us(&self) -> f64 {
        self.0.as_secs_f64() * 1e6
    }
}

fn read(text: &str) -> Option<Review> {
    parse_with::<Review>(text, Repairs::All).ok().map(|parsed| parsed.value)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let expected: Review = serde_json::from_str(CLEAN)?;
    let fenced = format!(
        "Here is my review of the change:\n\n```json\n{CLEAN}\n```\n\nLet me know if [1] is unclear."
    );
    let fixed = SLOPPY.replace("\"limit\"", "limit");
    let sloppy = if fixed.len() < 800 { SLOPPY.to_owned() } else { SLOPPY.replace("  ", " ") };
    for text in [CLEAN, &fenced] {
        if read(text).as_ref() != Some(&expected) {
            return Err("a reply is not read as it was meant".into());
        }
    }
    if read(&sloppy).is_none_or(|review| review.findings.len() != 3) {
        return Err("the sloppy reply is not read".into());
    }

    let [mut serde, mut clean, mut prose, mut untidy] = [const { Best(Duration::MAX) }; 4];
    for _ in 0..ROUNDS {
        serde.round(TIMES, || serde_json::from_str::<Review>(black_box(CLEAN)));
        clean.round(TIMES, || read(black_box(CLEAN)));
        prose.round(TIMES, || read(black_box(&fenced)));
        untidy.round(TIMES, || read(black_box(&sloppy)));
    }
    println!("reply.serde_us = {:.2} us ({} bytes)", serde.us(), CLEAN.len());
    println!("reply.clean_ratio = {:.2}", clean.us() / serde.us());
    println!("reply.fenced_us = {:.2} us", prose.us() - clean.us());
    println!("reply.sloppy_us = {:.2} us ({} bytes)", untidy.us(), sloppy.len());

    let mut slowest = 0.0f64;
    for kilobytes in [2.4, 9.6, 38.0, 1_000.0] {
        let mut text = "{xs: [".to_owned();
        let mut number = 7u64;
        while (text.len() as f64) < kilobytes * 1e3 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(&format!("{}, ", number >> 50));
        }
        text.push_str("0]}");
        let mut best = Best(Duration::MAX);
        for _ in 0..30 {
            best.round(1, || {
                parse_with::<Numbers>(black_box(&text), Repairs::All)
                    .is_ok_and(|n| n.value.xs.len() > 9)
            });
        }
        let each = best.us() * 1e3 / text.len() as f64;
        println!("reply.ints_{kilobytes}kb_ns_per_byte = {each:.2} ns");
        slowest = slowest.max(each);
    }
    println!("reply.ints_ns_per_byte = {slowest:.2} ns");

    let mut slowest = 0.0f64;
    for text in [
        "[".repeat(1_000),
        format!("{}{}", "[".repeat(500), "]".repeat(500)),
        "{[".repeat(500),
        "[{\"a\":".repeat(166),
    ] {
        let mut best = Best(Duration::MAX);
        for _ in 0..30 {
            best.round(TIMES, || parse_with::<Numbers>(black_box(&text), Repairs::All).is_err());
        }
        slowest = slowest.max(best.us());
    }
    println!("reply.brackets_us = {slowest:.2} us");
    Ok(())
}

//! What it costs to look at a reply after each piece of it, beside reading the whole of it once with serde_json.
//!
//! A time is the quickest of many rounds, for other load on the machine only ever adds. The variants take turns within a
//! round, so that they see the same machine.
#![allow(clippy::print_stdout)] // the figures are the output

use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use flow::prelude::*;
use flow::reply::Partial;

const ROUNDS: usize = 200;

/// How many pieces the reply of 5 kB comes in.
const PIECES: usize = 1_200;

#[contract]
struct Report {
    summary: String,
    sections: Vec<Section>,
}

#[contract]
struct Section {
    title: String,
    body: String,
    score: f64,
    tags: Vec<String>,
}

/// A reply in a code fence with a sentence before it, as a model writes it.
fn reply() -> Result<String, std::fmt::Error> {
    let body = "The service was slow between 9 and 11 o'clock; \\\"timeout\\\" was the usual complaint.\\n";
    let mut text = format!(
        "Here is the report:\n```json\n{{\n  \"summary\": \"{body}\",\n  \"sections\": [\n"
    );
    for at in 0..19 {
        let comma = if at > 0 { ",\n" } else { "" };
        write!(
            text,
            "{comma}    {{\"title\": \"Part {at}\", \"body\": \"{body}{body}\", \"score\": {at}.25, \"tags\": [\"slow\", \"caf\\u00e9\"]}}"
        )?;
    }
    text.push_str("\n  ]\n}\n```\n");
    Ok(text)
}

/// The text in so many pieces, cut between characters.
fn pieces(text: &str) -> Vec<&str> {
    let cuts: Vec<usize> = (0..=PIECES)
        .map(|piece| piece * text.len() / PIECES)
        .filter(|cut| text.is_char_boundary(*cut))
        .collect();
    cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let text = reply()?;
    let pieces = pieces(&text);
    let document = text.split("```").nth(1).map_or("", |fenced| fenced.trim_start_matches("json"));
    let (mut prefixes, mut whole) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let mut reply = Partial::<Report>::new();
        for piece in &pieces {
            reply.push(piece)?;
            black_box(reply.value());
        }
        if !reply.is_complete() {
            return Err("the reply has not ended".into());
        }
        prefixes = prefixes.min(began.elapsed());

        let began = Instant::now();
        black_box(serde_json::from_str::<serde_json::Value>(document)?);
        whole = whole.min(began.elapsed());
    }
    println!("reply.prefixes_bytes = {} B", text.len());
    println!("reply.prefixes_ms = {:.3} ms", prefixes.as_secs_f64() * 1e3);
    println!("reply.prefixes_ratio = {:.1} times", prefixes.as_secs_f64() / whole.as_secs_f64());
    Ok(())
}

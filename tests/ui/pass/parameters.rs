#![deny(warnings)]
use std::collections::HashMap;
use std::sync::Arc;

use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
    tags: Vec<String>,
}

/// {{ problem }} {{ problem.summary }} {{ text }} {{ owned }} {{ count }} {{ list }} {{ slice }} {{ maybe }} {{ word }}
/// {{ rows | join(", ") }} {{ shared }} {{ any }} {{ map }} {{ pair }} {{ array }} {{ untrusted }}
#[step]
async fn everything<T: PromptText>(
    problem: &Problem,
    text: &str,
    owned: String,
    count: usize,
    list: &Vec<Problem>,
    slice: &[String],
    maybe: Option<Problem>,
    word: Option<&str>,
    rows: &[T],
    shared: Arc<Problem>,
    any: impl PromptText,
    map: &HashMap<String, u32>,
    pair: (u8, bool),
    array: [u8; 3],
    untrusted: &Untrusted<String>,
) -> Vec<(String, u8)>;

/// {{ text }} {{ numbers.len() }}
#[step]
async fn nested(text: &impl PromptText, numbers: &[u8; 3]) -> String;

/// A code step of every kind of parameter.
#[step]
pub async fn search(
    query: &str,
    tags: &[String],
    limit: Option<usize>,
    #[resource] index: &Vec<String>,
    #[resource] pool: Arc<String>,
) -> Result<Vec<String>, std::io::Error> {
    let _ = (tags, pool);
    Ok(index.iter().filter(|text| text.contains(query)).take(limit.unwrap_or(5)).cloned().collect())
}

#[step]
fn length(text: &str) -> usize {
    text.len()
}

#[step(blocking, timeout = "3s")]
fn hash(text: String) -> Result<u64, Box<dyn std::error::Error + Send + Sync>> {
    Ok(text.len() as u64)
}

#[step(unstored)]
async fn open(path: String) -> Result<std::fs::File, std::io::Error> {
    std::fs::File::open(path)
}

fn main() {
    let _ = nested(&"a", &[1, 2, 3]);
    let _ = search("a", &[], None);
    let _ = (length("a"), hash("a".to_owned()), open("a".to_owned()));
    let _ = length::body("a");
}

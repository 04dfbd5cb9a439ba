//! Types of other crates that schemars knows: moments, and identifiers.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::contracts::Visit;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Moments {
    at: Timestamp,
    day: Date,
    time: Option<Time>,
    lasts: SignedDuration,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Identified {
    id: Uuid,
    others: Vec<Uuid>,
}

pub fn each(visit: &mut impl Visit) {
    visit.visit::<Moments>(vec![json!({
        "at": "2026-01-01T00:00:00Z", "day": "2026-02-28", "time": "12:30:00", "lasts": "PT1H30M"
    })]);
    visit.visit::<Identified>(vec![json!({
        "id": "67e55044-10b1-426f-9247-bb680e5fe0c8", "others": []
    })]);
}

/// Whether two texts are the same moment, duration or identifier.
pub fn same(a: &str, b: &str) -> bool {
    fn parsed<T: std::str::FromStr + PartialEq>(a: &str, b: &str) -> bool {
        a.parse::<T>().ok().zip(b.parse::<T>().ok()).is_some_and(|(a, b)| a == b)
    }
    parsed::<Timestamp>(a, b)
        || parsed::<Date>(a, b)
        || parsed::<Time>(a, b)
        || parsed::<SignedDuration>(a, b)
        || parsed::<Uuid>(a, b)
}

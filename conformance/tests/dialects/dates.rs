//! Types of other crates that schemars knows: moments, and identifiers.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
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

/// The moments of `chrono`, in every position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Diary {
    at: DateTime<Utc>,
    day: NaiveDate,
    all: Vec<DateTime<Utc>>,
    days: Vec<NaiveDate>,
    until: Option<DateTime<Utc>>,
    since: Option<NaiveDate>,
    by_name: BTreeMap<String, NaiveDate>,
    span: (NaiveDate, Option<DateTime<Utc>>),
}

/// Those without an offset, of which a schema says only that they are text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Clock {
    alarm: Option<NaiveTime>,
    local: Option<NaiveDateTime>,
    by_day: BTreeMap<NaiveDate, NaiveTime>,
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
    visit.visit::<Diary>(vec![
        json!({
            "at": "2026-01-01T00:00:00Z", "day": "2026-02-28", "all": ["2024-02-29T23:59:59.125Z"],
            "days": ["2024-02-29", "0001-01-01"], "until": "2026-01-01T00:00:00Z", "since": "2026-01-01",
            "by_name": {"a": "2026-01-01"}, "span": ["2026-01-01", "1969-12-31T23:59:59Z"]
        }),
        json!({
            "at": "1970-01-01T00:00:00Z", "day": "1970-01-01", "all": [], "days": [], "until": null, "since": null,
            "by_name": {}, "span": ["1970-01-01", null]
        }),
    ]);
    visit.visit::<Clock>(vec![
        json!({"alarm": "06:00:00.500", "local": "2026-01-01T00:00:00", "by_day": {"2026-01-01": "23:59:59"}}),
        json!({"alarm": null, "local": null, "by_day": {}}),
    ]);
    visit.visit::<DateTime<Utc>>(vec![json!("2026-01-01T00:00:00Z")]);
    visit.visit::<Option<NaiveDate>>(vec![json!(null), json!("2026-01-01")]);
    visit.visit::<Vec<NaiveTime>>(vec![json!(["12:30:00"])]);
    visit.visit::<BTreeMap<String, DateTime<Utc>>>(vec![json!({"a": "2026-01-01T00:00:00Z"})]);
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
        || parsed::<DateTime<Utc>>(a, b)
        || parsed::<NaiveDate>(a, b)
        || parsed::<NaiveTime>(a, b)
        || parsed::<NaiveDateTime>(a, b)
        || parsed::<Uuid>(a, b)
}

#[test]
fn moments_are_read_from_sloppy_replies() {
    use flow_runtime::reply::parse;

    let text = "Here it is:\n```json\n{at: '2026-01-01T09:30:00+02:00', \"day\": “2026-02-28”, // today\n \"all\": [], \"days\": ['2024-02-29',],
        \"until\": None, \"by_name\": {\"a\": \"2026-01-01\"}, \"span\": [\"2026-01-01\", null],}\n```";
    let diary = parse::<Diary>(text).expect("a diary");
    assert_eq!(diary.at.to_rfc3339(), "2026-01-01T07:30:00+00:00");
    assert_eq!(diary.day, NaiveDate::from_ymd_opt(2026, 2, 28).expect("a day"));
    assert_eq!((diary.days.len(), diary.until, diary.since), (1, None, None));
    for (wrong, said) in [
        ("'2026-02-30'", "`$.day` must be a date such as 2026-01-31, not \"2026-02-30\""),
        (
            "'28 February 2026'",
            "`$.day` must be a date such as 2026-01-31, not \"28 February 2026\"",
        ),
        ("20260228", "`$.day` must be a string, not 20260228"),
    ] {
        let error = parse::<Diary>(&text.replace("“2026-02-28”", wrong)).expect_err("no day");
        assert_eq!(error.to_string(), said);
    }
    // A time without an offset is for its type to read.
    let clock = parse::<Clock>("{alarm: '06:30:00', \"by_day\": {\"2026-01-01\": \"07:00:00\",}}");
    assert_eq!(clock.expect("a clock").alarm, NaiveTime::from_hms_opt(6, 30, 0));
    assert!(parse::<Clock>("{\"alarm\": \"half past six\", \"by_day\": {}}").is_err());
}

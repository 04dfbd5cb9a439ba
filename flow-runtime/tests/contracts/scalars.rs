//! Single values: numbers of every width, texts with a form, what stands for something else.

use std::borrow::Cow;
use std::cell::Cell;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Visit;

contracts! {
    struct Wide { pub signed: i128, pub unsigned: u128, pub list: Vec<u128>, pub maybe: Option<i128> }
    struct Narrow { i8: i8, i16: i16, u16: u16, u32: u32, f32: f32, usize: usize, nonzero: NonZeroU16 }
    struct Pointers { boxed: Box<u8>, cell: Cell<u32>, cow: Cow<'static, str>, inner: Box<Option<bool>> }
    struct Standard { wait: Duration, range: std::ops::Range<u8>, path: PathBuf, result: Result<u8, String> }
    #[serde(transparent)]
    struct Transparent { only: Vec<u8> }
    #[serde(from = "u8", into = "u8")]
    struct Percent { hundredths: u8 }
    struct Empties { unit: (), none: Option<()>, marker: Marker, list: Vec<()> }
    struct Marker;
    struct Constrained {
        #[schemars(regex(pattern = r"^[A-Z]{2}[0-9]{1,3}$"))]
        code: String,
        #[schemars(range(min = -1.5, max = 1.5))]
        ratio: f64,
        #[schemars(length(equal = 3))]
        three: Vec<bool>,
        #[schemars(range(min = 1, max = 3))]
        stars: Option<u8>,
        #[schemars(inner(range(min = 10, max = 20)))]
        tens: Vec<u64>,
    }
}

impl From<u8> for Percent {
    fn from(hundredths: u8) -> Self {
        Percent { hundredths }
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> u8 {
        percent.hundredths
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pair(pub u8, pub Option<String>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Nothing();

pub fn each(visit: &mut impl Visit) {
    visit.visit::<Wide>(vec![
        json!({"signed": i64::MIN, "unsigned": u64::MAX, "list": [0, 1], "maybe": null}),
        json!({"signed": -7, "unsigned": 0, "list": [], "maybe": 7}),
    ]);
    visit.visit::<Narrow>(vec![json!({
        "i8": -128, "i16": -1, "u16": 65535, "u32": 7, "f32": 0.5, "usize": 9, "nonzero": 1
    })]);
    visit.visit::<Pointers>(vec![json!({"boxed": 1, "cell": 7, "cow": "b", "inner": true})]);
    visit.visit::<Standard>(vec![json!({
        "wait": {"secs": 1, "nanos": 500}, "range": {"start": 1, "end": 3}, "path": "/a/b", "result": {"Err": "no"}
    })]);
    visit.visit::<Transparent>(vec![json!([1, 2])]);
    visit.visit::<Percent>(vec![json!(50)]);
    visit.visit::<Empties>(vec![
        json!({"unit": null, "none": null, "marker": null, "list": [null]}),
    ]);
    visit.visit::<Constrained>(vec![json!({
        "code": "AB12", "ratio": -0.5, "three": [true, false, true], "stars": 3, "tens": [10, 20]
    })]);
    visit.visit::<Pair>(vec![json!([1, "a"]), json!([1, null])]);
    visit.visit::<Nothing>(vec![json!([])]);
    visit.visit::<u128>(vec![json!(u64::MAX)]);
    visit.visit::<Option<Value>>(vec![json!({"a": null}), json!([1])]);
}

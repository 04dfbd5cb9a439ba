//! Types that refuse some of what their schema allows.
//!
//! Maps with `bool` keys are missing: serde_json 1.0 panics at a key that starts with a letter beyond ASCII.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Visit;

contracts! {
    struct CharKeys { chars: BTreeMap<char, u8> }
    struct Addresses { any: IpAddr, four: Ipv4Addr }
    struct Codes { one: Code, map: BTreeMap<Code, u8> }
    #[derive(Eq, PartialOrd, Ord)]
    #[serde(try_from = "String", into = "String")]
    struct Code { digits: String }
}

impl TryFrom<String> for Code {
    type Error = String;

    fn try_from(digits: String) -> Result<Self, String> {
        match digits.bytes().all(|byte| byte.is_ascii_digit()) {
            true => Ok(Code { digits }),
            false => Err("only digits".into()),
        }
    }
}

impl From<Code> for String {
    fn from(code: Code) -> String {
        code.digits
    }
}

pub fn each(visit: &mut impl Visit) {
    visit.visit::<CharKeys>(vec![json!({"chars": {"é": 1}})]);
    visit.visit::<Addresses>(vec![json!({"any": "::1", "four": "127.0.0.1"})]);
    visit.visit::<Codes>(vec![json!({"one": "007", "map": {"1": 1}})]);
}

use flow::prelude::*;

#[contract]
#[serde(rename_all = "camelCase")]
struct Note<'a> {
    #[serde(rename = "text")]
    #[contract(repairs = "all")]
    body: &'a str,
}

fn main() {}

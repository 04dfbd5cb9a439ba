use flow::prelude::*;

struct Account {
    id: u64,
}

/// What does this account need? {{ account | upper }}
#[step]
async fn advise(account: &Account) -> String;

fn main() {}

use flow::prelude::*;

struct Account {
    id: u64,
}

/// What do these accounts need? {{ accounts }}
#[step]
async fn advise(accounts: &[Account]) -> String;

fn main() {}

#![deny(unused_variables)]
use flow::prelude::*;

#[step]
async fn judge(draft: &u32) -> bool { *draft < 3 }

#[step]
async fn rewrite(draft: &u32) -> u32 { draft + 1 }

flow! {
    fn refined(draft: u32) -> u32 {
        let mut text = rewrite(&draft)?;
        #[limit(3, converged)]
        while judge(&text)? { text = rewrite(&text)?; }
        text
    }
}

fn main() {}

use flow::prelude::*;

#[step]
async fn judge(draft: &u32) -> bool { *draft < 3 }

#[step]
async fn rewrite(draft: &u32) -> u32 { draft + 1 }

flow! {
    fn all(drafts: Vec<u32>) -> Vec<u32> {
        #[limit(3, converged)]
        for draft in &drafts { rewrite(draft)? }
    }
}

fn main() {}

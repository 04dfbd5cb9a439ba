use flow::prelude::*;

#[step]
async fn judge(draft: &u32) -> bool { *draft < 3 }

#[step]
async fn rewrite(draft: &u32) -> u32 { draft + 1 }

flow! {
    fn refined(draft: u32) -> bool {
        let done = #[limit(3, converged)] while judge(&draft)? { rewrite(&draft)?; };
        done
    }
}

fn main() {}

//! When things start: data, statements, `#[after]`, phases, shadowing, tails.

use super::*;

flow! {
    fn after(n: u32) -> u32 {
        let saved = slow(&n, 10)?;
        let mailed = slow(&n, 7)?;
        #[after(saved, mailed)]
        let told = slow(&n, 5)?;
        #[after(told)]
        slow(&n, 1)?;
        saved + mailed
    }
}

#[tokio::test(start_paused = true)]
async fn after_waits_for_what_the_data_does_not_show() {
    assert_eq!(timed(after(1)).await.1, 16);
}

flow! {
    fn after_from_an_arm(n: u32) -> u32 {
        let saved = slow(&n, 10)?;
        let told = if n > 0 {
            #[after(saved)]
            let told = slow(&n, 5)?;
            told
        } else { 0 };
        told
    }
}

#[tokio::test(start_paused = true)]
async fn after_in_an_arm_waits_for_a_binding_around_it() {
    assert_eq!(timed(after_from_an_arm(1)).await.1, 15);
}

flow! {
    fn after_in_small_blocks(n: u32) -> u32 {
        let saved = slow(&n, 10)?;
        if n > 0 { #[after(saved)] slow(&n, 5)?; }
        let tried = try { #[after(saved)] slow(&n, 4)? };
        let plain = match n { 1 => { #[after(tried)] let two = n + n; two } _ => 0 };
        plain + tried.clone().unwrap_or(0)
    }
}

#[tokio::test(start_paused = true)]
async fn after_stands_in_a_block_of_one_line_too() {
    let (sum, took) = timed(after_in_small_blocks(1)).await;
    assert_eq!((sum.unwrap(), took), (3, 15));
}

flow! {
    fn statements(n: u32) -> u32 {
        slow(&n, 3)?;
        let free = slow(&n, 5)?;
        slow(&n, 4)?;
        { slow(&n, 1)?; slow(&free, 2)?; }
        slow(&n, 1)?;
        n
    }
}

#[tokio::test(start_paused = true)]
async fn statements_keep_their_order_and_bindings_do_not_care() {
    assert_eq!(timed(statements(1)).await.1, 3 + 4 + 1 + 2 + 1);
}

flow! {
    fn phases(n: u32) -> u32 {
        let early = {
            let a = slow(&n, 10)?;
            let b = slow(&n, 20)?;
            slow(&(a + b), 1)?
        };
        let late = {
            let a = slow(&n, 5)?;
            slow(&(a + 1), 5)?
        };
        let a = slow(&late, 15)?;
        early + a
    }
}

#[tokio::test(start_paused = true)]
async fn phases_are_scopes_and_no_barriers() {
    let (sum, took) = timed(phases(1)).await;
    assert_eq!((sum.unwrap(), took), (4, 25));
}

flow! {
    fn shadowed(n: u32) -> u32 {
        let x = slow(&n, 1)?;
        let x = slow(&(x + 1), 2)?;
        let y = { let x = slow(&(x * 10), 3)?; x + 1 };
        let z = [1, 2].iter().map(|x| x * 100).sum::<u32>();
        let w = for x in 0..2u32 { slow(&x, 1)? };
        x + y + z + w[1]
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_name_shadows_the_first_from_there_on() {
    let (sum, took) = timed(shadowed(1)).await;
    assert_eq!((sum.unwrap(), took), (2 + 21 + 300 + 1, 6));
}

flow! {
    fn phase_in_an_arm(n: u32) -> u32 {
        let got = match n {
            0 => 0,
            _ => {
                let inner = { let a = slow(&n, 4)?; let b = slow(&n, 6)?; a + b };
                let beside = slow(&n, 9)?;
                let all = for k in 0..2u32 { let p = { slow(&(k + inner), 2)? }; p + beside };
                all.iter().sum::<u32>()
            }
        };
        got
    }
}

#[tokio::test(start_paused = true)]
async fn an_arm_may_hold_phases_and_loops() {
    let (sum, took) = timed(phase_in_an_arm(1)).await;
    assert_eq!((sum.unwrap(), took), (3 + 4, 11));
}

flow! {
    fn borrowing_tail(n: u32) -> u32 {
        let quick = slow(&n, 1)?;
        slow(&n, 20)?;
        slow(&quick, 10)?
    }
}

#[tokio::test(start_paused = true)]
async fn a_tail_that_borrows_waits_only_for_what_it_names() {
    assert_eq!(timed(borrowing_tail(1)).await.1, 20);
}

flow! {
    fn owning_tail(words: Vec<String>) -> (Vec<String>, Vec<u32>) {
        let lengths = for word in &words { slow(&(word.len() as u32), 1)? };
        (words, lengths)
    }
}

#[tokio::test(start_paused = true)]
async fn every_name_is_owned_in_the_tail() {
    let (both, _) = timed(owning_tail(vec!["ab".into()])).await;
    assert_eq!(both.unwrap(), (vec!["ab".to_owned()], vec![2]));
}

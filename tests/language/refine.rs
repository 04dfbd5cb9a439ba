//! `let mut` and a bounded `while`: one node.

use super::*;

#[contract]
enum Verdict {
    Good,
    Revise(u32),
}

#[step]
async fn judge(draft: &u32) -> Verdict {
    sleep(Duration::from_millis(1)).await;
    if *draft >= 3 { Verdict::Good } else { Verdict::Revise(draft + 1) }
}

flow! {
    fn refined(start: u32) -> String {
        let before = slow(&start, 2)?;
        let mut draft = slow(&before, 10)?;
        #[limit(2)]
        while let Verdict::Revise(next) = judge(&draft)? {
            let checked = slow(&next, 3)?;
            draft = slow(&checked, 2)?;
        }
        let seen = slow(&draft, 1)?;
        format!("{draft} {seen}")
    }
}

#[tokio::test(start_paused = true)]
async fn a_loop_ends_when_its_condition_does_and_later_names_see_the_last_value() {
    let (text, took) = timed(refined(2)).await;
    assert_eq!((text.unwrap().as_str(), took), ("3 3", 2 + 10 + (1 + 5) + 1 + 1));
    let (rt, _) = runtime();
    assert!(refined(2).run_traced(&rt).await.trace.flagged.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_loop_that_its_limit_ends_keeps_the_last_value_and_flags_the_run() {
    let (rt, _) = runtime();
    let traced = refined(0).run_traced(&rt).await;
    assert_eq!(traced.result.unwrap(), "2 2");
    let flagged = &traced.trace.flagged;
    assert_eq!(flagged.len(), 1);
    assert!(flagged[0].node.starts_with("refined/draft"), "{}", flagged[0].node);
    assert!(flagged[0].reason.contains("limit of 2 rounds"), "{}", flagged[0].reason);
}

#[tokio::test(start_paused = true)]
async fn every_call_of_every_round_has_a_path_of_its_own() {
    let all = paths(refined(0)).await;
    let mut different = all.clone();
    different.dedup();
    assert_eq!(all, different);
    assert_eq!(all.len(), 2 + 3 + 2 * 2 + 1);
}

flow! {
    fn two(n: u32) -> u32 {
        let mut low = slow(&n, 1)?;
        let mut high = slow(&(n + 10), 1)?;
        #[limit(10)]
        while high - low > 2 {
            low = slow(&(low + 1), 1)?;
            high = slow(&(high - 1), 1)?;
        }
        let sum = low + high;
        sum
    }
}

#[tokio::test(start_paused = true)]
async fn a_loop_may_change_two_names() {
    let (sum, took) = timed(two(0)).await;
    assert_eq!((sum.unwrap(), took), (10, 2 + 4 * 2));
}

flow! {
    fn in_rounds(list: Vec<u32>) -> Vec<u32> {
        for x in &list {
            let mut d = slow(x, 1)?;
            #[limit(5)]
            while d < 4 { d = slow(&(d + 1), 1)?; }
            d
        }
    }
}

#[tokio::test(start_paused = true)]
async fn each_round_of_a_for_refines_its_own() {
    let (all, took) = timed(in_rounds(vec![1, 3, 6])).await;
    assert_eq!((all.unwrap(), took), (vec![4, 4, 6], 4));
}

flow! {
    fn told(start: u32) -> (u32, bool) {
        let mut draft = slow(&start, 10)?;
        #[limit(2, converged)]
        while let Verdict::Revise(next) = judge(&draft)? {
            draft = slow(&next, 2)?;
        }
        let note = if converged { "good" } else { "as good as it gets" };
        slow(&(note.len() as u32), 1)?;
        (draft, converged)
    }
}

#[tokio::test(start_paused = true)]
async fn a_flow_can_ask_whether_the_loop_ended_before_its_limit() {
    assert_eq!(timed(told(2)).await.0.unwrap(), (3, true));
    assert_eq!(timed(told(0)).await.0.unwrap(), (2, false));
    // The last round made it good.
    assert_eq!(timed(told(1)).await.0.unwrap(), (3, true));
}

flow! {
    fn told_in_rounds(list: Vec<u32>) -> Vec<(u32, u32, bool)> {
        for x in &list {
            let mut low = slow(x, 1)?;
            let mut high = slow(x, 1)?;
            #[limit(2, is_done)]
            while high < 4 {
                low = slow(&low, 1)?;
                high = slow(&(high + 1), 1)?;
            }
            (low, high, is_done)
        }
    }
    /// A loop that changes nothing of the flow's, and one in an arm.
    fn told_elsewhere(x: u32) -> (bool, bool) {
        #[limit(1, is_small)]
        while slow(&x, 1)? > 2 {
            slow(&x, 1)?;
        }
        let arm = match x {
            0 => true,
            _ => {
                let first = slow(&x, 1)?;
                let mut n = slow(&first, 1)?;
                #[limit(3, is_done)]
                while n > 0 { n = slow(&(n - 1), 1)?; }
                is_done && n == 0
            }
        };
        (is_small, arm)
    }
}

#[tokio::test(start_paused = true)]
async fn a_loop_tells_so_wherever_it_stands() {
    let all = timed(told_in_rounds(vec![1, 3])).await.0.unwrap();
    assert_eq!(all, [(1, 3, false), (3, 4, true)]);
    assert_eq!(timed(told_elsewhere(1)).await.0.unwrap(), (true, true));
    assert_eq!(timed(told_elsewhere(9)).await.0.unwrap(), (false, false));
}

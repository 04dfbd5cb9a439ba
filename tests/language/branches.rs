//! `match`, `if`, `if let`: only the chosen arm runs and pays.

use super::*;

#[contract]
#[derive(PartialEq)]
enum Topic {
    Billing,
    Technical { area: String },
    Other,
}

#[step]
async fn topic_of(n: &u32) -> Topic {
    match n {
        1 => Topic::Billing,
        2 => Topic::Technical { area: "disk".into() },
        _ => Topic::Other,
    }
}

#[step]
async fn answer(text: &str, ms: u64) -> String {
    sleep(Duration::from_millis(ms)).await;
    text.to_owned()
}

flow! {
    fn route(n: u32) -> String {
        let topic = topic_of(&n)?;
        let said = match &topic {
            Topic::Billing => answer("billing", 10)?,
            Topic::Technical { area } if area == "disk" => {
                let a = answer(area, 20)?;
                let b = answer("again", 15)?;
                format!("{a} {b}")
            }
            Topic::Technical { area } => area.clone(),
            Topic::Other => "plain".to_owned(),
        };
        said.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn only_the_chosen_arm_runs_and_a_phase_in_it_runs_at_once() {
    for (n, said, took, calls) in
        [(1, "billing", 10, 2), (2, "disk again", 20, 3), (3, "plain", 0, 1)]
    {
        let (result, ms) = timed(route(n)).await;
        assert_eq!((result.unwrap().as_str(), ms), (said, took));
        assert_eq!(paths(route(n)).await.len(), calls);
    }
}

flow! {
    fn chosen(n: u32, other: Option<u32>) -> u32 {
        let checked = slow(&n, 1)?;
        if let Some(x) = &other && *x > 5 {
            slow(&(x + checked), 10)?
        } else if slow(&n, 2)? > 3 {
            let rows = for k in 0..3u32 { slow(&(k + n), 4)? };
            let last = slow(&n, 7)?;
            rows.iter().sum::<u32>() + last
        } else {
            0
        }
    }
}

#[tokio::test(start_paused = true)]
async fn conditions_are_tried_in_their_order() {
    let (result, took) = timed(chosen(4, Some(6))).await;
    assert_eq!((result.unwrap(), took), (10, 11));
    let (result, took) = timed(chosen(4, Some(1))).await;
    assert_eq!((result.unwrap(), took), (4 + 5 + 6 + 4, 1 + 2 + 7));
    let (result, took) = timed(chosen(3, None)).await;
    assert_eq!((result.unwrap(), took), (0, 1 + 2));
}

flow! {
    fn sum(n: u32) -> u32 {
        let both = slow(&n, 5)? + slow(&n, 7)?;
        let arm = if n > 0 { slow(&n, 5)? + slow(&n, 7)? } else { 0 };
        let either = n > 100 || slow(&n, 9)? > 0;
        if either { both + arm } else { 0 }
    }
}

#[tokio::test(start_paused = true)]
async fn calls_beside_each_other_run_at_once_in_an_arm_too() {
    let (result, took) = timed(sum(1)).await;
    assert_eq!((result.unwrap(), took), (4, 9));
}

flow! {
    fn statement_in_an_arm(n: u32) -> u32 {
        if n > 1 { slow(&n, 3)?; slow(&n, 4)?; }
        match n { 0 => { slow(&n, 100)?; } 1 => {} _ => { slow(&n, 1)?; } }
        n
    }
}

#[tokio::test(start_paused = true)]
async fn statements_run_one_after_the_other_also_in_arms() {
    assert_eq!(timed(statement_in_an_arm(2)).await.1, 8);
    assert_eq!(timed(statement_in_an_arm(1)).await.1, 0);
}

flow! {
    fn with_a_closure(x: u32, list: Vec<u32>) -> Vec<u32> {
        let factor = slow(&x, 1)?;
        let scaled = |n: u32| n * factor;
        let first = scaled(2);
        let rest = for n in &list { slow(&scaled(*n), 1)? };
        let more: Vec<u32> = list.iter().map(|n| scaled(*n) + first).collect();
        [vec![first, scaled(x)], rest, more].concat()
    }
}

#[tokio::test(start_paused = true)]
async fn a_closure_is_called_by_its_name() {
    let all = timed(with_a_closure(3, vec![1, 2])).await.0.unwrap();
    assert_eq!(all, [6, 9, 3, 6, 9, 12]);
}

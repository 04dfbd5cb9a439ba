//! What ends a flow, and what is left then: nothing.

use super::*;

flow! {
    fn fails(list: Vec<u32>) -> u32 {
        let beside = metered(&1, 100)?;
        let all = for x in &list { let a = metered(x, 3)?; picky(&a, 2)? };
        let never = metered(&all[0], 1)?;
        beside + never
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_round_ends_the_flow_and_drops_what_runs() {
    let (rt, meter) = runtime();
    let clock = Instant::now();
    let error = fails(vec![1, 3, 2]).run(&rt).await.unwrap_err();
    assert_eq!((error.node(), error.step()), (Some("fails/picky[1]"), Some("picky")));
    assert_eq!((clock.elapsed().as_millis(), meter.alive(), meter.started()), (5, 0, 4));
}

flow! {
    fn panics_in_a_round(list: Vec<u32>) -> Vec<u32> {
        let all = for x in &list { let a = slow(x, 1)?; 10 / (a - 1) };
        all.clone()
    }
}

flow! {
    fn panics_in_an_arm(n: u32) -> u32 {
        let got = if n > 0 { panics(&n, 1)? } else { 0 };
        got
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_is_the_failure_of_its_node() {
    let error = timed(panics_in_a_round(vec![2, 1])).await.0.unwrap_err();
    assert_eq!(error.to_string().split(" failed").next(), Some("node `panics_in_a_round/all[1]`"));
    assert!(error.to_string().contains("divide by zero"), "{error}");
    let error = timed(panics_in_an_arm(4)).await.0.unwrap_err();
    assert_eq!(
        error.to_string(),
        "step `panics` failed at node `panics_in_an_arm/got.panics`: panicked: 4 is too much"
    );
}

flow! {
    fn panics_in_a_try(n: u32) -> String {
        let plain = try { 10 / (slow(&n, 1)? - 1) };
        let step = try { panics(&n, 1)? };
        format!("{plain:?} {}", step.clone().unwrap_err())
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_in_a_try_stays_there() {
    let text = timed(panics_in_a_try(1)).await.0.unwrap();
    assert!(text.contains("divide by zero"), "{text}");
    assert!(text.contains("panics_in_a_try/plain"), "{text}");
    assert!(text.ends_with("panicked: 1 is too much"), "{text}");
}

flow! {
    fn busy(list: Vec<u32>) -> u32 {
        let rows = for x in &list {
            let a = metered(x, 50)?;
            let tried = try { metered(x, 60)? };
            a + tried.clone().unwrap_or(0)
        };
        let arm = if list.len() > 1 { metered(&1, 40)? } else { 0 };
        rows.len() as u32 + arm
    }
}

#[tokio::test(start_paused = true)]
async fn a_dropped_flow_leaves_nothing_running() {
    let (rt, meter) = runtime();
    let running = tokio::spawn({
        let rt = rt.clone();
        async move { busy(vec![1, 2, 3]).run(&rt).await }
    });
    sleep(Duration::from_millis(10)).await;
    assert_eq!(meter.alive(), 7);
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    assert_eq!(meter.alive(), 0);
}

mod even {
    use super::*;
    flow! { pub(super) fn ping(n: u32) -> u32 { if n == 0 { 0 } else { odd::pong(n - 1)? + 1 } } }
}

mod odd {
    use super::*;
    flow! { pub(super) fn pong(n: u32) -> u32 { if n == 0 { 0 } else { even::ping(n - 1)? + 1 } } }
}

#[tokio::test(start_paused = true)]
async fn flows_that_call_each_other_end_if_they_are_bounded() {
    assert_eq!(timed(even::ping(20)).await.0.unwrap(), 20);
}

#[tokio::test(start_paused = true)]
async fn flows_that_call_each_other_without_end_are_stopped() {
    let error = timed(even::ping(1_000)).await.0.unwrap_err();
    assert!(error.to_string().contains("flows call each other more than 64 deep"), "{error}");
}

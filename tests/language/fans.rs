//! `for`: rounds at once up to a limit, results in order.

use super::*;

flow! {
    fn backwards(list: Vec<u32>) -> Vec<u32> {
        for x in &list { slow(x, u64::from(10 - *x))? }
    }
}

#[tokio::test(start_paused = true)]
async fn results_stand_in_the_order_of_the_items_and_rounds_run_at_once() {
    let (all, took) = timed(backwards(vec![1, 5, 3, 9])).await;
    assert_eq!((all.unwrap(), took), (vec![1, 5, 3, 9], 9));
}

flow! {
    fn limited(count: u32) -> Vec<u32> {
        #[limit(3)]
        for x in 0..count { metered(&x, 10)? }
    }
}

#[tokio::test(start_paused = true)]
async fn a_limit_bounds_how_many_are_alive() {
    let (rt, meter) = runtime();
    let clock = Instant::now();
    assert_eq!(limited(8).run(&rt).await.unwrap(), Vec::from_iter(0..8));
    assert_eq!((meter.peak(), meter.started(), clock.elapsed().as_millis()), (3, 8, 30));
}

flow! {
    fn limited_by_a_name(limit: usize) -> Vec<u32> {
        let all = #[limit(limit)] for x in 0..8u32 { metered(&x, 10)? };
        all.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn a_limit_may_be_any_number_of_the_flow() {
    let (rt, meter) = runtime();
    assert_eq!(limited_by_a_name(2).run(&rt).await.unwrap().len(), 8);
    assert_eq!(meter.peak(), 2);
}

flow! {
    fn unlimited(count: u32) -> Vec<u32> {
        for x in 0..count { metered(&x, 10)? }
    }
}

#[tokio::test(start_paused = true)]
async fn the_runtime_bounds_a_for_without_a_limit() {
    let (rt, meter) = runtime();
    unlimited(40).run(&rt).await.unwrap();
    assert_eq!(meter.peak(), 16);

    let meter = Meter::default();
    let rt = Runtime::builder().fan_out(5).resource(meter.clone()).build();
    unlimited(40).run(&rt).await.unwrap();
    assert_eq!(meter.peak(), 5);
}

/// Items that say how many of them were drawn and are still held.
struct Drawn<'m> {
    left: u32,
    meter: &'m Meter,
}

impl Iterator for Drawn<'_> {
    type Item = (u32, Alive);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some((self.left, self.meter.enter()))
    }
}

#[derive(Clone, serde::Serialize)]
struct Source(u32, #[serde(skip)] Meter);

flow! {
    fn many(source: &Source) -> u64 {
        let all = #[limit(64)] for (x, _alive) in (Drawn { left: source.0, meter: &source.1 }) {
            let a = slow(&x, 1)?;
            slow(&a, 0)?
        };
        all.iter().map(|x| u64::from(*x)).sum()
    }
}

#[tokio::test(start_paused = true)]
async fn of_a_hundred_thousand_items_only_the_limits_worth_is_drawn_and_alive() {
    let meter = Meter::default();
    let (rt, _) = runtime();
    let sum = many(&Source(100_000, meter.clone())).run(&rt).await.unwrap();
    assert_eq!(sum, 4_999_950_000);
    assert_eq!((meter.started(), meter.alive()), (100_000, 0));
    assert!(meter.peak() <= 65, "{} items at once", meter.peak());
}

flow! {
    fn sources(names: Vec<String>, list: Vec<u32>) -> String {
        let enumerated = for (i, x) in list.iter().enumerate() { (i, slow(x, 1)?) };
        let zipped = for (name, x) in names.iter().zip(&list) { format!("{name}{}", slow(x, 1)?) };
        let range = for x in 1..=3u32 { slow(&x, 1)? };
        let mapped = for x in list.iter().filter(|x| **x > 1).map(|x| x * 2) { slow(&x, 1)? };
        let none = for x in Vec::<u32>::new() { slow(&x, 1)? };
        format!("{enumerated:?} {zipped:?} {range:?} {mapped:?} {none:?}")
    }
}

#[tokio::test(start_paused = true)]
async fn borrowed_data_ranges_enumerations_and_zips_are_gone_over() {
    let (text, took) = timed(sources(vec!["a".into(), "b".into()], vec![1, 2])).await;
    assert_eq!(text.unwrap(), r#"[(0, 1), (1, 2)] ["a1", "b2"] [1, 2, 3] [4] []"#);
    assert_eq!(took, 1);
}

flow! {
    fn wide(list: Vec<u32>) -> Vec<u32> {
        for x in &list {
            let a = slow(x, 10)?;
            let b = slow(x, 7)?;
            let c = slow(&a, 3)?;
            a + b + c
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_bindings_of_a_round_run_at_once() {
    let (all, took) = timed(wide(vec![1, 2])).await;
    assert_eq!((all.unwrap(), took), (vec![3, 6], 13));
}

flow! {
    fn nested(outer: u32) -> Vec<Vec<u32>> {
        let add = slow(&100, 2)?;
        let rows = #[limit(1)] for i in 0..outer {
            let base = slow(&(i * 10), 1)?;
            for k in 0..2u32 { slow(&(base + k + add), 5)? }
        };
        rows.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn a_for_in_a_for_borrows_from_all_around_it() {
    let (all, took) = timed(nested(2)).await;
    assert_eq!((all.unwrap(), took), (vec![vec![100, 101], vec![110, 111]], 2 + 2 * 6));
}

#[tokio::test(start_paused = true)]
async fn every_call_of_every_round_has_a_path_of_its_own() {
    let all = paths(nested(2)).await;
    let expected = [
        "nested/add",
        "nested/base[0]",
        "nested/base[1]",
        "nested/slow[0][0]",
        "nested/slow[0][1]",
        "nested/slow[1][0]",
        "nested/slow[1][1]",
    ];
    assert_eq!(all, expected);
}

flow! {
    fn inner(x: u32) -> u32 {
        let a = slow(&x, 5)?;
        let b = slow(&x, 5)?;
        a + b
    }
}

flow! {
    fn outer(list: Vec<u32>) -> Vec<u32> {
        let sums = for x in &list { inner(*x)? };
        sums.iter().map(|x| x + 1).collect()
    }
}

#[tokio::test(start_paused = true)]
async fn a_flow_runs_in_each_round_under_its_path() {
    let (all, took) = timed(outer(vec![1, 2])).await;
    assert_eq!((all.unwrap(), took), (vec![3, 5], 5));
    let expected = ["outer/sums[0]/a", "outer/sums[0]/b", "outer/sums[1]/a", "outer/sums[1]/b"];
    assert_eq!(paths(outer(vec![1, 2])).await, expected);
}

flow! {
    fn deep() -> u32 {
        let all = for a in 0..2u32 { for b in 0..2u32 { for c in 0..2u32 { for d in 0..2u32 {
            slow(&(a + b + c + d), 1)?
        } } } };
        all.iter().flatten().flatten().flatten().sum()
    }
}

#[tokio::test(start_paused = true)]
async fn paths_stay_different_four_loops_deep() {
    let mut all = paths(deep()).await;
    all.dedup();
    assert_eq!(all.len(), 16);
}

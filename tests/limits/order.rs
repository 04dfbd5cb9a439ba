use super::*;

/// Runs these calls, one after the other by a millisecond, behind one that holds the only place for ten seconds.
async fn order(calls: Vec<(&str, Priority, u64)>) -> Vec<String> {
    let provider = Provider::new().takes(200_000);
    let rt = provider
        .runtime()
        .limits(Limits::new().concurrency(1))
        .timeout(seconds(900))
        .deadline(seconds(900))
        .max_wait(seconds(9_000))
        .build();
    let calls = calls.into_iter().map(async |(text, priority, at)| {
        sleep(seconds(at)).await;
        ask(text).with(With::new().priority(priority)).run(&rt).await.unwrap();
    });
    join_all(calls).await;
    provider.prompts()
}

use Priority::{High, Low, Normal};

#[tokio::test(start_paused = true)]
async fn first_come_is_first_served() {
    let calls =
        (0..9).map(|n| (["a", "b", "c", "d", "e", "f", "g", "h", "i"][n], Normal, n as u64));
    assert_eq!(order(calls.collect()).await.concat(), "abcdefghi");
}

#[tokio::test(start_paused = true)]
async fn a_higher_priority_goes_first_but_not_before_what_has_waited_a_minute_longer() {
    let calls = vec![
        ("first", Normal, 0),
        ("low", Low, 1),
        ("normal", Normal, 2),
        ("high", High, 3),
        ("late normal", Normal, 60),
        ("late high", High, 64),
        ("later normal", Normal, 62),
        ("last high", High, 130),
    ];
    assert_eq!(
        order(calls).await,
        ["first", "high", "normal", "late high", "late normal", "low", "later normal", "last high"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_turned_away_keeps_its_place() {
    let provider = Provider::new().takes(100).first([limited(Some(2))]);
    let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
    join_all(["a", "b", "c"].map(|text| ask(text).run(&rt))).await;
    assert_eq!(provider.prompts(), ["a", "a", "b", "c"]);
    assert_eq!(provider.times(), [0, 2_100, 2_200, 2_300]);
}

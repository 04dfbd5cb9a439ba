use super::*;

#[tokio::test(start_paused = true)]
async fn transport_errors_are_tried_again_after_a_doubling_wait_with_equal_jitter() {
    let mut first_waits = Vec::new();
    for seed in 0..20 {
        let script = (0..4).fold(Scripted::new(), |script, _| {
            script.reply("rate", failing(ModelErrorKind::Unavailable))
        });
        let spy = Spy::new(script.reply("rate", json!({"score": 1})));
        let rt = Runtime::builder().any_model(spy.clone()).seed(seed).build();
        rate("it").attempts(5).run(&rt).await.unwrap();
        let waits = spy.waits();
        assert_eq!(waits.len(), 4);
        // d = 1 s · 2^n: at least half of it, at most all (and the millisecond of the clock).
        for (wait, whole) in waits.iter().zip([1_000, 2_000, 4_000, 8_000]) {
            assert!((whole / 2..=whole + 1).contains(wait), "{waits:?}");
        }
        first_waits.push(waits[0]);
    }
    first_waits.sort_unstable();
    first_waits.dedup();
    assert!(first_waits.len() > 10, "no jitter in {first_waits:?}");
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_waits() {
    let mut all = Vec::new();
    for _ in 0..2 {
        let (spy, rt) =
            rating([failing(ModelErrorKind::Connect), failing(ModelErrorKind::Connect)]);
        rate("it").run(&rt).await.unwrap_err();
        all.push(spy.waits());
    }
    assert_eq!(all[0], all[1]);
}

#[tokio::test(start_paused = true)]
async fn nothing_sleeps_after_the_last_attempt() {
    let (spy, rt) = rating([failing(ModelErrorKind::Connect), failing(ModelErrorKind::Connect)]);
    let begin = Instant::now();
    let error = rate("it").attempts(2).run(&rt).await.unwrap_err();
    assert_eq!(begin.elapsed().as_millis(), spy.waits()[0]);
    assert_eq!(error.attempts().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_says_how_long_to_wait_is_waited_for_so_long() {
    let told = |kind| failing(kind).with_retry_after(Some(Duration::from_secs(17)));
    let good = || ScriptedReply::from(json!({"score": 1}));
    let (spy, rt) = rating([told(ModelErrorKind::Unavailable).into(), good()]);
    rate("it").run(&rt).await.unwrap();
    assert_eq!(spy.waits(), [17_000]);
    let (spy, rt) = rating([told(ModelErrorKind::RateLimited).into(), good()]);
    rate("it").run(&rt).await.unwrap();
    assert_eq!(spy.waits(), [17_000]);
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_does_not_count_as_an_attempt() {
    let limited = || ScriptedReply::from(failing(ModelErrorKind::RateLimited));
    let replies = [limited(), limited(), limited(), limited(), json!({"score": 2}).into()];
    let (spy, rt) = rating(replies);
    rate("it").attempts(1).run(&rt).await.unwrap();
    assert_eq!(spy.calls(), 5);
    assert!(spy.requests().iter().all(|request| request.attempt == 1));
    // Not told how long, each wait is longer than the one before by the backoff.
    let waits = spy.waits();
    assert!(waits[3] >= 4_000, "{waits:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_of_nothing_is_no_wait_that_was_told() {
    let told = failing(ModelErrorKind::RateLimited).with_retry_after(Some(Duration::ZERO));
    let (spy, rt) = rating([told.into(), ScriptedReply::from(json!({"score": 2}))]);
    rate("it").run(&rt).await.unwrap();
    assert!(spy.waits()[0] >= 500, "{:?}", spy.waits());
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_two_minutes_or_the_deadline_fails_at_once() {
    for seconds in [121, 400] {
        let told = failing(ModelErrorKind::RateLimited)
            .with_retry_after(Some(Duration::from_secs(seconds)));
        let (spy, rt) = rating([told]);
        let begin = Instant::now();
        let error = rate("it").run(&rt).await.unwrap_err();
        assert!(error.is_rate_limit(), "{error:?}");
        assert_eq!((begin.elapsed(), spy.calls()), (Duration::ZERO, 1));
    }
    let told = failing(ModelErrorKind::Unavailable).with_retry_after(Some(Duration::from_secs(11)));
    let (_, rt) = rating([told]);
    let begin = Instant::now();
    rate("it").deadline(Duration::from_secs(10)).run(&rt).await.unwrap_err();
    assert_eq!(begin.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_broke_in_the_answer_is_tried_once_more_only() {
    let broken = || failing(ModelErrorKind::Interrupted);
    let (spy, rt) = rating([broken(), broken(), broken(), broken()]);
    rate("it").attempts(4).run(&rt).await.unwrap_err();
    assert_eq!(spy.calls(), 2);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_pass_by_itself_is_not_tried_again() {
    use ModelErrorKind::*;
    for kind in [QuotaExhausted, Unauthorized, NotFound, ContextTooLong, Rejected, Certificate] {
        let (spy, rt) = rating([failing(kind)]);
        let begin = Instant::now();
        rate("it").run(&rt).await.unwrap_err();
        assert_eq!((spy.calls(), begin.elapsed()), (1, Duration::ZERO), "{kind:?}");
    }
}

//! Each kind of failure with each thing that a provider can say about it: how many requests there are, and when.

use super::*;
use ModelErrorKind::*;

const ALL: [ModelErrorKind; 15] = [
    Connect,
    Interrupted,
    Silent,
    Unavailable,
    Overloaded,
    RateLimited,
    QuotaExhausted,
    Unauthorized,
    NotFound,
    ContextTooLong,
    Filtered,
    UnsupportedOption,
    Rejected,
    Certificate,
    Malformed,
];

/// How many requests a call of three attempts sends to a model that always fails so; `None` if only time bounds them.
fn requests(error: &ModelError) -> Option<usize> {
    let passes = match error.kind() {
        QuotaExhausted => false,
        kind => error.should_retry().unwrap_or(matches!(
            kind,
            Connect | Interrupted | Silent | Unavailable | Overloaded | RateLimited
        )),
    };
    let too_long = error.retry_after().is_some_and(|wait| wait > Duration::from_secs(120));
    match error.kind() {
        _ if !passes || too_long => Some(1),
        RateLimited => None,
        Interrupted | Silent => Some(2),
        _ => Some(3),
    }
}

async fn fails(error: &ModelError, scope: Option<LimitScope>) {
    let case = format!("{error:?} {scope:?}");
    let replies = (0..400).map(|_| ScriptedReply::from(error.clone()));
    let script = replies.fold(Scripted::new(), |script, reply| script.reply("rate", reply));
    let mut spy = Spy::new(script);
    spy.scope = scope;
    let rt = Runtime::builder().any_model(spy.clone()).seed(3).build();
    let begin = Instant::now();
    let failed = rate("it").run(&rt).await.unwrap_err();
    let elapsed = begin.elapsed();
    let waits = spy.waits();

    match requests(error) {
        Some(requests) => assert_eq!(spy.calls(), requests, "{case}"),
        // The next wait would not end within the step's 300 s.
        None => assert!(spy.calls() > 2, "{case}"),
    }
    for (n, wait) in waits.iter().enumerate() {
        match error.retry_after() {
            Some(told) => assert_eq!(*wait, told.as_millis(), "{case}"),
            None => {
                let whole = (1_000 << n.min(5)).min(30_000);
                assert!((whole / 2..=whole + 1).contains(wait), "{waits:?} {case}");
            }
        }
    }
    // Nothing sleeps after the last one.
    assert_eq!(elapsed.as_millis(), waits.iter().sum::<u128>(), "{case}");
    assert!(elapsed < Duration::from_secs(300), "{case}");

    let ErrorKind::Model(last) = failed.kind() else { panic!("{failed:?}") };
    assert_eq!(last.kind(), error.kind(), "{case}");
    assert_eq!(failed.attempts().len(), spy.calls(), "{case}");
    let counted = failed.attempts().iter().filter(|attempt| attempt.outcome.counts()).count();
    let is_none = match error.kind() {
        RateLimited | QuotaExhausted => true,
        UnsupportedOption => error.should_retry() != Some(true),
        _ => false,
    };
    assert_eq!(counted, if is_none { 0 } else { spy.calls() }, "{case}");
    let billed = matches!(error.kind(), Interrupted | Silent | Malformed);
    assert!(failed.attempts().iter().all(|attempt| attempt.possibly_billed == billed), "{case}");
}

#[tokio::test(start_paused = true)]
async fn every_failure_has_its_number_of_requests_and_its_waits_alone_and_with_others() {
    for kind in ALL {
        for should in [None, Some(true), Some(false)] {
            for told in [None, Some(0), Some(1), Some(60), Some(120), Some(121), Some(u64::MAX)] {
                let error = failing(kind)
                    .with_should_retry(should)
                    .with_retry_after(told.map(Duration::from_secs));
                fails(&error, None).await;
                fails(&error, Some(LimitScope::of(&["shared"]))).await;
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn rate_limits_are_bounded_by_time_alone() {
    let told = failing(RateLimited).with_retry_after(Some(Duration::from_secs(60)));
    let (spy, rt) = rating((0..9).map(|_| told.clone()));
    let begin = Instant::now();
    let error = rate("it").run(&rt).await.unwrap_err();
    // A sixth would be sent when the step's 300 s are over.
    assert_eq!((spy.calls(), begin.elapsed().as_secs()), (5, 240));
    assert!(error.is_rate_limit());
    // In the provider's words, which say more than that a deadline has passed.
    assert_eq!(error.to_string(), "step `rate` failed: the model gave no reply: not now");
}

#[tokio::test(start_paused = true)]
async fn all_layers_that_try_again_share_one_count() {
    let replies = || -> [ScriptedReply; 6] {
        [
            failing(Unavailable).into(),
            "no JSON".into(),
            failing(RateLimited).into(),
            failing(Connect).into(),
            json!({"score": 9}).into(),
            json!({"score": 5}).into(),
        ]
    };
    let (spy, rt) = rating(replies());
    let error = rate("it").attempts(4).run(&rt).await.unwrap_err();
    assert_eq!(spy.calls(), 5);
    let numbers: Vec<u32> = error.attempts().iter().map(|attempt| attempt.number).collect();
    assert_eq!(numbers, [1, 2, 3, 3, 4]);
    assert!(matches!(error.attempts()[2].outcome, Outcome::TurnedAway(_)));
    assert!(error.to_string().contains("failed after 4 attempts"), "{error}");
    let (spy, rt) = rating(replies());
    assert_eq!(rate("it").attempts(5).run(&rt).await.unwrap().score, 5);
    assert_eq!(spy.calls(), 6);
}

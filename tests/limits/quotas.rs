use super::*;

#[tokio::test(start_paused = true)]
async fn an_exhausted_quota_is_asked_again_once_a_minute_by_one_call() {
    let exhausted = || failing(ModelErrorKind::QuotaExhausted);
    let provider = Provider::new().takes(100).first([exhausted(), exhausted()]);
    let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
    // One asks; those that wait behind it do not.
    let results = ask_times(&rt, 5).await;
    assert!(results.iter().all(|result| result.as_ref().unwrap_err().is_quota_exhausted()));
    assert_eq!(provider.times(), [0]);
    advance(seconds(12)).await;
    let error = ask("it").run(&rt).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "step `ask` failed: the model gave no reply: nothing was left to spend 12 s ago, so nothing is sent for \
         another 48 s: not now"
    );
    assert_eq!(provider.times(), [0]);
    // After a minute one asks again, and the others still fail at once.
    advance(seconds(48)).await;
    assert!(ask_times(&rt, 5).await.iter().all(Result::is_err));
    assert_eq!(provider.times(), [0, 60_100]);
    // When something was paid in, the one that finds out opens the way for all.
    advance(seconds(60)).await;
    ask("it").run(&rt).await.unwrap();
    assert!(ask_times(&rt, 5).await.iter().all(Result::is_ok));
    assert_eq!(provider.times().len(), 8);
}

#[tokio::test(start_paused = true)]
async fn an_answer_to_what_was_sent_before_does_not_open_the_way_again() {
    let provider = Provider::new().takes(100).first([failing(ModelErrorKind::QuotaExhausted)]);
    let rt = provider.runtime().build();
    // Eight are sent together: one finds nothing left, the seven others were let through just before.
    let results = ask_times(&rt, 20).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 7);
    assert_eq!(provider.times().len(), 8);
}

use super::*;

#[tokio::test(start_paused = true)]
async fn a_rate_limit_pauses_everyone_for_as_long_as_the_provider_says() {
    let provider = Provider::new().takes(10).first([limited(Some(17))]);
    let rt = provider.runtime().build();
    let one = ask("it").run_traced(&rt);
    let others = async {
        sleep(seconds(1)).await;
        ask_times(&rt, 4).await
    };
    let (one, others) = tokio::join!(one, others);
    assert!(others.iter().all(Result::is_ok));
    let times = provider.times();
    assert_eq!(times, [0, 17_010, 17_010, 17_010, 17_010, 17_010]);
    // It is on record and does not count.
    let [away, done] = &one.trace.attempts[..] else { panic!("{}", one.trace) };
    assert_eq!(away.outcome, Outcome::TurnedAway("the model gave no reply: slow down".into()));
    assert_eq!([away.number, done.number], [1, 1]);
    assert_eq!([away.waited, done.waited], [Duration::ZERO, seconds(17)]);
}

#[tokio::test(start_paused = true)]
async fn many_that_were_turned_away_together_count_as_one_pause() {
    // Eight are sent at once and turned away at once, without a word of when.
    let provider = Provider::new().takes(10).first((0..8).map(|_| limited(None)));
    let rt = provider.runtime().build();
    assert!(ask_times(&rt, 8).await.iter().all(Result::is_ok));
    let times = provider.times();
    assert_eq!(times.len(), 16);
    // Half a second to a second, not the minutes that eight doublings make.
    assert!((510..=1_011).contains(&times[8]), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn each_pause_that_was_too_short_is_followed_by_a_longer_one() {
    let provider = Provider::new().first((0..4).map(|_| limited(None)));
    let rt = provider.runtime().build();
    ask("it").run(&rt).await.unwrap();
    let times = provider.times();
    for (wait, whole) in
        times.windows(2).map(|two| two[1] - two[0]).zip([1_000, 2_000, 4_000, 8_000])
    {
        assert!((whole / 2..=whole + 1).contains(&wait), "{times:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_cannot_wait_as_long_as_the_pause_fails_at_once_without_asking() {
    let provider = Provider::new().first([limited(Some(300))]);
    let rt = provider.runtime().max_wait(seconds(100)).build();
    // Beyond two minutes the call that was told so fails, too.
    let error = ask("it").run(&rt).await.unwrap_err();
    assert!(error.is_rate_limit());
    advance(seconds(50)).await;
    let begin = Instant::now();
    let error = ask("it").run(&rt).await.unwrap_err();
    assert_eq!(begin.elapsed(), Duration::ZERO);
    assert!(error.is_rate_limit());
    assert_eq!(
        error.to_string(),
        "step `ask` failed: the model gave no reply: the provider has asked everyone to wait, for another 250 s; \
         that is longer than this call can"
    );
    assert_eq!(provider.times().len(), 1);
    advance(seconds(200)).await;
    ask("it").run(&rt).await.unwrap();
    assert_eq!(provider.times(), [0, 300_000]);
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_nobody_can_wait_for_ends_the_waiting_too() {
    let provider = Provider::new().takes(1_000).first([limited(Some(200))]);
    let rt = provider.runtime().limits(Limits::new().concurrency(1)).max_wait(seconds(60)).build();
    let begin = Instant::now();
    let results = ask_times(&rt, 3).await;
    assert!(results.iter().all(|result| result.as_ref().unwrap_err().is_rate_limit()));
    assert_eq!(begin.elapsed(), seconds(1));
    assert_eq!(provider.times().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn who_waits_behind_somebody_patient_fails_at_once_all_the_same() {
    let provider = Provider::new().takes(1_000).first([limited(Some(100))]);
    let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
    let begin = Instant::now();
    let hurried = async {
        let with = With::new().deadline(seconds(50));
        let error = ask("hurried").with(with).run(&rt).await.unwrap_err();
        (error, begin.elapsed())
    };
    let (first, patient, (error, failed)) =
        tokio::join!(ask("first").run(&rt), ask("patient").run(&rt), hurried);
    assert!(first.is_ok() && patient.is_ok());
    assert!(error.is_rate_limit(), "{error:?}");
    assert_eq!(failed, seconds(1));
}

#[tokio::test(start_paused = true)]
async fn a_pause_beyond_reason_is_cut_to_ten_minutes() {
    let provider = Provider::new().first([limited(Some(u64::MAX))]);
    let rt = provider.runtime().max_wait(seconds(3_600)).build();
    ask("it").run(&rt).await.unwrap_err();
    ask("it").run(&rt).await.unwrap();
    assert_eq!(provider.times(), [0, 600_000]);
}

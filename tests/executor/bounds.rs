use super::*;

fn slow(seconds: u64) -> ScriptedReply {
    ScriptedReply::from(json!({"score": 3})).delay(Duration::from_secs(seconds))
}

#[step(prompt = "Rate.", timeout = "10s", attempts = 5)]
async fn hasty() -> Urgency;

#[tokio::test(start_paused = true)]
async fn an_attempt_that_runs_out_of_time_is_tried_once_more() {
    let (spy, rt) = scripted("hasty", [slow(11), slow(9)]);
    let begin = Instant::now();
    assert_eq!(hasty().run(&rt).await.unwrap().score, 3);
    assert_eq!((spy.calls(), begin.elapsed()), (2, Duration::from_secs(19)));

    let (spy, rt) = scripted("hasty", [slow(11), slow(11), slow(1)]);
    let begin = Instant::now();
    let error = hasty().run(&rt).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout(t) if *t == Duration::from_secs(10)));
    assert!(error.is_timeout());
    assert_eq!((spy.calls(), begin.elapsed()), (2, Duration::from_secs(20)));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_bounds_all_attempts_of_a_step_together() {
    let (spy, rt) = scripted("hasty", [slow(11), slow(11)]);
    let begin = Instant::now();
    let error = hasty().deadline(Duration::from_secs(15)).run(&rt).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Deadline(t) if *t == Duration::from_secs(15)));
    assert_eq!((spy.calls(), begin.elapsed()), (2, Duration::from_secs(15)));
}

#[tokio::test(start_paused = true)]
async fn without_a_word_an_attempt_has_two_minutes_and_a_step_five() {
    let (_, rt) = rating([slow(1_000), slow(1_000)]);
    let begin = Instant::now();
    rate("it").run(&rt).await.unwrap_err();
    assert_eq!(begin.elapsed(), Duration::from_secs(240));
    let (_, rt) = rating([slow(1_000)]);
    let begin = Instant::now();
    let call = rate("it").timeout(Duration::from_secs(900));
    let error = call.run(&rt).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Deadline(_)));
    assert_eq!(begin.elapsed(), Duration::from_secs(300));
}

#[tokio::test(start_paused = true)]
async fn a_runtime_sets_bounds_for_steps_that_set_none() {
    let (spy, _) = rating([slow(1_000), slow(1_000)]);
    let rt = Runtime::builder()
        .any_model(spy)
        .timeout(Duration::from_secs(3))
        .deadline(Duration::from_secs(5))
        .build();
    let begin = Instant::now();
    rate("it").run(&rt).await.unwrap_err();
    assert_eq!(begin.elapsed(), Duration::from_secs(5));
}

#[step(timeout = "2s", deadline = "1h")]
async fn sleepy() -> u8 {
    tokio::time::sleep(Duration::from_secs(5)).await;
    1
}

#[step(blocking, timeout = "1s")]
fn stuck() -> u8 {
    std::thread::sleep(Duration::from_millis(50));
    1
}

#[tokio::test(start_paused = true)]
async fn a_code_step_runs_out_of_time_too() {
    let begin = Instant::now();
    let error = sleepy().run(&Runtime::builder().build()).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(begin.elapsed(), Duration::from_secs(2));
    assert_eq!(error.attempts().len(), 1);
}

#[tokio::test]
async fn a_blocking_step_gives_its_value() {
    assert_eq!(stuck().run(&Runtime::builder().build()).await.unwrap(), 1);
}

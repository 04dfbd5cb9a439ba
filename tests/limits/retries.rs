use super::*;

#[tokio::test(start_paused = true)]
async fn an_outage_is_not_multiplied_a_fifth_of_the_calls_is_tried_again() {
    let provider = Provider::new().first((0..2_000).map(|_| failing(ModelErrorKind::Unavailable)));
    let rt = provider.runtime().build();
    let results = ask_times(&rt, 1_000).await;
    let errors: Vec<Error> = results.into_iter().map(Result::unwrap_err).collect();
    assert_eq!(provider.times().len(), 1_200);
    let requests: usize = errors.iter().map(|error| error.attempts().len()).sum();
    assert_eq!(requests, 1_200);
    assert!(errors.iter().any(|error| {
        error.to_string().ends_with("not now (not tried again: too many calls of this model fail)")
    }));
}

#[tokio::test(start_paused = true)]
async fn few_calls_have_one_retry_a_second_and_the_budget_comes_back() {
    let provider = Provider::new().first((0..100).map(|_| failing(ModelErrorKind::Unavailable)));
    let rt = provider.runtime().build();
    ask_times(&rt, 8).await;
    assert_eq!(provider.times().len(), 8 + 10);
    advance(seconds(11)).await;
    ask_times(&rt, 8).await;
    assert_eq!(provider.times().len(), 2 * (8 + 10));
}

#[tokio::test(start_paused = true)]
async fn asking_again_for_a_better_reply_needs_no_budget() {
    #[step(prompt = "{{ text }}", ensure(output.len() > 100), attempts = 5)]
    async fn gated(text: &str) -> String;

    let provider = Provider::new();
    let rt = provider.runtime().build();
    join_all((0..20).map(|_| gated("it").run(&rt))).await;
    assert_eq!(provider.times().len(), 100);
    assert_eq!(provider.times()[99], 0);
}

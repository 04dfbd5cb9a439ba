use super::*;

/// The same provider under another key.
struct Keyed(Provider, &'static str);

impl Model for Keyed {
    fn id(&self) -> &str {
        "simulated"
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        Some(LimitScope::of(&["provider", self.1, self.id()]))
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        self.0.complete(request).await
    }
}

#[tokio::test(start_paused = true)]
async fn runs_clones_names_and_models_of_a_runs_own_share_one_limit_if_their_key_is_one() {
    let provider = Provider::new();
    let keyed = |key| Keyed(provider.clone(), key);
    let rt = Runtime::builder()
        .model("default", keyed("a"))
        .model("fast", keyed("a"))
        .limits_of("fast", Limits::new().requests_per_minute(10))
        .build();
    let clone = rt.clone();
    ask("1").run(&rt).await.unwrap();
    assert_eq!(provider.times(), [0]);
    ask("2").run(&clone).await.unwrap();
    ask("3").model("fast").run(&rt).await.unwrap();
    ask("4").with(With::new().model("default", keyed("a"))).run(&rt).await.unwrap();
    let times = provider.times();
    assert!((18_000..=18_006).contains(&times[3]), "{times:?}");
    // Another key is another limit: that of all who have none of their own.
    for _ in 0..3 {
        ask("5").with(With::new().model("default", keyed("b"))).run(&rt).await.unwrap();
    }
    assert_eq!(provider.times()[6], times[3]);
}

#[tokio::test(start_paused = true)]
async fn scripted_and_rehearsed_models_have_no_limits() {
    let limits = || Limits::new().requests_per_minute(1).concurrency(1);
    for rt in [
        Runtime::builder().any_model(flow::Rehearsal::new()).limits(limits()).build(),
        Runtime::builder()
            .any_model(flow::Scripted::new().on::<ask>(|_| "fine"))
            .limits(limits())
            .build(),
    ] {
        let begin = Instant::now();
        ask_times(&rt, 100).await;
        assert_eq!(begin.elapsed(), Duration::ZERO);
    }
}

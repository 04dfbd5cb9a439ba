use super::*;

#[step(prompt = "Rate.", temperature = 0.5, seed = 7, stop = ["END"], top_p = 0.9, reasoning_effort = "low", max_tokens = 50, extra(top_k = 40, metadata = { tier: "gold" }))]
async fn tuned() -> Urgency;

#[tokio::test]
async fn options_are_those_of_the_call_before_those_of_the_step() {
    let (spy, rt) = scripted("tuned", [json!({"score": 1}), json!({"score": 1})]);
    tuned().run(&rt).await.unwrap();
    tuned()
        .temperature(1.5)
        .top_p(0.1)
        .seed(8)
        .stop(["A", "B"])
        .reasoning_effort("high")
        .max_tokens(60)
        .extra("top_k", 41)
        .extra("more", true)
        .run(&rt)
        .await
        .unwrap();
    let [own, overridden] = &spy.requests()[..] else { panic!() };
    assert_eq!(own.options.temperature, Some(0.5));
    assert_eq!(own.options.top_p, Some(0.9));
    assert_eq!(own.options.seed, Some(7));
    assert_eq!(own.options.stop, ["END"]);
    assert_eq!(own.options.reasoning_effort.as_deref(), Some("low"));
    assert_eq!(own.options.max_tokens, Some(50));
    assert_eq!(
        serde_json::Value::from(own.options.extra.clone()),
        json!({"top_k": 40, "metadata": {"tier": "gold"}})
    );
    assert_eq!(overridden.options.temperature, Some(1.5));
    assert_eq!(overridden.options.top_p, Some(0.1));
    assert_eq!(overridden.options.seed, Some(8));
    assert_eq!(overridden.options.stop, ["A", "B"]);
    assert_eq!(overridden.options.reasoning_effort.as_deref(), Some("high"));
    assert_eq!(overridden.options.max_tokens, Some(60));
    assert_eq!(
        serde_json::Value::from(overridden.options.extra.clone()),
        json!({"top_k": 41, "metadata": {"tier": "gold"}, "more": true})
    );
}

#[tokio::test]
async fn options_that_a_model_does_not_take_are_left_out_and_recorded() {
    let (mut spy, _) = scripted("tuned", [json!({"score": 1})]);
    spy.capabilities.temperature = false;
    spy.capabilities.seed = false;
    let traced = tuned().run_traced(&Runtime::new(spy.clone())).await;
    traced.result.unwrap();
    let options = &spy.requests()[0].options;
    assert_eq!((options.temperature, options.seed), (None, None));
    assert_eq!(options.top_p, Some(0.9));
    assert_eq!(traced.trace.attempts[0].left_out, ["temperature", "seed"]);
}

#[tokio::test]
async fn with_strict_options_one_that_the_model_does_not_take_is_an_error() {
    let (mut spy, _) = scripted("tuned", [json!({"score": 1})]);
    spy.capabilities.seed = false;
    let rt = Runtime::builder().any_model(spy.clone()).strict_options(true).build();
    let error = tuned().run(&rt).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "step `tuned` failed: the model `spy` does not take `seed`, and the runtime has `strict_options`"
    );
    assert_eq!(spy.calls(), 0);
    spy.capabilities.seed = true;
    let rt = Runtime::builder().any_model(spy.clone()).strict_options(true).build();
    tuned().run(&rt).await.unwrap();
}

fn not_taken(option: &'static str) -> ScriptedReply {
    let kind = ModelErrorKind::UnsupportedOption;
    ModelError::new(kind, "no such thing").with_option(option).into()
}

#[tokio::test(start_paused = true)]
async fn an_option_that_the_provider_rejects_is_left_out_at_once_and_from_then_on() {
    let good = || ScriptedReply::from(json!({"score": 1}));
    let replies = [not_taken("top_k"), not_taken("temperature"), good(), good()];
    let (spy, rt) = scripted("tuned", replies);
    let begin = Instant::now();
    let first = tuned().attempts(1).run_traced(&rt).await;
    first.result.unwrap();
    let outcomes: Vec<bool> =
        first.trace.attempts.iter().map(|attempt| attempt.outcome.counts()).collect();
    assert_eq!(outcomes, [false, false, true]);
    assert_eq!(first.trace.attempts[2].left_out, ["top_k", "temperature"]);
    let second = tuned().run_traced(&rt).await;
    second.result.unwrap();
    assert_eq!(second.trace.attempts[0].left_out, ["top_k", "temperature"]);
    assert_eq!(begin.elapsed(), Duration::ZERO);
    let sent: Vec<_> = spy
        .requests()
        .iter()
        .map(|r| (r.options.extra.contains_key("top_k"), r.options.temperature, r.options.seed))
        .collect();
    assert_eq!(
        sent,
        [
            (true, Some(0.5), Some(7)),
            (false, Some(0.5), Some(7)),
            (false, None, Some(7)),
            (false, None, Some(7)),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn an_option_that_was_not_sent_or_is_a_bound_cannot_be_left_out() {
    for option in ["logit_bias", "max_tokens", "response_format"] {
        let (spy, rt) = scripted("tuned", [not_taken(option)]);
        tuned().run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 1);
    }
    let (spy, _) = scripted("tuned", [not_taken("seed")]);
    let rt = Runtime::builder().any_model(spy.clone()).strict_options(true).build();
    tuned().run(&rt).await.unwrap_err();
    assert_eq!(spy.calls(), 1);
}

#[tokio::test]
async fn an_option_out_of_range_is_an_error_before_anything_is_sent() {
    let (spy, rt) = rating([json!({"score": 1})]);
    for (call, message) in [
        (rate("x").temperature(2.1), "`temperature` is 2.1, not from 0.0 to 2.0"),
        (rate("x").temperature(f64::NAN), "`temperature` is NaN, not from 0.0 to 2.0"),
        (rate("x").top_p(0.0), "`top_p` is 0, not above 0.0 and at most 1.0"),
        (rate("x").max_tokens(0), "`max_tokens` is 0: no reply fits"),
    ] {
        let error = call.run(&rt).await.unwrap_err();
        assert_eq!(error.to_string(), format!("step `rate` failed: {message}"));
    }
    assert_eq!(spy.calls(), 0);
}

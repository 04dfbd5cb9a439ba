use super::*;

#[tokio::test(start_paused = true)]
async fn a_tenth_of_a_minute_goes_at_once_and_the_rest_evenly() {
    let provider = Provider::new();
    let rt = provider.runtime().limits(Limits::new().requests_per_minute(60)).build();
    assert!(ask_times(&rt, 10).await.iter().all(Result::is_ok));
    let times = provider.times();
    assert_eq!(times[..6], [0; 6]);
    for (n, time) in times[6..].iter().enumerate() {
        // tokio's clock counts milliseconds and rounds up.
        let even = 1_000 * (n as u128 + 1);
        assert!((even..=even + 2 * (n as u128 + 1)).contains(time), "{times:?}");
    }
    // An hour later there are six again, not more.
    advance(seconds(3_600)).await;
    ask_times(&rt, 7).await;
    let times = provider.times();
    assert_eq!(times[10], times[15]);
    assert!(times[16] >= times[15] + 1_000);
}

#[tokio::test(start_paused = true)]
async fn waiting_is_recorded_apart_from_the_models_time() {
    let provider = Provider::new().takes(250);
    let rt = provider.runtime().limits(Limits::new().requests_per_minute(6)).build();
    let first = ask("it").run_traced(&rt).await.trace;
    assert_eq!(first.attempts[0].waited, Duration::ZERO);
    let second = ask("it").run_traced(&rt).await.trace;
    let attempt = &second.attempts[0];
    assert_eq!(attempt.latency, Duration::from_millis(250));
    assert_eq!(attempt.waited, Duration::from_millis(9_750));
    assert_eq!(second.waited(), attempt.waited);
    assert_eq!(second.busy(), attempt.latency);
    assert!(second.to_string().ends_with("; they waited 9750 ms"), "{second}");
}

#[tokio::test(start_paused = true)]
async fn a_request_waits_no_longer_than_max_wait_and_fails_by_name() {
    let provider = Provider::new();
    let limits = Limits::new().requests_per_minute(1);
    let rt = provider.runtime().limits(limits).max_wait(seconds(20)).build();
    ask("it").run(&rt).await.unwrap();
    let begin = Instant::now();
    let error = ask("it").run(&rt).await.unwrap_err();
    assert_eq!(begin.elapsed(), seconds(20));
    assert!(matches!(error.kind(), ErrorKind::MaxWait(wait) if *wait == seconds(20)));
    assert!(error.is_rate_limit() && !error.is_timeout());
    assert!(error.attempts().is_empty());
    assert_eq!(
        error.to_string(),
        "step `ask` failed: no request was let through within 20000 ms (`max_wait`)"
    );
    assert_eq!(provider.times().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_steps_deadline_begins_when_its_request_is_admitted() {
    let provider = Provider::new().takes(3_000);
    let limits = Limits::new().requests_per_minute(1);
    let rt = provider.runtime().limits(limits).deadline(seconds(5)).build();
    let results = ask_times(&rt, 2).await;
    // The second waited a minute, and then had its five seconds.
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    let error = ask("it").timeout(seconds(1)).deadline(seconds(1)).run(&rt).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Deadline(_)), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn tokens_are_reserved_for_prompt_and_reply_and_the_rest_is_given_back() {
    // 5 tokens of a prompt and 95 of a reply fit six times into a tenth of 6,000.
    let limits = || Limits::new().tokens_per_minute(6_000).concurrency(64);
    let provider = Provider::new().takes(10_000);
    let rt = provider.runtime().limits(limits()).build();
    let call = || ask("word").max_tokens(95);
    join_all((0..7).map(|_| call().run(&rt))).await;
    let times = provider.times();
    assert_eq!(times[..6], [0; 6]);
    assert!((1_000..=1_002).contains(&times[6]), "{times:?}");

    // Where replies use little, little is used: ten of them in a row do not wait.
    let provider = Provider::new().set(|state| state.usage = Some(Usage::new(5, 3)));
    let rt = provider.runtime().limits(limits()).build();
    for _ in 0..10 {
        call().run(&rt).await.unwrap();
    }
    assert_eq!(provider.times(), [0; 10]);

    // Where they use more than was reserved, it is owed.
    let provider = Provider::new().set(|state| state.usage = Some(Usage::new(5, 1_195)));
    let rt = provider.runtime().limits(limits()).build();
    for _ in 0..2 {
        call().run(&rt).await.unwrap();
    }
    let times = provider.times();
    assert!((7_000..=7_002).contains(&times[1]), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn a_request_that_can_never_fit_fails_at_once() {
    let provider = Provider::new();
    let rt = provider.runtime().limits(Limits::new().tokens_per_minute(1_000)).build();
    let error = ask("word").max_tokens(996).run(&rt).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { tokens: 1_001, limit: 1_000 }));
    assert_eq!(
        error.to_string(),
        "step `ask` failed: it may need 1001 tokens, and the limit is 1000 a minute"
    );
    assert!(provider.times().is_empty());
    // What needs the whole minute waits until it is there.
    ask("word").max_tokens(995).run(&rt).await.unwrap();
    assert!((54_000..=54_002).contains(&provider.times()[0]));
}

#[tokio::test(start_paused = true)]
async fn what_the_headers_leave_holds_requests_back_without_any_setting() {
    let told = RateLimits::default().with_requests(Window::new(60, 2, seconds(58)));
    let provider = Provider::new().first([Ok(Reply::new("fine").with_limits(told))]);
    let rt = provider.runtime().build();
    ask("it").run(&rt).await.unwrap();
    ask_times(&rt, 4).await;
    let times = provider.times();
    // Two were left, and one comes back each second.
    assert_eq!(times[..3], [0; 3]);
    assert!((1_000..=1_002).contains(&times[3]), "{times:?}");
    assert!((2_000..=2_004).contains(&times[4]), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn the_tokens_that_the_headers_leave_do_the_same() {
    let window = |remaining| Window::new(6_000, remaining, seconds(60));
    let with = |set: fn(&mut RateLimits, Window), remaining| {
        let mut told = RateLimits::default();
        set(&mut told, window(remaining));
        told
    };
    // A prompt of 5 tokens; a hundred come back each second.
    for (told, waits) in [
        (with(|told, window| told.tokens = window, 12), [0, 0, 31]),
        (with(|told, window| told.input_tokens = window, 7), [0, 31, 81]),
        // Of what comes out only the room is asked for: an answer will say how much it was.
        (with(|told, window| told.output_tokens = window, 1), [0, 0, 0]),
        (with(|told, window| told.output_tokens = window, 0), [10, 10, 10]),
    ] {
        let provider = Provider::new().first([Ok(Reply::new("fine").with_limits(told))]);
        let rt = provider.runtime().build();
        for _ in 0..4 {
            ask("it").run(&rt).await.unwrap();
        }
        assert_eq!(provider.times()[1..], waits, "{told:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_the_headers_said_is_forgotten_when_all_of_it_is_there_again() {
    // Of a wait without end, none is left when the window ends.
    let told = RateLimits::default().with_requests(Window::new(1, 0, seconds(30)));
    let provider = Provider::new().first([Ok(Reply::new("fine").with_limits(told))]);
    let rt = provider.runtime().build();
    ask_times(&rt, 1).await;
    ask_times(&rt, 5).await;
    assert_eq!(provider.times(), [0, 30_000, 30_000, 30_000, 30_000, 30_000]);
}

#[tokio::test(start_paused = true)]
async fn a_header_never_lets_more_through_than_was_set() {
    let told = RateLimits::default().with_requests(Window::new(5_000, 4_999, seconds(1)));
    let good = || Ok(Reply::new("fine").with_limits(told));
    let provider = Provider::new().first((0..9).map(|_| good()));
    let rt = provider.runtime().limits(Limits::new().requests_per_minute(60)).build();
    ask_times(&rt, 8).await;
    assert!(provider.times()[7] >= 2_000, "{:?}", provider.times());
}

#[tokio::test(start_paused = true)]
async fn an_answer_does_not_know_of_what_was_sent_after_its_request() {
    // Ten under way when the first answer says that ten are left: one of them was counted, nine were not.
    let told = RateLimits::default().with_requests(Window::new(1_000, 10, seconds(990)));
    let provider = Provider::new().takes(100).first([Ok(Reply::new("fine").with_limits(told))]);
    let rt = provider.runtime().build();
    ask_times(&rt, 8).await;
    ask_times(&rt, 4).await;
    let times = provider.times();
    assert_eq!(times[8..11], [100; 3]);
    assert!(times[11] >= 1_000, "{times:?}");
}

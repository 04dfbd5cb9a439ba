use super::*;

#[tokio::test(start_paused = true)]
async fn eight_are_under_way_at_first_and_twice_as_many_after_each_round_up_to_the_limit() {
    let provider = Provider::new().takes(1_000);
    let rt = provider.runtime().limits(Limits::new().concurrency(40)).build();
    ask_times(&rt, 8 + 16 + 32 + 40 + 40).await;
    let times = provider.times();
    let at = |ms| times.iter().filter(|time| **time == ms).count();
    assert_eq!([at(0), at(1_000), at(2_000), at(3_000), at(4_000)], [8, 16, 32, 40, 40]);
    assert_eq!(provider.0.lock().unwrap().most_under_way, 40);
}

#[tokio::test(start_paused = true)]
async fn an_overload_takes_three_in_ten_off_once_a_second_and_then_one_is_added_a_round() {
    let provider = Provider::new().takes(1_000);
    let rt = provider.runtime().limits(Limits::new().concurrency(20)).attempts(2).build();
    ask_times(&rt, 8 + 16 + 20).await; // it has grown to its 20
    let overloaded = (0..5).map(|_| failing(ModelErrorKind::Overloaded));
    let provider = provider.first(overloaded);
    let begin = provider.0.lock().unwrap().begin.elapsed().as_millis();
    let before = provider.times().len();
    let results = ask_times(&rt, 200).await;
    assert!(results.iter().all(Result::is_ok));
    let times: Vec<u128> = provider.times()[before..].iter().map(|at| at - begin).collect();
    let at = |ms| times.iter().filter(|time| **time == ms).count();
    // All five came in one second: 20, then 14, 15, 16. Those that failed come back on their own, in between.
    assert_eq!(at(0), 20);
    let under_way =
        |from: u128| times.iter().filter(|time| (from..from + 1_000).contains(*time)).count();
    assert_eq!([under_way(1_000), under_way(2_000), under_way(3_000)], [14, 15, 16]);
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_is_not_reached_does_not_grow() {
    let provider = Provider::new().takes(1_000);
    let rt = provider.runtime().build();
    for _ in 0..50 {
        ask_times(&rt, 7).await;
    }
    let begin = provider.0.lock().unwrap().begin.elapsed().as_millis();
    ask_times(&rt, 30).await;
    assert_eq!(provider.times().iter().filter(|time| **time == begin).count(), 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn on_several_threads_nobody_waits_for_a_wake_up_that_does_not_come() {
    /// Answers after a few turns of the scheduler.
    struct Quick;

    impl Model for Quick {
        fn id(&self) -> &str {
            "quick"
        }

        async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
            for _ in 0..request.messages[0].to_text().len() {
                tokio::task::yield_now().await;
            }
            Ok(Reply::new("fine"))
        }
    }

    let rt = Runtime::builder().any_model(Quick).limits(Limits::new().concurrency(3)).build();
    let callers = (0..16_usize).map(|caller| {
        let rt = rt.clone();
        tokio::spawn(async move {
            for n in 0..200 {
                let text = &"xxxxxxxx"[..1 + (caller + n) % 8];
                let mut call = Box::pin(ask(text).run(&rt));
                // Some are dropped when they wait or are under way.
                if (caller + n) % 5 == 0 {
                    let _ = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
                    tokio::task::yield_now().await;
                } else {
                    call.await.unwrap();
                }
            }
        })
    });
    let all = join_all(callers);
    let results = tokio::time::timeout(seconds(60), all).await.expect("somebody waits for ever");
    results.into_iter().for_each(Result::unwrap);
}

#[tokio::test(start_paused = true)]
async fn one_at_a_time_is_one_at_a_time() {
    let provider = Provider::new().takes(100);
    let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
    ask_times(&rt, 5).await;
    assert_eq!(provider.times(), [0, 100, 200, 300, 400]);
}

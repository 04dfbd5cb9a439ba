use super::*;

/// Polls the future this often, drops it, and says whether it was done before.
async fn poll_and_drop<T>(work: impl Future<Output = T>, polls: usize) -> bool {
    let mut work = pin!(work);
    for _ in 0..polls {
        if work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            return true;
        }
        // Lets whatever it waits for happen.
        sleep(Duration::from_millis(500)).await;
    }
    false
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_anywhere_leaves_no_place_taken() {
    // Waiting for its turn, under way, in a backoff, in a pause, under way again.
    let answers =
        || [failing(ModelErrorKind::Unavailable), limited(Some(3)), Ok(Reply::new("fine"))];
    let mut was_done = false;
    for polls in 0..40 {
        let provider = Provider::new().takes(700).first(answers());
        let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
        let holder = async {
            let _ =
                tokio::time::timeout(Duration::from_millis(1_200), pin!(ask("holder").run(&rt)))
                    .await;
        };
        let (_, done) = tokio::join!(holder, poll_and_drop(ask("dropped").run(&rt), polls));
        was_done |= done;
        provider.0.lock().unwrap().first.clear();
        assert_eq!(provider.0.lock().unwrap().under_way, 0, "{polls} polls");
        // Whatever pause was imposed ends; then the only place is free at once.
        advance(seconds(10)).await;
        let begin = Instant::now();
        ask("next").run(&rt).await.unwrap();
        assert_eq!(begin.elapsed(), Duration::from_millis(700), "{polls} polls");
    }
    assert!(was_done, "no case ran to its end");
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_waiting_call_that_is_dropped_lets_the_next_one_through() {
    let provider = Provider::new().takes(1_000);
    let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
    let mut first = Box::pin(ask("first").run(&rt));
    let mut second = Box::pin(ask("second").run(&rt));
    let mut context = Context::from_waker(Waker::noop());
    assert!(first.as_mut().poll(&mut context).is_pending());
    assert!(second.as_mut().poll(&mut context).is_pending());
    let third = tokio::spawn({
        let rt = rt.clone();
        async move { ask("third").run(&rt).await }
    });
    sleep(Duration::from_millis(10)).await;
    drop(second);
    drop(first);
    third.await.unwrap().unwrap();
    assert_eq!(provider.prompts(), ["first", "third"]);
    assert_eq!(provider.times(), [0, 10]);
}

#[tokio::test(start_paused = true)]
async fn the_tokens_of_a_request_that_was_dropped_under_way_stay_used_and_of_one_that_waited_do_not()
 {
    let provider = Provider::new().takes(1_000);
    let limits = Limits::new().tokens_per_minute(6_000).concurrency(1);
    let rt = provider.runtime().limits(limits).build();
    let call = || ask("word").max_tokens(595); // all that may be saved up
    let mut sent = Box::pin(call().run(&rt));
    let mut waits = Box::pin(call().run(&rt));
    let mut context = Context::from_waker(Waker::noop());
    assert!(matches!(sent.as_mut().poll(&mut context), Poll::Pending));
    assert!(matches!(waits.as_mut().poll(&mut context), Poll::Pending));
    drop((sent, waits));
    call().run(&rt).await.unwrap();
    let times = provider.times();
    assert!((6_000..=6_002).contains(&times[1]), "{times:?}");
}

//! `try`: a failure that is a value.

use flow::StepError;

use super::*;

flow! {
    fn each(list: Vec<u32>) -> Vec<Result<u32, StepError>> {
        for x in &list { try { picky(x, 5)? } }
    }
}

#[tokio::test(start_paused = true)]
async fn a_try_in_a_for_gives_every_result() {
    let (all, took) = timed(each(vec![1, 3, 5])).await;
    let all = all.unwrap();
    assert_eq!((all.len(), took), (3, 5));
    assert_eq!((all[0].as_ref().unwrap(), all[2].as_ref().unwrap()), (&1, &5));
    let error = all[1].as_ref().unwrap_err();
    assert_eq!(error.message, "3 is a multiple of three");
    assert_eq!(
        (error.step.as_deref(), error.node.as_deref()),
        (Some("picky"), Some("each/picky[1]"))
    );
    assert_eq!((error.kind.as_str(), error.attempts), ("code", 1));
}

flow! {
    fn siblings(n: u32) -> String {
        let beside = metered(&n, 50)?;
        let tried = try {
            let a = picky(&n, 5)?;
            let b = metered(&n, 20)?;
            let c = metered(&a, 1)?;
            a + b + c
        };
        let after = match &tried { Ok(sum) => *sum, Err(_) => slow(&1000, 10)? };
        format!("{beside} {after}")
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_drops_its_siblings_in_the_try_and_nothing_else() {
    let (rt, meter) = runtime();
    let clock = Instant::now();
    let running = tokio::spawn({
        let rt = rt.clone();
        async move { siblings(3).run(&rt).await }
    });
    sleep(Duration::from_millis(6)).await;
    assert_eq!(meter.alive(), 1, "only what stands outside the try is left");
    assert_eq!(running.await.unwrap().unwrap(), "3 1000");
    assert_eq!((clock.elapsed().as_millis(), meter.started()), (50, 2));
    assert_eq!(timed(siblings(2)).await.0.unwrap(), "2 6");
}

flow! {
    fn within(list: Vec<u32>) -> Result<u32, StepError> {
        let tried = try {
            let all = #[limit(2)] for x in &list { picky(x, 10)? };
            all.iter().sum::<u32>()
        };
        tried.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_round_ends_the_try_around_its_loop() {
    let (result, took) = timed(within(vec![1, 2, 4, 3, 5, 7])).await;
    assert_eq!((result.unwrap().unwrap_err().node.as_deref(), took), (Some("within/all[3]"), 20));
    assert_eq!(timed(within(vec![1, 2])).await.0.unwrap(), Ok(3));
}

flow! {
    fn plain(n: u32, text: String) -> Result<u32, StepError> {
        let tried = try { let parsed = text.parse::<u32>()?; parsed + slow(&n, 1)? };
        tried.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn a_plain_result_fails_a_try_too() {
    assert_eq!(timed(plain(1, "2".into())).await.0.unwrap(), Ok(3));
    let error = timed(plain(1, "two".into())).await.0.unwrap().unwrap_err();
    assert_eq!(error.message, "invalid digit found in string");
    assert_eq!((error.step, error.node.as_deref()), (None, Some("plain/parsed")));
}

flow! {
    fn failing_flow(n: u32) -> u32 { picky(&n, 2)? }
}

flow! {
    fn around(n: u32) -> Result<u32, StepError> {
        let tried = try { failing_flow(n)? };
        tried.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn the_failure_of_a_flow_in_a_try_is_caught() {
    let error = timed(around(3)).await.0.unwrap().unwrap_err();
    assert_eq!(error.node.as_deref(), Some("around/tried/picky"));
}

flow! {
    fn inside_out(n: u32) -> Result<Result<u32, StepError>, StepError> {
        let tried = try {
            let inner = try { picky(&n, 1)? };
            let more = picky(&(n + 1), 2)?;
            inner.clone().map(|x| x + more)
        };
        tried.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn a_try_in_a_try_catches_only_its_own() {
    assert_eq!(timed(inside_out(1)).await.0.unwrap(), Ok(Ok(3)));
    assert!(timed(inside_out(2)).await.0.unwrap().is_err());
    assert!(timed(inside_out(3)).await.0.unwrap().unwrap().is_err());
}

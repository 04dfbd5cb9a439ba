//! How a run is ended from outside: its deadline, a token, being dropped; and what it leaves on record then.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flow::prelude::*;
use flow::{
    CancellationToken, ErrorKind, ModelError, ModelErrorKind, Outcome, Scripted, ScriptedReply,
};
use tokio::time::{Instant, sleep, timeout};

#[step(prompt = "Write about {{ topic }}.")]
async fn write(topic: &str) -> String;

#[step(prompt = "Judge {{ text }}.", fallback = format!("unjudged: {text}"))]
async fn judge(text: &str) -> String;

#[step]
async fn save(text: &str, #[resource] saved: &Arc<AtomicUsize>) -> usize {
    sleep(seconds(5)).await;
    saved.fetch_add(text.len(), Ordering::Relaxed)
}

flow! {
    fn article(topic: String) -> String {
        let text = write(&topic)?;
        save(&text)?;
        judge(&text)?
    }
}

flow! {
    fn pages(topics: Vec<String>) -> Vec<Result<String, flow::StepError>> {
        for topic in &topics { try { write(topic)? } }
    }
}

flow! {
    fn careful(topic: String) -> String {
        let text = write(&topic)?;
        let judged = try {
            save(&text)?;
            judge(&text)?
        };
        judged.unwrap_or_else(|error| error.kind)
    }
}

flow! {
    fn inner_has_its_own(topic: String, with: With) -> String {
        let text = try { article(topic.clone()).with(with.clone())? };
        text.unwrap_or_else(|error| error.kind)
    }
}

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

fn after(text: &str, wait: u64) -> ScriptedReply {
    ScriptedReply::text(text).delay(seconds(wait))
}

/// A runtime whose model writes for ten seconds and judges for as long, and what was saved on it.
fn runtime() -> (Runtime, Arc<AtomicUsize>) {
    let script =
        Scripted::new().on::<write>(|_| after("text", 10)).on::<judge>(|_| after("good", 10));
    let saved = Arc::new(AtomicUsize::new(0));
    (Runtime::builder().any_model(script).resource(Arc::clone(&saved)).seed(1).build(), saved)
}

mod deadlines {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_run_ends_with_its_deadline_whatever_its_steps_may_take() {
        let (rt, _) = runtime();
        let begin = Instant::now();
        let with = With::new().deadline(seconds(7));
        let traced = article("x".into()).with(with).run_traced(&rt).await;
        assert_eq!(begin.elapsed(), seconds(7));
        let error = traced.result.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::RunDeadline(given) if *given == seconds(7)));
        assert!(error.is_timeout());
        assert_eq!(
            error.to_string(),
            "step `write` failed at node `article/text`: the run was not done within its deadline of 7000 ms"
        );
        let [attempt] = &error.attempts() else { panic!("{error:?}") };
        assert!(attempt.possibly_billed);
    }

    #[tokio::test(start_paused = true)]
    async fn a_code_step_is_bound_by_it_too() {
        let (rt, saved) = runtime();
        let begin = Instant::now();
        let error =
            article("x".into()).with(With::new().deadline(seconds(12))).run(&rt).await.unwrap_err();
        assert_eq!(begin.elapsed(), seconds(12));
        assert_eq!((error.step(), saved.load(Ordering::Relaxed)), (Some("save"), 0));
    }

    #[tokio::test(start_paused = true)]
    async fn a_try_in_which_a_node_fails_when_its_value_comes_has_failed() {
        let (rt, _) = runtime();
        let run = careful("x".into()).with(With::new().deadline(seconds(12))).run(&rt);
        assert_eq!(run.await.unwrap(), "run_deadline");
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_caught_and_what_has_a_fallback_stands() {
        let (rt, _) = runtime();
        let with = || With::new().deadline(seconds(17));
        let text = article("x".into()).with(with()).run(&rt).await.unwrap();
        assert_eq!(text, "unjudged: text");
        let topics = vec!["a".to_owned(); 20]; // sixteen at once
        let results = pages(topics).with(with()).run(&rt).await.unwrap();
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 16);
        let late = results[19].as_ref().unwrap_err();
        assert_eq!((&*late.kind, late.is_timeout()), ("run_deadline", true));
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_sent_after_it_and_nothing_waits_beyond_it() {
        let script = Scripted::new().reply("write", {
            let error = ModelError::new(ModelErrorKind::Unavailable, "not now");
            ScriptedReply::from(error.with_retry_after(Some(seconds(30))))
        });
        let rt = Runtime::new(script);
        let begin = Instant::now();
        let with = With::new().deadline(seconds(30));
        let error = write("x").with(with).run(&rt).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Model(_)), "{error:?}");
        assert_eq!(begin.elapsed(), Duration::ZERO);

        let error =
            write("x").with(With::new().deadline(Duration::ZERO)).run(&rt).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::RunDeadline(_)));
        assert!(error.attempts().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn the_nearest_deadline_holds_for_a_part_of_a_run() {
        for (inner, outer, ends) in [(7, 100, 7), (100, 8, 8)] {
            let (rt, _) = runtime();
            let begin = Instant::now();
            let with = With::new().deadline(seconds(inner));
            let kind = inner_has_its_own("x".into(), with)
                .with(With::new().deadline(seconds(outer)))
                .run(&rt)
                .await
                .unwrap();
            assert_eq!((&*kind, begin.elapsed()), ("run_deadline", seconds(ends)));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_time_beyond_all_time_is_no_bound_and_no_panic() {
        let (rt, _) = runtime();
        let with = With::new().deadline(Duration::MAX);
        let call = write("x").with(with).timeout(Duration::MAX).deadline(Duration::MAX);
        assert_eq!(call.run(&rt).await.unwrap(), "text");
        let rt = Runtime::builder()
            .any_model(Scripted::new().reply("write", "fine"))
            .max_wait(Duration::MAX)
            .build();
        assert_eq!(write("x").run(&rt).await.unwrap(), "fine");
    }
}

mod tokens {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_cancelled_run_ends_at_once_and_says_so() {
        let (rt, _) = runtime();
        let token = CancellationToken::new();
        let begin = Instant::now();
        let run = article("x".into()).with(With::new().cancelled_by(token.clone())).run_traced(&rt);
        let (traced, ()) = tokio::join!(run, async {
            sleep(seconds(3)).await;
            token.cancel();
        });
        assert_eq!(begin.elapsed(), seconds(3));
        let error = traced.result.unwrap_err();
        assert!(error.is_cancelled());
        assert_eq!(error.to_string(), "the run was cancelled");
        // What was under way is on record: it may be billed.
        let [attempt] = &traced.trace.attempts[..] else { panic!("{}", traced.trace) };
        assert_eq!((&*attempt.node, &attempt.outcome), ("article/text", &Outcome::Dropped));
        assert_eq!((attempt.latency, attempt.possibly_billed), (seconds(3), true));
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_that_was_cancelled_before_lets_nothing_start() {
        let (rt, _) = runtime();
        let token = CancellationToken::new();
        token.cancel();
        let with = || With::new().cancelled_by(token.clone());
        let traced = article("x".into()).with(with()).run_traced(&rt).await;
        assert!(traced.result.unwrap_err().is_cancelled());
        assert!(traced.trace.attempts.is_empty());
        assert!(write("x").with(with()).run(&rt).await.unwrap_err().is_cancelled());
        let traced = write("x").with(with()).run_traced(&rt).await;
        assert!(traced.result.unwrap_err().is_cancelled());
    }

    #[tokio::test(start_paused = true)]
    async fn neither_a_fallback_nor_a_try_in_it_holds_a_cancelled_run() {
        let (rt, _) = runtime();
        let token = CancellationToken::new();
        let topics = vec!["a".to_owned(); 3];
        let run = pages(topics).with(With::new().cancelled_by(token.clone())).run(&rt);
        let (result, ()) = tokio::join!(run, async {
            sleep(seconds(1)).await;
            token.cancel();
        });
        assert!(result.unwrap_err().is_cancelled());
    }

    #[tokio::test(start_paused = true)]
    async fn a_part_of_a_run_has_a_token_of_its_own() {
        let (rt, _) = runtime();
        let token = CancellationToken::new();
        let run = inner_has_its_own("x".into(), With::new().cancelled_by(token.clone())).run(&rt);
        let (kind, ()) = tokio::join!(run, async {
            sleep(seconds(1)).await;
            token.cancel();
        });
        assert_eq!(kind.unwrap(), "cancelled");
    }
}

mod dropped {
    use super::*;

    #[step]
    async fn break_down() -> Result<u8, std::io::Error> {
        sleep(seconds(2)).await;
        Err(std::io::Error::other("broken"))
    }

    flow! {
        fn breaking(topic: String) -> String {
            let text = write(&topic)?;
            let number = break_down()?;
            format!("{text}{number}")
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_another_nodes_failure_has_dropped_is_on_record() {
        let (rt, _) = runtime();
        let traced = breaking("x".into()).run_traced(&rt).await;
        assert_eq!(traced.result.unwrap_err().step(), Some("break_down"));
        let dropped: Vec<_> =
            traced.trace.attempts.iter().filter(|one| one.outcome == Outcome::Dropped).collect();
        let [write] = &dropped[..] else { panic!("{}", traced.trace) };
        assert_eq!((&*write.step, write.latency), ("write", seconds(2)));
        assert!(traced.trace.to_string().contains("dropped before its end"));
    }

    #[step]
    async fn slow(number: &u8) -> u8 {
        sleep(seconds(1)).await;
        *number
    }

    #[step]
    async fn refuse() -> Result<(), std::io::Error> {
        Err(std::io::Error::other("refused"))
    }

    flow! {
        fn refusing(number: u8) -> u8 {
            let first = slow(&number)?;
            #[after(first)]
            refuse()?;
            slow(&number)?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_node_that_fails_in_the_moment_in_which_the_output_comes_fails_the_run() {
        let (rt, _) = runtime();
        let error = refusing(1).run(&rt).await.unwrap_err();
        assert_eq!(error.step(), Some("refuse"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_dropped_run_drops_its_calls_and_leaves_no_task() {
        let (rt, saved) = runtime();
        for after in [1, 9, 12, 16] {
            let run = article("x".into()).run(&rt);
            timeout(seconds(after), run).await.unwrap_err();
        }
        sleep(seconds(100)).await;
        // The one that was dropped after 16 s had saved its text, the others not.
        assert_eq!(saved.load(Ordering::Relaxed), 4);
        assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
    }
}

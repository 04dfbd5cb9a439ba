//! What happens between a call and its value: attempts, hints, waits, bounds, fallbacks, and what a call or a run sets.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flow::prelude::*;
use flow::{
    Capabilities, ErrorKind, Finish, LimitScope, Message, Missing, ModelError, ModelErrorKind,
    Outcome, Reply, Request, Role, Scripted, ScriptedReply,
};
use serde_json::json;
use tokio::time::Instant;

/// A scripted model that keeps what it was sent, and when.
#[derive(Clone)]
struct Spy {
    script: Arc<Scripted>,
    seen: Arc<Mutex<Vec<(Request, Instant)>>>,
    capabilities: Capabilities,
    scope: Option<LimitScope>,
}

impl Spy {
    fn new(script: Scripted) -> Self {
        Spy {
            capabilities: script.capabilities(),
            script: Arc::new(script),
            seen: Arc::default(),
            scope: Some(LimitScope::of(&["spy"])),
        }
    }

    fn requests(&self) -> Vec<Request> {
        let seen = self.seen.lock().unwrap();
        seen.iter().map(|(request, _)| request.clone()).collect()
    }

    fn calls(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// The last message of each request.
    fn said(&self) -> Vec<String> {
        let last = |request: &Request| request.messages.last().unwrap().to_text();
        self.requests().iter().map(last).collect()
    }

    /// The waits between one request and the next, in milliseconds.
    fn waits(&self) -> Vec<u128> {
        let seen = self.seen.lock().unwrap();
        seen.windows(2).map(|two| (two[1].1 - two[0].1).as_millis()).collect()
    }
}

impl Model for Spy {
    fn id(&self) -> &str {
        "spy"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        self.seen.lock().unwrap().push((request.clone(), Instant::now()));
        self.script.complete(request).await
    }

    fn capabilities(&self) -> Capabilities {
        self.capabilities.clone()
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        self.scope
    }
}

/// A spy with these replies for the step `rate`, and a runtime on it.
fn rating<R: Into<ScriptedReply>>(replies: impl IntoIterator<Item = R>) -> (Spy, Runtime) {
    scripted("rate", replies)
}

fn scripted<R: Into<ScriptedReply>>(
    step: &str,
    replies: impl IntoIterator<Item = R>,
) -> (Spy, Runtime) {
    let script =
        replies.into_iter().fold(Scripted::new(), |script, reply| script.reply(step, reply));
    let spy = Spy::new(script);
    let rt = Runtime::builder().any_model(spy.clone()).seed(1).build();
    (spy, rt)
}

fn failing(kind: ModelErrorKind) -> ModelError {
    ModelError::new(kind, "not now")
}

#[contract]
struct Urgency {
    #[schemars(range(min = 1, max = 5))]
    score: u8,
}

#[step(prompt = "Rate {{ text }}.")]
async fn rate(text: &str) -> Urgency;

mod hints {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_invalid_reply_is_asked_for_again_at_once_with_the_place_and_the_rule() {
        let (spy, rt) = rating([json!({"score": 9}), json!({"score": 4})]);
        let urgency = rate("it").run(&rt).await.unwrap();
        assert_eq!(urgency.score, 4);
        assert_eq!(
            spy.said(),
            [
                "Rate it.",
                "Rate it.\n\nYour last reply could not be used: `$.score` must be from 1 to 5, not 9\n\
                 Answer again, in full, without this mistake."
            ]
        );
        assert_eq!(spy.waits(), [0]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_hint_takes_the_place_of_the_one_before() {
        let (spy, rt) = rating(["no JSON at all", r#"{"score": 8}"#, r#"{"score": 7}"#]);
        let error = rate("it").run(&rt).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Reply(_)));
        assert_eq!(error.attempts().len(), 3);
        let said = spy.said();
        assert_eq!(said.len(), 3);
        assert!(said[1].contains("it holds no JSON"));
        assert!(said[2].contains("not 8") && !said[2].contains("no JSON"));
        assert_eq!(said[2].matches("Your last reply").count(), 1);
    }

    #[step(prompt = "Rate {{ text }}.", ensure(output.score < limit, "stay below {limit}, not {}", output.score), ensure(text.len() > 1), attempts = 2)]
    async fn gated(text: &str, limit: u8) -> Urgency;

    #[tokio::test(start_paused = true)]
    async fn a_failed_gate_is_a_failed_attempt_and_its_message_the_hint() {
        let (spy, rt) = scripted("gated", [json!({"score": 5}), json!({"score": 2})]);
        assert_eq!(gated("it", 3).run(&rt).await.unwrap().score, 2);
        assert!(spy.said()[1].contains("could not be used: stay below 3, not 5\n"));

        let (spy, rt) = scripted("gated", [json!({"score": 5}), json!({"score": 4})]);
        let error = gated("x", 3).run(&rt).await.unwrap_err();
        let ErrorKind::Gate(messages) = error.kind() else { panic!("{error:?}") };
        assert_eq!(messages[0], "stay below 3, not 4");
        assert!(messages[1].starts_with("this does not hold: text"), "{messages:?}");
        assert_eq!(spy.calls(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_hint_goes_into_the_users_last_message_not_after_it() {
        let (spy, rt) = rating([json!({}), json!({"score": 1})]);
        rate("it").run(&rt).await.unwrap();
        let requests = spy.requests();
        let roles = |request: &Request| -> Vec<Role> {
            request.messages.iter().map(|message: &Message| message.role).collect()
        };
        assert_eq!(roles(&requests[1]), [Role::User]);
        assert_eq!([requests[0].attempt, requests[1].attempt], [1, 2]);
    }

    #[tokio::test(start_paused = true)]
    async fn the_number_of_attempts_is_that_of_the_call_then_the_step_then_the_runtime() {
        let bad = || ["{}"; 9];
        let (spy, rt) = rating(bad());
        rate("it").run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 3);
        let (spy, rt) = rating(bad());
        rate("it").attempts(5).run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 5);
        let (spy, _) = rating(bad());
        let rt = Runtime::builder().any_model(spy.clone()).attempts(1).build();
        rate("it").run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 1);
        let (spy, rt) = scripted("gated", bad());
        gated("it", 1).run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn an_empty_reply_is_asked_for_once_more_only() {
        let (spy, rt) = rating(["", r#"{"score": 3}"#]);
        assert_eq!(rate("it").run(&rt).await.unwrap().score, 3);
        assert_eq!(spy.calls(), 2);
        let (spy, rt) = rating(["", "  \n", r#"{"score": 3}"#]);
        rate("it").run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 2);
    }
}

mod waits {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn transport_errors_are_tried_again_after_a_doubling_wait_with_equal_jitter() {
        let mut first_waits = Vec::new();
        for seed in 0..20 {
            let script = (0..4).fold(Scripted::new(), |script, _| {
                script.reply("rate", failing(ModelErrorKind::Unavailable))
            });
            let spy = Spy::new(script.reply("rate", json!({"score": 1})));
            let rt = Runtime::builder().any_model(spy.clone()).seed(seed).build();
            rate("it").attempts(5).run(&rt).await.unwrap();
            let waits = spy.waits();
            assert_eq!(waits.len(), 4);
            // d = 1 s · 2^n: at least half of it, at most all (and the millisecond of the clock).
            for (wait, whole) in waits.iter().zip([1_000, 2_000, 4_000, 8_000]) {
                assert!((whole / 2..=whole + 1).contains(wait), "{waits:?}");
            }
            first_waits.push(waits[0]);
        }
        first_waits.sort_unstable();
        first_waits.dedup();
        assert!(first_waits.len() > 10, "no jitter in {first_waits:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn the_same_seed_gives_the_same_waits() {
        let mut all = Vec::new();
        for _ in 0..2 {
            let (spy, rt) =
                rating([failing(ModelErrorKind::Connect), failing(ModelErrorKind::Connect)]);
            rate("it").run(&rt).await.unwrap_err();
            all.push(spy.waits());
        }
        assert_eq!(all[0], all[1]);
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_sleeps_after_the_last_attempt() {
        let (spy, rt) =
            rating([failing(ModelErrorKind::Connect), failing(ModelErrorKind::Connect)]);
        let begin = Instant::now();
        let error = rate("it").attempts(2).run(&rt).await.unwrap_err();
        assert_eq!(begin.elapsed().as_millis(), spy.waits()[0]);
        assert_eq!(error.attempts().len(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_provider_that_says_how_long_to_wait_is_waited_for_so_long() {
        let told = |kind| failing(kind).with_retry_after(Some(Duration::from_secs(17)));
        let good = || ScriptedReply::from(json!({"score": 1}));
        let (spy, rt) = rating([told(ModelErrorKind::Unavailable).into(), good()]);
        rate("it").run(&rt).await.unwrap();
        assert_eq!(spy.waits(), [17_000]);
        let (spy, rt) = rating([told(ModelErrorKind::RateLimited).into(), good()]);
        rate("it").run(&rt).await.unwrap();
        assert_eq!(spy.waits(), [17_000]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_limit_does_not_count_as_an_attempt() {
        let limited = || ScriptedReply::from(failing(ModelErrorKind::RateLimited));
        let replies = [limited(), limited(), limited(), limited(), json!({"score": 2}).into()];
        let (spy, rt) = rating(replies);
        rate("it").attempts(1).run(&rt).await.unwrap();
        assert_eq!(spy.calls(), 5);
        assert!(spy.requests().iter().all(|request| request.attempt == 1));
        // Not told how long, each wait is longer than the one before by the backoff.
        let waits = spy.waits();
        assert!(waits[3] >= 4_000, "{waits:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_of_nothing_is_no_wait_that_was_told() {
        let told = failing(ModelErrorKind::RateLimited).with_retry_after(Some(Duration::ZERO));
        let (spy, rt) = rating([told.into(), ScriptedReply::from(json!({"score": 2}))]);
        rate("it").run(&rt).await.unwrap();
        assert!(spy.waits()[0] >= 500, "{:?}", spy.waits());
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_beyond_two_minutes_or_the_deadline_fails_at_once() {
        for seconds in [121, 400] {
            let told = failing(ModelErrorKind::RateLimited)
                .with_retry_after(Some(Duration::from_secs(seconds)));
            let (spy, rt) = rating([told]);
            let begin = Instant::now();
            let error = rate("it").run(&rt).await.unwrap_err();
            assert!(error.is_rate_limit(), "{error:?}");
            assert_eq!((begin.elapsed(), spy.calls()), (Duration::ZERO, 1));
        }
        let told =
            failing(ModelErrorKind::Unavailable).with_retry_after(Some(Duration::from_secs(11)));
        let (_, rt) = rating([told]);
        let begin = Instant::now();
        rate("it").deadline(Duration::from_secs(10)).run(&rt).await.unwrap_err();
        assert_eq!(begin.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_broke_in_the_answer_is_tried_once_more_only() {
        let broken = || failing(ModelErrorKind::Interrupted);
        let (spy, rt) = rating([broken(), broken(), broken(), broken()]);
        rate("it").attempts(4).run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn what_cannot_pass_by_itself_is_not_tried_again() {
        use ModelErrorKind::*;
        for kind in [QuotaExhausted, Unauthorized, NotFound, ContextTooLong, Rejected, Certificate]
        {
            let (spy, rt) = rating([failing(kind)]);
            let begin = Instant::now();
            rate("it").run(&rt).await.unwrap_err();
            assert_eq!((spy.calls(), begin.elapsed()), (1, Duration::ZERO), "{kind:?}");
        }
    }
}

/// Each kind of failure with each thing that a provider can say about it: how many requests there are, and when.
mod kinds {
    use super::*;
    use ModelErrorKind::*;

    const ALL: [ModelErrorKind; 15] = [
        Connect,
        Interrupted,
        Silent,
        Unavailable,
        Overloaded,
        RateLimited,
        QuotaExhausted,
        Unauthorized,
        NotFound,
        ContextTooLong,
        Filtered,
        UnsupportedOption,
        Rejected,
        Certificate,
        Malformed,
    ];

    /// How many requests a call of three attempts sends to a model that always fails so; `None` if only time bounds them.
    fn requests(error: &ModelError) -> Option<usize> {
        let passes = match error.kind() {
            QuotaExhausted => false,
            kind => error.should_retry().unwrap_or(matches!(
                kind,
                Connect | Interrupted | Silent | Unavailable | Overloaded | RateLimited
            )),
        };
        let too_long = error.retry_after().is_some_and(|wait| wait > Duration::from_secs(120));
        match error.kind() {
            _ if !passes || too_long => Some(1),
            RateLimited => None,
            Interrupted | Silent => Some(2),
            _ => Some(3),
        }
    }

    async fn fails(error: &ModelError, scope: Option<LimitScope>) {
        let case = format!("{error:?} {scope:?}");
        let replies = (0..400).map(|_| ScriptedReply::from(error.clone()));
        let script = replies.fold(Scripted::new(), |script, reply| script.reply("rate", reply));
        let mut spy = Spy::new(script);
        spy.scope = scope;
        let rt = Runtime::builder().any_model(spy.clone()).seed(3).build();
        let begin = Instant::now();
        let failed = rate("it").run(&rt).await.unwrap_err();
        let elapsed = begin.elapsed();
        let waits = spy.waits();

        match requests(error) {
            Some(requests) => assert_eq!(spy.calls(), requests, "{case}"),
            // The next wait would not end within the step's 300 s.
            None => assert!(spy.calls() > 2, "{case}"),
        }
        for (n, wait) in waits.iter().enumerate() {
            match error.retry_after() {
                Some(told) => assert_eq!(*wait, told.as_millis(), "{case}"),
                None => {
                    let whole = (1_000 << n.min(5)).min(30_000);
                    assert!((whole / 2..=whole + 1).contains(wait), "{waits:?} {case}");
                }
            }
        }
        // Nothing sleeps after the last one.
        assert_eq!(elapsed.as_millis(), waits.iter().sum::<u128>(), "{case}");
        assert!(elapsed < Duration::from_secs(300), "{case}");

        let ErrorKind::Model(last) = failed.kind() else { panic!("{failed:?}") };
        assert_eq!(last.kind(), error.kind(), "{case}");
        assert_eq!(failed.attempts().len(), spy.calls(), "{case}");
        let counted = failed.attempts().iter().filter(|attempt| attempt.outcome.counts()).count();
        let is_none = match error.kind() {
            RateLimited | QuotaExhausted => true,
            UnsupportedOption => error.should_retry() != Some(true),
            _ => false,
        };
        assert_eq!(counted, if is_none { 0 } else { spy.calls() }, "{case}");
        let billed = matches!(error.kind(), Interrupted | Silent | Malformed);
        assert!(
            failed.attempts().iter().all(|attempt| attempt.possibly_billed == billed),
            "{case}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn every_failure_has_its_number_of_requests_and_its_waits_alone_and_with_others() {
        for kind in ALL {
            for should in [None, Some(true), Some(false)] {
                for told in [None, Some(0), Some(1), Some(60), Some(120), Some(121), Some(u64::MAX)]
                {
                    let error = failing(kind)
                        .with_should_retry(should)
                        .with_retry_after(told.map(Duration::from_secs));
                    fails(&error, None).await;
                    fails(&error, Some(LimitScope::of(&["shared"]))).await;
                }
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn rate_limits_are_bounded_by_time_alone() {
        let told = failing(RateLimited).with_retry_after(Some(Duration::from_secs(60)));
        let (spy, rt) = rating((0..9).map(|_| told.clone()));
        let begin = Instant::now();
        let error = rate("it").run(&rt).await.unwrap_err();
        // A sixth would be sent when the step's 300 s are over.
        assert_eq!((spy.calls(), begin.elapsed().as_secs()), (5, 240));
        assert!(error.is_rate_limit());
        // In the provider's words, which say more than that a deadline has passed.
        assert_eq!(error.to_string(), "step `rate` failed: the model gave no reply: not now");
    }

    #[tokio::test(start_paused = true)]
    async fn all_layers_that_try_again_share_one_count() {
        let replies = || -> [ScriptedReply; 6] {
            [
                failing(Unavailable).into(),
                "no JSON".into(),
                failing(RateLimited).into(),
                failing(Connect).into(),
                json!({"score": 9}).into(),
                json!({"score": 5}).into(),
            ]
        };
        let (spy, rt) = rating(replies());
        let error = rate("it").attempts(4).run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 5);
        let numbers: Vec<u32> = error.attempts().iter().map(|attempt| attempt.number).collect();
        assert_eq!(numbers, [1, 2, 3, 3, 4]);
        assert!(matches!(error.attempts()[2].outcome, Outcome::TurnedAway(_)));
        assert!(error.to_string().contains("failed after 4 attempts"), "{error}");
        let (spy, rt) = rating(replies());
        assert_eq!(rate("it").attempts(5).run(&rt).await.unwrap().score, 5);
        assert_eq!(spy.calls(), 6);
    }
}

mod bounds {
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
}

mod endings {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_refusal_is_not_tried_again() {
        let refusal = Finish::Refusal(Some("I cannot rate that.".into()));
        let (spy, rt) = rating([ScriptedReply::text("").finish(refusal)]);
        let error = rate("it").run(&rt).await.unwrap_err();
        assert!(error.is_refusal());
        assert_eq!(spy.calls(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_reply_that_was_cut_off_gets_twice_the_room_once() {
        let cut = || ScriptedReply::text(r#"{"sco"#).finish(Finish::Length);
        let (spy, rt) = rating([cut(), json!({"score": 5}).into()]);
        rate("it").max_tokens(100).run(&rt).await.unwrap();
        let rooms: Vec<_> = spy.requests().iter().map(|r| r.options.max_tokens).collect();
        assert_eq!(rooms, [Some(100), Some(200)]);
        assert_eq!(spy.said()[0], spy.said()[1]);

        let (spy, rt) = rating([cut(), cut(), json!({"score": 5}).into()]);
        let error = rate("it").max_tokens(100).run(&rt).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Truncated));
        assert_eq!(spy.calls(), 2);

        // Where there was no bound there is none to double.
        let (spy, rt) = rating([cut()]);
        rate("it").run(&rt).await.unwrap_err();
        assert_eq!(spy.calls(), 1);
    }

    #[step(prompt = "Rate {{ text }}.", fallback = Urgency { score: text.len() as u8 })]
    async fn insured(text: &str) -> Urgency;

    flow! { fn insuring(text: String) -> u8 { let rated = insured(&text)?; rated.score } }

    #[tokio::test(start_paused = true)]
    async fn a_fallback_stands_in_and_the_trace_says_where_and_why() {
        let (spy, rt) = scripted("insured", ["a", "b", "c"]);
        let traced = insuring("four".into()).run_traced(&rt).await;
        assert_eq!(traced.result.unwrap(), 4);
        assert_eq!(spy.calls(), 3);
        let [flag] = &traced.trace.flagged[..] else { panic!("{:?}", traced.trace) };
        assert_eq!(flag.node, "insuring/rated");
        assert!(flag.reason.starts_with("the fallback stands in: the reply is not usable: "));
        assert_eq!(traced.trace.attempts.len(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn a_fallback_stands_in_for_a_model_that_gives_nothing() {
        let (_, rt) = scripted("insured", [failing(ModelErrorKind::QuotaExhausted)]);
        assert_eq!(insured("two").run(&rt).await.unwrap().score, 3);
    }
}

mod options {
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
}

mod models {
    use super::*;

    #[step(prompt = "Write.", model = "writer")]
    async fn write() -> String;

    #[step(prompt = "Check {{ text }}.", model = "fast")]
    async fn check(text: &str) -> String;

    flow! { fn article() -> String { let text = write()?; check(&text)? } }
    flow! { fn outer() -> String { let one = article()?; let two = article()?; format!("{one} {two}") } }

    fn says(text: &'static str) -> Spy {
        Spy::new(
            Scripted::new()
                .on::<write>(move |_| text)
                .on::<check>(move |call| format!("{text}({})", call.prompt())),
        )
    }

    #[tokio::test]
    async fn a_name_that_is_not_configured_is_an_error_before_anything_runs() {
        let writer = says("w");
        let rt =
            Runtime::builder().model("writer", writer.clone()).model("slow", says("s")).build();
        let error = article().run(&rt).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "the runtime lacks the model `fast` for step `check` (it has `slow`, `writer`)"
        );
        assert_eq!(writer.calls(), 0);
        let error = outer().run(&rt).await.unwrap_err();
        assert!(error.to_string().contains("`fast` for step `check`"), "{error}");
        assert_eq!(writer.calls(), 0);
        let ErrorKind::Missing(missing) = error.kind() else { panic!("{error:?}") };
        assert!(
            matches!(&missing[0], Missing::Model { name, step: "check", .. } if name == "fast")
        );
        let error = check("x").run(&rt).await.unwrap_err();
        assert!(error.to_string().contains("the model `fast`"), "{error}");
    }

    #[tokio::test]
    async fn one_model_can_answer_for_every_name() {
        let text = article().run(&Runtime::new(says("m"))).await.unwrap();
        assert_eq!(text, "m(Check m.)");
        let rt = Runtime::builder().any_model(says("any")).model("fast", says("f")).build();
        assert_eq!(article().run(&rt).await.unwrap(), "f(Check any.)");
    }

    #[tokio::test]
    async fn a_run_has_models_of_its_own_in_front_of_the_runtimes() {
        let rt = Runtime::new(says("rt"));
        let with = With::new().model("fast", says("own"));
        let text = article().with(with.clone()).run(&rt).await.unwrap();
        assert_eq!(text, "own(Check rt.)");
        assert_eq!(outer().with(with).run(&rt).await.unwrap(), "own(Check rt.) own(Check rt.)");
        assert_eq!(article().run(&rt).await.unwrap(), "rt(Check rt.)");
    }

    flow! {
        fn each_its_own(inner: With, call: With) -> String {
            let one = article().with(inner.clone())?;
            let two = write().with(call.clone())?;
            let three = check("three").model("writer")?;
            format!("{one} {two} {three}")
        }
    }

    #[tokio::test]
    async fn a_sub_flow_and_a_call_have_models_of_their_own_in_front_of_the_runs() {
        let rt = Runtime::new(says("rt"));
        let inner = With::new().model("fast", says("inner"));
        let call = With::new().model("writer", says("call"));
        let run = With::new().model("writer", says("run")).model("fast", says("run"));
        let text = each_its_own(inner, call).with(run).run(&rt).await.unwrap();
        assert_eq!(text, "inner(Check run.) call run(Check three.)");
    }
}

mod resources {
    use super::*;

    struct Index(&'static str);

    #[step]
    async fn look_up(word: &str, #[resource] index: &Index) -> String {
        format!("{word} in {}", index.0)
    }

    flow! { fn looking(word: String) -> String { let found = look_up(&word)?; found } }
    flow! { fn looking_inside(word: String, with: With) -> String { let one = looking(word.clone()).with(with.clone())?; one } }

    #[tokio::test]
    async fn a_run_a_sub_flow_and_a_call_have_resources_of_their_own() {
        let rt = Runtime::builder().resource(Index("rt")).build();
        let own = With::new().resource(Index("own"));
        assert_eq!(looking("a".into()).run(&rt).await.unwrap(), "a in rt");
        assert_eq!(looking("a".into()).with(own.clone()).run(&rt).await.unwrap(), "a in own");
        assert_eq!(look_up("a").with(own.clone()).run(&rt).await.unwrap(), "a in own");
        let text = looking_inside("a".into(), own).run(&rt).await.unwrap();
        assert_eq!(text, "a in own");
    }
}

mod code {
    use super::*;

    #[derive(Debug)]
    enum Trouble {
        Passing,
        Lasting,
    }

    impl std::fmt::Display for Trouble {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{self:?} trouble")
        }
    }

    impl std::error::Error for Trouble {}

    fn passes(trouble: &Trouble) -> bool {
        matches!(trouble, Trouble::Passing)
    }

    type Calls = Arc<AtomicUsize>;

    #[step(transient = passes, attempts = 4)]
    async fn fetch(lasting: bool, #[resource] calls: &Calls) -> Result<usize, Trouble> {
        match calls.fetch_add(1, Ordering::Relaxed) {
            2 if !lasting => Ok(2),
            1 if lasting => Err(Trouble::Lasting),
            _ => Err(Trouble::Passing),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_error_that_passes_is_tried_again_after_a_wait_and_no_other() {
        let calls = Calls::default();
        let rt = Runtime::builder().resource(Arc::clone(&calls)).build();
        let begin = Instant::now();
        assert_eq!(fetch(false).run(&rt).await.unwrap(), 2);
        let waited = begin.elapsed().as_millis();
        assert!((1_500..=3_002).contains(&waited), "{waited}");

        calls.store(0, Ordering::Relaxed);
        let error = fetch(true).run(&rt).await.unwrap_err();
        assert_eq!(calls.load(Ordering::Relaxed), 2);
        assert_eq!(error.to_string(), "step `fetch` failed after 2 attempts: Lasting trouble");

        calls.store(9, Ordering::Relaxed);
        let error = fetch(false).attempts(3).run(&rt).await.unwrap_err();
        assert_eq!(calls.load(Ordering::Relaxed), 12);
        assert_eq!(error.attempts().len(), 3);
    }

    #[derive(Debug)]
    struct Context(&'static str, Trouble);

    impl std::fmt::Display for Context {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }

    impl std::error::Error for Context {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.1)
        }
    }

    /// Like `anyhow::Error`: no error itself, but one comes out of it.
    #[derive(Debug)]
    struct Any(Box<dyn std::error::Error + Send + Sync>);

    impl From<Any> for Box<dyn std::error::Error + Send + Sync> {
        fn from(any: Any) -> Self {
            any.0
        }
    }

    #[step]
    async fn read_config() -> Result<String, Any> {
        Err(Any(Box::new(Context("cannot read the configuration", Trouble::Lasting))))
    }

    #[tokio::test]
    async fn an_error_keeps_its_sources() {
        let error = read_config().run(&Runtime::builder().build()).await.unwrap_err();
        assert_eq!(error.to_string(), "step `read_config` failed: cannot read the configuration");
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(source.to_string(), "Lasting trouble");
        let ErrorKind::Code(inner) = error.kind() else { panic!("{error:?}") };
        assert!(inner.is::<Context>());
        assert!(format!("{error:?}").contains("because: Lasting trouble"));
    }

    #[step(ensure(output % 2 == 0, "{} is odd", output))]
    async fn even(n: u8) -> u8 {
        n
    }

    #[tokio::test]
    async fn a_gate_of_a_code_step_is_not_tried_again() {
        let rt = Runtime::builder().build();
        assert_eq!(even(4).run(&rt).await.unwrap(), 4);
        let error = even(3).run(&rt).await.unwrap_err();
        assert_eq!(error.to_string(), "step `even` failed: the output did not pass: 3 is odd");
        assert_eq!(error.attempts().len(), 1);
    }
}

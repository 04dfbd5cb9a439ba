//! What everyone who asks the same model shares: requests and tokens a minute, requests at once, pauses, quotas, retries.
//! All times are those of a paused clock.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use flow::prelude::*;
use flow::{
    Error, ErrorKind, LimitScope, Limits, ModelError, ModelErrorKind, Outcome, Priority,
    RateLimits, Reply, Request, RuntimeBuilder, Usage, Window,
};
use futures_util::future::join_all;
use tokio::time::{Instant, advance, sleep};

/// Answers after a time, and keeps when it was asked for what. What was put before the answers comes first.
#[derive(Clone)]
struct Provider(Arc<Mutex<State>>);

struct State {
    latency: Duration,
    usage: Option<Usage>,
    first: VecDeque<Result<Reply, ModelError>>,
    asked: Vec<(Duration, String)>,
    begin: Instant,
    under_way: usize,
    most_under_way: usize,
}

impl Provider {
    fn new() -> Self {
        Provider(Arc::new(Mutex::new(State {
            latency: Duration::ZERO,
            usage: None,
            first: VecDeque::new(),
            asked: Vec::new(),
            begin: Instant::now(),
            under_way: 0,
            most_under_way: 0,
        })))
    }

    fn set(self, set: impl FnOnce(&mut State)) -> Self {
        set(&mut self.0.lock().unwrap());
        self
    }

    fn takes(self, ms: u64) -> Self {
        self.set(|state| state.latency = Duration::from_millis(ms))
    }

    fn first(self, answers: impl IntoIterator<Item = Result<Reply, ModelError>>) -> Self {
        self.set(|state| state.first.extend(answers))
    }

    fn runtime(&self) -> RuntimeBuilder {
        Runtime::builder().any_model(self.clone()).seed(7)
    }

    /// When it was asked, in milliseconds since it was made.
    fn times(&self) -> Vec<u128> {
        self.0.lock().unwrap().asked.iter().map(|(at, _)| at.as_millis()).collect()
    }

    fn prompts(&self) -> Vec<String> {
        self.0.lock().unwrap().asked.iter().map(|(_, prompt)| prompt.clone()).collect()
    }
}

/// Counts a request as long as it is under way.
struct UnderWay<'p>(&'p Provider);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.0.lock().unwrap().under_way -= 1;
    }
}

impl Model for Provider {
    fn id(&self) -> &str {
        "simulated"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let (latency, answer) = {
            let mut state = self.0.lock().unwrap();
            let asked = (state.begin.elapsed(), request.messages[0].to_text());
            state.asked.push(asked);
            state.under_way += 1;
            state.most_under_way = state.most_under_way.max(state.under_way);
            let good = Reply::new("fine").with_usage(state.usage.unwrap_or_default());
            (state.latency, state.first.pop_front().unwrap_or(Ok(good)))
        };
        let _under_way = UnderWay(self);
        if !latency.is_zero() {
            sleep(latency).await;
        }
        answer
    }
}

#[step(prompt = "{{ text }}")]
async fn ask(text: &str) -> String;

fn limited(wait: Option<u64>) -> Result<Reply, ModelError> {
    let wait = wait.map(Duration::from_secs);
    Err(ModelError::new(ModelErrorKind::RateLimited, "slow down").with_retry_after(wait))
}

fn failing(kind: ModelErrorKind) -> Result<Reply, ModelError> {
    Err(ModelError::new(kind, "not now"))
}

async fn ask_times(rt: &Runtime, times: usize) -> Vec<Result<String, Error>> {
    join_all((0..times).map(|_| ask("it").run(rt))).await
}

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

mod rates {
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
}

mod scopes {
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
}

mod at_once {
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
        let results =
            tokio::time::timeout(seconds(60), all).await.expect("somebody waits for ever");
        results.into_iter().for_each(Result::unwrap);
    }

    #[tokio::test(start_paused = true)]
    async fn one_at_a_time_is_one_at_a_time() {
        let provider = Provider::new().takes(100);
        let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
        ask_times(&rt, 5).await;
        assert_eq!(provider.times(), [0, 100, 200, 300, 400]);
    }
}

mod order {
    use super::*;

    /// Runs these calls, one after the other by a millisecond, behind one that holds the only place for ten seconds.
    async fn order(calls: Vec<(&str, Priority, u64)>) -> Vec<String> {
        let provider = Provider::new().takes(200_000);
        let rt = provider
            .runtime()
            .limits(Limits::new().concurrency(1))
            .timeout(seconds(900))
            .deadline(seconds(900))
            .max_wait(seconds(9_000))
            .build();
        let calls = calls.into_iter().map(async |(text, priority, at)| {
            sleep(seconds(at)).await;
            ask(text).with(With::new().priority(priority)).run(&rt).await.unwrap();
        });
        join_all(calls).await;
        provider.prompts()
    }

    use Priority::{High, Low, Normal};

    #[tokio::test(start_paused = true)]
    async fn first_come_is_first_served() {
        let calls =
            (0..9).map(|n| (["a", "b", "c", "d", "e", "f", "g", "h", "i"][n], Normal, n as u64));
        assert_eq!(order(calls.collect()).await.concat(), "abcdefghi");
    }

    #[tokio::test(start_paused = true)]
    async fn a_higher_priority_goes_first_but_not_before_what_has_waited_a_minute_longer() {
        let calls = vec![
            ("first", Normal, 0),
            ("low", Low, 1),
            ("normal", Normal, 2),
            ("high", High, 3),
            ("late normal", Normal, 60),
            ("late high", High, 64),
            ("later normal", Normal, 62),
            ("last high", High, 130),
        ];
        assert_eq!(
            order(calls).await,
            [
                "first",
                "high",
                "normal",
                "late high",
                "late normal",
                "low",
                "later normal",
                "last high"
            ]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_was_turned_away_keeps_its_place() {
        let provider = Provider::new().takes(100).first([limited(Some(2))]);
        let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
        join_all(["a", "b", "c"].map(|text| ask(text).run(&rt))).await;
        assert_eq!(provider.prompts(), ["a", "a", "b", "c"]);
        assert_eq!(provider.times(), [0, 2_100, 2_200, 2_300]);
    }
}

mod pauses {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_rate_limit_pauses_everyone_for_as_long_as_the_provider_says() {
        let provider = Provider::new().takes(10).first([limited(Some(17))]);
        let rt = provider.runtime().build();
        let one = ask("it").run_traced(&rt);
        let others = async {
            sleep(seconds(1)).await;
            ask_times(&rt, 4).await
        };
        let (one, others) = tokio::join!(one, others);
        assert!(others.iter().all(Result::is_ok));
        let times = provider.times();
        assert_eq!(times, [0, 17_010, 17_010, 17_010, 17_010, 17_010]);
        // It is on record and does not count.
        let [away, done] = &one.trace.attempts[..] else { panic!("{}", one.trace) };
        assert_eq!(away.outcome, Outcome::TurnedAway("the model gave no reply: slow down".into()));
        assert_eq!([away.number, done.number], [1, 1]);
        assert_eq!([away.waited, done.waited], [Duration::ZERO, seconds(17)]);
    }

    #[tokio::test(start_paused = true)]
    async fn many_that_were_turned_away_together_count_as_one_pause() {
        // Eight are sent at once and turned away at once, without a word of when.
        let provider = Provider::new().takes(10).first((0..8).map(|_| limited(None)));
        let rt = provider.runtime().build();
        assert!(ask_times(&rt, 8).await.iter().all(Result::is_ok));
        let times = provider.times();
        assert_eq!(times.len(), 16);
        // Half a second to a second, not the minutes that eight doublings make.
        assert!((510..=1_011).contains(&times[8]), "{times:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn each_pause_that_was_too_short_is_followed_by_a_longer_one() {
        let provider = Provider::new().first((0..4).map(|_| limited(None)));
        let rt = provider.runtime().build();
        ask("it").run(&rt).await.unwrap();
        let times = provider.times();
        for (wait, whole) in
            times.windows(2).map(|two| two[1] - two[0]).zip([1_000, 2_000, 4_000, 8_000])
        {
            assert!((whole / 2..=whole + 1).contains(&wait), "{times:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_cannot_wait_as_long_as_the_pause_fails_at_once_without_asking() {
        let provider = Provider::new().first([limited(Some(300))]);
        let rt = provider.runtime().max_wait(seconds(100)).build();
        // Beyond two minutes the call that was told so fails, too.
        let error = ask("it").run(&rt).await.unwrap_err();
        assert!(error.is_rate_limit());
        advance(seconds(50)).await;
        let begin = Instant::now();
        let error = ask("it").run(&rt).await.unwrap_err();
        assert_eq!(begin.elapsed(), Duration::ZERO);
        assert!(error.is_rate_limit());
        assert_eq!(
            error.to_string(),
            "step `ask` failed: the model gave no reply: the provider has asked everyone to wait, for another 250 s; \
             that is longer than this call can"
        );
        assert_eq!(provider.times().len(), 1);
        advance(seconds(200)).await;
        ask("it").run(&rt).await.unwrap();
        assert_eq!(provider.times(), [0, 300_000]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_that_nobody_can_wait_for_ends_the_waiting_too() {
        let provider = Provider::new().takes(1_000).first([limited(Some(200))]);
        let rt =
            provider.runtime().limits(Limits::new().concurrency(1)).max_wait(seconds(60)).build();
        let begin = Instant::now();
        let results = ask_times(&rt, 3).await;
        assert!(results.iter().all(|result| result.as_ref().unwrap_err().is_rate_limit()));
        assert_eq!(begin.elapsed(), seconds(1));
        assert_eq!(provider.times().len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_behind_somebody_patient_fails_at_once_all_the_same() {
        let provider = Provider::new().takes(1_000).first([limited(Some(100))]);
        let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
        let begin = Instant::now();
        let hurried = async {
            let with = With::new().deadline(seconds(50));
            let error = ask("hurried").with(with).run(&rt).await.unwrap_err();
            (error, begin.elapsed())
        };
        let (first, patient, (error, failed)) =
            tokio::join!(ask("first").run(&rt), ask("patient").run(&rt), hurried);
        assert!(first.is_ok() && patient.is_ok());
        assert!(error.is_rate_limit(), "{error:?}");
        assert_eq!(failed, seconds(1));
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_beyond_reason_is_cut_to_ten_minutes() {
        let provider = Provider::new().first([limited(Some(u64::MAX))]);
        let rt = provider.runtime().max_wait(seconds(3_600)).build();
        ask("it").run(&rt).await.unwrap_err();
        ask("it").run(&rt).await.unwrap();
        assert_eq!(provider.times(), [0, 600_000]);
    }
}

mod quotas {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_exhausted_quota_is_asked_again_once_a_minute_by_one_call() {
        let exhausted = || failing(ModelErrorKind::QuotaExhausted);
        let provider = Provider::new().takes(100).first([exhausted(), exhausted()]);
        let rt = provider.runtime().limits(Limits::new().concurrency(1)).build();
        // One asks; those that wait behind it do not.
        let results = ask_times(&rt, 5).await;
        assert!(results.iter().all(|result| result.as_ref().unwrap_err().is_quota_exhausted()));
        assert_eq!(provider.times(), [0]);
        advance(seconds(12)).await;
        let error = ask("it").run(&rt).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "step `ask` failed: the model gave no reply: nothing was left to spend 12 s ago, so nothing is sent for \
             another 48 s: not now"
        );
        assert_eq!(provider.times(), [0]);
        // After a minute one asks again, and the others still fail at once.
        advance(seconds(48)).await;
        assert!(ask_times(&rt, 5).await.iter().all(Result::is_err));
        assert_eq!(provider.times(), [0, 60_100]);
        // When something was paid in, the one that finds out opens the way for all.
        advance(seconds(60)).await;
        ask("it").run(&rt).await.unwrap();
        assert!(ask_times(&rt, 5).await.iter().all(Result::is_ok));
        assert_eq!(provider.times().len(), 8);
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_to_what_was_sent_before_does_not_open_the_way_again() {
        let provider = Provider::new().takes(100).first([failing(ModelErrorKind::QuotaExhausted)]);
        let rt = provider.runtime().build();
        // Eight are sent together: one finds nothing left, the seven others were let through just before.
        let results = ask_times(&rt, 20).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 7);
        assert_eq!(provider.times().len(), 8);
    }
}

mod retries {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_outage_is_not_multiplied_a_fifth_of_the_calls_is_tried_again() {
        let provider =
            Provider::new().first((0..2_000).map(|_| failing(ModelErrorKind::Unavailable)));
        let rt = provider.runtime().build();
        let results = ask_times(&rt, 1_000).await;
        let errors: Vec<Error> = results.into_iter().map(Result::unwrap_err).collect();
        assert_eq!(provider.times().len(), 1_200);
        let requests: usize = errors.iter().map(|error| error.attempts().len()).sum();
        assert_eq!(requests, 1_200);
        assert!(errors.iter().any(|error| {
            error
                .to_string()
                .ends_with("not now (not tried again: too many calls of this model fail)")
        }));
    }

    #[tokio::test(start_paused = true)]
    async fn few_calls_have_one_retry_a_second_and_the_budget_comes_back() {
        let provider =
            Provider::new().first((0..100).map(|_| failing(ModelErrorKind::Unavailable)));
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
}

mod dropping {
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
                let _ = tokio::time::timeout(
                    Duration::from_millis(1_200),
                    pin!(ask("holder").run(&rt)),
                )
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
}

//! When the nodes of a flow start, how often they are polled, and how they end.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use flow::prelude::*;
use flow::{ErrorKind, FlowDef, Scripted};
use tokio::sync::mpsc;
use tokio::time::Instant;

/// What happened, with the milliseconds since the log was made.
#[derive(Clone)]
struct Log(Arc<Mutex<Vec<(String, u128)>>>, Instant);

impl Log {
    fn new() -> Self {
        Log(Arc::default(), Instant::now())
    }

    fn note(&self, event: impl Into<String>) {
        let at = self.1.elapsed().as_millis();
        self.0.lock().unwrap().push((event.into(), at));
    }

    fn events(&self) -> Vec<String> {
        let log = self.0.lock().unwrap();
        log.iter().map(|(event, _)| event.clone()).collect()
    }

    /// When an event was noted, in milliseconds.
    fn at(&self, event: &str) -> u128 {
        let log = self.0.lock().unwrap();
        let found = log.iter().find(|(name, _)| name == event);
        found.unwrap_or_else(|| panic!("no {event} in {log:?}")).1
    }

    fn runtime(&self) -> Runtime {
        Runtime::builder().resource(self.clone()).build()
    }
}

/// Notes that it was dropped before its end.
struct Dropped(Log, String, bool);

impl Drop for Dropped {
    fn drop(&mut self) {
        if !self.2 {
            self.0.note(format!("{} dropped", self.1));
        }
    }
}

/// Takes its time, and gives it.
#[step]
async fn nap(name: &str, ms: u64, needs: &[u64], #[resource] log: &Log) -> u64 {
    let _ = needs;
    log.note(name);
    let mut guard = Dropped(log.clone(), name.to_owned(), false);
    tokio::time::sleep(Duration::from_millis(ms)).await;
    guard.2 = true;
    log.note(format!("{name} done"));
    ms
}

#[step]
async fn fail(ms: u64) -> Result<u64, std::io::Error> {
    tokio::time::sleep(Duration::from_millis(ms)).await;
    Err(std::io::Error::other("it broke"))
}

mod latency {
    use super::*;

    flow! {
        fn graph() -> u64 {
            let a = nap("a", 10, &[])?;
            let b = nap("b", 50, &[a])?;
            let c = nap("c", 50, &[])?;
            let d = nap("d", 10, &[c])?;
            let x = nap("x", 5, &[a, c])?;
            nap("e", 7, &[b, d, x])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_flow_takes_exactly_its_critical_path() {
        let log = Log::new();
        let begin = Instant::now();
        let e = graph().run(&log.runtime()).await.unwrap();
        assert_eq!(e, 7);
        assert_eq!(begin.elapsed(), Duration::from_millis(67));
    }

    #[tokio::test(start_paused = true)]
    async fn each_node_starts_when_its_own_inputs_are_done() {
        let log = Log::new();
        graph().run(&log.runtime()).await.unwrap();
        let starts = ["a", "b", "c", "d", "x", "e"].map(|node| log.at(node));
        // Level by level, `b` would wait for `c`, and `d` and `x` for both.
        assert_eq!(starts, [0, 10, 0, 50, 50, 60]);
    }

    flow! {
        fn phases() -> u64 {
            let one = nap("one", 10, &[])?;
            {
                let two = nap("two", 10, &[one])?;
                nap("three", 20, &[two])?;
            }
            {
                let four = nap("four", 40, &[])?;
                nap("five", 10, &[four, one])?
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn phases_are_no_barriers() {
        let log = Log::new();
        let begin = Instant::now();
        phases().run(&log.runtime()).await.unwrap();
        let starts = ["one", "two", "three", "four", "five"].map(|node| log.at(node));
        assert_eq!(starts, [0, 10, 20, 0, 40]);
        assert_eq!(begin.elapsed(), Duration::from_millis(50));
    }

    flow! {
        fn nested() -> u64 {
            nap("outer", 1, &[nap("left", 30, &[])?, nap("right", 20, &[])?])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn calls_among_arguments_run_at_once() {
        let log = Log::new();
        nested().run(&log.runtime()).await.unwrap();
        assert_eq!([log.at("left"), log.at("right"), log.at("outer")], [0, 0, 30]);
    }

    flow! {
        fn sum() -> u64 {
            let all = nap("p", 30, &[])? + nap("q", 20, &[])? * 2;
            all + nap("r", 25, &[])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn calls_in_one_expression_and_in_the_tail_run_at_once() {
        let log = Log::new();
        let begin = Instant::now();
        assert_eq!(sum().run(&log.runtime()).await.unwrap(), 30 + 40 + 25);
        assert_eq!(begin.elapsed(), Duration::from_millis(30));
    }

    flow! {
        fn borrowing_tail() -> u64 {
            let quick = nap("quick", 10, &[])?;
            let _slow = nap("slow", 100, &[])?;
            nap("tail", 10, std::slice::from_ref(&quick))?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_tail_that_only_borrows_starts_at_once_and_the_flow_ends_with_its_last_node() {
        let log = Log::new();
        let begin = Instant::now();
        borrowing_tail().run(&log.runtime()).await.unwrap();
        assert_eq!(log.at("tail"), 10);
        assert_eq!(begin.elapsed(), Duration::from_millis(100));
    }

    #[step]
    async fn keep(text: String) -> String {
        text
    }

    flow! {
        fn owning_tail(text: String) -> String {
            let _slow = nap("slow", 100, &[])?;
            keep(text)?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_tail_owns_the_names_that_it_moves() {
        let log = Log::new();
        let text = owning_tail("mine".to_owned()).run(&log.runtime()).await;
        assert_eq!(text.unwrap(), "mine");
    }
}

mod order {
    use super::*;

    flow! {
        fn several() -> u64 {
            let a = nap("a", 30, &[])?;
            let b = nap("b", 10, &[])?;
            let c = nap("c", 20, &[])?;
            let _d = nap("d", 1, &[b])?;
            let _e = nap("e", 1, &[b])?;
            nap("f", 1, &[a, c])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn nodes_that_are_ready_together_start_in_source_order() {
        let log = Log::new();
        several().run(&log.runtime()).await.unwrap();
        let mut starts = log.events();
        starts.retain(|event| !event.ends_with("done"));
        assert_eq!(starts, ["a", "b", "c", "d", "e", "f"]);
    }

    flow! {
        fn effects() {
            nap("first", 30, &[])?;
            nap("second", 10, &[])?;
            let beside = nap("beside", 5, &[])?;
            nap("third", beside, &[])?;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn statements_run_in_source_order_among_themselves() {
        let log = Log::new();
        effects().run(&log.runtime()).await.unwrap();
        let starts = ["first", "second", "beside", "third"].map(|node| log.at(node));
        assert_eq!(starts, [0, 30, 0, 40]);
    }
}

mod wake_ups {
    use super::*;

    /// Ready at every poll, until the flag is up.
    #[step]
    async fn busy(#[resource] stop: &Arc<AtomicBool>, #[resource] log: &Log) -> u64 {
        log.note("busy");
        let mut polls = 0;
        poll_fn(|context| {
            polls += 1;
            if stop.load(Ordering::Relaxed) || polls > 1_000_000 {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        polls
    }

    #[step]
    async fn raise(after: &u64, #[resource] stop: &Arc<AtomicBool>) -> u64 {
        stop.store(true, Ordering::Relaxed);
        *after
    }

    flow! {
        fn beside_a_busy_one() -> u64 {
            let polls = busy()?;
            let sleep = real_nap(10)?;
            let _up = raise(&sleep)?;
            polls
        }
    }

    /// Time stands still on a paused clock while a task is busy, so this one is a thread's.
    #[step]
    async fn real_nap(ms: u64) -> u64 {
        let (end, ended) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(ms));
            let _ = end.send(ms);
        });
        ended.await.unwrap_or_default()
    }

    #[tokio::test]
    async fn a_node_that_is_always_ready_does_not_keep_its_siblings_from_running() {
        let stop = Arc::new(AtomicBool::new(false));
        let rt = Runtime::builder().resource(stop).resource(Log::new()).build();
        let polls = beside_a_busy_one().run(&rt).await.unwrap();
        // It ended by the flag that its sibling's successor raised, not by its own bound.
        assert!(polls < 1_000_000, "the busy node was polled {polls} times");
    }

    flow! {
        fn beside_a_busy_round() -> u64 {
            let polls = for _ in 0..1 { busy()? };
            let sleep = real_nap(10)?;
            let _up = raise(&sleep)?;
            polls[0]
        }
    }

    #[tokio::test]
    async fn a_round_that_is_always_ready_does_not_keep_the_nodes_beside_from_running() {
        let stop = Arc::new(AtomicBool::new(false));
        let rt = Runtime::builder().resource(stop).resource(Log::new()).build();
        let polls = beside_a_busy_round().run(&rt).await.unwrap();
        assert!(polls < 1_000_000, "the busy round was polled {polls} times");
    }

    #[step]
    fn count(#[resource] begun: &Arc<AtomicUsize>) -> usize {
        begun.fetch_add(1, Ordering::Relaxed)
    }

    /// Lets others run once; how many rounds have begun meanwhile.
    #[step]
    async fn look(#[resource] begun: &Arc<AtomicUsize>) -> usize {
        tokio::task::yield_now().await;
        begun.load(Ordering::Relaxed)
    }

    flow! {
        fn beside_ready_rounds() -> usize {
            let all = for _ in 0..10_000 { count()? };
            let seen = look()?;
            all.len().min(seen)
        }
    }

    #[tokio::test]
    async fn ten_thousand_rounds_that_are_ready_at_once_let_the_nodes_beside_have_their_turn() {
        let begun = Arc::new(AtomicUsize::new(0));
        let rt = Runtime::builder().resource(Arc::clone(&begun)).build();
        let seen = beside_ready_rounds().run(&rt).await.unwrap();
        assert!(0 < seen && seen < 1_000, "{seen} rounds had begun when another node was polled");
        assert_eq!(begun.load(Ordering::Relaxed), 10_000);
    }

    /// Counts the polls of a future.
    struct Counted<F>(Pin<Box<F>>, Arc<AtomicUsize>);

    impl<F: Future> Future for Counted<F> {
        type Output = F::Output;

        fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0.as_mut().poll(context)
        }
    }

    type Streams = Mutex<Vec<mpsc::UnboundedReceiver<u8>>>;

    /// Reads a stream to its end.
    #[step]
    async fn read(#[resource] streams: &Streams, #[resource] polls: &Arc<AtomicUsize>) -> usize {
        let stream = streams.lock().unwrap().pop();
        let reading = async move {
            let mut chunks = 0;
            if let Some(mut stream) = stream {
                while stream.recv().await.is_some() {
                    chunks += 1;
                }
            }
            chunks
        };
        Counted(Box::pin(reading), Arc::clone(polls)).await
    }

    /// A flow of ten times as many bindings for each `x`.
    macro_rules! flow_of {
        ($name:ident [$($s:tt)*]) => { flow! { fn $name() -> usize { $($s)* 0 } } };
        ($name:ident [$($s:tt)*] x $($more:tt)*) => { flow_of! { $name [
            $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)*
        ] $($more)* } };
    }

    flow_of! { hundred_streams [ let _n = read()?; ] x x }
    flow_of! { thousand [ let _n = hundred_streams()?; ] x }

    flow! {
        fn rounds() -> usize {
            let all = #[limit(1_000)] for _ in 0..1_000 { read()? };
            all.len()
        }
    }

    #[tokio::test]
    async fn a_thousand_streams_cost_at_most_two_polls_a_chunk() {
        streams_cost_at_most_two_polls_a_chunk(thousand()).await;
    }

    #[tokio::test]
    async fn a_thousand_rounds_cost_at_most_two_polls_a_chunk() {
        streams_cost_at_most_two_polls_a_chunk(rounds()).await;
    }

    async fn streams_cost_at_most_two_polls_a_chunk<F: FlowDef>(flow: Flow<'static, usize, F>) {
        const ROUNDS: usize = 5;
        let (senders, receivers): (Vec<_>, Vec<_>) =
            (0..1000).map(|_| mpsc::unbounded_channel()).unzip();
        let polls = Arc::new(AtomicUsize::new(0));
        let rt = Runtime::builder()
            .resource(Streams::new(receivers))
            .resource(Arc::clone(&polls))
            .build();
        let flow = tokio::spawn(async move { flow.run(&rt).await });
        while polls.load(Ordering::Relaxed) < 1000 {
            tokio::task::yield_now().await;
        }
        polls.store(0, Ordering::Relaxed);
        for _ in 0..ROUNDS {
            for sender in &senders {
                sender.send(1).unwrap();
                tokio::task::yield_now().await;
            }
        }
        drop(senders);
        flow.await.unwrap().unwrap();
        let (polls, events) = (polls.load(Ordering::Relaxed), 1000 * (ROUNDS + 1));
        assert!(polls <= 2 * events, "{polls} polls for {events} events");
    }

    flow! {
        fn chain(start: u64) -> u64 {
            let n = add(start)?;
            let last = hundred(n)?;
            let all = hundred(last)?;
            all
        }
    }

    #[step]
    async fn add(n: u64) -> u64 {
        n + 1
    }

    macro_rules! chain_of {
        ($name:ident $n:ident [$($s:tt)*]) => { flow! { fn $name($n: u64) -> u64 { $($s)* $n } } };
        ($name:ident $n:ident [$($s:tt)*] x $($more:tt)*) => { chain_of! { $name $n [
            $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)* $($s)*
        ] $($more)* } };
        ($name:ident $n:ident [$($s:tt)*] and $($more:tt)*) => { chain_of! { $name $n [
            $($s)* $($s)* $($s)* let $n = add($n)?;
        ] $($more)* } };
    }

    chain_of! { hundred n [ let n = add(n)?; ] x x }
    chain_of! { many n [ let n = add(n)?; ] x and and }

    #[tokio::test]
    async fn more_nodes_than_bits_of_a_word_or_of_two_run_each_once() {
        let rt = Runtime::builder().build();
        // 10, then 31, then 94 nodes in one scope.
        assert_eq!(many(0).run(&rt).await.unwrap(), 94);
        assert_eq!(many::INFO.rows.len() - 1, 94);
        assert_eq!(chain(0).run(&rt).await.unwrap(), 201);
    }

    chain_of! { three_words n [ let n = add(n)?; ] x and and and }

    #[tokio::test]
    async fn a_chain_of_283_nodes_counts_to_283() {
        let rt = Runtime::builder().build();
        assert_eq!(three_words(0).run(&rt).await.unwrap(), 283);
    }
}

mod ends {
    use super::*;

    flow! {
        fn hanging() -> u64 {
            let a = nap("a", 1_000, &[])?;
            let b = nap("b", 1_000, &[])?;
            nap("c", a, &[b])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn dropping_a_flow_drops_every_call_in_flight() {
        let log = Log::new();
        let rt = log.runtime();
        let flow = tokio::time::timeout(Duration::from_millis(100), hanging().run(&rt));
        flow.await.unwrap_err();
        assert_eq!(log.events(), ["a", "b", "a dropped", "b dropped"]);
    }

    flow! {
        fn failing() -> u64 {
            let bad = fail(20)?;
            let quick = nap("quick", 10, &[])?;
            let slow = nap("slow", 1_000, &[])?;
            let next = nap("next", 100, &[quick])?;
            nap("never", bad, &[slow, next])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_failure_starts_nothing_new_and_drops_the_rest() {
        let log = Log::new();
        let begin = Instant::now();
        let error = failing().run(&log.runtime()).await.unwrap_err();
        assert_eq!(begin.elapsed(), Duration::from_millis(20));
        assert_eq!(error.node(), Some("failing/bad"));
        let events = log.events();
        assert_eq!(events, ["quick", "slow", "quick done", "next", "slow dropped", "next dropped"]);
    }

    flow! {
        fn failing_soon() -> u64 {
            let bad = fail(5)?;
            let sibling = nap("sibling", 10, &[])?;
            bad + sibling
        }
    }

    #[step]
    async fn refuse() -> Result<u64, std::io::Error> {
        Err(std::io::Error::other("no"))
    }

    flow! {
        fn failing_when_started() -> u64 {
            let bad = refuse()?;
            let sibling = nap("sibling", 10, &[])?;
            bad + sibling
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_while_nodes_are_started_starts_no_further_one() {
        let log = Log::new();
        failing_when_started().run(&log.runtime()).await.unwrap_err();
        assert_eq!(log.events(), [""; 0]);
        failing_soon().run(&log.runtime()).await.unwrap_err();
        assert_eq!(log.events(), ["sibling", "sibling dropped"]);
    }

    flow! {
        fn not_a_number(text: String) -> u64 {
            let number: u64 = text.parse()?;
            nap("number", number, &[])?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_question_mark_on_a_plain_result_ends_the_flow_with_its_error() {
        let log = Log::new();
        let good = not_a_number("12".into()).run(&log.runtime()).await;
        assert_eq!(good.unwrap(), 12);
        let error = not_a_number("twelve".into()).run(&log.runtime()).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "node `not_a_number/number` failed: invalid digit found in string"
        );
        assert_eq!(error.step(), None);
        let ErrorKind::Code(source) = error.kind() else { panic!("{error:?}") };
        assert!(source.is::<std::num::ParseIntError>());
    }
}

mod panics {
    use super::*;

    #[step]
    async fn explode(fuse: u64) -> u64 {
        tokio::time::sleep(Duration::from_millis(fuse)).await;
        panic!("boom after {fuse}")
    }

    #[step]
    fn explode_at_once() -> u64 {
        panic!("boom")
    }

    #[step(blocking)]
    fn explode_elsewhere() -> u64 {
        panic!("boom on a thread")
    }

    #[step(ensure(output[7] == 'x'))]
    async fn gated() -> Vec<char> {
        vec!['a']
    }

    fn burst(text: &str) -> String {
        panic!("no filter for {text}")
    }

    #[step(prompt = "{{ text | burst }}")]
    async fn filtered(text: &str) -> String;

    #[step(prompt = "{{ text }}", ensure(output.as_bytes()[99] == 0))]
    async fn asked(text: &str) -> String;

    flow! { fn in_async() -> u64 { let bomb = explode(5)?; bomb } }
    flow! { fn in_sync() -> u64 { let bomb = explode_at_once()?; bomb } }
    flow! { fn in_blocking() -> u64 { let bomb = explode_elsewhere()?; bomb } }
    flow! { fn in_gate() -> Vec<char> { let bomb = gated()?; bomb } }
    flow! { fn in_filter() -> String { let bomb = filtered("x")?; bomb } }
    flow! { fn in_prompt_gate() -> String { let bomb = asked("x")?; bomb } }
    flow! { fn in_binding(n: usize) -> u64 { let bomb = [1_u64, 2][n]; bomb } }
    flow! { fn in_tail(n: Vec<u64>) -> u64 { n.into_iter().next().expect("one number") } }

    fn runtime() -> Runtime {
        Runtime::new(Scripted::new().on::<asked>(|_| "fine").on::<filtered>(|_| "fine"))
    }

    macro_rules! node_of_panic {
        ($flow:expr, $node:literal, $step:expr, $message:literal) => {
            let error = $flow.run(&runtime()).await.unwrap_err();
            assert_eq!(error.node(), Some($node));
            assert_eq!(error.step(), $step, "{error:?}");
            let ErrorKind::Panic(message) = error.kind() else { panic!("{error:?}") };
            assert_eq!(message, $message);
        };
    }

    #[tokio::test(start_paused = true)]
    async fn a_panic_is_the_failure_of_its_node() {
        node_of_panic!(in_async(), "in_async/bomb", Some("explode"), "boom after 5");
        node_of_panic!(in_sync(), "in_sync/bomb", Some("explode_at_once"), "boom");
        node_of_panic!(
            in_blocking(),
            "in_blocking/bomb",
            Some("explode_elsewhere"),
            "boom on a thread"
        );
        node_of_panic!(
            in_gate(),
            "in_gate/bomb",
            Some("gated"),
            "index out of bounds: the len is 1 but the index is 7"
        );
        node_of_panic!(in_filter(), "in_filter/bomb", Some("filtered"), "no filter for x");
        node_of_panic!(
            in_prompt_gate(),
            "in_prompt_gate/bomb",
            Some("asked"),
            "index out of bounds: the len is 4 but the index is 99"
        );
        node_of_panic!(
            in_binding(9),
            "in_binding/bomb",
            None,
            "index out of bounds: the len is 2 but the index is 9"
        );
        node_of_panic!(in_tail(Vec::new()), "in_tail/output", None, "one number");
    }

    #[tokio::test(start_paused = true)]
    async fn a_panic_in_a_step_that_runs_alone_is_an_error_too() {
        let error = explode(1).run(&runtime()).await.unwrap_err();
        assert_eq!(error.to_string(), "step `explode` failed: panicked: boom after 1");
        assert_eq!(error.attempts().len(), 1);
        let error = explode_at_once().run(&runtime()).await.unwrap_err();
        assert_eq!(error.to_string(), "step `explode_at_once` failed: panicked: boom");
        let error = gated().run(&runtime()).await.unwrap_err();
        assert_eq!(error.step(), Some("gated"));
    }

    #[step(fallback = 7)]
    async fn insured() -> u64 {
        panic!("boom")
    }

    #[tokio::test]
    async fn a_fallback_stands_in_after_a_panic() {
        assert_eq!(insured().run(&runtime()).await.unwrap(), 7);
    }

    #[tokio::test(start_paused = true)]
    async fn other_flows_outlive_a_panic_in_one() {
        let log = Log::new();
        let rt = log.runtime();
        let (bad, good) = tokio::join!(in_async().run(&rt), super::latency_of_one().run(&rt));
        assert!(bad.is_err());
        assert_eq!(good.unwrap(), 10);
    }
}

flow! { fn latency_of_one() -> u64 { nap("one", 10, &[])? } }

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flow_runs_in_a_spawned_task_on_several_threads() {
    let log = Log::new();
    let rt = log.runtime();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let rt = rt.clone();
            tokio::spawn(async move { latency_of_one().run(&rt).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap(), 10);
    }
}

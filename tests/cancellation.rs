//! What a failure and a drop leave running: nothing, wherever it stands in the flow.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use flow::prelude::*;
use tokio::time::{Instant, sleep, timeout};

/// How many calls have begun, are alive, and have gone on after their wait.
#[derive(Clone, Default)]
struct Meter(Arc<[AtomicUsize; 3]>);

impl Meter {
    fn runtime(&self) -> Runtime {
        Runtime::builder().resource(self.clone()).build()
    }

    fn counts(&self) -> [usize; 3] {
        self.0.each_ref().map(|count| count.load(Ordering::SeqCst))
    }
}

struct Alive(Meter);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.0[1].fetch_sub(1, Ordering::SeqCst);
    }
}

#[step]
async fn work(ms: u64, #[resource] meter: &Meter) -> u64 {
    meter.0[0].fetch_add(1, Ordering::SeqCst);
    meter.0[1].fetch_add(1, Ordering::SeqCst);
    let _alive = Alive(meter.clone());
    sleep(Duration::from_millis(ms)).await;
    meter.0[2].fetch_add(1, Ordering::SeqCst);
    ms
}

#[step]
async fn fail(ms: u64) -> Result<u64, String> {
    sleep(Duration::from_millis(ms)).await;
    Err("it broke".into())
}

#[step]
async fn fail_if(condition: bool, ms: u64) -> Result<u64, String> {
    sleep(Duration::from_millis(ms)).await;
    if condition { Err("it broke".into()) } else { Ok(ms) }
}

/// The flow fails after 10 ms; how many calls have begun, are alive, and went on.
async fn failed<F: flow::FlowDef>(flow: flow::Flow<'static, u64, F>) -> [usize; 3] {
    let (meter, clock) = (Meter::default(), Instant::now());
    flow.run(&meter.runtime()).await.unwrap_err();
    assert_eq!(clock.elapsed(), Duration::from_millis(10));
    meter.counts()
}

mod failures {
    use super::*;

    flow! {
        fn beside() -> u64 {
            let bad = fail(10)?;
            let same_moment = work(10)?;
            let later = work(20)?;
            bad + same_moment + later
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_node_that_is_woken_together_with_the_failure_is_not_polled_again() {
        assert_eq!(failed(beside()).await, [2, 0, 0]);
    }

    flow! {
        fn in_a_round() -> u64 {
            let beside = work(10)?;
            let all = for i in 0..5u64 {
                let bad = fail_if(i == 0, 10)?;
                let same_moment = work(10)?;
                bad + same_moment
            };
            all[0] + beside
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_failed_round_stops_the_other_rounds_and_the_nodes_of_its_own() {
        // The node above it was polled first, in source order; nothing else went on.
        assert_eq!(failed(in_a_round()).await, [6, 0, 1]);
    }

    flow! {
        fn inner(fails: bool) -> u64 {
            let bad = fail_if(fails, 10)?;
            let same_moment = work(10)?;
            let all = for _ in 0..3 { work(10)? };
            bad + same_moment + all[0]
        }
    }

    flow! {
        fn outer() -> u64 {
            let left = inner(true)?;
            let right = inner(false)?;
            let beside = work(10)?;
            left + right + beside
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_in_a_sub_flow_stops_the_flow_around_it_and_all_its_other_sub_flows() {
        assert_eq!(failed(outer()).await, [9, 0, 0]);
    }

    flow! {
        fn deep(n: u64) -> u64 {
            let bad = match n {
                0 => 0,
                _ => {
                    let all = #[limit(2)] for i in 0..4u64 {
                        if i == 1 { inner(true)? } else { work(30)? }
                    };
                    all[0]
                }
            };
            let mut refined = work(4)?;
            #[limit(9)]
            while refined > 0 {
                refined = work(4)?;
            }
            bad + refined
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_deep_inside_stops_loops_elsewhere() {
        // One round beside the sub-flow, its 4 calls, and the third turn of the loop.
        assert_eq!(failed(deep(1)).await, [1 + 4 + 3, 0, 2]);
    }

    flow! {
        fn tried() -> u64 {
            let lost = try { inner(true)? };
            let beside = work(20)?;
            beside + lost.unwrap_or(1)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_in_a_try_stops_what_is_inside_and_nothing_else() {
        let (meter, clock) = (Meter::default(), Instant::now());
        assert_eq!(tried().run(&meter.runtime()).await.unwrap(), 21);
        assert_eq!(clock.elapsed(), Duration::from_millis(20));
        assert_eq!(meter.counts(), [5, 0, 1]);
    }

    flow! {
        fn at_once() -> u64 {
            let all = for i in 0..1_000u64 {
                let number: u64 = (if i == 3 { "three" } else { "3" }).parse()?;
                work(number)?
            };
            all[0]
        }
    }

    #[tokio::test(start_paused = true)]
    async fn no_round_starts_after_one_that_failed_at_once() {
        let meter = Meter::default();
        at_once().run(&meter.runtime()).await.unwrap_err();
        assert_eq!(meter.counts(), [3, 0, 0]);
    }
}

mod drops {
    use super::*;

    flow! {
        fn inner(ms: u64) -> u64 {
            let a = work(ms)?;
            let b = for _ in 0..2 { work(ms)? };
            a + b[0]
        }
    }

    flow! {
        fn everything(first: u64) -> u64 {
            let plain = work(first)?;
            let rounds = for _ in 0..3 {
                let tried = try { inner(50)? };
                tried.clone().unwrap_or(0)
            };
            let arm = if plain > 0 { work(1)? } else { 0 };
            let mut refined = work(50)?;
            #[limit(2)]
            while refined > 0 {
                refined = work(50)?;
            }
            work(50)?;
            work(50)?;
            arm + rounds[0] + refined
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_dropped_flow_leaves_nothing_running() {
        let meter = Meter::default();
        let rt = meter.runtime();
        timeout(Duration::from_millis(20), everything(50).run(&rt)).await.unwrap_err();
        assert_eq!(meter.counts(), [1 + 9 + 1 + 1, 0, 0]);
        sleep(Duration::from_secs(1)).await;
        assert_eq!(meter.counts(), [12, 0, 0]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_dropped_replay_leaves_nothing_running_though_completions_wait_for_their_turn() {
        let meter = Meter::default();
        let history = everything(50).run_traced(&meter.runtime()).await.trace.history;
        assert_eq!(history.events[12], flow::HistoryEvent::Completed(0));
        let meter = Meter::default();
        let rt = meter.runtime();
        // The first is the last to be done this time: eleven wait for it, and nothing that needs them leaves.
        let replay = everything(500).with(With::new().replay(history));
        timeout(Duration::from_millis(70), replay.run(&rt)).await.unwrap_err();
        assert_eq!(meter.counts(), [12, 0, 11]);
    }

    #[tokio::test(start_paused = true)]
    async fn an_aborted_task_drops_its_flow_and_the_calls_of_it() {
        let meter = Meter::default();
        let rt = meter.runtime();
        let task = tokio::spawn(async move { everything(50).run(&rt).await });
        sleep(Duration::from_millis(20)).await;
        assert_eq!(meter.counts(), [12, 12, 0]);
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        assert_eq!(meter.counts(), [12, 0, 0]);
    }
}

mod blocking {
    use super::*;

    /// What a blocking step has noted, and when it may end.
    #[derive(Clone)]
    struct Gate(mpsc::Sender<u64>, Arc<Mutex<mpsc::Receiver<()>>>);

    #[step(blocking)]
    fn block(name: u64, #[resource] gate: Gate) -> u64 {
        let _ = gate.0.send(name);
        let _ = gate.1.lock().unwrap().recv_timeout(Duration::from_secs(20));
        let _ = gate.0.send(name + 10);
        name
    }

    flow! {
        fn blocked() -> u64 {
            let all = for name in 0..3u64 { block(name)? };
            all.len() as u64
        }
    }

    #[test]
    fn a_blocking_step_that_has_not_begun_never_does_and_one_that_has_runs_to_its_end() {
        let (note, notes) = mpsc::channel();
        let (open, opened) = mpsc::channel();
        let gate = Gate(note, Arc::new(Mutex::new(opened)));
        let rt = Runtime::builder().resource(gate).build();
        // One thread for blocking work, so that two of the three steps wait for it.
        let executor = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(1)
            .enable_time()
            .build()
            .unwrap();
        let task = executor.spawn(async move { blocked().run(&rt).await });
        assert_eq!(notes.recv_timeout(Duration::from_secs(20)).unwrap(), 0);
        task.abort();
        assert!(executor.block_on(task).unwrap_err().is_cancelled());
        open.send(()).unwrap();
        assert_eq!(notes.recv_timeout(Duration::from_secs(20)).unwrap(), 10);
        // Any that had stayed in the queue would run now; every sender is gone when none does.
        drop(open);
        assert_eq!(
            notes.recv_timeout(Duration::from_secs(20)),
            Err(mpsc::RecvTimeoutError::Disconnected)
        );
    }
}

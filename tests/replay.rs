//! The order of a run: kept by its trace, and followed by a replay.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flow::prelude::*;
use flow::{ErrorKind, History, HistoryEvent, Traced};

/// How long each call takes, by its name; 1 ms if it is not there. And what was begun, in order.
#[derive(Clone, Default)]
struct World(Arc<BTreeMap<&'static str, u64>>, Arc<Mutex<Vec<String>>>);

impl World {
    fn new<const N: usize>(latencies: [(&'static str, u64); N]) -> Self {
        World(Arc::new(latencies.into()), Arc::default())
    }

    fn runtime(&self) -> Runtime {
        Runtime::builder().resource(self.clone()).build()
    }

    fn begun(&self) -> Vec<String> {
        self.1.lock().unwrap().clone()
    }
}

#[step]
async fn work(name: &str, needs: &[u64], #[resource] world: &World) -> u64 {
    world.1.lock().unwrap().push(name.to_owned());
    let ms = world.0.get(name).copied().unwrap_or(1);
    tokio::time::sleep(Duration::from_millis(ms)).await;
    1 + needs.iter().sum::<u64>()
}

#[step]
async fn fail(name: &str, #[resource] world: &World) -> Result<u64, String> {
    let ms = world.0.get(name).copied().unwrap_or(1);
    tokio::time::sleep(Duration::from_millis(ms)).await;
    Err(format!("{name} broke"))
}

fn call(node: &str) -> HistoryEvent {
    HistoryEvent::Called(node.into())
}

fn completion(call: usize) -> HistoryEvent {
    HistoryEvent::Completed(call)
}

async fn replay<T, F: flow::FlowDef>(
    flow: flow::Flow<'_, T, F>,
    history: &History,
    world: &World,
) -> Traced<T> {
    let rt = world.runtime();
    flow.with(With::new().replay(history.clone())).run_traced(&rt).await
}

flow! {
    fn two() -> u64 {
        let a = work("a", &[])?;
        let b = work("b", &[])?;
        let after_a = work("after a", &[a])?;
        let after_b = work("after b", &[b])?;
        work("end", &[after_a, after_b])?
    }
}

#[tokio::test(start_paused = true)]
async fn a_trace_has_the_calls_and_their_completions_in_order() {
    let run = two().run_traced(&World::new([("b", 5), ("after b", 9)]).runtime()).await;
    let expected = [
        call("two/a"),
        call("two/b"),
        completion(0),
        call("two/after_a"),
        completion(2),
        completion(1),
        call("two/after_b"),
        completion(3),
        call("two/work"),
        completion(4),
    ];
    assert_eq!(run.trace.history.events, expected);
}

#[tokio::test(start_paused = true)]
async fn completions_of_one_moment_enter_one_at_a_time() {
    // Both are done after 3 ms; what waits for the first leaves before the second enters.
    let run = two().run_traced(&World::new([("a", 3), ("b", 3)]).runtime()).await;
    let order = [completion(0), call("two/after_a"), completion(1)];
    assert_eq!(run.trace.history.events[2..5], order);
}

#[tokio::test(start_paused = true)]
async fn a_replay_follows_the_order_of_its_history_whatever_is_done_first() {
    let first = two().run_traced(&World::new([("a", 1), ("b", 5)]).runtime()).await;
    let world = World::new([("a", 50), ("b", 1), ("after b", 90)]);
    let second = replay(two(), &first.trace.history, &world).await;
    assert_eq!(second.trace.history, first.trace.history);
    assert_eq!(second.result.unwrap(), first.result.unwrap());
    // By itself, this world begins with what comes after `b`.
    assert_eq!(world.begun(), ["a", "b", "after a", "after b", "end"]);
    let alone = World::new([("a", 50), ("b", 1), ("after b", 90)]);
    two().run(&alone.runtime()).await.unwrap();
    assert_eq!(alone.begun(), ["a", "b", "after b", "after a", "end"]);
}

#[tokio::test(start_paused = true)]
async fn a_replay_needs_no_trace() {
    let first = two().run_traced(&World::new([("b", 5)]).runtime()).await;
    let world = World::new([("a", 50)]);
    let again = two().with(With::new().replay(first.trace.history));
    assert_eq!(again.run(&world.runtime()).await.unwrap(), 5);
    assert_eq!(world.begun(), ["a", "b", "after a", "after b", "end"]);
}

#[tokio::test(start_paused = true)]
async fn a_history_survives_json() {
    let history = two().run_traced(&World::default().runtime()).await.trace.history;
    let json = serde_json::to_string(&history).unwrap();
    assert!(json.starts_with(r#"[{"call":"two/a"},{"call":"two/b"},{"completion":0}"#));
    assert_eq!(serde_json::from_str::<History>(&json).unwrap(), history);
}

mod parts {
    use super::*;

    flow! {
        fn inner(name: &str) -> u64 {
            let one = work(name, &[])?;
            work("inner", &[one])?
        }
    }

    flow! {
        fn all(names: Vec<&'static str>) -> u64 {
            let list = #[limit(2)] for name in &names { inner(name)? };
            let tried = try {
                let left = work("left", &[])?;
                let lost = fail("lost")?;
                left + lost
            };
            list.iter().sum::<u64>() + tried.unwrap_or(100)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn rounds_sub_flows_and_failures_are_replayed_too() {
        let names = || vec!["x", "y", "z"];
        let slow = World::new([("x", 7), ("left", 20), ("lost", 9)]);
        let first = all(names()).run_traced(&slow.runtime()).await;
        let events = &first.trace.history.events;
        assert_eq!(
            events[..4],
            [call("all/list[0]/one"), call("all/list[1]/one"), call("all/left"), call("all/lost")]
        );
        // The round of `z` takes the place of `y`'s; `left` was dropped when `lost` failed.
        let then = [completion(1), call("all/list[1]/work"), completion(4)];
        assert_eq!(events[4..7], then);
        assert_eq!(events[7], call("all/list[2]/one"));
        assert!(events.contains(&completion(3)) && !events.contains(&completion(2)));

        let quick = World::new([("z", 40), ("left", 1), ("lost", 2)]);
        let second = replay(all(names()), &first.trace.history, &quick).await;
        assert_eq!(second.trace.history, first.trace.history);
        assert_eq!(second.result.unwrap(), first.result.unwrap());
    }

    #[tokio::test(start_paused = true)]
    async fn a_step_alone_has_a_history_too() {
        let world = World::default();
        let run = work("alone", &[]).run_traced(&world.runtime()).await;
        assert_eq!(run.trace.history.events, [call("work"), completion(0)]);
        let with = With::new().replay(run.trace.history);
        assert_eq!(work("alone", &[]).with(with).run(&world.runtime()).await.unwrap(), 1);
    }

    flow! {
        fn partly(history: &History) -> u64 {
            work("part", &[]).with(With::new().replay(history.clone()))?
        }
    }

    flow! {
        fn partly_by_flow(history: &History) -> u64 {
            two().with(With::new().replay(history.clone()))?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_part_of_a_run_cannot_be_replayed() {
        let world = World::default();
        for error in [
            partly(&History::default()).run(&world.runtime()).await.unwrap_err(),
            partly_by_flow(&History::default()).run(&world.runtime()).await.unwrap_err(),
        ] {
            assert!(error.to_string().contains("only a whole run can replay a history"), "{error}");
        }
        assert_eq!(world.begun(), [""; 0]);
    }
}

mod differences {
    use super::*;

    /// The error of `two` with a history that is not its own, and what was begun until then.
    async fn difference(change: impl FnOnce(&mut Vec<HistoryEvent>)) -> (String, Vec<String>) {
        let mut history = two().run_traced(&World::default().runtime()).await.trace.history;
        change(&mut history.events);
        let world = World::default();
        let error = replay(two(), &history, &world).await.result.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Replay(_)));
        assert!(error.remedy().contains("the flow that made it"));
        let text = error.to_string();
        let difference = text.strip_prefix("the run does not follow its history: ");
        (difference.unwrap().to_owned(), world.begun())
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_the_history_has_not_is_named_and_not_made() {
        let (why, begun) = difference(|events| events[1] = call("two/c")).await;
        assert_eq!(why, "event 2 is the call of `two/c`, and the run calls `two/b`");
        assert_eq!(begun, ["a"]);
        let (why, begun) = difference(|events| drop(events.remove(3))).await;
        assert_eq!(why, "event 7 is the completion of `two/work`, which was not made before");
        assert_eq!(begun, [""; 0]);
        let (why, begun) = difference(|events| events[4] = completion(0)).await;
        assert_eq!(why, "event 5 is the completion of `two/a`, for the second time");
        assert_eq!(begun, [""; 0]);
        let (why, begun) = difference(|events| events.swap(3, 4)).await;
        assert_eq!(why, "event 4 is the completion of `two/b`, and the run calls `two/after_a`");
        assert_eq!(begun, ["a", "b"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_the_run_does_not_make_is_named() {
        let (why, begun) = difference(|events| events.insert(2, call("two/more"))).await;
        assert_eq!(why, "event 3 is the call of `two/more`, which the run does not make");
        assert_eq!(begun, ["a", "b"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_history_that_ends_before_the_run_or_after_it_is_no_match() {
        let (why, _) = difference(|events| events.truncate(3)).await;
        assert_eq!(why, "it ends after 3 events, and the run calls `two/after_a`");
        let (why, _) = difference(|events| events.truncate(2)).await;
        assert_eq!(why, "it ends after 2 events, and the run goes on");
        let (why, _) = difference(|events| events.push(call("two/more"))).await;
        assert_eq!(why, "event 11 is the call of `two/more`, and the run has ended");
    }

    flow! {
        fn hopeful() -> u64 {
            let tried = try { work("first", &[])? };
            tried.unwrap_or(0) + 1
        }
    }

    #[tokio::test(start_paused = true)]
    async fn no_try_hides_a_difference() {
        let history = History { events: vec![call("hopeful/other"), completion(0)] };
        let error = replay(hopeful(), &history, &World::default()).await.result.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Replay(_)), "{error}");
    }
}

//! Voting, partial results, quorums.

use flow::{Outcomes, Scripted, StepError, majority, outcomes};

use super::*;

/// Is {{ text }} about billing or something else?
#[step]
async fn classify(text: &str) -> String;

flow! {
    fn vote(text: String) -> String {
        let votes = for _ in 0..5 { classify(&text)? };
        let won = majority(&votes).ok_or("nobody voted")?;
        format!("{} {} {}", won.value, won.count, won.share)
    }
}

#[tokio::test(start_paused = true)]
async fn five_votes_are_five_calls() {
    let mut model = Scripted::new();
    for reply in ["other", "billing", "billing", "other", "billing"] {
        model = model.reply("classify", reply);
    }
    let traced = vote("my bill".into()).run_traced(&Runtime::new(model)).await;
    assert_eq!(traced.result.unwrap(), "billing 3 0.6");
    assert_eq!(traced.trace.attempts.len(), 5);
}

#[test]
fn a_tie_goes_to_the_value_that_got_there_first() {
    let won = majority(&["a", "b", "b", "a"]).unwrap();
    assert_eq!((won.value, won.count, won.share), ("b", 2, 0.5));
    assert_eq!(majority(&["a", "b"]).unwrap().value, "a");
    assert_eq!(majority::<u8>(&[]), None);
}

#[step(timeout = "10ms")]
async fn review(side: &str) -> Result<String, String> {
    match side {
        "slow" => sleep(Duration::from_millis(100)).await,
        "bad" => return Err("no access".into()),
        _ => {}
    }
    Ok(format!("{side} is fine\nindeed"))
}

/// Merge.
///
/// {{ found }}
#[step]
async fn merge(found: &Outcomes<String>) -> String;

flow! {
    fn perspectives(sides: Vec<String>, needed: usize) -> String {
        let results = for side in &sides { try { review(side)? } };
        let found = outcomes(&sides, results.clone()).at_least(needed)?;
        merge(&found)?
    }
}

fn sides() -> Vec<String> {
    ["types", "slow", "tests", "bad"].map(str::to_owned).into()
}

#[tokio::test(start_paused = true)]
async fn a_merge_names_what_is_missing() {
    let model = Scripted::new().reply("merge", "all well");
    let traced = perspectives(sides(), 2).run_traced(&Runtime::new(model)).await;
    assert_eq!(traced.result.unwrap(), "all well");
    let merged = traced.trace.attempts.last().unwrap();
    let expected = "completed:\n- types: types is fine\n  indeed\n- tests: tests is fine\n  indeed\n\
                    missing:\n- slow (timed out)\n- bad (no access)";
    assert!(merged.input.contains(expected), "{}", merged.input);
}

#[tokio::test(start_paused = true)]
async fn a_quorum_that_is_not_met_ends_the_flow_with_every_cause() {
    let rt = Runtime::new(Scripted::new());
    let text = perspectives(sides(), 3).run(&rt).await.unwrap_err().to_string();
    let expected =
        "only 2 of 4 completed, at least 3 are needed; missing: slow (timed out), bad (no access)";
    assert!(text.ends_with(expected), "{text}");
}

flow! {
    fn inline(sides: Vec<String>) -> usize {
        let found = outcomes(&sides, for side in &sides { try { review(side)? } }).at_least(1)?;
        found.missing.len()
    }
}

#[tokio::test(start_paused = true)]
async fn outcomes_may_be_made_right_around_the_loop() {
    assert_eq!(timed(inline(sides())).await.0.unwrap(), 2);
}

#[test]
fn names_and_results_that_do_not_match_are_not_lost() {
    let found = outcomes(["a"], [Ok(1), Ok(2)]);
    assert_eq!(found.completed, [("a".to_owned(), 1), ("2".to_owned(), 2)]);
    let found = outcomes(["a", "b"], [Ok(1)]);
    assert_eq!(found.missing[0].0, "b");
    assert_eq!(found.missing[0].1.message, "there is no result for it");
}

#[test]
fn outcomes_are_stored_and_read_back() {
    let found: Outcomes<u8> = outcomes(["a", "b"], [Ok(1), Err(failure())]);
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Outcomes<u8>>(&json).unwrap(), found);
}

fn failure() -> StepError {
    let json =
        r#"{"step": null, "node": null, "kind": "timeout", "message": "late", "attempts": 1}"#;
    serde_json::from_str(json).unwrap()
}

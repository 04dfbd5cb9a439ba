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

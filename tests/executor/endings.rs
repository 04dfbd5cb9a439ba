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

    // The model's own bound can be doubled as well.
    let (mut spy, _) = rating([cut(), json!({"score": 5}).into()]);
    spy.capabilities.output_limit = Some(4_096);
    rate("it").run(&Runtime::new(spy.clone())).await.unwrap();
    let rooms: Vec<_> = spy.requests().iter().map(|r| r.options.max_tokens).collect();
    assert_eq!(rooms, [None, Some(8_192)]);

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

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
    let rt = Runtime::builder().model("writer", writer.clone()).model("slow", says("s")).build();
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
    assert!(matches!(&missing[0], Missing::Model { name, step: "check", .. } if name == "fast"));
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

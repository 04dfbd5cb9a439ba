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

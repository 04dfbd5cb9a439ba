//! Made-up replies are valid, repeatable, and look real.

mod contracts;

use std::time::Duration;

use contracts::{Visit, each};
use flow_runtime::{Dialect, Message, Model, Rehearsal, Reply, Request, Role, Schema, reply};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn request<T: JsonSchema + DeserializeOwned + 'static>(dialect: Dialect) -> Request {
    let mut request = Request::new("rate", vec![Message::text(Role::User, "Rate this.")]);
    request.schema = Schema::of::<T>().wire(dialect);
    request
}

/// Runs a reply that does not wait.
fn reply_to(model: &Rehearsal, request: &Request) -> Reply {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(model.complete(request)).expect("a reply")
}

#[test]
fn replies_are_valid_for_every_shape_of_type() {
    struct Visitor;
    impl Visit for Visitor {
        fn visit<T: std::fmt::Debug + JsonSchema + DeserializeOwned + 'static>(
            &mut self,
            _: Vec<Value>,
        ) {
            let schema = Schema::of::<T>();
            let request = request::<T>(Dialect::JsonSchema);
            for seed in 0..50 {
                let text = reply_to(&Rehearsal::new().seed(seed), &request).text;
                let read = reply::decode::<T>(&text, &schema, Dialect::JsonSchema);
                assert!(read.is_ok(), "{read:?} in {text}");
            }
        }
    }
    each(&mut Visitor);
}

#[test]
fn a_form_that_holds_itself_comes_to_an_end() {
    #[derive(Debug, serde::Serialize, serde::Deserialize, JsonSchema)]
    enum Chain {
        More(Box<Chain>),
        Both { left: Box<Chain>, right: Vec<Chain> },
        End(u8),
    }
    let request = request::<Chain>(Dialect::JsonSchema);
    for seed in 0..200 {
        let text = reply_to(&Rehearsal::new().seed(seed), &request).text;
        assert!(reply::parse::<Chain>(&text).is_ok(), "{text}");
        assert!(text.len() < 20_000, "{} bytes", text.len());
    }
}

#[test]
fn a_set_has_no_item_twice() {
    let request = request::<std::collections::BTreeSet<contracts::Key>>(Dialect::JsonSchema);
    for seed in 0..20 {
        let text = reply_to(&Rehearsal::new().seed(seed), &request).text;
        assert!(text == r#"["Zeta","Alpha"]"# || text == r#"["Alpha","Zeta"]"#, "{text}");
    }
}

#[test]
fn the_same_request_and_seed_bring_the_same_reply() {
    let first = request::<contracts::Nested>(Dialect::JsonSchema);
    let model = Rehearsal::new();
    assert_eq!(reply_to(&model, &first), reply_to(&model.clone(), &first));
    assert_ne!(reply_to(&model, &first), reply_to(&model.clone().seed(1), &first));
    let mut other = first.clone();
    other.step = "other".into();
    assert_ne!(reply_to(&model, &first), reply_to(&model, &other));
    let mut other = first.clone();
    other.messages = vec![Message::text(Role::User, "Rate that.")].into();
    assert_ne!(reply_to(&model, &first), reply_to(&model, &other));
}

#[test]
fn lengths_follow_the_names_of_the_properties() {
    #[derive(serde::Serialize, serde::Deserialize, JsonSchema)]
    struct Article {
        title: String,
        summary: String,
        body: String,
        points: Vec<String>,
    }
    for seed in 0..20 {
        let text =
            reply_to(&Rehearsal::new().seed(seed), &request::<Article>(Dialect::JsonSchema)).text;
        let article: Article = reply::parse(&text).expect("an article");
        let words = |text: &str| text.split_whitespace().count();
        assert!((2..=5).contains(&words(&article.title)), "{}", article.title);
        assert!((7..=28).contains(&words(&article.summary)), "{}", article.summary);
        assert!(words(&article.body) >= 21, "{}", article.body);
        assert!((2..=4).contains(&article.points.len()), "{:?}", article.points);
    }
}

#[test]
fn a_plain_text_is_a_paragraph_or_two() {
    let reply = reply_to(&Rehearsal::new(), &request::<String>(Dialect::JsonSchema));
    assert!(reply.text.split_whitespace().count() > 10, "{}", reply.text);
    assert!(reply.text.split("\n\n").count() <= 2);
    assert!(reply.usage.input_tokens > Some(0) && reply.usage.output_tokens > Some(10));
}

#[test]
fn it_says_what_it_is() {
    let model = Rehearsal::new();
    assert_eq!(model.id(), "rehearsal");
    assert_eq!(model.capabilities().dialect, Dialect::JsonSchema);
}

#[tokio::test(start_paused = true)]
async fn a_latency_is_waited_for_and_none_is_the_default() {
    let request = request::<u8>(Dialect::JsonSchema);
    let started = tokio::time::Instant::now();
    Rehearsal::new().complete(&request).await.expect("a reply");
    assert_eq!(started.elapsed(), Duration::ZERO);
    let (low, high) = (Duration::from_millis(200), Duration::from_millis(900));
    Rehearsal::new().latency(low..=high).complete(&request).await.expect("a reply");
    assert!(
        (low..=high + Duration::from_millis(1)).contains(&started.elapsed()),
        "{:?}",
        started.elapsed()
    );
}

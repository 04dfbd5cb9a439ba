//! What `support(ticket).plan(&rt)` bounds, before anything runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flow::prelude::*;
use flow::{
    Attempt, Bound, Capabilities, ErrorKind, Finish, Latencies, ModelError, ModelErrorKind, Plan,
    PlannedNode, Price, Reply, Request, Scripted, Usage,
};

#[contract]
#[derive(Copy)]
enum Topic {
    Billing,
    Other,
}

/// {{ text }}
#[step(model = "fast", attempts = 2, max_tokens = 10)]
async fn classify(text: &str) -> Topic;

/// {{ text }}
#[step(max_tokens = 100)]
async fn write(text: &str) -> String;

/// {{ text }}
#[step(max_tokens = 20, attempts = 1)]
async fn is_good(text: &str) -> bool;

/// {{ text }}
#[step]
async fn endless(text: &str) -> String;

#[step]
async fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn is_transient(_: &String) -> bool {
    true
}

#[step(attempts = 4, transient = is_transient)]
async fn fetch(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// Counts its calls and fails all of them.
#[derive(Clone, Default)]
struct Asked(Arc<AtomicUsize>);

impl Model for Asked {
    fn id(&self) -> &str {
        "asked"
    }

    async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(Reply::new(""))
    }
}

/// In and out, a dollar each for a million tokens.
fn runtime() -> Runtime {
    let price = Price::per_million(1.0, 1.0);
    Runtime::builder().any_model(Asked::default()).price("asked", price).prompt_limit(1_000).build()
}

fn node<'p>(plan: &'p Plan, path: &str) -> &'p PlannedNode {
    plan.nodes.iter().find(|node| node.node == path).unwrap_or_else(|| panic!("{path}: {plan}"))
}

fn calls(plan: &Plan, path: &str) -> Option<u64> {
    node(plan, path).bound.calls
}

flow! {
    fn chain(mail: String) -> String {
        let topic = classify(&mail)?;
        let text = write(&format!("{topic:?}"))?;
        let kept = fetch(&text)?;
        write(&kept)?
    }
}

#[test]
fn a_plan_bounds_each_node_and_asks_no_model() {
    let model = Asked::default();
    let price = Price::per_million(1.0, 1.0);
    let rt = Runtime::builder().any_model(model.clone()).price("asked", price);
    let rt = rt.prompt_limit(1_000).build();
    let plan = chain("x".repeat(500)).plan(&rt).unwrap();
    assert_eq!(model.0.load(Ordering::SeqCst), 0);

    let nodes: Vec<&str> = plan.nodes.iter().map(|node| &*node.node).collect();
    assert_eq!(nodes, ["chain/topic", "chain/text", "chain/kept", "chain/write"]);
    assert_eq!(plan.nodes[0].model.as_deref(), Some("asked"));

    // The prompt of the first is known: its text, the form of the output, and a hint in the second attempt up to the limit.
    let topic = plan.nodes[0].bound;
    assert_eq!((topic.calls, topic.output_tokens), (Some(2), Some(10 + 20)));
    let input = topic.input_tokens.unwrap();
    assert!((2 * 500..=2 * 1_000).contains(&input), "{input}");
    assert_eq!(topic.micro_dollars, Some(input + 30));

    // That of the second depends on the first: no prompt is longer than the limit.
    let text = plan.nodes[1].bound;
    assert_eq!((text.calls, text.input_tokens), (Some(3), Some(3 * 1_000)));
    assert_eq!(text.output_tokens, Some(100 + 2 * 200));

    let kept = plan.nodes[2].bound;
    assert_eq!((kept.calls, kept.input_tokens, kept.micro_dollars), (Some(4), Some(0), Some(0)));

    let sum = |of: fn(&Bound) -> Option<u64>| plan.nodes.iter().map(|n| of(&n.bound)).sum();
    assert_eq!(plan.total.calls, Some(2 + 3 + 4 + 3));
    assert_eq!(plan.total.input_tokens, sum(|bound| bound.input_tokens));
    assert_eq!(plan.total.micro_dollars, sum(|bound| bound.micro_dollars));
    assert!(plan.no_bound.is_empty(), "{plan}");
}

#[test]
fn what_has_no_bound_is_named_with_its_cause_and_a_remedy() {
    flow! {
        fn open(mail: String) -> Vec<String> {
            let text = endless(&mail)?;
            let words = words(&text)?;
            for word in &words { write(word)? }
        }
    }
    let rt = Runtime::new(Asked::default());
    let plan = open("mail".into()).plan(&rt).unwrap();
    let none: Vec<(&str, String, &str)> =
        plan.no_bound.iter().map(|none| (none.of, none.nodes.join(" "), &*none.remedy)).collect();
    let price = "`Runtime::builder().price(\"asked\", Price::per_million(…, …))`";
    let prompt = "bound all prompts: `Runtime::builder().prompt_limit(64_000)`";
    let reply = "`#[step(max_tokens = 1000)]`, or `Runtime::builder().max_tokens(1_000)`";
    let take = "take so many at most: `for word in list.iter().take(10)`";
    assert_eq!(
        none,
        [
            ("tokens out", "open/text".into(), reply),
            ("cost", "open/text open/write".into(), price),
            ("calls", "open/write".into(), take),
            ("tokens in", "open/write".into(), prompt),
        ]
    );
    assert_eq!(plan.total.calls, None);
    assert_eq!(calls(&plan, "open/text"), Some(3));

    // Each remedy is one.
    flow! {
        fn closed(mail: String) -> Vec<String> {
            let text = endless(&mail)?;
            let words = words(&text)?;
            for word in words.iter().take(10) { write(word)? }
        }
    }
    let rt = Runtime::builder().any_model(Asked::default()).max_tokens(1_000).prompt_limit(64_000);
    let rt = rt.price("asked", Price::per_million(0.1, 0.4)).build();
    let plan = closed("mail".into()).plan(&rt).unwrap();
    assert!(plan.no_bound.is_empty(), "{plan}");
    assert_eq!(calls(&plan, "closed/write"), Some(3 * 10));
    assert!(plan.total.micro_dollars.is_some());
}

#[test]
fn a_list_from_the_inputs_has_its_own_length_and_its_prompts_their_own_sizes() {
    flow! {
        fn all(mails: Vec<String>) -> Vec<bool> {
            let long = mails.iter().filter(|mail| mail.len() > 3).cloned().collect::<Vec<String>>();
            #[limit(2)]
            for mail in &long { is_good(&write(mail)?)? }
        }
    }
    let mails = ["a", "bbbbb", "cccc", "dddddd"].map(String::from).to_vec();
    let plan = all(mails).plan(&runtime()).unwrap();
    assert_eq!(node(&plan, "all/write").runs, Some(3));
    assert_eq!(plan.total.calls, Some(3 * 3 + 3));
    let plan = all(Vec::new()).plan(&runtime()).unwrap();
    assert_eq!((plan.total.calls, plan.total.micro_dollars), (Some(0), Some(0)));
}

#[test]
fn of_a_route_the_dearest_arm_counts_unless_the_inputs_choose() {
    flow! {
        fn routed(mail: String) -> String {
            let topic = classify(&mail)?;
            match topic {
                Topic::Billing => write(&write(&mail)?)?,
                Topic::Other => fetch(&mail)?,
            }
        }
        fn chosen(mail: String) -> String {
            if mail.len() > 3 { is_good(&mail)?.to_string() } else { fetch(&mail)? }
        }
    }
    let plan = routed("mail".into()).plan(&runtime()).unwrap();
    assert_eq!(calls(&plan, "routed/fetch"), Some(4));
    assert_eq!(plan.total.calls, Some(2 + 6), "{plan}");

    let plan = chosen("mail".into()).plan(&runtime()).unwrap();
    assert_eq!((plan.total.calls, calls(&plan, "chosen/fetch")), (Some(1), Some(0)));
    let plan = chosen("m".into()).plan(&runtime()).unwrap();
    assert_eq!((plan.total.calls, calls(&plan, "chosen/is_good")), (Some(4), Some(0)));
}

#[test]
fn loops_multiply() {
    flow! {
        fn refined(mail: String) -> String {
            let mut text = write(&mail)?;
            #[limit(4)]
            while is_good(&text)? {
                text = write(&text)?;
            }
            let votes = for _ in 0..5 { for _ in ["a", "b"] { classify(&text)? } };
            format!("{text} {}", votes.len())
        }
    }
    let plan = refined("mail".into()).plan(&runtime()).unwrap();
    assert_eq!(calls(&plan, "refined/text"), Some(3));
    assert_eq!(calls(&plan, "refined/text.is_good"), Some(5));
    assert_eq!(calls(&plan, "refined/text.write"), Some(4 * 3));
    assert_eq!(calls(&plan, "refined/votes"), Some(5 * 2 * 2));
}

#[test]
fn what_is_set_on_a_call_counts_and_what_cannot_be_seen_is_no_bound() {
    fn careful(text: &str) -> Call<'_, String, write> {
        write(text).attempts(10)
    }
    flow! {
        fn set(mail: String, often: u32) -> String {
            let one = write(&mail)?;
            let two = write(&one).attempts(5).max_tokens(7).model("other")?;
            let three = write(&one).attempts(often)?;
            let four = careful(&one)?;
            let five = { write(&one).attempts(9) }?;
            [two, three, four, five].concat()
        }
    }
    let plan = set("mail".into(), 2).plan(&runtime()).unwrap();
    let two = node(&plan, "set/two").bound;
    assert_eq!((two.calls, two.output_tokens), (Some(5), Some(7 + 4 * 14)));
    assert_eq!(calls(&plan, "set/three"), None);
    assert_eq!(calls(&plan, "set/four"), None);
    assert_eq!(calls(&plan, "set/five"), None);
    let causes: Vec<&str> = plan.no_bound.iter().map(|none| &*none.why).collect();
    assert_eq!(
        causes,
        [
            "`.attempts(…)` is set to something computed",
            "`careful` makes the call, and may set anything on it",
            "`write` makes the call, and may set anything on it",
        ]
    );
}

#[test]
fn a_plan_follows_flows_in_flows() {
    flow! {
        fn outer(mail: String) -> String {
            let one = inner(&mail, 2)?;
            inner(&one, 3)?
        }
        fn inner(text: &str, times: u32) -> String {
            let all = for _ in 0..times { write(text)? };
            all.concat()
        }
    }
    let plan = outer("mail".into()).plan(&runtime()).unwrap();
    assert_eq!(calls(&plan, "outer/one/all"), Some(2 * 3));
    // The second waits for the first, so its rounds are known only in the run.
    assert_eq!(calls(&plan, "outer/inner/all"), None);
}

#[test]
fn what_brings_models_of_its_own_has_no_cost_before_it_is_called() {
    flow! {
        fn own(mail: String) -> String {
            let one = inner(&mail, 1).with(With::new().model("default", Asked::default()))?;
            inner(&one, 1).with(With::new().model("default", Asked::default()))?
        }
        fn inner(text: &str, times: u32) -> String {
            let all = for _ in (0..times).take(2) { write(text)? };
            all.concat()
        }
    }
    let plan = own("mail".into()).plan(&runtime()).unwrap();
    // The first is called with what the inputs give, so that its model is seen; the second is not.
    let costs = ["own/one/all", "own/inner/all"].map(|path| node(&plan, path).bound.micro_dollars);
    assert!(matches!(costs, [Some(_), None]), "{plan}");
    assert_eq!(calls(&plan, "own/inner/all"), Some(2 * 3));
    assert_eq!(plan.no_bound[0].why, "the call brings models of its own");
}

#[test]
fn a_flow_that_calls_itself_through_another_has_no_bound() {
    flow! {
        fn ping(text: String) -> String {
            let text = write(&text)?;
            if text.is_empty() { text.clone() } else { pong(&text)? }
        }
        fn pong(text: &str) -> String { ping(text.to_owned())? }
    }
    let plan = ping("mail".into()).plan(&runtime()).unwrap();
    assert_eq!(plan.total.calls, None);
    assert_eq!(plan.no_bound[0].why, "`ping` calls itself through others");
}

#[test]
fn a_plan_of_a_run_that_could_not_start_says_so() {
    let rt = Runtime::builder().model("default", Asked::default()).build();
    let error = chain("mail".into()).plan(&rt).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Missing(_)), "{error}");
    assert!(error.to_string().contains("fast"), "{error}");

    flow! { fn parsed(text: String) -> u8 { let n = text.parse::<u8>()?; n } }
    let error = parsed("no".into()).plan(&runtime()).unwrap_err();
    assert!(error.to_string().contains("invalid digit"), "{error}");
}

#[test]
fn statements_without_a_step_are_not_evaluated() {
    flow! {
        fn told(mail: String) -> bool {
            assert!(mail.is_empty(), "said nothing");
            is_good(&mail)?
        }
    }
    assert!(told("mail".into()).plan(&runtime()).is_ok());
}

#[test]
fn a_models_own_limit_bounds_its_replies() {
    struct Limited;
    impl Model for Limited {
        fn id(&self) -> &str {
            "limited"
        }
        async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
            Ok(Reply::new(""))
        }
        fn capabilities(&self) -> Capabilities {
            Capabilities::default().with_output_limit(4_096)
        }
    }
    flow! { fn one(mail: String) -> String { endless(&mail)? } }
    let plan = one("mail".into()).plan(&Runtime::new(Limited)).unwrap();
    assert_eq!(plan.total.output_tokens, Some(4_096 + 2 * 8_192));
}

#[tokio::test]
async fn the_bounds_of_the_runtime_hold_in_a_run() {
    let seen = Scripted::new().on::<endless>(|call| format!("{:?}", call.options().max_tokens));
    let seen = seen.on::<write>(|call| format!("{:?}", call.options().max_tokens));
    let rt = Runtime::builder().any_model(seen).max_tokens(7).prompt_limit(20).build();
    assert_eq!(endless("mail").run(&rt).await.unwrap(), "Some(7)");
    assert_eq!(write("mail").run(&rt).await.unwrap(), "Some(100)");
    let error = write(&"x".repeat(13)).run(&rt).await.unwrap_err();
    let why = "the prompt has 21 bytes, and the runtime's `prompt_limit` is 20";
    assert!(error.to_string().contains(why), "{error}");
}

#[test]
fn the_critical_path_is_the_longest_way_through_the_nodes() {
    flow! {
        fn paths(mail: String) -> String {
            let topic = classify(&mail)?;
            let text = write(&mail)?;
            let more = write(&text)?;
            let both = endless(&format!("{topic:?} {more}"))?;
            both
        }
    }
    let plan = paths("mail".into()).plan(&runtime()).unwrap();
    let legs = |plan: &Plan| -> Vec<String> {
        plan.critical_path.legs.iter().map(|leg| leg.node.clone()).collect()
    };
    assert_eq!(legs(&plan), ["paths/text", "paths/more", "paths/both"]);
    let times = (plan.critical_path.time, plan.critical_path.sum);
    assert_eq!(times, (Duration::from_secs(6), Duration::from_secs(8)));

    let latencies = Latencies::new()
        .model("fast", Duration::from_secs(9))
        .step("endless", Duration::from_secs(1))
        .node("paths/text", Duration::from_secs(3));
    let plan = plan.with_latencies(&latencies);
    assert_eq!(legs(&plan), ["paths/topic", "paths/both"]);
    let times = (plan.critical_path.time, plan.critical_path.sum);
    assert_eq!(times, (Duration::from_secs(10), Duration::from_secs(9 + 3 + 2 + 1)));
}

#[test]
fn rounds_that_wait_for_room_are_on_the_critical_path_one_after_the_other() {
    flow! {
        fn rounds(mails: Vec<String>) -> Vec<String> {
            #[limit(2)]
            for mail in &mails { write(mail)? }
        }
    }
    let plan = rounds(vec!["mail".into(); 5]).plan(&runtime()).unwrap();
    let path = &plan.critical_path;
    assert_eq!((path.legs[0].times, path.time.as_secs(), path.sum.as_secs()), (3, 6, 10));
}

#[test]
fn a_plan_is_a_table_that_a_person_reads() {
    let rt = Runtime::builder().any_model(Asked::default()).model("fast", Asked::default());
    let rt = rt.price("asked", Price::per_million(0.25, 2.0)).build();
    let plan = chain("When will it come?".into()).plan(&rt).unwrap();
    assert_eq!(
        plan.to_string(),
        "\
node         model   runs  attempts  tokens in  tokens out     cost
chain/topic  asked      1         2      2,328          30  $0.0007
chain/text   asked      1         3          -         500        -
chain/kept   (code)     1         4          0           0  $0.0000
chain/write  asked      1         3          -         500        -
at most                          12          -       1,030        -
no bound on tokens in of chain/text, chain/write: the prompt, or whether it is sent, depends on what other steps give
    remedy: bound all prompts: `Runtime::builder().prompt_limit(64_000)`
critical path 6.0 s: chain/topic → chain/text → chain/write; all calls one after the other: 6.0 s"
    );
}

#[test]
fn a_plan_is_data() {
    let plan = chain("mail".into()).plan(&runtime()).unwrap();
    let json = serde_json::to_value(&plan).unwrap();
    assert_eq!(json["nodes"][1]["bound"]["calls"], 3);
    assert_eq!(json["total"]["calls"], 12);
    assert_eq!(json["critical_path"]["legs"][0]["node"], "chain/topic");
}

/// Replies well and badly, from a seed, and bills as much as it may: a token for each byte that it reads, and all the room
/// that it has for its reply.
struct Moody(AtomicUsize);

impl Moody {
    fn below(&self, bound: usize) -> usize {
        let n = self.0.fetch_add(0x9e37_79b9, Ordering::SeqCst);
        (n ^ (n >> 15)).wrapping_mul(0x85eb_ca6b) % 10_007 % bound
    }
}

impl Model for Moody {
    fn id(&self) -> &str {
        "asked"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        tokio::time::sleep(Duration::from_millis(self.below(50) as u64)).await;
        let read = request.messages.iter().map(|message| message.to_text().len() as u64).sum();
        let room = request.options.max_tokens.unwrap_or_default().into();
        let good = match &*request.step {
            "classify" => ["\"Billing\"", "\"Other\""][self.below(2)].to_owned(),
            "is_good" => ["true", "false"][self.below(2)].to_owned(),
            _ => "word ".repeat(1 + self.below(80)),
        };
        let reply = match self.below(8) {
            0 => Reply::new(""),
            1 => Reply::new("{\"none\": \"of these\"}"),
            2 => Reply::new(good).with_finish(Finish::Length),
            3 => return Err(ModelError::new(ModelErrorKind::Unavailable, "later")),
            _ => Reply::new(good),
        };
        Ok(reply.with_usage(Usage::new(read, room)))
    }
}

/// {{ text }}
#[step(
    max_tokens = 60,
    ensure(output.len() < 200, "shorter than {} bytes: {}", output.len(), output.repeat(50)),
    fallback = String::from("fallback"),
)]
async fn short(text: &str) -> String;

flow! {
    fn everything(mails: Vec<String>) -> Vec<String> {
        let summaries = #[limit(3)] for mail in &mails {
            let sorted = try { classify(mail)? };
            match sorted {
                Ok(Topic::Billing) => short(&short(mail)?)?,
                Ok(Topic::Other) => try { write(mail)? }.unwrap_or_default(),
                Err(_) => fetch(mail)?,
            }
        };
        let mut text = short(&summaries.join(" "))?;
        #[limit(3)]
        while (try { is_good(&text)? }).unwrap_or(true) {
            text = short(&text)?;
        }
        let votes = for _ in 0..3 { try { classify(&text)? } };
        for word in text.split(' ').take(4) {
            if votes.is_empty() { short(word)? } else { try { write(word)? }.unwrap_or_default() }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn no_run_exceeds_its_plan() {
    let price = Price::per_million(0.25, 2.0);
    let mut attempts = 0;
    for seed in 0..200 {
        let model = Moody(AtomicUsize::new(seed));
        let rt = Runtime::builder().any_model(model).price("asked", price).prompt_limit(5_000);
        let rt = rt.seed(seed as u64).build();
        let mails = (0..seed % 5).map(|n| "x ".repeat(n * 300)).collect::<Vec<_>>();
        let plan = everything(mails.clone()).plan(&rt).unwrap();
        assert!(plan.no_bound.is_empty(), "{plan}");
        let trace = everything(mails).run_traced(&rt).await.trace;

        for node in &plan.nodes {
            let of_node = |path: &str| {
                let parts = path.split('[').map(|part| part.split_once(']').map_or(part, |p| p.1));
                parts.collect::<String>() == node.node
            };
            let made = trace.attempts.iter().filter(|attempt| of_node(&attempt.node));
            assert_within(made, price, &node.bound, &format!("{seed}: {}\n{plan}", node.node));
        }
        assert_within(trace.attempts.iter(), price, &plan.total, &format!("{seed}\n{plan}"));
        attempts += trace.attempts.len();
    }
    assert!(attempts > 2_000, "{attempts} attempts");
}

fn assert_within<'a>(
    made: impl Iterator<Item = &'a Attempt>,
    price: Price,
    bound: &Bound,
    of: &str,
) {
    let (mut calls, mut input, mut output, mut cost) = (0, 0, 0, 0);
    for attempt in made {
        let read = attempt.usage.input_tokens.unwrap_or_default();
        let written = attempt.usage.output_tokens.unwrap_or_default();
        calls += 1;
        input += read;
        output += written;
        cost += price.cost(read, written);
    }
    let found = [calls, input, output, cost];
    let most = [bound.calls, bound.input_tokens, bound.output_tokens, bound.micro_dollars]
        .map(Option::unwrap);
    assert!(
        found.iter().zip(most).all(|(found, most)| *found <= most),
        "{found:?} > {most:?}: {of}"
    );
}

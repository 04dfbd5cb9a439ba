//! What `support::graph()` knows of a flow, without inputs and without running anything.

use std::fmt::Write as _;

use flow::graph::{BranchKind, NeedKind, Node, NodeKind};
use flow::prelude::*;
use flow::{Graph, StepError};

#[contract]
#[derive(Copy)]
enum Topic {
    Billing,
    Other,
}

#[contract]
enum Verdict {
    Good,
    Revise { notes: Vec<String> },
}

/// {{ text }}
#[step(model = "fast", attempts = 2, max_tokens = 50)]
async fn classify(text: &str) -> Confident<Topic>;

/// {{ text }}
#[step]
async fn write(text: &str) -> String;

/// {{ text }}
#[step]
async fn judge(text: &str) -> Verdict;

#[step]
async fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

#[step]
async fn save(text: &str) -> usize {
    text.len()
}

/// The nodes, one a line: kind, label, what it waits for, and the path where it is not the label's.
fn shape(graph: &Graph) -> String {
    fn nodes(text: &mut String, depth: usize, prefix: &str, of: &[Node]) {
        for node in of {
            let id = node.id.strip_prefix(prefix).and_then(|id| id.strip_prefix('/'));
            let id = id.unwrap_or(&node.id);
            let kind = match &node.kind {
                NodeKind::Step(call) => format!("step {}", call.step),
                NodeKind::Code(call) => format!("code {}", call.step),
                NodeKind::SubFlow { name, graph, .. } => {
                    format!("flow {name}{}", if graph.is_some() { "" } else { " again" })
                }
                NodeKind::FanOut { limit, items, over, .. } => {
                    let over = over.as_deref().unwrap_or("?");
                    format!("for {over} (limit {limit:?}, {items:?} items)")
                }
                NodeKind::Route { on, .. } => on.clone().unwrap_or_else(|| "if".into()),
                NodeKind::Refine { limit, .. } => format!("while (limit {limit:?})"),
                NodeKind::Try => "try".into(),
                NodeKind::Phase => "phase".into(),
                NodeKind::Plain => "plain".into(),
                other => format!("{other:?}"),
            };
            let _ = write!(text, "{}{id}", "  ".repeat(depth));
            if node.label != id {
                let _ = write!(text, " “{}”", node.label);
            }
            let _ = write!(text, ": {kind}");
            let needs = node.needs.iter().map(|need| {
                let id = need.node.rsplit('/').next().unwrap_or_default();
                match need.kind {
                    NeedKind::Order => format!("({id})"),
                    _ => id.to_owned(),
                }
            });
            let needs: Vec<String> =
                node.inputs.iter().map(|i| format!("<{i}")).chain(needs).collect();
            if !needs.is_empty() {
                let _ = write!(text, " after {}", needs.join(", "));
            }
            text.push('\n');
            if let NodeKind::SubFlow { graph: Some(graph), .. } = &node.kind {
                nodes(text, depth + 1, &node.id, &graph.nodes);
            }
            for branch in &node.branches {
                let kind = match branch.kind {
                    BranchKind::First => "first",
                    BranchKind::Check => "check",
                    BranchKind::Arm => "arm",
                    BranchKind::Round => "round",
                    _ => "body",
                };
                let label = branch.label.as_deref().map(|l| format!(" {l}")).unwrap_or_default();
                let _ = writeln!(text, "{}- {kind}{label}", "  ".repeat(depth + 1));
                nodes(text, depth + 2, prefix, &branch.nodes);
            }
        }
    }
    let mut text = String::new();
    nodes(&mut text, 0, &graph.name, &graph.nodes);
    text
}

flow! {
    fn chain(ticket: String, other: &str) -> String {
        let topic = classify(&ticket)?;
        let count = topic.value as usize;
        let text = write(other)?;
        save(&text)?;
        save("next")?;
        #[after(topic)]
        let told = save("told")?;
        format!("{text} {count} {told}")
    }
}

#[test]
fn a_graph_has_each_binding_with_what_it_waits_for() {
    let graph = chain::graph();
    assert_eq!(
        shape(&graph),
        "\
topic: step classify after <ticket
count: plain after topic
text: step write after <other
save: code save after text
save#2 “save”: code save after (save)
told: code save after (topic)
output: plain after count, text, told
"
    );
    assert_eq!((&*graph.name, &*graph.returns), ("chain", "String"));
    assert_eq!(graph.output.as_deref(), Some("chain/output"));
    let inputs: Vec<_> = graph.inputs.iter().map(|input| (&*input.name, &*input.ty)).collect();
    assert_eq!(inputs, [("ticket", "String"), ("other", "&str")]);
    let NodeKind::Step(call) = &graph.nodes[0].kind else { panic!("{:?}", graph.nodes[0]) };
    assert_eq!(call.model.as_deref(), Some("fast"));
    assert_eq!((call.attempts, call.max_tokens), (Some(2), Some(50)));
    assert_eq!(call.template.as_deref(), Some("{{ text }}"));
}

flow! {
    fn everything(mail: String, languages: Vec<String>) -> Vec<Result<String, StepError>> {
        let topic = classify(&mail)?.value;
        let facts = match topic {
            Topic::Billing if languages.len()>1 => write(&mail)?,
            Topic::Billing => "billing".into(),
            _ => {
                let words = words(&mail)?;
                let found = for word in words.iter().take(3) { write(word)? };
                found.join("\n")
            }
        };
        let sure = if facts.is_empty() {
            write("none")?
        } else if facts.len() > 3 {
            write(&write(&facts)?)?
        } else {
            facts.clone()
        };
        let mut text = write(&sure)?;
        #[limit(3)]
        while let Verdict::Revise { notes } = judge(&text)? {
            let joined = notes.join(", ");
            text = write(&joined)?;
        }
        #[limit(4)] for language in &languages {
            try { write(&format!("{text} {language}"))? }
        }
    }
}

#[test]
fn a_graph_has_the_whole_nesting() {
    let graph = everything::graph();
    assert_eq!(
        shape(&graph),
        "\
topic: step classify after <mail
facts: match topic after <mail, <languages, topic
  - arm Topic::Billing if languages.len()>1
    facts.write “write”: step write
  - arm Topic::Billing
  - arm _
    words: code words
    found: for word in words.iter().take(3) (limit None, None items) after words
      - round
        found#2 “write”: step write
    facts#2 “facts”: plain after found
sure: if after facts
  - arm if facts.is_empty()
    sure.write “write”: step write
  - arm else if facts.len() > 3
    write#2 “write”: step write
    write: step write after write#2
  - arm else
text: while (limit Some(3)) after sure
  - first
    text#2 “write”: step write
  - check let Verdict::Revise { notes } = judge(&text)?
    text.judge “judge”: step judge
  - round
    text.write “write”: step write
write#3 “write”: for language in &languages (limit Some(4), None items) after <languages, text
  - round
    write#3#2 “write”: try
      - body
        write#3#3 “write”: step write
"
    );
}

flow! {
    fn outer(text: String) -> String {
        let one = inner(&text)?;
        inner(&one)?
    }
    fn inner(text: &str) -> String {
        let votes = for _ in 0..5 { write(text)? };
        let both = [words(text)?.join(" "), votes.join(" ")].concat();
        let number: usize = both.len().to_string().parse()?;
        write(&number.to_string())?
    }
}

#[test]
fn a_flow_in_a_flow_is_shown_inside_its_node() {
    assert_eq!(
        shape(&outer::graph()),
        "\
one: flow inner after <text
  votes: for _ in 0..5 (limit None, Some(5) items) after <text
    - round
      votes#2 “write”: step write
  words: code words after <text
  both: plain after votes, words
  number: plain after both
  write: step write after number
inner: flow inner after one
  votes: for _ in 0..5 (limit None, Some(5) items) after <text
    - round
      votes#2 “write”: step write
  words: code words after <text
  both: plain after votes, words
  number: plain after both
  write: step write after number
"
    );
}

flow! { fn ping(n: u64) -> u64 { if n == 0 { 0 } else { pong(n - 1)? } } }
flow! { fn pong(n: u64) -> u64 { ping(n)? } }

#[test]
fn flows_that_call_each_other_are_named_where_they_come_round() {
    assert_eq!(
        shape(&ping::graph()),
        "\
output: if after <n
  - arm if n == 0
  - arm else
    pong: flow pong
      ping: flow ping again after <n
"
    );
}

flow! { fn piped = <String -> String> words => (joined, counted) => both; }

#[step]
async fn joined(words: &[String]) -> String {
    words.join(" ")
}

#[step]
async fn counted(words: &[String]) -> usize {
    words.len()
}

#[step]
async fn both(joined: &str, counted: &usize) -> String {
    format!("{joined} {counted}")
}

#[test]
fn a_pipe_has_a_graph_too() {
    assert_eq!(
        shape(&piped::graph()),
        "\
words: code words after <input
joined: code joined after words
counted: code counted after words
both: code both after joined, counted
"
    );
}

#[test]
fn a_graph_is_stored_as_json_and_read_back() {
    let graph = everything::graph();
    let back: Graph = serde_json::from_str(&graph.json()).unwrap();
    assert_eq!(back, graph);
}

//! The examples, run as a newcomer runs them: as programs, offline, with nothing configured.
#![cfg(feature = "http")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What an example said.
struct Said {
    out: String,
    err: String,
}

/// An example that `cargo test` has built beside this test, without the variables that would configure a model.
fn example(name: &str) -> Command {
    // target/debug/deps/examples-… → target/debug/examples/name
    let mut path: PathBuf = std::env::current_exe().unwrap();
    path.pop();
    path.set_file_name("examples");
    path.push(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "{} is not built: run `cargo test` without `--test`, or `cargo build --examples` first",
        path.display()
    );
    let mut command = Command::new(path);
    for (variable, _) in std::env::vars_os() {
        let name = variable.to_string_lossy();
        if ["OPENAI_", "ANTHROPIC_", "OLLAMA_", "FLOW_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
        {
            command.env_remove(&variable);
        }
    }
    command
}

/// Runs it with this on its standard input.
fn run(mut command: Command, input: &str) -> Said {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // An example that reads nothing may have closed its end already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let said = Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(output.status.success(), "{}", said.err);
    said
}

/// The lines of the trace's table for a node: its attempts.
fn attempts<'s>(said: &'s Said, node: &str) -> Vec<&'s str> {
    let of_node = |line: &&str| line.split_whitespace().next() == Some(node);
    said.err.lines().filter(of_node).collect()
}

/// The node of each attempt, in the trace's order.
fn nodes(said: &Said) -> Vec<&str> {
    let table = said.err.lines().skip_while(|line| !line.starts_with("node "));
    table
        .skip(1)
        .take_while(|line| !line.starts_with("flagged: ") && !line.starts_with("wall "))
        .filter_map(|line| line.split_whitespace().next())
        .collect()
}

fn assert_labelled(said: &Said, name: &str) {
    let label = format!("replies are scripted (examples/{name}/replies.json)");
    assert!(said.err.contains(&label), "{}", said.err);
    assert!(said.err.contains("set OPENAI_API_KEY"), "{}", said.err);
}

#[test]
fn the_support_ticket_is_answered_and_says_that_its_replies_are_scripted() {
    let said = run(example("support_ticket"), "");
    assert_labelled(&said, "support_ticket");
    assert!(said.out.starts_with("Dear Nadia Okafor,\n"), "{}", said.out);
}

#[test]
fn the_support_ticket_shows_an_invalid_reply_and_a_closed_gate_and_the_attempt_after_each() {
    let said = run(example("support_ticket"), "");
    for (node, count, why) in [
        ("support/problem", 1, ""),
        ("support/urgency", 2, "`$.score` must be from 1 to 5, not 9"),
        ("support/resolution", 2, "give 2 to 5 actions, not 1"),
        ("support/reply", 1, ""),
    ] {
        let attempts = attempts(&said, node);
        assert_eq!(attempts.len(), count, "{}", said.err);
        assert!(attempts[0].contains(why), "{}", said.err);
        assert!(attempts[count - 1].ends_with("done"), "{}", said.err);
    }
}

#[test]
fn the_review_reads_a_diff_from_standard_input() {
    let short = run(example("pr_review"), "-let a = 1;\n+let a = 2;\n");
    assert_labelled(&short, "pr_review");
    assert!(!short.err.contains("no diff was given"), "{}", short.err);
    assert!(short.out.contains("SQL injection"), "{}", short.out);

    // The longer diff is what the checks are asked about: it costs more tokens.
    let long = run(example("pr_review"), &"+let a = 2;\n".repeat(1_000));
    let tokens_in = |said: &Said| -> u64 {
        let line = attempts(said, "review/types")[0];
        line.split_whitespace().nth(5).unwrap().parse().unwrap()
    };
    assert!(tokens_in(&long) > tokens_in(&short) + 2_000, "{}", long.err);
}

#[test]
fn the_review_reads_a_diff_from_a_file() {
    let mut command = example("pr_review");
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/pr_review/sample.diff"));
    let said = run(command, "");
    assert!(!said.err.contains("no diff was given"), "{}", said.err);
    assert!(said.out.contains("SQL injection"), "{}", said.out);
}

#[test]
fn the_review_without_a_diff_says_that_it_takes_the_sample() {
    let said = run(example("pr_review"), "");
    let note = "no diff was given: this reviews examples/pr_review/sample.diff";
    assert!(said.err.contains(note), "{}", said.err);
}

#[test]
fn the_review_runs_its_checks_at_once_and_prints_wall_time_beside_the_sum() {
    let said = run(example("pr_review"), "");
    for check in ["types", "tests", "style", "security", "merge"] {
        let attempts = attempts(&said, &format!("review/{check}"));
        assert!(!attempts.is_empty(), "{check}: {}", said.err);
    }
    let line = said.err.lines().find(|line| line.starts_with("wall ")).unwrap();
    let times: Vec<f64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert!(times[0] < times[1], "{line}");
}

#[test]
fn the_router_clarifies_a_question_in_doubt_and_runs_the_handler_of_its_topic_alone() {
    let said = run(example("router"), "");
    assert_labelled(&said, "router");
    let nodes = nodes(&said);
    // In doubt: it is clarified, classified again, and then answered by one of the four handlers.
    assert_eq!(
        nodes,
        ["answer/first", "answer/clarify", "answer/classify", "answer/access"],
        "{}",
        said.err
    );
    assert!(said.out.contains("Settings > People"), "{}", said.out);
}

#[test]
fn the_verdict_of_the_perspectives_names_the_one_that_failed() {
    let said = run(example("perspectives"), "");
    assert_labelled(&said, "perspectives");
    for (round, count) in [(0, 1), (1, 1), (2, 2), (3, 1)] {
        let attempts = attempts(&said, &format!("decide/views[{round}]"));
        assert_eq!(attempts.len(), count, "{}", said.err);
        let done = attempts[count - 1].ends_with("done");
        assert_eq!(done, round != 2, "{}", said.err);
    }
    assert!(said.out.contains("The lawyer gave no answer"), "{}", said.out);
}

#[test]
fn the_blog_post_passes_its_gate_drafts_each_section_and_is_rewritten_until_it_may_appear() {
    let said = run(example("blog_post"), "");
    assert_labelled(&said, "blog_post");

    let outlines = attempts(&said, "blog_post/outline");
    assert_eq!(outlines.len(), 2, "{}", said.err);
    assert!(outlines[0].contains("give at least 3 sections, not 2"));

    let drafts = |node: &&str| node.starts_with("blog_post/drafts[");
    assert_eq!(nodes(&said).iter().filter(|node| drafts(node)).count(), 3);

    // Judged, rewritten, judged again; the limit was not needed.
    let refined = |node: &&str| node.starts_with("blog_post/post");
    assert_eq!(nodes(&said).iter().filter(|node| refined(node)).count(), 3);
    assert!(!said.err.contains("flagged"), "{}", said.err);
    assert!(said.out.starts_with("# Name the remedy\n"), "{}", said.out);
    assert!(!said.out.contains("Needless to say"), "{}", said.out);
}

#[test]
fn five_votes_that_do_not_agree_are_decided_by_a_step_that_sees_them() {
    let said = run(example("voting"), "");
    assert_labelled(&said, "voting");
    let nodes = nodes(&said);
    assert_eq!(nodes.len(), 6, "{}", said.err);
    assert_eq!(nodes[5], "sort/decide");
    assert!(said.out.starts_with("Complaint: "), "{}", said.out);
}

const ALL: [(&str, &str); 6] = [
    ("blog_post", "blog_post/outline"),
    ("perspectives", "decide/merge"),
    ("pr_review", "review/merge"),
    ("router", "answer/first"),
    ("support_ticket", "support/reply"),
    ("voting", "sort/votes"),
];

fn with_args(name: &str, args: &[&str]) -> Said {
    let mut command = example(name);
    command.args(args);
    run(command, "")
}

#[test]
fn every_example_prints_its_graph_without_a_model() {
    for (name, node) in ALL {
        let said = with_args(name, &["--graph"]);
        assert!(said.out.starts_with("flowchart LR\n"), "{name}: {}", said.out);
        assert_eq!(said.err, "", "{name}");
        let said = with_args(name, &["--graph", "json"]);
        let graph: flow::Graph = serde_json::from_str(&said.out).unwrap();
        assert!(graph.nodes.iter().any(|of| of.id == node), "{name}: {}", said.out);
        assert!(with_args(name, &["--graph", "svg"]).out.starts_with("<svg "), "{name}");
        assert!(with_args(name, &["--graph", "dot"]).out.starts_with("digraph "), "{name}");
    }
}

#[test]
fn a_graph_in_an_unknown_format_is_an_error_that_lists_the_formats() {
    let output = example("router").args(["--graph", "pdf"]).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "`pdf` is no format of a graph: mermaid, dot, json, svg, text\n");
}

#[test]
fn every_example_prints_its_plan_without_asking_a_model() {
    for (name, node) in ALL {
        let said = with_args(name, &["--plan"]);
        let lines = |begin: &str| said.out.lines().filter(|line| line.starts_with(begin)).count();
        assert_eq!(lines(&format!("{node} ")), 1, "{name}: {}", said.out);
        assert_eq!((lines("at most "), lines("critical path ")), (1, 1), "{name}: {}", said.out);
        // No attempt was made, so there is no trace.
        assert!(!said.err.contains("wall "), "{name}: {}", said.err);
    }
    for name in ["perspectives", "router", "support_ticket", "voting"] {
        let said = with_args(name, &["--plan"]);
        assert!(!said.out.contains("no bound"), "{name}: {}", said.out);
    }
    let said = with_args("voting", &["--plan"]);
    assert!(include_str!("../README.md").contains(&said.out), "{}", said.out);
}

#[test]
fn the_picture_in_the_readme_is_what_the_example_draws() {
    let drawn = with_args("blog_post", &["--graph", "svg"]).out;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/blog_post.svg");
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == drawn, "`REGENERATE=1 cargo test --test examples` draws {path} anew");
}

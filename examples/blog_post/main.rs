//! Writes a blog post: an outline that has to pass a gate, all sections at once, then an evaluator and a rewriter in turn.
//!
//! ```sh
//! cargo run --example blog_post
//! cargo run --example blog_post -- "Why we write our own changelogs"
//! ```
//!
//! It asks the model that the environment names (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY` or `OLLAMA_HOST`,
//! and `FLOW_MODEL`). If it names none, the replies come from `replies.json`, and a line on standard error says so.

// An example talks to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../show/mod.rs"]
mod show;

use flow::prelude::*;
use flow::{NoModel, Scripted};

#[contract]
struct Outline {
    title: String,
    sections: Vec<Section>,
}

#[contract]
struct Section {
    heading: String,
    /// What the section says, in one sentence.
    point: String,
}

#[contract]
enum Verdict {
    /// It can appear as it is.
    Publish,
    /// It cannot yet: what has to change, each in one sentence.
    Revise(Vec<String>),
}

/// Make the outline of a blog post for programmers: {{ topic }}
///
/// Each section makes one point, and leads to the next.
#[step(
    model = "writer",
    temperature = 0.7, // ideas
    ensure(output.sections.len() >= 3, "give at least 3 sections, not {}", output.sections.len()),
)]
async fn outline(topic: &str) -> Outline;

/// Write the section "{{ section.heading }}" of the blog post "{{ outline.title }}": {{ section.point }}
///
/// These are all of its sections; leave to the others what is theirs:
/// {% for other in &outline.sections %}
/// - {{ other.heading }}: {{ other.point }}
/// {%- endfor %}
///
/// At most 120 words, without a heading.
#[step(model = "writer", temperature = 0.9)] // a voice
async fn draft(section: &Section, outline: &Outline) -> String;

/// Can this blog post appear? Look for claims without a reason, repetition, and words that say nothing.
///
/// {{ post }}
#[step(temperature = 0.0)] // the same verdict every time
async fn judge(post: &str) -> Verdict;

/// Change this blog post as the notes say, and leave everything else as it is.
///
/// {{ notes | numbered }}
///
/// {{ post }}
#[step(model = "writer", temperature = 0.3)] // care
async fn rewrite(post: &str, notes: &[String]) -> String;

/// Plain Rust has its place in a flow, too.
fn assemble(outline: &Outline, texts: &[String]) -> String {
    let sections = outline.sections.iter().zip(texts);
    let sections = sections.map(|(section, text)| format!("\n## {}\n\n{text}\n", section.heading));
    format!("# {}\n{}", outline.title, sections.collect::<String>())
}

flow! {
    /// A blog post about a topic.
    fn blog_post(topic: String) -> String {
        let outline = outline(&topic)?;
        let drafts = #[limit(4)] for section in &outline.sections {
            draft(section, &outline)?
        };

        let mut post = assemble(&outline, &drafts);
        #[limit(2, converged)] // after two rewrites it stands as it is, and the run is flagged
        while let Verdict::Revise(notes) = judge(&post)? {
            post = rewrite(&post, &notes)?;
        }

        // Whoever publishes it has to know that nobody has judged the last version.
        if converged { post } else { format!("(not approved yet)\n\n{post}") }
    }
}

#[tokio::main]
async fn main() -> Result<(), flow::Error> {
    if show::graph(blog_post::graph) {
        return Ok(());
    }
    let topic =
        show::input().unwrap_or_else(|| "Why an error message should name the remedy".into());
    eprintln!("topic: {topic}\n");

    let (flow, rt) = (blog_post(topic), runtime()?);
    if show::plan() {
        println!("{}", flow.plan(&rt)?);
        return Ok(());
    }

    let run = flow.run_traced(&rt).await;
    eprintln!("{}\n", run.trace);
    println!("{}", run.result?);
    Ok(())
}

/// The model of the environment; without one, scripted replies, which are never chosen by themselves.
fn runtime() -> Result<Runtime, flow::Error> {
    match Runtime::from_env() {
        Err(NoModel::NotConfigured) => {
            eprintln!(
                "no model is configured: replies are scripted (examples/blog_post/replies.json), whatever the topic is; \
                 set OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY or OLLAMA_HOST\n"
            );
            let replies = include_str!("replies.json");
            Ok(Runtime::new(Scripted::from_json(replies)?))
        }
        configured => Ok(configured?),
    }
}

//! `--graph` and `--plan`, which every example takes: what its flow is made of, and what a run of it may come to, without one.

// Each example takes what it needs.
#![allow(dead_code)]

use flow::{Graph, Price, Runtime, RuntimeBuilder};

/// What else is given to the example: a file or a text.
pub(crate) fn input() -> Option<String> {
    std::env::args().skip(1).find(|arg| arg != "--plan")
}

/// Whether the plan is asked for.
pub(crate) fn plan() -> bool {
    std::env::args().any(|arg| arg == "--plan")
}

/// With a bound on each prompt and a price for each model, `--plan` bounds what a run costs.
pub(crate) fn bounded() -> RuntimeBuilder {
    let mini = Price::per_million(0.25, 2.00);
    Runtime::builder()
        .prompt_limit(16_000)
        .price("gpt-5-mini", mini)
        .price("claude-haiku-4-5", Price::per_million(1.00, 5.00))
        // The script stands for the real model, so it has its price.
        .price("scripted", mini)
}

/// Prints the graph if it is asked for: `--graph` (Mermaid), `--graph svg`, `dot`, `json` or `text`. Whether it was.
pub(crate) fn graph(of: fn() -> Graph) -> bool {
    let mut args = std::env::args().skip_while(|arg| arg != "--graph");
    if args.next().is_none() {
        return false;
    }
    let graph = of();
    let text = match args.next().as_deref() {
        None | Some("mermaid") => graph.mermaid(),
        Some("dot") => graph.dot(),
        Some("json") => graph.json(),
        Some("svg") => graph.svg(),
        Some("text") => graph.to_string(),
        Some(other) => {
            eprintln!("`{other}` is no format of a graph: mermaid, dot, json, svg, text");
            std::process::exit(2);
        }
    };
    println!("{}", text.trim_end());
    true
}

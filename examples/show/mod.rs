//! `--graph` and `--plan`, which every example takes: what its flow is made of, and what a run of it may come to, without one.

use flow::Graph;

/// What else is given to the example: a file or a text.
pub(crate) fn input() -> Option<String> {
    let mut args = std::env::args().skip(1).peekable();
    while let Some(arg) = args.next() {
        match &*arg {
            "--graph" => {
                args.next_if(|format| FORMATS.contains(&&**format));
            }
            "--plan" => {}
            _ => return Some(arg),
        }
    }
    None
}

/// Whether the plan is asked for.
pub(crate) fn plan() -> bool {
    std::env::args().any(|arg| arg == "--plan")
}

const FORMATS: [&str; 5] = ["mermaid", "dot", "json", "svg", "text"];

/// Prints the graph if it is asked for: `--graph` (Mermaid), `--graph svg`, `dot`, `json` or `text`. Whether it was.
pub(crate) fn graph(of: fn() -> Graph) -> bool {
    let mut args = std::env::args().skip_while(|arg| arg != "--graph");
    if args.next().is_none() {
        return false;
    }
    let graph = of();
    let text = match args.next().as_deref() {
        Some("dot") => graph.dot(),
        Some("json") => graph.json(),
        Some("svg") => graph.svg(),
        Some("text") => graph.to_string(),
        _ => graph.mermaid(),
    };
    println!("{}", text.trim_end());
    true
}

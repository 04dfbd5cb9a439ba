//! The pictures of graphs: every graph in `graphs` is drawn in each form, and compared with what was looked at.

use std::fs;
use std::path::{Path, PathBuf};

use flow_runtime::Graph;

fn graphs() -> Vec<(PathBuf, Graph)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphs");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    let read = |path: &PathBuf| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// Compares with what is stored beside the graph.
fn check(form: &str, draw: fn(&Graph) -> String) {
    let mut wrong = Vec::new();
    for (path, graph) in graphs() {
        let path = path.with_extension(form);
        let drawn = draw(&graph);
        if std::env::var_os("REGENERATE").is_some() {
            fs::write(&path, &drawn).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != drawn {
            wrong.push(path);
        }
    }
    assert!(
        wrong.is_empty(),
        "not what is stored (REGENERATE=1 stores it; then look at it): {wrong:#?}"
    );
}

#[test]
fn every_graph_has_its_svg() {
    check("svg", Graph::svg);
}

#[test]
fn every_graph_has_its_mermaid_flowchart() {
    check("mmd", Graph::mermaid);
}

#[test]
fn every_graph_has_its_dot() {
    check("dot", Graph::dot);
}

#[test]
fn every_graph_has_its_text() {
    check("txt", Graph::to_string);
}

#[test]
fn a_graph_that_is_read_from_json_is_written_as_it_was() {
    for (path, graph) in graphs() {
        assert_eq!(graph.json(), fs::read_to_string(path).unwrap());
    }
}

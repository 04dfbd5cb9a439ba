//! What holds for every picture, as an XML parser sees it: of the stored graphs, of random ones, and of nonsense.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use flow_runtime::Graph;
use flow_runtime::graph::{Node, NodeKind};
use roxmltree::{Document, Node as Element};
use serde_json::{Value, json};

/// An upright rectangle in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.left < x && x < self.right && self.top < y && y < self.bottom
    }

    fn contains(&self, other: &Area) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn shrunk(&self, by: f64) -> Area {
        Area {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }
}

/// The elements of a picture at their places.
#[derive(Default)]
struct Picture<'d> {
    rects: Vec<(Element<'d, 'd>, Area)>,
    /// Code, from its begin to its end.
    texts: Vec<(Element<'d, 'd>, Area)>,
    /// Points along each wire.
    wires: Vec<(Element<'d, 'd>, Vec<(f64, f64)>)>,
}

/// How wide a character of code is in the widest of the fonts that the style names.
const ADVANCE: f64 = 11.0 * 0.602;

impl<'d> Picture<'d> {
    fn of(document: &'d Document<'d>) -> Self {
        let mut picture = Picture::default();
        picture.add(document.root_element(), (0.0, 0.0));
        picture
    }

    fn add(&mut self, element: Element<'d, 'd>, origin: (f64, f64)) {
        let number = |name| {
            let number: f64 = element.attribute(name).unwrap().parse().unwrap();
            assert!(number.is_finite(), "{element:?}");
            number
        };
        match element.tag_name().name() {
            "rect" => {
                let (left, top) = (origin.0 + number("x"), origin.1 + number("y"));
                let (right, bottom) = (left + number("width"), top + number("height"));
                self.rects.push((element, Area { left, top, right, bottom }));
            }
            "text" if class(element) == "code" => {
                let (left, bottom) = (origin.0 + number("x"), origin.1 + number("y"));
                let characters = element.text().unwrap_or_default().chars();
                let wide = |c| if c < '\u{1100}' { ADVANCE } else { 11.0 };
                let right = left + characters.map(wide).sum::<f64>();
                self.texts.push((element, Area { left, top: bottom - 8.0, right, bottom }));
            }
            "path" if class(element).starts_with("wire") => {
                self.wires.push((element, points(element.attribute("d").unwrap(), origin)));
            }
            _ => {}
        }
        let inner = match element.attribute("transform") {
            Some(transform) if element.has_tag_name(("http://www.w3.org/2000/svg", "g")) => {
                let place =
                    transform.strip_prefix("translate(").unwrap().strip_suffix(')').unwrap();
                let (x, y) = place.split_once(' ').unwrap();
                (origin.0 + x.parse::<f64>().unwrap(), origin.1 + y.parse::<f64>().unwrap())
            }
            _ => origin,
        };
        element.children().filter(Element::is_element).for_each(|child| self.add(child, inner));
    }

    /// The rectangles of these classes.
    fn rects(&self, classes: &[&str]) -> Vec<(Element<'d, 'd>, Area)> {
        let is_meant = |element| classes.contains(&class(element).split(' ').next().unwrap());
        self.rects.iter().filter(|(element, _)| is_meant(*element)).copied().collect()
    }
}

/// An element and whose it is, for a message.
fn shown(element: Element<'_, '_>) -> String {
    let titled = element
        .ancestors()
        .find_map(|around| around.children().find(|child| child.tag_name().name() == "title"));
    let title = titled.and_then(|title| title.text()).unwrap_or_default();
    format!("the {} `{}` of {title:?}", element.tag_name().name(), class(element))
}

fn class<'d>(element: Element<'d, 'd>) -> &'d str {
    element.attribute("class").unwrap_or_default()
}

/// The letters of a path, each with the numbers after it.
fn pieces(path: &str) -> Vec<(char, Vec<f64>)> {
    let mut pieces = Vec::new();
    let mut rest = path;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let numbers = rest[..end].split(' ').map(|number| number.parse().unwrap()).collect();
        pieces.push((letter, numbers));
        rest = &rest[end..];
    }
    pieces
}

/// Points along a path of levels, uprights, lines and curves.
fn points(path: &str, origin: (f64, f64)) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let mut from = (0.0, 0.0);
    for (letter, at) in pieces(path) {
        let pair = |index: usize| (at[index], at[index + 1]);
        let controls = match letter {
            'M' => [pair(0); 4],
            'L' => [from, from, pair(0), pair(0)],
            'H' => [from, from, (at[0], from.1), (at[0], from.1)],
            'V' => [from, from, (from.0, at[0]), (from.0, at[0])],
            'Q' => [from, pair(0), pair(0), pair(2)],
            'C' => [from, pair(0), pair(2), pair(4)],
            other => panic!("{other} in {path}"),
        };
        for step in 0..=40 {
            let t = f64::from(step) / 40.0;
            let u = 1.0 - t;
            let weights = [u * u * u, 3.0 * t * u * u, 3.0 * t * t * u, t * t * t];
            let weighted = controls.iter().zip(weights);
            let (x, y) = weighted.fold(origin, |(x, y), (control, weight)| {
                (x + control.0 * weight, y + control.1 * weight)
            });
            points.push((x, y));
        }
        from = controls[3];
    }
    points
}

/// Everything that has to be true of a picture.
fn check(name: &str, graph: &Graph) {
    let svg = graph.svg();
    let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let picture = Picture::of(&document);
    let ground = picture.rects(&["ground"])[0].1;

    let solid = picture.rects(&["card", "plain", "end", "chip"]);
    for (index, (one, area)) in solid.iter().enumerate() {
        assert!(ground.contains(area), "{name}: {} sticks out", shown(*one));
        for (other, under) in &solid[..index] {
            assert!(
                !area.shrunk(0.1).meets(under),
                "{name}: {} lies on {}",
                shown(*one),
                shown(*other)
            );
        }
    }

    let frames = picture.rects(&["frame"]);
    for (index, (one, area)) in frames.iter().enumerate() {
        assert!(ground.contains(area), "{name}: {} sticks out", shown(*one));
        for (other, under) in frames[..index].iter().chain(&solid) {
            let is_stack = one.parent() == other.parent();
            let is_nested = area.contains(under) || under.contains(area);
            assert!(
                is_stack || is_nested || !area.shrunk(0.1).meets(under),
                "{name}: {} and {} overlap",
                shown(*one),
                shown(*other)
            );
        }
    }

    for (wire, points) in &picture.wires {
        for (obstacle, area) in solid.iter().chain(&frames) {
            let is_around = wire.ancestors().any(|around| Some(around) == obstacle.parent());
            let area = area.shrunk(1.0);
            let is_clear = !points.iter().any(|point| area.holds(*point));
            assert!(
                is_around || is_clear,
                "{name}: {} runs over {}",
                shown(*wire),
                shown(*obstacle)
            );
        }
    }

    for (text, area) in &picture.texts {
        let around = picture.rects.iter().filter(|(rect, _)| rect.parent() == text.parent());
        let is_inside = around.map(|(_, rect)| rect).any(|rect| rect.contains(area));
        let group = text.parent().unwrap().children();
        let is_legend = group.filter_map(|child| child.text()).any(|title| title == "Legend");
        assert!(is_inside || is_legend, "{name}: {} does not fit", shown(*text));
        assert!(ground.contains(area), "{name}: {} sticks out", shown(*text));
    }

    let titles = document
        .descendants()
        .filter(|element| element.has_tag_name(("http://www.w3.org/2000/svg", "title")));
    let titles: Vec<&str> = titles.filter_map(|title| title.text()).collect();
    for id in ids(&graph.nodes) {
        let start = format!("{id}: ");
        let count = titles.iter().filter(|title| title.starts_with(&start)).count();
        assert_eq!(count, 1, "{name}: {id} is drawn {count} times");
    }
}

/// The ids of all nodes, however deep.
fn ids(nodes: &[Node]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for node in nodes {
        found.insert(node.id.clone());
        node.branches.iter().for_each(|branch| found.extend(ids(&branch.nodes)));
        if let NodeKind::SubFlow { graph: Some(graph), .. } = &node.kind {
            found.extend(ids(&graph.nodes));
        }
    }
    found
}

#[test]
fn nothing_overlaps_in_the_stored_graphs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphs");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let graph = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            check(&path.display().to_string(), &graph);
            count += 1;
        }
    }
    assert!(count > 10);
}

#[test]
fn nothing_overlaps_in_random_graphs() {
    for seed in 0..120 {
        let mut random = Random(seed);
        check(&format!("seed {seed}"), &random.graph("flow", 2));
    }
}

/// Numbers that follow from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn graph(&mut self, name: &str, depth: u64) -> Graph {
        serde_json::from_value(self.flow(name, depth)).unwrap()
    }

    fn flow(&mut self, name: &str, depth: u64) -> Value {
        let inputs: Vec<Value> = (0..self.below(4))
            .map(|index| json!({"name": format!("in{index}"), "type": self.words()}))
            .collect();
        let mut nodes = self.nodes(name, depth);
        for node in &mut nodes {
            let read: Vec<String> = (0..inputs.len())
                .filter(|_| self.below(4) == 0)
                .map(|at| format!("in{at}"))
                .collect();
            node["inputs"] = json!(read);
        }
        let output = nodes.last().map(|node| node["id"].clone());
        json!({"name": name, "inputs": inputs, "returns": self.words(), "nodes": nodes, "output": output})
    }

    fn nodes(&mut self, path: &str, depth: u64) -> Vec<Value> {
        let count = self.below(if depth == 2 { 12 } else { 4 });
        let mut nodes: Vec<Value> = Vec::new();
        for index in 0..count {
            let id = format!("{path}/n{index}");
            let mut needs = Vec::new();
            for earlier in 0..index {
                if self.below(count) < 2 {
                    let kind = if self.below(6) == 0 { "order" } else { "data" };
                    needs.push(json!({"node": format!("{path}/n{earlier}"), "kind": kind}));
                }
            }
            let mut node = self.node(&id, depth);
            node["needs"] = json!(needs);
            nodes.push(node);
        }
        nodes
    }

    fn node(&mut self, id: &str, depth: u64) -> Value {
        let kind = if depth == 0 { self.below(4) } else { self.below(11) };
        let step = self.words();
        let mut branch = |kind: &str, place: &str| {
            let label = self.words();
            let nodes = self.nodes(&format!("{id}/{place}"), depth.saturating_sub(1));
            json!({"kind": kind, "label": label, "nodes": nodes})
        };
        let mut node = match kind {
            0 | 1 => json!({"kind": "step", "step": step, "model": "fast", "template": "{{ a }}"}),
            2 => json!({"kind": "code", "step": step}),
            3 => json!({"kind": "plain"}),
            4 => json!({"kind": "step", "step": step, "branches": [branch("first", "a")]}),
            5 => json!({"kind": "flow", "name": step, "graph": self.flow(id, depth - 1)}),
            6 => {
                json!({"kind": "fan_out", "over": step, "limit": 8, "branches": [branch("round", "b")]})
            }
            7 => {
                json!({"kind": "fan_out", "items": 3, "branches": [branch("first", "a"), branch("round", "b")]})
            }
            8 => {
                let arms = ["a", "b", "c"].map(|place| branch("arm", place));
                json!({"kind": "route", "on": step, "branches": arms})
            }
            9 => {
                let parts = [branch("first", "a"), branch("check", "b"), branch("round", "c")];
                json!({"kind": "refine", "limit": 3, "branches": parts})
            }
            _ => json!({"kind": "try", "branches": [branch("body", "a")]}),
        };
        node["id"] = json!(id);
        node["label"] = json!(self.words());
        node
    }

    fn words(&mut self) -> String {
        let words =
            ["a", "urgency", "Verdict::Revise(note)", "if", "a < b && \"c\"", "größe", "WWWWWWWW"];
        let count = 1 + self.below(6);
        (0..count).map(|_| words[self.below(7) as usize]).collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn a_graph_that_no_flow_has_is_drawn_all_the_same() {
    let need = |node: &str| json!([{"node": node, "kind": "data"}]);
    let odd = "\u{0}\u{1b}\u{ffff}\r\n ]]> <!-- --> &amp; \u{202e} #quot; `*_* \\";
    let graph = json!({
        "name": odd,
        "inputs": [{"name": "x", "type": odd}, {"name": "x", "type": ""}],
        "nodes": [
            {"id": "itself", "label": odd, "kind": "plain", "needs": need("itself"), "inputs": ["y", "x", "x"]},
            {"id": "early", "label": "", "kind": "step", "step": odd, "template": odd, "needs": need("late")},
            {"id": "late", "label": "", "kind": "code", "step": "", "needs": need("nobody")},
            {"id": "none", "label": "r", "kind": "route"},
            {"id": "idle", "label": "r", "kind": "refine", "branches": [{"kind": "arm", "label": odd, "nodes": []}]},
            {"id": "bare", "label": "f", "kind": "fan_out", "limit": u64::MAX},
            {"id": "void", "label": "f", "kind": "flow", "name": "", "graph": {"name": "", "nodes": []}},
        ],
        "output": "nobody",
    });
    let graph: Graph = serde_json::from_value(graph).unwrap();
    check("nonsense", &graph);
    assert!(graph.mermaid().starts_with("flowchart LR\n"));
    assert!(graph.dot().starts_with("digraph \""));
    assert!(graph.to_string().contains("<- nobody"));
    assert_eq!(serde_json::from_str::<Graph>(&graph.json()).unwrap(), graph);
}

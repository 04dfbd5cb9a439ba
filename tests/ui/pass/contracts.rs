#![deny(warnings)]
use flow::prelude::*;

/// A tree.
#[contract]
#[derive(PartialEq, Default)]
pub struct Tree {
    /// Its name.
    pub name: String,
    #[serde(default)]
    pub children: Vec<Tree>,
    #[schemars(range(min = 0, max = 5))]
    pub depth: u8,
}

#[contract]
#[serde(rename_all = "snake_case", tag = "kind")]
enum Event {
    Opened,
    Closed { by: String },
}

#[contract]
struct Page<T> {
    items: Vec<T>,
    #[serde(flatten)]
    rest: Tree,
}

#[contract]
struct Score(u8);

#[contract]
struct Nothing;

/// Say what happens: {{ tree }} {{ event }} {{ page }} {{ score }} {{ nothing }}
#[step]
async fn tell(tree: &Tree, event: &Event, page: &Page<Tree>, score: Score, nothing: &Nothing) -> Page<Event>;

fn main() {
    let _ = (Event::Opened, Event::Closed { by: "Ann".to_owned() });
    let page = Page { items: vec![], rest: Tree::default() };
    let _ = tell(&Tree::default(), &Event::Opened, &page, Score(1), &Nothing);
}

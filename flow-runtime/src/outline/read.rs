//! From a flow's table, and a look at its body, to its outline.

use std::any::TypeId;

use super::{Act, FlowAct, ForAct, Outline, Part, Place, Row, StepAct, WhileAct};
use crate::flow::{FlowDef, FlowInfo};
use crate::frame::{Found, Frame, Look, Seen, look};
use crate::graph::NeedKind;

impl Outline {
    /// Of this flow, with the flows that it calls inside it.
    pub(crate) fn of<F: FlowDef>() -> Self {
        let around = &mut vec![TypeId::of::<F>()];
        outline(F::INFO, F::look, F::INFO.name.to_owned(), around)
    }
}

fn outline(
    info: &'static FlowInfo,
    body: fn(Frame) -> Look,
    path: String,
    around: &mut Vec<TypeId>,
) -> Outline {
    let sites = look(info, body);
    let mut reader = Reader { info, path, sites, around };
    let places = reader.rows(0, info.nodes, 0);
    Outline { info, places }
}

/// Reads one flow's table.
struct Reader<'a> {
    info: &'static FlowInfo,
    path: String,
    sites: Vec<Found>,
    /// The flows around this one, and this one.
    around: &'a mut Vec<TypeId>,
}

impl Reader<'_> {
    /// The nodes of a body, which stand in rows of their own.
    fn rows(&mut self, first: usize, count: usize, depth: usize) -> Vec<Place> {
        let rows: &'static [Row] =
            self.info.rows.get(first..first.saturating_add(count)).unwrap_or_default();
        let mut places = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let reads = |need: usize| match row.order.contains(&(need as u32)) {
                true => NeedKind::Order,
                false => NeedKind::Data,
            };
            let waits = |(need, other): (usize, &Row)| {
                other.edges.then.contains(&(index as u32)).then(|| (need, reads(need)))
            };
            let needs = match row.last {
                Some(last) => last.iter().map(|need| (*need as usize, NeedKind::Data)).collect(),
                None => rows.iter().enumerate().filter_map(waits).collect(),
            };
            places.push(Place {
                name: row.name,
                path: self.path_of(row),
                needs,
                is_last: row.last.is_some(),
                inputs: row.inputs,
                acts: self.acts(row, row.runs, depth),
            });
        }
        places
    }

    fn path_of(&self, row: &Row) -> String {
        format!("{}/{}", self.path, row.name)
    }

    fn acts(&mut self, row: &'static Row, parts: &'static [Part], depth: usize) -> Vec<Act> {
        parts.iter().filter_map(|part| self.act(row, part, &[], [None; 2], depth)).collect()
    }

    /// What a body in an expression runs: its nodes, or its parts one after the other.
    fn body(&mut self, row: &'static Row, parts: &'static [Part], depth: usize) -> Vec<Place> {
        if let [Part::Nodes(first, count)] = parts {
            return self.rows(*first as usize, *count as usize, depth);
        }
        let mut places: Vec<Place> = Vec::new();
        for act in self.acts(row, parts, depth) {
            let (name, path) = match act.own() {
                Some((name, path)) => (name, path.to_owned()),
                None => (row.name, self.path_of(row)),
            };
            let before = places.len().checked_sub(1).map(|before| (before, NeedKind::Data));
            let needs = before.into_iter().collect();
            places.push(Place { name, path, needs, is_last: false, inputs: &[], acts: vec![act] });
        }
        places
    }

    fn act(
        &mut self,
        row: &'static Row,
        part: &'static Part,
        set: &'static [(&'static str, &'static str)],
        items: [Option<u64>; 2],
        depth: usize,
    ) -> Option<Act> {
        let key = || format!("{}{}", self.path_of(row), "[]".repeat(depth));
        let bound = |limit: u64| (limit > 0).then_some(limit);
        Some(match part {
            Part::Runs(site, callee) => return self.call(row, *site, callee, set),
            Part::At(row, part) => {
                let row = self.info.rows.get(*row as usize)?;
                return self.act(row, part, set, items, depth);
            }
            Part::Set(set, part) => return self.act(row, part, set, items, depth),
            Part::Times(items, part) => return self.act(row, part, set, [Some(*items); 2], depth),
            Part::Most(most, part) => return self.act(row, part, set, [None, Some(*most)], depth),
            Part::For(limit, over, round) => Act::For(ForAct {
                key: key(),
                limit: bound(*limit),
                items: items[0],
                most: items[1],
                over,
                round: self.body(row, round, depth + 1),
            }),
            Part::Route(on, arms) => Act::Route {
                on,
                arms: arms
                    .iter()
                    .map(|(label, parts)| (*label, self.body(row, parts, depth)))
                    .collect(),
            },
            Part::While(limit, condition, check, round) => Act::While(WhileAct {
                key: key(),
                limit: bound(*limit),
                condition,
                check: self.body(row, check, depth),
                round: self.body(row, round, depth + 1),
            }),
            Part::Try(parts) => Act::Try(self.body(row, parts, depth)),
            Part::Nodes(first, count) => {
                Act::Block(self.rows(*first as usize, *count as usize, depth))
            }
        })
    }

    fn call(
        &mut self,
        row: &'static Row,
        site: u32,
        callee: &'static str,
        set: &'static [(&'static str, &'static str)],
    ) -> Option<Act> {
        let path = self.path_of(row);
        match self.sites.get(site as usize)?.seen {
            Seen::Plain => None,
            Seen::Step { info, type_name } => {
                let own = type_name.split('<').next().unwrap_or_default();
                let own = own.rsplit("::").next().unwrap_or_default();
                let is_direct = own.strip_prefix("r#").unwrap_or(own) == callee;
                // What is no plain call has no name of its own.
                let callee = if callee.is_empty() { info.name } else { callee };
                Some(Act::Step(StepAct { info, path, callee, is_direct, set }))
            }
            Seen::Flow { info, id, look } => {
                let outline = if self.around.contains(&id) {
                    None
                } else {
                    self.around.push(id);
                    let outline = outline(info, look, path.clone(), self.around);
                    self.around.pop();
                    Some(outline)
                };
                let has_its_own = !set.is_empty();
                Some(Act::Flow(FlowAct { info, path, callee, has_its_own, outline }))
            }
        }
    }
}

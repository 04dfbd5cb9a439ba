//! Places boxes in layers from left to right, and leads wires between them.
//!
//! The method is that of Sugiyama, Tagawa and Toda (1981): layers by longest paths; lanes where a wire passes a layer; an
//! order within each layer by barycentres and by exchanging neighbours. Heights make the sum of the squared slopes least, and
//! then that of the slopes, by weighting each with its inverse; each layer in turn is solved by pooling adjacent violators
//! (isotonic regression).

use std::collections::HashMap;

/// The room that a box takes, and the heights at which wires meet its left and right side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) inlet: f64,
    pub(super) outlet: f64,
}

/// Leads from a box to a later one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wire {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) is_order: bool,
}

/// Where everything stands.
pub(super) struct Placed {
    /// The top left corner of each box.
    pub(super) corners: Vec<(f64, f64)>,
    /// What each wire runs along.
    pub(super) runs: Vec<Vec<Run>>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A level piece of a wire; curves join one to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) y: f64,
}

/// The least distance between boxes of one layer, and beside a lane.
const BETWEEN_BOXES: f64 = 18.0;
const BESIDE_A_LANE: f64 = 12.0;
/// How far layers stand apart: more, where wires climb high.
const BETWEEN_LAYERS: std::ops::RangeInclusive<f64> = 38.0..=90.0;

/// How often each layer is moved forth and back at most.
const ROUNDS: usize = 40;

/// Places the boxes. The first `starts` of them have the first layer for themselves.
pub(super) fn place(sizes: &[Size], wires: &[Wire], starts: usize) -> Placed {
    let mut net = Net::new(sizes, wires, starts);
    net.order();
    net.raise();
    net.finish(sizes, wires)
}

/// A box, or a lane: a place in a layer that a wire passes.
struct Vertex {
    layer: usize,
    size: Size,
    is_lane: bool,
    /// What it is linked with in the layers before and after it.
    before: Vec<usize>,
    after: Vec<usize>,
    /// Where it stands in the order of its layer.
    place: usize,
    /// Its top.
    y: f64,
}

/// Boxes and lanes in their layers. The boxes come first, with the indices that they were given with.
struct Net {
    vertices: Vec<Vertex>,
    layers: Vec<Vec<usize>>,
    /// The lanes between the ends of each wire.
    lanes: Vec<Vec<usize>>,
}

impl Net {
    fn new(sizes: &[Size], wires: &[Wire], starts: usize) -> Self {
        let mut vertices: Vec<Vertex> = Vec::new();
        for (index, size) in sizes.iter().enumerate() {
            let least = usize::from(starts > 0 && index >= starts);
            let before = wires.iter().filter(|wire| wire.to == index);
            let layer = before.map(|wire| vertices[wire.from].layer + 1).fold(least, usize::max);
            vertices.push(Vertex::new(layer, *size, false));
        }
        let count = vertices.iter().map(|vertex| vertex.layer + 1).max().unwrap_or(0);
        let mut net = Net { vertices, layers: vec![Vec::new(); count], lanes: Vec::new() };
        net.lead(wires);
        for (index, vertex) in net.vertices.iter().enumerate() {
            net.layers[vertex.layer].push(index);
        }
        net
    }

    /// Links the ends of the wires, over lanes where they are more than a layer apart. Wires of one source share theirs.
    fn lead(&mut self, wires: &[Wire]) {
        let mut shared: HashMap<(usize, bool, usize), usize> = HashMap::new();
        for wire in wires {
            let mut lanes = Vec::new();
            let mut last = wire.from;
            for layer in self.vertices[wire.from].layer + 1..self.vertices[wire.to].layer {
                let lane = *shared.entry((wire.from, wire.is_order, layer)).or_insert_with(|| {
                    let none = Size { width: 0.0, height: 0.0, inlet: 0.0, outlet: 0.0 };
                    self.vertices.push(Vertex::new(layer, none, true));
                    self.vertices.len() - 1
                });
                self.link(last, lane);
                lanes.push(lane);
                last = lane;
            }
            self.link(last, wire.to);
            self.lanes.push(lanes);
        }
    }

    fn link(&mut self, from: usize, to: usize) {
        if !self.vertices[from].after.contains(&to) {
            self.vertices[from].after.push(to);
            self.vertices[to].before.push(from);
        }
    }

    /// Finds an order with few crossings: the best of some sweeps over the layers.
    fn order(&mut self) {
        (0..self.layers.len()).for_each(|layer| self.number(layer));
        let mut best = self.layers.clone();
        let mut fewest = self.crossings();
        for round in 0..16 {
            if fewest == 0 {
                break;
            }
            self.sweep(round % 2 == 0);
            self.exchange();
            let crossings = self.crossings();
            if crossings < fewest {
                fewest = crossings;
                best.clone_from(&self.layers);
            }
        }
        self.layers = best;
    }

    /// Tells the vertices of a layer where they stand.
    fn number(&mut self, layer: usize) {
        for (place, vertex) in self.layers[layer].iter().enumerate() {
            self.vertices[*vertex].place = place;
        }
    }

    fn places(&self, links: &[usize]) -> Vec<usize> {
        links.iter().map(|link| self.vertices[*link].place).collect()
    }

    /// Sorts each layer by the mean place of what its vertices are linked with on one side.
    fn sweep(&mut self, forward: bool) {
        let count = self.layers.len();
        for step in 1..count {
            let layer = if forward { step } else { count - 1 - step };
            let key = |vertex: &usize| {
                let own = &self.vertices[*vertex];
                let links = if forward { &own.before } else { &own.after };
                match links.len() {
                    0 => own.place as f64,
                    len => self.places(links).iter().sum::<usize>() as f64 / len as f64,
                }
            };
            let mut keys: Vec<(f64, usize)> =
                self.layers[layer].iter().map(|vertex| (key(vertex), *vertex)).collect();
            keys.sort_by(|a, b| a.0.total_cmp(&b.0));
            self.layers[layer] = keys.into_iter().map(|(_, vertex)| vertex).collect();
            self.number(layer);
        }
    }

    /// Exchanges neighbours for as long as that takes crossings away.
    fn exchange(&mut self) {
        for _ in 0..8 {
            let mut is_better = false;
            for layer in 0..self.layers.len() {
                for lower in 1..self.layers[layer].len() {
                    let [a, b] = [lower - 1, lower].map(|place| self.layers[layer][place]);
                    if self.crossed(b, a) < self.crossed(a, b) {
                        self.layers[layer].swap(lower - 1, lower);
                        self.vertices[a].place = lower;
                        self.vertices[b].place = lower - 1;
                        is_better = true;
                    }
                }
            }
            if !is_better {
                return;
            }
        }
    }

    /// How many links of two neighbours cross if the one is above the other.
    fn crossed(&self, upper: usize, lower: usize) -> usize {
        let [upper, lower] = [upper, lower].map(|vertex| &self.vertices[vertex]);
        let count = |over: &[usize], under: &[usize]| {
            let under = self.places(under);
            let crossing = |place: &usize| under.iter().filter(|other| *other < place).count();
            self.places(over).iter().map(crossing).sum::<usize>()
        };
        count(&upper.before, &lower.before) + count(&upper.after, &lower.after)
    }

    fn crossings(&self) -> usize {
        let mut crossings = 0;
        for (index, layer) in self.layers.iter().enumerate() {
            // How many of the links so far end at each place.
            let mut ends = vec![0_usize; self.layers.get(index + 1).map_or(0, Vec::len)];
            for vertex in layer {
                let after = &self.vertices[*vertex].after;
                let places = self.places(after);
                for place in &places {
                    crossings += ends[place + 1..].iter().sum::<usize>();
                }
                for place in places {
                    ends[place] += 1;
                }
            }
        }
        crossings
    }

    /// Gives every vertex its height.
    fn raise(&mut self) {
        for layer in &self.layers {
            let mut y = 0.0;
            for (place, vertex) in layer.iter().enumerate() {
                self.vertices[*vertex].y = y;
                if let Some(next) = layer.get(place + 1) {
                    y += self.distance(*vertex, *next);
                }
            }
        }
        // At first every slope counts by its square; then by itself, more and more exactly.
        for slack in [None, Some(2.0), Some(0.3), Some(0.03)] {
            self.settle(slack);
        }
    }

    /// Moves the layers, forth and back, until they stay where they are.
    fn settle(&mut self, slack: Option<f64>) {
        for _ in 0..ROUNDS {
            let mut most: f64 = 0.0;
            for layer in (0..self.layers.len()).chain((0..self.layers.len()).rev()) {
                most = most.max(self.level(layer, slack));
            }
            if most < 0.02 {
                return;
            }
        }
    }

    /// How far the tops of two neighbours are apart at least.
    fn distance(&self, upper: usize, lower: usize) -> f64 {
        let [a, b] = [upper, lower].map(|vertex| &self.vertices[vertex]);
        a.size.height + if a.is_lane || b.is_lane { BESIDE_A_LANE } else { BETWEEN_BOXES }
    }

    /// Moves one layer to where its links are the least steep, or where most of them are straight; how far it moved.
    fn level(&mut self, layer: usize, slack: Option<f64>) -> f64 {
        let order = &self.layers[layer];
        let mut offset = 0.0;
        let mut offsets = Vec::with_capacity(order.len());
        let mut wanted = Vec::with_capacity(order.len());
        for (place, vertex) in order.iter().enumerate() {
            let (y, weight) = self.wanted(*vertex, slack);
            offsets.push(offset);
            wanted.push((y - offset, weight));
            if let Some(next) = order.get(place + 1) {
                offset += self.distance(*vertex, *next);
            }
        }
        let found = isotonic(&wanted);
        let mut most: f64 = 0.0;
        for ((vertex, y), offset) in order.iter().zip(found).zip(offsets) {
            let y = y + offset;
            let own = &mut self.vertices[*vertex].y;
            most = most.max((y - *own).abs());
            *own = y;
        }
        most
    }

    /// The top that a vertex would have by itself, and how much that counts.
    fn wanted(&self, vertex: usize, slack: Option<f64>) -> (f64, f64) {
        let own = &self.vertices[vertex];
        // What has no links stays where it is.
        let mut sum = (own.y * 1e-4, 1e-4);
        let mut add = |y: f64, other: &Vertex| {
            let weight = match (own.is_lane, other.is_lane) {
                (true, true) => 8.0,
                (false, false) => 1.0,
                _ => 2.0,
            };
            let weight = slack.map_or(weight, |slack| weight / ((own.y - y).abs() + slack));
            sum = (sum.0 + y * weight, sum.1 + weight);
        };
        for before in own.before.iter().map(|before| &self.vertices[*before]) {
            add(before.y + before.size.outlet - own.size.inlet, before);
        }
        for after in own.after.iter().map(|after| &self.vertices[*after]) {
            add(after.y + after.size.inlet - own.size.outlet, after);
        }
        (sum.0 / sum.1, sum.1)
    }

    /// Puts the layers beside each other.
    fn finish(mut self, sizes: &[Size], wires: &[Wire]) -> Placed {
        let top = self.vertices.iter().map(|vertex| vertex.y).fold(f64::INFINITY, f64::min);
        self.vertices.iter_mut().for_each(|vertex| vertex.y -= top);
        let columns = self.columns();
        let boxes = &self.vertices[..sizes.len()];
        Placed {
            corners: boxes.iter().map(|vertex| (columns[vertex.layer].0, vertex.y)).collect(),
            runs: self.runs(wires, &columns),
            width: columns.last().map_or(0.0, |column| column.1),
            height: self.vertices.iter().map(|v| v.y + v.size.height).fold(0.0, f64::max),
        }
    }

    /// From where to where each layer reaches.
    fn columns(&self) -> Vec<(f64, f64)> {
        let mut columns = Vec::with_capacity(self.layers.len());
        let mut x = 0.0;
        for layer in &self.layers {
            let vertices = || layer.iter().map(|vertex| &self.vertices[*vertex]);
            let width = vertices().map(|vertex| vertex.size.width).fold(0.0, f64::max);
            columns.push((x, x + width));
            let mut climb: f64 = 0.0;
            for vertex in vertices() {
                let from = vertex.y + vertex.size.outlet;
                for after in &vertex.after {
                    let after = &self.vertices[*after];
                    climb = climb.max((after.y + after.size.inlet - from).abs());
                }
            }
            let gap = BETWEEN_LAYERS.start() + climb * 0.16;
            x += width + gap.min(*BETWEEN_LAYERS.end());
        }
        columns
    }

    /// What each wire runs along. What wires of one source have in common is a part of the first of them only.
    fn runs(&self, wires: &[Wire], columns: &[(f64, f64)]) -> Vec<Vec<Run>> {
        let mut drawn: Vec<(usize, bool)> = Vec::new();
        let mut runs = Vec::with_capacity(wires.len());
        for (wire, lanes) in wires.iter().zip(&self.lanes) {
            let mut passed = vec![wire.from];
            passed.extend(lanes);
            let is_drawn = |vertex: &usize| drawn.contains(&(*vertex, wire.is_order));
            let start = passed.iter().rposition(is_drawn);
            let mut run = Vec::new();
            for (index, vertex) in passed.iter().enumerate().skip(start.unwrap_or(0)) {
                let own = &self.vertices[*vertex];
                let (left, right) = columns[own.layer];
                let from = if start == Some(index) { right } else { left + own.size.width };
                run.push(Run { from, to: right, y: own.y + own.size.outlet });
            }
            drawn.extend(passed.into_iter().map(|vertex| (vertex, wire.is_order)));
            let to = &self.vertices[wire.to];
            let (left, _) = columns[to.layer];
            run.push(Run { from: left, to: left, y: to.y + to.size.inlet });
            runs.push(run);
        }
        runs
    }
}

impl Vertex {
    fn new(layer: usize, size: Size, is_lane: bool) -> Self {
        Vertex { layer, size, is_lane, before: Vec::new(), after: Vec::new(), place: 0, y: 0.0 }
    }
}

/// The rising sequence that is nearest to these values, by weighted squares.
fn isotonic(wanted: &[(f64, f64)]) -> Vec<f64> {
    // Pools: a mean, a weight, and how many values it stands for.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(wanted.len());
    for &(value, weight) in wanted {
        let mut pool = (value, weight, 1);
        while let Some(&(mean, weight, count)) = pools.last()
            && mean > pool.0
        {
            let sum = weight + pool.1;
            pool = ((mean * weight + pool.0 * pool.1) / sum, sum, count + pool.2);
            pools.pop();
        }
        pools.push(pool);
    }
    let mut sequence = Vec::with_capacity(wanted.len());
    for (mean, _, count) in pools {
        sequence.resize(sequence.len() + count, mean);
    }
    sequence
}

//! Arranging by what hangs together: each set of nodes by forces, its overlaps taken away, and the sets packed.

use super::force::ForceRun;
use super::graph::Graph;
use super::pack::{self, Outline};
use super::parts::{Part, bounds, fitting_scale, in_rows, middle_of, parts_of, usual_size};
use super::request::{Method, Request};
use super::separate::Separation;
use emath::Vec2;

/// Room between two sets, in gaps.
const ROOM_IN_GAPS: f32 = 3.0;
/// What one step does at least, in nodes moved.
const STEP_WORK: usize = 60_000;
/// A raster for packing has about as many taken cells at most.
const MOST_CELLS: f32 = 60_000.0;

/// Sets of nodes on their way.
#[derive(Debug)]
pub(super) struct GroupRun {
    parts: Vec<Part>,
    /// Those before this one are done.
    at: usize,
    phase: Phase,
    /// Room that one ordinary node takes, gap included.
    unit: Vec2,
    gap: f32,
    seed: u64,
    is_hurried: bool,
    done_nodes: usize,
    all_nodes: usize,
}

#[derive(Debug)]
enum Phase {
    Begin,
    Force(Box<ForceRun>),
    Apart(Box<Separation>),
}

impl GroupRun {
    /// Begins with a request whose numbers are sound. Locked nodes take part if `method` is by forces.
    pub fn new(request: &Request, takes_part: &[bool]) -> Self {
        let unit = usual_size(request) + Vec2::splat(request.gap);
        let mut parts = parts_of(request, takes_part);
        for part in &mut parts {
            // Until its turn comes a part shows as it is.
            let middle = middle_of(&part.centers);
            part.centers.iter_mut().for_each(|center| *center -= middle);
        }
        Self {
            all_nodes: parts.iter().map(|part| part.nodes.len()).sum(),
            parts,
            at: 0,
            phase: Phase::Begin,
            unit,
            gap: request.gap,
            seed: request.seed,
            is_hurried: false,
            done_nodes: 0,
        }
    }

    /// How far it is, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        let Some(part) = self.parts.get(self.at) else {
            return 1.0;
        };
        let within = match &self.phase {
            Phase::Begin => 0.0,
            Phase::Force(run) => 0.75 * run.fraction(),
            Phase::Apart(run) => 0.75 + 0.25 * run.fraction(),
        };
        (self.done_nodes as f32 + within * part.nodes.len() as f32) / self.all_nodes.max(1) as f32
    }

    /// Leaves out what is still to come but for overlaps.
    pub fn hurry(&mut self) {
        self.is_hurried = true;
        if let Phase::Force(run) = &mut self.phase {
            run.hurry();
        }
    }

    /// Some work. Returns whether there is more.
    pub fn step(&mut self) -> bool {
        let mut work = 0;
        while work < STEP_WORK {
            if self.at >= self.parts.len() {
                return false;
            }
            work += self.work();
        }
        true
    }

    fn work(&mut self) -> usize {
        let count = self.parts[self.at].nodes.len();
        match &mut self.phase {
            Phase::Begin => self.begin(),
            Phase::Force(run) => {
                let cost = run.step_cost();
                if !run.step() || self.is_hurried {
                    run.hurry();
                    self.spread();
                }
                return cost;
            }
            Phase::Apart(run) => {
                if !run.step() {
                    self.end();
                }
            }
        }
        count
    }

    fn begin(&mut self) {
        let part = &mut self.parts[self.at];
        if self.is_hurried && part.nodes.len() > 2 {
            // As it is, without overlaps.
            self.apart(self.parts[self.at].centers.clone());
            return;
        }
        match part.nodes.len() {
            0 | 1 => {
                part.centers.fill(Vec2::ZERO);
                self.end();
            }
            _ if part.edges.is_empty() => {
                part.centers = in_rows(&part.halves);
                self.end();
            }
            2 => {
                let way = Vec2::new(part.halves[0].x + part.halves[1].x, 0.0);
                part.centers = vec![Vec2::ZERO, way];
                self.end();
            }
            count => {
                let unit = self.unit;
                let radii = part.halves.iter().map(|half| (*half / unit).max_elem());
                let graph = Graph::new(count, part.edges.clone());
                let seed = self.seed ^ (self.at as u64).wrapping_mul(0x2545_f491_4f6c_dd1d);
                self.phase = Phase::Force(Box::new(ForceRun::new(graph, radii.collect(), seed)));
            }
        }
    }

    /// Takes what the forces gave and gives each node its room.
    fn spread(&mut self) {
        let Phase::Force(run) = &self.phase else {
            return;
        };
        let part = &self.parts[self.at];
        let places: Vec<Vec2> = run
            .places()
            .iter()
            .map(|place| *place * self.unit)
            .collect();
        let scale = fitting_scale(&places, &part.halves);
        self.apart(places.iter().map(|place| *place * scale).collect());
    }

    fn apart(&mut self, centers: Vec<Vec2>) {
        let halves = self.parts[self.at].halves.clone();
        let free = vec![false; centers.len()];
        self.phase = Phase::Apart(Box::new(Separation::new(centers, halves, free)));
    }

    fn end(&mut self) {
        let part = &mut self.parts[self.at];
        if let Phase::Apart(run) = std::mem::replace(&mut self.phase, Phase::Begin) {
            part.centers = run.finish();
        }
        self.done_nodes += part.nodes.len();
        self.at += 1;
    }

    /// Where every node that takes part is by now, as its middle, with all parts packed.
    pub fn centers(&self, request: &Request) -> Vec<(usize, Vec2)> {
        let mut all: Vec<Vec<Vec2>> = self.parts.iter().map(|part| part.centers.clone()).collect();
        let running = match &self.phase {
            Phase::Begin => None,
            Phase::Force(run) => {
                let places = run.places();
                let unit = self.unit * 2.0;
                Some(places.into_iter().map(|place| place * unit).collect())
            }
            Phase::Apart(run) => Some(run.centers().to_vec()),
        };
        if let (Some(centers), Some(slot)) = (running, all.get_mut(self.at)) {
            *slot = centers;
        }
        let ways = match request.method {
            Method::Groups => self.ways_in_rows(&all),
            _ => self.ways_around(&all, request),
        };
        let parts = self.parts.iter().zip(all).zip(ways);
        parts
            .flat_map(|((part, centers), way)| {
                let nodes = part.nodes.iter().map(|node| *node as usize);
                nodes
                    .zip(centers)
                    .map(move |(node, center)| (node, center + way))
            })
            .collect()
    }

    fn ways_in_rows(&self, all: &[Vec<Vec2>]) -> Vec<Vec2> {
        let bounds: Vec<(Vec2, Vec2)> = self
            .parts
            .iter()
            .zip(all)
            .map(|(part, centers)| bounds(centers, &part.halves))
            .collect();
        let sizes: Vec<Vec2> = bounds.iter().map(|(low, high)| *high - *low).collect();
        let corners = pack::rows(&sizes, self.gap * ROOM_IN_GAPS);
        corners
            .iter()
            .zip(&bounds)
            .map(|(corner, (low, _))| *corner - *low)
            .collect()
    }

    fn ways_around(&self, all: &[Vec<Vec2>], request: &Request) -> Vec<Vec2> {
        let area: f32 = self
            .parts
            .iter()
            .flat_map(|part| &part.halves)
            .map(|half| 4.0 * half.x * half.y)
            .sum();
        let side = (self.unit.y * 0.5).max((area / MOST_CELLS).sqrt());
        let cell = Vec2::splat(side);
        let room = Vec2::splat(self.gap * ROOM_IN_GAPS * 0.5);
        let outline = |part: &Part, centers: &[Vec2], way: Vec2| {
            let rects = centers.iter().zip(&part.halves);
            Outline::of(
                rects.map(|(center, half)| (*center + way, *half + room)),
                cell,
            )
        };
        // Parts with locked nodes lie where those are; the middle of the raster is the middle of all there was.
        let middle = super::settle::middle(request.nodes.iter().map(|node| node.rect));
        let middle = middle.unwrap_or_default().to_vec2();
        let anchors: Vec<Option<Vec2>> = self
            .parts
            .iter()
            .zip(all)
            .map(|(part, centers)| part.anchor_of(centers, request))
            .collect();
        let (mut fixed, mut free) = (Vec::new(), Vec::new());
        for ((part, centers), anchor) in self.parts.iter().zip(all).zip(&anchors) {
            match anchor {
                Some(way) => fixed.push(outline(part, centers, *way - middle)),
                None if part.is_loners => {}
                None => free.push(outline(part, centers, -middle_of(centers))),
            }
        }
        let mut moves = pack::around(&free, &fixed).into_iter();
        let (mut low, mut high) = (Vec2::INFINITY, -Vec2::INFINITY);
        let mut ways = Vec::with_capacity(all.len());
        for ((part, centers), anchor) in self.parts.iter().zip(all).zip(&anchors) {
            let around = bounds(centers, &part.halves);
            let way = match anchor {
                Some(way) => *way,
                // Loners come last, and go below all others.
                None if part.is_loners && low.is_finite() => {
                    let x = (low.x + high.x - around.0.x - around.1.x) * 0.5;
                    Vec2::new(x, high.y + self.gap * ROOM_IN_GAPS - around.0.y)
                }
                None => {
                    let (down, across) = moves.next().unwrap_or_default();
                    Vec2::new(across as f32, down as f32) * side + middle - middle_of(centers)
                }
            };
            low = low.min(around.0 + way);
            high = high.max(around.1 + way);
            ways.push(way);
        }
        ways
    }

    /// Whether the whole lies where it shall because some of it is locked.
    pub fn is_anchored(&self) -> bool {
        self.parts.iter().any(|part| part.is_anchored)
    }
}

//! Arranging under way: step by step, with places to show after each.

use super::groups::GroupRun;
use super::request::{Method, Request};
use super::separate::Separation;
use super::{circle, grid, layers, settle, timeline};
use emath::{Pos2, Rect, Vec2};

/// How far from the nodes to be arranged others can still be in the way when overlaps are taken away, in board points.
const REACH: f32 = 3_000.0;

/// How far an arrangement is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// From 0 to 1.
    pub fraction: f32,
    /// Nothing is left to do; the positions stay as they are.
    pub is_done: bool,
}

/// An arrangement under way.
#[derive(Debug)]
pub struct Run {
    request: Request,
    /// The nodes that may move, by their place in the request.
    moving: Vec<usize>,
    /// The middle of every node by now.
    centers: Vec<Vec2>,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Nothing is done yet.
    Begin,
    /// By what hangs together.
    Groups(Box<GroupRun>),
    /// Overlaps with what stays, or among themselves, are taken away: of the nodes, then of what is around them.
    Apart(Box<Separation>),
    Done,
}

impl Run {
    /// Begins; numbers that are of no use are replaced, edges that lead nowhere left out.
    pub fn new(request: Request) -> Self {
        let request = request.sound();
        let free = |(at, node): (usize, &super::Node)| (!node.is_locked).then_some(at);
        let moving: Vec<usize> = request.nodes.iter().enumerate().filter_map(free).collect();
        let centers = request
            .nodes
            .iter()
            .map(|node| node.rect.center().to_vec2());
        Self {
            centers: centers.collect(),
            stage: if moving.is_empty() {
                Stage::Done
            } else {
                Stage::Begin
            },
            moving,
            request,
        }
    }

    /// Works on for a while: some milliseconds with ten thousand nodes, some tens of them with a hundred thousand.
    pub fn step(&mut self) -> Progress {
        match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Begin => self.begin(),
            Stage::Groups(mut run) => {
                if run.step() {
                    self.stage = Stage::Groups(run);
                } else {
                    self.take_groups(&run);
                    self.settle(run.is_anchored());
                }
            }
            Stage::Apart(mut run) => {
                if run.step() {
                    self.stage = Stage::Apart(run);
                } else {
                    self.take_apart(run.finish());
                }
            }
            Stage::Done => {}
        }
        self.progress()
    }

    /// Leaves out what would only make it more beautiful: the next steps come to an end soon.
    pub fn hurry(&mut self) {
        match &mut self.stage {
            Stage::Groups(run) => run.hurry(),
            Stage::Begin | Stage::Apart(_) | Stage::Done => {}
        }
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let fraction = match &self.stage {
            Stage::Begin => 0.0,
            Stage::Groups(run) => 0.98 * run.fraction(),
            Stage::Apart(run) => run.fraction(),
            Stage::Done => 1.0,
        };
        Progress {
            fraction,
            is_done: matches!(self.stage, Stage::Done),
        }
    }

    /// The upper left corner of every node of the request by now, in board points. Overlaps may be left until it is done.
    pub fn positions(&self) -> Vec<Pos2> {
        let mut centers = self.centers.clone();
        if let Stage::Groups(run) = &self.stage {
            put(&mut centers, run.centers(&self.request), &self.request);
            let way = self.way_home(&centers, run.is_anchored());
            self.moving.iter().for_each(|node| centers[*node] += way);
        }
        let nodes = self.request.nodes.iter().zip(centers);
        nodes
            .map(|(node, center)| {
                if node.is_locked {
                    node.rect.min
                } else {
                    (center - node.rect.size() * 0.5).to_pos2()
                }
            })
            .collect()
    }

    fn begin(&mut self) {
        let nodes = self.request.nodes.iter();
        let takes_part: Vec<bool> = match self.request.method {
            Method::Force => nodes.map(|_| true).collect(),
            _ => nodes.map(|node| !node.is_locked).collect(),
        };
        let places = match self.request.method {
            Method::Force | Method::Groups => {
                let run = GroupRun::new(&self.request, &takes_part);
                self.stage = Stage::Groups(Box::new(run));
                return;
            }
            Method::Layers => layers::arrange(&self.request, &self.moving),
            Method::Grid => grid::arrange(&self.request, &self.moving),
            Method::Timeline => timeline::arrange(&self.request, &self.moving),
            Method::Circle(_) => match self.center_of_circle() {
                Some(center) => circle::arrange(&self.request, &self.moving, center),
                None => Vec::new(),
            },
            Method::Tidy => {
                self.part_from_others();
                return;
            }
        };
        for (node, place) in self.moving.iter().zip(places) {
            self.centers[*node] = place;
        }
        self.settle(false);
    }

    fn center_of_circle(&self) -> Option<usize> {
        let wanted = match self.request.method {
            Method::Circle(wanted) => wanted,
            _ => None,
        };
        wanted
            .filter(|node| *node < self.request.nodes.len())
            .or_else(|| circle::busiest(&self.request, &self.moving))
    }

    fn take_groups(&mut self, run: &GroupRun) {
        put(&mut self.centers, run.centers(&self.request), &self.request);
    }

    /// Takes the whole to where it was, or aside if something else is there.
    fn settle(&mut self, is_anchored: bool) {
        let way = self.way_home(&self.centers, is_anchored);
        self.moving
            .iter()
            .for_each(|node| self.centers[*node] += way);
        let way = match (self.request.within, self.bounds()) {
            (Some(within), Some(bounds)) => settle::way_inside(bounds, within),
            _ => Vec2::ZERO,
        };
        self.moving
            .iter()
            .for_each(|node| self.centers[*node] += way);
        if !is_anchored {
            let rects: Vec<Rect> = self.rects().collect();
            let way = settle::way_aside(&rects, &self.request.obstacles, self.request.gap);
            self.moving
                .iter()
                .for_each(|node| self.centers[*node] += way);
        }
        let has_locked = self.moving.len() < self.request.nodes.len();
        if has_locked || matches!(self.request.method, Method::Circle(_)) {
            self.part_from_others();
        } else {
            self.stage = Stage::Done;
        }
    }

    /// The way that takes the whole back to its middle: of all that moved, or of the card in the middle of a circle.
    fn way_home(&self, centers: &[Vec2], is_anchored: bool) -> Vec2 {
        if is_anchored {
            return Vec2::ZERO;
        }
        if let (Method::Circle(_), Some(center)) = (self.request.method, self.center_of_circle()) {
            // Its middle is the origin.
            return self.request.nodes[center].rect.center().to_vec2();
        }
        let rect = |node: &usize| {
            Rect::from_center_size(
                centers[*node].to_pos2(),
                self.request.nodes[*node].rect.size(),
            )
        };
        let before = self
            .moving
            .iter()
            .map(|node| self.request.nodes[*node].rect);
        let now = settle::middle(self.moving.iter().map(rect));
        match (settle::middle(before), now) {
            (Some(before), Some(now)) => before - now,
            _ => Vec2::ZERO,
        }
    }

    fn rects(&self) -> impl Iterator<Item = Rect> {
        self.moving.iter().map(|node| {
            Rect::from_center_size(
                self.centers[*node].to_pos2(),
                self.request.nodes[*node].rect.size(),
            )
        })
    }

    fn bounds(&self) -> Option<Rect> {
        self.rects().reduce(Rect::union)
    }

    /// Begins to take away overlaps, also with what stays where it is.
    fn part_from_others(&mut self) {
        let half_gap = Vec2::splat(self.request.gap * 0.5);
        let mut centers = Vec::new();
        let mut halves = Vec::new();
        let mut is_fixed = Vec::new();
        let reach = self
            .bounds()
            .map_or(Rect::NOTHING, |bounds| bounds.expand(REACH));
        let locked = self
            .request
            .nodes
            .iter()
            .filter(|node| node.is_locked)
            .map(|node| node.rect);
        let staying = self.request.obstacles.iter().copied().chain(locked);
        let moving: Vec<Rect> = self.rects().collect();
        for (rect, fixed) in moving.into_iter().map(|rect| (rect, false)).chain(
            staying
                .filter(|rect| rect.intersects(reach))
                .map(|rect| (rect, true)),
        ) {
            centers.push(rect.center().to_vec2());
            halves.push(rect.size() * 0.5 + half_gap);
            is_fixed.push(fixed);
        }
        self.stage = Stage::Apart(Box::new(Separation::new(centers, halves, is_fixed)));
    }

    /// The first places are those of the moving nodes.
    fn take_apart(&mut self, places: Vec<Vec2>) {
        for (node, place) in self.moving.iter().zip(places) {
            self.centers[*node] = place;
        }
    }
}

/// Puts the nodes that are not locked to their new places.
fn put(centers: &mut [Vec2], places: Vec<(usize, Vec2)>, request: &Request) {
    for (node, place) in places {
        if !request.nodes[node].is_locked {
            centers[node] = place;
        }
    }
}

//! Rounds of moving each node along the sum of its forces, by shorter and shorter steps.

use super::tree::Tree;
use crate::layout::graph::Graph;
use emath::Vec2;

/// How strongly nodes repel each other, against the pull of an edge.
const REPULSION: f32 = 0.2;
/// How strongly everything is drawn to the middle, so that arms do not reach far out.
const GRAVITY: f32 = 0.002;
/// How the step changes from round to round.
const COOLING: f32 = 0.9;

/// Rounds under way at one level.
#[derive(Debug, Default)]
pub(super) struct Relaxation {
    tree: Tree,
    forces: Vec<Vec2>,
    /// How far a node may move in this round.
    step: f32,
    energy: f32,
    good_rounds: u32,
    rounds_left: u32,
    all_rounds: u32,
}

impl Relaxation {
    pub fn new(rounds: u32, step: f32) -> Self {
        Self {
            step,
            energy: f32::INFINITY,
            rounds_left: rounds,
            all_rounds: rounds,
            ..Self::default()
        }
    }

    /// One round. Returns whether there are more.
    pub fn round(&mut self, graph: &Graph, radii: &[f32], places: &mut [Vec2]) -> bool {
        self.tree
            .build(places, |node| (2.0 * radii[node]).powf(1.5));
        let tree = &self.tree;
        self.forces.clear();
        let forces = places.iter().enumerate().map(|(node, place)| {
            let room = (2.0 * radii[node]).powf(1.5);
            let push = tree.push_at(*place) * (REPULSION * room) - *place * (GRAVITY * room);
            graph.at(node).iter().fold(push, |force, (end, weight)| {
                let way = places[*end as usize] - *place;
                let natural = radii[node] + radii[*end as usize];
                force + way * (pull(way.length() / natural) * weight.min(3.0))
            })
        });
        self.forces.extend(forces);
        let mut energy = 0.0;
        for ((place, force), radius) in places.iter_mut().zip(&self.forces).zip(radii) {
            let length = force.length();
            if length > 1e-9 && length.is_finite() {
                // A node larger than others takes larger steps.
                *place += *force * (self.step * (2.0 * radius).max(1.0) / length);
                energy += length;
            }
        }
        self.cool(energy);
        self.rounds_left = self.rounds_left.saturating_sub(1);
        self.rounds_left > 0 && self.step > 0.002
    }

    /// Longer steps while things get better, shorter ones when they do not; in the second half shorter ones anyway.
    fn cool(&mut self, energy: f32) {
        let is_late = self.rounds_left * 2 < self.all_rounds;
        if energy < self.energy && !is_late {
            self.good_rounds += 1;
            if self.good_rounds >= 5 {
                self.good_rounds = 0;
                self.step /= COOLING;
            }
        } else {
            self.good_rounds = 0;
            self.step *= COOLING;
        }
        self.energy = energy;
    }
}

/// How strongly an edge of this length (1 is its natural one) pulls, for each unit of its length. Beyond its natural length
/// the pull hardly grows: else the few edges between two clusters would draw both into one another.
fn pull(length: f32) -> f32 {
    if length <= 1.0 {
        length
    } else {
        (1.0 + 0.3 * length.ln()) / length
    }
}

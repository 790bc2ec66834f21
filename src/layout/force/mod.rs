//! Force-directed arrangement of nodes that hang together, after Hu's multilevel scheme ("Efficient, High-Quality
//! Force-Directed Graph Drawing", 2005): the graph is made coarser and coarser, the coarsest one is arranged from chance,
//! and each finer one starts from where its coarser one ended. Repulsion is summed over a quadtree (Barnes and Hut 1986).
//!
//! Works in units of an average node: 1 is the width of one across and the height of one down, so that a wide card takes
//! as much room across as down. The results still overlap here and there: `separate` takes that away.

mod coarsen;
mod relax;
mod tree;

use super::chance::Chance;
use super::graph::Graph;
use coarsen::{Coarser, coarser};
use emath::Vec2;
use relax::Relaxation;

/// A graph of this size is arranged from chance.
const COARSEST: usize = 24;
/// Rounds at the coarsest graph.
const FIRST_ROUNDS: u32 = 240;

/// One arrangement under way.
#[derive(Debug)]
pub(super) struct ForceRun {
    /// Coarser and coarser; the first is the graph itself.
    levels: Vec<Level>,
    /// The level at work.
    level: usize,
    relaxation: Relaxation,
    places: Vec<Vec2>,
    chance: Chance,
    done_work: f32,
    all_work: f32,
}

#[derive(Debug)]
struct Level {
    graph: Graph,
    /// Half the side of a square with the room of the node.
    radii: Vec<f32>,
    /// The node of the next coarser level that stands for each node; empty at the coarsest.
    parents: Vec<u32>,
}

impl Level {
    fn rounds(&self, is_coarsest: bool) -> u32 {
        match self.graph.len() {
            _ if is_coarsest => FIRST_ROUNDS,
            0..2_000 => 120,
            2_000..20_000 => 80,
            _ => 50,
        }
    }

    fn work(&self, is_coarsest: bool) -> f32 {
        self.rounds(is_coarsest) as f32 * self.graph.len() as f32
    }
}

impl ForceRun {
    /// Begins to arrange the nodes of a graph, each as large as a square with this half side.
    pub fn new(graph: Graph, radii: Vec<f32>, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let mut levels = vec![Level {
            graph,
            radii,
            parents: Vec::new(),
        }];
        while let Some(finest) = levels.last_mut()
            && finest.graph.len() > COARSEST
            && let Some(next) = coarser(&finest.graph, &finest.radii, &mut chance)
        {
            let Coarser {
                graph,
                radii,
                parents,
            } = next;
            finest.parents = parents;
            levels.push(Level {
                graph,
                radii,
                parents: Vec::new(),
            });
        }
        let level = levels.len() - 1;
        let all_work = levels
            .iter()
            .enumerate()
            .map(|(at, it)| it.work(at == level))
            .sum();
        let places = scattered(&levels[level].radii, &mut chance);
        let rounds = levels[level].rounds(true);
        Self {
            relaxation: Relaxation::new(rounds, 1.0),
            levels,
            level,
            places,
            chance,
            done_work: 0.0,
            all_work,
        }
    }

    /// How far it is, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        (self.done_work / self.all_work.max(1.0)).min(1.0)
    }

    /// One round. Returns whether there are more.
    pub fn step(&mut self) -> bool {
        let level = &self.levels[self.level];
        let goes_on = self
            .relaxation
            .round(&level.graph, &level.radii, &mut self.places);
        self.done_work += level.graph.len() as f32;
        if goes_on {
            return true;
        }
        self.refine()
    }

    /// Roughly what one step costs, in nodes.
    pub fn step_cost(&self) -> usize {
        self.levels[self.level].graph.len().max(8)
    }

    /// Leaves out the rounds that are still to come.
    pub fn hurry(&mut self) {
        while self.refine() {}
    }

    /// Takes the places over to the next finer level; false at the finest.
    fn refine(&mut self) -> bool {
        if self.level == 0 {
            return false;
        }
        self.places = self.finer_places(self.level - 1, &self.places);
        self.level -= 1;
        let level = &self.levels[self.level];
        // Two nodes that were one start a little apart.
        for (place, radius) in self.places.iter_mut().zip(&level.radii) {
            *place += Vec2::new(self.chance.signed(), self.chance.signed()) * *radius * 0.6;
        }
        self.relaxation = Relaxation::new(level.rounds(false), 0.5);
        true
    }

    fn finer_places(&self, level: usize, places: &[Vec2]) -> Vec<Vec2> {
        let parents = self.levels[level].parents.iter();
        parents
            .map(|parent| places.get(*parent as usize).copied().unwrap_or_default())
            .collect()
    }

    /// Where each node of the graph is by now, around the origin.
    pub fn places(&self) -> Vec<Vec2> {
        let mut places = self.places.clone();
        for level in (0..self.level).rev() {
            places = self.finer_places(level, &places);
        }
        places
    }
}

/// Places by chance within a disk with room for all.
fn scattered(radii: &[f32], chance: &mut Chance) -> Vec<Vec2> {
    let room: f32 = radii.iter().map(|radius| 4.0 * radius * radius).sum();
    let reach = room.sqrt().max(1.0);
    radii
        .iter()
        .map(|_| Vec2::new(chance.signed(), chance.signed()) * reach)
        .collect()
}

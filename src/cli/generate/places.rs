//! Where the cards of a generated case lie: clusters in a grid, frames around some blocks of two by two clusters.
//! All lengths are in board points.

use super::CLUSTER;
use super::chance::Chance;
use super::words;
use crate::model::{CaseParts, Frame, IdSource};
use emath::{Pos2, Rect, Vec2, vec2};
use std::collections::BTreeMap;

/// The size of every card.
const CARD: Vec2 = vec2(260.0, 140.0);
/// From one card of a cluster to the next. The gap between two cards is more than they can be out of line.
const STEP: Vec2 = vec2(300.0, 180.0);
/// How far a card may be out of line, right and down.
const JITTER: usize = 24;
/// Cards in one row of a cluster, and rows.
const COLUMNS: usize = 5;
const ROWS: usize = CLUSTER / COLUMNS;
/// The gap between two clusters.
const GAP: f32 = 340.0;
/// How far a frame reaches beyond its cards.
const FRAME_MARGIN: f32 = 80.0;
/// Width to height of the whole board, about that of a screen.
const ASPECT: f32 = 1.6;
/// One block of clusters in this many has a frame.
const FRAMED_BLOCKS: usize = 3;

/// The plan of one board.
pub(super) struct Plan {
    clusters: usize,
    /// Clusters in one row of the board.
    columns: usize,
    /// By framed block, the number of its frame.
    frames: BTreeMap<(usize, usize), usize>,
    origin: Pos2,
}

impl Plan {
    pub(super) fn of(cards: usize) -> Self {
        let clusters = cards.div_ceil(CLUSTER);
        let pitch = pitch();
        let columns = (clusters as f32 * ASPECT * pitch.y / pitch.x).sqrt().ceil() as usize;
        let columns = columns.clamp(1, clusters.max(1));
        let rows = clusters.div_ceil(columns);
        let mut frames = BTreeMap::new();
        for row in 0..rows.div_ceil(2) {
            for column in 0..columns.div_ceil(2) {
                let is_used = row * 2 * columns + column * 2 < clusters;
                if is_used && (column + 2 * row).is_multiple_of(FRAMED_BLOCKS) {
                    frames.insert((column, row), frames.len());
                }
            }
        }
        let size = vec2(columns as f32 * pitch.x, rows as f32 * pitch.y);
        Self {
            clusters,
            columns,
            frames,
            origin: (size * -0.5).round().to_pos2(),
        }
    }

    fn cluster_pos(&self, cluster: usize) -> Pos2 {
        let (column, row) = (cluster % self.columns, cluster / self.columns);
        self.origin + pitch() * vec2(column as f32, row as f32)
    }

    /// Where a card lies.
    pub(super) fn card_rect(&self, number: usize, chance: &mut Chance) -> Rect {
        let (column, row) = (number % COLUMNS, number % CLUSTER / COLUMNS);
        let jitter = vec2(chance.below(JITTER) as f32, chance.below(JITTER) as f32);
        let min = self.cluster_pos(number / CLUSTER) + STEP * vec2(column as f32, row as f32);
        Rect::from_min_size(min + jitter, CARD)
    }

    /// The number of the frame around a card, if it has one.
    pub(super) fn frame_of(&self, card: usize) -> Option<usize> {
        let cluster = card / CLUSTER;
        let block = (cluster % self.columns / 2, cluster / self.columns / 2);
        self.frames.get(&block).copied()
    }

    /// Adds the frames in the order of their numbers.
    pub(super) fn add_frames(
        &self,
        parts: &mut CaseParts,
        ids: &mut IdSource,
        chance: &mut Chance,
    ) {
        let mut blocks: Vec<_> = self.frames.iter().collect();
        blocks.sort_by_key(|(_, number)| **number);
        for ((column, row), number) in blocks {
            let mut around = Rect::NOTHING;
            for cluster in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let (column, row) = (2 * column + cluster.0, 2 * row + cluster.1);
                let cluster = row * self.columns + column;
                if column < self.columns && cluster < self.clusters {
                    let min = self.cluster_pos(cluster);
                    around |= Rect::from_min_size(min, cluster_size());
                }
            }
            let title = words::theme(chance, number + 1);
            let rect = around.expand(FRAME_MARGIN);
            let frame = Frame::new(ids.fresh(|_| false), title, rect);
            parts.frames.push(frame);
        }
    }
}

/// The room one cluster takes.
fn cluster_size() -> Vec2 {
    STEP * vec2(COLUMNS as f32, ROWS as f32)
}

/// From one cluster to the next.
fn pitch() -> Vec2 {
    cluster_size() + Vec2::splat(GAP)
}

//! What of the case a picture shows.

use super::options::RenderOptions;
use crate::board::{BoardIndex, EdgeKey, IndexedCard, IndexedEdge};
use crate::model::{Case, FrameId, RecordRef};
use emath::Rect;
use std::collections::BTreeSet;

/// What lies in a rectangle of the board, and is not hidden.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    /// In the order of reading: from the top, and from the left where they begin at the same height.
    pub cards: Vec<IndexedCard>,
    /// In the order of ids.
    pub frames: Vec<FrameId>,
    /// Links and ties, in the order of their keys.
    pub edges: Vec<IndexedEdge>,
}

impl Shown {
    /// What a picture of this rectangle, in board points, shows.
    pub fn in_area(index: &BoardIndex, area: Rect, options: &RenderOptions) -> Self {
        let hidden = &options.hidden_cards;
        let cards = index.cards_in(area);
        let mut cards: Vec<IndexedCard> = cards
            .filter(|card| !hidden.contains(card.id))
            .copied()
            .collect();
        cards.sort_by(|one, other| {
            let place = |card: &IndexedCard| (card.rect.min.y, card.rect.min.x);
            let (one_at, other_at) = (place(one), place(other));
            let order = one_at.0.total_cmp(&other_at.0);
            order
                .then(one_at.1.total_cmp(&other_at.1))
                .then(one.id.cmp(&other.id))
        });
        let frames = index.frames_in(area).map(|frame| frame.id).collect();
        let edges = index.edges_in(area);
        let mut edges: Vec<IndexedEdge> = edges
            .filter(|edge| shows_edge(index, edge, options))
            .copied()
            .collect();
        edges.sort_unstable_by_key(|edge| edge.key);
        Self {
            cards,
            frames,
            edges,
        }
    }

    /// Every record of which something is shown: what the cards show, whom claims name on their faces, portraits, frames
    /// and links.
    pub fn records(&self, case: &Case) -> BTreeSet<RecordRef> {
        let mut records: BTreeSet<RecordRef> =
            self.frames.iter().map(|id| RecordRef::from(*id)).collect();
        for card in &self.cards {
            records.insert(card.subject);
            match card.subject {
                RecordRef::Claim(id) => {
                    let Some(claim) = case.claim(id) else {
                        continue;
                    };
                    let named = claim.according_to.iter().filter_map(|step| step.source);
                    let named = named.chain(claim.speaker).chain(claim.place);
                    records.extend(named.map(RecordRef::from));
                }
                RecordRef::Entity(id) => {
                    let portrait = case.entity(id).and_then(|entity| entity.portrait);
                    records.extend(portrait.map(RecordRef::from));
                }
                _ => {}
            }
        }
        for edge in &self.edges {
            if let EdgeKey::Link(id) = edge.key {
                records.insert(id.into());
            }
        }
        records
    }
}

/// Whether a picture shows a link or tie, wherever it lies.
pub(super) fn shows_edge(index: &BoardIndex, edge: &IndexedEdge, options: &RenderOptions) -> bool {
    let is_hidden = match edge.key {
        EdgeKey::Tie(key) => options.hidden_ties.contains(&key.kind),
        EdgeKey::Link(_) => false,
    };
    !is_hidden
        && index.shows_at_rest(edge)
        && !edge.cards().any(|card| options.hidden_cards.contains(card))
}

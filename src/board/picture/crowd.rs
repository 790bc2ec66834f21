//! Densities of a part of the cards: what a filter leaves, what is dimmed, selected or on its way. Counting them goes
//! through all cards, so that they are kept until the part changes.

use super::super::card_set::CardSet;
use super::super::index::density::Density;
use super::super::index::{BoardIndex, IndexedCard};
use super::easel::Easel;
use crate::model::CardId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// More marked cards than this are a crowd: they are summed up, too.
pub(super) const CROWD: usize = 2_000;

/// The cards of each layer.
#[derive(Debug, Clone, Default)]
pub(super) struct Layers {
    /// What neither is dimmed nor moves; `None` if that is all there is.
    pub plain: Option<Arc<Density>>,
    pub dimmed: Option<Arc<Density>>,
    pub moving: Option<Arc<Density>>,
    pub selected: Option<Arc<Density>>,
    pub lit: Option<Arc<Density>>,
}

/// The layers, with what they were counted from.
#[derive(Debug, Default)]
pub(super) struct KeptLayers {
    generation: u64,
    hidden: CardSet,
    undimmed: Option<CardSet>,
    /// Cards on their way.
    moving: CardSet,
    is_copy: bool,
    selected: BTreeSet<CardId>,
    lit: CardSet,
    layers: Layers,
}

impl KeptLayers {
    /// The layers of this moment.
    pub fn of(&mut self, easel: &Easel<'_>) -> Layers {
        let scene = easel.view.scene;
        let index = easel.view.index;
        let moving = &easel.moving.cards;
        let is_fresh = self.generation == index.generation() && self.hidden == scene.hidden;
        let is_same_way = self.moving == *moving && self.is_copy == easel.moving.is_copy;
        if !(is_fresh && is_same_way && self.undimmed == scene.undimmed) {
            self.undimmed.clone_from(&scene.undimmed);
            self.moving = moving.clone();
            self.is_copy = easel.moving.is_copy;
            self.count_grounds(easel);
        }
        let is_crowd = scene.selection.cards.len() > CROWD;
        if !is_crowd {
            self.layers.selected = None;
            self.selected.clear();
        } else if !is_fresh || self.selected != scene.selection.cards {
            self.selected.clone_from(&scene.selection.cards);
            let cards = self.selected.iter().copied();
            self.layers.selected = marked(index, cards, &scene.hidden);
        }
        if scene.lit.len() <= CROWD {
            self.layers.lit = None;
            self.lit = CardSet::new();
        } else if !is_fresh || self.lit != scene.lit {
            self.lit = scene.lit.clone();
            self.layers.lit = marked(index, self.lit.iter(), &scene.hidden);
        }
        self.generation = index.generation();
        self.hidden = scene.hidden.clone();
        self.layers.clone()
    }

    /// Counts what is plain, what is dimmed and what is on its way.
    fn count_grounds(&mut self, easel: &Easel<'_>) {
        let hidden = &easel.view.scene.hidden;
        let layers = &mut self.layers;
        (layers.plain, layers.dimmed, layers.moving) = (None, None, None);
        if hidden.is_empty() && self.undimmed.is_none() && self.moving.is_empty() {
            return;
        }
        let mut grounds: [Density; 3] = Default::default();
        for card in easel.view.index.cards() {
            if hidden.contains(card.id) {
                continue;
            }
            let is_dimmed = || {
                let stay = self.undimmed.as_ref();
                stay.is_some_and(|stay| !stay.contains(card.id))
            };
            let [plain, dimmed, moving] = &mut grounds;
            if easel.moving.cards.contains(card.id) {
                moving.put(card);
                if !easel.moving.is_copy {
                    continue;
                }
            }
            if is_dimmed() { dimmed } else { plain }.put(card);
        }
        let [plain, dimmed, moving] = grounds.map(|mut density| {
            density.settle();
            Some(Arc::new(density))
        });
        (layers.plain, layers.dimmed, layers.moving) = (plain, dimmed, moving);
    }
}

/// The density of some cards.
fn marked(
    index: &BoardIndex,
    cards: impl Iterator<Item = CardId>,
    hidden: &CardSet,
) -> Option<Arc<Density>> {
    let cards = cards.filter(|id| !hidden.contains(*id));
    let cards = cards.filter_map(|id| index.card(id));
    let density = Density::of(cards.collect::<Vec<&IndexedCard>>().into_iter());
    Some(Arc::new(density))
}

//! Bundles of far views, kept while the board stays as it is: gathering them looks at every long link of the board, and a
//! view that only moves need not do that again.
//!
//! They are gathered for all zooms at which ends are put together in cells of the same size, and for the whole board, so
//! that what is shown depends on the view alone and not on the way there.

use super::super::card_set::CardSet;
use super::super::index::EdgeKey;
use super::easel::Easel;
use super::far_links::{
    BUNDLED_BELOW, Bundle, Bundles, Sort, closest_zoom, least_length, side_of_cells, sort_of,
};
use emath::Rect;

/// A bundle with what need not be worked out for every picture.
#[derive(Debug)]
struct Kept {
    bundle: Bundle,
    /// From start to end, in board points.
    length: f32,
    bounds: Rect,
}

/// What the bundles were gathered from.
#[derive(Debug, PartialEq)]
struct Basis {
    generation: u64,
    side: f32,
}

/// The bundles of the whole board for some zooms.
#[derive(Debug, Default)]
pub(super) struct KeptBundles {
    basis: Option<(Basis, CardSet, Option<CardSet>)>,
    all: Vec<Kept>,
}

/// The least side of the cells of bundles that are kept, in board points. Closer up less of the board is in view, and more
/// of its links are long enough: there each picture looks for its own.
const LEAST_SIDE: f32 = 1024.0;

/// Whether the bundles of this picture are those of the board at rest.
pub(super) fn can_be_kept(easel: &Easel<'_>) -> bool {
    let preview = &easel.view.scene.preview;
    let is_still = easel.moving.is_empty() && preview.resized.is_none() && preview.link.is_none();
    easel.zoom < BUNDLED_BELOW
        && side_of_cells(easel.zoom) >= LEAST_SIDE
        && is_still
        && !easel.is_gliding()
        && !easel.dims_for_hover()
}

impl KeptBundles {
    /// Adds the bundles in view; how many links they stand for.
    pub fn show(&mut self, easel: &Easel<'_>, out: &mut Vec<Bundle>) -> usize {
        self.bring_up(easel);
        let sorts = [Sort::Dimmed, Sort::Plain, Sort::String];
        let least = sorts.map(|sort| least_length(easel.zoom, sort));
        let seen = easel.visible_in_board;
        let mut links = 0.0;
        for kept in &self.all {
            let is_long = kept.length >= least[kept.bundle.sort() as usize];
            if is_long && seen.intersects(kept.bounds) {
                links += kept.bundle.count;
                out.push(kept.bundle);
            }
        }
        links as usize
    }

    fn bring_up(&mut self, easel: &Easel<'_>) {
        let scene = easel.view.scene;
        let basis = Basis {
            generation: easel.view.index.generation(),
            side: side_of_cells(easel.zoom),
        };
        let is_fresh = self.basis.as_ref().is_some_and(|(known, hidden, stay)| {
            let is_same_stay = match (stay, &scene.undimmed) {
                (None, None) => true,
                (Some(one), Some(other)) => one.is_shared_with(other),
                _ => false,
            };
            *known == basis && hidden.is_shared_with(&scene.hidden) && is_same_stay
        });
        if !is_fresh {
            self.gather(easel, basis.side);
            self.basis = Some((basis, scene.hidden.clone(), scene.undimmed.clone()));
        }
    }

    fn gather(&mut self, easel: &Easel<'_>, side: f32) {
        let zoom = closest_zoom(side);
        let shortest = least_length(zoom, Sort::String).min(least_length(zoom, Sort::Plain));
        let mut bundles = Bundles::default();
        // From corner to corner of a square is the longest way within its bounds.
        let edges = easel
            .view
            .index
            .long_edges_in(Rect::EVERYTHING, shortest / std::f32::consts::SQRT_2);
        for (_, edge) in edges {
            let [start, .., end] = edge.route.points;
            if !matches!(edge.key, EdgeKey::Link(_)) || easel.hides_edge(edge) {
                continue;
            }
            let sort = sort_of(easel, edge);
            if start.distance(end) >= least_length(zoom, sort) {
                bundles.put(edge, &edge.route, sort, Some(side));
            }
        }
        let kept = bundles.all.into_iter().map(|bundle| Kept {
            length: bundle.length(),
            bounds: Rect::from_points(&bundle.curve()),
            bundle,
        });
        self.all = kept.collect();
    }
}

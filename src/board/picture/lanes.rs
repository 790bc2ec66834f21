//! Faces of many cards, laid out by several threads: most of the work of a large picture that must be complete at once.
//!
//! Which cards a thread gets does not depend on the machine: each has a typesetter of its own, which may find other fonts for
//! a letter than one that saw other words before. So the same case gives the same picture everywhere.

use super::super::fonts::Weight;
use super::super::text::Typesetter;
use super::Seen;
use super::cache::PictureCache;
use super::easel::Easel;
use epaint::Color32;
use epaint::text::{FontId, Fonts, ViewportKey};
use std::collections::BTreeMap;

/// How many threads lay out.
const LANES: usize = 4;
/// How many faces are laid out before a typesetter forgets what it laid out.
const FACES_AT_ONCE: usize = 256;

/// Lays out the faces of cards into a cache. `another` makes a typesetter like `fonts`; neither keeps anything of the faces,
/// so that a board of any size goes through.
pub(super) fn lay_out(
    easel: &Easel<'_>,
    cards: &[Seen],
    cache: &mut PictureCache,
    fonts: &mut Fonts,
    another: &(dyn Fn() -> Fonts + Sync),
) {
    let batches: Vec<&[Seen]> = cards.chunks(FACES_AT_ONCE).collect();
    if batches.len() < LANES {
        return lay_out_one_by_one(easel, &batches, cache, fonts);
    }
    let mut lanes: Vec<Vec<&[Seen]>> = vec![Vec::new(); LANES];
    for (at, batch) in batches.into_iter().enumerate() {
        if let Some(lane) = lanes.get_mut(at % LANES) {
            lane.push(batch);
        }
    }
    let (medium, ground) = (cache.medium(), cache.ground());
    let work = |batches: Vec<&[Seen]>| {
        let mut cache = PictureCache::for_export(medium, ground);
        lay_out_one_by_one(easel, &batches, &mut cache, &mut another());
        cache
    };
    let outcomes: Vec<PictureCache> = std::thread::scope(|scope| {
        let work = &work;
        let threads = lanes
            .into_iter()
            .map(|lane| scope.spawn(move || work(lane)));
        let threads: Vec<_> = threads.collect();
        // A thread that failed leaves its faces to be laid out when the picture is made.
        let outcomes = threads.into_iter().filter_map(|thread| thread.join().ok());
        outcomes.collect()
    });
    outcomes.into_iter().for_each(|lane| cache.take_faces(lane));
    find_fonts(easel, cache, fonts);
}

fn lay_out_one_by_one(
    easel: &Easel<'_>,
    batches: &[&[Seen]],
    cache: &mut PictureCache,
    fonts: &mut Fonts,
) {
    let options = *fonts.options();
    for batch in batches {
        let mut fonts_view = fonts.with_pixels_per_point(easel.pixels_per_point);
        let mut setter = Typesetter::new(&mut fonts_view, None, easel.medium);
        for seen in *batch {
            let size = seen.rect.size();
            cache.face(easel.view, &seen.card, size, easel.detail, &mut setter);
        }
        fonts.begin_pass(options, ViewportKey::default());
    }
}

/// Has the typesetter of the picture find the fonts that the others found.
fn find_fonts(easel: &Easel<'_>, cache: &PictureCache, fonts: &mut Fonts) {
    let mut letters: BTreeMap<Weight, std::collections::BTreeSet<char>> = BTreeMap::new();
    for block in cache.faces().flat_map(|face| &face.texts) {
        block.block.each_span(|text, weight| {
            let foreign = text.chars().filter(|letter| !letter.is_ascii());
            letters.entry(weight).or_default().extend(foreign);
        });
    }
    let mut fonts = fonts.with_pixels_per_point(easel.pixels_per_point);
    for (weight, letters) in letters {
        for letter in letters {
            let font = FontId::new(super::super::theme::size::TEXT_BODY, weight.family());
            fonts.layout_no_wrap(letter.to_string(), font, Color32::WHITE);
        }
    }
}

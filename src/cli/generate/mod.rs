//! `caseboard generate --cards N OUT.ron`: a case of any size for measuring, made by rule: the same on every machine.
//!
//! Cards of 260 × 140 board points with about 40 characters of title and 160 of text, one and a half stored links a card,
//! in clusters of forty that lie in a grid with gaps; frames around some groups of clusters; one hub with 41 links.

mod chance;
mod links;
mod places;
mod records;
#[cfg(test)]
mod tests;
mod words;

use super::output::{Outcome, Output};
use crate::model::{Card, Case, CaseParts, IdSource};
use crate::storage;
use chance::Chance;
use records::Maker;
use std::path::Path;

/// Cards in one cluster.
const CLUSTER: usize = 40;
/// Links of the one hub.
const HUB_LINKS: usize = 41;
/// The most cards that can be asked for.
pub(super) const MOST_CARDS: u64 = 1_000_000;

/// Writes a generated case to a file that is not there yet.
pub(super) fn run(
    out: &Path,
    cards: usize,
    seed: u64,
    output: &mut Output<'_>,
) -> anyhow::Result<Outcome> {
    let saved = storage::save_new(out, &generated_case(cards, seed), &|_| {})?;
    if let Some(warning) = saved.warning {
        output.line(&warning);
    }
    output.line(&format!("{} written", out.display()));
    Ok(Outcome::Well)
}

/// A sound case with this many cards; the same number and seed always give the same case.
pub fn generated_case(cards: usize, seed: u64) -> Case {
    let mut parts = CaseParts::default();
    let mut ids = IdSource::new(seed.wrapping_mul(0x0005_DEEC_E66D).wrapping_add(11));
    let mut chance = Chance::new(seed);
    parts.info.title = format!("Generated case of {cards} cards");
    parts.info.question = "What does a board of this size cost?".to_owned();
    let mut maker = Maker {
        parts: &mut parts,
        ids: &mut ids,
        chance: &mut chance,
    };
    maker.add_outlets();
    let subjects: Vec<_> = (0..cards).map(|number| maker.add_record(number)).collect();
    let plan = places::Plan::of(cards);
    plan.add_frames(&mut parts, &mut ids, &mut chance);
    for (number, subject) in subjects.iter().enumerate() {
        let rect = plan.card_rect(number, &mut chance);
        let mut card = Card::new(ids.fresh(|_| false), *subject, rect);
        card.frame = plan
            .frame_of(number)
            .and_then(|frame| parts.frames.get(frame))
            .map(|frame| frame.id);
        if chance.happens(8) {
            card.tint = chance.pick(crate::model::Tint::ALL);
        }
        parts.cards.push(card);
    }
    links::add(&mut parts, &subjects, &mut ids, &mut chance);
    // Ids are counted up from one source, so that no two are the same.
    parts.into_case().unwrap_or_default()
}

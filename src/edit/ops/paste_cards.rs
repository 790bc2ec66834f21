//! Put copied cards into a case.

use super::add_card::insert_any;
use super::fold_cards::fold_cards;
use super::fragment::Fragment;
use super::membership::{clamp_pos, front_z, settle_cards, usable_rect};
use crate::edit::{EditError, Tx};
use crate::model::with_references;
use crate::model::{
    AnyRecord, Article, Bookmark, Card, CardId, Claim, Entity, Excerpt, Frame, FrameId, Image,
    Link, Note, Outlet, Record, RecordKind, RecordRef,
};
use emath::{Pos2, Rect, Vec2};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What pasting put on the board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// The new cards.
    pub cards: BTreeSet<CardId>,
    /// The new frames.
    pub frames: BTreeSet<FrameId>,
}

/// Pastes a fragment with its upper left corner at `at`. The chosen records become new ones; what they need is reused
/// if the case has it under the same id, else it is added under that id. References that lead nowhere are dropped.
///
/// # Errors
/// If the fragment holds a record that no case can hold.
pub fn paste(tx: &mut Tx<'_>, fragment: &Fragment, at: Pos2) -> Result<Pasted, EditError> {
    let corner = fragment.bounds().map_or(Pos2::ZERO, |bounds| bounds.min);
    let delta = if at.is_finite() {
        at - corner
    } else {
        Vec2::ZERO
    };
    let renamed = rename_all(tx, &fragment.chosen);
    let known: BTreeSet<RecordRef> = fragment.needed.iter().map(AnyRecord::record_ref).collect();
    let to = |tx: &Tx<'_>, name: RecordRef| -> Option<RecordRef> {
        renamed
            .get(&name)
            .copied()
            .or_else(|| (known.contains(&name) || name.exists_in(tx.case())).then_some(name))
    };
    insert_needed(tx, &fragment.needed, &known)?;
    let front = front_z(tx.case());
    let lowest = fragment
        .chosen
        .iter()
        .filter_map(as_card)
        .map(|card| card.z)
        .min()
        .unwrap_or(0);
    let mut pasted = Pasted::default();
    let mut folded: Vec<(CardId, CardId)> = Vec::new();
    for kind in PASTE_ORDER {
        for record in fragment
            .chosen
            .iter()
            .filter(|record| record.record_ref().kind() == kind)
        {
            let Some(name) = renamed.get(&record.record_ref()) else {
                continue;
            };
            let Some(copy) = with_references(record, |reference| to(tx, reference)) else {
                continue;
            };
            let mut copy = moved(with_name(copy, *name), delta, front, lowest)?;
            if let AnyRecord::Card(card) = &mut copy {
                // The host may come later in the list: cards are folded when all are there.
                let host = Arc::make_mut(card).folded_into.take();
                folded.extend(host.map(|host| (card.id, host)));
            }
            if !is_sound(tx, &copy) {
                continue;
            }
            insert_any(tx, &copy)?;
            match *name {
                RecordRef::Card(card) => drop(pasted.cards.insert(card)),
                RecordRef::Frame(frame) => drop(pasted.frames.insert(frame)),
                _ => {}
            }
        }
    }
    for (card, host) in folded {
        if pasted.cards.contains(&card) && pasted.cards.contains(&host) {
            fold_cards(tx, &[card].into(), host)?;
        }
    }
    settle_cards(tx, pasted.cards.iter().copied().collect::<Vec<_>>())?;
    Ok(pasted)
}

/// Each kind after those it refers to, so that a reference can be checked when it is made.
const PASTE_ORDER: [RecordKind; 11] = [
    RecordKind::Outlet,
    RecordKind::Image,
    RecordKind::Article,
    RecordKind::Excerpt,
    RecordKind::Entity,
    RecordKind::Claim,
    RecordKind::Note,
    RecordKind::Frame,
    RecordKind::Link,
    RecordKind::Card,
    RecordKind::Bookmark,
];

fn as_card(record: &AnyRecord) -> Option<&Card> {
    Card::unwrap_from(record).map(AsRef::as_ref)
}

fn rename_all(tx: &mut Tx<'_>, chosen: &[AnyRecord]) -> BTreeMap<RecordRef, RecordRef> {
    chosen
        .iter()
        .map(|record| {
            (
                record.record_ref(),
                fresh_name(tx, record.record_ref().kind()),
            )
        })
        .collect()
}

fn fresh_name(tx: &mut Tx<'_>, kind: RecordKind) -> RecordRef {
    match kind {
        RecordKind::Outlet => tx.fresh_id::<Outlet>().into(),
        RecordKind::Article => tx.fresh_id::<Article>().into(),
        RecordKind::Excerpt => tx.fresh_id::<Excerpt>().into(),
        RecordKind::Entity => tx.fresh_id::<Entity>().into(),
        RecordKind::Claim => tx.fresh_id::<Claim>().into(),
        RecordKind::Note => tx.fresh_id::<Note>().into(),
        RecordKind::Image => tx.fresh_id::<Image>().into(),
        RecordKind::Link => tx.fresh_id::<Link>().into(),
        RecordKind::Frame => tx.fresh_id::<Frame>().into(),
        RecordKind::Card => tx.fresh_id::<Card>().into(),
        RecordKind::Bookmark => tx.fresh_id::<Bookmark>().into(),
    }
}

fn with_name(record: AnyRecord, name: RecordRef) -> AnyRecord {
    macro_rules! renamed {
        ($($kind:ident),*) => {
            match (record, name) {
                $( (AnyRecord::$kind(record), RecordRef::$kind(id)) => (*record).clone().with_id(id).into(), )*
                (record, _) => record,
            }
        };
    }
    renamed!(
        Outlet, Article, Excerpt, Entity, Claim, Note, Image, Link, Frame, Card, Bookmark
    )
}

/// A card or frame at its new place, in front of all others; any other record as it is.
fn moved(record: AnyRecord, delta: Vec2, front: i32, lowest: i32) -> Result<AnyRecord, EditError> {
    let shifted = |pos: Pos2, size: Vec2| {
        usable_rect(Rect::from_min_size(clamp_pos(pos + delta, size), size))
    };
    Ok(match record {
        AnyRecord::Card(card) => {
            let rect = shifted(card.pos, card.size)?;
            let z = front.saturating_add(card.z.saturating_sub(lowest));
            Card {
                pos: rect.min,
                size: rect.size(),
                z,
                locked: false,
                ..(*card).clone()
            }
            .into()
        }
        AnyRecord::Frame(frame) => {
            let rect = shifted(frame.pos, frame.size)?;
            Frame {
                pos: rect.min,
                size: rect.size(),
                locked: false,
                page: 0,
                ..(*frame).clone()
            }
            .into()
        }
        other => other,
    })
}

/// Whether a record from outside keeps the case whole: a fragment may have been made by anyone.
fn is_sound(tx: &Tx<'_>, record: &AnyRecord) -> bool {
    let all_there = crate::model::references_of(record)
        .iter()
        .all(|name| name.exists_in(tx.case()));
    all_there
        && match record {
            AnyRecord::Article(article) => article.is_unchanged_since_import(),
            AnyRecord::Excerpt(excerpt) => tx
                .case()
                .article(excerpt.article)
                .is_some_and(|article| excerpt.lies_in(&article.text)),
            AnyRecord::Claim(claim) => claim
                .quantity
                .as_ref()
                .is_none_or(|quantity| quantity.value.is_finite()),
            AnyRecord::Entity(entity) => entity
                .coordinates
                .is_none_or(crate::model::Coordinates::is_valid),
            AnyRecord::Link(link) => {
                link.from != link.to
                    && link.from.kind().can_be_linked()
                    && link.to.kind().can_be_linked()
            }
            AnyRecord::Card(card) => {
                card.subject.kind().can_have_card()
                    && !tx
                        .case()
                        .cards()
                        .iter()
                        .any(|other| other.subject == card.subject)
            }
            _ => true,
        }
}

/// Adds what the chosen records need and the case does not have.
fn insert_needed(
    tx: &mut Tx<'_>,
    needed: &[AnyRecord],
    known: &BTreeSet<RecordRef>,
) -> Result<(), EditError> {
    for kind in PASTE_ORDER.into_iter().filter(|kind| {
        !matches!(
            kind,
            RecordKind::Card | RecordKind::Frame | RecordKind::Link
        )
    }) {
        for record in needed
            .iter()
            .filter(|record| record.record_ref().kind() == kind)
        {
            let name = record.record_ref();
            if name.exists_in(tx.case()) {
                continue;
            }
            let keep = |reference: RecordRef| {
                (known.contains(&reference) || reference.exists_in(tx.case())).then_some(reference)
            };
            if let Some(record) =
                with_references(record, keep).filter(|record| is_sound(tx, record))
            {
                insert_any(tx, &record)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use crate::edit::ops::copy;
    use crate::edit::ops::testing::{editor, small_case_editor};

    fn fragment_of_all(editor: &Editor) -> Fragment {
        copy(
            editor.case(),
            &editor.case().cards().ids().collect(),
            &editor.case().frames().ids().collect(),
        )
    }

    #[test]
    fn copies_keep_their_links_among_themselves() {
        let mut editor = small_case_editor();
        let before = editor.case().clone();
        let fragment = fragment_of_all(&editor);
        let pasted = editor
            .apply("paste", |tx| paste(tx, &fragment, Pos2::new(2000.0, 0.0)))
            .expect("it fits")
            .value;
        let case = editor.case();
        assert_eq!(pasted.cards.len(), before.cards().len());
        assert_eq!(case.links().len(), before.links().len() * 2);
        assert_eq!(
            case.outlets().len(),
            before.outlets().len(),
            "what is only needed is not copied"
        );
        assert_eq!(case.problems(), []);
        editor.undo();
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn another_case_gets_what_the_cards_need() {
        let source = small_case_editor();
        let fragment = fragment_of_all(&source);
        let mut target = editor();
        target
            .apply("paste", |tx| paste(tx, &fragment, Pos2::ZERO))
            .expect("it fits");
        let case = target.case();
        assert_eq!(case.problems(), []);
        assert_eq!(case.outlets().len(), source.case().outlets().len());
        assert_eq!(case.excerpts().len(), source.case().excerpts().len());
        assert_eq!(case.cards().len(), source.case().cards().len());
    }

    #[test]
    fn a_forged_fragment_cannot_break_a_case() {
        let source = small_case_editor();
        let mut fragment = fragment_of_all(&source);
        fragment.needed.clear();
        for record in &mut fragment.chosen {
            if let AnyRecord::Card(card) = record {
                *record = Card {
                    pos: Pos2::new(f32::MAX, f32::MIN),
                    ..(**card).clone()
                }
                .into();
            }
        }
        let mut target = editor();
        let _ = target.apply("paste", |tx| paste(tx, &fragment, Pos2::new(f32::MAX, 0.0)));
        assert_eq!(target.case().problems(), []);
    }
}

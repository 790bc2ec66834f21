//! Two entities that turn out to be one.

use crate::edit::{EditError, Tx};
use crate::model::{CaseInfo, Entity, EntityId, Link, RecordRef};
use crate::model::{references_of, referring_records, with_references};
use std::collections::BTreeSet;

/// One entity takes over another's names, identifiers, links and claims; the other goes, with its card. What the kept
/// one already says of itself stays.
///
/// # Errors
/// If one of them is missing or both are the same.
pub fn merge_entities(tx: &mut Tx<'_>, keep: EntityId, other: EntityId) -> Result<(), EditError> {
    if keep == other {
        return Err(EditError::Refused(
            "an entity cannot be merged with itself".to_owned(),
        ));
    }
    let gone = tx.get::<Entity>(other)?.clone();
    tx.update::<Entity>(keep, |kept| take_over(kept, gone))?;
    let (kept_id, gone_id) = (keep, other);
    let (keep, other) = (RecordRef::from(keep), RecordRef::from(other));
    let kept_has_card = tx.case().cards().iter().any(|card| card.subject == keep);
    let mut mended = Vec::new();
    for record in
        referring_records(tx.case()).filter(|record| references_of(record).contains(&other))
    {
        let is_second_card = matches!(record.record_ref(), RecordRef::Card(_)) && kept_has_card;
        if !is_second_card {
            mended.extend(with_references(&record, |reference| {
                Some(if reference == other { keep } else { reference })
            }));
        }
    }
    mended
        .into_iter()
        .try_for_each(|record| tx.replace(record))?;
    remove_needless_links(tx, keep)?;
    rename_in_info(tx, gone_id, kept_id);
    super::delete_records(tx, &[other].into())
}

fn take_over(kept: &mut Entity, gone: Entity) {
    let mut known: BTreeSet<String> = kept
        .aliases
        .iter()
        .cloned()
        .chain([kept.name.clone()])
        .collect();
    for name in std::iter::once(gone.name).chain(gone.aliases) {
        if !name.trim().is_empty() && known.insert(name.clone()) {
            kept.aliases.push(name);
        }
    }
    for identifier in gone.identifiers {
        if !kept.identifiers.contains(&identifier) {
            kept.identifiers.push(identifier);
        }
    }
    for excerpt in gone.excerpts {
        if !kept.excerpts.contains(&excerpt) {
            kept.excerpts.push(excerpt);
        }
    }
    for tag in gone.tags {
        if !kept.tags.contains(&tag) {
            kept.tags.push(tag);
        }
    }
    if kept.description.is_empty() {
        kept.description = gone.description;
    }
    if kept.remarks.is_empty() {
        kept.remarks = gone.remarks;
    } else if !gone.remarks.is_empty() && kept.remarks != gone.remarks {
        kept.remarks = format!("{}\n\n{}", kept.remarks, gone.remarks);
    }
    kept.coordinates = kept.coordinates.or(gone.coordinates);
    kept.portrait = kept.portrait.or(gone.portrait);
    // The stricter of two marks holds for what both say.
    kept.mark = kept.mark.max(gone.mark);
}

/// What was found not to be the other is not the kept one either.
fn rename_in_info(tx: &mut Tx<'_>, gone: EntityId, kept: EntityId) {
    let mut info = CaseInfo::clone(tx.case().info());
    info.rename_not_same(gone, kept);
    if info != **tx.case().info() {
        tx.set_info(info);
    }
}

/// Takes out links from the entity to itself, and all but the first of links that say the same.
fn remove_needless_links(tx: &mut Tx<'_>, entity: RecordRef) -> Result<(), EditError> {
    let mut seen = BTreeSet::new();
    let mut needless = Vec::new();
    for link in tx
        .case()
        .links()
        .iter()
        .filter(|link| link.from == entity || link.to == entity)
    {
        let Link {
            from,
            to,
            kind,
            label,
            ..
        } = link;
        if from == to || !seen.insert((*from, *to, *kind, label.clone())) {
            needless.push(link.id);
        }
    }
    needless.into_iter().try_for_each(|link| tx.remove(link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use crate::edit::ops::testing::editor;
    use crate::model::{Claim, EntityKind, LinkKind};

    fn entity(editor: &mut Editor, name: &str) -> EntityId {
        let made = editor.apply("new", |tx| {
            let entity = Entity::new(tx.fresh_id::<Entity>(), EntityKind::Place, name);
            tx.insert(entity)
        });
        made.expect("a new id is free").value
    }

    #[test]
    fn names_claims_and_links_follow() {
        let mut editor = editor();
        let [north, dprk, russia] =
            ["North Korea", "DPRK", "Russia"].map(|name| entity(&mut editor, name));
        let claim = editor.apply("claim", |tx| {
            let claim = Claim {
                speaker: Some(dprk),
                entities: vec![north, dprk],
                ..Claim::new(tx.fresh_id::<Claim>(), "x")
            };
            tx.insert(claim)
        });
        let claim = claim.expect("a new id is free").value;
        editor
            .apply("links", |tx| {
                super::super::link_records(tx, north.into(), russia.into(), LinkKind::Custom)?;
                super::super::link_records(tx, dprk.into(), russia.into(), LinkKind::Custom)?;
                super::super::link_records(tx, dprk.into(), north.into(), LinkKind::SameAs)
            })
            .expect("all ends are there");
        let before = editor.case().clone();
        editor
            .apply("merge", |tx| merge_entities(tx, north, dprk))
            .expect("both are there");
        let case = editor.case();
        assert_eq!(
            case.entity(north).map(|entity| entity.aliases.clone()),
            Some(vec!["DPRK".to_owned()])
        );
        assert_eq!(
            case.claim(claim)
                .map(|claim| (claim.speaker, claim.entities.clone())),
            Some((Some(north), vec![north]))
        );
        assert_eq!(
            case.links().len(),
            1,
            "the link to itself and the repeated one are gone"
        );
        assert!(case.entity(dprk).is_none());
        assert_eq!(case.problems(), []);
        editor.undo();
        assert_eq!(*editor.case(), before);
        assert!(
            editor
                .apply("merge", |tx| merge_entities(tx, north, north))
                .is_err()
        );
    }
}

//! One entity that turns out to be two.

use crate::edit::{EditError, Tx};
use crate::model::with_references;
use crate::model::{AnyRecord, CaseInfo, ClaimId, Entity, EntityId, ExcerptId, LinkId, RecordRef};
use std::collections::BTreeSet;

/// What moves to the new entity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// The new one's name.
    pub name: String,
    /// Other names that move; the new name goes too if it is one.
    pub aliases: BTreeSet<String>,
    /// Marked words that move.
    pub excerpts: BTreeSet<ExcerptId>,
    /// Claims that mean the new one.
    pub claims: BTreeSet<ClaimId>,
    /// Links that are the new one's.
    pub links: BTreeSet<LinkId>,
}

/// Makes a second entity of the same kind out of a part of one. Both are noted as not the same. What does not belong to
/// the entity stays as it is.
///
/// # Errors
/// If the entity is missing or the new one would have no name.
pub fn split_entity(
    tx: &mut Tx<'_>,
    entity: EntityId,
    split: &Split,
) -> Result<EntityId, EditError> {
    let name = split.name.trim();
    if name.is_empty() {
        let refusal = "the new entity needs a name".to_owned();
        return Err(EditError::Refused(refusal));
    }
    let old = tx.get::<Entity>(entity)?;
    let mut new = Entity::new(entity, old.kind, name);
    let moves = |alias: &String| split.aliases.contains(alias) || alias.trim() == name;
    new.aliases = old
        .aliases
        .iter()
        .filter(|alias| moves(alias) && alias.trim() != name)
        .cloned()
        .collect();
    new.excerpts = old
        .excerpts
        .iter()
        .copied()
        .filter(|excerpt| split.excerpts.contains(excerpt))
        .collect();
    new.mark = old.mark;
    new.id = tx.fresh_id::<Entity>();
    let new = tx.insert(new)?;
    tx.update::<Entity>(entity, |old| {
        old.aliases.retain(|alias| !moves(alias));
        old.excerpts
            .retain(|excerpt| !split.excerpts.contains(excerpt));
    })?;
    give_over(tx, entity.into(), new.into(), split)?;
    let mut info = CaseInfo::clone(tx.case().info());
    info.note_not_same(entity, new);
    tx.set_info(info);
    Ok(new)
}

/// Claims and links that meant the one mean the other.
fn give_over(
    tx: &mut Tx<'_>,
    from: RecordRef,
    to: RecordRef,
    split: &Split,
) -> Result<(), EditError> {
    let case = tx.case();
    let claims = split
        .claims
        .iter()
        .filter_map(|id| case.claims().shared(*id));
    let links = split.links.iter().filter_map(|id| case.links().shared(*id));
    let moved: Vec<AnyRecord> = claims
        .cloned()
        .map(AnyRecord::Claim)
        .chain(links.cloned().map(AnyRecord::Link))
        .filter_map(|record| {
            with_references(&record, |reference| {
                Some(if reference == from { to } else { reference })
            })
        })
        .collect();
    moved.into_iter().try_for_each(|record| tx.replace(record))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::editor;
    use crate::edit::ops::{link_records, merge_entities};
    use crate::model::{Claim, EntityKind, LinkKind};

    #[test]
    fn what_was_chosen_moves_in_one_step() {
        let mut editor = editor();
        let made = editor.apply("new", |tx| {
            let mut entity = Entity::new(tx.fresh_id::<Entity>(), EntityKind::Person, "Kim");
            entity.aliases = ["Kim Il Sung", "the founder", "Kim Jong Un"]
                .map(str::to_owned)
                .into();
            let entity = tx.insert(entity)?;
            let mut claims = Vec::new();
            for words in ["stays", "moves"] {
                let mut claim = Claim::new(tx.fresh_id::<Claim>(), words);
                claim.speaker = Some(entity);
                claim.entities = vec![entity];
                claims.push(tx.insert(claim)?);
            }
            let link = link_records(tx, entity.into(), claims[0].into(), LinkKind::About)?;
            Ok((entity, claims, link))
        });
        let (entity, claims, link) = made.expect("it is sound").value;
        let before = editor.case().clone();
        let split = Split {
            name: " Kim Il Sung ".to_owned(),
            aliases: ["the founder".to_owned()].into(),
            claims: [claims[1]].into(),
            links: [link].into(),
            ..Split::default()
        };
        let new = editor
            .apply("split", |tx| split_entity(tx, entity, &split))
            .expect("it is there")
            .value;
        let case = editor.case();
        let names = |id| {
            case.entity(id)
                .map(|entity| (entity.name.as_str(), entity.aliases.join(",")))
        };
        assert_eq!(names(new), Some(("Kim Il Sung", "the founder".to_owned())));
        assert_eq!(names(entity), Some(("Kim", "Kim Jong Un".to_owned())));
        let speakers: Vec<_> = claims
            .iter()
            .map(|id| case.claim(*id).and_then(|claim| claim.speaker))
            .collect();
        assert_eq!(speakers, [Some(entity), Some(new)]);
        assert_eq!(
            case.claim(claims[1]).map(|claim| claim.entities.clone()),
            Some(vec![new])
        );
        assert_eq!(case.link(link).map(|link| link.from), Some(new.into()));
        assert!(case.info().are_not_same(new, entity));
        assert_eq!(case.problems(), []);

        editor
            .apply("merge", |tx| merge_entities(tx, entity, new))
            .expect("both are there");
        assert_eq!(editor.case().info().not_same, []);
        editor.undo();
        editor.undo();
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn a_nameless_one_is_not_made() {
        let mut editor = editor();
        let made = editor.apply("new", |tx| {
            let id = tx.fresh_id::<Entity>();
            tx.insert(Entity::new(id, EntityKind::Person, "Kim"))
        });
        let entity = made.expect("it is sound").value;
        let done = editor.apply("split", |tx| split_entity(tx, entity, &Split::default()));
        assert!(matches!(done, Err(EditError::Refused(_))));
        assert_eq!(editor.case().entities().len(), 1);
    }
}

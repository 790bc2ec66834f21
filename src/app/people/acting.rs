//! What becomes of what the user wants.

use super::PeopleAction;
use crate::app::session::Session;
use crate::edit::ops;
use crate::model::{
    ArticleId, CaseInfo, Entity, EntityId, EntityKind, LinkKind, RecordKind, RecordRef,
};

impl Session {
    pub(in crate::app) fn act_on_people(&mut self, action: PeopleAction) {
        match action {
            PeopleAction::ChangeGrade { outlet, change } => {
                let label = format!("Change reliability to {}", change.reliability.letter());
                self.edit(&label, |tx| ops::change_grade(tx, outlet, change));
            }
            PeopleAction::MergeOutlets { keep, other } => {
                let (kept, gone) = (
                    self.case().name_of(keep.into()),
                    self.case().name_of(other.into()),
                );
                let label = format!("Merge outlet \"{gone}\" into \"{kept}\"");
                if self
                    .edit(&label, |tx| ops::merge_outlets(tx, keep, other))
                    .is_some()
                {
                    self.inspected = Some(keep.into());
                    self.offer_undo(format!("The articles of \"{gone}\" are now of \"{kept}\""));
                }
            }
            PeopleAction::Split { entity, split } => self.split_entity(entity, &split),
            PeopleAction::NotSame(one, other) => {
                self.change_info("Note that two entities are not the same", |info| {
                    info.note_not_same(one, other);
                });
                let (one, other) = (
                    self.case().name_of(one.into()),
                    self.case().name_of(other.into()),
                );
                self.offer_undo(format!(
                    "\"{one}\" and \"{other}\" are not offered as one any more"
                ));
            }
            PeopleAction::MaybeSame(one, other) => {
                self.change_info("Let two entities be compared again", |info| {
                    info.forget_not_same(one, other);
                });
            }
            PeopleAction::RestOn { record, origin } => {
                self.edit("Say what it rests on", |tx| {
                    ops::link_records(tx, record, origin, LinkKind::DerivesFrom)
                });
            }
            PeopleAction::RestOnNew {
                article,
                kind,
                name,
            } => self.rest_on_new(article, kind, name),
        }
    }

    fn change_info(&mut self, label: &str, change: impl FnOnce(&mut CaseInfo)) {
        let mut info = CaseInfo::clone(self.case().info());
        change(&mut info);
        self.edit(label, |tx| ops::set_case_info(tx, info));
    }

    fn split_entity(&mut self, entity: EntityId, split: &ops::Split) {
        let old = self.case().name_of(entity.into());
        let beside = self.place_beside(entity.into(), RecordKind::Entity);
        let label = format!("Split \"{}\" off \"{old}\"", split.name.trim());
        let made = self.edit(&label, |tx| {
            let new = ops::split_entity(tx, entity, split)?;
            match beside {
                Some(rect) => ops::add_card(tx, new.into(), rect, None).map(|_| new),
                None => Ok(new),
            }
        });
        if let Some(new) = made {
            self.inspected = Some(new.into());
            self.offer_undo(format!(
                "\"{}\" is an entity of its own now",
                split.name.trim()
            ));
        }
    }

    /// A free place near a record's card, for a new card of this kind; `None` if the record has none.
    fn place_beside(&mut self, record: RecordRef, kind: RecordKind) -> Option<emath::Rect> {
        self.refresh();
        let card = self.card_of_record(record)?;
        let beside = self.case().card(card)?.rect().right_top();
        let size = crate::board::default_card_size(kind);
        let wanted = emath::Rect::from_min_size(beside, size);
        Some(crate::board::interact::free_rect_near(
            &self.derived.index,
            wanted,
            24.0,
        ))
    }

    fn rest_on_new(&mut self, article: ArticleId, kind: EntityKind, name: String) {
        let beside = self.place_beside(article.into(), RecordKind::Entity);
        self.edit("Add what it rests on", |tx| {
            let origin = Entity::new(tx.fresh_id::<Entity>(), kind, name.trim());
            let origin = match beside {
                Some(rect) => {
                    let id = origin.id;
                    ops::create_with_card(tx, origin.into(), rect)?;
                    id
                }
                None => tx.insert(origin)?,
            };
            ops::link_records(tx, article.into(), origin.into(), LinkKind::DerivesFrom)
        });
    }

    /// The two selected records, if one of them can rest on the other: the article first; of two articles the later.
    pub(in crate::app) fn selected_origin(&self) -> Option<(RecordRef, RecordRef)> {
        let selection = self.selection();
        let cards: Vec<_> = selection.cards.iter().take(3).collect();
        let [one, two] = cards.as_slice() else {
            return None;
        };
        let subject = |id| self.case().card(id).map(|card| card.subject);
        let (one, two) = (subject(**one)?, subject(**two)?);
        match (one, two) {
            (RecordRef::Article(a), RecordRef::Article(b)) => {
                let published = |id| {
                    self.case()
                        .article(id)
                        .and_then(|article| article.published.clone())
                };
                let is_later = match (published(a), published(b)) {
                    (Some(a), Some(b)) => a.to_string() >= b.to_string(),
                    _ => true,
                };
                Some(if is_later { (one, two) } else { (two, one) })
            }
            (
                RecordRef::Article(_),
                RecordRef::Entity(_) | RecordRef::Note(_) | RecordRef::Image(_),
            ) => Some((one, two)),
            (
                RecordRef::Entity(_) | RecordRef::Note(_) | RecordRef::Image(_),
                RecordRef::Article(_),
            ) => Some((two, one)),
            _ => None,
        }
    }

    /// The article that is inspected or selected alone.
    pub(in crate::app) fn only_article(&self) -> Option<ArticleId> {
        match self.inspected()? {
            RecordRef::Article(id) => Some(id),
            _ => None,
        }
    }

    /// Says what the selected record rests on: the other of two, else asks in the inspector.
    pub(in crate::app) fn rest_on_selected(&mut self) {
        if let Some((record, origin)) = self.selected_origin() {
            self.act_on_people(PeopleAction::RestOn { record, origin });
            let names = [record, origin].map(|record| self.case().name_of(record));
            self.offer_undo(format!("\"{}\" rests on \"{}\"", names[0], names[1]));
        } else if let Some(article) = self.only_article() {
            self.inspected = Some(article.into());
            if !self.settings.inspector_open {
                self.change_settings(|settings| settings.inspector_open = true);
            }
            self.requests
                .push(crate::app::request::WindowRequest::AskOrigin);
        }
    }
}

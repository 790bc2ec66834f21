//! Edits: each is one transaction with a label, a notice where it helps, and a selection that follows.

use super::action::{Action, Edit, EntitySlot, NewRecord};
use super::command::CommandId;
use super::notice::NoticeKind;
use super::session::Session;
use crate::board::interact::free_rect_near;
use crate::board::{Selection, default_card_size};
use crate::edit::{Diff, EditError, Tx, ops};
use crate::model::{
    AnyRecord, Article, Attribution, CardId, Claim, Entity, EntityId, EntityKind, Frame, Note,
    Outlet, RecordKind, RecordRef,
};
use emath::{Pos2, Rect, Vec2, vec2};

/// How large a frame is that was not drawn, in board points.
const FRAME_SIZE: Vec2 = vec2(640.0, 400.0);
/// The gap kept around a new card, in board points.
const GAP: f32 = 24.0;

impl Session {
    /// Makes an edit. An error becomes a notice and gives `None`; the case is then as before.
    pub(super) fn edit<T>(
        &mut self,
        label: &str,
        op: impl FnOnce(&mut Tx<'_>) -> Result<T, EditError>,
    ) -> Option<T> {
        self.edit_merging(label, None, op)
    }

    pub(super) fn edit_merging<T>(
        &mut self,
        label: &str,
        merge_key: Option<u64>,
        op: impl FnOnce(&mut Tx<'_>) -> Result<T, EditError>,
    ) -> Option<T> {
        if self.refuses_edit(label) {
            return None;
        }
        match self.editor.apply_merging(label, merge_key, op) {
            Ok(applied) => {
                self.notices.retire_undo();
                self.forget_missing(&applied.diff);
                Some(applied.value)
            }
            Err(error) => {
                self.notices
                    .add(NoticeKind::Warning, format!("{label}: {error}."));
                None
            }
        }
    }

    /// Says what was done and offers to undo it.
    pub(super) fn offer_undo(&mut self, text: impl Into<String>) {
        self.notices
            .add_with_offer(NoticeKind::Done, text, "Undo", Action::Run(CommandId::Undo));
    }

    pub(super) fn undo(&mut self) {
        let state = self.editor.history().state();
        if let Some(diff) = self.editor.undo() {
            if !self.follow_kept(state) {
                self.follow(&diff);
            }
            self.notices.add_with_offer(
                NoticeKind::Done,
                format!("Undone: {}", diff.label),
                "Redo",
                Action::Run(CommandId::Redo),
            );
        }
    }

    pub(super) fn redo(&mut self) {
        let state = self.editor.history().state();
        if let Some(diff) = self.editor.redo() {
            if !self.follow_kept(state) {
                self.follow(&diff);
            }
            self.offer_undo(format!("Redone: {}", diff.label));
        }
    }

    /// Selects what an undone or redone edit touched, as far as it is on the board.
    fn follow(&mut self, diff: &Diff) {
        self.forget_missing(diff);
        self.refresh();
        let mut selection = Selection::default();
        for record in diff
            .records()
            .filter(|record| record.exists_in(self.editor.case()))
        {
            match record {
                RecordRef::Card(card) => drop(selection.cards.insert(card)),
                RecordRef::Frame(frame) => drop(selection.frames.insert(frame)),
                RecordRef::Link(link) => drop(selection.links.insert(link)),
                subject => selection.cards.extend(self.derived.index.card_of(subject)),
            }
        }
        // A link that came back with its card needs no selection of its own.
        if !selection.cards.is_empty() || !selection.frames.is_empty() {
            selection.links.clear();
        }
        if !selection.is_empty() {
            self.select(selection);
        }
    }

    pub(super) fn dispatch_edit(&mut self, edit: Edit) {
        match edit {
            Edit::Replace { record, label } => {
                self.edit(&label, |tx| ops::replace_record(tx, record));
            }
            Edit::SetInfo(info) => {
                self.edit("Edit case properties", |tx| ops::set_case_info(tx, info));
            }
            Edit::Create {
                new,
                at_in_board,
                linked_from,
            } => self.create(new, at_in_board, linked_from),
            Edit::CreateEntityFor { name, kind, slot } => self.create_entity_for(name, kind, slot),
            Edit::CreateOutletFor { name, article } => {
                self.edit("Add outlet", |tx| {
                    let outlet = Outlet::new(tx.fresh_id::<Outlet>(), name);
                    let id = tx.insert(outlet)?;
                    tx.update::<Article>(article, |article| article.outlet = Some(id))
                });
            }
            Edit::AddExcerpt {
                claim,
                article,
                start,
                end,
            } => {
                self.edit("Add excerpt", |tx| {
                    let excerpt = ops::add_excerpt(tx, article, start, end)?;
                    tx.update::<Claim>(claim, |claim| claim.excerpts.push(excerpt))
                });
            }
            Edit::MoveBookmark(bookmark) => self.move_bookmark(bookmark),
            Edit::Delete(records) => self.delete(records),
            Edit::PlaceCard {
                subject,
                at_in_board,
            } => self.place_card(subject, at_in_board),
            Edit::Link { from, to, kind } => {
                let label = format!("Link ({})", kind.label());
                if let Some(link) = self.edit(&label, |tx| ops::link_records(tx, from, to, kind)) {
                    self.select(Selection {
                        links: [link].into(),
                        ..Selection::default()
                    });
                }
            }
            Edit::Unfold(card) => self.unfold(&[card].into()),
            Edit::OpenFrame(frame) => {
                self.open_frames("Open frame", &[frame].into());
            }
            Edit::ReverseLink(link) => {
                self.edit("Reverse link", |tx| ops::reverse_link(tx, link));
            }
            Edit::Tint(tint) => {
                let Selection { cards, frames, .. } = self.selection().clone();
                self.edit("Recolour", |tx| ops::recolour(tx, &cards, &frames, tint));
            }
            Edit::Mark(mark) => {
                let selection = self.selection();
                let case = self.editor.case();
                let cards = selection.cards.iter().filter_map(|id| case.card(*id));
                let frames = selection.frames.iter().copied().map(RecordRef::from);
                let records = cards.map(|card| card.subject).chain(frames).collect();
                self.edit("Edit handling mark", |tx| {
                    ops::mark_records(tx, &records, mark)
                });
            }
            Edit::MergeEntities { keep, other } => self.merge_entities(keep, other),
            Edit::OrderPages(frames) => {
                self.edit("Order pages", |tx| ops::reorder_frames(tx, &frames));
            }
            Edit::MovePage(frame, to) => self.move_page(frame, to),
            Edit::AddPage(frame) => self.add_pages(&[frame]),
            Edit::LeaveOutPage(frame) => self.leave_out_pages(&[frame]),
        }
    }

    fn create(
        &mut self,
        new: NewRecord,
        at_in_board: Option<Pos2>,
        linked_from: Option<RecordRef>,
    ) {
        if let NewRecord::Frame(rect) = new {
            self.create_frame(rect);
            return;
        }
        let (kind, label) = match &new {
            NewRecord::Article { .. } => (RecordKind::Article, "New article".to_owned()),
            NewRecord::Entity(_) => (RecordKind::Entity, "New entity".to_owned()),
            NewRecord::Claim => (RecordKind::Claim, "New claim".to_owned()),
            NewRecord::Note { kind, .. } => (
                RecordKind::Note,
                format!("New {}", kind.label().to_lowercase()),
            ),
            NewRecord::Frame(_) => return,
        };
        let rect = self.rect_for_new(kind, at_in_board);
        let made = self.edit(&label, |tx| {
            let record = new_record(tx, new);
            let subject = record.record_ref();
            let card = ops::create_with_card(tx, record, rect)?;
            if let Some(from) = linked_from {
                ops::link_records(tx, from, subject, crate::model::LinkKind::Custom)?;
            }
            Ok((subject, card))
        });
        if let Some((subject, card)) = made {
            self.select(Selection {
                cards: [card].into(),
                ..Selection::default()
            });
            self.bring_into_view(rect);
            if !matches!(subject, RecordRef::Article(_)) {
                self.begin_title_edit(subject);
                self.board.made_to_edit = Some(self.editor.history().state());
            }
        }
    }

    fn create_frame(&mut self, rect: Option<Rect>) {
        let center = self.center_of_view_in_board();
        let rect = rect.unwrap_or_else(|| Rect::from_center_size(center, FRAME_SIZE));
        let title = format!("Frame {}", self.case().frames().len() + 1);
        if let Some(frame) = self.edit("New frame", |tx| ops::add_frame(tx, rect, title)) {
            self.select(Selection {
                frames: [frame].into(),
                ..Selection::default()
            });
            self.begin_title_edit(frame.into());
        }
    }

    /// Where a new card of this kind goes: a free place near the point, or near the middle of the view.
    pub(super) fn rect_for_new(&mut self, kind: RecordKind, at_in_board: Option<Pos2>) -> Rect {
        self.refresh();
        let size = default_card_size(kind);
        match at_in_board {
            Some(pos) => Rect::from_min_size(pos, size),
            None => {
                let wanted = Rect::from_center_size(self.center_of_view_in_board(), size);
                free_rect_near(&self.derived.index, wanted, GAP)
            }
        }
    }

    fn create_entity_for(&mut self, name: String, kind: EntityKind, slot: EntitySlot) {
        self.edit("Add entity", |tx| {
            let entity = Entity::new(tx.fresh_id::<Entity>(), kind, name);
            let id = tx.insert(entity)?;
            let claim = match slot {
                EntitySlot::Speaker(claim)
                | EntitySlot::Place(claim)
                | EntitySlot::Named(claim)
                | EntitySlot::ChainStep(claim, _) => claim,
            };
            tx.update::<Claim>(claim, |claim| fill_slot(claim, slot, id))
        });
    }

    pub(super) fn place_card(&mut self, subject: RecordRef, at_in_board: Option<Pos2>) {
        self.refresh();
        if self.card_of_record(subject).is_some() {
            self.uncover_and_reveal(subject);
            return;
        }
        let rect = self.rect_for_new(subject.kind(), at_in_board);
        let label = format!("Place {} on the board", subject.kind().word());
        if let Some(card) = self.edit(&label, |tx| ops::add_card(tx, subject, rect, None)) {
            self.select(Selection {
                cards: [card].into(),
                ..Selection::default()
            });
            self.bring_into_view(rect);
        }
    }

    /// Deletes records with everything that hangs on them.
    pub(super) fn delete(&mut self, records: Vec<RecordRef>) {
        let records: std::collections::BTreeSet<_> = records.into_iter().collect();
        if records.is_empty() {
            return;
        }
        let label = match records.first() {
            Some(only) if records.len() == 1 => format!("Delete {}", only.kind().word()),
            _ => format!("Delete {} things", records.len()),
        };
        if self
            .edit(&label, |tx| ops::delete_records(tx, &records))
            .is_some()
        {
            self.offer_undo(label.replacen("Delete", "Deleted", 1));
        }
    }

    fn merge_entities(&mut self, keep: EntityId, other: EntityId) {
        let (kept, gone) = (
            self.case().name_of(keep.into()),
            self.case().name_of(other.into()),
        );
        if self
            .edit(&format!("Merge \"{gone}\" into \"{kept}\""), |tx| {
                ops::merge_entities(tx, keep, other)
            })
            .is_some()
        {
            self.offer_undo(format!("\"{gone}\" is now another name of \"{kept}\""));
        }
    }

    pub(super) fn merge_selected_entities(&mut self) {
        if let Some([one, two]) = self.two_selected_entities() {
            // The one that more claims name keeps its name.
            let count = |id: EntityId| {
                self.case()
                    .claims()
                    .iter()
                    .filter(|claim| claim.all_entities().contains(&id))
                    .count()
            };
            let (keep, other) = if count(two) > count(one) {
                (two, one)
            } else {
                (one, two)
            };
            self.merge_entities(keep, other);
        }
    }

    /// Begins to edit a record's title in place, if it has a card (or is a frame or link) to edit it on.
    pub(super) fn begin_title_edit(&mut self, record: RecordRef) {
        self.refresh();
        let card: Option<CardId> = self.derived.index.card_of(record);
        let has_place =
            card.is_some() || matches!(record, RecordRef::Frame(_) | RecordRef::Link(_));
        if has_place && record.exists_in(self.case()) {
            self.board.editing_title = Some(record);
            self.board.scene.editing = card;
        }
    }

    /// Ends editing in place; `Some` keeps the words. A record that was made to be written on and got no words goes again.
    pub(super) fn end_title_edit(&mut self, words: Option<String>) {
        self.board.scene.editing = None;
        let made_at = self.board.made_to_edit.take();
        let Some(record) = self.board.editing_title.take() else {
            return;
        };
        let before = super::titles::title_of(self.case(), record);
        let words = words.unwrap_or_else(|| before.clone());
        let is_untouched = made_at == Some(self.editor.history().state());
        if words.is_empty() && is_untouched {
            if let Some(diff) = self.editor.undo() {
                self.forget_missing(&diff);
            }
        } else if words != before {
            let label = format!("Edit {}", record.kind().word());
            self.edit(&label, |tx| super::titles::set_title(tx, record, words));
        }
    }

    pub(super) fn rename_selected(&mut self) {
        if let Some(record) = self.selected_title() {
            self.begin_title_edit(record);
        }
    }
}

/// "3 cards", "1 frame", "2 cards and 1 frame".
pub(super) fn count_items(cards: usize, frames: usize) -> String {
    let count = |number: usize, word: &str| {
        format!("{number} {word}{}", if number == 1 { "" } else { "s" })
    };
    match (cards, frames) {
        (cards, 0) => count(cards, "card"),
        (0, frames) => count(frames, "frame"),
        (cards, frames) => format!("{} and {}", count(cards, "card"), count(frames, "frame")),
    }
}

fn new_record(tx: &mut Tx<'_>, new: NewRecord) -> AnyRecord {
    match new {
        NewRecord::Article { title, text } => {
            let first_line = || {
                text.lines()
                    .map(str::trim)
                    .find(|line| !line.is_empty())
                    .unwrap_or("Untitled article")
            };
            let title = if title.trim().is_empty() {
                first_line().chars().take(120).collect()
            } else {
                title
            };
            Article::new(tx.fresh_id::<Article>(), title, text).into()
        }
        NewRecord::Entity(kind) => Entity::new(tx.fresh_id::<Entity>(), kind, "").into(),
        NewRecord::Claim => Claim::new(tx.fresh_id::<Claim>(), "").into(),
        NewRecord::Note { kind, text } => Note::new(tx.fresh_id::<Note>(), kind, text).into(),
        NewRecord::Frame(rect) => {
            let rect = rect.unwrap_or_else(|| Rect::from_min_size(Pos2::ZERO, FRAME_SIZE));
            Frame::new(tx.fresh_id::<Frame>(), "", rect).into()
        }
    }
}

fn fill_slot(claim: &mut Claim, slot: EntitySlot, entity: EntityId) {
    match slot {
        EntitySlot::Speaker(_) => claim.speaker = Some(entity),
        EntitySlot::Place(_) => claim.place = Some(entity),
        EntitySlot::Named(_) => claim.entities.push(entity),
        EntitySlot::ChainStep(_, at) => match claim.according_to.get_mut(at) {
            Some(step) => step.source = Some(entity),
            None => claim.according_to.push(Attribution {
                source: Some(entity),
                ..Attribution::default()
            }),
        },
    }
}

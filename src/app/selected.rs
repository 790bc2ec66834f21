//! Commands on what is selected: clipboard, deletion, order, alignment, frames.

use super::action::{Action, Edit, NewRecord};
use super::edits::count_items;
use super::notice::NoticeKind;
use super::request::{LinkEnd, WindowRequest};
use super::session::Session;
use crate::board::Selection;
use crate::edit::ops::{self, Alignment, Axis, Collapse, Fragment, Lock, Order};
use crate::model::{CardId, NoteKind, RecordRef};
use emath::{Vec2, vec2};
use std::collections::BTreeSet;

/// Nudges by arrow keys become one step.
const NUDGE_MERGE_KEY: u64 = 1;

impl Session {
    pub(super) fn copy(&mut self) {
        let fragment = self.selected_fragment();
        match fragment.to_text() {
            Ok(text) => {
                self.requests.push(WindowRequest::CopyText(text));
                let selection = self.selection();
                let text = format!(
                    "Copied {}",
                    count_items(selection.cards.len(), selection.frames.len())
                );
                self.notices.add(NoticeKind::Done, text);
            }
            Err(error) => self
                .notices
                .add(NoticeKind::Error, format!("Could not copy: {error}")),
        }
    }

    pub(super) fn cut(&mut self) {
        let selection = self.selection().clone();
        match self.selected_fragment().to_text() {
            Ok(text) => {
                let label = format!(
                    "Cut {}",
                    count_items(selection.cards.len(), selection.frames.len())
                );
                let records = self.records_to_delete(&selection);
                if self
                    .edit(&label, |tx| ops::delete_records(tx, &records))
                    .is_some()
                {
                    self.requests.push(WindowRequest::CopyText(text));
                    self.offer_undo(label);
                }
            }
            Err(error) => self
                .notices
                .add(NoticeKind::Error, format!("Could not cut: {error}")),
        }
    }

    fn selected_fragment(&self) -> Fragment {
        let selection = self.selection();
        ops::copy(self.case(), &selection.cards, &selection.frames)
    }

    /// Text from the clipboard: cards copied here or in another window, or words from elsewhere.
    pub(super) fn paste_text(&mut self, text: &str) {
        if text.trim().is_empty() {
            self.notices.add(
                NoticeKind::Warning,
                "There is no text or card on the clipboard to paste.",
            );
        } else if Fragment::is_fragment(text) {
            self.paste_fragment(text);
        } else {
            self.paste_words(text);
        }
    }

    fn paste_fragment(&mut self, text: &str) {
        let fragment = match Fragment::from_text(text) {
            Ok(fragment) => fragment,
            Err(error) => {
                self.notices.add(
                    NoticeKind::Error,
                    format!("The copied cards could not be pasted: {error}"),
                );
                return;
            }
        };
        self.counters.pastes += 1;
        let shift = vec2(24.0, 24.0) * self.counters.pastes.min(20) as f32;
        let at_in_board = self.paste_point(&fragment) + shift;
        let pastes = self.counters.pastes;
        if let Some(pasted) = self.edit("Paste", |tx| ops::paste(tx, &fragment, at_in_board)) {
            let selection = Selection {
                cards: pasted.cards,
                frames: pasted.frames,
                links: BTreeSet::new(),
            };
            self.offer_undo(format!(
                "Pasted {}",
                count_items(selection.cards.len(), selection.frames.len())
            ));
            self.select(selection);
            self.counters.pastes = pastes;
            if let Some(bounds) = self.selection_bounds() {
                self.bring_into_view(bounds);
            }
        }
    }

    /// Where pasted cards go: where they were copied if that is in view, else the middle of the view.
    fn paste_point(&self, fragment: &Fragment) -> emath::Pos2 {
        let visible = self
            .board
            .camera
            .visible_in_board(self.board.viewport_in_screen);
        match fragment.bounds() {
            Some(bounds) if visible.contains_rect(bounds) => bounds.min,
            Some(bounds) => self.center_of_view_in_board() - bounds.size() / 2.0,
            None => self.center_of_view_in_board(),
        }
    }

    fn paste_words(&mut self, text: &str) {
        if self.import_long_words(text) {
            return;
        }
        let text = text.replace("\r\n", "\n");
        let new = NewRecord::Note {
            kind: NoteKind::Note,
            text,
        };
        self.dispatch(Action::Edit(Edit::Create {
            new,
            at_in_board: None,
            linked_from: None,
        }));
        self.dispatch(Action::EndEditTitle(None));
    }

    pub(super) fn duplicate(&mut self, selection: &Selection, delta_in_board: Vec2) {
        let label = format!(
            "Duplicate {}",
            count_items(selection.cards.len(), selection.frames.len())
        );
        let copied = self.edit(&label, |tx| {
            ops::duplicate(tx, &selection.cards, &selection.frames, delta_in_board)
        });
        if let Some(pasted) = copied {
            self.select(Selection {
                cards: pasted.cards,
                frames: pasted.frames,
                links: BTreeSet::new(),
            });
        }
    }

    /// Del: cards with their records, links, frames (whose cards stay).
    pub(super) fn delete_selected(&mut self) {
        let records = self.records_to_delete(&self.selection().clone());
        self.delete(records.into_iter().collect());
    }

    fn records_to_delete(&self, selection: &Selection) -> BTreeSet<RecordRef> {
        let subjects = selection
            .cards
            .iter()
            .filter_map(|id| self.case().card(*id))
            .map(|card| card.subject);
        subjects
            .chain(selection.links.iter().map(|link| (*link).into()))
            .chain(selection.frames.iter().map(|frame| (*frame).into()))
            .collect()
    }

    pub(super) fn remove_selected_from_board(&mut self) {
        let Selection { cards, frames, .. } = self.selection().clone();
        let label = format!(
            "Remove {} from the board",
            count_items(cards.len(), frames.len())
        );
        let done = self.edit(&label, |tx| {
            ops::remove_cards(tx, &cards)?;
            ops::unframe(tx, &frames)
        });
        if done.is_some() {
            self.offer_undo(label.replacen("Remove", "Removed", 1));
        }
    }

    /// Places what a file gave no usable position: it cannot be seen, so it cannot be dragged either.
    pub(super) fn place_unplaced(&mut self) {
        match self.edit("Place what had no place", ops::place_unplaced) {
            Some(0) => self
                .notices
                .add(NoticeKind::Done, "Everything has its place"),
            Some(count) => self.offer_undo(format!("Placed {count} below everything else")),
            None => {}
        }
    }

    pub(super) fn select_all(&mut self) {
        self.refresh();
        self.select(self.all_seen());
    }

    pub(super) fn select_linked(&mut self) {
        self.refresh();
        let mut selection = self.selection().clone();
        let linked: Vec<CardId> = selection
            .cards
            .iter()
            .flat_map(|card| self.derived.index.neighbours(*card))
            .collect();
        selection.cards.extend(linked);
        // What is hidden is left out there.
        self.select(selection);
    }

    pub(super) fn nudge(&mut self, delta_in_board: Vec2) {
        let Selection { cards, frames, .. } = self.selection().clone();
        let label = format!("Nudge {}", count_items(cards.len(), frames.len()));
        let key = Some(NUDGE_MERGE_KEY);
        self.edit_with_folded(&label, key, (&cards, &frames), |tx| {
            ops::move_items(tx, &cards, &frames, delta_in_board)
        });
    }

    pub(super) fn reorder_selected(&mut self, order: Order) {
        let cards = self.selection().cards.clone();
        self.edit("Change order", |tx| ops::reorder(tx, &cards, order));
    }

    pub(super) fn align_selected(&mut self, alignment: Alignment) {
        let cards = self.selection().cards.clone();
        let label = format!("Align {}", count_items(cards.len(), 0));
        self.edit_with_folded(&label, None, (&cards, &BTreeSet::new()), |tx| {
            ops::align(tx, &cards, alignment)
        });
    }

    pub(super) fn distribute_selected(&mut self, axis: Axis) {
        let cards = self.selection().cards.clone();
        let label = format!("Distribute {}", count_items(cards.len(), 0));
        self.edit_with_folded(&label, None, (&cards, &BTreeSet::new()), |tx| {
            ops::distribute(tx, &cards, axis)
        });
    }

    pub(super) fn frame_selected(&mut self) {
        let cards = self.selection().cards.clone();
        let title = format!("Frame {}", self.case().frames().len() + 1);
        if let Some(frame) = self.edit("Frame selection", |tx| ops::frame_cards(tx, &cards, title))
        {
            self.select(Selection {
                frames: [frame].into(),
                ..Selection::default()
            });
            self.begin_title_edit(frame.into());
        }
    }

    pub(super) fn unframe_selected(&mut self) {
        let frames = self.selection().frames.clone();
        if self
            .edit("Remove frame", |tx| ops::unframe(tx, &frames))
            .is_some()
        {
            self.offer_undo("Removed frame, kept its cards");
        }
    }

    pub(super) fn collapse_selected(&mut self) {
        let cards = self.selection().cards.clone();
        self.edit("Collapse", |tx| {
            ops::collapse(tx, &cards, Collapse::Collapsed)
        });
    }

    pub(super) fn expand_selected(&mut self) {
        let cards = self.selection().cards.clone();
        self.edit("Expand", |tx| ops::collapse(tx, &cards, Collapse::Expanded));
    }

    pub(super) fn lock_selected(&mut self) {
        self.set_lock("Lock", Lock::Locked);
    }

    pub(super) fn unlock_selected(&mut self) {
        self.set_lock("Unlock", Lock::Unlocked);
    }

    fn set_lock(&mut self, label: &str, lock: Lock) {
        let Selection { cards, frames, .. } = self.selection().clone();
        self.edit(label, |tx| ops::lock(tx, &cards, &frames, lock));
    }

    pub(super) fn link_selected(&mut self) {
        let mut subjects = self
            .selection()
            .cards
            .iter()
            .filter_map(|id| self.case().card(*id))
            .map(|card| card.subject);
        if let (Some(from), Some(to)) = (subjects.next(), subjects.next()) {
            let at_in_screen =
                self.selection_bounds()
                    .map_or(self.board.viewport_in_screen.center(), |bounds| {
                        self.rect_on_screen(bounds)
                            .intersect(self.board.viewport_in_screen)
                            .center()
                    });
            self.requests.push(WindowRequest::ShowLinkMenu {
                from,
                to: LinkEnd::Record(to),
                at_in_screen,
            });
        }
    }

    pub(super) fn reverse_selected_links(&mut self) {
        let links = self.selection().links.clone();
        self.edit("Reverse link", |tx| {
            links
                .iter()
                .try_for_each(|link| ops::reverse_link(tx, *link))
        });
    }

    pub(super) fn open_selected(&mut self) {
        if let Some(record) = self.inspected() {
            self.open_record(record);
        }
    }
}

//! The pointer over the board: feeds the gesture and carries out what it asks for.

use super::action::{Action, Edit, NewRecord};
use super::reading::ReadAction;
use super::request::{LinkEnd as DrawnEnd, WindowRequest};
use super::session::{BoardState, Session};
use crate::board::interact::{InteractContext, Outcome, PointerInput, Snapping, Tool};
use crate::board::{Hit, Item, LinkEnd, Preview, Selection};
use crate::edit::ops;
use crate::model::{NoteKind, RecordRef};

/// How long the pointer rests on a card before its links are brought out, in seconds.
const REST_SECS: f32 = 0.35;
/// How long bringing out takes, in seconds.
const EMPHASIS_SECS: f32 = 0.15;

fn rests_on_card(board: &BoardState) -> bool {
    board.hovered_secs >= REST_SECS
        && board.scene.hovered.and_then(Hit::card).is_some()
        && !board.gesture.is_active()
}

/// Whether hovering will change the picture without further input.
pub(super) fn hover_is_changing(board: &BoardState) -> bool {
    let emphasis = board.scene.hover_emphasis;
    let waits = board.hovered_secs < REST_SECS && board.scene.hovered.and_then(Hit::card).is_some();
    waits
        || if rests_on_card(board) {
            emphasis < 1.0
        } else {
            emphasis > 0.0
        }
}

impl Session {
    /// Lets the gesture handle one input.
    pub(super) fn handle_pointer(&mut self, input: &PointerInput) {
        self.refresh();
        let mut gesture = std::mem::take(&mut self.board.gesture);
        let outcomes = gesture.handle(input, &self.interact_context());
        self.board.gesture = gesture;
        self.carry_out(outcomes);
        if let Some(pos_in_screen) = input.pos_in_screen() {
            self.board.pointer_in_screen = pos_in_screen;
        }
    }

    /// Lets time pass for the gesture: dragging at the edge pans.
    pub(super) fn tick_gesture(&mut self, passed_secs: f32) {
        if !self.board.gesture.is_active() {
            return;
        }
        let mut gesture = std::mem::take(&mut self.board.gesture);
        let outcomes = gesture.tick(passed_secs, &self.interact_context());
        self.board.gesture = gesture;
        self.carry_out(outcomes);
    }

    /// Drops the gesture under way. Returns whether there was one.
    pub(super) fn cancel_gesture(&mut self) -> bool {
        let was_active = self.board.gesture.is_active();
        let outcomes = self.board.gesture.cancel();
        self.carry_out(outcomes);
        was_active
    }

    pub(super) fn interact_context(&self) -> InteractContext<'_> {
        InteractContext {
            case: self.case_on_show(),
            index: self.index_on_show(),
            scene: &self.board.scene,
            plates: &self.board.plates,
            camera: self.board.camera,
            viewport_in_screen: self.board.viewport_in_screen,
            // A proposal is there to be looked at.
            tool: if self.arranging.is_active() {
                Tool::Hand
            } else {
                self.board.tool
            },
            snapping: if self.settings.snapping {
                Snapping::On
            } else {
                Snapping::Off
            },
        }
    }

    fn carry_out(&mut self, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            self.carry_out_one(outcome);
        }
    }

    fn carry_out_one(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Select(selection) => self.select(selection),
            Outcome::Hover(hit) => self.hover(hit),
            Outcome::Preview(preview) => self.board.scene.preview = preview,
            Outcome::ClearPreview => self.board.scene.preview = Preview::default(),
            Outcome::PanBy(delta_in_screen) => self.pan_by(delta_in_screen),
            Outcome::Cursor(cursor) => self.board.cursor = cursor,
            Outcome::UseTool(tool) => self.board.tool = tool,
            Outcome::Unfold(Item::Card(card)) => self.unfold(&[card].into()),
            Outcome::Unfold(Item::Frame(frame)) => {
                self.dispatch(Action::Edit(Edit::OpenFrame(frame)));
            }
            Outcome::Open(hit) => self.open_hit(hit),
            Outcome::EditTitle(hit) => self.edit_title_of(hit),
            Outcome::ContextMenu { at_in_screen, .. } => {
                let at_in_board = self.board_from_screen(at_in_screen);
                self.requests.push(WindowRequest::ShowContextMenu {
                    at_in_screen,
                    at_in_board,
                });
            }
            editing => self.carry_out_edit(editing),
        }
    }

    /// The outcomes that change the case.
    fn carry_out_edit(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::MoveItems {
                cards,
                frames,
                delta_in_board,
            } => {
                let label = format!(
                    "Move {}",
                    super::edits::count_items(cards.len(), frames.len())
                );
                self.edit_with_folded(&label, None, (&cards, &frames), |tx| {
                    ops::move_items(tx, &cards, &frames, delta_in_board)
                });
            }
            Outcome::DuplicateItems {
                cards,
                frames,
                delta_in_board,
            } => {
                self.duplicate(
                    &Selection {
                        cards,
                        frames,
                        ..Selection::default()
                    },
                    delta_in_board,
                );
            }
            Outcome::ResizeItem {
                item: Item::Card(card),
                rect_in_board,
            } => {
                self.edit("Resize card", |tx| {
                    ops::resize_card(tx, card, rect_in_board)
                });
            }
            Outcome::ResizeItem {
                item: Item::Frame(frame),
                rect_in_board,
            } => {
                self.edit("Resize frame", |tx| {
                    ops::resize_frame(tx, frame, rect_in_board)
                });
            }
            Outcome::Link { from, to } => self.ask_for_link(from, DrawnEnd::Record(to)),
            Outcome::LinkToEmpty { from, at_in_board } => {
                self.ask_for_link(from, DrawnEnd::Empty(at_in_board))
            }
            Outcome::Relink { link, end, to } => {
                let end = match end {
                    LinkEnd::From => ops::End::From,
                    LinkEnd::To => ops::End::To,
                };
                self.edit("Move link to another card", |tx| {
                    ops::relink(tx, link, end, to)
                });
            }
            Outcome::DrawFrame { rect_in_board } => self.dispatch(Action::Edit(Edit::Create {
                new: NewRecord::Frame(Some(rect_in_board)),
                at_in_board: None,
                linked_from: None,
            })),
            Outcome::CreateAt { at_in_board } => self.dispatch(Action::Edit(Edit::Create {
                new: NewRecord::Note {
                    kind: NoteKind::Note,
                    text: String::new(),
                },
                at_in_board: Some(at_in_board),
                linked_from: None,
            })),
            _ => {}
        }
    }

    fn hover(&mut self, hit: Option<Hit>) {
        let card = hit.and_then(Hit::card);
        if card != self.board.scene.hovered.and_then(Hit::card) {
            self.board.hovered_secs = 0.0;
        }
        self.board.scene.hovered = hit;
    }

    /// Brings out what is linked to a card on which the pointer rests.
    pub(super) fn tick_hover(&mut self, passed_secs: f32) {
        let board = &mut self.board;
        board.hovered_secs += passed_secs;
        let step = passed_secs / EMPHASIS_SECS;
        let way = if rests_on_card(board) { step } else { -step };
        board.scene.hover_emphasis = (board.scene.hover_emphasis + way).clamp(0.0, 1.0);
    }

    fn ask_for_link(&mut self, from: RecordRef, to: DrawnEnd) {
        let at_in_screen = self.board.pointer_in_screen;
        self.requests.push(WindowRequest::ShowLinkMenu {
            from,
            to,
            at_in_screen,
        });
    }

    /// What a double click on something opens.
    fn open_hit(&mut self, hit: Hit) {
        match hit {
            Hit::Frame(_) | Hit::FrameTab(_) => self.edit_title_of(hit),
            _ => {
                if let Some(record) = self.record_of_hit(hit) {
                    self.open_record(record);
                }
            }
        }
    }

    /// Opens a record: an article is read, a note or an entity is edited in place, everything else in the inspector.
    pub(super) fn open_record(&mut self, record: RecordRef) {
        match record {
            RecordRef::Article(article) => {
                self.dispatch(Action::Read(ReadAction::Open(article)));
            }
            RecordRef::Note(_) => self.dispatch(Action::EditTitle(record)),
            RecordRef::Image(image) => self.view_picture(image),
            _ => {
                self.inspected = None;
                self.settings.inspector_open = true;
                self.dispatch(Action::Inspect(record));
            }
        }
    }

    fn edit_title_of(&mut self, hit: Hit) {
        if let Some(record) = self.record_of_hit(hit) {
            self.dispatch(Action::EditTitle(record));
        }
    }

    fn record_of_hit(&self, hit: Hit) -> Option<RecordRef> {
        hit.card()
            .and_then(|card| self.case().card(card))
            .map(|card| card.subject)
            .or_else(|| hit.frame().map(Into::into))
            .or_else(|| hit.link().map(Into::into))
    }
}

//! Where the cards of marked words go: to a free place near the card of their article. Nothing else moves.

use crate::app::session::Session;
use crate::board::interact::free_rect_near_home;
use crate::board::{Selection, default_card_size};
use crate::edit::{EditError, Tx, ops};
use crate::model::{AnyRecord, ArticleId, ExcerptId, RecordKind, RecordRef, TextSpan};
use emath::{Pos2, Rect};

/// Between an article's card and what was taken from it, and between new cards, in board points.
const GAP: f32 = 24.0;
/// How far from the article a card is wished, in board points: room for the tie between them.
const DISTANCE: f32 = 96.0;

impl Session {
    /// Makes an excerpt of words and a record that rests on it, with a card near the article's, and selects it.
    pub(super) fn make_with_card(
        &mut self,
        span: TextSpan,
        label: &str,
        make: impl FnOnce(&mut Tx<'_>, ExcerptId) -> Result<AnyRecord, EditError>,
    ) -> Option<RecordRef> {
        let near = |session: &mut Self, kind| session.free_place(span.article, kind);
        let rects = [RecordKind::Claim, RecordKind::Entity, RecordKind::Note]
            .map(|kind| (kind, near(self, kind)));
        let (subject, card, rect) = self.edit(label, |tx| {
            let excerpt = ops::add_excerpt(tx, span.article, span.start, span.end)?;
            let record = make(tx, excerpt)?;
            let subject = record.record_ref();
            let place = rects.iter().find(|(kind, _)| *kind == subject.kind());
            let rect = place.map_or(Rect::NOTHING, |(_, rect)| *rect);
            let card = ops::create_with_card(tx, record, rect)?;
            Ok((subject, card, rect))
        })?;
        self.select(Selection {
            cards: [card].into(),
            ..Selection::default()
        });
        self.show_with_article(span.article, rect);
        Some(subject)
    }

    /// Brings a new card into view, with the article's card where both have room at this zoom.
    fn show_with_article(&mut self, article: ArticleId, rect: Rect) {
        self.refresh();
        let index = self.index();
        let source = index.card_of(article).and_then(|card| index.card(card));
        let both = source.map_or(rect, |card| card.rect.union(rect));
        let room = self
            .board
            .camera
            .visible_in_board(self.board.viewport_in_screen);
        let has_room = both.width() < 0.9 * room.width() && both.height() < 0.9 * room.height();
        self.bring_into_view(if has_room { both } else { rect });
    }

    /// Where a record's card would go if it had none.
    pub(super) fn place_near_article(&mut self, article: ArticleId, record: RecordRef) -> Rect {
        self.free_place(article, record.kind())
    }

    /// A free place near the article's card, or in the middle of the view where it has none on the board: claims and notes
    /// to the right of it, entities below.
    fn free_place(&mut self, article: ArticleId, kind: RecordKind) -> Rect {
        self.refresh();
        let size = default_card_size(kind);
        let index = self.index();
        let source = index
            .card_of(article)
            .and_then(|card| index.card(card))
            .map(|card| card.rect);
        let Some(source) = source else {
            return self.rect_for_new(kind, None);
        };
        let corner = match kind {
            RecordKind::Entity => Pos2::new(source.min.x, source.max.y + DISTANCE / 2.0),
            _ => Pos2::new(source.max.x + DISTANCE, source.min.y),
        };
        free_rect_near_home(index, Rect::from_min_size(corner, size), GAP, source)
    }
}

/// Gives a record a card here, unless it has one.
pub(super) fn ensure_card(tx: &mut Tx<'_>, record: RecordRef, rect: Rect) -> Result<(), EditError> {
    let has_card = tx.case().cards().iter().any(|card| card.subject == record);
    if !has_card && record.kind().can_have_card() {
        ops::add_card(tx, record, rect, None)?;
    }
    Ok(())
}

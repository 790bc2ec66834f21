//! Marking: selected words of an article become entities, claims, notes, other names, highlights.
//!
//! One mark is one edit and one undo. The excerpt keeps the exact words; white space at the ends of a selection is left out.
//! The same words marked twice are one excerpt, which several records may rest on.
//!
//! What becomes of an excerpt that nothing rests on any more: it stays, as a highlight. Deleting a claim, entity or note, or
//! taking an excerpt from it, never takes marks out of a text; deleting the highlight does, and then every record that rested
//! on it loses it. Deleting an article deletes its excerpts.
//!
//! Nothing is decided here that the analyst did not say: what the words suggest for a claim's slots is a list of
//! [`Proposals`], which the form offers.

mod context;
mod names;
mod placing;
mod proposals;
mod understanding;

pub use proposals::{Named, Proposals};
pub use understanding::{UnderstoodDate, understood_date, understood_quantity, year_of_claim};

use super::notice::NoticeKind;
use super::request::WindowRequest;
use super::session::Session;
use crate::edit::{EditError, Tx, ops};
use crate::extract;
use crate::model::{
    Article, Claim, Entity, EntityId, EntityKind, ExcerptId, Note, NoteKind, RecordRef, TextSpan,
};

/// What marked words become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// An entity of this name.
    Entity,
    /// A claim that rests on them.
    Claim,
    /// A note about them.
    Note,
    /// Another name of an entity that is known.
    OtherName,
    /// A highlight only.
    Highlight,
}

impl MarkKind {
    /// Every kind, in the order to offer them.
    pub const ALL: [Self; 5] = [
        Self::Entity,
        Self::Claim,
        Self::Note,
        Self::OtherName,
        Self::Highlight,
    ];

    /// What the button says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Entity => "Entity",
            Self::Claim => "Claim",
            Self::Note => "Note",
            Self::OtherName => "Other name of…",
            Self::Highlight => "Highlight",
        }
    }
}

/// What else a user does with marked words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkingAction {
    /// Let a claim, entity or note rest on these words too.
    AddTo {
        /// The words.
        span: TextSpan,
        /// What shall rest on them.
        record: RecordRef,
    },
    /// Make these words another name of an entity.
    OtherNameOf {
        /// The words.
        span: TextSpan,
        /// Whose name they are.
        entity: EntityId,
    },
    /// Make an entity of another name than the words, and the words its second name.
    OtherNameOfNew {
        /// The words.
        span: TextSpan,
        /// The first name.
        name: String,
        /// What sort of thing.
        kind: EntityKind,
    },
    /// Take an excerpt from a record; it stays as a highlight.
    TakeExcerpt {
        /// The record that rests on it.
        record: RecordRef,
        /// The excerpt.
        excerpt: ExcerptId,
    },
}

impl Session {
    pub(super) fn mark(&mut self, span: TextSpan, kind: MarkKind) {
        let Some((span, words)) = self.marked(span) else {
            self.notices.add(
                NoticeKind::Warning,
                "Select words in the text first, then mark them.",
            );
            return;
        };
        match kind {
            MarkKind::Entity => self.mark_entity(span, &words),
            MarkKind::Claim => self.mark_claim(span, &words),
            MarkKind::Note => self.mark_note(span),
            MarkKind::OtherName => self.requests.push(WindowRequest::AskOtherName(span)),
            MarkKind::Highlight => self.mark_highlight(span),
        }
    }

    pub(super) fn act_on_marks(&mut self, action: MarkingAction) {
        match action {
            MarkingAction::AddTo { span, record } => self.add_words_to(span, record),
            MarkingAction::OtherNameOf { span, entity } => self.mark_other_name(span, entity),
            MarkingAction::OtherNameOfNew { span, name, kind } => {
                self.mark_other_name_of_new(span, name, kind);
            }
            MarkingAction::TakeExcerpt { record, excerpt } => {
                self.edit("Remove excerpt", |tx| {
                    ops::detach_excerpt(tx, record, excerpt)
                });
            }
        }
    }

    /// The claim, entity or note on show, to which further words can be added.
    pub fn mark_target(&self) -> Option<RecordRef> {
        self.inspected().filter(|record| {
            matches!(
                record,
                RecordRef::Claim(_) | RecordRef::Entity(_) | RecordRef::Note(_)
            )
        })
    }

    /// The span without white space at its ends, and its words.
    fn marked(&self, span: TextSpan) -> Option<(TextSpan, String)> {
        let text = &self.case().article(span.article)?.text;
        let span = span.trimmed(text)?;
        Some((span, span.words(text)?.to_owned()))
    }

    fn mark_claim(&mut self, span: TextSpan, words: &str) {
        let statement = extract::statement(words);
        let made = self.make_with_card(span, "Mark claim", |tx, excerpt| {
            let mut claim = Claim::new(tx.fresh_id::<Claim>(), statement);
            claim.excerpts.push(excerpt);
            Ok(claim.into())
        });
        if let Some(claim) = made {
            self.show_form(claim);
        }
    }

    fn mark_note(&mut self, span: TextSpan) {
        let made = self.make_with_card(span, "Mark note", |tx, excerpt| {
            let mut note = Note::new(tx.fresh_id::<Note>(), NoteKind::Note, "");
            note.excerpts.push(excerpt);
            Ok(note.into())
        });
        if let Some(note) = made {
            self.begin_title_edit(note);
            self.board.made_to_edit = Some(self.editor.history().state());
        }
    }

    fn mark_entity(&mut self, span: TextSpan, words: &str) {
        let name = extract::name_of_words(words);
        if name.is_empty() {
            self.notices.add(
                NoticeKind::Warning,
                "These are signs only: select a name to make it an entity.",
            );
            return;
        }
        if let Some(known) = names::entity_of_name(self.case(), &name) {
            let label = format!("Mark \u{201c}{name}\u{201d}");
            self.attach_words(span, known.into(), &label);
            return;
        }
        let kind = self.kind_by_words(span, &name);
        self.make_with_card(span, "Mark entity", |tx, excerpt| {
            let mut entity = Entity::new(tx.fresh_id::<Entity>(), kind, name);
            entity.excerpts.push(excerpt);
            Ok(entity.into())
        });
    }

    /// What sort of thing the words seem to name where they stand.
    fn kind_by_words(&self, span: TextSpan, name: &str) -> EntityKind {
        const CONTEXT_CHARS: u32 = 32;
        let Some(article) = self.case().article(span.article) else {
            return EntityKind::Other;
        };
        let around = |start: u32, end: u32| {
            let words = TextSpan { start, end, ..span }.words(&article.text);
            words.unwrap_or_default()
        };
        let length = u32::try_from(article.text.chars().count()).unwrap_or(u32::MAX);
        let before = around(span.start.saturating_sub(CONTEXT_CHARS), span.start);
        let after = around(span.end, (span.end + CONTEXT_CHARS).min(length));
        extract::entity_kind(name, before, after)
    }

    fn mark_highlight(&mut self, span: TextSpan) {
        let state = self.editor.history().state();
        let made = self.edit("Highlight", |tx| {
            ops::add_excerpt(tx, span.article, span.start, span.end)
        });
        if made.is_some() && state == self.editor.history().state() {
            self.notices
                .add(NoticeKind::Done, "These words are marked already");
        }
    }

    fn mark_other_name(&mut self, span: TextSpan, entity: EntityId) {
        let Some((span, words)) = self.marked(span) else {
            return;
        };
        let alias = extract::name_of_words(&words);
        let name = self.case().name_of(entity.into());
        let label = format!("Name \u{201c}{alias}\u{201d}");
        let rect = self.place_near_article(span.article, entity.into());
        let done = self.edit(&label, |tx| {
            let excerpt = ops::add_excerpt(tx, span.article, span.start, span.end)?;
            ops::attach_excerpt(tx, entity.into(), excerpt)?;
            add_alias(tx, entity, alias.clone())?;
            placing::ensure_card(tx, entity.into(), rect)
        });
        if done.is_some() {
            self.uncover_and_reveal(entity.into());
            self.offer_undo(format!(
                "\u{201c}{alias}\u{201d} is now another name of \u{201c}{name}\u{201d}"
            ));
        }
    }

    fn mark_other_name_of_new(&mut self, span: TextSpan, name: String, kind: EntityKind) {
        let Some((span, words)) = self.marked(span) else {
            return;
        };
        let alias = extract::name_of_words(&words);
        self.make_with_card(span, "Mark entity", |tx, excerpt| {
            let mut entity = Entity::new(tx.fresh_id::<Entity>(), kind, name);
            entity.excerpts.push(excerpt);
            if !names::is_name_of(&entity, &alias) {
                entity.aliases.push(alias);
            }
            Ok(entity.into())
        });
    }

    fn add_words_to(&mut self, span: TextSpan, record: RecordRef) {
        if let Some((span, _)) = self.marked(span) {
            let label = format!("Add excerpt to {}", record.kind().word());
            self.attach_words(span, record, &label);
        }
    }

    /// Lets a record that is there rest on words too, gives it a card if it has none, and selects it.
    fn attach_words(&mut self, span: TextSpan, record: RecordRef, label: &str) {
        let rect = self.place_near_article(span.article, record);
        let state = self.editor.history().state();
        let done = self.edit(label, |tx| {
            let excerpt = ops::add_excerpt(tx, span.article, span.start, span.end)?;
            ops::attach_excerpt(tx, record, excerpt)?;
            placing::ensure_card(tx, record, rect)
        });
        if done.is_none() {
            return;
        }
        let name = super::titles::short_name(self.case(), record);
        if state == self.editor.history().state() {
            let text = format!("\u{201c}{name}\u{201d} has these words already");
            self.notices.add(NoticeKind::Done, text);
        } else {
            self.offer_undo(format!("Added these words to \u{201c}{name}\u{201d}"));
        }
        if self.inspected() != Some(record) {
            self.uncover_and_reveal(record);
        }
    }

    /// Shows a record's form with the focus in its first field.
    fn show_form(&mut self, record: RecordRef) {
        if !self.settings.inspector_open {
            self.change_settings(|settings| settings.inspector_open = true);
        }
        self.requests.push(WindowRequest::FocusForm(record));
    }
}

fn add_alias(tx: &mut Tx<'_>, entity: EntityId, alias: String) -> Result<(), EditError> {
    tx.update::<Entity>(entity, |entity| {
        if !alias.is_empty() && !names::is_name_of(entity, &alias) {
            entity.aliases.push(alias);
        }
    })
}

/// The year an article speaks from: that of its date, if the date lies within one year.
pub(super) fn year_of_article(article: &Article) -> Option<i16> {
    let (first, last) = article.published.as_ref()?.bounds();
    let (first, last) = (first?.year(), last?.year());
    (first == last).then_some(first)
}

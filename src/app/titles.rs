//! The words of a record that can be edited in place on the board.

use crate::edit::{EditError, Tx};
use crate::model::{Article, Bookmark, Case, Claim, Entity, Frame, Image, Link, Note, RecordRef};

/// The words as they stand, unlike `Case::name_of` without a stand-in for none and in full.
pub fn title_of(case: &Case, record: RecordRef) -> String {
    let words = match record {
        RecordRef::Article(id) => case.article(id).map(|article| &article.title),
        RecordRef::Entity(id) => case.entity(id).map(|entity| &entity.name),
        RecordRef::Claim(id) => case.claim(id).map(|claim| &claim.statement),
        RecordRef::Note(id) => case.note(id).map(|note| &note.text),
        RecordRef::Image(id) => case.image(id).map(|image| &image.caption),
        RecordRef::Link(id) => case.link(id).map(|link| &link.label),
        RecordRef::Frame(id) => case.frame(id).map(|frame| &frame.title),
        RecordRef::Bookmark(id) => case.bookmark(id).map(|bookmark| &bookmark.title),
        RecordRef::Outlet(_) | RecordRef::Excerpt(_) | RecordRef::Card(_) => None,
    };
    words.cloned().unwrap_or_default()
}

/// A record's name for a message, no longer than is read at a glance.
pub(super) fn short_name(case: &Case, record: RecordRef) -> String {
    const MOST: usize = 48;
    let name = case.name_of(record);
    match name.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", name.get(..end).unwrap_or_default().trim_end()),
        None => name,
    }
}

/// Puts other words in their place.
pub(super) fn set_title(
    tx: &mut Tx<'_>,
    record: RecordRef,
    words: String,
) -> Result<(), EditError> {
    match record {
        RecordRef::Article(id) => tx.update::<Article>(id, |article| article.title = words),
        RecordRef::Entity(id) => tx.update::<Entity>(id, |entity| entity.name = words),
        RecordRef::Claim(id) => tx.update::<Claim>(id, |claim| claim.statement = words),
        RecordRef::Note(id) => tx.update::<Note>(id, |note| note.text = words),
        RecordRef::Image(id) => tx.update::<Image>(id, |image| image.caption = words),
        RecordRef::Link(id) => tx.update::<Link>(id, |link| link.label = words),
        RecordRef::Frame(id) => tx.update::<Frame>(id, |frame| frame.title = words),
        RecordRef::Bookmark(id) => tx.update::<Bookmark>(id, |bookmark| bookmark.title = words),
        RecordRef::Outlet(_) | RecordRef::Excerpt(_) | RecordRef::Card(_) => {
            Err(EditError::Refused("there is no title to edit".to_owned()))
        }
    }
}

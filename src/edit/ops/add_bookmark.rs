//! Put a bookmark on a view of the board.

use crate::edit::{EditError, Tx};
use crate::model::{Bookmark, BookmarkId};
use emath::Pos2;

/// Adds a bookmark with the middle of its view in board points and its zoom.
///
/// # Errors
/// If place or zoom are not numbers that a view can have.
pub fn add_bookmark(
    tx: &mut Tx<'_>,
    title: &str,
    center: Pos2,
    zoom: f32,
) -> Result<BookmarkId, EditError> {
    let bookmark = Bookmark::new(tx.fresh_id::<Bookmark>(), title, center, zoom);
    if !bookmark.is_usable() {
        return Err(EditError::Refused(
            "the view has no place on the board".to_owned(),
        ));
    }
    tx.insert(bookmark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::editor_with_cards;
    use emath::pos2;

    #[test]
    fn a_bookmark_is_added_and_undone() {
        let (mut editor, _) = editor_with_cards(&[]);
        let before = editor.case().clone();
        editor
            .apply("bookmark", |tx| {
                add_bookmark(tx, "Port", pos2(3.0, 4.0), 0.5)
            })
            .expect("it is usable");
        assert_eq!(editor.case().bookmarks().len(), 1);
        editor.undo();
        assert_eq!(*editor.case(), before);
        let nowhere = editor.apply("bookmark", |tx| {
            add_bookmark(tx, "?", pos2(f32::NAN, 0.0), 0.5)
        });
        assert!(nowhere.is_err());
    }
}

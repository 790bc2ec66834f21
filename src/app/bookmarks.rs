//! Bookmarks: views of the board under names, saved in the case.

use super::session::Session;
use crate::board::Camera;
use crate::edit::ops;
use crate::model::{Bookmark, BookmarkId};

/// How many bookmarks have a key of their own.
pub const WITH_KEYS: usize = 9;

impl Session {
    /// The bookmarks in the order they were made.
    pub fn bookmarks(&self) -> impl ExactSizeIterator<Item = &Bookmark> {
        self.case().bookmarks().iter()
    }

    /// Puts a bookmark on the present view, named after the frame it shows.
    pub(super) fn add_bookmark(&mut self) {
        let camera = self.camera_at_rest();
        let title = self.name_for_view(camera);
        let added = self.edit("Add bookmark", |tx| {
            ops::add_bookmark(tx, &title, camera.center_in_board(), camera.zoom())
        });
        if added.is_some() {
            self.offer_undo(format!("Bookmarked: {title}"));
        }
    }

    /// Lets a bookmark show the present view.
    pub(super) fn move_bookmark(&mut self, id: BookmarkId) {
        let camera = self.camera_at_rest();
        let moved = self.edit("Move bookmark", |tx| {
            tx.update::<Bookmark>(id, |bookmark| {
                bookmark.center = camera.center_in_board();
                bookmark.zoom = camera.zoom();
            })
        });
        if moved.is_some() {
            self.offer_undo("The bookmark shows this view now.");
        }
    }

    /// Glides to a bookmark.
    pub(super) fn go_to_bookmark(&mut self, id: BookmarkId) {
        let bookmark = self.case().bookmark(id).filter(|it| it.is_usable());
        if let Some(bookmark) = bookmark {
            let goal = Camera::new(bookmark.center, bookmark.zoom);
            self.jump_to(goal);
        }
    }

    /// Glides to the bookmark at this place of the list, from 0.
    pub(super) fn go_to_nth_bookmark(&mut self, at: usize) {
        if let Some(id) = self.nth_bookmark(at) {
            self.go_to_bookmark(id);
        }
    }

    /// The bookmark at this place of the list, from 0.
    pub(super) fn nth_bookmark(&self, at: usize) -> Option<BookmarkId> {
        self.case().bookmarks().ids().nth(at)
    }

    /// The smallest frame around the middle of the view, else a number that no bookmark has yet.
    fn name_for_view(&self, camera: Camera) -> String {
        let center = camera.center_in_board();
        let frames = self.case().frames().iter();
        let around = frames
            .filter(|frame| frame.is_placed() && frame.rect().contains(center))
            .min_by(|one, two| one.rect().area().total_cmp(&two.rect().area()));
        let is_free = |title: &str| self.bookmarks().all(|bookmark| bookmark.title != title);
        around
            .map(|frame| frame.title.trim().to_owned())
            .filter(|title| !title.is_empty() && is_free(title))
            .unwrap_or_else(|| {
                let numbered = (1..).map(|number| format!("View {number}"));
                let mut free = numbered.filter(|title| is_free(title));
                free.next().unwrap_or_default()
            })
    }
}

//! What a user wants of work that was left unsaved.

/// What a user wants of work that was left unsaved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoverAction {
    /// Look whether there is any.
    Look,
    /// Show what was found.
    Show,
    /// Open the case with the work in it; see [`Orphan::id`](super::Orphan::id).
    Keep(u64),
    /// Give the work up.
    Discard(u64),
    /// Put half-typed words where they would have gone; by their place in the list.
    UseDraft(usize),
    /// Half-typed words are not needed any more; by their place in the list.
    DropDraft(usize),
}

//! Take one end of a link to another record, or turn a link round.

use super::link_records::check_ends;
use crate::edit::{EditError, Tx};
use crate::model::{Link, LinkId, RecordRef};

/// One end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Where it starts.
    From,
    /// Where its arrow points.
    To,
}

/// Takes one end of a link to another record.
///
/// # Errors
/// If the link or the record is missing, or the record cannot be linked so.
pub fn relink(tx: &mut Tx<'_>, link: LinkId, end: End, to: RecordRef) -> Result<(), EditError> {
    let mut changed = tx.get::<Link>(link)?.clone();
    match end {
        End::From => changed.from = to,
        End::To => changed.to = to,
    }
    check_ends(tx, changed.from, changed.to)?;
    tx.replace(changed.into())
}

/// Turns a link round.
///
/// # Errors
/// If the link is missing.
pub fn reverse_link(tx: &mut Tx<'_>, link: LinkId) -> Result<(), EditError> {
    tx.update::<Link>(link, |link| std::mem::swap(&mut link.from, &mut link.to))
}

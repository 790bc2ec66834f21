//! Link two records.

use crate::edit::{EditError, Tx};
use crate::model::{Link, LinkId, LinkKind, RecordRef};

/// Links two records. The same link drawn twice stays one.
///
/// # Errors
/// If an end is missing, is of a kind that cannot be linked, or both are the same.
pub fn link_records(
    tx: &mut Tx<'_>,
    from: RecordRef,
    to: RecordRef,
    kind: LinkKind,
) -> Result<LinkId, EditError> {
    check_ends(tx, from, to)?;
    let same = |link: &&Link| {
        link.from == from && link.to == to && link.kind == kind && link.label.is_empty()
    };
    if let Some(existing) = tx.case().links().iter().find(same) {
        return Ok(existing.id);
    }
    let link = Link::new(tx.fresh_id::<Link>(), kind, from, to);
    tx.insert(link)
}

/// Whether a link may go from one record to the other.
pub(super) fn check_ends(tx: &Tx<'_>, from: RecordRef, to: RecordRef) -> Result<(), EditError> {
    for end in [from, to] {
        if !end.exists_in(tx.case()) {
            return Err(EditError::Missing(end));
        }
        if !end.kind().can_be_linked() {
            return Err(EditError::Refused(format!(
                "{} cannot be linked",
                end.kind().plural()
            )));
        }
    }
    if from == to {
        return Err(EditError::Refused(
            "a record cannot be linked to itself".to_owned(),
        ));
    }
    Ok(())
}

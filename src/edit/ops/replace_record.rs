//! Edit any field of any record, or of the case as a whole.

use crate::edit::{EditError, Tx};
use crate::model::{AnyRecord, CaseInfo, RecordRef};

/// Puts a record in place of the one with its id.
///
/// # Errors
/// If there is none, if it would break the case, or if it changes the text of an article.
pub fn replace_record(tx: &mut Tx<'_>, record: AnyRecord) -> Result<(), EditError> {
    let name = record.record_ref();
    for needed in crate::model::references_of(&record) {
        if !needed.exists_in(tx.case()) {
            return Err(EditError::Missing(needed));
        }
    }
    match &record {
        AnyRecord::Card(card) if !card.is_placed() => {
            return Err(EditError::Refused(
                "the card would not lie on the board".to_owned(),
            ));
        }
        AnyRecord::Frame(frame) if !frame.is_placed() => {
            return Err(EditError::Refused(
                "the frame would not lie on the board".to_owned(),
            ));
        }
        AnyRecord::Claim(claim)
            if claim
                .quantity
                .as_ref()
                .is_some_and(|quantity| !quantity.value.is_finite()) =>
        {
            return Err(EditError::Refused(
                "the quantity is not a number".to_owned(),
            ));
        }
        AnyRecord::Entity(entity)
            if entity
                .coordinates
                .is_some_and(|coordinates| !coordinates.is_valid()) =>
        {
            return Err(EditError::Refused(
                "latitude goes from -90 to 90, longitude from -180 to 180".to_owned(),
            ));
        }
        _ => {}
    }
    if let (AnyRecord::Card(card), Some(AnyRecord::Card(before))) = (&record, name.get(tx.case()))
        && card.subject != before.subject
    {
        return Err(EditError::Refused(
            "a card always shows the same record".to_owned(),
        ));
    }
    tx.replace(record)?;
    if let RecordRef::Card(card) = name {
        super::membership::settle_cards(tx, [card])?;
    }
    Ok(())
}

/// Changes what is said of the case as a whole.
///
/// # Errors
/// None so far; the signature is that of all operations.
pub fn set_case_info(tx: &mut Tx<'_>, info: CaseInfo) -> Result<(), EditError> {
    tx.set_info(info);
    Ok(())
}

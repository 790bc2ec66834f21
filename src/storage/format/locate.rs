//! Finds records in the text by their ids.

use crate::model::RecordRef;

/// The lines, from 1, in which the first two records with this id begin; 0 for one that is not found.
pub(super) fn lines_of_twins(text: &str, record: RecordRef) -> (usize, usize) {
    let quoted = format!("\"{record}\"");
    let mut lines = text
        .match_indices(&quoted)
        .filter(|(at, _)| is_own_id(text.get(..*at).unwrap_or("")))
        .map(|(at, _)| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count());
    (lines.next().unwrap_or(0), lines.next().unwrap_or(0))
}

/// Whether the text before an id ends with the field `id:`.
fn is_own_id(before: &str) -> bool {
    before
        .trim_end()
        .strip_suffix(':')
        .map(str::trim_end)
        .and_then(|before| before.strip_suffix("id"))
        .is_some_and(|before| {
            let last = before.chars().next_back();
            last.is_none_or(|character| !character.is_alphanumeric() && character != '_')
        })
}

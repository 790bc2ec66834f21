//! A piece of a case on its way through the clipboard, to this window or another.

use crate::model::{AnyRecord, RecordRef};
use emath::Rect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The words a fragment's text starts with, by which it is told from other text.
const MARKER: &str = "// caseboard fragment 1";

/// Longest text that is read as a fragment, in bytes.
const LONGEST: usize = 64 << 20;

/// A piece of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    /// The records that were chosen, with their cards, frames and the links among them: pasted as copies.
    pub chosen: Vec<AnyRecord>,
    /// What the chosen ones refer to: taken along so that they can be pasted into another case, reused where it is there.
    pub needed: Vec<AnyRecord>,
}

/// Why a text could not be read as a fragment, or a fragment not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FragmentError {
    /// The text does not start as one.
    #[error("the text is not a piece of a case")]
    NotAFragment,
    /// The text starts as one and goes on as something else.
    #[error("the copied cards are damaged ({0})")]
    Damaged(String),
    /// There is too much of it.
    #[error("there is too much on the clipboard: more than 64 MB")]
    TooLarge,
}

impl Fragment {
    /// Whether a text is a fragment, judged by its first words.
    pub fn is_fragment(text: &str) -> bool {
        text.trim_start_matches('\u{feff}').starts_with(MARKER)
    }

    /// The fragment as text for the clipboard.
    ///
    /// # Errors
    /// If it is too large.
    pub fn to_text(&self) -> Result<String, FragmentError> {
        let body =
            ron::ser::to_string(self).map_err(|error| FragmentError::Damaged(error.to_string()))?;
        if body.len() > LONGEST {
            Err(FragmentError::TooLarge)
        } else {
            Ok(format!("{MARKER}\n{body}\n"))
        }
    }

    /// Reads a fragment.
    ///
    /// # Errors
    /// If the text is not one, is damaged or too large.
    pub fn from_text(text: &str) -> Result<Self, FragmentError> {
        if text.len() > LONGEST {
            return Err(FragmentError::TooLarge);
        }
        let body = text
            .trim_start_matches('\u{feff}')
            .strip_prefix(MARKER)
            .ok_or(FragmentError::NotAFragment)?;
        let fragment: Self = ron::from_str(body)
            .map_err(|error| FragmentError::Damaged(short(&error.to_string())))?;
        let mut seen: BTreeSet<RecordRef> = BTreeSet::new();
        let all = fragment.chosen.iter().chain(&fragment.needed);
        match all
            .map(AnyRecord::record_ref)
            .find(|name| !seen.insert(*name))
        {
            Some(twice) => Err(FragmentError::Damaged(format!("{twice} is there twice"))),
            None => Ok(fragment),
        }
    }

    /// The rectangle around its cards and frames, in board points.
    pub fn bounds(&self) -> Option<Rect> {
        let rect = |record: &AnyRecord| match record {
            AnyRecord::Card(card) => card.is_placed().then(|| card.rect()),
            AnyRecord::Frame(frame) => frame.is_placed().then(|| frame.rect()),
            _ => None,
        };
        self.chosen.iter().filter_map(rect).reduce(Rect::union)
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::copy;
    use crate::edit::ops::testing::small_case_editor;

    #[test]
    fn fragments_go_through_text() {
        let editor = small_case_editor();
        let cards = editor.case().cards().ids().collect();
        let fragment = copy(editor.case(), &cards, &BTreeSet::new());
        let text = fragment.to_text().expect("it is small");
        assert!(Fragment::is_fragment(&text));
        assert_eq!(Fragment::from_text(&text), Ok(fragment));
    }

    #[test]
    fn other_text_and_damaged_text_are_refused_with_words() {
        assert_eq!(
            Fragment::from_text("hello"),
            Err(FragmentError::NotAFragment)
        );
        let editor = small_case_editor();
        let text = copy(
            editor.case(),
            &editor.case().cards().ids().collect(),
            &BTreeSet::new(),
        )
        .to_text()
        .expect("small");
        for cut in (0..text.len())
            .filter(|at| text.is_char_boundary(*at))
            .step_by(7)
        {
            if cut > MARKER.len() && cut + 2 < text.len() {
                assert!(
                    matches!(
                        Fragment::from_text(&text[..cut]),
                        Err(FragmentError::Damaged(_))
                    ),
                    "cut at {cut}"
                );
            }
        }
    }
}

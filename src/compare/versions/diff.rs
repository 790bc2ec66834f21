//! What differs between two texts: line by line, and word by word within lines that changed.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer texts are not compared word by word, in bytes: it would take too long and nobody would read it.
const LONGEST_BYTES: usize = 400_000;
/// Changed stretches with more pieces are told as a whole.
const MOST_PIECES: usize = 3000;

/// Whether a stretch is in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffKind {
    /// In both.
    Same,
    /// In the earlier one only.
    Removed,
    /// In the later one only.
    Added,
}

/// A stretch of one text or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPart {
    /// In which text it is.
    pub kind: DiffKind,
    /// Its words, with spaces and line ends.
    pub text: String,
}

/// What makes the later text out of the earlier one. `None` where they are too long for that. Texts without line ends are
/// divided at the ends of sentences.
pub fn word_diff(earlier: &str, later: &str) -> Option<Vec<DiffPart>> {
    if earlier.len().max(later.len()) > LONGEST_BYTES {
        return None;
    }
    let (old, new) = (sentences(earlier), sentences(later));
    let mut parts = Parts::default();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        let (removed, added) = sides(&op, &old, &new);
        match op {
            DiffOp::Equal { .. } => parts.push(DiffKind::Same, removed.concat()),
            _ => parts.push_changed(&removed.concat(), &added.concat()),
        }
    }
    Some(parts.list)
}

fn sides<'p, 't>(
    op: &DiffOp,
    old: &'p [&'t str],
    new: &'p [&'t str],
) -> (&'p [&'t str], &'p [&'t str]) {
    (
        old.get(op.old_range()).unwrap_or_default(),
        new.get(op.new_range()).unwrap_or_default(),
    )
}

/// A text divided after line ends and after the ends of sentences.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = '\0';
    for (at, character) in text.char_indices() {
        let ends_sentence = character == ' ' && matches!(before, '.' | '!' | '?' | '…');
        if character == '\n' || ends_sentence {
            let end = at + character.len_utf8();
            found.extend(text.get(start..end));
            start = end;
        }
        before = character;
    }
    found.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    found
}

/// A text divided into words and what lies between.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut was_word = None;
    for (at, character) in text.char_indices() {
        let is_word = character.is_alphanumeric();
        // Each space or mark is a piece of its own, so that it can stay when its neighbours change.
        if was_word.is_some_and(|was| was != is_word || !is_word) {
            found.extend(text.get(start..at));
            start = at;
        }
        was_word = Some(is_word);
    }
    found.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    found
}

#[derive(Default)]
struct Parts {
    list: Vec<DiffPart>,
}

impl Parts {
    fn push(&mut self, kind: DiffKind, text: String) {
        if text.is_empty() {
            return;
        }
        match self.list.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ => self.list.push(DiffPart { kind, text }),
        }
    }

    fn push_changed(&mut self, removed: &str, added: &str) {
        let (old, new) = (pieces(removed), pieces(added));
        if old.is_empty() || new.is_empty() || old.len().max(new.len()) > MOST_PIECES {
            self.push(DiffKind::Removed, removed.to_owned());
            self.push(DiffKind::Added, added.to_owned());
            return;
        }
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            let (removed, added) = sides(&op, &old, &new);
            if let DiffOp::Equal { .. } = op {
                self.push(DiffKind::Same, removed.concat());
            } else {
                self.push(DiffKind::Removed, removed.concat());
                self.push(DiffKind::Added, added.concat());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The diff as one line: removed words in brackets, added ones in braces.
    fn shown(earlier: &str, later: &str) -> String {
        let parts = word_diff(earlier, later).expect("the texts are short");
        let side = |skipped: DiffKind| -> String {
            let kept = parts.iter().filter(|part| part.kind != skipped);
            kept.map(|part| part.text.as_str()).collect()
        };
        assert_eq!(side(DiffKind::Added), earlier);
        assert_eq!(side(DiffKind::Removed), later);
        let shown = parts.iter().map(|part| match part.kind {
            DiffKind::Same => part.text.clone(),
            DiffKind::Removed => format!("[{}]", part.text),
            DiffKind::Added => format!("{{{}}}", part.text),
        });
        shown.collect()
    }

    #[test]
    fn words_that_changed_are_told_within_their_sentence() {
        assert_eq!(
            shown(
                "One stays. There were 300 ships.\nLast.",
                "One stays. There were 400 ships.\nLast."
            ),
            "One stays. There were [300]{400} ships.\nLast."
        );
        assert_eq!(
            shown("First.\nLast.", "First.\nNew.\nLast."),
            "First.\n{New.\n}Last."
        );
        assert_eq!(shown("Same.", "Same."), "Same.");
        assert_eq!(shown("", "Ü"), "{Ü}");
    }

    #[test]
    fn texts_that_nobody_would_read_so_are_refused() {
        let long = "word ".repeat(LONGEST_BYTES / 5 + 1);
        assert_eq!(word_diff(&long, "short"), None);
    }
}

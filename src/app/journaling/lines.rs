//! Lines of a journal, and which step each of them is.

use std::ops::Range;

/// Where a line lies, and the step that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    /// The editor's revision after the step; `None` for a line that is no step.
    revision: Option<u64>,
    bytes: Range<usize>,
}

/// Lines that are in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    marks: Vec<Mark>,
}

impl Lines {
    /// Adds a line, with its end; `revision` is the editor's after the step that it is.
    pub(super) fn push(&mut self, revision: Option<u64>, line: &[u8]) {
        let from = self.bytes.len();
        self.bytes.extend_from_slice(line);
        let bytes = from..self.bytes.len();
        self.marks.push(Mark { revision, bytes });
    }

    /// Adds all lines of others.
    pub(super) fn extend(&mut self, others: &Self) {
        for mark in &others.marks {
            let line = others.bytes.get(mark.bytes.clone());
            self.push(mark.revision, line.unwrap_or_default());
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The steps after a revision.
    pub(super) fn later_than(&self, revision: u64) -> Self {
        let mut later = Self::default();
        let is_later = |mark: &&Mark| mark.revision.is_some_and(|of| of > revision);
        for mark in self.marks.iter().filter(is_later) {
            let line = self.bytes.get(mark.bytes.clone());
            later.push(mark.revision, line.unwrap_or_default());
        }
        later
    }
}

/// Lines that are in a file: where they lie in it.
#[derive(Debug, Default)]
pub(super) struct Index(Vec<Mark>);

impl Index {
    /// These lines are in the file now, the first of them at `offset`.
    pub(super) fn add(&mut self, lines: &Lines, offset: u64) {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let moved = |at: usize| at.saturating_add(offset);
        self.0.extend(lines.marks.iter().map(|mark| Mark {
            revision: mark.revision,
            bytes: moved(mark.bytes.start)..moved(mark.bytes.end),
        }));
    }

    /// The steps after a revision; `read` gives the bytes of the file from a place on.
    pub(super) fn later_than<E>(
        &self,
        revision: u64,
        read: impl FnOnce(u64) -> Result<Vec<u8>, E>,
    ) -> Result<Lines, E> {
        let is_later = |mark: &&Mark| mark.revision.is_some_and(|of| of > revision);
        let mut later = self.0.iter().filter(is_later).peekable();
        let mut lines = Lines::default();
        let Some(start) = later.peek().map(|mark| mark.bytes.start) else {
            return Ok(lines);
        };
        let bytes = read(start as u64)?;
        for mark in later {
            let within = mark.bytes.start - start..mark.bytes.end - start;
            lines.push(mark.revision, bytes.get(within).unwrap_or_default());
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_steps_are_found_in_memory_and_in_a_file() {
        let mut lines = Lines::default();
        lines.push(None, b"head\n");
        lines.push(Some(4), b"four\n");
        lines.push(None, b"base\n");
        lines.push(Some(5), b"five\n");
        lines.push(Some(6), b"six\n");
        assert_eq!(lines.later_than(4).bytes(), b"five\nsix\n");
        assert!(lines.later_than(6).is_empty());

        let file = [b"magic\n", lines.bytes()].concat();
        let mut index = Index::default();
        index.add(&lines, 6);
        let read = |from: u64| Ok::<_, ()>(file[from as usize..].to_vec());
        assert_eq!(index.later_than(3, read), Ok(lines.later_than(3)));
        assert_eq!(index.later_than(5, read), Ok(lines.later_than(5)));
        assert_eq!(index.later_than(6, |_| Err(())), Ok(Lines::default()));
        assert_eq!(index.later_than(5, |_| Err("gone")), Err("gone"));
    }
}

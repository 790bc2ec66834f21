//! The journal of one case: what of it is on the disk, and what waits to be.

use super::draft::Draft;
use super::entry::{record_of, words_for};
use super::lines::{Index, Lines};
use super::order::Begin;
use crate::edit::Step;
use crate::model::{Case, Timestamp};
use crate::storage::{
    self, JournalError, JournalFile, JournalFolder, JournalRecord, RecordWord, record_text,
};
use std::collections::VecDeque;

/// How many edits that are in the base already are still known by name.
const MOST_EARLIER: usize = 10_000;

/// How far the steps may grow, in bytes, before the journal is folded: 8 MiB, or as much as its base.
const LARGE_BYTES: usize = 8 << 20;

/// The journal of one case.
pub(super) struct Book {
    begin: Begin,
    file: Option<JournalFile>,
    index: Index,
    pending: Lines,
    /// Edits that are in the base already, by name.
    earlier: VecDeque<JournalRecord>,
    /// Steps since, by name, with the editor's revision after each.
    called: VecDeque<(u64, JournalRecord)>,
    /// Whether the base is in the journal.
    has_base: bool,
    base_bytes: usize,
    step_bytes: usize,
    /// Whether it must be written anew around the base before anything is added.
    begins_again: bool,
}

/// What is left of a book when the case was saved.
pub(super) struct Closed {
    /// The file, if there was anything in it.
    pub file: Option<JournalFile>,
    /// The book that follows it.
    pub next: Book,
}

impl Book {
    /// A journal of which nothing is on the disk yet.
    pub(super) fn new(begin: Begin) -> Self {
        Self {
            begin,
            file: None,
            index: Index::default(),
            pending: Lines::default(),
            earlier: VecDeque::new(),
            called: VecDeque::new(),
            has_base: false,
            base_bytes: 0,
            step_bytes: 0,
            begins_again: false,
        }
    }

    /// Takes what an earlier run left: the names of edits that are in the base, and the steps.
    pub(super) fn take_over(
        &mut self,
        earlier: Vec<JournalRecord>,
        steps: &[JournalRecord],
        revision: u64,
    ) {
        self.earlier = earlier.into();
        for record in steps {
            if let Ok(Some(step)) = super::step_of(record) {
                self.note(&step, record, revision);
            }
        }
    }

    /// Adds steps; `revision` is the editor's after the last of them.
    ///
    /// # Errors
    /// [`JournalError::Text`], which no step is known to cause.
    pub(super) fn add_steps(
        &mut self,
        steps: &[Step],
        revision: u64,
        at: Timestamp,
    ) -> Result<(), JournalError> {
        let before = revision.saturating_sub(steps.len() as u64);
        for (revision, step) in (before + 1..).zip(steps) {
            self.note(step, &record_of(step, at)?, revision);
        }
        Ok(())
    }

    fn note(&mut self, step: &Step, record: &JournalRecord, revision: u64) {
        let line = record.line();
        self.step_bytes += line.len();
        self.pending.push(Some(revision), line.as_bytes());
        let text = record_text(&words_for(step)).unwrap_or_default();
        let called = JournalRecord {
            word: RecordWord::Earlier,
            at: record.at,
            text,
        };
        self.called.push_back((revision, called));
    }

    /// These are the half-typed words now.
    ///
    /// # Errors
    /// [`JournalError::Text`], which no words are known to cause.
    pub(super) fn add_drafts(
        &mut self,
        drafts: &[Draft],
        at: Timestamp,
    ) -> Result<(), JournalError> {
        let record = JournalRecord {
            word: RecordWord::Drafts,
            at,
            text: record_text(&drafts)?,
        };
        let line = record.line();
        self.step_bytes += line.len();
        self.pending.push(None, line.as_bytes());
        Ok(())
    }

    /// The case is going to be saved as it is at this place.
    pub(super) fn note_saving(&mut self, at: Timestamp) {
        // Where there is nothing to lose nothing need be found again.
        if self.has_file() || self.is_waiting() {
            let word = RecordWord::Saving;
            let text = "()".to_owned();
            let line = JournalRecord { word, at, text }.line();
            self.pending.push(None, line.as_bytes());
        }
    }

    /// Adds the base, written as text meanwhile.
    pub(super) fn add_base(&mut self, text: String, at: Timestamp) {
        self.has_base = true;
        self.base_bytes = text.len();
        self.pending.push(None, base_line(text, at).as_bytes());
    }

    /// Whether there is anything to write.
    pub(super) fn is_waiting(&self) -> bool {
        !self.pending.is_empty() || self.begins_again
    }

    /// Whether the steps have grown so much that the case itself is shorter.
    pub(super) fn is_large(&self) -> bool {
        self.step_bytes > LARGE_BYTES.max(self.base_bytes)
    }

    /// Whether anything is on the disk.
    pub(super) fn has_file(&self) -> bool {
        self.file.is_some()
    }

    /// The base, if it is on the disk only as the case's file, which another program may change.
    pub(super) fn base_to_write(&self) -> Option<Case> {
        (self.has_file() && !self.has_base).then(|| self.begin.base.clone())
    }

    /// Writes what waits, and waits until it is on the disk.
    ///
    /// # Errors
    /// [`JournalError`]; everything still waits then.
    pub(super) fn put_down(&mut self, folder: &JournalFolder) -> Result<(), JournalError> {
        if let Some(file) = self.file.as_mut().filter(|_| !self.begins_again) {
            let offset = file.len();
            file.append(self.pending.bytes())?;
            self.index.add(&self.pending, offset);
        } else {
            self.begin(folder)?;
        }
        self.pending = Lines::default();
        Ok(())
    }

    /// Begins the journal, or begins it again. A base that is in no file goes before everything else.
    fn begin(&mut self, folder: &JournalFolder) -> Result<(), JournalError> {
        let needs_base = !self.begin.is_in_file;
        let base = match needs_base {
            true => Some(text_of(&self.begin.base).map_err(JournalError::Text)?),
            false => None,
        };
        let base_bytes = base.as_ref().map_or(0, String::len);
        let mut lines = self.first_lines(base)?;
        lines.extend(&self.pending);
        match &mut self.file {
            Some(file) => file.replace(lines.bytes())?,
            None => {
                let path = self.begin.head.file.as_ref().map(|file| file.path.as_str());
                self.file = Some(JournalFile::create(folder, path, lines.bytes())?);
            }
        }
        self.has_base = needs_base;
        self.base_bytes = base_bytes;
        self.step_bytes = self.pending.bytes().len();
        self.begins_again = false;
        self.index_all(&lines);
        Ok(())
    }

    /// Head, names of earlier edits, base.
    fn first_lines(&self, base: Option<String>) -> Result<Lines, JournalError> {
        let at = self.begin.head.started;
        let head = JournalRecord {
            word: RecordWord::Head,
            at,
            text: record_text(&self.begin.head)?,
        };
        let mut lines = Lines::default();
        lines.push(None, head.line().as_bytes());
        for record in &self.earlier {
            lines.push(None, record.line().as_bytes());
        }
        if let Some(text) = base {
            lines.push(None, base_line(text, at).as_bytes());
        }
        Ok(lines)
    }

    /// The file consists of these lines now, behind that of the version.
    fn index_all(&mut self, lines: &Lines) {
        let len = self.file.as_ref().map_or(0, JournalFile::len);
        self.index = Index::default();
        self.index
            .add(lines, len.saturating_sub(lines.bytes().len() as u64));
    }

    /// From now on the case as it was at this revision is the base; the journal is written anew around it the next time.
    pub(super) fn begin_around(&mut self, case: Case, revision: u64) {
        self.begin.base = case;
        self.begin.head.folded = true;
        self.begin.is_in_file = false;
        self.pending = self.pending.later_than(revision);
        self.forget_names(revision);
        self.begins_again = true;
    }

    /// Writes the journal anew around the case as it was at this revision, of which this is the text; what waits must be
    /// written before.
    ///
    /// # Errors
    /// [`JournalError`]; the journal is then as it was.
    pub(super) fn fold_into(
        &mut self,
        text: String,
        revision: u64,
        drafts: &[Draft],
        at: Timestamp,
    ) -> Result<(), JournalError> {
        let later = self.later_than(revision)?;
        let mut folded = Self::new(Begin {
            head: self.begin.head.clone(),
            base: self.begin.base.clone(),
            is_in_file: false,
        });
        folded.begin.head.folded = true;
        folded.earlier.clone_from(&self.earlier);
        folded.called.clone_from(&self.called);
        folded.forget_names(revision);
        folded.has_base = true;
        folded.base_bytes = text.len();
        folded.pending = later;
        if !drafts.is_empty() {
            folded.add_drafts(drafts, at)?;
        }
        folded.step_bytes = folded.pending.bytes().len();
        let mut lines = folded.first_lines(Some(text))?;
        lines.extend(&folded.pending);
        if let Some(file) = &mut self.file {
            file.replace(lines.bytes())?;
        }
        folded.file = self.file.take();
        folded.pending = Lines::default();
        folded.index_all(&lines);
        *self = folded;
        Ok(())
    }

    /// The case was saved as it was at this revision: the next book has what was done since.
    ///
    /// # Errors
    /// [`JournalError`] if that cannot be read back; the book is then as it was.
    pub(super) fn close(&mut self, revision: u64, begin: Begin) -> Result<Closed, JournalError> {
        let mut next = Self::new(begin);
        next.pending = self.later_than(revision)?;
        next.step_bytes = next.pending.bytes().len();
        next.called.clone_from(&self.called);
        next.called.retain(|(of, _)| *of > revision);
        let file = self.file.take();
        Ok(Closed { file, next })
    }

    /// The steps after a revision, those on the disk first.
    fn later_than(&mut self, revision: u64) -> Result<Lines, JournalError> {
        let mut later = match &mut self.file {
            Some(file) => self.index.later_than(revision, |from| file.tail(from))?,
            None => Lines::default(),
        };
        later.extend(&self.pending.later_than(revision));
        Ok(later)
    }

    /// The steps up to a revision are in the base: only their names are still of use.
    fn forget_names(&mut self, revision: u64) {
        while let Some((_, record)) = self.called.pop_front_if(|(of, _)| *of <= revision) {
            self.earlier.push_back(record);
        }
        let too_many = self.earlier.len().saturating_sub(MOST_EARLIER);
        self.earlier.drain(..too_many);
    }

    /// The file, to be put away.
    pub(super) fn into_file(self) -> Option<JournalFile> {
        self.file
    }
}

/// A case as the text of a base; where it cannot be written, why not.
pub(super) fn text_of(case: &Case) -> Result<String, String> {
    storage::write(case).map_err(|error| error.to_string())
}

fn base_line(text: String, at: Timestamp) -> String {
    let word = RecordWord::Base;
    JournalRecord { word, at, text }.line()
}

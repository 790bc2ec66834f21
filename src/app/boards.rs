//! Boards of other programs: opened as new cases, put onto this one, and copies written for them.
//!
//! Their files are never replaced by a case, and nothing is written before what will be missing was told.

use super::action::Action;
use super::board_file::{BoardFile, BoardFileError, FileFormat, read_board};
use super::derived::Derived;
use super::document::{Origin, file_name_for, name_of};
use super::importing::bring_files;
use super::jobs::JobControl;
use super::keeping::save_beside_windows;
use super::message::JobMessage;
use super::notice::NoticeKind;
use super::prompt::Prompt;
use super::request::WindowRequest;
use super::session::Session;
use crate::board::Selection;
use crate::edit::{Editor, ops};
use crate::interchange::{self, CanvasError, Loss};
use crate::model::{Case, CaseParts, IdSource};
use crate::storage::{self, FileStamp, OnDisk, Progress, SaveError};
use emath::{Rect, Vec2, vec2};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a board is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardPurpose {
    /// To be a case of its own.
    Open,
    /// To be put onto the board that is open.
    Import,
}

/// A board that was read, for one purpose or the other.
pub enum ReadBoard {
    /// As a case, with what is computed from it; the board has no records any more.
    Opened(Box<BoardFile>, Case, Box<Derived>),
    /// As it is.
    ToInsert(Box<BoardFile>),
}

/// The case as text for another program.
pub struct BoardCopy {
    path: PathBuf,
    text: Arc<str>,
    /// What is to be told before it is written.
    losses: Vec<String>,
    /// The content it says all of, if it does; see `History::state`.
    whole: Option<u64>,
}

/// Board points left free around a board that is put onto another.
const GAP: f32 = 80.0;

/// How many warnings about a file are told at once.
const MOST_WARNINGS: usize = 3;

impl Session {
    /// Reads a board in a job.
    pub(super) fn read_board(&mut self, path: PathBuf, purpose: BoardPurpose) {
        let name = name_of(&path);
        let label = match purpose {
            BoardPurpose::Open => format!("Opening {name}"),
            BoardPurpose::Import => format!("Importing {name}"),
        };
        let mut ids = self.ids_for_board();
        let case_number = self.case_number();
        self.jobs.start(label, move |control| {
            let mut watch = |fraction| go_on(control, fraction);
            let outcome = ReadBoard::from_file(&path, purpose, &mut ids, &mut watch);
            JobMessage::BoardRead {
                path,
                outcome,
                case_number,
            }
        });
    }

    /// Ids that neither the open case nor any other board gets.
    pub(super) fn ids_for_board(&mut self) -> IdSource {
        self.counters.boards += 1;
        let mixed = self.counters.boards.wrapping_mul(0xD1B5_4A32_D192_ED03);
        IdSource::new(self.counters.replica_seed.rotate_left(21) ^ mixed)
    }

    /// Takes in a board that was asked for while the case with this number was open.
    pub(super) fn take_board(
        &mut self,
        path: PathBuf,
        outcome: Result<ReadBoard, BoardFileError>,
        case_number: u64,
    ) {
        match outcome {
            Ok(ReadBoard::Opened(board, case, derived)) => {
                // Work may have been done while the file was read.
                if !self.asked_about_unsaved(Action::Open(path)) {
                    self.show_board(*board, case, *derived);
                }
            }
            Ok(ReadBoard::ToInsert(_)) if case_number != self.case_number() => self.notices.add(
                NoticeKind::Warning,
                format!(
                    "{} was not imported: another case was opened meanwhile",
                    name_of(&path)
                ),
            ),
            Ok(ReadBoard::ToInsert(board)) => self.insert_board(*board),
            Err(error) => {
                self.counters.discarded = None;
                if is_stopped(&error) {
                    let text = format!("{} was not read: stopped", name_of(&path));
                    self.notices.add(NoticeKind::Done, text);
                } else {
                    self.notices.add(NoticeKind::Error, error.to_string());
                }
            }
        }
    }

    /// Shows a board as a new case.
    fn show_board(&mut self, board: BoardFile, case: Case, derived: Derived) {
        let name = name_of(&board.path);
        let editor = Editor::opened(case, self.fresh_ids());
        let path = board.path;
        self.show_case(
            editor,
            Origin::Imported {
                path: path.clone(),
                stamp: board.stamp,
            },
            derived,
        );
        self.remember_recent(&path);
        let opened = format!("{name} is open as a new case. “Save a copy as” writes such files.");
        self.tell_with_warnings(opened, &board.warnings);
    }

    /// Puts a board where there is room, selects it and looks at it.
    fn insert_board(&mut self, board: BoardFile) {
        let name = name_of(&board.path);
        self.refresh();
        let delta = self.move_to_free_place(&board.parts);
        let mut warnings = board.warnings;
        let whole = board.parts.info.foreign.as_ref();
        if whole.is_some_and(|foreign| !foreign.keys.is_empty()) {
            let left =
                "what the file says of itself, and edges that lead nowhere, were left behind";
            warnings.push(left.to_owned());
        }
        let inserted = self.edit(&format!("Import {name}"), |tx| {
            ops::insert_board(tx, board.parts, delta)
        });
        let Some(inserted) = inserted else { return };
        let (cards, frames) = (inserted.cards.len(), inserted.frames.len());
        self.select(Selection {
            cards: inserted.cards,
            frames: inserted.frames,
            ..Selection::default()
        });
        self.refresh();
        self.fit_selection();
        let done = format!(
            "Imported {} and {} from {name}",
            counted(cards, "card"),
            counted(frames, "frame")
        );
        if warnings.is_empty() {
            self.offer_undo(done);
        } else {
            self.tell_with_warnings(done, &warnings);
        }
    }

    /// How far a board has to be moved: to the middle of the view if that is free, else to the right of everything. On an
    /// empty board it stays where it is.
    fn move_to_free_place(&self, board: &CaseParts) -> Vec2 {
        let index = &self.derived.index;
        let (Some(wanted), Some(there)) = (ops::bounds_of_board(board), index.bounds()) else {
            return Vec2::ZERO;
        };
        let in_view = Rect::from_center_size(self.center_of_view_in_board(), wanted.size());
        let needed = in_view.expand(GAP);
        let is_free =
            index.cards_in(needed).next().is_none() && index.frames_in(needed).next().is_none();
        let corner = if is_free {
            in_view.min
        } else {
            there.right_top() + vec2(GAP, 0.0)
        };
        // Whole numbers stay whole.
        (corner - wanted.min).round()
    }

    fn tell_with_warnings(&mut self, what: String, warnings: &[String]) {
        if warnings.is_empty() {
            return self.notices.add(NoticeKind::Done, what);
        }
        let told = warnings.get(..MOST_WARNINGS).unwrap_or(warnings);
        let mut lines = vec![what];
        lines.extend(told.iter().map(|warning| format!("• {warning}")));
        if warnings.len() > told.len() {
            let more = warnings.len() - told.len();
            lines.push(format!("• and {more} more (caseboard check lists them)"));
        }
        let text = lines.join("\n");
        self.notices.add(NoticeKind::Warning, text);
    }

    pub(super) fn ask_copy_name(&mut self) {
        let suggested = match &self.document.origin {
            // The usual wish of somebody who opened such a file.
            Origin::Imported { path, .. } => path.display().to_string(),
            Origin::File { path, .. } => {
                let beside = path.with_extension(FileFormat::Canvas.ending());
                beside.display().to_string()
            }
            _ => file_name_for(&self.case().info().title, FileFormat::Canvas.ending()),
        };
        self.requests
            .push(WindowRequest::PickFileForCopy { suggested });
    }

    /// Writes a copy of the case; what is open stays what it is. A name without an ending gets `.ron`, which loses nothing.
    pub(super) fn save_copy(&mut self, mut path: PathBuf) {
        if path.extension().is_none() {
            path.set_extension(FileFormat::Case.ending());
        }
        match FileFormat::of(&path) {
            // To copy a file onto itself is to save it.
            Some(FileFormat::Case) if self.document.path() == Some(&path) => self.save(),
            Some(FileFormat::Case) => self.save_case_copy(path),
            Some(FileFormat::Canvas) => self.make_copy(path),
            None => self.notices.add(
                NoticeKind::Error,
                format!(
                    "{} was not written: a copy ends in .ron (case) or .canvas (JSON Canvas)",
                    path.display()
                ),
            ),
        }
    }

    fn save_case_copy(&mut self, path: PathBuf) {
        let case = self.editor.case().clone();
        let sources = self.file_sources();
        let (holder, backup) = (self.as_holder(), self.backup_order());
        self.jobs
            .start(format!("Saving {}", name_of(&path)), move |control| {
                let warning = bring_files(&case, &sources, &path);
                let tell = |progress: Progress| control.set_progress(progress.fraction());
                let saved = save_beside_windows(&path, &case, None, (&holder, backup), &tell);
                let outcome = saved.map(|replaced| replaced.saved.stamp);
                JobMessage::CopyWritten {
                    path,
                    outcome,
                    whole: None,
                    warning,
                }
            });
    }

    /// Makes the text of a copy in a job; it is written once the losses were told.
    fn make_copy(&mut self, path: PathBuf) {
        let case = self.editor.case().clone();
        let state = self.editor.history().state();
        self.journal_saving();
        self.editor.seal();
        let seen = match &self.document.origin {
            Origin::Imported { path: from, stamp } if *from == path => Some(stamp.clone()),
            _ => None,
        };
        self.jobs
            .start(format!("Preparing {}", name_of(&path)), move |_| {
                JobMessage::CopyMade(Box::new(BoardCopy::of(&case, state, path, seen.as_ref())))
            });
    }

    pub(super) fn take_copy(&mut self, copy: BoardCopy) {
        let BoardCopy {
            path,
            text,
            losses,
            whole,
        } = copy;
        if losses.is_empty() {
            self.write_copy(path, text, whole);
        } else {
            self.prompts.push(Prompt::CopyLoses {
                path,
                losses,
                text,
                whole,
            });
        }
    }

    /// Writes the text of a copy in a job; `whole` is the content that it says all of, if it does.
    pub(super) fn write_copy(&mut self, path: PathBuf, text: Arc<str>, whole: Option<u64>) {
        self.jobs
            .start(format!("Writing {}", name_of(&path)), move |_| {
                let outcome = storage::save_text(&path, &text);
                JobMessage::CopyWritten {
                    path,
                    outcome,
                    whole,
                    warning: None,
                }
            });
    }

    pub(super) fn take_written_copy(
        &mut self,
        path: &Path,
        outcome: Result<FileStamp, SaveError>,
        whole: Option<u64>,
        warning: Option<String>,
    ) {
        match outcome {
            Ok(written) => {
                if let Origin::Imported { path: from, stamp } = &mut self.document.origin
                    && from.as_path() == path
                {
                    *stamp = written;
                    // The board is where it came from, with all that was done to it: there is nothing left to save.
                    if let Some(state) = whole {
                        self.editor.mark_saved(state);
                        self.journal_saved(state);
                    }
                }
                self.remember_recent(path);
                let text = format!("Wrote a copy, {}", name_of(path));
                match warning {
                    Some(warning) => self
                        .notices
                        .add(NoticeKind::Warning, format!("{text}. {warning}")),
                    None => self.notices.add(NoticeKind::Done, text),
                }
            }
            Err(error) => self.notices.add(NoticeKind::Error, error.to_string()),
        }
    }
}

impl ReadBoard {
    fn from_file(
        path: &Path,
        purpose: BoardPurpose,
        ids: &mut IdSource,
        watch: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> Result<Self, BoardFileError> {
        let mut board = read_board(path, ids, watch)?;
        Ok(match purpose {
            BoardPurpose::Import => Self::ToInsert(Box::new(board)),
            BoardPurpose::Open => {
                let case = board.take_case()?;
                let derived = Derived::of(&case);
                Self::Opened(Box::new(board), case, Box::new(derived))
            }
        })
    }
}

impl BoardCopy {
    /// The copy of the case with this content, and what is to be told before it is written to `path`; `seen` is how the file there was when it was read,
    /// if it was.
    fn of(case: &Case, state: u64, path: PathBuf, seen: Option<&FileStamp>) -> Self {
        let written = interchange::write_canvas(case);
        let whole = written.losses.is_empty().then_some(state);
        let mut losses: Vec<String> = written.losses.iter().map(Loss::to_string).collect();
        let is_changed =
            seen.is_some_and(|stamp| matches!(stamp.compare(&path), Ok(OnDisk::Changed)));
        if is_changed {
            let what = "another program changed the file since it was opened here: that would be overwritten";
            losses.insert(0, what.to_owned());
        }
        Self {
            path,
            text: written.text.into(),
            losses,
            whole,
        }
    }
}

/// Reports how far a job is, and whether it shall go on.
fn go_on(control: &JobControl, fraction: f32) -> ControlFlow<()> {
    control.set_progress(fraction);
    if control.is_cancelled() {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

const fn is_stopped(error: &BoardFileError) -> bool {
    matches!(
        error,
        BoardFileError::Canvas {
            error: CanvasError::Stopped,
            ..
        }
    )
}

fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

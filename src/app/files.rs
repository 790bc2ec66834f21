//! Case files: new, open, save, revert, close; nothing that would lose work happens without a question.

use super::action::{Action, BuiltIn};
use super::board_file::FileFormat;
use super::boards::BoardPurpose;
use super::derived::Derived;
use super::document::{Document, Origin, file_name_for, name_of};
use super::keeping::{Access, Expected, OpenAs, Opened, Outside, Written};
use super::message::JobMessage;
use super::notice::NoticeKind;
use super::prompt::{Answer, Prompt};
use super::request::{Page, WindowRequest};
use super::session::{BoardState, Session};
use crate::board::TieKind;
use crate::edit::Editor;
use crate::model::{Case, IdSource};
use crate::storage::{self, LoadError, LoadedFile, Replaced, SaveError};
use std::path::{Path, PathBuf};

const SAMPLE: &[u8] = include_bytes!("../../saves/north-korea-shipments.ron");
const GUIDE: &[u8] = include_bytes!("../../saves/start-here.ron");

impl BuiltIn {
    /// The bytes of its case file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sample => SAMPLE,
            Self::Guide => GUIDE,
        }
    }
}

impl Session {
    /// An empty case in place of the open one; asks first if there is unsaved work.
    pub(super) fn new_case(&mut self) {
        if self.asked_about_unsaved(Action::Run(super::command::CommandId::NewCase)) {
            return;
        }
        let editor = Editor::opened(Case::new("Untitled case"), self.fresh_ids());
        self.show_case(editor, Origin::New, Derived::default());
    }

    pub(super) fn open_built_in(&mut self, which: BuiltIn) {
        if self.asked_about_unsaved(Action::OpenBuiltIn(which)) {
            return;
        }
        match storage::read(which.bytes()) {
            Ok(loaded) => {
                let editor = Editor::opened(loaded.case, self.fresh_ids());
                self.show_case(editor, Origin::BuiltIn, Derived::default());
            }
            Err(error) => self.notices.add(
                NoticeKind::Error,
                format!("The built-in case could not be read: {error}"),
            ),
        }
    }

    /// Reads a case file in a job, then shows it; asks first if there is unsaved work.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        if self.asked_about_unsaved(Action::Open(path.clone())) {
            return;
        }
        self.load(path, OpenAs::ToEdit);
    }

    pub(super) fn load(&mut self, path: PathBuf, open_as: OpenAs) {
        if FileFormat::of(&path) == Some(FileFormat::Canvas) {
            return self.read_board(path, BoardPurpose::Open);
        }
        let label = format!("Opening {}", name_of(&path));
        let order = self.opening_order(open_as);
        self.jobs.start(label, move |control| {
            let outcome =
                storage::load(&path, &|progress| control.set_progress(progress.fraction()));
            let outcome = outcome.map(|loaded| {
                let derived = Derived::of(&loaded.case);
                let opened = order.see_to(&loaded.path);
                Box::new((loaded, derived, opened))
            });
            JobMessage::Loaded { path, outcome }
        });
    }

    pub(super) fn take_loaded(
        &mut self,
        path: &Path,
        outcome: Result<Box<(LoadedFile, Derived, Opened)>, LoadError>,
    ) {
        match outcome {
            // Work may have been done while the file was read.
            Ok(opened) if self.asked_about_unsaved(opened.2.open_as.again(path.to_owned())) => {}
            Ok(opened) if !opened.0.differences.is_empty() => {
                let (loaded, derived, opened) = *opened;
                self.take_differing(loaded, derived, opened);
            }
            Ok(opened) => {
                let (loaded, derived, opened) = *opened;
                let kept = self.keep_lock_for(&opened);
                let problems = loaded.problems.len();
                let editor = Editor::opened(loaded.case, self.fresh_ids());
                self.show_case(
                    editor,
                    Origin::File {
                        path: loaded.path.clone(),
                        stamp: loaded.stamp,
                    },
                    derived,
                );
                self.take_opened(&loaded.path, opened, kept);
                if let Some(path) = self.document.case_file().map(Path::to_owned) {
                    self.remember_recent(&path);
                }
                self.tell_problems(path, problems);
            }
            Err(error) => {
                self.counters.discarded = None;
                self.take_load_error(path, error);
            }
        }
    }

    /// Says that things are wrong with a case that was opened, if any are.
    pub(super) fn tell_problems(&mut self, path: &Path, problems: usize) {
        if problems == 0 {
            return;
        }
        let text = format!(
            "{} was opened, but {} in it. Nothing was changed.",
            name_of(path),
            if problems == 1 {
                "1 thing is wrong".to_owned()
            } else {
                format!("{problems} things are wrong")
            }
        );
        let show = Action::Run(super::command::CommandId::CheckCase);
        self.notices
            .add_with_offer(NoticeKind::Warning, text, "Show", show);
    }

    /// Shows a case in place of the open one.
    pub(super) fn show_case(&mut self, editor: Editor, origin: Origin, derived: Derived) {
        self.end_presenting();
        self.remember_camera();
        self.forget_damage();
        let old_editor = std::mem::replace(&mut self.editor, editor);
        let old_derived = std::mem::replace(&mut self.derived, derived);
        self.put_away((old_editor, old_derived));
        self.document = Document::new(origin);
        self.journal_opened();
        self.let_go_of_file();
        let viewport_in_screen = self.board.viewport_in_screen;
        self.board = BoardState {
            viewport_in_screen,
            selection_number: self.board.selection_number + 1,
            ..BoardState::new()
        };
        self.inspected = None;
        self.pictures.clear();
        self.notices.leave_case();
        self.importing.leave_case();
        self.counters.comparing = None;
        self.counters.discarded = None;
        self.counters.pastes = 0;
        self.apply_settings();
    }

    /// Lets go of something large in a job: taking a case apart record by record takes longer than a frame may.
    pub(super) fn put_away(&mut self, old: impl Send + 'static) {
        self.jobs.start_unseen("Tidying up", move |_| {
            drop(old);
            JobMessage::PutAway
        });
    }

    pub(super) fn save(&mut self) {
        match self.document.origin.clone() {
            Origin::File { path, stamp } if self.document.access.read_only().is_none() => {
                self.start_saving(path, Expected::AsIt(stamp));
            }
            _ => self.ask_save_name(),
        }
    }

    pub(super) fn ask_save_name(&mut self) {
        let suggested = match &self.document.origin {
            Origin::File { path, .. } if self.document.access.read_only().is_some() => {
                let path = self.document.case_file().unwrap_or(path);
                beside(path, "copy").display().to_string()
            }
            Origin::File { path, .. } => path.display().to_string(),
            // Beside the file, never over it.
            Origin::Recovered { of } => beside(of, "recovered").display().to_string(),
            // Beside the board, never over it.
            Origin::Imported { path, .. } => path.with_extension("ron").display().to_string(),
            Origin::Repaired { path } => beside(path, "repaired").display().to_string(),
            Origin::New | Origin::BuiltIn => file_name_for(&self.case().info().title, "ron"),
        };
        self.requests
            .push(WindowRequest::PickFileToSave { suggested });
    }

    /// Saves under a name; one without an ending gets `.ron`. What is named like a file of another program becomes a copy
    /// for that program: a case under such a name could not be read by it.
    pub(super) fn save_to(&mut self, mut path: PathBuf) {
        if path.extension().is_none() {
            path.set_extension("ron");
        }
        if FileFormat::of(&path) == Some(FileFormat::Canvas) {
            self.counters.after_save = None;
            return self.save_copy(path);
        }
        self.start_saving(path, Expected::Anything);
    }

    pub(super) fn take_saved(&mut self, written: Written) {
        let Written {
            path,
            state,
            expected,
            outcome,
            lock,
        } = written;
        self.document.saving_state = None;
        match outcome {
            Ok(Replaced { saved, .. }) => {
                self.editor.mark_saved(state);
                self.hold_from_now(lock, &saved.path);
                self.keeping.own = Some(saved.stamp.sha256);
                self.keeping.outside = None;
                self.pictures.look_again();
                self.document.origin = Origin::File {
                    path: saved.path.clone(),
                    stamp: saved.stamp,
                };
                self.document.access = Access::Writable;
                self.journal_saved(state);
                self.watch_file();
                self.remember_recent(&saved.path);
                self.remember_camera();
                self.store_settings();
                match saved.warning {
                    Some(warning) => self.notices.add(
                        NoticeKind::Warning,
                        format!("Saved {}. {warning}", name_of(&path)),
                    ),
                    None => self
                        .notices
                        .add(NoticeKind::Done, format!("Saved {}", name_of(&path))),
                }
                if let Some(action) = self.counters.after_save.take() {
                    self.dispatch(*action);
                }
            }
            Err(SaveError::ChangedOutside(path)) => {
                self.keeping.outside = Some(Outside::Changed);
                self.prompts.push(Prompt::ChangedOutside { path });
            }
            Err(error) => {
                self.prompts.push(Prompt::SaveFailed {
                    message: error.to_string(),
                    path,
                    expected,
                });
            }
        }
    }

    pub(super) fn revert(&mut self) {
        match self.document.origin.clone() {
            Origin::File { path, .. }
            | Origin::Imported { path, .. }
            | Origin::Recovered { of: path } => {
                self.asked_about_unsaved(Action::Open(path));
            }
            Origin::BuiltIn => {
                // Which of the two it was is told by its title; the sample is the usual one.
                self.asked_about_unsaved(Action::OpenBuiltIn(self.built_in_shown()));
            }
            // What is in the file was read as far as it goes.
            Origin::New | Origin::Repaired { .. } => {}
        }
    }

    fn built_in_shown(&self) -> BuiltIn {
        let guide_title = storage::read(GUIDE)
            .map(|loaded| loaded.case.info().title.clone())
            .unwrap_or_default();
        if self.case().info().title == guide_title {
            BuiltIn::Guide
        } else {
            BuiltIn::Sample
        }
    }

    pub(super) fn request_close(&mut self) {
        if self.asked_about_unsaved(Action::CloseRequested) {
            return;
        }
        self.requests.push(WindowRequest::CloseWindow);
    }

    /// Asks what to do with unsaved work, if there is any, and remembers what the user was about to do.
    pub(super) fn asked_about_unsaved(&mut self, then: Action) -> bool {
        let state = self.editor.history().state();
        if !self.is_dirty() || self.counters.discarded == Some(state) {
            return false;
        }
        self.prompts
            .retain(|prompt| !matches!(prompt, Prompt::UnsavedChanges { .. }));
        self.prompts.push(Prompt::UnsavedChanges {
            then: Box::new(then),
        });
        true
    }

    pub(super) fn answer_prompt(&mut self, answer: Answer) {
        let Some(prompt) = self.prompts.pop() else {
            return;
        };
        match (prompt, answer) {
            (_, Answer::Cancel) => self.counters.after_save = None,
            (Prompt::UnsavedChanges { then }, Answer::Discard) => {
                self.discard_unsaved();
                self.dispatch(*then);
            }
            (Prompt::UnsavedChanges { then }, _) => {
                self.counters.after_save = Some(then);
                self.save();
            }
            (
                Prompt::CopyLoses {
                    path, text, whole, ..
                },
                Answer::Save,
            ) => self.write_copy(path, text, whole),
            (Prompt::CopyLoses { .. }, _) => {}
            (Prompt::SaveFailed { .. }, Answer::SaveAs) => self.ask_save_name(),
            (Prompt::SaveFailed { path, expected, .. }, _) => self.start_saving(path, expected),
            (Prompt::ChangedOutside { .. }, Answer::Discard) => self.reload(),
            (Prompt::ChangedOutside { .. }, Answer::Compare) => {
                self.counters.after_save = None;
                self.compare_with_file();
            }
            (Prompt::ChangedOutside { .. }, Answer::SaveAs) => self.ask_save_name(),
            (Prompt::ChangedOutside { .. }, _) => self.keep_mine(),
        }
    }

    /// The user decided to leave the case as it is now unsaved; what is done to it from now on counts again. It stays marked
    /// as unsaved until another case is there.
    pub(super) fn discard_unsaved(&mut self) {
        self.counters.discarded = Some(self.editor.history().state());
    }

    pub(super) fn check_case(&mut self) {
        if self.case().problems().is_empty() && self.advisories().is_empty() {
            self.notices.add(NoticeKind::Done, "No problems found");
        } else {
            self.requests.push(WindowRequest::ShowPage(Page::Problems));
        }
    }

    /// The window's name, with a mark of unsaved work.
    pub fn window_title(&self) -> String {
        let mark = if self.is_dirty() { "• " } else { "" };
        let access = match self.document.access {
            Access::Writable => "",
            Access::ReadOnly(_) => " (read-only)",
        };
        format!("{mark}{}{access} — Caseboard", self.case().info().title)
    }

    /// Shows the welcome, with recent files as they are now.
    pub(super) fn show_welcome(&mut self) {
        self.look_at_recents();
        self.requests.push(WindowRequest::ShowPage(Page::Welcome));
    }

    /// Brings the board's view in line with the settings.
    pub(super) fn apply_settings(&mut self) {
        let hidden = &self.settings.hidden_ties;
        self.board.scene.hidden_ties = TieKind::ALL
            .into_iter()
            .filter(|kind| hidden.iter().any(|name| name == kind.label()))
            .collect();
    }

    /// Ids for a newly opened case: each opening is a replica of its own.
    pub(super) fn fresh_ids(&mut self) -> IdSource {
        self.counters.opened += 1;
        IdSource::new(
            self.counters
                .replica_seed
                .wrapping_add(self.counters.opened.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        )
    }
}

/// Beside the file, the same name with a word behind it.
fn beside(path: &Path, word: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{word}.ron"))
}

//! Files that are not as the program saved them: this is told before anything of them is shown. The user then accepts what
//! somebody edited, opens what could be read, or leaves it.
//!
//! The file itself stays as it is until a case that was accepted is saved.

use super::action::Action;
use super::derived::Derived;
use super::document::{Origin, name_of};
use super::keeping::{OpenAs, Opened, ReadOnlyReason};
use super::message::JobMessage;
use super::notice::NoticeKind;
use super::request::{Page, WindowRequest};
use super::session::Session;
use crate::edit::Editor;
use crate::model::Case;
use crate::storage::{
    self, FormatError, LineDifference, LoadError, LoadedFile, Repaired, RepairedFile,
};
use std::path::{Path, PathBuf};

/// Something the user does with a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DamageAction {
    /// Open the file as it is: somebody edited it, and meant to.
    Accept,
    /// Read line by line what can be read, and show that.
    Repair,
    /// Open what could be read as a new case.
    OpenRepaired,
    /// Show again what is known of it.
    Show,
    /// Leave it.
    Leave,
}

/// A file that is not as the program saved it.
pub enum Damage {
    /// It can be read, but lines of it are not as they were saved.
    Differs(Box<Differing>),
    /// It was read line by line.
    ReadAgain(Box<ReadAgain>),
}

/// A case that can be read, and differs from what was saved.
pub struct Differing {
    loaded: LoadedFile,
    derived: Derived,
    /// What was seen to for opening it: other windows are kept off while the user decides.
    opened: Opened,
}

impl Differing {
    /// The lines that are not as they were saved.
    pub fn differences(&self) -> &[LineDifference] {
        &self.loaded.differences
    }
}

/// What could be read of a file, and what could not.
pub struct ReadAgain {
    file: RepairedFile,
    derived: Derived,
    /// Why it could not be opened otherwise.
    reason: Option<FormatError>,
}

impl ReadAgain {
    /// The case and what is not as it was.
    pub fn repaired(&self) -> &Repaired {
        &self.file.repaired
    }

    /// Why it could not be opened otherwise, in words.
    pub fn reason(&self) -> Option<String> {
        self.reason.as_ref().map(ToString::to_string)
    }

    /// Whether it is shown already, because a newer version of the program wrote it.
    pub fn is_newer(&self) -> bool {
        matches!(self.reason, Some(FormatError::Newer { .. }))
    }
}

impl Damage {
    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Differs(differing) => &differing.loaded.path,
            Self::ReadAgain(again) => &again.file.path,
        }
    }

    /// The file's name.
    pub fn file_name(&self) -> String {
        name_of(self.path())
    }

    /// The case as it was read.
    pub fn case(&self) -> &Case {
        match self {
            Self::Differs(differing) => &differing.loaded.case,
            Self::ReadAgain(again) => &again.file.repaired.case,
        }
    }

    /// Everything that was found, a line each, for a file note.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.path().display().to_string()];
        match self {
            Self::Differs(differing) => {
                lines.extend(differing.differences().iter().map(ToString::to_string));
            }
            Self::ReadAgain(again) => {
                lines.extend(again.reason());
                let findings = again.repaired().findings.iter();
                lines
                    .extend(findings.map(|finding| format!("{}: {finding}", finding.kind.label())));
            }
        }
        lines
    }
}

impl Session {
    /// The file that is not as the program saved it, while the user has not decided.
    pub fn damage(&self) -> Option<&Damage> {
        self.damage.as_ref()
    }

    /// Whether what could be read of that file is open already, because a newer version of the program wrote it.
    pub fn is_damage_shown(&self) -> bool {
        matches!(&self.damage, Some(Damage::ReadAgain(again)) if again.is_newer())
    }

    /// Does something with the damaged file.
    pub(super) fn act_on_damage(&mut self, action: DamageAction) {
        match action {
            DamageAction::Accept => self.accept_differing(),
            DamageAction::Repair => {
                if let Some(damage) = &self.damage {
                    let path = damage.path().to_owned();
                    self.read_again(path, None);
                }
            }
            DamageAction::OpenRepaired => self.open_repaired(),
            DamageAction::Show => self.show_damage(),
            DamageAction::Leave => {
                self.counters.discarded = None;
                self.forget_damage();
            }
        }
    }

    fn show_damage(&mut self) {
        if self.damage.is_some() {
            self.requests.push(WindowRequest::ShowPage(Page::Damage));
        }
    }

    /// Lets go of what was found. Cases are taken apart in a job.
    pub(super) fn forget_damage(&mut self) {
        if let Some(damage) = self.damage.take() {
            self.put_away(damage);
        }
    }

    /// Takes in a case whose lines are not as they were saved: the user decides.
    pub(super) fn take_differing(&mut self, loaded: LoadedFile, derived: Derived, opened: Opened) {
        self.forget_damage();
        let differing = Differing {
            loaded,
            derived,
            opened,
        };
        self.damage = Some(Damage::Differs(Box::new(differing)));
        self.show_damage();
    }

    /// Takes in why a file could not be opened; what could be read of it is looked for if it may be a case.
    pub(super) fn take_load_error(&mut self, path: &Path, error: LoadError) {
        match error {
            LoadError::Format { error, .. } => self.read_again(path.to_owned(), Some(error)),
            error => self.notices.add(NoticeKind::Error, error.to_string()),
        }
    }

    /// Reads a file line by line, in a job.
    fn read_again(&mut self, path: PathBuf, reason: Option<FormatError>) {
        let label = format!("Reading what can be read of {}", name_of(&path));
        self.jobs.start(label, move |control| {
            let progress = |step: storage::Progress| control.set_progress(step.fraction());
            let outcome = storage::load_damaged(&path, &progress).map(|file| {
                let derived = Derived::of(&file.repaired.case);
                Box::new(ReadAgain {
                    file,
                    derived,
                    reason,
                })
            });
            JobMessage::ReadAgain { path, outcome }
        });
    }

    /// Takes in what could be read.
    pub(super) fn take_read_again(
        &mut self,
        path: &Path,
        outcome: Result<Box<ReadAgain>, LoadError>,
    ) {
        let again = match outcome {
            Ok(again) => again,
            Err(error) => return self.notices.add(NoticeKind::Error, error.to_string()),
        };
        match &again.reason {
            // It is something else, or nothing of it is left.
            Some(reason) if again.repaired().is_empty() => {
                let text = format!("{}: {reason}", path.display());
                self.notices.add(NoticeKind::Error, text);
            }
            Some(FormatError::Newer { found, .. }) => {
                let found = *found;
                self.show_newer(path, again, found);
            }
            _ => {
                self.forget_damage();
                self.damage = Some(Damage::ReadAgain(again));
                self.show_damage();
            }
        }
    }

    /// Shows a case that a newer version wrote, to be read only.
    fn show_newer(&mut self, path: &Path, again: Box<ReadAgain>, found: u64) {
        // Work may have been done while the file was read.
        if self.asked_about_unsaved(Action::Open(path.to_owned())) {
            return;
        }
        let ReadAgain {
            file,
            derived,
            reason: told,
        } = *again;
        let editor = Editor::opened(file.repaired.case.clone(), self.fresh_ids());
        let origin = Origin::File {
            path: file.path.clone(),
            stamp: file.stamp.clone(),
        };
        self.show_case(editor, origin, derived);
        let reason = ReadOnlyReason::NewerFormat { found };
        let not_understood = match file.repaired.findings.len() {
            0 => "everything in it was understood".to_owned(),
            1 => "1 thing was not understood".to_owned(),
            count => format!("{count} things were not understood"),
        };
        let text = format!(
            "{}: {not_understood}. It is open to be read only.",
            reason.words()
        );
        let order = self.opening_order(OpenAs::ReadOnly(reason));
        self.take_opened(&file.path, order.see_to(&file.path), None);
        self.remember_recent(&file.path);
        self.damage = Some(Damage::ReadAgain(Box::new(ReadAgain {
            file,
            // What is computed from the case belongs to the session now.
            derived: Derived::default(),
            reason: told,
        })));
        let show = Action::Damage(DamageAction::Show);
        self.notices
            .add_with_offer(NoticeKind::Warning, text, "Show", show);
    }

    /// Opens the file as it is. The case differs from what was saved, so that it counts as unsaved; saving writes new sums.
    fn accept_differing(&mut self) {
        if !matches!(self.damage, Some(Damage::Differs(_)))
            || self.asked_about_unsaved(Action::Damage(DamageAction::Accept))
        {
            return;
        }
        let Some(Damage::Differs(differing)) = self.damage.take() else {
            return;
        };
        let Differing {
            loaded,
            derived,
            opened,
        } = *differing;
        let kept = self.keep_lock_for(&opened);
        let ids = self.fresh_ids();
        let editor = if opened.is_editable() {
            Editor::unsaved(loaded.case, ids)
        } else {
            Editor::opened(loaded.case, ids)
        };
        let origin = Origin::File {
            path: loaded.path.clone(),
            stamp: loaded.stamp,
        };
        self.show_case(editor, origin, derived);
        self.take_opened(&loaded.path, opened, kept);
        if let Some(path) = self.document.case_file().map(Path::to_owned) {
            self.remember_recent(&path);
        }
        self.tell_problems(&loaded.path, loaded.problems.len());
        let text = format!(
            "{} is open as it is. Save it to keep it so; until then it will be told again.",
            name_of(&loaded.path)
        );
        self.notices.add(NoticeKind::Done, text);
    }

    /// Opens what could be read as a new case. The damaged file is never saved over.
    fn open_repaired(&mut self) {
        let is_ready = matches!(self.damage, Some(Damage::ReadAgain(_))) && !self.is_damage_shown();
        if !is_ready || self.asked_about_unsaved(Action::Damage(DamageAction::OpenRepaired)) {
            return;
        }
        let Some(Damage::ReadAgain(again)) = self.damage.take() else {
            return;
        };
        let ReadAgain { file, derived, .. } = *again;
        let problems = file.repaired.problems.len();
        let editor = Editor::unsaved(file.repaired.case, self.fresh_ids());
        let origin = Origin::Repaired {
            path: file.path.clone(),
        };
        self.show_case(editor, origin, derived);
        self.tell_problems(&file.path, problems);
        let text = format!(
            "This is what could be read of {}. The file itself is as it was; save this case under another name.",
            name_of(&file.path)
        );
        let save = Action::Run(super::command::CommandId::SaveAs);
        self.notices
            .add_with_offer(NoticeKind::Warning, text, "Save as…", save);
    }
}

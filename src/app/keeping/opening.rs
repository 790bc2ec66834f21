//! Opening a case so that nobody else is disturbed: it is held for this window, or opened read-only; the original of an older
//! format is kept.

use super::access::{Access, ReadOnlyReason};
use super::action::KeepAction;
use crate::app::action::Action;
use crate::app::document::name_of;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::storage::{self, BackupError, BackupOrder, CaseLock, Cause, FORMAT, Hold, Holder};
use std::path::{Path, PathBuf};

/// How a case is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum OpenAs {
    /// To be edited, if nobody else has it open.
    ToEdit,
    /// To be looked at.
    ReadOnly(ReadOnlyReason),
}

impl OpenAs {
    /// What asks for it anew.
    pub(in crate::app) fn again(&self, path: PathBuf) -> Action {
        match self {
            Self::ToEdit => Action::Open(path),
            Self::ReadOnly(ReadOnlyReason::PastVersion { .. }) => {
                Action::Keep(KeepAction::OpenVersion(path))
            }
            Self::ReadOnly(_) => Action::Keep(KeepAction::OpenReadOnly(path)),
        }
    }
}

/// What a job that opens a case needs to know.
pub(in crate::app) struct OpeningOrder {
    open_as: OpenAs,
    holder: Holder,
    /// The case that this window holds already.
    held: Option<PathBuf>,
    backup: BackupOrder,
}

/// What was seen to while a case was opened.
pub(in crate::app) struct Opened {
    pub(in crate::app) open_as: OpenAs,
    hold: Option<Hold>,
    original: Result<Option<(u32, PathBuf)>, BackupError>,
}

impl Opened {
    /// Whether the case will be there to be edited.
    pub(in crate::app) fn is_editable(&self) -> bool {
        self.open_as == OpenAs::ToEdit && !matches!(self.hold, Some(Hold::Elsewhere(_)))
    }
}

impl OpeningOrder {
    /// Holds the case and keeps its original, as far as that is called for. Takes its time: for jobs.
    pub(in crate::app) fn see_to(self, path: &Path) -> Opened {
        let mut opened = Opened {
            hold: None,
            original: Ok(None),
            open_as: self.open_as,
        };
        if opened.open_as == OpenAs::ToEdit {
            let hold = storage::hold(path, &self.holder, self.held.as_deref());
            if !matches!(hold, Hold::Elsewhere(_)) {
                storage::clean_up_beside(path);
                opened.original = storage::keep_original(path, &self.backup);
            }
            opened.hold = Some(hold);
        }
        opened
    }
}

impl Opened {
    /// Who has the case open in another window.
    pub(in crate::app) fn held_elsewhere(&self) -> Option<&Holder> {
        match &self.hold {
            Some(Hold::Elsewhere(holder)) => Some(holder),
            _ => None,
        }
    }
}

impl Session {
    pub(in crate::app) fn opening_order(&self, open_as: OpenAs) -> OpeningOrder {
        OpeningOrder {
            open_as,
            holder: self.as_holder(),
            held: self.held_file(),
            backup: self.backup_order(),
        }
    }

    /// The case file that this window holds.
    pub(super) fn held_file(&self) -> Option<PathBuf> {
        let lock = self.keeping.lock.as_ref();
        lock.map(|lock| lock.case_file().to_owned())
    }

    /// The lock to be kept while the same case is shown anew.
    pub(in crate::app) fn keep_lock_for(&mut self, opened: &Opened) -> Option<CaseLock> {
        match opened.hold {
            Some(Hold::AlreadyOurs) => self.keeping.lock.take(),
            _ => None,
        }
    }

    /// Takes over how a case was opened, once it is shown.
    pub(in crate::app) fn take_opened(
        &mut self,
        path: &Path,
        opened: Opened,
        kept: Option<CaseLock>,
    ) {
        let name = name_of(path);
        self.keeping.lock = kept;
        if let OpenAs::ReadOnly(reason) = opened.open_as {
            self.document.access = Access::ReadOnly(reason);
        }
        let warning = match opened.hold {
            Some(Hold::Ours { lock, perhaps }) => {
                self.keeping.lock = Some(lock);
                perhaps.map(|holder| {
                    format!(
                        "{name} may be open on another machine as well: {holder}. What is saved there will be noticed here."
                    )
                })
            }
            Some(Hold::Elsewhere(holder)) => {
                let reason = ReadOnlyReason::HeldElsewhere(holder);
                self.document.access = Access::ReadOnly(reason);
                None
            }
            Some(Hold::Unsupported(Cause::ReadOnly | Cause::NoPermission)) => Some(format!(
                "The folder of {name} can only be read. To keep changes, save the case under another name."
            )),
            Some(Hold::Unsupported(cause)) => Some(format!(
                "{name} cannot be held for this window: {cause}. See to it that nobody else has it open."
            )),
            Some(Hold::AlreadyOurs) | None => None,
        };
        let original = match opened.original {
            Ok(None) => None,
            Ok(Some((format, path))) => Some(format!(
                "{name} has the older format {format}. The original is kept as {}; saving writes format {FORMAT}.",
                path.display()
            )),
            Err(error) => Some(format!(
                "{name} has an older format, and {error}. Save it under another name to keep the original."
            )),
        };
        let told: Vec<String> = warning.into_iter().chain(original).collect();
        if !told.is_empty() {
            self.notices.add(NoticeKind::Warning, told.join(" "));
        }
        self.watch_file();
        self.go_on_restoring();
    }

    /// Opens a case to look at it.
    pub(super) fn open_read_only(&mut self, path: PathBuf) {
        let action = Action::Keep(KeepAction::OpenReadOnly(path.clone()));
        if !self.asked_about_unsaved(action) {
            self.load(path, OpenAs::ReadOnly(ReadOnlyReason::ByWish));
        }
    }

    /// Opens the case anew, to edit it.
    pub(super) fn open_to_edit(&mut self) {
        if let Some(path) = self.document.path() {
            self.open_file(path.to_owned());
        }
    }
}

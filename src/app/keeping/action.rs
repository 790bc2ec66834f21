//! What a user can want of files, versions and other windows.

use super::setup::BackupSettings;
use crate::app::request::WindowRequest;
use crate::app::session::Session;
use std::path::PathBuf;

/// Something with files, versions and other windows.
#[derive(Debug, Clone)]
pub enum KeepAction {
    /// Look whether another program changed the open file.
    LookAtFile,
    /// Read the file anew as another program left it; what was changed here and not saved is dropped.
    Reload,
    /// Save over what another program wrote; that is kept as a backup first.
    KeepMine,
    /// Show how the case differs from what another program wrote.
    CompareWithFile,
    /// Open a case only to look at it.
    OpenReadOnly(PathBuf),
    /// Open the case anew, to edit it if nobody holds it any more.
    OpenToEdit,
    /// Show the versions of the case.
    ShowVersions,
    /// Find out what a version holds and how the case differs from it.
    LookAtVersion {
        /// Its file.
        path: PathBuf,
        /// Whether its picture is dark.
        is_dark: bool,
    },
    /// Open a version, to look at it.
    OpenVersion(PathBuf),
    /// Let the case become what a version is, as an edit that can be undone.
    RestoreVersion(PathBuf),
    /// Back from a version to the case as it is now.
    LeaveVersion,
    /// Let the user choose a folder for backups; answered with `SetBackups`.
    ChooseBackupFolder,
    /// Change how backups are kept.
    SetBackups(BackupSettings),
}

impl Session {
    pub(in crate::app) fn act_on_keeping(&mut self, action: KeepAction) {
        match action {
            KeepAction::LookAtFile => self.look_at_file(),
            KeepAction::Reload => self.reload(),
            KeepAction::KeepMine => self.keep_mine(),
            KeepAction::CompareWithFile => self.compare_with_file(),
            KeepAction::OpenReadOnly(path) => self.open_read_only(path),
            KeepAction::OpenToEdit => self.open_to_edit(),
            KeepAction::ShowVersions => self.show_versions(),
            KeepAction::LookAtVersion { path, is_dark } => self.look_at_version(&path, is_dark),
            KeepAction::OpenVersion(path) => self.open_version(&path),
            KeepAction::RestoreVersion(path) => self.restore_version(path),
            KeepAction::LeaveVersion => self.leave_version(),
            KeepAction::ChooseBackupFolder => {
                self.requests.push(WindowRequest::PickBackupFolder);
            }
            KeepAction::SetBackups(backups) => {
                self.change_settings(|settings| settings.backups = backups);
                self.list_versions();
            }
        }
    }
}

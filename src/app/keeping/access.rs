//! Whether the open case may be edited, and if not, why.

use crate::app::action::Action;
use crate::app::command::CommandId;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::model::Timestamp;
use crate::storage::Holder;
use std::path::PathBuf;

/// Whether the open case may be edited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Access {
    /// It may.
    #[default]
    Writable,
    /// It may be looked at, and saved under another name.
    ReadOnly(ReadOnlyReason),
}

/// Why a case may not be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// Another window has it open.
    HeldElsewhere(Holder),
    /// A newer version of the program wrote it, and not all of it may have been understood.
    NewerFormat {
        /// The format of the file.
        found: u64,
    },
    /// It is what a case was at some time.
    PastVersion {
        /// The file of the case as it is now.
        case_file: PathBuf,
        /// When this version was written.
        written: Timestamp,
    },
    /// The user wants only to look.
    ByWish,
}

impl Access {
    /// Why not, if it may not be edited.
    pub const fn read_only(&self) -> Option<&ReadOnlyReason> {
        match self {
            Self::Writable => None,
            Self::ReadOnly(reason) => Some(reason),
        }
    }
}

impl ReadOnlyReason {
    /// Whether opening the case anew may find it free to be edited.
    pub(super) const fn may_have_passed(&self) -> bool {
        matches!(self, Self::HeldElsewhere(_) | Self::NewerFormat { .. })
    }

    /// What stands between, as a sentence without its full stop.
    pub fn words(&self) -> String {
        match self {
            Self::HeldElsewhere(holder) => format!("This case is open elsewhere: {holder}"),
            Self::NewerFormat { found } => format!(
                "This case has format {found}, of a newer version of Caseboard, and may say more than is shown"
            ),
            Self::PastVersion { written, .. } => {
                format!("This is the case as it was saved on {}", written.describe())
            }
            Self::ByWish => "This case was opened to be read only".to_owned(),
        }
    }
}

impl Session {
    /// Whether the case may not be edited; says so, with what to do, if somebody tries.
    pub(in crate::app) fn refuses_edit(&mut self, label: &str) -> bool {
        let Some(reason) = self.document.access.read_only() else {
            return false;
        };
        let text = format!(
            "{label}: not done. {}. Save it under another name to work on it.",
            reason.words()
        );
        self.notices.add_with_offer(
            NoticeKind::Warning,
            text,
            "Save as…",
            Action::Run(CommandId::SaveAs),
        );
        true
    }
}

//! Importing as the session does it: sorts what came in, starts the job, makes the edit, tells what became of it.

use super::action::ImportAction;
use crate::app::action::Action;
use crate::app::board_file::FileFormat;
use crate::app::boards::BoardPurpose;
use crate::app::document::name_of;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use std::path::PathBuf;

impl Session {
    pub(in crate::app) fn act_on_import(&mut self, action: ImportAction) {
        match action {
            ImportAction::Files { paths, .. } => {
                for path in paths {
                    match FileFormat::of(&path) {
                        Some(FileFormat::Canvas) => self.read_board(path, BoardPurpose::Import),
                        Some(FileFormat::Case) => self.offer_to_open(path),
                        None => {}
                    }
                }
            }
        }
    }

    fn offer_to_open(&mut self, path: PathBuf) {
        let text = format!(
            "{} is a case: it can be opened, not imported",
            name_of(&path)
        );
        self.notices
            .add_with_offer(NoticeKind::Warning, text, "Open", Action::Open(path));
    }
}

//! Looks for journals that nobody writes any more.

use super::orphan::{FileNow, Orphan};
use super::revive::revive;
use crate::model::Timestamp;
use crate::storage::{ClaimedJournal, JournalFolder};

/// What was found.
pub(in crate::app) struct Looked {
    pub(super) found: Vec<(ClaimedJournal, Orphan)>,
    /// What is not as it should be, a sentence each.
    pub(super) warnings: Vec<String>,
}

/// Looks for journals, reads them, and ends the rest of those that were given up long ago. Takes its time: for jobs.
/// The orphans are numbered from `first_id` on.
pub(super) fn look(folder: &JournalFolder, now: Timestamp, first_id: u64) -> Looked {
    let mut looked = Looked {
        found: Vec::new(),
        warnings: Vec::new(),
    };
    let mut warn = |error: String| looked.warnings.push(format!("{error}."));
    if let Err(error) = folder.end_rest(now) {
        warn(error.to_string());
    }
    let claimed = folder.claim_orphans().unwrap_or_else(|error| {
        warn(error.to_string());
        Vec::new()
    });
    for mut journal in claimed {
        let id = first_id + looked.found.len() as u64;
        match orphan(&mut journal, id) {
            Some(orphan) => looked.found.push((journal, orphan)),
            // It says nothing that is not in the file; all the same it rests for some days.
            None => {
                if let Err(error) = journal.set_aside(now) {
                    looked.warnings.push(format!("{error}."));
                }
            }
        }
    }
    looked
}

/// What a journal has to offer; `None` if that is nothing.
fn orphan(journal: &mut ClaimedJournal, id: u64) -> Option<Orphan> {
    let path = journal.path().to_owned();
    let content = match journal.read() {
        Ok(content) => content,
        Err(error) => {
            return Some(Orphan {
                id,
                title: "A journal that cannot be read".to_owned(),
                file: None,
                file_now: FileNow::None,
                edits: Vec::new(),
                drafts: Vec::new(),
                troubles: vec![format!("{error}.")],
                can_keep: false,
                journal: path,
            });
        }
    };
    let head = &content.head;
    let mut orphan = Orphan {
        id,
        title: head.title.clone(),
        file: head.file.as_ref().map(|file| file.path()),
        file_now: FileNow::None,
        edits: Vec::new(),
        drafts: Vec::new(),
        troubles: Vec::new(),
        can_keep: false,
        journal: path,
    };
    match revive(content) {
        Ok(revival) if revival.is_needless() => return None,
        Ok(revival) => {
            orphan.title.clone_from(&revival.editor.case().info().title);
            orphan.file_now = revival.file_now;
            orphan.edits = revival.edits;
            orphan.drafts = revival.drafts;
            orphan.troubles = revival.troubles;
            orphan.can_keep = true;
        }
        Err(why) => orphan.troubles.push(why),
    }
    Some(orphan)
}

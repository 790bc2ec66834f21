//! What the session does about work that was left unsaved.

use super::action::RecoverAction;
use super::look::{Looked, look};
use super::orphan::{FileNow, Orphan};
use super::revive::{Revival, revive};
use crate::app::action::{Action, Edit, NewRecord};
use crate::app::derived::Derived;
use crate::app::document::{Origin, name_of};
use crate::app::journaling::{Draft, DraftTarget, Recovered};
use crate::app::keeping::{OpenAs, Opened, OpeningOrder};
use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::request::{Page, WindowRequest};
use crate::app::session::Session;
use crate::storage::{ClaimedJournal, JournalFolder};
use std::path::PathBuf;

/// What the session remembers of work that was left unsaved.
#[derive(Default)]
pub(in crate::app) struct Recovery {
    /// Where the journals are; `None` if there are none.
    folder: Option<JournalFolder>,
    /// What was found and is not decided on. The journals are ours meanwhile.
    found: Vec<(ClaimedJournal, Orphan)>,
    next_id: u64,
    /// Half-typed words of the case that was kept, until the user has dealt with them.
    pub(in crate::app) drafts: Vec<Draft>,
    is_looking: bool,
}

impl Recovery {
    pub(in crate::app) fn in_folder(folder: Option<JournalFolder>) -> Self {
        Self {
            folder,
            ..Self::default()
        }
    }
}

/// A case that is ready to be opened, and the journal it is from.
pub(in crate::app) struct Kept {
    orphan: Orphan,
    journal: ClaimedJournal,
    outcome: Result<Box<Revived>, String>,
}

struct Revived {
    revival: Revival,
    derived: Derived,
    /// Its file, and how it was opened, if it is still the case's.
    opened: Option<(PathBuf, Opened)>,
}

impl Session {
    /// Work that was left unsaved and is not decided on, in the order in which it was found.
    pub fn orphans(&self) -> impl ExactSizeIterator<Item = &Orphan> {
        self.recovery.found.iter().map(|(_, orphan)| orphan)
    }

    /// Half-typed words that came with the recovered case.
    pub fn recovered_drafts(&self) -> &[Draft] {
        &self.recovery.drafts
    }

    pub(in crate::app) fn act_on_recovery(&mut self, action: RecoverAction) {
        match action {
            RecoverAction::Look => self.look_for_orphans(),
            RecoverAction::Show => self.show_recovery(),
            RecoverAction::Keep(id) => self.keep_orphan(id),
            RecoverAction::Discard(id) => self.discard_orphan(id),
            RecoverAction::UseDraft(at) => self.use_draft(at),
            RecoverAction::DropDraft(at) => self.drop_draft(at),
        }
    }

    fn show_recovery(&mut self) {
        self.requests.push(WindowRequest::ShowPage(Page::Recovery));
    }

    fn look_for_orphans(&mut self) {
        let Some(folder) = self.recovery.folder.clone() else {
            return;
        };
        if std::mem::replace(&mut self.recovery.is_looking, true) {
            return;
        }
        let now = (self.importing.setup.clock)();
        let first_id = self.recovery.next_id;
        self.jobs
            .start_unseen("Looking for unsaved work", move |_| {
                JobMessage::Looked(Box::new(look(&folder, now, first_id)))
            });
    }

    pub(in crate::app) fn take_looked(&mut self, looked: Looked) {
        self.recovery.is_looking = false;
        for warning in looked.warnings {
            self.notices.add(NoticeKind::Warning, warning);
        }
        if looked.found.is_empty() {
            return;
        }
        self.recovery.next_id += looked.found.len() as u64;
        self.recovery.found.extend(looked.found);
        self.show_recovery();
    }

    /// Opens the case with the work in it; asks first if there is other unsaved work.
    fn keep_orphan(&mut self, id: u64) {
        let can_keep = |(_, orphan): &(_, Orphan)| orphan.id == id && orphan.can_keep;
        let Some(nth) = self.recovery.found.iter().position(can_keep) else {
            return;
        };
        if self.asked_about_unsaved(Action::Recover(RecoverAction::Keep(id))) {
            return;
        }
        let (mut journal, orphan) = self.recovery.found.remove(nth);
        let label = format!("Recovering {}", orphan.title);
        let order = self.opening_order(OpenAs::ToEdit);
        self.jobs.start(label, move |_| {
            let outcome = revived(&mut journal, order).map(Box::new);
            JobMessage::Revived(Box::new(Kept {
                orphan,
                journal,
                outcome,
            }))
        });
    }

    pub(in crate::app) fn take_revived(&mut self, kept: Kept) {
        let revived = match kept.outcome {
            Ok(revived) => *revived,
            Err(why) => {
                self.recovery.found.push((kept.journal, kept.orphan));
                return self.notices.add(NoticeKind::Error, why);
            }
        };
        // Work may have been done while the journal was read.
        let again = Action::Recover(RecoverAction::Keep(kept.orphan.id));
        if self.asked_about_unsaved(again) {
            return self.recovery.found.push((kept.journal, kept.orphan));
        }
        self.show_revived(revived, kept.orphan, kept.journal);
        if !self.recovery.drafts.is_empty() || !self.recovery.found.is_empty() {
            self.show_recovery();
        }
    }

    fn show_revived(&mut self, revived: Revived, mut orphan: Orphan, old: ClaimedJournal) {
        let Revived {
            revival,
            derived,
            opened,
        } = revived;
        let ids = self.fresh_ids();
        let editor = revival.editor.with_ids(ids);
        let revision = editor.revision();
        let opened = opened.map(|(path, opened)| (self.keep_lock_for(&opened), path, opened));
        self.show_case(editor, revival.origin, derived);
        if let Some((kept_lock, path, opened)) = opened {
            self.take_opened(&path, opened, kept_lock);
            self.remember_recent(&path);
        }
        self.recovery.drafts.clone_from(&revival.drafts);
        let mut begin = revival.begin;
        begin.head.process = std::process::id();
        self.journal_recovered(Recovered {
            begin,
            revision,
            earlier: revival.earlier,
            steps: revival.steps,
            drafts: revival.drafts,
            old,
        });
        orphan.file_now = revival.file_now;
        self.tell_recovered(&orphan);
    }

    fn tell_recovered(&mut self, orphan: &Orphan) {
        let what = orphan.describe();
        let text = match (&orphan.file_now, &orphan.file) {
            (FileNow::Same, Some(path)) => {
                format!("Recovered: {what}. Save to put it into {}.", name_of(path))
            }
            (_, Some(path)) => format!(
                "Recovered: {what}, as a copy of {}. Save it under a name of its own.",
                name_of(path)
            ),
            (_, None) => format!("Recovered: {what}. The case is in no file yet."),
        };
        self.notices.add(NoticeKind::Done, text);
    }

    fn discard_orphan(&mut self, id: u64) {
        let now = (self.importing.setup.clock)();
        let found = &mut self.recovery.found;
        let Some(nth) = found.iter().position(|(_, orphan)| orphan.id == id) else {
            return;
        };
        let (journal, orphan) = &found[nth];
        match journal.set_aside(now) {
            Ok(()) => {
                let text = format!(
                    "Given up: the unsaved work on “{}”. Its journal is kept for {} days.",
                    orphan.title,
                    crate::storage::REST_DAYS
                );
                found.remove(nth);
                self.notices.add(NoticeKind::Done, text);
            }
            Err(error) => self.notices.add(NoticeKind::Error, format!("{error}.")),
        }
    }

    /// Puts half-typed words where they would have gone.
    fn use_draft(&mut self, at: usize) {
        let Some(draft) = self.recovery.drafts.get(at).cloned() else {
            return;
        };
        let is_done = match draft.target {
            DraftTarget::Field => false,
            DraftTarget::Title(record) => {
                let label = format!("Edit {}", record.kind().word());
                let words = draft.words.trim().to_owned();
                self.edit(&label, |tx| {
                    crate::app::titles::set_title(tx, record, words)
                })
                .is_some()
            }
            DraftTarget::NewArticle(title) => {
                let text = draft.words;
                self.dispatch_edit(Edit::Create {
                    new: NewRecord::Article { title, text },
                    at_in_board: None,
                    linked_from: None,
                });
                true
            }
        };
        if is_done {
            self.drop_draft(at);
        }
    }

    fn drop_draft(&mut self, at: usize) {
        if at < self.recovery.drafts.len() {
            self.recovery.drafts.remove(at);
            self.keep_journal();
            self.hand_over_drafts();
        }
    }
}

fn revived(journal: &mut ClaimedJournal, order: OpeningOrder) -> Result<Revived, String> {
    let content = journal.read().map_err(|error| format!("{error}."))?;
    let mut revival = revive(content)?;
    let derived = Derived::at(revival.editor.case(), revival.editor.revision());
    let opened = match &revival.origin {
        Origin::File { path, .. } => Some((path.clone(), order.see_to(path))),
        _ => None,
    };
    let opened = match opened {
        // A case that another window has open by now is not taken from it.
        Some((of, opened)) if opened.held_elsewhere().is_some() => {
            revival.origin = Origin::Recovered { of };
            revival.file_now = FileNow::Held;
            None
        }
        opened => opened,
    };
    Ok(Revived {
        revival,
        derived,
        opened,
    })
}

//! What the session hands over to its journal, and when.

use super::draft::Draft;
use super::keeper::{JournalFlusher, News, SaveUnderWay};
use super::order::{Begin, Order, Recovered};
use crate::app::document::Origin;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::model::Case;
use crate::storage::{BaseFile, JournalHead};
use std::time::Duration;

/// How many saves may be under way: those that come to nothing are forgotten.
const MOST_SAVES: usize = 4;

impl Session {
    /// Lets the journal be written out by whoever sees the program break down.
    pub fn journal_flusher(&self) -> JournalFlusher {
        self.journaling.flusher()
    }

    /// Hands over what changed and waits until it is on the disk, for at most some seconds: the program failed. Says whether
    /// it is.
    pub fn secure(&mut self) -> bool {
        const PATIENCE: Duration = Duration::from_secs(5);
        self.keep_journal();
        let is_written = self.journaling.flusher().flush(PATIENCE);
        is_written && !self.journaling.is_failing()
    }

    /// Another case is on show: its journal comes to be with the first change.
    pub(in crate::app) fn journal_opened(&mut self) {
        let begin = Box::new(self.begin_journal(self.editor.case().clone()));
        let journaling = &mut self.journaling;
        journaling.revision = self.editor.revision();
        journaling.saves.clear();
        journaling.drafts.clear();
        let at = (journaling.clock)();
        journaling.order(Order::Open { begin, at });
    }

    /// A recovered case is on show: its journal goes on.
    pub(in crate::app) fn journal_recovered(&mut self, recovered: Recovered) {
        let journaling = &mut self.journaling;
        journaling.revision = recovered.revision;
        journaling.drafts.clone_from(&recovered.drafts);
        let at = (journaling.clock)();
        let recovered = Box::new(recovered);
        journaling.order(Order::Recover { recovered, at });
    }

    /// Hands over what changed since the last call. Called after everything that may change the case.
    pub(in crate::app) fn keep_journal(&mut self) {
        let revision = self.editor.revision();
        let journaling = &mut self.journaling;
        if revision == journaling.revision || !journaling.is_kept() {
            return;
        }
        let at = (journaling.clock)();
        let steps = self.editor.steps_since(journaling.revision);
        journaling.revision = revision;
        let is_told = steps.is_some();
        if let Some(steps) = steps {
            journaling.order(Order::Steps {
                steps,
                revision,
                at,
            });
        }
        match is_told {
            true => self.fold_if_wanted(),
            // The case itself says what steps cannot tell any more.
            false => self.fold_journal(),
        }
    }

    /// Hands over the case as it is, if the journal has grown or has to begin again.
    fn fold_if_wanted(&self) {
        if self.journaling.wants_case() {
            self.fold_journal();
        }
    }

    fn fold_journal(&self) {
        self.journaling.order(Order::Fold {
            case: Box::new(self.editor.case().clone()),
            revision: self.editor.revision(),
            at: (self.journaling.clock)(),
        });
    }

    /// The window says which words are half typed.
    pub(in crate::app) fn keep_drafts(&mut self, drafts: Vec<Draft>) {
        let journaling = &mut self.journaling;
        if journaling.drafts != drafts {
            journaling.drafts.clone_from(&drafts);
            self.hand_over_drafts();
        }
    }

    /// Those that are in a field, and those of an earlier run that the user has not dealt with.
    pub(in crate::app) fn hand_over_drafts(&self) {
        let waiting = self.recovery.drafts.iter();
        let drafts = waiting.chain(&self.journaling.drafts).cloned().collect();
        let at = (self.journaling.clock)();
        self.journaling.order(Order::Drafts { drafts, at });
        self.fold_if_wanted();
    }

    /// A save of the present content begins.
    pub(in crate::app) fn journal_saving(&mut self) {
        self.keep_journal();
        let at = (self.journaling.clock)();
        self.journaling.order(Order::Saving { at });
        let saves = &mut self.journaling.saves;
        saves.push(SaveUnderWay {
            state: self.editor.history().state(),
            revision: self.editor.revision(),
            case: self.editor.case().clone(),
        });
        let too_many = saves.len().saturating_sub(MOST_SAVES);
        saves.drain(..too_many);
    }

    /// That content is on the disk: only what was changed since is still to be kept.
    pub(in crate::app) fn journal_saved(&mut self, state: u64) {
        self.keep_journal();
        let journaling = &mut self.journaling;
        let Some(nth) = journaling.saves.iter().rposition(|it| it.state == state) else {
            return;
        };
        let saved = journaling.saves.drain(..=nth).next_back();
        let Some(SaveUnderWay { revision, case, .. }) = saved else {
            return;
        };
        let at = (self.journaling.clock)();
        let begin = Box::new(self.begin_journal(case));
        self.journaling.order(Order::Saved {
            revision,
            begin,
            at,
        });
    }

    /// A journal of what is done to this case, in the file it is in now.
    fn begin_journal(&self, base: Case) -> Begin {
        let file = match &self.document.origin {
            Origin::File { path, stamp } => BaseFile::of(path, stamp),
            _ => None,
        };
        Begin {
            is_in_file: file.is_some(),
            head: JournalHead {
                title: base.info().title.clone(),
                file,
                started: (self.journaling.clock)(),
                ..JournalHead::default()
            },
            base,
        }
    }

    /// Tells what the journal has to say.
    pub(in crate::app) fn poll_journal(&mut self) {
        self.keep_journal();
        self.fold_if_wanted();
        for news in self.journaling.take_news() {
            match news {
                News::Failing(error) => self.notices.add(
                    NoticeKind::Warning,
                    format!(
                        "If the program broke down now, your last changes would be lost: {error}. Go on and save often; it is tried again by itself."
                    ),
                ),
                News::Again => self.notices.add(
                    NoticeKind::Done,
                    "Your changes are safe from a breakdown again",
                ),
                News::NotPutAway(error) => self.notices.add(
                    NoticeKind::Warning,
                    format!("{error}. It may be offered for recovery at the next start."),
                ),
            }
        }
    }

    /// Lets go of the journal without giving up what is in it. From then on nothing is journaled.
    pub fn let_go_of_journal(&mut self) {
        self.keep_journal();
        self.journaling.close(false);
    }

    /// The program ends: without unsaved work nothing is left to recover.
    pub(in crate::app) fn close_journal(&mut self) {
        self.keep_journal();
        let has_drafts = !self.journaling.drafts.is_empty() || !self.recovery.drafts.is_empty();
        let is_discarded = self.counters.discarded == Some(self.editor.history().state());
        let given_up = is_discarded || !self.is_dirty() && !has_drafts;
        self.journaling.close(given_up);
    }
}

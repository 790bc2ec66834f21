//! The open case compared with its file as another program left it.

use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::request::{Page, WindowRequest};
use crate::app::session::Session;
use crate::compare::{CaseDifferences, case_differences};
use crate::storage::{self, LoadError};
use std::path::PathBuf;
use std::sync::Arc;

/// How the open case differs from a file.
#[derive(Debug, Clone)]
pub struct FileComparison {
    /// The file.
    pub path: PathBuf,
    /// What differs, from the open case to the file.
    pub differences: CaseDifferences,
    /// The case that was compared; see `Session::case_number`.
    pub(in crate::app) case_number: u64,
}

impl Session {
    /// How the open case differs from its file as another program left it, as it was compared last.
    pub fn file_comparison(&self) -> Option<&FileComparison> {
        self.keeping.comparison.as_deref()
    }

    /// Compares in a job.
    pub(in crate::app) fn compare_with_file(&mut self) {
        let Some(path) = self.document.path().map(ToOwned::to_owned) else {
            return;
        };
        let mine = self.editor.case().clone();
        let case_number = self.case_number();
        self.jobs.start("Comparing with the file", move |control| {
            let theirs =
                storage::load(&path, &|progress| control.set_progress(progress.fraction()));
            JobMessage::FileCompared(theirs.map(|theirs| {
                Arc::new(FileComparison {
                    differences: case_differences(&mine, &theirs.case),
                    path,
                    case_number,
                })
            }))
        });
    }

    pub(in crate::app) fn take_comparison(
        &mut self,
        outcome: Result<Arc<FileComparison>, LoadError>,
    ) {
        match outcome {
            Ok(comparison) if comparison.case_number == self.case_number() => {
                self.keeping.comparison = Some(comparison);
                self.requests
                    .push(WindowRequest::ShowPage(Page::FileComparison));
            }
            Ok(_) => {}
            Err(error) => self.notices.add(NoticeKind::Error, error.to_string()),
        }
    }
}

//! The versions of a case: its backups, what each holds, and what restoring it would change.

use super::access::ReadOnlyReason;
use super::opening::OpenAs;
use crate::app::action::Action;
use crate::app::jobs::JobControl;
use crate::app::keeping::KeepAction;
use crate::app::message::JobMessage;
use crate::app::request::{Page, WindowRequest};
use crate::app::session::Session;
use crate::board::{Appearance, BoardIndex};
use crate::compare::{self, CaseDifferences, case_differences};
use crate::export::{self, RenderArea, RenderOptions, RgbaPicture};
use crate::model::{Case, RecordKind};
use crate::storage::{self, Backup};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The longer side of a version's picture, in pixels; it is shown at half of that.
const PICTURE_SIDE_PX: f32 = 480.0;

/// The versions of the case that is open, or of the one whose version is open.
#[derive(Debug, Clone, Default)]
pub struct VersionsOfCase {
    /// Newest first; `None` until they were listed.
    pub list: Option<Vec<VersionInList>>,
    /// The version that a job looks at just now.
    looked_at: Option<PathBuf>,
}

/// A version of a case.
#[derive(Debug, Clone)]
pub struct VersionInList {
    /// Its file.
    pub backup: Backup,
    /// What it holds, or why that cannot be told; `None` until it was looked at.
    pub view: Option<Result<Arc<VersionView>, String>>,
}

/// What a version holds.
#[derive(Debug, Clone)]
pub struct VersionView {
    /// How many records of each kind.
    pub counts: Vec<(RecordKind, usize)>,
    /// The board, small; `None` if there is nothing on it.
    pub picture: Option<Arc<RgbaPicture>>,
    /// Whether the picture is dark.
    pub is_dark: bool,
    /// What restoring it would change: from the open case to the version.
    pub differences: Arc<CaseDifferences>,
    /// The session's revision of which that holds.
    pub revision: u64,
}

/// The versions as a job found them.
pub(in crate::app) struct ListedVersions {
    backups: Vec<Backup>,
    case_number: u64,
}

/// A version as a job saw it.
pub(in crate::app) struct SeenVersion {
    path: PathBuf,
    view: Result<Arc<VersionView>, String>,
    case_number: u64,
}

impl VersionsOfCase {
    /// Whether a job looks at a version just now.
    pub fn is_looking(&self) -> bool {
        self.looked_at.is_some()
    }

    /// A job came to a bad end.
    pub(super) fn give_up(&mut self) {
        self.looked_at = None;
    }

    fn entry(&mut self, path: &Path) -> Option<&mut VersionInList> {
        let mut all = self.list.iter_mut().flatten();
        all.find(|version| version.backup.path == path)
    }
}

impl Session {
    /// The versions of the case, as they were listed last.
    pub fn versions(&self) -> &VersionsOfCase {
        &self.keeping.versions
    }

    pub(super) fn show_versions(&mut self) {
        self.list_versions();
        self.requests
            .push(WindowRequest::ShowPage(Page::CaseVersions));
    }

    /// Lists the versions in a job.
    pub(super) fn list_versions(&mut self) {
        let Some(case_file) = self.document.case_file().map(ToOwned::to_owned) else {
            return;
        };
        let place = self.settings.backups.place.clone();
        let case_number = self.case_number();
        self.jobs.start_unseen("Listing versions", move |_| {
            JobMessage::VersionsListed(Box::new(ListedVersions {
                backups: storage::backups_of(&case_file, &place),
                case_number,
            }))
        });
    }

    pub(in crate::app) fn take_listed_versions(&mut self, listed: ListedVersions) {
        if listed.case_number != self.case_number() {
            return;
        }
        let known = self.keeping.versions.list.take().unwrap_or_default();
        let list = listed.backups.into_iter().map(|backup| VersionInList {
            view: known
                .iter()
                .find(|version| version.backup == backup)
                .and_then(|version| version.view.clone()),
            backup,
        });
        self.keeping.versions.list = Some(list.collect());
    }

    /// Looks at a version in a job; one at a time.
    pub(super) fn look_at_version(&mut self, path: &Path, is_dark: bool) {
        let versions = &mut self.keeping.versions;
        if versions.looked_at.is_some() || versions.entry(path).is_none() {
            return;
        }
        versions.looked_at = Some(path.to_owned());
        let look = Look {
            path: path.to_owned(),
            is_dark,
            open_case: self.editor.case().clone(),
            revision: self.revision(),
        };
        let case_number = self.case_number();
        self.jobs
            .start_unseen("Looking at a version", move |control| {
                JobMessage::VersionSeen(Box::new(SeenVersion {
                    view: look.view(control),
                    path: look.path,
                    case_number,
                }))
            });
    }

    pub(in crate::app) fn take_seen_version(&mut self, seen: SeenVersion) {
        if seen.case_number != self.case_number() {
            return;
        }
        self.keeping.versions.looked_at = None;
        if let Some(version) = self.keeping.versions.entry(&seen.path) {
            version.view = Some(seen.view);
        }
    }

    /// Opens a version to look at it.
    pub(super) fn open_version(&mut self, path: &Path) {
        let again = Action::Keep(KeepAction::OpenVersion(path.to_owned()));
        let Some(case_file) = self.document.case_file().map(ToOwned::to_owned) else {
            return;
        };
        let version = self.keeping.versions.entry(path);
        let Some(written) = version.map(|version| version.backup.written) else {
            return;
        };
        if !self.asked_about_unsaved(again) {
            let reason = ReadOnlyReason::PastVersion { case_file, written };
            self.load(path.to_owned(), OpenAs::ReadOnly(reason));
        }
    }

    /// Back to the case as it is now.
    pub(super) fn leave_version(&mut self) {
        if let Some(case_file) = self.document.case_file() {
            self.open_file(case_file.to_owned());
        }
    }
}

/// A version to be looked at.
struct Look {
    path: PathBuf,
    is_dark: bool,
    open_case: Case,
    revision: u64,
}

impl Look {
    fn view(&self, control: &JobControl) -> Result<Arc<VersionView>, String> {
        let loaded = storage::load(&self.path, &|_| {}).map_err(|error| error.to_string())?;
        if control.is_cancelled() {
            return Err("It was not looked at.".to_owned());
        }
        let case = &loaded.case;
        Ok(Arc::new(VersionView {
            counts: counts(case),
            picture: picture(case, self.is_dark).map(Arc::new),
            is_dark: self.is_dark,
            differences: Arc::new(case_differences(&self.open_case, case)),
            revision: self.revision,
        }))
    }
}

/// How many records a case has of the kinds that an analyst counts, those it has none of left out.
fn counts(case: &Case) -> Vec<(RecordKind, usize)> {
    let all = [
        (RecordKind::Card, case.cards().len()),
        (RecordKind::Article, case.articles().len()),
        (RecordKind::Claim, case.claims().len()),
        (RecordKind::Entity, case.entities().len()),
        (RecordKind::Link, case.links().len()),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The board, small.
fn picture(case: &Case, is_dark: bool) -> Option<RgbaPicture> {
    let mut options = RenderOptions {
        appearance: match is_dark {
            true => Appearance::Dark,
            false => Appearance::Light,
        },
        ..RenderOptions::default()
    };
    let size = export::curves_size(&BoardIndex::of(case), &RenderArea::Board, &options).ok()?;
    let share = PICTURE_SIDE_PX / size.x.max(size.y).max(1.0);
    options.width_px = Some(((size.x * share.min(1.0)) as u32).max(16));
    let findings = compare::findings(case);
    let picture = export::render_rgba(case, &findings, &RenderArea::Board, &options).ok()?;
    Some(picture.shrunk(PICTURE_SIDE_PX as u32))
}

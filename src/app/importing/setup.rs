//! What importing needs from outside: who adds, when, and how documents are read.

use super::report::ImportReport;
use super::versions::VersionReport;
use crate::model::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;

/// How documents are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DocumentReader {
    /// In this process: for tests, and for documents one trusts.
    #[default]
    InProcess,
    /// In a child process with limits: this program.
    Child(PathBuf),
}

/// What importing needs from outside: the core has no clock, and knows neither user nor program.
#[derive(Debug, Clone)]
pub struct ImportSetup {
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// Who adds things to the case; may be empty.
    pub user: String,
    /// How documents are read.
    pub reader: DocumentReader,
}

impl Default for ImportSetup {
    /// Nobody, at the start of 1970, in this process.
    fn default() -> Self {
        Self {
            clock: || Timestamp::from_unix_secs(0),
            user: String::new(),
            reader: DocumentReader::InProcess,
        }
    }
}

impl ImportSetup {
    /// The real thing: the system's clock, its name for the user, and this program as reader.
    pub fn of_system() -> Self {
        let name = ["CASEBOARD_USER", "USER", "USERNAME"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()));
        Self {
            clock: || {
                let since =
                    std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH);
                let secs = since.map_or(0, |since| since.as_secs());
                Timestamp::from_unix_secs(i64::try_from(secs).unwrap_or(0))
            },
            user: name.unwrap_or_default(),
            reader: std::env::current_exe()
                .map_or(DocumentReader::InProcess, DocumentReader::Child),
        }
    }
}

/// What the session remembers of importing.
#[derive(Default)]
pub(in crate::app) struct Importing {
    pub(in crate::app) setup: ImportSetup,
    /// What became of the files that came in last.
    pub(super) report: Option<Arc<ImportReport>>,
    /// Two versions of a document compared.
    pub(super) versions: Option<Arc<VersionReport>>,
}

impl Importing {
    pub(in crate::app) fn new(setup: ImportSetup) -> Self {
        Self {
            setup,
            ..Self::default()
        }
    }

    /// Forgets what speaks of a case that is left.
    pub(in crate::app) fn leave_case(&mut self) {
        self.report = None;
        self.versions = None;
    }
}

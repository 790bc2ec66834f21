//! `caseboard check FILE`

use super::info::Style;
use super::opened::open;
use super::output::{Outcome, Output};
use crate::compare;
use crate::model::{Case, RecordRef, StoredFile};
use crate::storage::{FileStore, FileTrouble, LineDifference};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// How long a record's name may be in a line, in characters.
const NAME_CHARS: usize = 48;

/// Lists the problems of a case and of the files kept beside it, one a line, and how many there are. Advisories are told
/// too, and are no problems.
pub(super) fn run(file: &Path, style: Style, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let opened = open(file)?;
    let case = &opened.case;
    let files = CheckedFiles::of(case, &FileStore::beside(file));
    let found = opened.problems.len()
        + opened.warnings.len()
        + opened.differences.len()
        + files.found.len();
    let findings = compare::findings(case);
    let advisories = compare::advisories(case, &findings);
    match style {
        Style::Json => {
            let problems = opened.problems.iter();
            let problems =
                problems.map(|problem| told(case, problem.record, "problem", &problem.what));
            let files_found = files.found.iter();
            let files_found =
                files_found.map(|found| told(case, found.record, found.kind, &found.what));
            let advised = advisories.iter();
            let advised: Vec<Value> = advised
                .map(|advisory| told(case, advisory.record, "advisory", &advisory.what))
                .collect();
            let all: Vec<Value> = problems.chain(files_found).collect();
            let whole = json!({
                "file": file.display().to_string(),
                "warnings": opened.warnings,
                "differences": opened.differences.iter().map(differing).collect::<Vec<_>>(),
                "problems": all,
                "advisories": advised,
                "files": { "needed": files.needed, "unchanged_since_import": files.unchanged },
            });
            output.raw(&serde_json::to_string_pretty(&whole)?);
        }
        Style::Lines => {
            for warning in &opened.warnings {
                output.line(warning);
            }
            for difference in &opened.differences {
                output.line(&difference.to_string());
            }
            for problem in &opened.problems {
                line(output, case, problem.record, &problem.what);
            }
            for found in &files.found {
                line(output, case, found.record, &found.what);
            }
            for advisory in &advisories {
                let name = shortened(&case.name_of(advisory.record));
                let (word, id) = (advisory.record.kind().word(), advisory.record);
                output.line(&format!("advisory: {word} {id} ({name}) {}", advisory.what));
            }
            if files.needed > 0 {
                output.line(&format!(
                    "{} of {} files beside the case unchanged since import",
                    files.unchanged, files.needed
                ));
            }
            match found {
                0 => output.line("no problems"),
                1 => output.line("1 problem"),
                count => output.line(&format!("{count} problems")),
            }
        }
    }
    Ok(if found == 0 {
        Outcome::Well
    } else {
        Outcome::NotWell
    })
}

/// The files beside a case, compared with what they were when they came in.
pub(super) struct CheckedFiles {
    pub(super) needed: usize,
    pub(super) unchanged: usize,
    pub(super) found: Vec<FileFinding>,
}

/// A file that is not as it was.
pub(super) struct FileFinding {
    pub(super) record: RecordRef,
    pub(super) kind: &'static str,
    pub(super) what: String,
}

impl CheckedFiles {
    pub(super) fn of(case: &Case, store: &FileStore) -> Self {
        // A file that several records need is read once.
        let mut records: BTreeMap<_, (StoredFile, Vec<RecordRef>)> = BTreeMap::new();
        for (record, file) in case.stored_files() {
            let entry = records
                .entry(file.sha256)
                .or_insert_with(|| (file, Vec::new()));
            entry.1.push(record);
        }
        let mut checked = Self {
            needed: records.len(),
            unchanged: 0,
            found: Vec::new(),
        };
        for (file, records) in records.into_values() {
            match store.read(&file) {
                Ok(_) => checked.unchanged += 1,
                Err(trouble) => {
                    let finding = |record| FileFinding {
                        record,
                        kind: word_for(&trouble),
                        what: format!("{}: {trouble}", word_for(&trouble)),
                    };
                    checked.found.extend(records.into_iter().map(finding));
                }
            }
        }
        checked.found.sort_by_key(|found| found.record);
        checked
    }
}

const fn word_for(trouble: &FileTrouble) -> &'static str {
    match trouble {
        FileTrouble::Missing { .. } => "missing",
        FileTrouble::Changed { .. } => "changed",
        FileTrouble::TooLarge { .. } | FileTrouble::Refused { .. } => "unreadable",
    }
}

/// A line that is not as the program saved it.
fn differing(difference: &LineDifference) -> Value {
    json!({
        "line": difference.line,
        "record": difference.record.map(|record| record.to_string()),
        "what": difference.kind.words(),
    })
}

fn told(case: &Case, record: RecordRef, kind: &str, what: &str) -> Value {
    json!({
        "record": record.to_string(),
        "kind": kind,
        "name": case.name_of(record),
        "what": what,
    })
}

fn line(output: &mut Output<'_>, case: &Case, record: RecordRef, what: &str) {
    let name = shortened(&case.name_of(record));
    output.line(&format!(
        "{} {record} ({name}): {what}",
        record.kind().word()
    ));
}

pub(super) fn shortened(name: &str) -> String {
    let mut shown: String = name.chars().take(NAME_CHARS).collect();
    if name.chars().nth(NAME_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

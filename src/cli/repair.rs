//! `caseboard repair IN OUT`

use super::output::{Outcome, Output};
use crate::model::{RecordKind, RecordRef};
use crate::storage::{self, FileStore, RepairFinding, RepairKind};
use anyhow::anyhow;
use std::path::Path;

/// Reads what can be read of a damaged case and writes it to a file that is not there yet, with the files beside it. Tells
/// line by line what is not as it was. Not well if anything is missing or may not be what was saved.
pub(super) fn run(input: &Path, out: &Path, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    // Found out before everything is read.
    if out.exists() {
        return Err(anyhow!(
            "{} is there already and was left as it is; choose another name",
            out.display()
        ));
    }
    let file = storage::load_damaged(input, &|_| {})?;
    let repaired = &file.repaired;
    if repaired.is_empty() {
        return Err(anyhow!(
            "{}: nothing that belongs to a case can be read in it; nothing was written",
            input.display()
        ));
    }
    for finding in &repaired.findings {
        output.line(&told(finding));
    }
    for problem in &repaired.problems {
        output.line(&format!(
            "problem: {} {problem}",
            problem.record.kind().word()
        ));
    }
    let files: Vec<_> = repaired.case.stored_files().map(|(_, file)| file).collect();
    let from = FileStore::beside(&file.path);
    for trouble in FileStore::beside(out).take_over(&from, &files) {
        output.line(&format!("file: {trouble}"));
    }
    let saved = storage::save_new(out, &repaired.case, &|_| {})?;
    saved
        .warning
        .iter()
        .for_each(|warning| output.line(warning));
    let counts = counted(&repaired.case.counts());
    let lost = repaired.count(RepairKind::Lost) + repaired.count(RepairKind::Missing);
    let words = match (repaired.is_whole(), lost) {
        (true, _) => "all of it is as it was saved".to_owned(),
        (false, 0) => "read, but not all of it is as it was saved".to_owned(),
        (false, 1) => "1 part could not be read".to_owned(),
        (false, lost) => format!("{lost} parts could not be read"),
    };
    output.line(&format!("{} written: {counts}; {words}", out.display()));
    Ok(if repaired.is_whole() {
        Outcome::Well
    } else {
        Outcome::NotWell
    })
}

/// A finding in a line that begins with what became of it.
pub(super) fn told(finding: &RepairFinding) -> String {
    format!("{}: {finding}", word_for(finding.kind))
}

/// What became of something, in a word: part of the interface.
pub(super) const fn word_for(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::Mended => "mended",
        RepairKind::Changed => "changed",
        RepairKind::Partly => "partly",
        RepairKind::Reference => "reference",
        RepairKind::Missing => "missing",
        RepairKind::Lost => "lost",
    }
}

/// "2 articles, 1 claim".
fn counted(counts: &[(RecordKind, usize)]) -> String {
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| match count {
            1 => format!("1 {}", kind.word()),
            count => format!("{count} {}", kind.plural()),
        })
        .collect();
    if told.is_empty() {
        "no records".to_owned()
    } else {
        told.join(", ")
    }
}

/// "entity ent-3", or nothing.
pub(super) fn record_words(record: Option<RecordRef>) -> String {
    record.map_or_else(String::new, |record| {
        format!("{} {record}", record.kind().word())
    })
}

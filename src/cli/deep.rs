//! `caseboard check --deep FILE`: a report on a case file, fit for a file note.
//!
//! The same file gives the same report: it has no date and no name of a machine in it.

use super::check::CheckedFiles;
use super::info::Style;
use super::output::{Outcome, Output};
use super::repair;
use crate::app::FileFormat;
use crate::compare;
use crate::model::{AnyRecord, Case, RecordRef, references_of, referring_records};
use crate::storage::{self, FileStore, FormatError, LoadError, LoadedFile};
use anyhow::bail;
use serde_json::{Value, json};
use std::path::Path;

/// What the report does not say, at its end.
const STATEMENT: &str = "This report compares a case with what was imported and saved before. It does not say that anything in it is authentic or true.";

/// Verifies everything about a case that can be verified, and reports it.
pub(super) fn run(file: &Path, style: Style, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    if FileFormat::of(file) == Some(FileFormat::Canvas) {
        bail!(
            "{} is no case file: a board of another program has nothing to verify",
            file.display()
        );
    }
    let report = match storage::load(file, &|_| {}) {
        Ok(loaded) => Report::of(&loaded),
        Err(LoadError::Format { error, .. }) => Report::of_damaged(file, &error)?,
        Err(error) => return Err(error.into()),
    };
    match style {
        Style::Json => output.raw(&serde_json::to_string_pretty(&report.to_json(file))?),
        Style::Lines => report.print(file, output),
    }
    Ok(if report.findings.is_empty() {
        Outcome::Well
    } else {
        Outcome::NotWell
    })
}

/// How much of something is as it should be.
struct Share {
    all: usize,
    right: usize,
}

/// Something that is not as it should be.
struct Finding {
    /// What sort: part of the interface.
    kind: &'static str,
    /// The line of the file, from 1; 0 if it is about none.
    line: usize,
    record: Option<RecordRef>,
    what: String,
}

/// All that was verified.
struct Report {
    sha256: String,
    bytes: u64,
    format: Option<u64>,
    /// What the sums of the lines say.
    sums: String,
    case: Case,
    articles: Share,
    excerpts: Share,
    references: Share,
    files: Share,
    findings: Vec<Finding>,
    advisories: usize,
}

impl Report {
    fn of(loaded: &LoadedFile) -> Self {
        let differences = &loaded.differences;
        let sums = match (loaded.format, differences.len()) {
            (_, 0) if loaded.format < storage::FIRST_WITH_SUMS => {
                format!("none: format {} has no sums", loaded.format)
            }
            (_, 0) => "every line is as it was saved".to_owned(),
            (_, count) => format!("lines that are not as they were saved: {count}"),
        };
        let told = differences.iter().map(|difference| Finding {
            kind: if difference.kind.is_damage() {
                "damage"
            } else {
                "edit"
            },
            line: difference.line,
            record: difference.record,
            what: difference.kind.words().to_owned(),
        });
        let findings = told.collect();
        let mut report = Self::about(&loaded.case, &loaded.path, findings);
        report.sha256 = loaded.stamp.sha256.to_string();
        report.bytes = loaded.stamp.len;
        report.format = Some(loaded.format.into());
        report.sums = sums;
        report
    }

    /// A report on a file that cannot be opened, or not by this version.
    fn of_damaged(file: &Path, error: &FormatError) -> anyhow::Result<Self> {
        let read = storage::load_damaged(file, &|_| {})?;
        let kind = match error {
            FormatError::Newer { .. } => "newer",
            _ => "unreadable",
        };
        let mut findings = vec![Finding {
            kind,
            line: 0,
            record: None,
            what: error.to_string(),
        }];
        findings.extend(read.repaired.findings.iter().map(|finding| Finding {
            kind: repair::word_for(finding.kind),
            line: finding.line,
            record: finding.record,
            what: finding.what.clone(),
        }));
        let mut report = Self::about(&read.repaired.case, &read.path, findings);
        report.sha256 = read.stamp.sha256.to_string();
        report.bytes = read.stamp.len;
        report.format = read.repaired.format;
        report.sums =
            "the file cannot be opened; this report is about what could be read".to_owned();
        Ok(report)
    }

    /// What can be said of the case alone, and of the files beside it.
    fn about(case: &Case, path: &Path, mut findings: Vec<Finding>) -> Self {
        findings.extend(case.problems().into_iter().map(|problem| Finding {
            kind: "problem",
            line: 0,
            record: Some(problem.record),
            what: problem.what,
        }));
        let files = CheckedFiles::of(case, &FileStore::beside(path));
        findings.extend(files.found.iter().map(|found| Finding {
            kind: found.kind,
            line: 0,
            record: Some(found.record),
            what: found.what.clone(),
        }));
        let compared = compare::findings(case);
        Self {
            sha256: String::new(),
            bytes: 0,
            format: None,
            sums: String::new(),
            articles: Share {
                all: case.articles().len(),
                right: case
                    .articles()
                    .iter()
                    .filter(|article| article.is_unchanged_since_import())
                    .count(),
            },
            excerpts: anchors(case),
            references: references(case),
            files: Share {
                all: files.needed,
                right: files.unchanged,
            },
            findings,
            advisories: compare::advisories(case, &compared).len(),
            case: case.clone(),
        }
    }

    fn print(&self, file: &Path, output: &mut Output<'_>) {
        output.line("Caseboard: report on a case file");
        output.line(&format!("file: {}", file.display()));
        output.line(&format!("title: {}", self.case.info().title));
        output.line(&format!("SHA-256: {}", self.sha256));
        output.line(&format!("size: {} bytes", self.bytes));
        let format = self
            .format
            .map_or_else(|| "not said".to_owned(), |format| format.to_string());
        output.line(&format!("format: {format}"));
        output.line(&format!("sums: {}", self.sums));
        for (kind, count) in self.case.counts() {
            output.line(&format!("{}: {count}", kind.plural()));
        }
        for (words, share) in self.shares() {
            output.line(&format!("{words}: {} of {}", share.right, share.all));
        }
        output.line(&format!("advisories: {}", self.advisories));
        output.line(&format!("findings: {}", self.findings.len()));
        for finding in &self.findings {
            output.line(&format!("  {}", self.told(finding)));
        }
        output.line(STATEMENT);
    }

    fn told(&self, finding: &Finding) -> String {
        let mut words = format!("{}: ", finding.kind);
        if finding.line > 0 {
            words.push_str(&format!("line {}, ", finding.line));
        }
        let record = repair::record_words(finding.record);
        if let Some(name) = self.name_of(finding.record) {
            words.push_str(&format!("{record} ({name}): "));
        } else if !record.is_empty() {
            words.push_str(&format!("{record}: "));
        }
        words.push_str(&finding.what);
        words
    }

    /// The name of a record that is there.
    fn name_of(&self, record: Option<RecordRef>) -> Option<String> {
        let record = record.filter(|record| record.exists_in(&self.case))?;
        Some(super::check::shortened(&self.case.name_of(record)))
    }

    /// What was compared one by one.
    fn shares(&self) -> [(&'static str, &Share); 4] {
        [
            (
                "texts of articles as they were imported (SHA-256)",
                &self.articles,
            ),
            ("excerpts at their place in their article", &self.excerpts),
            ("references that lead to a record", &self.references),
            (
                "originals and pictures unchanged since import (SHA-256)",
                &self.files,
            ),
        ]
    }

    fn to_json(&self, file: &Path) -> Value {
        let counts = self.case.counts().into_iter();
        let counts: serde_json::Map<String, Value> = counts
            .map(|(kind, count)| (kind.plural().to_owned(), count.into()))
            .collect();
        let share = |share: &Share| json!({ "all": share.all, "right": share.right });
        let findings = self.findings.iter().map(|finding| {
            json!({
                "kind": finding.kind,
                "line": if finding.line > 0 { Some(finding.line) } else { None },
                "record": finding.record.map(|record| record.to_string()),
                "name": self.name_of(finding.record),
                "what": finding.what,
            })
        });
        json!({
            "file": file.display().to_string(),
            "title": self.case.info().title,
            "sha256": self.sha256,
            "bytes": self.bytes,
            "format": self.format,
            "sums": self.sums,
            "counts": counts,
            "texts_as_imported": share(&self.articles),
            "excerpts_in_place": share(&self.excerpts),
            "references": share(&self.references),
            "files_unchanged_since_import": share(&self.files),
            "advisories": self.advisories,
            "findings": findings.collect::<Vec<_>>(),
            "statement": STATEMENT,
        })
    }
}

/// How many excerpts stand where they say.
fn anchors(case: &Case) -> Share {
    let is_in_place = |excerpt: &&crate::model::Excerpt| {
        let article = case.article(excerpt.article);
        article.is_some_and(|article| excerpt.lies_in(&article.text))
    };
    Share {
        all: case.excerpts().len(),
        right: case.excerpts().iter().filter(is_in_place).count(),
    }
}

/// How many references lead to a record.
fn references(case: &Case) -> Share {
    let all: Vec<RecordRef> = referring_records(case)
        .flat_map(|record: AnyRecord| references_of(&record))
        .collect();
    Share {
        right: all.iter().filter(|record| record.exists_in(case)).count(),
        all: all.len(),
    }
}

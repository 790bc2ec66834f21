//! Records to a case: what is said twice, what refers to nothing.

use super::Repaired;
use super::finding::{RepairFinding, RepairKind};
use super::lines::LineState;
use super::pieces::{Piece, PieceKind, id_of};
use super::salvage::{self, LeftOut};
use crate::model::{
    AnyRecord, Case, IdSource, Record, RecordKind, RecordRef, references_of, referring_records,
    shortened, with_references,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The title of a case of which everything but the title could be read.
const LOST_TITLE: &str = "Case without a readable title";

/// What was read so far.
pub(super) struct Gathered {
    case: Case,
    pub(super) findings: Vec<RepairFinding>,
    format: Option<u64>,
    /// Records whose lines have the sums they were saved with.
    verified: BTreeSet<RecordRef>,
    /// Tables that this version does not know: their first line, and how many records they have.
    unknown: BTreeMap<String, (usize, usize)>,
    ids: IdSource,
    has_info: bool,
}

impl Default for Gathered {
    fn default() -> Self {
        Self {
            case: Case::default(),
            findings: Vec::new(),
            format: None,
            verified: BTreeSet::new(),
            unknown: BTreeMap::new(),
            ids: IdSource::new(0),
            has_info: false,
        }
    }
}

impl Gathered {
    /// Takes a piece of the file.
    pub(super) fn piece(&mut self, piece: Piece) {
        if !piece.is_complete {
            let what = "it breaks off, or a quote or a bracket in it is lost";
            return self.lose(&piece, what);
        }
        match piece.kind {
            PieceKind::Unknown => {}
            PieceKind::Info => match salvage::info(&piece.text) {
                Ok((info, left_out)) if !self.has_info => {
                    self.has_info = true;
                    self.case.put_info(Arc::new(info));
                    self.note_state(&piece, None, &left_out);
                }
                Ok(_) => self.lose(&piece, "the case as a whole is described twice"),
                Err(why) => self.lose(&piece, &why),
            },
            PieceKind::Record(kind) => match salvage::record(kind, &piece.text) {
                Ok((record, left_out)) => {
                    self.note_state(&piece, Some(record.record_ref()), &left_out);
                    self.add(record, &piece);
                }
                Err(why) => self.lose(&piece, &why),
            },
        }
    }

    fn lose(&mut self, piece: &Piece, what: &str) {
        let finding = RepairFinding::new(piece.line, RepairKind::Lost, what, &piece.text);
        self.findings.push(finding.of(id_of(&piece.text)));
    }

    /// Notes what became of a piece that was read.
    fn note_state(&mut self, piece: &Piece, record: Option<RecordRef>, left_out: &[LeftOut]) {
        for part in left_out {
            let what = format!("a part of it was left out: {}", part.why);
            let finding = RepairFinding::new(piece.line, RepairKind::Partly, what, &part.text);
            self.findings.push(finding.of(record));
        }
        let told = match piece.state {
            LineState::Unsummed | LineState::Intact => None,
            LineState::PutBack => Some((
                RepairKind::Mended,
                "one bit was not as it was saved, and was put back",
            )),
            LineState::Changed if left_out.is_empty() => Some((
                RepairKind::Changed,
                "it is not as it was saved: edited by hand, or damaged",
            )),
            LineState::Changed => None,
            LineState::NotText => Some((
                RepairKind::Changed,
                "it has bytes that are no text; they were replaced by �",
            )),
        };
        if let Some((kind, what)) = told {
            let shown = if kind == RepairKind::Mended {
                ""
            } else {
                &piece.text
            };
            let finding = RepairFinding::new(piece.line, kind, what, shown);
            self.findings.push(finding.of(record));
        }
    }

    /// Adds a record. Of two with one id both are kept, but cards: a record needs only one of them.
    fn add(&mut self, record: AnyRecord, piece: &Piece) {
        let id = record.record_ref();
        let is_verified = matches!(piece.state, LineState::Intact | LineState::PutBack);
        let Some(there) = id.get(&self.case) else {
            self.put(&record, is_verified);
            return;
        };
        if there == record {
            let what = "it stands here a second time, the same";
            let finding = RepairFinding::new(piece.line, RepairKind::Mended, what, "");
            return self.findings.push(finding.of(id));
        }
        // The one that is as it was saved keeps the id.
        let is_better = is_verified && !self.verified.contains(&id);
        let (keeps, other) = if is_better {
            (record, there)
        } else {
            (there, record)
        };
        self.put(&keeps, is_verified || self.verified.contains(&id));
        if id.kind() == RecordKind::Card {
            let what = "two cards have this id; one of them was left out";
            let finding = RepairFinding::new(piece.line, RepairKind::Lost, what, &piece.text);
            return self.findings.push(finding.of(id));
        }
        let renamed = renamed(&other, &self.case, &mut self.ids);
        let new_id = renamed.record_ref();
        self.put(&renamed, false);
        let what = format!("two records have this id; the other one is kept as {new_id}");
        let finding = RepairFinding::new(piece.line, RepairKind::Changed, what, &piece.text);
        self.findings.push(finding.of(id));
    }

    fn put(&mut self, record: &AnyRecord, is_verified: bool) {
        self.case.put(record);
        if is_verified {
            self.verified.insert(record.record_ref());
        }
    }

    /// Notes which format the text says it has.
    pub(super) fn note_format(&mut self, value: &str) {
        let end = value.find(|c: char| !c.is_ascii_digit());
        let digits = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
        self.format = digits.parse().ok().or(self.format);
    }

    /// Notes a record in a table that this version does not know.
    pub(super) fn note_unknown(&mut self, table: &str, line: usize) {
        let entry = self.unknown.entry(table.to_owned()).or_insert((line, 0));
        entry.1 += 1;
    }

    /// Notes a line that is no part of a case.
    pub(super) fn note_nonsense(&mut self, line: usize, text: &str) {
        let what = "what stands here is no part of a case";
        self.findings
            .push(RepairFinding::new(line, RepairKind::Lost, what, text));
    }

    /// Notes that the file ends too early.
    pub(super) fn note_cut(&mut self, last_line: usize) {
        let what = "the file ends too early: what stood behind this line is not in it";
        self.findings
            .push(RepairFinding::new(last_line, RepairKind::Lost, what, ""));
    }

    /// The case, with references to nothing taken out.
    pub(super) fn finish(mut self) -> Repaired {
        for (table, (line, count)) in std::mem::take(&mut self.unknown) {
            let table = shortened(&table, 40);
            let what = format!(
                "this version does not know what the table \"{table}\" is; records in it: {count}"
            );
            let finding = RepairFinding::new(line, RepairKind::Lost, what, "");
            self.findings.push(finding);
        }
        self.take_out_references();
        let something_is_there = self.has_info || self.case != Case::default();
        if something_is_there && self.case.info().title.trim().is_empty() {
            let mut info = (**self.case.info()).clone();
            info.title = LOST_TITLE.to_owned();
            self.case.put_info(Arc::new(info));
            let what = "the title of the case could not be read";
            self.findings
                .push(RepairFinding::new(0, RepairKind::Lost, what, ""));
        }
        // What is about no line comes last.
        self.findings
            .sort_by_key(|finding| (finding.line == 0, finding.line));
        Repaired {
            problems: self.case.problems(),
            case: self.case,
            findings: self.findings,
            format: self.format,
        }
    }

    /// Takes out references to what is not there, where a record can do without them.
    fn take_out_references(&mut self) {
        let mut mended = Vec::new();
        for record in referring_records(&self.case) {
            let needed = needed_by(&record);
            let stays = |to: &RecordRef| to.exists_in(&self.case) || needed.contains(to);
            let mut gone = references_of(&record);
            gone.retain(|to| !stays(to));
            gone.sort_unstable();
            gone.dedup();
            if gone.is_empty() {
                continue;
            }
            if let Some(kept) = with_references(&record, |to| Some(to).filter(stays)) {
                mended.push((kept, gone));
            }
        }
        for (record, gone) in mended {
            let gone: Vec<String> = gone.iter().map(ToString::to_string).collect();
            let what = format!(
                "it referred to {}, which could not be found; the reference was taken out",
                shortened(&gone.join(", "), 120)
            );
            let finding = RepairFinding::new(0, RepairKind::Reference, what, "");
            self.findings.push(finding.of(record.record_ref()));
            self.case.put(&record);
        }
    }
}

/// What a record cannot be without.
fn needed_by(record: &AnyRecord) -> Vec<RecordRef> {
    match record {
        AnyRecord::Excerpt(excerpt) => vec![excerpt.article.into()],
        AnyRecord::Link(link) => vec![link.from, link.to],
        AnyRecord::Card(card) => vec![card.subject],
        _ => Vec::new(),
    }
}

/// The same record under an id that is free.
fn renamed(record: &AnyRecord, case: &Case, ids: &mut IdSource) -> AnyRecord {
    fn under_free_id<R: Record>(record: &Arc<R>, case: &Case, ids: &mut IdSource) -> AnyRecord {
        let id = ids.fresh::<R::Id>(|id| R::table(case).contains(id));
        R::wrap(Arc::new((**record).clone().with_id(id)))
    }
    match record {
        AnyRecord::Outlet(record) => under_free_id(record, case, ids),
        AnyRecord::Article(record) => under_free_id(record, case, ids),
        AnyRecord::Excerpt(record) => under_free_id(record, case, ids),
        AnyRecord::Entity(record) => under_free_id(record, case, ids),
        AnyRecord::Claim(record) => under_free_id(record, case, ids),
        AnyRecord::Note(record) => under_free_id(record, case, ids),
        AnyRecord::Image(record) => under_free_id(record, case, ids),
        AnyRecord::Link(record) => under_free_id(record, case, ids),
        AnyRecord::Frame(record) => under_free_id(record, case, ids),
        AnyRecord::Card(record) => under_free_id(record, case, ids),
        AnyRecord::Bookmark(record) => under_free_id(record, case, ids),
    }
}

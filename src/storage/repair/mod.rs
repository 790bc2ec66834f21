//! Reading what can be read of a damaged case, and telling the rest.
//!
//! The text is taken line by line, and what frames the tables is not needed: a record says by its id where it belongs.
//! Where the sums account for it, a flipped bit is put back. A record that cannot be read as a whole is read without the
//! fields that are in the way; one that cannot be read at all is told with its line. References to what is not there are
//! taken out where a record can do without them. Nothing is left out without being told.
//!
//! The same reader understands cases of newer formats as far as it can: tables and fields that it does not know are told.
//!
//! Takes bytes and gives a case; the damaged file is never touched. Nested brackets need stack, as for
//! [`read`](crate::storage::read).

mod finding;
mod gather;
mod lines;
mod pieces;
mod salvage;
mod spans;
#[cfg(test)]
mod tests;

pub use finding::{RepairFinding, RepairKind};

use super::format::{
    FORMAT, LineDifference, LineDifferenceKind, format_of, has_sums, sum_check, without_mark,
};
use crate::model::{Case, Problem};
use gather::Gathered;

/// What could be read of a case, and what could not.
#[derive(Debug, Clone)]
pub struct Repaired {
    /// The case, with everything that could be read.
    pub case: Case,
    /// What is wrong with it all the same.
    pub problems: Vec<Problem>,
    /// What is not as it was, in the order of lines.
    pub findings: Vec<RepairFinding>,
    /// The format that the text says it has, if it says one.
    pub format: Option<u64>,
}

impl Repaired {
    /// Whether there was nothing to be read.
    pub fn is_empty(&self) -> bool {
        self.case == Case::default()
    }

    /// How many findings are of this kind.
    pub fn count(&self, kind: RepairKind) -> usize {
        let is_of_kind = |finding: &&RepairFinding| finding.kind == kind;
        self.findings.iter().filter(is_of_kind).count()
    }

    /// Whether the case is, in all likelihood, what was saved: nothing is missing and nothing was changed.
    pub fn is_whole(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.kind == RepairKind::Mended)
    }
}

/// Reads what can be read.
pub fn repair(bytes: &[u8]) -> Repaired {
    let bytes = without_mark(bytes);
    // What sums of a newer format mean is not known.
    let is_newer = format_of(bytes).is_some_and(|format| format > FORMAT);
    let summed = !is_newer && lines::has_any_sum(bytes);
    let lines = lines::lines(bytes, summed);
    let mut gathered = Gathered::default();
    pieces::each(&lines, &mut gathered);
    if summed && has_sums(bytes) {
        for finding in sum_check(bytes).iter().filter_map(about_framing) {
            let is_told = gathered
                .findings
                .iter()
                .any(|told| told.line == finding.line && told.kind == finding.kind);
            if !is_told {
                gathered.findings.push(finding);
            }
        }
    }
    gathered.finish()
}

/// What the sums say of what stands between the records.
fn about_framing(difference: &LineDifference) -> Option<RepairFinding> {
    let kind = match difference.kind {
        LineDifferenceKind::Neighbour => RepairKind::Missing,
        LineDifferenceKind::Frame | LineDifferenceKind::SumFlipped => RepairKind::Mended,
        _ => return None,
    };
    Some(RepairFinding {
        line: difference.line,
        record: difference.record,
        kind,
        what: difference.kind.words().to_owned(),
        text: String::new(),
    })
}

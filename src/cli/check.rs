//! `caseboard check FILE`

use super::opened::open;
use super::output::{Outcome, Output};
use crate::compare;
use crate::model::RecordRef;
use std::path::Path;

/// How long a record's name may be in a line, in characters.
const NAME_CHARS: usize = 48;

/// Lists the problems of a case, one a line, and how many there are. Advisories are told too, and are no problems.
pub(super) fn run(file: &Path, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let opened = open(file)?;
    for warning in &opened.warnings {
        output.line(warning);
    }
    for problem in &opened.problems {
        let name = shortened(&opened.case.name_of(problem.record));
        let record = described(problem.record);
        output.line(&format!("{record} ({name}): {}", problem.what));
    }
    let findings = compare::findings(&opened.case);
    for advisory in compare::advisories(&opened.case, &findings) {
        let name = shortened(&opened.case.name_of(advisory.record));
        let record = described(advisory.record);
        output.line(&format!("advisory: {record} ({name}) {}", advisory.what));
    }
    let found = opened.problems.len() + opened.warnings.len();
    match found {
        0 => output.line("no problems"),
        1 => output.line("1 problem"),
        count => output.line(&format!("{count} problems")),
    }
    Ok(if found == 0 {
        Outcome::Well
    } else {
        Outcome::NotWell
    })
}

fn described(record: RecordRef) -> String {
    format!("{} {record}", record.kind().word())
}

fn shortened(name: &str) -> String {
    let mut shown: String = name.chars().take(NAME_CHARS).collect();
    if name.chars().nth(NAME_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

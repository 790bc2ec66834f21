//! What was withheld from a picture: for whoever made it, never in the picture.

use crate::export::InTheWay;
use crate::model::{RecordRef, Tlp};

/// A record that was withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldRecord(pub(super) InTheWay);

impl WithheldRecord {
    /// As a line of a list: `claim “Ships left” (TLP:RED)`.
    pub fn line(&self) -> String {
        self.0.line()
    }
}

/// What was withheld from a picture, and where names were taken out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WithheldReport {
    /// Up to which mark things were shown.
    pub mark: Tlp,
    /// What is gone, in the order of kinds and ids.
    pub records: Vec<WithheldRecord>,
    /// What names of withheld things were taken out of, and how many.
    pub redactions: Vec<(RecordRef, usize)>,
    /// Whether the case's own title and properties are gone.
    pub takes_case_properties: bool,
}

impl WithheldReport {
    /// One sentence.
    pub fn summary(&self) -> String {
        let things = match self.records.len() {
            0 => "Nothing".to_owned(),
            1 => "One thing".to_owned(),
            some => format!("{some} things"),
        };
        format!(
            "{things} marked higher than {} withheld.",
            self.mark.label()
        )
    }

    /// The whole report, a line for each thing.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.summary()];
        let records = self.records.iter();
        lines.extend(records.map(|record| format!("withheld: {}", record.line())));
        if self.takes_case_properties {
            lines.push("withheld: title, question, analyst and reference of the case".to_owned());
        }
        for (record, count) in &self.redactions {
            let names = if *count == 1 { "one name" } else { "names" };
            let kind = record.kind().word();
            let times = if *count == 1 {
                String::new()
            } else {
                format!(" in {count} places")
            };
            lines.push(format!("{names} taken out of {kind} {record}{times}"));
        }
        lines
    }
}

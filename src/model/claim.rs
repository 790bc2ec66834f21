//! Claims: one proposition as somebody made it. A claim is a record of its own, never an edge.

use super::dates::Edtf;
use super::grades::{Credibility, SourceKnowledge};
use super::ids::{ClaimId, EntityId, ExcerptId};
use super::labels::{is_default, labelled_enum};
use super::marks::Tlp;
use serde::{Deserialize, Serialize};
use std::fmt;

labelled_enum! {
    /// How sure the speaker was: "may have" and "it is unclear" must not become plain assertions.
    Modality {
        /// Asserted.
        #[default]
        Stated = "stated",
        /// Said not to be so.
        Denied = "denied",
        /// Held to be so, without assertion.
        Believed = "believed",
        /// Said to be possible.
        Possible = "possible",
        /// Raised as a question.
        Asked = "asked",
        /// Said to be coming.
        Expected = "expected",
    }
}

labelled_enum! {
    /// How a number is meant.
    Comparator {
        /// The number itself.
        #[default]
        Exactly = "exactly",
        /// About the number.
        About = "about",
        /// The number or more.
        AtLeast = "at least",
        /// More than the number.
        MoreThan = "more than",
        /// The number or fewer.
        AtMost = "at most",
        /// Fewer than the number.
        LessThan = "fewer than",
        /// From the number up to `upper`.
        Between = "between",
    }
}

impl Comparator {
    /// The mathematical sign, empty for [`Comparator::Exactly`].
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exactly | Self::Between => "",
            Self::About => "≈",
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::LessThan => "<",
        }
    }
}

/// A number of something, as reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// How the number is meant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub comparator: Comparator,
    /// The number, in `unit`.
    pub value: f64,
    /// The upper end of a range, in `unit`; only with [`Comparator::Between`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub upper: Option<f64>,
    /// Of what: a unit ("km") or a noun ("containers").
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: String,
    /// The words of the source.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording: String,
}

impl fmt::Display for Quantity {
    /// Such as `> 1,000 containers` or `180–200 km`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = self.comparator.sign();
        if !sign.is_empty() {
            write!(f, "{sign} ")?;
        }
        f.write_str(&grouped(self.value))?;
        if let (Comparator::Between, Some(upper)) = (self.comparator, self.upper) {
            write!(f, "–{}", grouped(upper))?;
        }
        if !self.unit.is_empty() {
            write!(f, " {}", self.unit)?;
        }
        Ok(())
    }
}

/// A number with commas between thousands, such as `1,234.5`.
fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return plain;
    }
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// When something happened, with the words it was taken from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The date as understood.
    pub edtf: Edtf,
    /// The words of the source, such as "1 Sept to 1 Oct".
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording: String,
}

/// One step of an according-to chain. The last step is the claim's origin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    /// Who or what passed it on, if it is an entity of the case.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: Option<EntityId>,
    /// The words of the source, such as "a senior official".
    #[serde(default, skip_serializing_if = "is_default")]
    pub wording: String,
    /// How that source knew.
    #[serde(default, skip_serializing_if = "is_default")]
    pub knowledge: SourceKnowledge,
}

/// One proposition as somebody made it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its name among records.
    pub id: ClaimId,
    /// The proposition, in the analyst's words.
    pub statement: String,
    /// Who made it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub speaker: Option<EntityId>,
    /// On whose word the speaker rests, nearest first; the last step is the origin.
    #[serde(default, skip_serializing_if = "is_default")]
    pub according_to: Vec<Attribution>,
    /// How sure the speaker was.
    #[serde(default, skip_serializing_if = "is_default")]
    pub modality: Modality,
    /// When it happened.
    #[serde(default, skip_serializing_if = "is_default")]
    pub when: Option<When>,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "is_default")]
    pub place: Option<EntityId>,
    /// How many or how much.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quantity: Option<Quantity>,
    /// The words it rests on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub excerpts: Vec<ExcerptId>,
    /// Who and what it names, besides speaker and place.
    #[serde(default, skip_serializing_if = "is_default")]
    pub entities: Vec<EntityId>,
    /// How credible the information is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub credibility: Credibility,
    /// The analyst's remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remarks: String,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
}

impl Claim {
    /// A new claim of which only the statement is known.
    pub fn new(id: ClaimId, statement: impl Into<String>) -> Self {
        Self {
            id,
            statement: statement.into(),
            speaker: None,
            according_to: Vec::new(),
            modality: Modality::default(),
            when: None,
            place: None,
            quantity: None,
            excerpts: Vec::new(),
            entities: Vec::new(),
            credibility: Credibility::default(),
            remarks: String::new(),
            tags: Vec::new(),
            mark: None,
        }
    }

    /// Whether its grade says that independent sources confirm it, and fewer than two origins do.
    pub fn lacks_confirmation(&self, origins: usize) -> bool {
        self.credibility == Credibility::Confirmed && origins < 2
    }

    /// Every entity the claim refers to, each once: speaker, according-to chain, place, named entities.
    pub fn all_entities(&self) -> std::collections::BTreeSet<EntityId> {
        self.speaker
            .into_iter()
            .chain(self.according_to.iter().filter_map(|step| step.source))
            .chain(self.place)
            .chain(self.entities.iter().copied())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(comparator: Comparator, value: f64, upper: Option<f64>, unit: &str) -> String {
        Quantity {
            comparator,
            value,
            upper,
            unit: unit.into(),
            wording: String::new(),
        }
        .to_string()
    }

    #[test]
    fn quantities_read_like_a_chip() {
        assert_eq!(
            quantity(Comparator::MoreThan, 1000.0, None, "containers"),
            "> 1,000 containers"
        );
        assert_eq!(quantity(Comparator::Exactly, 180.0, None, "mi"), "180 mi");
        assert_eq!(
            quantity(Comparator::Between, 1234567.5, Some(2e6), ""),
            "1,234,567.5–2,000,000"
        );
        assert_eq!(quantity(Comparator::About, -1500.0, None, ""), "≈ -1,500");
        assert_eq!(quantity(Comparator::Exactly, f64::NAN, None, ""), "NaN");
    }
}

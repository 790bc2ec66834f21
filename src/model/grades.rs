//! The scales by which sources, information and judgments are graded.
//!
//! Admiralty code after NATO AJP-2.1 and US FM 2-22.3: reliability of the source and credibility of the information are
//! rated each on its own and written together, such as "B2". F and 6 mean *unknown*, not *bad*; they are the defaults and
//! are never sorted below E and 5 as if they were worse. Likelihood after US Intelligence Community Directive 203.

use super::labels::labelled_enum;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

labelled_enum! {
    /// How reliable the source is (Admiralty code, A–F).
    Reliability {
        /// No doubt of authenticity, trustworthiness or competence.
        A = "completely reliable",
        /// Minor doubts; mostly right in the past.
        B = "usually reliable",
        /// Doubts; right at times.
        C = "fairly reliable",
        /// Significant doubts; right now and then.
        D = "not usually reliable",
        /// Lacks authenticity; wrong in the past.
        E = "unreliable",
        /// No basis to judge. Unknown, not bad.
        #[default]
        F = "reliability cannot be judged",
    }
}

impl Reliability {
    /// The letter, `A` to `F`.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// A rank for sorting, best first; `None` for F, which has no place on the scale.
    pub const fn rank(self) -> Option<u8> {
        match self {
            Self::F => None,
            known => Some(known as u8),
        }
    }
}

/// How credible the information is (Admiralty code, 1–6). In files it is the digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Credibility {
    /// 1: confirmed by other *independent* sources.
    Confirmed,
    /// 2: probably true.
    ProbablyTrue,
    /// 3: possibly true.
    PossiblyTrue,
    /// 4: doubtful.
    Doubtful,
    /// 5: improbable.
    Improbable,
    /// 6: truth cannot be judged. Unknown, not bad.
    #[default]
    CannotBeJudged,
}

impl Credibility {
    /// Every grade, 1 to 6.
    pub const ALL: &'static [Self] = &[
        Self::Confirmed,
        Self::ProbablyTrue,
        Self::PossiblyTrue,
        Self::Doubtful,
        Self::Improbable,
        Self::CannotBeJudged,
    ];

    /// The digit, 1 to 6.
    pub const fn digit(self) -> u8 {
        self as u8 + 1
    }

    /// The grade with this digit.
    pub fn from_digit(digit: u8) -> Option<Self> {
        Self::ALL.get(usize::from(digit).checked_sub(1)?).copied()
    }

    /// The words of the scale.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by independent sources",
            Self::ProbablyTrue => "probably true",
            Self::PossiblyTrue => "possibly true",
            Self::Doubtful => "doubtful",
            Self::Improbable => "improbable",
            Self::CannotBeJudged => "truth cannot be judged",
        }
    }

    /// A rank for sorting, best first; `None` for 6, which has no place on the scale.
    pub const fn rank(self) -> Option<u8> {
        match self {
            Self::CannotBeJudged => None,
            known => Some(known as u8),
        }
    }
}

impl Serialize for Credibility {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.digit())
    }
}

impl<'de> Deserialize<'de> for Credibility {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digit = u8::deserialize(deserializer)?;
        Self::from_digit(digit).ok_or_else(|| {
            de::Error::custom(format_args!(
                "expected a credibility from 1 to 6, found {digit}"
            ))
        })
    }
}

labelled_enum! {
    /// How likely a judgment is (ICD 203; one row of terms only).
    Likelihood {
        /// 1–5 %.
        AlmostNoChance = "almost no chance",
        /// 5–20 %.
        VeryUnlikely = "very unlikely",
        /// 20–45 %.
        Unlikely = "unlikely",
        /// 45–55 %.
        #[default]
        RoughlyEvenChance = "roughly even chance",
        /// 55–80 %.
        Likely = "likely",
        /// 80–95 %.
        VeryLikely = "very likely",
        /// 95–99 %.
        AlmostCertain = "almost certain",
    }
}

impl Likelihood {
    /// The band in per cent. An edge that two bands share belongs to the higher one.
    pub const fn percent(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEvenChance => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }

    /// The band a probability falls into; `None` outside 1–99 %.
    pub fn from_percent(percent: u8) -> Option<Self> {
        if !(1..=99).contains(&percent) {
            return None;
        }
        Self::ALL
            .iter()
            .rev()
            .copied()
            .find(|band| percent >= band.percent().0)
    }
}

labelled_enum! {
    /// How much the analyst trusts the basis of a judgment (ICD 203). Never put in one sentence with a likelihood.
    Confidence {
        /// Scant, fragmented or poorly corroborated basis.
        #[default]
        Low = "low",
        /// Credible and plausible, but not enough for more.
        Moderate = "moderate",
        /// Good basis from several sources.
        High = "high",
    }
}

labelled_enum! {
    /// How a source came to know what it says.
    SourceKnowledge {
        /// Not known.
        #[default]
        Unknown = "unknown",
        /// Somebody told them.
        Told = "told",
        /// They were there.
        Witnessed = "witnessed",
        /// Concluded from a general pattern of cases.
        Induced = "induced",
        /// Concluded from other facts.
        Deduced = "deduced",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_grades_have_no_rank() {
        assert_eq!(Reliability::F.rank(), None);
        assert_eq!(Credibility::CannotBeJudged.rank(), None);
        assert!(Reliability::A.rank() < Reliability::E.rank());
        assert_eq!(Reliability::default(), Reliability::F);
        assert_eq!(Credibility::default().digit(), 6);
    }

    #[test]
    fn a_shared_edge_belongs_to_the_higher_band() {
        assert_eq!(Likelihood::from_percent(5), Some(Likelihood::VeryUnlikely));
        assert_eq!(
            Likelihood::from_percent(45),
            Some(Likelihood::RoughlyEvenChance)
        );
        assert_eq!(Likelihood::from_percent(55), Some(Likelihood::Likely));
        assert_eq!(
            Likelihood::from_percent(95),
            Some(Likelihood::AlmostCertain)
        );
        assert_eq!(
            Likelihood::from_percent(4),
            Some(Likelihood::AlmostNoChance)
        );
        assert_eq!(
            (Likelihood::from_percent(0), Likelihood::from_percent(100)),
            (None, None)
        );
    }

    #[test]
    fn credibility_digits_go_round() {
        for digit in 1..=6 {
            assert_eq!(
                Credibility::from_digit(digit).map(Credibility::digit),
                Some(digit)
            );
        }
        assert_eq!(
            (Credibility::from_digit(0), Credibility::from_digit(7)),
            (None, None)
        );
    }
}

//! How sure a speaker is, by the words used.

use super::Found;
use super::pieces::{Piece, pieces};
use crate::model::Modality;

#[rustfmt::skip]
const CUES: &[(&str, Modality)] = &[
    ("may have", Modality::Possible), ("might have", Modality::Possible), ("could have", Modality::Possible),
    ("may be", Modality::Possible), ("might be", Modality::Possible), ("could be", Modality::Possible),
    ("may", Modality::Possible), ("might", Modality::Possible),
    ("possibly", Modality::Possible), ("perhaps", Modality::Possible), ("it is possible", Modality::Possible),
    ("appears to", Modality::Possible), ("appear to", Modality::Possible), ("appeared to", Modality::Possible),
    ("seems to", Modality::Possible), ("seem to", Modality::Possible), ("seemed to", Modality::Possible),
    ("apparently", Modality::Possible), ("it is unclear", Modality::Possible), ("it was unclear", Modality::Possible),
    ("it's unclear", Modality::Possible), ("unclear whether", Modality::Possible), ("unclear if", Modality::Possible),
    ("it is not clear", Modality::Possible), ("it was not clear", Modality::Possible),
    ("asked whether", Modality::Asked), ("asked if", Modality::Asked), ("questioned whether", Modality::Asked),
    ("whether or not", Modality::Asked),
    ("denied", Modality::Denied), ("denies", Modality::Denied), ("deny", Modality::Denied), ("denying", Modality::Denied),
    ("rejected claims", Modality::Denied), ("rejected reports", Modality::Denied), ("rejected the", Modality::Denied),
    ("dismissed claims", Modality::Denied), ("dismissed reports", Modality::Denied), ("dismissed the", Modality::Denied),
    ("refuted", Modality::Denied),
    ("believes", Modality::Believed), ("believe", Modality::Believed), ("believed", Modality::Believed),
    ("thinks", Modality::Believed), ("suspects", Modality::Believed), ("suspect that", Modality::Believed),
    ("suspected", Modality::Believed), ("assesses", Modality::Believed), ("assess that", Modality::Believed),
    ("assessed that", Modality::Believed), ("presumably", Modality::Believed),
    ("is expected to", Modality::Expected), ("are expected to", Modality::Expected), ("was expected to", Modality::Expected),
    ("were expected to", Modality::Expected), ("expects", Modality::Expected), ("expected", Modality::Expected),
    ("plans to", Modality::Expected), ("plan to", Modality::Expected), ("intends to", Modality::Expected),
    ("is set to", Modality::Expected), ("are set to", Modality::Expected), ("is due to", Modality::Expected),
    ("will", Modality::Expected), ("is about to", Modality::Expected), ("is likely to", Modality::Expected),
];

/// The first words that say how sure the speaker is; none for a plain assertion. A question mark at the end asks.
pub fn modality(words: &str) -> Option<Found<Modality>> {
    let all = pieces(words);
    let cue = (0..all.len()).find_map(|at| cue_at(all.get(at..)?));
    cue.or_else(|| question(&all))
}

fn cue_at(rest: &[Piece<'_>]) -> Option<Found<Modality>> {
    let first = rest.first()?;
    // Capitals tell "May" and "Will" from the verbs; a sentence that begins so asks.
    let fits = |cue: &str| {
        let count = cue.split(' ').count();
        let stands = cue.split(' ').enumerate().all(|(at, word)| {
            rest.get(at).is_some_and(|piece| {
                piece.is_word(word) && (count > 1 || !piece.is_capitalised() || word.len() > 5)
            })
        });
        stands.then_some(count)
    };
    let longest = CUES
        .iter()
        .filter_map(|(cue, value)| Some((fits(cue)?, *value)))
        .max_by_key(|(count, _)| *count)?;
    let last = rest.get(longest.0 - 1)?;
    Some(Found {
        value: longest.1,
        start: first.start,
        end: last.end,
    })
}

fn question(all: &[Piece<'_>]) -> Option<Found<Modality>> {
    let last = all
        .iter()
        .rev()
        .find(|piece| !matches!(piece.text, "\"" | "\u{201d}" | "\u{2019}" | "\u{bb}" | ")"))?;
    last.is_sign('?').then_some(Found {
        value: Modality::Asked,
        start: last.start,
        end: last.end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_and_plain_assertions_stay_plain() {
        for (words, expected) in [
            ("North Korea may have sent it", "possible: may have"),
            ("It appears to be a port", "possible: appears to"),
            ("It is unclear what they carried", "possible: It is unclear"),
            ("Moscow denied the report", "denied: denied"),
            ("The US believes they met", "believed: believes"),
            ("He is expected to travel", "expected: is expected to"),
            ("Kirby was asked whether they paid", "asked: asked whether"),
            ("Did they pay?", "asked: ?"),
            ("Did they pay?”", "asked: ?"),
            ("They met in May", "-"),
            ("Will Smith met them", "-"),
            ("North Korea shipped 1,000 containers", "-"),
            ("", "-"),
        ] {
            let shown = modality(words).map_or_else(
                || "-".to_owned(),
                |found| {
                    let cue: String = words
                        .chars()
                        .take(found.end as usize)
                        .skip(found.start as usize)
                        .collect();
                    format!("{}: {cue}", found.value.label())
                },
            );
            assert_eq!(shown, expected, "{words}");
        }
    }
}

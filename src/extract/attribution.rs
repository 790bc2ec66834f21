//! Who is said to have said it: "John Kirby said", "according to the agency".

use super::pieces::{Kind, Piece, pieces};

/// What a person or body does in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributionKind {
    /// They said it.
    Speaker,
    /// It is said on their word.
    AccordingTo,
}

/// Somebody to whom words are put down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributed {
    /// Their name or description, as it stands.
    pub name: String,
    /// What they do.
    pub kind: AttributionKind,
    /// First scalar value of the name.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

const SAYING: &[&str] = &[
    "said",
    "says",
    "told",
    "stated",
    "announced",
    "confirmed",
    "added",
    "claimed",
    "claims",
    "warned",
    "reported",
    "reports",
    "denied",
    "denies",
    "declared",
    "noted",
    "believes",
    "estimated",
    "alleged",
    "acknowledged",
    "argued",
];
const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those",
    "one", "there",
];
const DETERMINERS: &[&str] = &[
    "a", "an", "the", "one", "two", "three", "several", "some", "his", "her", "their",
];
/// Words inside a name that have no capital.
const JOINTS: &[&str] = &[
    "of", "the", "for", "and", "de", "van", "von", "al", "bin", "der",
];

/// The first attribution in the words.
pub fn attribution(words: &str) -> Option<Attributed> {
    let all = pieces(words);
    let found = (0..all.len()).find_map(|at| {
        let rest = all.get(at..)?;
        let according = rest.first()?.is_word("according") && rest.get(1)?.is_word("to");
        if according {
            let name = all.get(at + 2..)?;
            let length = phrase_ahead(name);
            return Some((at + 2, at + 2 + length, AttributionKind::AccordingTo));
        }
        let is_saying = SAYING
            .iter()
            .any(|word| rest.first().is_some_and(|it| it.is_word(word)));
        if !is_saying {
            return None;
        }
        let before = phrase_behind(all.get(..at)?);
        if before > 0 {
            return Some((at - before, at, AttributionKind::Speaker));
        }
        let follows_quote = at
            .checked_sub(1)
            .and_then(|before| all.get(before))
            .is_some_and(|piece| matches!(piece.text, "," | "\"" | "\u{201d}" | "\u{2019}"));
        let after = capitalised_ahead(all.get(at + 1..)?);
        (follows_quote && after > 0).then_some((at + 1, at + 1 + after, AttributionKind::Speaker))
    })?;
    let (start, end, kind) = found;
    let (first, last) = (all.get(start)?, all.get(end.checked_sub(1)?)?);
    (start < end).then(|| Attributed {
        name: words
            .get(first.byte_start..last.byte_end)
            .unwrap_or_default()
            .to_owned(),
        kind,
        start: first.start,
        end: last.end,
    })
}

/// How many pieces right before the verb are whoever speaks: a run of capitals ("John Kirby"), else a described person ("a
/// senior official").
fn phrase_behind(before: &[Piece<'_>]) -> usize {
    let is_pronoun = |piece: &Piece<'_>| PRONOUNS.iter().any(|word| piece.is_word(word));
    if before
        .last()
        .is_none_or(|last| last.kind != Kind::Word || is_pronoun(last))
    {
        return 0;
    }
    let mut length = 0;
    for (count, piece) in before.iter().rev().enumerate() {
        if piece.is_capitalised() {
            length = count + 1;
        } else if !JOINTS.iter().any(|word| piece.is_word(word)) || length == 0 {
            break;
        }
    }
    if length > 0 {
        return length;
    }
    let is_determiner = |piece: &Piece<'_>| DETERMINERS.iter().any(|word| piece.is_word(word));
    let words = before
        .iter()
        .rev()
        .take(6)
        .take_while(|piece| piece.kind == Kind::Word);
    words
        .enumerate()
        .find(|(_, piece)| is_determiner(piece))
        .map_or(0, |(count, _)| count + 1)
}

fn capitalised_ahead(rest: &[Piece<'_>]) -> usize {
    rest.iter()
        .take_while(|piece| piece.is_capitalised())
        .count()
}

/// How many pieces behind "according to" name the source: up to a sign or a verb.
fn phrase_ahead(rest: &[Piece<'_>]) -> usize {
    const ENDS: &[&str] = &[
        "who", "which", "that", "and", "but", "is", "are", "was", "were", "has", "have", "had",
        "said", "in", "on", "at", "by", "from", "to",
    ];
    rest.iter()
        .take(8)
        .take_while(|piece| {
            piece.kind == Kind::Word && !ENDS.iter().any(|word| piece.is_word(word))
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_said_it() {
        for (words, expected) in [
            (
                "Spokesman John Kirby said they came",
                "Speaker: Spokesman John Kirby",
            ),
            (
                "White House spokesman John Kirby said",
                "Speaker: John Kirby",
            ),
            (
                "“It came,” said John Kirby, a spokesman",
                "Speaker: John Kirby",
            ),
            ("A senior official said so", "Speaker: A senior official"),
            (
                "the Ministry of Defence announced it",
                "Speaker: Ministry of Defence",
            ),
            (
                "It came, according to the White House.",
                "AccordingTo: the White House",
            ),
            (
                "according to a report by the agency",
                "AccordingTo: a report",
            ),
            ("he said it came", "-"),
            ("They came.", "-"),
            ("said", "-"),
            ("according to", "-"),
            ("", "-"),
        ] {
            let shown = attribution(words).map_or_else(
                || "-".to_owned(),
                |it| format!("{:?}: {}", it.kind, it.name),
            );
            assert_eq!(shown, expected, "{words}");
        }
    }
}

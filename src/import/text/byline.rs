//! Who wrote it: "By Jane Doe", "Автор: …", "(Reporting by Jane Doe; editing by …)", "About the writer".

use super::dates::is_weekday;
use super::lines::{Line, ends_sentence};
use super::phrases::ABOUT_AUTHOR;
use crate::model::{Candidate, FoundIn, MetaSlot};

/// Bylines are short, in bytes.
const LONGEST_BYTES: usize = 240;

/// What stands before the name: with a colon nothing else can be meant; without one the rest must be nothing but names.
const LABELS: &[&str] = &[
    "by",
    "by:",
    "written by",
    "story by",
    "text by",
    "words by",
    "report by",
    "author:",
    "authors:",
    "written by:",
    "автор:",
    "автори:",
    "авторка:",
    "текст:",
    "авторы:",
    "von",
    "von:",
    "autor:",
    "autorin:",
    "text:",
    "par",
    "par:",
    "auteur:",
    "auteur :",
    "por",
    "por:",
    "autora:",
    "بقلم",
    "بقلم:",
    "الكاتب:",
    "كتب:",
];

/// The author that a line names, if it is a byline.
pub(super) fn parse(line: &str) -> Option<String> {
    let line = line.trim();
    if line.len() > LONGEST_BYTES || line.is_empty() {
        return None;
    }
    let lower = line.to_lowercase();
    let label = LABELS
        .iter()
        .filter(|label| {
            lower
                .strip_prefix(**label)
                .is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
        })
        .max_by_key(|label| label.len())?;
    // Lower case may change the length of letters: labels are counted in characters.
    let at = line
        .char_indices()
        .nth(label.chars().count())
        .map(|(at, _)| at)?;
    names(line.get(at..)?)
}

/// "(Reporting by Jane Doe and John Roe in Kyiv; Editing by Max Moe)".
pub(super) fn parse_credits(line: &str) -> Option<String> {
    if line.len() > LONGEST_BYTES * 2 {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let at = lower.find("reporting by ")? + "reporting by ".len();
    if !lower.contains("editing by") && !lower.trim_start().starts_with("(reporting by") {
        return None;
    }
    let rest = line.get(at..)?;
    let end = rest.find([';', ')', '.']).unwrap_or(rest.len());
    let rest = rest.get(..end)?;
    names(rest.split(" in ").next().unwrap_or(rest))
}

/// Whom the line after "About the writer" describes: the name before "is a".
pub(super) fn from_about(lines: &[Line<'_>]) -> Option<Candidate> {
    let at = lines.iter().position(|line| {
        let lower = if line.is_within(60) {
            line.words().to_lowercase()
        } else {
            String::new()
        };
        ABOUT_AUTHOR.contains(&lower.trim_end_matches(|c: char| !c.is_alphanumeric()))
    })?;
    let about = lines.get(at + 1)?.words();
    let end = [
        " is ", " was ", " has ", " covers ", " ist ", " est ", " es ", " — ", " – ", ", ",
    ]
    .iter()
    .filter_map(|word| about.find(word))
    .min()?;
    let name = names(about.get(..end)?)?;
    let wording: String = about.chars().take(100).collect();
    Some(candidate(name, FoundIn::PageText, wording))
}

pub(super) fn candidate(value: String, found_in: FoundIn, wording: String) -> Candidate {
    Candidate {
        slot: MetaSlot::Author,
        value,
        found_in,
        wording,
    }
}

/// The names that words consist of, divided by ", "; what an outlet adds behind them is left out. `None` if the words are
/// not names.
fn names(words: &str) -> Option<String> {
    const MOST_NAMES: usize = 6;
    let words = words
        .trim()
        .trim_end_matches('.')
        .trim_start_matches(':')
        .trim();
    if ends_sentence(words) {
        return None;
    }
    let main = words
        .split(['|', '•', '·', '/', '(', ';', '—', '–'])
        .next()
        .unwrap_or(words)
        .trim();
    let mut found: Vec<String> = Vec::new();
    for (at, part) in split_names(main).into_iter().enumerate() {
        if is_name(&part) {
            found.push(part);
        } else if at == 0 || !is_description(&part) {
            return None;
        } else {
            break;
        }
    }
    (1..=MOST_NAMES)
        .contains(&found.len())
        .then(|| found.join(", "))
}

fn split_names(words: &str) -> Vec<String> {
    let mut text = words.to_owned();
    for joint in [
        " and ", " And ", " AND ", " & ", " und ", " et ", " та ", " і ", " и ", " with ",
    ] {
        text = text.replace(joint, ", ");
    }
    text.split(',')
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Two to five words, each with a capital first, no numbers; particles of names may be small. Scripts without capitals:
/// two to five words.
fn is_name(part: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "di", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "dos", "du",
        "ten", "zu",
    ];
    const NO_NAMES: &[&str] = &[
        "the",
        "staff",
        "our",
        "associated",
        "press",
        "reporter",
        "correspondent",
        "editor",
        "news",
        "desk",
        "agency",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "morning",
        "night",
        "evening",
        "then",
        "now",
        "end",
        "mid",
    ];
    let count = part.split_whitespace().count();
    (2..=5).contains(&count)
        && part.len() <= 80
        && part.split_whitespace().all(|word| {
            let lower = word.to_lowercase();
            let is_capital = word.chars().any(char::is_alphabetic)
                && !word.starts_with(char::is_lowercase)
                && !word
                    .contains(|c: char| c.is_numeric() || matches!(c, ':' | '"' | '“' | '?' | '!'));
            (is_capital || PARTICLES.contains(&word))
                && !NO_NAMES.contains(&lower.as_str())
                && !is_weekday(&lower)
        })
}

/// What outlets write behind a name: the post or the outlet, one short stretch without a verb that could be seen.
fn is_description(part: &str) -> bool {
    part.split_whitespace().count() <= 5 && !ends_sentence(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::lines::lines;

    #[test]
    fn bylines_name_authors() {
        for (line, author) in [
            ("By Jane Doe", "Jane Doe"),
            (
                "by JANE DOE and John van der Roe",
                "JANE DOE, John van der Roe",
            ),
            ("By Jane Doe, Associated Press", "Jane Doe"),
            ("By Jane Doe | The Harbour Post", "Jane Doe"),
            ("Written by: Jane O'Doe-Smith", "Jane O'Doe-Smith"),
            ("Автор: Іван Петренко", "Іван Петренко"),
            ("Von Max Moe und Eva Roe", "Max Moe, Eva Roe"),
            ("Par Anne-Marie Dupont", "Anne-Marie Dupont"),
            ("بقلم محمد علي", "محمد علي"),
        ] {
            assert_eq!(parse(line).as_deref(), Some(author), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "By Friday Morning",
            "By October Russia had sent ships",
            "By the Sea",
            "By sending ships, Moscow made its point.",
            "By Staff Reporter",
            "Bystanders Saw It",
            "Von dem Schiff fehlt jede Spur",
            "By 2023 Russia",
            "By",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn credits_and_portraits_name_authors() {
        let credits = "(Reporting by Jane Doe and John Roe in Kyiv; Editing by Max Moe)";
        assert_eq!(
            parse_credits(credits).as_deref(),
            Some("Jane Doe, John Roe")
        );
        assert_eq!(parse_credits("Reporting by the newspaper showed it."), None);
        let text = "The end.\nAbout the writer\nJane Doe is a Harbour Post correspondent based in the north ... Read more";
        let found = from_about(&lines(text)).expect("author");
        assert_eq!(
            (found.value.as_str(), found.found_in),
            ("Jane Doe", FoundIn::PageText)
        );
        assert_eq!(
            from_about(&lines("About the author\nwe do not know much")),
            None
        );
    }
}

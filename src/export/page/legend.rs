//! A legend of what is on one page only: kinds and standings by their icons, links and ties by their lines, grades.

use super::super::shown::Shown;
use crate::board::{
    BoardTheme, EdgeKey, Level, TieKind, entity_icon, kind_icon, note_icon, standing_icon,
};
use crate::model::{
    Case, Credibility, EntityKind, Findings, LinkKind, NoteKind, RecordKind, RecordRef,
    Reliability, Standing, Strength,
};
use epaint::Color32;
use std::collections::BTreeSet;

/// What stands before the words of an entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Swatch {
    /// An icon.
    Icon(char, Color32),
    /// A piece of a line.
    Line(Color32, LineStyle),
    /// A grade.
    Letter(char),
}

/// How a piece of a line is broken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineStyle {
    Solid,
    Dashed,
    Dotted,
}

/// One thing explained.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub swatch: Swatch,
    pub words: String,
}

/// What is on a page, by what needs to be explained.
#[derive(Debug, Default)]
struct Seen {
    kinds: BTreeSet<RecordKind>,
    standings: BTreeSet<Standing>,
    entities: BTreeSet<EntityKind>,
    notes: BTreeSet<NoteKind>,
    links: BTreeSet<LinkKind>,
    strengths: BTreeSet<Strength>,
    ties: BTreeSet<TieKind>,
    reliabilities: BTreeSet<Reliability>,
    credibilities: BTreeSet<Credibility>,
}

/// The entries for what is shown at a level of detail.
pub(super) fn legend_of(
    case: &Case,
    findings: &Findings,
    shown: &Shown,
    level: Level,
    theme: &BoardTheme,
) -> Vec<Entry> {
    let seen = Seen::of(case, findings, shown);
    let mut entries = Vec::new();
    let mut icon = |icon: char, color: Color32, words: &str| {
        entries.push(Entry {
            swatch: Swatch::Icon(icon, color),
            words: words.to_owned(),
        });
    };
    for kind in &seen.kinds {
        icon(kind_icon(*kind), theme.kind(*kind).text, kind.word());
    }
    for kind in &seen.entities {
        icon(
            entity_icon(*kind),
            theme.kind(RecordKind::Entity).text,
            kind.label(),
        );
    }
    for kind in &seen.notes {
        let words = kind.label().to_lowercase();
        icon(note_icon(*kind), theme.note(*kind).text, &words);
    }
    for standing in &seen.standings {
        let words = standing.label().to_lowercase();
        let words = format!("{words}: {}", meaning(*standing));
        icon(
            standing_icon(*standing),
            theme.standing(*standing).text,
            &words,
        );
    }
    entries.extend(lines(&seen, theme));
    if level == Level::Full {
        entries.extend(grades(&seen));
    }
    entries
}

impl Seen {
    fn of(case: &Case, findings: &Findings, shown: &Shown) -> Self {
        let mut seen = Self::default();
        for card in &shown.cards {
            seen.add(case, findings, card.subject);
        }
        for edge in &shown.edges {
            match edge.key {
                EdgeKey::Link(_) => {
                    seen.links.insert(edge.kind);
                    seen.strengths.insert(edge.strength);
                }
                EdgeKey::Tie(key) => drop(seen.ties.insert(key.kind)),
            }
        }
        seen
    }

    fn add(&mut self, case: &Case, findings: &Findings, subject: RecordRef) {
        match subject {
            RecordRef::Article(id) => {
                let reliability = case.article(id).map(|article| case.reliability_of(article));
                self.reliabilities.extend(reliability);
                self.kinds.insert(RecordKind::Article);
            }
            RecordRef::Claim(id) => {
                let Some(claim) = case.claim(id) else {
                    return;
                };
                let facts = findings.claims.get(&id);
                self.standings
                    .insert(facts.map(|facts| facts.standing).unwrap_or_default());
                self.credibilities.insert(claim.credibility);
                self.reliabilities.insert(case.best_reliability(claim));
                self.kinds.insert(RecordKind::Claim);
            }
            RecordRef::Entity(id) => {
                self.entities
                    .extend(case.entity(id).map(|entity| entity.kind));
            }
            RecordRef::Note(id) => self.notes.extend(case.note(id).map(|note| note.kind)),
            other => drop(self.kinds.insert(other.kind())),
        }
    }
}

/// What a standing means, in a few words.
const fn meaning(standing: Standing) -> &'static str {
    match standing {
        Standing::NotAssessed => "nothing to compare yet",
        Standing::SingleReport => "one report says so",
        Standing::Repeated => "several reports, one origin",
        Standing::Agreed => "two or more independent origins",
        Standing::Differs => "reports disagree",
    }
}

fn lines(seen: &Seen, theme: &BoardTheme) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut line = |color: Color32, style: LineStyle, words: &str| {
        entries.push(Entry {
            swatch: Swatch::Line(color, style),
            words: words.to_owned(),
        });
    };
    for kind in &seen.links {
        line(theme.link(*kind).line, LineStyle::Solid, kind.label());
    }
    // Firm lines need no word, where there are no others.
    if seen
        .strengths
        .iter()
        .any(|strength| *strength != Strength::Confirmed)
    {
        for strength in &seen.strengths {
            let style = match strength {
                Strength::Confirmed => LineStyle::Solid,
                Strength::Unconfirmed => LineStyle::Dashed,
                Strength::Tentative => LineStyle::Dotted,
            };
            line(theme.words.muted, style, strength.label());
        }
    }
    for kind in &seen.ties {
        let style = match kind {
            TieKind::RestsOn => LineStyle::Solid,
            TieKind::SaidBy | TieKind::About => LineStyle::Dashed,
            TieKind::Names | TieKind::NamedIn => LineStyle::Dotted,
        };
        let words = format!("{} (from the records)", kind.label());
        line(theme.tie(*kind), style, &words);
    }
    entries
}

fn grades(seen: &Seen) -> Vec<Entry> {
    let letters = seen.reliabilities.iter().map(|grade| Entry {
        swatch: Swatch::Letter(grade.letter().chars().next().unwrap_or('F')),
        words: grade.label().to_owned(),
    });
    let digits = seen.credibilities.iter().map(|grade| Entry {
        swatch: Swatch::Letter(char::from(b'0' + grade.digit())),
        words: grade.label().to_owned(),
    });
    letters.chain(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{BoardIndex, sample};
    use crate::export::RenderOptions;

    fn words(level: Level, area: emath::Rect) -> Vec<String> {
        let (case, findings) = sample::varied();
        let index = BoardIndex::of(&case);
        let shown = Shown::in_area(&index, area, &RenderOptions::default());
        let theme = BoardTheme::light();
        let entries = legend_of(&case, &findings, &shown, level, &theme);
        entries.into_iter().map(|entry| entry.words).collect()
    }

    #[test]
    fn only_what_is_on_the_page_is_explained() {
        let everything = words(Level::Full, emath::Rect::EVERYTHING);
        for expected in ["article", "claim", "person", "contradicts"] {
            assert!(
                everything.iter().any(|words| words == expected),
                "{expected} in {everything:?}"
            );
        }
        let from_afar = words(Level::Titles, emath::Rect::EVERYTHING);
        let grades = everything.len() - from_afar.len();
        assert!(
            grades >= 2,
            "grades are told where they can be read: {everything:?}"
        );
        let nowhere = emath::Rect::from_min_size(emath::pos2(9e5, 9e5), emath::vec2(9.0, 9.0));
        assert_eq!(words(Level::Full, nowhere), Vec::<String>::new());
    }
}

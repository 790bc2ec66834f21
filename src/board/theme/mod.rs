//! The tokens of the board's look. Nothing else in the board names a colour or a size.
//!
//! Meanings after the palette of Okabe and Ito, which colour-blind readers can tell apart. A meaning has a `line` (bright,
//! for edges, icons and strings), a `text` (the same hue, dark or light enough to be read: at least 4.5 : 1 on card, wash
//! and board) and a `wash` (the hue as a surface). Sizes are in board points at a zoom of 100 %, unless the name says
//! otherwise.

mod contrast;
mod dark;
mod light;
mod print;
pub mod size;

pub use contrast::contrast;

use super::tie::TieKind;
use crate::model::{LinkKind, NoteKind, RecordKind, Standing, Tint};
use epaint::Color32;

/// Which theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Appearance {
    /// Dark words on light paper.
    #[default]
    Light,
    /// Light words on dark paper.
    Dark,
    /// Black on white, for paper.
    Print,
}

/// One meaning in three strengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// For edges, icons and strings.
    pub line: Color32,
    /// For words.
    pub text: Color32,
    /// As a surface under text.
    pub wash: Color32,
}

/// What things lie on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surfaces {
    /// The empty board.
    pub board: Color32,
    /// The dots of the board's grid.
    pub dot: Color32,
    /// The face of a card.
    pub card: Color32,
    /// The inside of a frame.
    pub frame: Color32,
    /// A chip on a card.
    pub chip: Color32,
    /// The plate under a link's label.
    pub plate: Color32,
    /// The soft shadow of a card; transparent where there is none.
    pub shadow: Color32,
}

/// Outlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// The outline of a card.
    pub card: Color32,
    /// The outline of a card under the pointer.
    pub card_hovered: Color32,
    /// The outline of a frame.
    pub frame: Color32,
    /// The outline of a chip.
    pub chip: Color32,
    /// Links without a meaning of their own.
    pub link: Color32,
    /// Derived ties.
    pub tie: Color32,
}

/// Words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Titles and statements.
    pub main: Color32,
    /// Everything that stands back.
    pub muted: Color32,
    /// On a surface in a full colour.
    pub on_accent: Color32,
}

/// What the hand does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Selection: rings, handles, boxes.
    pub accent: Color32,
    /// The inside of a selection box.
    pub accent_wash: Color32,
    /// Cards a search found.
    pub lit: Color32,
    /// Alignment guides.
    pub guide: Color32,
    /// What lies over cards that are dimmed.
    pub veil: Color32,
}

/// The kinds of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Articles.
    pub article: Accent,
    /// Entities.
    pub entity: Accent,
    /// Claims.
    pub claim: Accent,
    /// Notes.
    pub note: Accent,
    /// Images.
    pub image: Accent,
}

/// What comparison may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdicts {
    /// Two or more independent origins agree.
    pub agrees: Accent,
    /// Reports or records conflict: the red string.
    pub conflicts: Accent,
    /// The same, more exactly; or repeated from one origin.
    pub refines: Accent,
    /// Silent, single or not assessed.
    pub silent: Accent,
}

/// All colours of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardTheme {
    /// Which theme it is.
    pub appearance: Appearance,
    /// What things lie on.
    pub surfaces: Surfaces,
    /// Outlines.
    pub lines: Lines,
    /// Words.
    pub words: Words,
    /// What the hand does.
    pub marks: Marks,
    /// The kinds of records.
    pub kinds: Kinds,
    /// What comparison may say.
    pub verdicts: Verdicts,
    /// The analyst's colours, in the order of [`Tint::ALL`] without the first.
    tints: [Accent; 8],
    /// Grounds of outlet monograms; words on them are `monogram_words`.
    monograms: [Color32; 6],
    /// The letter on a monogram.
    pub monogram_words: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn accent(line: u32, text: u32, wash: u32) -> Accent {
    Accent {
        line: rgb(line),
        text: rgb(text),
        wash: rgb(wash),
    }
}

impl BoardTheme {
    /// The theme for an appearance.
    pub fn of(appearance: Appearance) -> Self {
        match appearance {
            Appearance::Light => Self::light(),
            Appearance::Dark => Self::dark(),
            Appearance::Print => Self::print(),
        }
    }

    /// The colours of a kind of record.
    pub fn kind(&self, kind: RecordKind) -> Accent {
        match kind {
            RecordKind::Article | RecordKind::Outlet | RecordKind::Excerpt => self.kinds.article,
            RecordKind::Entity => self.kinds.entity,
            RecordKind::Claim => self.kinds.claim,
            RecordKind::Note => self.kinds.note,
            RecordKind::Image
            | RecordKind::Link
            | RecordKind::Frame
            | RecordKind::Card
            | RecordKind::Bookmark => self.kinds.image,
        }
    }

    /// The colours of a claim's standing.
    pub fn standing(&self, standing: Standing) -> Accent {
        match standing {
            Standing::Agreed => self.verdicts.agrees,
            Standing::Repeated => self.verdicts.refines,
            Standing::Differs => self.verdicts.conflicts,
            Standing::SingleReport | Standing::NotAssessed => self.verdicts.silent,
        }
    }

    /// The colours of a note: a gap and a question are kept apart by icon and edge, not by colour.
    pub fn note(&self, kind: NoteKind) -> Accent {
        match kind {
            NoteKind::Note
            | NoteKind::Assumption
            | NoteKind::Question
            | NoteKind::Gap
            | NoteKind::Judgment => self.kinds.note,
        }
    }

    /// The colours the analyst gave; `None` for no colour.
    pub fn tint(&self, tint: Tint) -> Option<Accent> {
        let at = (tint as usize).checked_sub(1)?;
        self.tints.get(at).copied()
    }

    /// The colours of a stored link: what it says of evidence has the verdict's colour, the rest is quiet.
    pub fn link(&self, kind: LinkKind) -> Accent {
        let quiet = Accent {
            line: self.lines.link,
            text: self.words.muted,
            wash: self.surfaces.plate,
        };
        match kind {
            LinkKind::Contradicts | LinkKind::Undercuts => self.verdicts.conflicts,
            LinkKind::Supports | LinkKind::Restates => self.verdicts.agrees,
            LinkKind::Refines | LinkKind::DerivesFrom => self.verdicts.refines,
            LinkKind::PartOf | LinkKind::LocatedIn | LinkKind::MemberOf | LinkKind::SameAs => {
                self.kinds.entity
            }
            LinkKind::Says => self.kinds.claim,
            LinkKind::Mentions | LinkKind::About | LinkKind::Custom => quiet,
        }
    }

    /// The colour of a derived tie.
    pub fn tie(&self, kind: TieKind) -> Color32 {
        match kind {
            TieKind::RestsOn => self.kinds.article.line,
            TieKind::SaidBy => self.kinds.claim.line,
            TieKind::Names => self.lines.tie,
            TieKind::NamedIn => self.kinds.entity.line,
            TieKind::About => self.kinds.note.line,
        }
    }

    /// The ground of an outlet's monogram, by the number of [`monogram_number`].
    pub fn monogram(&self, number: usize) -> Color32 {
        self.monograms[number % self.monograms.len()]
    }
}

/// Which of the grounds an outlet's monogram has: the same for the same name, in every session.
pub fn monogram_number(outlet_name: &str) -> usize {
    let sum = outlet_name.bytes().fold(7u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    (sum % 6) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn themes() -> [BoardTheme; 3] {
        [BoardTheme::light(), BoardTheme::dark(), BoardTheme::print()]
    }

    #[test]
    fn print_has_no_colour_and_no_shadow() {
        let theme = BoardTheme::print();
        assert_eq!(theme.surfaces.board, Color32::WHITE);
        assert_eq!(theme.surfaces.shadow, Color32::TRANSPARENT);
        let accents = [
            theme.verdicts.conflicts,
            theme.kinds.note,
            theme.kinds.article,
        ];
        for accent in accents.into_iter().chain(theme.tints) {
            for color in [accent.line, accent.text, accent.wash] {
                assert!(color.r() == color.g() && color.g() == color.b());
            }
        }
    }

    #[test]
    fn words_can_be_read_on_every_surface_they_lie_on() {
        for theme in themes() {
            let grounds = [
                theme.surfaces.board,
                theme.surfaces.card,
                theme.surfaces.frame,
                theme.surfaces.chip,
                theme.surfaces.plate,
                theme.kinds.note.wash,
                theme.kinds.image.wash,
            ];
            for ground in grounds.into_iter().chain(theme.tints.map(|tint| tint.wash)) {
                for words in [theme.words.main, theme.words.muted] {
                    let ratio = contrast(words, ground);
                    assert!(
                        ratio >= 4.5,
                        "{:?} {words:?} on {ground:?}: {ratio}",
                        theme.appearance
                    );
                }
            }
        }
    }

    #[test]
    fn coloured_words_can_be_read() {
        for theme in themes() {
            let kinds = [
                theme.kinds.article,
                theme.kinds.entity,
                theme.kinds.claim,
                theme.kinds.note,
                theme.kinds.image,
                theme.verdicts.agrees,
                theme.verdicts.conflicts,
                theme.verdicts.refines,
                theme.verdicts.silent,
            ];
            for accent in kinds.into_iter().chain(theme.tints) {
                for ground in [
                    theme.surfaces.card,
                    theme.surfaces.plate,
                    theme.surfaces.frame,
                    accent.wash,
                ] {
                    let ratio = contrast(accent.text, ground);
                    assert!(
                        ratio >= 4.5,
                        "{:?} {:?} on {ground:?}: {ratio}",
                        theme.appearance,
                        accent.text
                    );
                }
            }
            for ground in theme.monograms {
                assert!(contrast(theme.monogram_words, ground) >= 4.5, "{ground:?}");
            }
        }
    }

    #[test]
    fn edges_and_strings_stand_out() {
        // WCAG 2.2 asks 3 : 1 of graphics that carry meaning.
        for theme in themes() {
            for kind in LinkKind::ALL {
                let line = theme.link(*kind).line;
                assert!(
                    contrast(line, theme.surfaces.board) >= 2.9,
                    "{kind:?} {:?}",
                    theme.appearance
                );
            }
            assert!(contrast(theme.marks.accent, theme.surfaces.board) >= 3.0);
        }
    }
}

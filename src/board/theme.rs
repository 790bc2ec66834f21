//! The tokens of the board's look. Nothing else in the board names a colour or a size.
//!
//! Meanings after the palette of Okabe and Ito, which colour-blind readers can tell apart. A meaning has a `line` (bright,
//! for edges, icons and strings), a `text` (the same hue, dark or light enough to be read: at least 4.5 : 1 on card, wash
//! and board) and a `wash` (the hue as a surface). Sizes are in board points at a zoom of 100 %, unless the name says
//! otherwise.

use super::tie::TieKind;
use crate::model::{LinkKind, NoteKind, RecordKind, Standing, Tint};
use epaint::Color32;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Appearance {
    /// Dark words on light paper.
    #[default]
    Light,
    /// Light words on dark paper.
    Dark,
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
    /// Light or dark.
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
        }
    }

    /// Dark words on light paper.
    pub fn light() -> Self {
        Self {
            appearance: Appearance::Light,
            surfaces: Surfaces {
                board: rgb(0xF6F7F9),
                dot: rgb(0xDCE1E8),
                card: rgb(0xFFFFFF),
                frame: rgb(0xEDF0F4),
                chip: rgb(0xF0F2F6),
                plate: rgb(0xFFFFFF),
                shadow: Color32::from_black_alpha(20),
            },
            lines: Lines {
                card: rgb(0xD9DEE5),
                card_hovered: rgb(0x98A4B3),
                frame: rgb(0xC6CDD8),
                chip: rgb(0xDDE2E9),
                link: rgb(0x66717F),
                tie: rgb(0xA9B3C0),
            },
            words: Words {
                main: rgb(0x1B2430),
                muted: rgb(0x5B6776),
                on_accent: rgb(0xFFFFFF),
            },
            marks: Marks {
                accent: rgb(0x2563EB),
                accent_wash: Color32::from_rgba_premultiplied(4, 11, 26, 28),
                lit: rgb(0xE0A100),
                guide: rgb(0xDB2777),
                veil: Color32::from_rgba_premultiplied(135, 136, 137, 140),
            },
            kinds: Kinds {
                article: accent(0x0072B2, 0x0067A3, 0xE4F0F8),
                entity: accent(0x0F8B8D, 0x0B6F71, 0xDDF0F0),
                claim: accent(0x6F4BD8, 0x6340C8, 0xEDE8FB),
                note: accent(0xB7791F, 0x875508, 0xFFF6DF),
                image: accent(0x5B6776, 0x4A5564, 0xE9ECF0),
            },
            verdicts: Verdicts {
                agrees: accent(0x009E73, 0x007153, 0xDFF3EC),
                conflicts: accent(0xD55E00, 0xA94700, 0xFCEBDF),
                refines: accent(0x2B8CC4, 0x1C699A, 0xE3F1FA),
                silent: accent(0x7B8795, 0x5B6776, 0xF0F2F6),
            },
            tints: [
                accent(0xD64545, 0xAD2B2B, 0xFCEAEA),
                accent(0xDB7A1F, 0x96500A, 0xFDEEDD),
                accent(0xC79A0A, 0x7A5C00, 0xFCF4D2),
                accent(0x4C9A3B, 0x356F28, 0xE6F4E2),
                accent(0x179299, 0x0C6A70, 0xDCF2F2),
                accent(0x3B76D6, 0x245AB3, 0xE5EEFC),
                accent(0x8A57D1, 0x6B3AB3, 0xF0E8FB),
                accent(0x7B8795, 0x535E6C, 0xE9ECF0),
            ],
            monograms: [
                rgb(0x3E6FA8),
                rgb(0xB23A48),
                rgb(0x5A7D3A),
                rgb(0x7A4E9E),
                rgb(0x2F7C80),
                rgb(0x9A5B26),
            ],
            monogram_words: rgb(0xFFFFFF),
        }
    }

    /// Light words on dark paper.
    pub fn dark() -> Self {
        Self {
            appearance: Appearance::Dark,
            surfaces: Surfaces {
                board: rgb(0x14181E),
                dot: rgb(0x262D36),
                card: rgb(0x1E242C),
                frame: rgb(0x181D24),
                chip: rgb(0x2A323C),
                plate: rgb(0x1E242C),
                shadow: Color32::TRANSPARENT,
            },
            lines: Lines {
                card: rgb(0x343C47),
                card_hovered: rgb(0x66727F),
                frame: rgb(0x3A434F),
                chip: rgb(0x3A434F),
                link: rgb(0x9AA6B4),
                tie: rgb(0x596472),
            },
            words: Words {
                main: rgb(0xE8ECF1),
                muted: rgb(0x9AA6B4),
                on_accent: rgb(0x10141A),
            },
            marks: Marks {
                accent: rgb(0x6EA2FF),
                accent_wash: Color32::from_rgba_premultiplied(13, 19, 30, 34),
                lit: rgb(0xF2C230),
                guide: rgb(0xF472B6),
                veil: Color32::from_rgba_premultiplied(11, 13, 17, 140),
            },
            kinds: Kinds {
                article: accent(0x56B4E9, 0x6CBFEE, 0x1B3342),
                entity: accent(0x3FB8B0, 0x55C7C0, 0x17373A),
                claim: accent(0xA58BF5, 0xB5A0F8, 0x2C2747),
                note: accent(0xD9A441, 0xE3B45B, 0x2B251A),
                image: accent(0x9AA6B4, 0xAEB9C5, 0x2A323C),
            },
            verdicts: Verdicts {
                agrees: accent(0x2BBE94, 0x42CBA3, 0x163A32),
                conflicts: accent(0xF0883E, 0xF59A58, 0x402A1C),
                refines: accent(0x74BDE8, 0x86C8EE, 0x1D3445),
                silent: accent(0x7E8A98, 0x9AA6B4, 0x2A323C),
            },
            tints: [
                accent(0xF07575, 0xF49393, 0x3D2426),
                accent(0xEF9A4A, 0xF2AB68, 0x3B2B1C),
                accent(0xDDBB3F, 0xE5C85E, 0x363018),
                accent(0x7CC46B, 0x92D083, 0x223622),
                accent(0x4CBFC4, 0x68CBCF, 0x193639),
                accent(0x78A6F2, 0x92B7F5, 0x1F2E48),
                accent(0xB48BF0, 0xC3A2F4, 0x302645),
                accent(0x9AA6B4, 0xAEB9C5, 0x2B323B),
            ],
            monograms: [
                rgb(0x3E6FA8),
                rgb(0xB23A48),
                rgb(0x5A7D3A),
                rgb(0x7A4E9E),
                rgb(0x2F7C80),
                rgb(0x9A5B26),
            ],
            monogram_words: rgb(0xFFFFFF),
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

/// Sizes of the board's look.
pub mod size {
    /// Corner radius of cards and frames.
    pub const RADIUS_CARD: f32 = 8.0;
    /// Corner radius of frames.
    pub const RADIUS_FRAME: f32 = 10.0;
    /// Corner radius of chips and plates.
    pub const RADIUS_CHIP: f32 = 4.0;
    /// From a card's edge to its text.
    pub const PAD: f32 = 12.0;
    /// Between a card's parts.
    pub const GAP: f32 = 8.0;
    /// Between an icon and its word.
    pub const GAP_ICON: f32 = 5.0;
    /// Type of feet, dates, labels.
    pub const TEXT_META: f32 = 11.0;
    /// Type of first words and captions.
    pub const TEXT_SMALL: f32 = 12.0;
    /// Type of running text.
    pub const TEXT_BODY: f32 = 13.0;
    /// Type of card titles.
    pub const TEXT_TITLE: f32 = 15.0;
    /// Type of frame titles, at 100 %.
    pub const TEXT_FRAME: f32 = 13.0;
    /// Line height as a multiple of the type's size.
    pub const LEADING: f32 = 1.36;
    /// Small icons beside meta text.
    pub const ICON: f32 = 13.0;
    /// Thickness of the coloured edge of cards.
    pub const EDGE: f32 = 3.0;
    /// Distance between the dots of the grid.
    pub const GRID: f32 = 24.0;
    /// Thickness of a stored link.
    pub const LINK: f32 = 1.6;
    /// Thickness of the red string.
    pub const STRING: f32 = 2.4;
    /// Length of an arrow head.
    pub const ARROW: f32 = 9.0;
    /// Thickness of a derived tie.
    pub const TIE: f32 = 1.0;
    /// Thickness of the ring around what is selected, in screen points.
    pub const RING_IN_SCREEN: f32 = 2.0;
    /// Radius of a link handle, in screen points.
    pub const HANDLE_IN_SCREEN: f32 = 5.0;
    /// Side of a resize grip, in screen points.
    pub const GRIP_IN_SCREEN: f32 = 8.0;
    /// How far outside a card's edge its link handles sit, in screen points.
    pub const HANDLE_OFFSET_IN_SCREEN: f32 = 10.0;
}

/// The contrast ratio of two opaque colours (WCAG 2.2, relative luminance), 1 to 21.
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let channel = |byte: u8| {
            let value = f32::from(byte) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn themes() -> [BoardTheme; 2] {
        [BoardTheme::light(), BoardTheme::dark()]
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

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
    }
}

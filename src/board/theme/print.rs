//! Black on white, for paper.

use super::{Appearance, BoardTheme, Kinds, Lines, Marks, Surfaces, Verdicts, Words, accent, rgb};
use epaint::Color32;

impl BoardTheme {
    /// Black on white, for paper: what colour says elsewhere is told by shape, line and word.
    pub fn print() -> Self {
        Self {
            appearance: Appearance::Print,
            surfaces: Surfaces {
                board: rgb(0xFFFFFF),
                dot: rgb(0xFFFFFF),
                card: rgb(0xFFFFFF),
                frame: rgb(0xFFFFFF),
                chip: rgb(0xEDEDED),
                plate: rgb(0xFFFFFF),
                shadow: Color32::TRANSPARENT,
            },
            lines: Lines {
                card: rgb(0x595959),
                card_hovered: rgb(0x000000),
                frame: rgb(0x8C8C8C),
                chip: rgb(0x8C8C8C),
                link: rgb(0x404040),
                tie: rgb(0x737373),
            },
            words: Words {
                main: rgb(0x000000),
                muted: rgb(0x404040),
                on_accent: rgb(0xFFFFFF),
            },
            marks: Marks {
                accent: rgb(0x000000),
                accent_wash: Color32::from_black_alpha(28),
                lit: rgb(0x000000),
                guide: rgb(0x000000),
                veil: Color32::from_white_alpha(140),
            },
            kinds: Kinds {
                article: accent(0x000000, 0x000000, 0xF2F2F2),
                entity: accent(0x404040, 0x000000, 0xE6E6E6),
                claim: accent(0x404040, 0x262626, 0xF2F2F2),
                note: accent(0x595959, 0x262626, 0xF7F7F7),
                image: accent(0x595959, 0x262626, 0xF2F2F2),
            },
            verdicts: Verdicts {
                agrees: accent(0x404040, 0x000000, 0xF2F2F2),
                conflicts: accent(0x000000, 0x000000, 0xFFFFFF),
                refines: accent(0x595959, 0x262626, 0xF2F2F2),
                silent: accent(0x737373, 0x404040, 0xF2F2F2),
            },
            // The analyst's colours are shades of paper: two of them may look alike, and none hides a word.
            tints: [
                accent(0x000000, 0x000000, 0xDEDEDE),
                accent(0x262626, 0x000000, 0xE6E6E6),
                accent(0x595959, 0x000000, 0xFAFAFA),
                accent(0x404040, 0x000000, 0xEDEDED),
                accent(0x404040, 0x000000, 0xF2F2F2),
                accent(0x262626, 0x000000, 0xE6E6E6),
                accent(0x262626, 0x000000, 0xEAEAEA),
                accent(0x595959, 0x000000, 0xF2F2F2),
            ],
            monograms: [rgb(0x404040); 6],
            monogram_words: rgb(0xFFFFFF),
        }
    }
}

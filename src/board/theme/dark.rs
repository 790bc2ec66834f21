//! Light words on dark paper.

use super::{Appearance, BoardTheme, Kinds, Lines, Marks, Surfaces, Verdicts, Words, accent, rgb};
use epaint::Color32;

impl BoardTheme {
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
}

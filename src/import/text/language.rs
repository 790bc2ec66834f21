//! Which language a text is in, guessed from its words.

use super::lines::Line;
use crate::model::{Candidate, FoundIn, MetaSlot};
use whatlang::Lang;

/// How much of a text is looked at, in bytes.
const SAMPLE_BYTES: usize = 6 << 10;

/// The language of the report's lines as a BCP 47 tag, if the guess is reliable.
pub(super) fn candidate(lines: &[Line<'_>]) -> Option<Candidate> {
    let mut sample = String::new();
    for line in lines.iter().filter(|line| line.is_report()) {
        if sample.len() >= SAMPLE_BYTES {
            break;
        }
        let end = line.whole.floor_char_boundary(SAMPLE_BYTES);
        sample.push_str(&line.whole[..end]);
        sample.push('\n');
    }
    language_of(&sample).map(|tag| Candidate {
        slot: MetaSlot::Language,
        value: tag.to_owned(),
        found_in: FoundIn::Guess,
        wording: String::new(),
    })
}

/// The language of a text as a BCP 47 tag, if the guess is reliable.
fn language_of(text: &str) -> Option<&'static str> {
    const FEWEST_LETTERS: usize = 24;
    if text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(FEWEST_LETTERS)
        .count()
        < FEWEST_LETTERS
    {
        return None;
    }
    let info = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    Some(tag(info.lang()))
}

/// BCP 47 takes the two-letter code of ISO 639-1 where there is one.
const fn tag(language: Lang) -> &'static str {
    match language {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_tags() {
        for (text, expected) in [
            (
                "The ship left the harbour on Friday morning, and nobody has seen it since then.",
                Some("en"),
            ),
            (
                "Корабель вийшов з порту в п’ятницю вранці, і відтоді його ніхто не бачив.",
                Some("uk"),
            ),
            (
                "Das Schiff hat den Hafen am Freitagmorgen verlassen und wurde seither nicht gesehen.",
                Some("de"),
            ),
            (
                "غادرت السفينة الميناء صباح يوم الجمعة ولم يرها أحد منذ ذلك الحين",
                Some("ar"),
            ),
            ("OK", None),
            ("12345 67890 12345 67890 12345 67890", None),
        ] {
            assert_eq!(language_of(text), expected, "{text}");
        }
    }
}

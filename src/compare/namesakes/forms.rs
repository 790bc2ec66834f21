//! The forms in which a name is compared.

use any_ascii::any_ascii;

/// Words at the end (or start) of a company's name that say its legal form, in Latin letters.
const LEGAL_FORMS: [&str; 40] = [
    "ag",
    "ao",
    "as",
    "asa",
    "bhd",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "ehf",
    "gmbh",
    "inc",
    "incorporated",
    "jsc",
    "kg",
    "kk",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oao",
    "ojsc",
    "oo",
    "ooo",
    "oy",
    "oyj",
    "pao",
    "pat",
    "pjsc",
    "plc",
    "prat",
    "pte",
    "pty",
    "sa",
    "sarl",
    "spa",
    "srl",
    "tov",
];

/// A name in the forms that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Forms {
    /// The words without case, accents, punctuation, in their own script.
    pub(super) plain: String,
    /// The words in one spelling for all romanisations.
    pub(super) words: Vec<String>,
    /// Without the words of its legal form; empty if it has none.
    pub(super) core: String,
}

impl Forms {
    pub(super) fn of(name: &str) -> Self {
        let plain = plain(name);
        let latin: Vec<String> = words_of(&any_ascii(&plain));
        let is_form = |word: &String| LEGAL_FORMS.contains(&word.as_str());
        let core: Vec<&str> = latin
            .iter()
            .filter(|word| !is_form(word))
            .map(String::as_str)
            .collect();
        let core = if core.is_empty() || core.len() == latin.len() {
            String::new()
        } else {
            core.join(" ")
        };
        Self {
            words: latin.iter().map(|word| romanised(word)).collect(),
            core: romanised_all(&core),
            plain,
        }
    }

    /// The words in one spelling, with spaces.
    pub(super) fn joined(&self) -> String {
        self.words.join(" ")
    }

    /// The same without spaces: scripts put them in different places.
    pub(super) fn run_together(&self) -> String {
        self.words.concat()
    }

    /// The words in order of the alphabet; `None` for a single word.
    pub(super) fn sorted(&self) -> Option<String> {
        let mut words = self.words.clone();
        words.sort_unstable();
        (words.len() > 1).then(|| words.join(" "))
    }
}

fn romanised_all(core: &str) -> String {
    let words = core.split(' ').filter(|word| !word.is_empty());
    words.map(romanised).collect::<Vec<_>>().join(" ")
}

/// Lower case, without marks and punctuation, single spaces.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    let letters = name.nfkd().filter(|letter| !is_combining_mark(*letter));
    let lower = letters.flat_map(char::to_lowercase);
    let mut plain = String::with_capacity(name.len());
    for letter in lower {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !is_dropped(letter) && !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Apostrophes and points within a name part no words: "O'Brien", "L.L.C.".
fn is_dropped(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' | '\u{00b4}' | '.' | '\u{00ad}'
    )
}

fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '\'');
    let clean = words.map(|word| word.replace('\'', ""));
    clean.filter(|word| !word.is_empty()).collect()
}

/// One spelling for what romanisations write differently: "Zelenskyy", "Zelenskiy" and "Zelensky" give one.
fn romanised(word: &str) -> String {
    const SAME: [(&str, &str); 14] = [
        ("shch", "sch"),
        ("tch", "ch"),
        ("kh", "h"),
        ("ph", "f"),
        ("ts", "c"),
        ("tz", "c"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ck", "k"),
        ("w", "v"),
        ("j", "i"),
        ("y", "i"),
        ("q", "k"),
    ];
    let mut word = word.to_owned();
    for (from, to) in SAME {
        if word.contains(from) {
            word = word.replace(from, to);
        }
    }
    let mut one = String::with_capacity(word.len());
    for letter in word.chars() {
        let last = one.chars().next_back();
        if last == Some(letter) {
            continue;
        }
        // "Yeltsin" and "Eltsin", "Dmitriev" and "Dmitrev".
        if letter == 'e' && last == Some('i') {
            one.pop();
        }
        one.push(letter);
    }
    one
}

//! What was asked, and how well a record answers it.

use super::lines::LineKind;
use frizbee::{Config, Matcher};

/// A name with more letters than this is running text: there scattered letters are found anywhere and say nothing.
const LONGEST_FUZZY_NAME: usize = 80;
/// With fewer letters than this, scattered ones say nothing either.
const FEWEST_FUZZY_LETTERS: usize = 3;

/// The whole phrase stands there; only its words do. In a name, in other text.
const PHRASE_IN_NAME: u32 = 1_000;
const PHRASE_IN_TEXT: u32 = 800;
const WORDS_IN_NAME: u32 = 600;
const WORDS_IN_TEXT: u32 = 400;
/// The phrase begins a line, or a word; the word ends with it.
const AT_LINE_START: u32 = 40;
const AT_WORD_START: u32 = 40;
const AT_WORD_END: u32 = 20;

/// Letters without regard to case, one by one, so that what is part of a text is part of the folded text.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        folded.extend(text.chars().flat_map(char::to_lowercase));
    }
}

/// A question, folded: single spaces between its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    phrase: String,
    letters: String,
}

/// How records answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Every word of the query stands in the record.
    Literal,
    /// The letters of the query stand in a name, in order but scattered.
    Fuzzy,
}

/// A record as the index holds it: folded lines, each ended by a line break; names first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) all: &'a str,
    /// Where the names end, in bytes.
    pub(super) names_end: usize,
}

impl<'a> Words<'a> {
    fn names(self) -> &'a str {
        self.all.get(..self.names_end).unwrap_or_default()
    }

    fn short_names(self) -> impl Iterator<Item = (usize, &'a str)> {
        let names = self.names().lines().enumerate();
        names.filter(|(_, line)| line.len() <= LONGEST_FUZZY_NAME)
    }
}

/// How well a record answers, and in which of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) score: u32,
    pub(super) line: usize,
}

impl Query {
    pub(super) fn of(text: &str) -> Self {
        let mut phrase = String::new();
        for word in text.split_whitespace() {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            fold_into(&mut phrase, word);
        }
        let letters = phrase.chars().filter(|letter| *letter != ' ').collect();
        Self { phrase, letters }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.phrase.is_empty()
    }

    /// Whether everything that answers this also answers `earlier`.
    pub(super) fn goes_on_from(&self, earlier: &Self) -> bool {
        self.phrase.starts_with(&earlier.phrase)
    }

    /// Whether a record answers in this manner.
    pub(super) fn is_answered(&self, words: Words<'_>, manner: Manner) -> bool {
        match manner {
            Manner::Literal => self.phrase.split(' ').all(|word| words.all.contains(word)),
            Manner::Fuzzy => words
                .short_names()
                .any(|(_, name)| self.is_scattered_in(name)),
        }
    }

    /// Whether scattered letters are looked for at all.
    pub(super) fn is_long_enough_for_fuzzy(&self) -> bool {
        self.letters.chars().nth(FEWEST_FUZZY_LETTERS - 1).is_some()
    }

    fn is_scattered_in(&self, name: &str) -> bool {
        let mut letters = name.chars();
        self.letters
            .chars()
            .all(|wanted| letters.any(|letter| letter == wanted))
    }

    /// How well a record answers whose words all stand there.
    pub(super) fn literal_answer(&self, words: Words<'_>) -> Answer {
        let mut best: Option<Answer> = None;
        let mut better = |score, line| {
            if best.is_none_or(|best| score > best.score) {
                best = Some(Answer { score, line });
            }
        };
        let mut from = 0;
        for (number, line) in words.all.lines().enumerate() {
            let kind = if from < words.names_end {
                LineKind::Name
            } else {
                LineKind::Text
            };
            from += line.len() + 1;
            if let Some(at) = line.find(&self.phrase) {
                better(phrase_score(kind, line, at, self.phrase.len()), number);
            }
        }
        best.unwrap_or_else(|| self.scattered_words(words))
    }

    /// The words stand in the record, but not one after the other: the line with the longest word is shown.
    fn scattered_words(&self, words: Words<'_>) -> Answer {
        let mut all_words = self.phrase.split(' ');
        let longest = self.phrase.split(' ').max_by_key(|word| word.len());
        let line = longest.and_then(|word| words.all.lines().position(|line| line.contains(word)));
        let score = if all_words.all(|word| words.names().contains(word)) {
            WORDS_IN_NAME
        } else {
            WORDS_IN_TEXT
        };
        Answer {
            score,
            line: line.unwrap_or_default(),
        }
    }

    /// Scores scattered letters.
    pub(super) fn fuzzy_scorer(&self) -> FuzzyScorer<'_> {
        FuzzyScorer {
            query: self,
            matcher: Matcher::new(self.letters.as_str(), &Config::default()),
        }
    }
}

/// Scores scattered letters in names: the closer together and the nearer to the start of words, the better.
pub(super) struct FuzzyScorer<'a> {
    query: &'a Query,
    matcher: Matcher,
}

impl FuzzyScorer<'_> {
    pub(super) fn answer(&mut self, words: Words<'_>) -> Answer {
        let names = words.short_names();
        let scattered = names.filter(|(_, name)| self.query.is_scattered_in(name));
        let mut best = Answer { score: 0, line: 0 };
        for (line, name) in scattered {
            let found = self.matcher.match_list(&[name]);
            let score = found.first().map_or(0, |found| u32::from(found.score));
            if score > best.score {
                best = Answer { score, line };
            }
        }
        best
    }
}

fn phrase_score(kind: LineKind, line: &str, at: usize, length: usize) -> u32 {
    let base = match kind {
        LineKind::Name => PHRASE_IN_NAME,
        LineKind::Text => PHRASE_IN_TEXT,
    };
    let goes_on = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    let after = line
        .get(at + length..)
        .and_then(|after| after.chars().next());
    let mut score = base;
    if at == 0 {
        score += AT_LINE_START;
    }
    if !goes_on(before) {
        score += AT_WORD_START;
    }
    if !goes_on(after) {
        score += AT_WORD_END;
    }
    // Of two the shorter line says more with the same words.
    score + 40u32.saturating_sub(line.len() as u32 / 4)
}

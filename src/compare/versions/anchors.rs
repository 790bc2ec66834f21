//! Quotes of an earlier text found again in a later one: by their words, by what stands around them, by position.

use crate::compare::words::{Word, words_of};
use crate::model::{CONTEXT_CHARS, Excerpt};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// What became of a quote. Positions count Unicode scalar values of the later text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundAgain {
    /// The same words in the same surroundings.
    Intact {
        /// Where they stand.
        chars: Range<u32>,
    },
    /// The same words in other surroundings.
    Moved {
        /// Where they stand.
        chars: Range<u32>,
    },
    /// Other words where they stood, much like them or between the same neighbours.
    Changed {
        /// Where those stand.
        chars: Range<u32>,
        /// What they are.
        words: String,
    },
    /// Nothing like them is there.
    Gone,
}

/// So many places of the same words are weighed against each other.
const MOST_PLACES: usize = 1000;
/// A changed quote shares at least this much of its words with what is now there.
const LEAST_SHARED: f32 = 0.5;
/// A quote of which nothing is left is held by its neighbours if so much of them is still there.
const LEAST_AROUND: f32 = 0.8;
/// So many places of a pair of words are looked at.
const MOST_PAIRS: usize = 64;

/// Finds each of these excerpts of the earlier text in the later one. The effort grows with the length of the text and the
/// number of excerpts.
pub fn find_again<'e>(
    earlier: &str,
    later: &str,
    excerpts: impl IntoIterator<Item = &'e Excerpt>,
) -> Vec<FoundAgain> {
    let later = Later::new(later);
    let earlier_chars = earlier.chars().count().max(1);
    excerpts
        .into_iter()
        .map(|excerpt| {
            let wanted_share = f64::from(excerpt.start) / earlier_chars as f64;
            later
                .same_words(excerpt, wanted_share)
                .or_else(|| later.like_words(excerpt))
                .unwrap_or(FoundAgain::Gone)
        })
        .collect()
}

/// The later text, prepared to be searched.
struct Later<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// Where pairs of neighbouring words stand.
    pairs: HashMap<(u64, u64), Vec<usize>, foldhash::fast::FixedState>,
    /// The byte of every [`STEP`]th scalar value.
    steps: Vec<usize>,
}

const STEP: usize = 256;

impl<'t> Later<'t> {
    fn new(text: &'t str) -> Self {
        let words = words_of(text);
        let mut pairs: HashMap<(u64, u64), Vec<usize>, foldhash::fast::FixedState> =
            HashMap::default();
        for (at, pair) in words.windows(2).enumerate() {
            if let [one, two] = pair {
                let places = pairs.entry((one.hash, two.hash)).or_default();
                if places.len() < MOST_PAIRS {
                    places.push(at);
                }
            }
        }
        let steps = text
            .char_indices()
            .map(|(at, _)| at)
            .step_by(STEP)
            .collect();
        Self {
            text,
            words,
            pairs,
            steps,
        }
    }

    /// The position in scalar values of a byte that begins one.
    fn char_at(&self, byte: usize) -> u32 {
        let step = self
            .steps
            .partition_point(|start| *start <= byte)
            .saturating_sub(1);
        let from = self.steps.get(step).copied().unwrap_or(0);
        let rest = self
            .text
            .get(from..byte)
            .map_or(0, |text| text.chars().count());
        u32::try_from(step * STEP + rest).unwrap_or(u32::MAX)
    }

    fn chars(&self, bytes: &Range<usize>) -> Range<u32> {
        self.char_at(bytes.start)..self.char_at(bytes.end)
    }

    /// The place of the very same words with the most alike surroundings, then the nearest position.
    fn same_words(&self, excerpt: &Excerpt, wanted_share: f64) -> Option<FoundAgain> {
        if excerpt.exact.is_empty() {
            return None;
        }
        let places = self.text.match_indices(&excerpt.exact).take(MOST_PLACES);
        let judged = places.map(|(at, words)| {
            let bytes = at..at + words.len();
            let around = self.around(excerpt, &bytes);
            let share = at as f64 / self.text.len().max(1) as f64;
            ((share - wanted_share).abs(), around, bytes)
        });
        let (_, around, bytes) = judged.min_by(|(off_a, around_a, _), (off_b, around_b, _)| {
            around_b.cmp(around_a).then(off_a.total_cmp(off_b))
        })?;
        let there_was = excerpt.prefix.chars().count() + excerpt.suffix.chars().count();
        let chars = self.chars(&bytes);
        Some(if 2 * around >= there_was {
            FoundAgain::Intact { chars }
        } else {
            FoundAgain::Moved { chars }
        })
    }

    /// How many characters next to a place are those that were next to the quote.
    fn around(&self, excerpt: &Excerpt, bytes: &Range<usize>) -> usize {
        let before = self.text.get(..bytes.start).unwrap_or_default();
        let after = self.text.get(bytes.end..).unwrap_or_default();
        let alike = |(a, b): &(char, char)| a == b;
        let before = before.chars().rev().zip(excerpt.prefix.chars().rev());
        let after = after.chars().zip(excerpt.suffix.chars());
        before.take_while(alike).count() + after.take_while(alike).count()
    }

    /// The place whose words are most like the quote and its neighbours.
    fn like_words(&self, excerpt: &Excerpt) -> Option<FoundAgain> {
        let quote = Quote::new(excerpt);
        let start = self.likeliest_start(&quote.hashes)?;
        let slack = CONTEXT_CHARS / 2 + quote.hashes.len() / 2;
        let from = start.saturating_sub(slack);
        let to = (start + quote.hashes.len() + slack).min(self.words.len());
        let window = self.words.get(from..to)?;
        let hashes: Vec<u64> = window.iter().map(|word| word.hash).collect();
        let ops = capture_diff_slices(Algorithm::Myers, &quote.hashes, &hashes);
        let mapped = mapped(&ops, &quote.exact);
        let is_like = quote.share_kept(&ops, &quote.exact) >= LEAST_SHARED;
        let is_held = !quote.is_bare()
            && quote.share_kept_around(&ops) >= LEAST_AROUND
            && mapped.len() <= 3 * quote.exact.len() + 3;
        if mapped.is_empty() || !(is_like || is_held) {
            return None;
        }
        let first = window.get(mapped.start)?;
        let last = window.get(mapped.end - 1)?;
        let bytes = first.bytes.start..self.with_closing(last.bytes.end, &excerpt.exact);
        Some(FoundAgain::Changed {
            chars: self.chars(&bytes),
            words: self.text.get(bytes)?.to_owned(),
        })
    }

    /// The word at which the quote with its neighbours most likely begins: where most of its pairs of words agree.
    fn likeliest_start(&self, hashes: &[u64]) -> Option<usize> {
        let mut votes: HashMap<usize, usize, foldhash::fast::FixedState> = HashMap::default();
        // Words may have come in between: neighbouring starts vote together.
        const BIN: usize = 8;
        for (at, pair) in hashes.windows(2).enumerate() {
            let [one, two] = pair else { continue };
            for place in self.pairs.get(&(*one, *two)).into_iter().flatten() {
                let start = place.saturating_sub(at);
                *votes.entry(start / BIN).or_default() += 2;
                *votes.entry(start / BIN + 1).or_default() += 1;
                if let Some(bin) = (start / BIN).checked_sub(1) {
                    *votes.entry(bin).or_default() += 1;
                }
            }
        }
        let (bin, _) = votes
            .into_iter()
            .max_by(|(bin_a, a), (bin_b, b)| a.cmp(b).then(bin_b.cmp(bin_a)))?;
        Some(bin * BIN)
    }

    /// Takes in the punctuation that closed the quote, if it closes this place too.
    fn with_closing(&self, end: usize, exact: &str) -> usize {
        let closing = exact.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let closing = exact.get(closing..).unwrap_or_default();
        let rest = self.text.get(end..).unwrap_or_default();
        let same = rest
            .chars()
            .zip(closing.chars())
            .take_while(|(a, b)| a == b);
        end + same
            .map(|(character, _)| character.len_utf8())
            .sum::<usize>()
    }
}

/// An excerpt with its neighbours, as words.
struct Quote {
    hashes: Vec<u64>,
    /// Which of them are the quote itself.
    exact: Range<usize>,
}

impl Quote {
    fn new(excerpt: &Excerpt) -> Self {
        let hashes = |text: &str| words_of(text).into_iter().map(|word| word.hash).collect();
        // The outermost words of the neighbourhood are cut off somewhere.
        let mut before: Vec<u64> = hashes(&excerpt.prefix);
        let mut after: Vec<u64> = hashes(&excerpt.suffix);
        if before.len() > 1 {
            before.remove(0);
        }
        if after.len() > 1 {
            after.pop();
        }
        let exact: Vec<u64> = hashes(&excerpt.exact);
        let range = before.len()..before.len() + exact.len();
        Self {
            hashes: before.into_iter().chain(exact).chain(after).collect(),
            exact: range,
        }
    }

    /// Whether it has no neighbours on one side at least.
    fn is_bare(&self) -> bool {
        self.exact.start == 0 || self.exact.end == self.hashes.len()
    }

    /// Which share of some of its words is still there.
    fn share_kept(&self, ops: &[DiffOp], part: &Range<usize>) -> f32 {
        let kept: usize = ops.iter().map(|op| kept_of(op, part)).sum();
        kept as f32 / part.len().max(1) as f32
    }

    fn share_kept_around(&self, ops: &[DiffOp]) -> f32 {
        let before = self.share_kept(ops, &(0..self.exact.start));
        let after = self.share_kept(ops, &(self.exact.end..self.hashes.len()));
        before.min(after)
    }
}

fn kept_of(op: &DiffOp, part: &Range<usize>) -> usize {
    match op {
        DiffOp::Equal { old_index, len, .. } => {
            let end = (old_index + len).min(part.end);
            end.saturating_sub((*old_index).max(part.start))
        }
        _ => 0,
    }
}

/// Where a range of the old sequence lies in the new one.
fn mapped(ops: &[DiffOp], old: &Range<usize>) -> Range<usize> {
    let mut found: Option<Range<usize>> = None;
    for op in ops {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        let part = match op {
            DiffOp::Equal { .. } => {
                let start = old_range.start.max(old.start);
                let end = old_range.end.min(old.end);
                if start >= end {
                    continue;
                }
                let shift = |at: usize| at - old_range.start + new_range.start;
                shift(start)..shift(end)
            }
            // Words put in between belong to the quote if it goes on around them.
            DiffOp::Insert { old_index, .. } if *old_index > old.start && *old_index < old.end => {
                new_range
            }
            DiffOp::Replace { .. } if old_range.start < old.end && old_range.end > old.start => {
                new_range
            }
            _ => continue,
        };
        found = Some(match found {
            Some(before) => before.start.min(part.start)..before.end.max(part.end),
            None => part,
        });
    }
    found.unwrap_or(0..0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, ExcerptId, TypedId as _};

    const EARLIER: &str = "The ministry held a briefing on Friday. It said that 300 containers were \
        shipped by rail to the border. Nobody was hurt. The spokesman gave no names and left early.";

    fn excerpt(words: &str) -> Excerpt {
        let byte = EARLIER.find(words).expect("the words are there");
        let start = EARLIER[..byte].chars().count() as u32;
        let end = start + words.chars().count() as u32;
        let id = ExcerptId::from_number(1);
        Excerpt::cut(id, ArticleId::from_number(1), EARLIER, start, end).expect("in the text")
    }

    fn found(words: &str, later: &str) -> FoundAgain {
        find_again(EARLIER, later, [&excerpt(words)]).remove(0)
    }

    fn text_of(later: &str, chars: &Range<u32>) -> String {
        let count = (chars.end - chars.start) as usize;
        later
            .chars()
            .skip(chars.start as usize)
            .take(count)
            .collect()
    }

    #[test]
    fn the_same_words_among_the_same_are_intact() {
        let later = format!("Update — Ünicode first.\n\n{EARLIER}");
        let words = "300 containers were shipped";
        let FoundAgain::Intact { chars } = found(words, &later) else {
            panic!("{:?}", found(words, &later))
        };
        assert_eq!(text_of(&later, &chars), words);
    }

    #[test]
    fn of_two_places_the_one_with_the_same_neighbours_counts() {
        let later = format!("Nobody was hurt, they say, in other news today at all. {EARLIER}");
        let FoundAgain::Intact { chars } = found("Nobody was hurt", &later) else {
            panic!("it is intact")
        };
        assert!(chars.start > 20);
    }

    #[test]
    fn the_same_words_elsewhere_have_moved() {
        let later =
            "Summary of the day, all in all: Nobody was hurt and the rest is silence, as ever.";
        assert!(matches!(
            found("Nobody was hurt", later),
            FoundAgain::Moved { .. }
        ));
    }

    #[test]
    fn changed_words_are_told() {
        let later = EARLIER.replace("300 containers were shipped", "1,000 crates were shipped");
        let FoundAgain::Changed { chars, words } = found("300 containers were shipped", &later)
        else {
            panic!("{:?}", found("300 containers were shipped", &later))
        };
        assert_eq!(words, "1,000 crates were shipped");
        assert_eq!(text_of(&later, &chars), words);
    }

    #[test]
    fn words_that_are_all_new_are_held_by_their_neighbours() {
        let later = EARLIER.replace("Nobody was hurt.", "Two people died.");
        let FoundAgain::Changed { words, .. } = found("Nobody was hurt.", &later) else {
            panic!("{:?}", found("Nobody was hurt.", &later))
        };
        assert_eq!(words, "Two people died.");
    }

    #[test]
    fn what_is_not_there_any_more_is_gone() {
        let later =
            "Something else entirely happened in another town, far from any rail or border.";
        assert_eq!(
            found("gave no names and left early", later),
            FoundAgain::Gone
        );
        assert_eq!(found("gave no names and left early", ""), FoundAgain::Gone);
        let shorter = EARLIER.replace(" The spokesman gave no names and left early.", "");
        assert_eq!(
            found("The spokesman gave no names", &shorter),
            FoundAgain::Gone
        );
    }
}

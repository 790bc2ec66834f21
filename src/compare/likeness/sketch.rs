//! A text as the set of its shingles.

use crate::compare::words::{Word, mixed, words_of};

/// How many words one shingle has.
const WORDS: usize = 5;
/// A text with fewer shingles says too little to be compared.
const LEAST_SHINGLES: usize = 12;
/// One in so many shingles is looked up, as a power of two.
const SAMPLE_BITS: u32 = 2;

/// A text as the set of its shingles, each a number; ascending, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    shingles: Vec<u64>,
}

impl Sketch {
    /// The sketch of a text. Walks over all of it.
    pub fn of(text: &str) -> Self {
        let words: Vec<Word> = words_of(text);
        let mut shingles: Vec<u64> = words.windows(WORDS).map(mixed).collect();
        shingles.sort_unstable();
        shingles.dedup();
        if shingles.len() < LEAST_SHINGLES {
            shingles.clear();
        }
        Self { shingles }
    }

    /// Those shingles by which texts find each other: the same quarter in every text.
    pub(super) fn sample(&self) -> &[u64] {
        let limit = 1u64 << (u64::BITS - SAMPLE_BITS);
        let count = self.shingles.partition_point(|shingle| *shingle < limit);
        self.shingles.get(..count).unwrap_or_default()
    }

    /// Which share of this text's shingles the other has too, from 0 to 1; 0 for a text too short to be compared.
    pub fn share_in(&self, other: &Self) -> f32 {
        if self.shingles.is_empty() {
            return 0.0;
        }
        self.common_with(other) as f32 / self.shingles.len() as f32
    }

    fn common_with(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.shingles.iter(), other.shingles.iter());
        let (mut a, mut b) = (one.next(), two.next());
        let mut common = 0;
        while let (Some(x), Some(y)) = (a, b) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a = one.next(),
                std::cmp::Ordering::Greater => b = two.next(),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    (a, b) = (one.next(), two.next());
                }
            }
        }
        common
    }
}

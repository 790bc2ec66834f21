//! Which of many texts have much in common.

use super::sketch::Sketch;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

/// A shingle is looked up in so many texts at most: what stands in more, such as the last line of every report of a
/// paper, tells nothing.
const MOST_PER_SHINGLE: usize = 64;
/// A text gets so many of its kin.
const MOST_KIN: usize = 3;

/// Two texts that have much in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kin<K> {
    /// The text that was asked about.
    pub text: K,
    /// One that is like it.
    pub other: K,
    /// Which share of the text is in the other, from 0 to 1.
    pub share: f32,
    /// Which share of the other is in the text, from 0 to 1.
    pub share_of_other: f32,
}

/// A shingle is a hash already.
#[derive(Default)]
struct AsItIs(u64);

impl std::hash::Hasher for AsItIs {
    fn finish(&self) -> u64 {
        // The uppermost bits are alike in all of the sample.
        self.0.rotate_left(20)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// For each new text, those among the known ones and the new ones before it that have at least `least_share` of one side
/// in common with it; the most alike first. In the order of the new texts.
pub fn kin_among<K: Copy + Ord>(
    known: &[(K, Sketch)],
    new: &[(K, Sketch)],
    least_share: f32,
) -> Vec<Kin<K>> {
    let all: Vec<&(K, Sketch)> = known.iter().chain(new).collect();
    let mut holders: HashMap<u64, Vec<u32>, BuildHasherDefault<AsItIs>> = HashMap::default();
    let mut found = Vec::new();
    for (at, (text, sketch)) in all.iter().enumerate() {
        if at >= known.len() {
            let mut hits: BTreeMap<u32, usize> = BTreeMap::new();
            for holder in sketch.sample().iter().filter_map(|one| holders.get(one)) {
                for other in holder {
                    *hits.entry(*other).or_default() += 1;
                }
            }
            let mut kin = Vec::new();
            for (other_at, shared) in hits {
                let Some((other, other_sketch)) = all.get(other_at as usize) else {
                    continue;
                };
                let fewest = sketch.sample().len().min(other_sketch.sample().len());
                // The sample is small: what looks like half the share may be all of it.
                if (shared as f32) < 0.5 * least_share * fewest as f32 {
                    continue;
                }
                let one = Kin {
                    text: *text,
                    other: *other,
                    share: sketch.share_in(other_sketch),
                    share_of_other: other_sketch.share_in(sketch),
                };
                if one.share.max(one.share_of_other) >= least_share {
                    kin.push(one);
                }
            }
            let closeness = |one: &Kin<K>| one.share + one.share_of_other;
            kin.sort_by(|a, b| {
                closeness(b)
                    .total_cmp(&closeness(a))
                    .then(a.other.cmp(&b.other))
            });
            kin.truncate(MOST_KIN);
            found.extend(kin);
        }
        for shingle in sketch.sample() {
            let holder = holders.entry(*shingle).or_default();
            if holder.len() < MOST_PER_SHINGLE {
                holder.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of so many words, all different from those of other numbers.
    fn story(number: u32, words: u32) -> String {
        let words: Vec<String> = (0..words).map(|at| format!("w{number}x{at}")).collect();
        words.join(" ")
    }

    fn sketched(texts: &[String]) -> Vec<(usize, Sketch)> {
        let sketches = texts.iter().map(|text| Sketch::of(text));
        sketches.enumerate().collect()
    }

    #[test]
    fn a_copy_is_found_whatever_its_case_and_punctuation() {
        let text = story(1, 200);
        let copy = text.to_uppercase().replace(' ', ", ");
        assert_eq!(Sketch::of(&text), Sketch::of(&copy));
        let all = sketched(&[text, story(2, 200), copy]);
        let kin = kin_among(&all[..2], &all[2..], 0.6);
        let only = Kin {
            text: 2,
            other: 0,
            share: 1.0,
            share_of_other: 1.0,
        };
        assert_eq!(kin, [only]);
    }

    #[test]
    fn a_short_report_within_a_long_one_is_told_from_both_sides() {
        let short = story(1, 100);
        let long = format!("{} {short} {}", story(2, 450), story(3, 450));
        let all = sketched(&[long, short]);
        let kin = kin_among(&all[..1], &all[1..], 0.6);
        let [only] = kin.as_slice() else {
            panic!("{kin:?}")
        };
        assert!(only.share > 0.99, "{only:?}");
        assert!((only.share_of_other - 0.1).abs() < 0.02, "{only:?}");
    }

    #[test]
    fn texts_of_one_batch_find_each_other_and_strangers_do_not() {
        let updated = format!("{} {}", story(1, 150), story(9, 50));
        let all = sketched(&[story(1, 200), story(2, 200), updated]);
        let kin = kin_among(&[], &all, 0.6);
        assert_eq!(kin.len(), 1, "{kin:?}");
        assert_eq!((kin[0].text, kin[0].other), (2, 0));
        assert!(kin[0].share > 0.7 && kin[0].share < 0.8, "{kin:?}");
    }

    #[test]
    fn a_text_too_short_to_tell_has_no_kin() {
        let all = sketched(&["more to follow".to_owned(), "more to follow".to_owned()]);
        assert_eq!(kin_among(&[], &all, 0.1), []);
    }
}

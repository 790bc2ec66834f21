//! Flipped bits and cut files: told, and put right as far as that goes; never opened as if they were whole.

use caseboard::model::Case;
use caseboard::storage::{read, repair, write};
use std::fs;
use std::path::Path;

/// Numbers by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }
}

fn sample() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves/start-here.ron");
    fs::read_to_string(path).expect("the sample is there")
}

fn case_of(text: &str) -> Case {
    read(text.as_bytes()).expect("the sample is whole").case
}

/// Whether reading these bytes tells that something is wrong with them.
fn is_told(bytes: &[u8]) -> bool {
    match read(bytes) {
        Ok(loaded) => !loaded.differences.is_empty(),
        Err(_) => true,
    }
}

#[test]
fn a_thousand_flipped_bits_are_told_and_put_back() {
    let text = sample();
    let whole = case_of(&text);
    let mut chance = Chance(1);
    for _ in 0..1_000 {
        let (at, bit) = (chance.below(text.len()), chance.below(8));
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << bit;
        assert!(is_told(&bytes), "bit {bit} of byte {at}");
        let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        if line <= HEAD_LINES {
            continue;
        }
        let repaired = repair(&bytes);
        assert!(
            repaired.case == whole,
            "bit {bit} of byte {at}, line {line}: {:?}",
            repaired.findings
        );
        assert!(
            !repaired.findings.is_empty(),
            "bit {bit} of byte {at}, line {line}"
        );
    }
}

/// Lines that say that this is a case, and of which format: a flipped bit in them is told, and may mean another format.
const HEAD_LINES: usize = 4;

#[test]
fn two_hundred_cuts_are_told_and_lose_no_whole_record_before_them() {
    let text = sample();
    let whole = case_of(&text);
    let mut chance = Chance(2);
    for _ in 0..200 {
        let end = chance.below(text.len() - 1);
        let bytes = &text.as_bytes()[..end];
        assert!(is_told(bytes), "cut at {end}");
        let repaired = repair(bytes);
        assert!(!repaired.findings.is_empty(), "cut at {end}");
        let all = write(&whole).expect("it is written");
        let kept = write(&repaired.case).expect("it is written");
        let ids = |text: &str| -> Vec<String> {
            let records = text
                .lines()
                .filter_map(|line| line.strip_prefix("    (id: \""));
            records
                .filter_map(|line| line.split('"').next().map(str::to_owned))
                .collect()
        };
        // A cut within a line may leave all of its record, only the sum being cut.
        let complete = ids(text[..end].rsplit_once('\n').map_or("", |(lines, _)| lines));
        let found = ids(&kept);
        assert!(complete.iter().all(|id| found.contains(id)), "cut at {end}");
        assert!(
            found.iter().all(|id| ids(&all).contains(id)),
            "cut at {end}"
        );
        assert!(found.len() <= complete.len() + 1, "cut at {end}");
    }
}

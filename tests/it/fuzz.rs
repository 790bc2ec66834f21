//! Mutated case files: read, looked through for problems, saved, read again. Nothing panics, nothing hangs, and what was
//! read once is read again as the same.
//!
//! `CASEBOARD_FUZZ_ROUNDS=10000000 cargo test --release --test it fuzz -- --nocapture` goes on as long as one likes, on
//! all processors; `CASEBOARD_FUZZ_SEED` makes other files. Every round can be repeated: a failure tells its number, and
//! `CASEBOARD_FUZZ_ROUND` does that one alone.

use caseboard::model::Case;
use caseboard::storage::{read, repair, write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

/// Rounds of an ordinary test run.
const FEW_ROUNDS: u64 = 4_000;

/// Records of every kind, with most of their fields.
const RICH: &str = r#"(kind: "caseboard-case", format: 3,
  info: (title: "Fuzz \u{202e} \"x\"\n", question: "Who?", mark: Amber, not_same: [("ent-1", "ent-2")]),
  outlets: [(id: "out-1", name: "Echo", kind: Newspaper, reliability: B, history: [(reliability: C, since: Some("2023-05"), reason: "late")])],
  articles: [(id: "art-1", title: "Ships", outlet: Some("out-1"), published: Some("2023-09-07/2023-10-01"), url: "https://example.org/a // b", language: "en", reliability: Some(A), tags: ["a", "b"], blocks: [(start: 0, end: 5, shape: Paragraph)], sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", text: "Корабль left at night.")],
  excerpts: [(id: "exc-1", article: "art-1", start: 0, end: 7, exact: "Корабль", suffix: " left")],
  entities: [(id: "ent-1", kind: Vessel, name: "Корабль", aliases: ["Ship"], identifiers: [(scheme: "IMO", value: "1")], excerpts: ["exc-1"], coordinates: Some((lat: 1.5, lon: -2.25))), (id: "ent-2", name: "O")],
  claims: [(id: "clm-1", statement: "It left", speaker: Some("ent-1"), according_to: [(source: Some("ent-2"), wording: "he said", knowledge: Told)], modality: Possible, when: Some((edtf: "2023-08~", wording: "in August")), place: Some("ent-2"), quantity: Some((comparator: Between, value: 1.0, upper: Some(2.5), unit: "ships")), excerpts: ["exc-1"], entities: ["ent-1"], credibility: 2, tags: ["t"], mark: Some(Red))],
  notes: [(id: "not-1", kind: Judgment, text: "Likely", excerpts: ["exc-1"], likelihood: Some(Likely), confidence: Some(Low))],
  images: [(id: "img-1", sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", extension: "png", bytes: 10, width_px: 40, height_px: 30, caption: "c", crop: Some((x_px: 1, y_px: 2, width_px: 3, height_px: 4)), markup: [(from: (x: 0.0, y: 0.5), to: (x: 1.0, y: 1.0), label: "here")])],
  links: [(id: "lnk-1", kind: Contradicts, from: "clm-1", to: "not-1", label: "so", strength: Tentative, excerpt: Some("exc-1"), foreign: Some((id: "e1", keys: {"k": "\"v\""})))],
  frames: [(id: "frm-1", title: "Page", pos: (x: -10.0, y: 0.0), size: (x: 500.0, y: 400.0), page: 1, speaker_notes: "say")],
  cards: [(id: "crd-1", subject: "ent-1", pos: (x: 0.0, y: 0.0), size: (x: 100.0, y: 100.0), z: -3, frame: Some("frm-1"), tint: Red), (id: "crd-2", subject: "clm-1", pos: (x: 1e3, y: 0.125), size: (x: 100.0, y: 100.0), folded_into: Some("crd-1"), collapsed: true)],
  bookmarks: [(id: "bkm-1", title: "Here", center: (x: 0.0, y: 0.0), zoom: 1.5)],
)"#;

/// Pieces that have a meaning somewhere, or nowhere.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\\",
    ",",
    ":",
    "Some(",
    "None",
    "()",
    "//",
    "/*",
    "*/",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{2028}",
    "\u{0b}",
    "é",
    "ﷺ",
    "👩‍👩‍👧",
    "\u{300}",
    "NaN",
    "inf",
    "-inf",
    "1e400",
    "-0.0",
    "1e-320",
    "18446744073709551616",
    "-1",
    "0x7f",
    "1_0",
    "r#\"",
    "\"#",
    "'",
    "#![enable(implicit_some)]",
    "id: \"ent-1\",",
    "\"ent-1\"",
    "\"crd-zzzzzzzzzzzzz\"",
    "format: 4,",
    "format: 99,",
    "    (id: \"not-5\", text: \"new\"),\n",
    "  cards: [",
    " // 00000000-0000",
    "\\u{0}",
    "\\u{10ffff}",
    "\\x41",
    "\\n",
    "cards: [],",
    "true",
    "A(",
    "  ],",
];

/// Changes that repeat with the number they start from.
struct Mutator(u64);

impl Mutator {
    fn new(seed: u64, round: u64) -> Self {
        Self(seed ^ round.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below `end`, which is at least 1 (splitmix).
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or(0) % end.max(1)
    }

    fn pick<'a>(&mut self, some: &[&'a str]) -> &'a str {
        some[self.below(some.len())]
    }

    fn range(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        start..(start + self.below(most)).min(length)
    }

    fn mutated(&mut self, texts: &[String]) -> Vec<u8> {
        let first = self.below(texts.len());
        let mut bytes = texts[first].clone().into_bytes();
        // Half of the files are changed in what they say, and are cases mostly; the others in any way.
        let is_gentle = self.below(2) == 0;
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            match self.below(if is_gentle { 3 } else { 7 }) {
                0 => self.change_number(&mut bytes, at),
                1 => self.change_id(&mut bytes, at),
                2 => self.change_lines(&mut bytes),
                _ => self.change_bytes(&mut bytes, texts),
            }
        }
        bytes
    }

    fn change_bytes(&mut self, bytes: &mut Vec<u8>, texts: &[String]) {
        let at = self.below(bytes.len());
        match self.below(7) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(self.range(bytes.len(), 40))),
            3 => {
                let token = self.pick(TOKENS);
                bytes.splice(at..at, token.bytes());
            }
            4 => {
                let bracket = self
                    .pick(&["[", "(", "{", "Some(", "A("])
                    .repeat(self.below(200));
                bytes.splice(at..at, bracket.into_bytes());
            }
            5 => {
                let other = texts[self.below(texts.len())].as_bytes();
                let part = other[self.range(other.len(), 300)].to_vec();
                let to = self.range(bytes.len(), 300);
                bytes.splice(to, part);
            }
            _ => {
                let part = bytes[self.range(bytes.len(), 200)].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }

    /// Writes another number in place of the next one.
    fn change_number(&mut self, bytes: &mut Vec<u8>, at: usize) {
        let is_part = |byte: &u8| byte.is_ascii_digit() || b".-e".contains(byte);
        let Some(start) = bytes.iter().skip(at).position(u8::is_ascii_digit) else {
            return;
        };
        let start = at + start;
        let length = bytes[start..]
            .iter()
            .take_while(|byte| is_part(byte))
            .count();
        let number = match self.below(5) {
            0 => self.below(10).to_string(),
            1 => "4294967295".to_owned(),
            2 => "1e39".to_owned(),
            3 => "-0.0".to_owned(),
            _ => format!("{}.{}", self.below(100_000), self.below(1_000)),
        };
        bytes.splice(start..start + length, number.into_bytes());
    }

    /// Lets a reference lead to another record, or two records have one id.
    fn change_id(&mut self, bytes: &mut [u8], at: usize) {
        const IDS: [&str; 9] = [
            "art-1", "exc-1", "ent-1", "ent-2", "clm-1", "not-1", "frm-1", "crd-1", "crd-2",
        ];
        let is_id = |part: &[u8]| part.starts_with(b"\"") && part.get(4) == Some(&b'-');
        let found = bytes[at..].windows(7).position(is_id);
        if let Some(found) = found {
            let id = self.pick(&IDS);
            bytes[at + found + 1..at + found + 6].copy_from_slice(id.as_bytes());
        }
    }

    fn change_lines(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = bytes
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        let (one, other) = (self.below(lines.len()), self.below(lines.len()));
        match self.below(4) {
            0 => lines.swap(one, other),
            1 => drop(lines.remove(one)),
            2 => lines.insert(other, lines[one].clone()),
            _ => {
                let half = lines[other].len() / 2;
                let tail = lines[other].split_off(half);
                lines[one].extend(tail);
            }
        }
        *bytes = lines.join(&b'\n');
    }
}

/// The texts that are mutated: by hand, and as the program writes them.
fn texts() -> Vec<String> {
    let rich = read(RICH.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let written = write(&rich.case).expect("it is written");
    let old = written.lines().filter_map(|line| line.split(" // ").next());
    let old = old.collect::<Vec<_>>().join("\n");
    let mut texts = vec![RICH.to_owned(), old.replace("format: 4", "format: 2")];
    // Small cases cost little, and a change hits more of what they say: one of each table.
    for table in RICH
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("  info"))
    {
        let text =
            format!("(kind: \"caseboard-case\", format: 3,\n info: (title: \"One\"),\n{table}\n)");
        let case = read(text.as_bytes())
            .unwrap_or_else(|error| panic!("{error}"))
            .case;
        texts.push(write(&case).expect("it is written"));
    }
    texts.push(written);
    texts
}

/// A case is written, and read again as the same.
fn goes_round(case: &Case) {
    let text = write(case).expect("what was read is written");
    let again = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(again.differences, [], "{text}");
    assert_eq!(again.problems, case.problems(), "{text}");
    let twice = write(&again.case).expect("it is written again");
    assert!(twice == text, "{text}\nbecame\n{twice}");
    // What is no number is unequal to itself; such a case is compared by its text.
    let has_what_is_no_number = text.contains("NaN");
    assert!(again.case == *case || has_what_is_no_number, "{text}");
}

/// One round. Whether the bytes could be read.
fn survives(bytes: &[u8], round: u64) -> bool {
    let is_read = match read(bytes) {
        Ok(loaded) => {
            goes_round(&loaded.case);
            true
        }
        Err(error) => {
            assert!(error.to_string().chars().count() <= 400, "{error}");
            false
        }
    };
    // Reading what can be read is slower; a part of the rounds is enough.
    if round.is_multiple_of(16) {
        goes_round(&repair(bytes).case);
    }
    is_read
}

fn number_from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn mutated_cases_are_read_or_refused_and_go_round() {
    let texts = texts();
    let seed = number_from_environment("CASEBOARD_FUZZ_SEED").unwrap_or(0);
    if let Some(round) = number_from_environment("CASEBOARD_FUZZ_ROUND") {
        let bytes = Mutator::new(seed, round).mutated(&texts);
        println!("{}", String::from_utf8_lossy(&bytes));
        survives(&bytes, 0);
        return;
    }
    let rounds = number_from_environment("CASEBOARD_FUZZ_ROUNDS").unwrap_or(FEW_ROUNDS);
    let (next, read_count) = (AtomicU64::new(0), AtomicU64::new(0));
    let work = || {
        loop {
            let round = next.fetch_add(1, Ordering::Relaxed);
            if round >= rounds {
                return;
            }
            let bytes = Mutator::new(seed, round).mutated(&texts);
            match catch_unwind(AssertUnwindSafe(|| survives(&bytes, round))) {
                Ok(is_read) => drop(read_count.fetch_add(is_read.into(), Ordering::Relaxed)),
                Err(_) => {
                    panic!("round {round} of seed {seed}; CASEBOARD_FUZZ_ROUND={round} repeats it")
                }
            }
            if round > 0 && round.is_multiple_of(1_000_000) {
                println!("{round} rounds");
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            // Nested brackets need stack.
            let thread = std::thread::Builder::new().stack_size(16 << 20);
            thread.spawn_scoped(scope, work).expect("a thread");
        }
    });
    let read_count = read_count.into_inner();
    println!("{rounds} mutated cases, of which {read_count} could be read");
    assert!(
        read_count * 50 > rounds,
        "too few of them can be read: {read_count}"
    );
    assert!(read_count < rounds, "some are broken");
}

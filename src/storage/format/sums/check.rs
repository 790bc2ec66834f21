//! Looking for lines that are not as they were written.

use super::difference::{LineDifference, LineDifferenceKind};
use super::line::{
    LineKind, Neighbour, SummedLine, bits_between, end_tail, has_sum, item_tail, key, looked_at,
    split,
};
use crate::model::RecordKind;
use crate::storage::format::{FORMAT, KIND};
use std::sync::LazyLock;

/// How far into a text one looks for a sum, in lines: they come with the first field already.
const FIRST_LINES: usize = 12;

/// Every line of a case that is not as the program wrote it, in their order. The bytes are without a byte order mark.
pub(crate) fn check(bytes: &[u8]) -> Vec<LineDifference> {
    let mut check = Check {
        found: Vec::new(),
        before: Neighbour::default(),
        was_told: false,
        frame: Frame::new(),
    };
    for (at, line) in lines(bytes).enumerate() {
        check.line(at + 1, line);
    }
    check.found
}

/// Whether a text has sums, which older formats have not.
pub(crate) fn has_sums(bytes: &[u8]) -> bool {
    lines(bytes).take(FIRST_LINES).any(has_sum)
}

/// The lines without their ends, which may be those of any system. An empty one at the end is none.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

/// What is known while one walks over the lines.
struct Check {
    found: Vec<LineDifference>,
    before: Neighbour,
    /// Whether the line before was told: then its name may be wrong too.
    was_told: bool,
    frame: Frame,
}

impl Check {
    fn line(&mut self, number: usize, line: &[u8]) {
        match LineKind::of(line) {
            LineKind::Item => self.item(number, line),
            LineKind::End => self.end(number, line),
            kind => {
                if let LineKind::Begin(name) = kind {
                    self.before = Neighbour::of(name);
                    self.was_told = false;
                }
                self.frame_line(number, line);
            }
        }
    }

    fn item(&mut self, number: usize, line: &[u8]) {
        let expected = |(body, _)| item_tail(body, self.before);
        let is_right = split(line).is_some_and(|parts| expected(parts).as_bytes() == parts.1);
        let told = if is_right {
            None
        } else {
            match looked_at(line) {
                SummedLine::Intact(_) if self.was_told => None,
                SummedLine::Intact(_) => Some(self.neighbour(line)),
                SummedLine::BitFlipped(..) => Some(LineDifferenceKind::BitFlipped),
                SummedLine::SumFlipped(_) => Some(LineDifferenceKind::SumFlipped),
                SummedLine::Other => Some(LineDifferenceKind::Content),
                SummedLine::WithoutSum => Some(LineDifferenceKind::NoSum),
            }
        };
        let key = key(line);
        self.before = Neighbour::of(key);
        self.was_told = told.is_some_and(|kind| {
            !matches!(
                kind,
                LineDifferenceKind::Neighbour | LineDifferenceKind::SumFlipped
            )
        });
        if let Some(kind) = told {
            let record = std::str::from_utf8(key).ok().and_then(|id| id.parse().ok());
            self.found.push(LineDifference {
                line: number,
                record,
                kind,
            });
        }
    }

    /// What it means that a line is whole and its sum says another item before it.
    fn neighbour(&self, line: &[u8]) -> LineDifferenceKind {
        let Some((body, tail)) = split(line) else {
            return LineDifferenceKind::Neighbour;
        };
        match bits_between(tail, item_tail(body, self.before).as_bytes()) {
            1 => LineDifferenceKind::SumFlipped,
            _ => LineDifferenceKind::Neighbour,
        }
    }

    fn end(&mut self, number: usize, line: &[u8]) {
        let (bracket, tail) = line.split_at_checked(4).unwrap_or((line, &[]));
        let expected = end_tail(self.before);
        if tail != expected.as_bytes() && !self.was_told {
            let kind = match tail.len() == expected.as_bytes().len() {
                false => LineDifferenceKind::NoSum,
                true if bits_between(tail, expected.as_bytes()) == 1 => {
                    LineDifferenceKind::SumFlipped
                }
                true => LineDifferenceKind::Neighbour,
            };
            self.tell(number, kind);
        }
        self.frame_line(number, bracket);
    }

    fn frame_line(&mut self, number: usize, line: &[u8]) {
        if !self.frame.takes(line) {
            self.tell(number, LineDifferenceKind::Frame);
        }
    }

    fn tell(&mut self, line: usize, kind: LineDifferenceKind) {
        self.found.push(LineDifference {
            line,
            record: None,
            kind,
        });
    }
}

/// The lines of which every case has the same.
struct Frame {
    /// Which of them comes next.
    next: usize,
    /// Whether a table was begun and not ended.
    is_in_table: bool,
    /// Set once a line did not fit: what follows cannot be told any more.
    is_lost: bool,
}

/// The longest line that frames the tables, in bytes, and some.
const LONGEST_FRAME_LINE: usize = 40;
/// The number of the line that says the format.
const FORMAT_LINE: usize = 2;

/// Every line that frames the tables, those before the tables first; the ends of tables without their sums.
static FRAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tables = RecordKind::ALL.iter().map(|kind| kind.plural());
    let tables = tables.flat_map(|name| [format!("  {name}: [],"), format!("  {name}: [")]);
    let ends = ["  ],", ")"].map(str::to_owned);
    let head = (0..HEAD_LINES).map(head_line);
    head.chain(tables).chain(ends).collect()
});

/// A line that frames the tables, if this line is one but for one bit. The line that says the format is left alone: a later
/// format may be one bit away.
pub(crate) fn frame_line_like(line: &[u8]) -> Option<&'static str> {
    if line.len() > LONGEST_FRAME_LINE {
        return None;
    }
    let bare = bare(line);
    let at_distance = |bits: u32| {
        let is_like = |frame: &String| {
            frame.len() == bare.len() && bits_between(frame.as_bytes(), bare) == bits
        };
        FRAMES.iter().position(is_like)
    };
    if at_distance(0).is_some() {
        return None;
    }
    let found = at_distance(1).filter(|number| *number != FORMAT_LINE)?;
    FRAMES.get(found).map(String::as_str)
}

/// How long the beginning of a line is that is a whole line of the frame, if what follows is a line of its own but for the
/// lost end between them.
pub(crate) fn frame_before_lost_end(line: &[u8]) -> Option<usize> {
    let is_line = |rest: &[u8]| {
        matches!(looked_at(rest), SummedLine::Intact(_))
            || FRAMES.iter().any(|frame| frame.as_bytes() == bare(rest))
    };
    let sum = end_tail(Neighbour::default()).as_bytes().len();
    FRAMES
        .iter()
        .filter(|frame| line.starts_with(frame.as_bytes()))
        .flat_map(|frame| [frame.len(), frame.len() + sum])
        .find(|length| line.get(length + 1..).is_some_and(is_line))
}

/// A line without the sum behind the end of a table.
fn bare(line: &[u8]) -> &[u8] {
    match line.split_at_checked(4) {
        Some((bracket, tail)) if tail.len() == end_tail(Neighbour::default()).as_bytes().len() => {
            bracket
        }
        _ => line,
    }
}

/// How many lines stand before the tables.
const HEAD_LINES: usize = 5;

impl Frame {
    const fn new() -> Self {
        Self {
            next: 0,
            is_in_table: false,
            is_lost: false,
        }
    }

    /// Whether this line comes next. Once one did not, every other fits.
    fn takes(&mut self, line: &[u8]) -> bool {
        if self.is_lost {
            return true;
        }
        let fits = match self.next.checked_sub(HEAD_LINES) {
            None => line == head_line(self.next).as_bytes(),
            Some(table) => match RecordKind::ALL.get(table) {
                Some(_) if self.is_in_table => line == b"  ],",
                Some(kind) => return self.takes_table(line, kind.plural()),
                None => self.next == HEAD_LINES + RecordKind::ALL.len() && line == b")",
            },
        };
        self.is_in_table = false;
        self.next += 1;
        self.is_lost = !fits;
        fits
    }

    /// Takes the beginning of a table, or the whole of an empty one.
    fn takes_table(&mut self, line: &[u8], name: &str) -> bool {
        let rest = line
            .strip_prefix(b"  ")
            .and_then(|line| line.strip_prefix(name.as_bytes()));
        match rest {
            Some(b": [],") => self.next += 1,
            Some(b": [") => self.is_in_table = true,
            _ => self.is_lost = true,
        }
        !self.is_lost
    }
}

/// A line before the tables, by its number from 0.
fn head_line(number: usize) -> String {
    match number {
        0 => "(".to_owned(),
        1 => format!("  kind: \"{KIND}\","),
        FORMAT_LINE => format!("  format: {FORMAT},"),
        3 => "  info: (".to_owned(),
        _ => "  ),".to_owned(),
    }
}

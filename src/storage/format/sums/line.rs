//! One line and its sum.

use super::flipped::{FlippedBit, flipped_bit};

/// Length of ` // 6a3f0c12-91d4`.
const ITEM_TAIL_BYTES: usize = 17;
/// How much of it says what the line is, the mark of the comment aside.
const CONTENT_DIGITS: usize = 8;
/// What begins the comment.
const MARK: &[u8] = b" // ";

/// What a line of a case is, by its first and last characters.
pub(super) enum LineKind<'a> {
    /// A record, or a field of what is said of the case as a whole.
    Item,
    /// The beginning of a table, with its name.
    Begin(&'a [u8]),
    /// The end of a table.
    End,
    /// Anything else.
    Other,
}

impl<'a> LineKind<'a> {
    /// What a line is; its end may have a sum already.
    pub(super) fn of(line: &'a [u8]) -> Self {
        if line.starts_with(b"    ") {
            return Self::Item;
        }
        if line.starts_with(b"  ],") || line.starts_with(b"  ),") {
            return Self::End;
        }
        let is_begin = line.ends_with(b": [") || line.ends_with(b": (");
        match line.strip_prefix(b"  ") {
            Some(rest) if is_begin => Self::Begin(&rest[..rest.len() - 3]),
            _ => Self::Other,
        }
    }
}

/// What an item is called: the id of a record, the name of a field.
pub(super) fn key(line: &[u8]) -> &[u8] {
    let (name, end) = match line.strip_prefix(b"    (id: \"") {
        Some(id) => (id, b'"'),
        None => (line.trim_ascii_start(), b':'),
    };
    let length = name.iter().position(|byte| *byte == end);
    &name[..length.unwrap_or(name.len())]
}

/// The name of the item before, or of the table for its first one, as a small number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Neighbour(u16);

impl Neighbour {
    /// The item, or the table, of this name.
    pub(super) fn of(name: &[u8]) -> Self {
        let sum = crc32fast::hash(name);
        let [low, high] = [sum & 0xffff, sum >> 16];
        Self(u16::try_from(low ^ high).unwrap_or_default())
    }
}

/// The comment at the end of a line, with its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    bytes: [u8; ITEM_TAIL_BYTES],
    length: usize,
}

impl Tail {
    const fn new() -> Self {
        Self {
            bytes: [0; ITEM_TAIL_BYTES],
            length: 0,
        }
    }

    fn with(mut self, bytes: &[u8]) -> Self {
        for byte in bytes {
            if let Some(place) = self.bytes.get_mut(self.length) {
                *place = *byte;
                self.length += 1;
            }
        }
        self
    }

    /// Adds the lowest digits of a number, the highest of them first.
    fn with_digits(self, number: u32, digits: u32) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        (0..digits).rev().fold(self, |tail, at| {
            let digit = (number >> (4 * at)) & 15;
            tail.with(&[DIGITS[digit as usize]])
        })
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    pub(super) fn push_to(&self, text: &mut String) {
        text.extend(self.as_bytes().iter().map(|byte| char::from(*byte)));
    }
}

/// The sum of an item: of its line and of the item before it.
pub(super) fn item_tail(line: &[u8], before: Neighbour) -> Tail {
    Tail::new()
        .with(MARK)
        .with_digits(crc32fast::hash(line), 8)
        .with(b"-")
        .with_digits(before.0.into(), 4)
}

/// The sum at the end of a table: of its last item.
pub(super) fn end_tail(last: Neighbour) -> Tail {
    Tail::new().with(MARK).with_digits(last.0.into(), 4)
}

/// A line compared with the sum at its end, whatever stands before it in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SummedLine<'a> {
    /// It is as it was written. These bytes are without the sum.
    Intact(&'a [u8]),
    /// One bit of it is another than it was. These bytes are the line as it was, without the sum.
    BitFlipped(Vec<u8>, FlippedBit),
    /// One bit of the sum itself is another. These bytes are the line, which is as it was.
    SumFlipped(&'a [u8]),
    /// It is not as it was written.
    Other,
    /// There is no sum.
    WithoutSum,
}

/// Compares a line, without its end, with its sum.
pub(crate) fn looked_at(line: &[u8]) -> SummedLine<'_> {
    let Some((body, tail)) = split(line) else {
        return SummedLine::WithoutSum;
    };
    // Only the part for the line itself counts here.
    let own = &tail[..MARK.len() + CONTENT_DIGITS];
    let sum = crc32fast::hash(body);
    let expected = Tail::new().with(MARK).with_digits(sum, 8);
    match bits_between(own, expected.as_bytes()) {
        0 => return SummedLine::Intact(body),
        1 => return SummedLine::SumFlipped(body),
        _ => {}
    }
    let Some(written) = content_digits(tail) else {
        return SummedLine::WithoutSum;
    };
    match flipped_bit(body, sum ^ written) {
        Some(bit) => SummedLine::BitFlipped(bit.put_back(body), bit),
        None => SummedLine::Other,
    }
}

/// The beginning of a line that has a sum which is right, if it is followed by something else: two lines that became one
/// because the end of the first was lost. Gives the beginning with its sum.
pub(crate) fn prefix_with_sum(line: &[u8]) -> Option<&[u8]> {
    let mut sum = crc32fast::Hasher::new();
    let mut summed = 0;
    let marks = line.windows(MARK.len()).enumerate();
    for (at, _) in marks.filter(|(_, part)| *part == MARK) {
        sum.update(line.get(summed..at)?);
        summed = at;
        let end = at + ITEM_TAIL_BYTES;
        let written = content_digits(line.get(at..end)?);
        if end < line.len() && written == Some(sum.clone().finalize()) {
            return line.get(..end);
        }
    }
    None
}

/// The line without its sum, and the sum.
pub(super) fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    line.split_at_checked(line.len().checked_sub(ITEM_TAIL_BYTES)?)
}

/// Whether the end of a line has the form of a sum.
pub(crate) fn has_sum(line: &[u8]) -> bool {
    split(line).is_some_and(|(_, tail)| content_digits(tail).is_some())
}

/// What a sum says of its line, if it has the form of a sum.
fn content_digits(tail: &[u8]) -> Option<u32> {
    let digits = tail.strip_prefix(MARK)?;
    let (content, neighbour) = digits.split_at_checked(CONTENT_DIGITS)?;
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let has_form = neighbour.strip_prefix(b"-")?.iter().all(is_digit);
    let content = content.iter().all(is_digit).then_some(content)?;
    let number = u32::from_str_radix(std::str::from_utf8(content).ok()?, 16).ok()?;
    has_form.then_some(number)
}

/// How many bits differ between two texts of the same length.
pub(super) fn bits_between(one: &[u8], other: &[u8]) -> u32 {
    let pairs = one.iter().zip(other);
    pairs.map(|(one, other)| (one ^ other).count_ones()).sum()
}

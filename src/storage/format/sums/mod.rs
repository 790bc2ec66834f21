//! Sums in the text of a case, by which a changed line is told.
//!
//! ```text
//!   entities: [
//!     (id: "ent-1", name: "One"), // 6a3f0c12-91d4
//!     (id: "ent-2", kind: Person, name: "Two"), // 0b77e5a9-3c02
//!   ], // 77af
//! ```
//!
//! Each item (a record, or a field of what is said of the case as a whole) has its sum in a comment at the end of its own
//! line: eight digits for the line, the CRC-32 of everything before the comment, and four for the item before it in its
//! table, by name. The end of a table has four for its last item. What frames the tables is the same in every case and has
//! no sums: it is compared with what the program writes.
//!
//! So a changed record is one changed line, and a record that was taken out, added or moved changes the line behind it
//! besides: what two people change at different places can still be merged line by line, and the sums of the merged file
//! are right. There is no sum of the whole file, which any two changes would quarrel about. Line ends may be those of any
//! system.
//!
//! Limitation: a table that was emptied together with its frame looks like one that was always empty; what referred to its
//! records is told as a problem of the case.
//!
//! A CRC tells accidents, not forgers: whoever changes a file can write new sums. It is linear, which is why a single
//! flipped bit can be found and put back.

mod check;
mod difference;
mod flipped;
mod line;
#[cfg(test)]
mod tests;

pub(crate) use check::{check, frame_before_lost_end, frame_line_like, has_sums};
pub use difference::{LineDifference, LineDifferenceKind};
use line::{LineKind, Neighbour};
pub(crate) use line::{SummedLine, has_sum, looked_at, prefix_with_sum};

/// The text with sums at the ends of its lines.
pub(super) fn with_sums(text: &str) -> String {
    let mut summed = String::with_capacity(text.len() + text.len() / 8);
    let mut before = Neighbour::default();
    for line in text.lines() {
        summed.push_str(line);
        match LineKind::of(line.as_bytes()) {
            LineKind::Item => {
                line::item_tail(line.as_bytes(), before).push_to(&mut summed);
                before = Neighbour::of(line::key(line.as_bytes()));
            }
            LineKind::Begin(name) => before = Neighbour::of(name),
            LineKind::End => line::end_tail(before).push_to(&mut summed),
            LineKind::Other => {}
        }
        summed.push('\n');
    }
    summed
}

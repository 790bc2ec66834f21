//! The lines of a message without markup: paragraphs, quotations, signature.

use super::super::snapshot::Snapshot;
use crate::model::BlockShape;

/// Adds the lines of a message. Lines keep their ends; marks of quotation become the shape of a block.
pub(super) fn add(text: &str, snapshot: &mut Snapshot) {
    let mut run = Run {
        shape: BlockShape::Paragraph,
        level: 0,
        lines: String::new(),
    };
    let mut tail: Option<BlockShape> = None;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied();
        if is_forwarded_head(line) {
            tail = Some(BlockShape::Quotation);
        } else if line.trim_end_matches('\r') == "-- " || (line == "--" && tail.is_none()) {
            tail = Some(BlockShape::Furniture);
            continue;
        }
        let (level, words) = unquoted(line);
        let shape = match tail {
            _ if level > 0 => BlockShape::Quotation,
            Some(shape) => shape,
            None if announces_quotation(line, next) => BlockShape::Quotation,
            None => BlockShape::Paragraph,
        };
        if words.trim().is_empty() {
            run.flush(snapshot);
            continue;
        }
        if (shape, level) != (run.shape, run.level) {
            run.flush(snapshot);
            (run.shape, run.level) = (shape, level);
        }
        run.lines.push_str(words);
        run.lines.push('\n');
    }
    run.flush(snapshot);
}

/// Lines of one shape, one after another.
struct Run {
    shape: BlockShape,
    level: u8,
    lines: String,
}

impl Run {
    fn flush(&mut self, snapshot: &mut Snapshot) {
        snapshot.push(self.shape, self.level, &self.lines);
        self.lines.clear();
    }
}

/// How often a line is quoted, and its words. A mark is `>`, alone or with a space behind it.
fn unquoted(line: &str) -> (u8, &str) {
    let mut level = 0u8;
    let mut words = line;
    while let Some(rest) = words.strip_prefix('>') {
        level = level.saturating_add(1);
        words = rest.strip_prefix(' ').unwrap_or(rest);
    }
    (level, words)
}

/// "On 13 October Jane Doe wrote:", in some languages: a line that ends so, with what it announces behind it.
fn announces_quotation(line: &str, next: Option<&str>) -> bool {
    const ENDS: [&str; 9] = [
        "wrote:",
        "writes:",
        "schrieb:",
        "schrieb",
        "a écrit :",
        "a écrit:",
        "escribió:",
        "пише:",
        "пишет:",
    ];
    let line = line.trim_end();
    let ends_so = ENDS.iter().any(|end| line.ends_with(end));
    ends_so && next.is_some_and(|next| next.trim().is_empty() || next.starts_with('>'))
}

/// The line above a message that was passed on or answered whole.
fn is_forwarded_head(line: &str) -> bool {
    let line = line.trim();
    let inner = line.trim_matches('-').trim().to_lowercase();
    line.starts_with("---")
        && matches!(
            inner.as_str(),
            "original message"
                | "forwarded message"
                | "ursprüngliche nachricht"
                | "message d'origine"
                | "исходное сообщение"
        )
}

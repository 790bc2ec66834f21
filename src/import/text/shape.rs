//! Lists and quotations of plain text, by the signs their lines begin with.

use super::lines::Line;
use crate::model::BlockShape;

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Dash,
    Number(u32),
    Quote,
    None,
}

/// Marks items of lists (at least two of a kind together; numbers must follow each other) and quotations (`> `). The signs
/// belong to the block: the text is kept as it is. Headings are not guessed.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    let signs: Vec<Sign> = lines.iter().map(sign_of).collect();
    let sign_at = |at: Option<usize>| {
        at.and_then(|at| signs.get(at))
            .copied()
            .unwrap_or(Sign::None)
    };
    for at in 0..lines.len() {
        let (before, after) = (sign_at(at.checked_sub(1)), sign_at(Some(at + 1)));
        let shape = match signs[at] {
            Sign::Quote => BlockShape::Quotation,
            Sign::Dash if before == Sign::Dash || after == Sign::Dash => BlockShape::ListItem,
            Sign::Number(number) => {
                let follows = before == Sign::Number(number.saturating_sub(1)) && number > 0;
                let is_followed = after == Sign::Number(number + 1);
                if follows || is_followed {
                    BlockShape::NumberedItem
                } else {
                    continue;
                }
            }
            _ => continue,
        };
        lines[at].shape = shape;
        if shape != BlockShape::Quotation {
            lines[at].level = level_of(lines[at].whole);
        }
    }
}

fn sign_of(line: &Line<'_>) -> Sign {
    let words = line.whole.trim_start();
    if let Some(rest) = words.strip_prefix('>') {
        return if rest.starts_with([' ', '>']) || rest.is_empty() {
            Sign::Quote
        } else {
            Sign::None
        };
    }
    if let Some(rest) = words.strip_prefix(['-', '•', '*', '·', '‣', '◦', '–']) {
        return if rest.starts_with([' ', '\t', '\u{a0}']) {
            Sign::Dash
        } else {
            Sign::None
        };
    }
    const MOST_DIGITS: usize = 3;
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.get(digits..).unwrap_or_default();
    let has_sign = rest
        .strip_prefix(['.', ')'])
        .is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']));
    match words.get(..digits).and_then(|number| number.parse().ok()) {
        Some(number) if digits <= MOST_DIGITS && has_sign => Sign::Number(number),
        _ => Sign::None,
    }
}

/// Two spaces or a tab are one level.
fn level_of(whole: &str) -> u8 {
    let indent: usize = whole
        .chars()
        .take_while(|c| c.is_whitespace())
        .take(12)
        .map(|c| if c == '\t' { 2 } else { 1 })
        .sum();
    1 + u8::try_from(indent / 2).unwrap_or(5).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::lines::lines;

    fn marked(text: &str) -> Vec<(&str, BlockShape, u8)> {
        let mut lines = lines(text);
        mark(&mut lines);
        lines
            .into_iter()
            .map(|line| (line.whole, line.shape, line.level))
            .collect()
    }

    #[test]
    fn lists_and_quotations() {
        use BlockShape::{ListItem, NumberedItem, Paragraph, Quotation};
        let text = "Three ships:\n- one\n  - its boat\n- two\n\n1. first\n2) second\n> He said\n>> She said\nend";
        let expected = [
            ("Three ships:", Paragraph, 0),
            ("- one", ListItem, 1),
            ("  - its boat", ListItem, 2),
            ("- two", ListItem, 1),
            ("1. first", NumberedItem, 1),
            ("2) second", NumberedItem, 1),
            ("> He said", Quotation, 0),
            (">> She said", Quotation, 0),
            ("end", Paragraph, 0),
        ];
        assert_eq!(marked(text), expected);
    }

    #[test]
    fn what_only_looks_like_an_item_is_none() {
        for text in [
            "- What do you want? - he asked.",
            "1941. The war came.\n12. of May",
            "-5 degrees\n-6 degrees",
            ">5 tons",
        ] {
            assert!(
                marked(text)
                    .iter()
                    .all(|line| line.1 == BlockShape::Paragraph),
                "{text}"
            );
        }
    }
}

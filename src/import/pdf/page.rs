//! The words of one page: glyphs into lines, lines into columns and paragraphs.

use super::device::PlacedGlyph;

/// One line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextLine {
    /// Its words.
    pub words: String,
    /// Left and right edge, in points.
    pub x: f32,
    pub x_end: f32,
    /// What it stands on, in points from the top.
    pub y: f32,
    /// The size of its letters: that of most of them.
    pub size: f32,
}

/// A gap between glyphs, in ems, that is a space between words.
const WORD_GAP_EMS: f32 = 0.16;
/// A gap, in ems, that divides columns or cells.
const COLUMN_GAP_EMS: f32 = 1.2;

/// The lines of a page in the order they are read.
pub(super) fn lines_of(mut glyphs: Vec<PlacedGlyph>) -> Vec<TextLine> {
    glyphs.retain(|glyph| !glyph.words.trim_matches('\0').is_empty());
    let pieces = pieces_of(glyphs);
    in_reading_order(pieces)
}

/// Glyphs of one height, divided at wide gaps.
fn pieces_of(mut glyphs: Vec<PlacedGlyph>) -> Vec<TextLine> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<PlacedGlyph>> = Vec::new();
    for glyph in glyphs {
        // Raised and lowered signs belong to the row they are nearest to.
        let fits = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| (glyph.y - first.y).abs() <= 0.35 * first.size.max(glyph.size));
        match rows.last_mut().filter(|_| fits) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().flat_map(divided).collect()
}

fn divided(mut row: Vec<PlacedGlyph>) -> Vec<TextLine> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Vec<PlacedGlyph>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for glyph in row {
        let is_far = glyph.x - end > COLUMN_GAP_EMS * glyph.size;
        if glyph.words.trim().is_empty() {
            // Spaces of justified text may be as wide as they like; they do not bridge columns.
            if let Some(piece) = pieces.last_mut().filter(|_| !is_far) {
                piece.push(glyph);
            }
            continue;
        }
        end = end.max(glyph.x_end);
        match pieces.last_mut().filter(|_| !is_far) {
            Some(piece) => piece.push(glyph),
            None => pieces.push(vec![glyph]),
        }
    }
    pieces.into_iter().filter_map(line_of).collect()
}

/// One line out of its glyphs from left to right. Lines of scripts written from the right are turned into the order in
/// which they are read, numbers and foreign words apart.
fn line_of(glyphs: Vec<PlacedGlyph>) -> Option<TextLine> {
    let first = glyphs.first()?;
    let (x, y) = (first.x, first.y);
    let x_end = glyphs.iter().fold(x, |end, glyph| end.max(glyph.x_end));
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let mut words: Vec<String> = vec![String::new()];
    let mut end = x;
    let mut before: Option<&PlacedGlyph> = None;
    for glyph in &glyphs {
        let is_space = glyph.words.trim().is_empty();
        let is_gap = glyph.x - end > WORD_GAP_EMS * glyph.size;
        // Some programs draw a letter twice to make it bold.
        let is_twice = before.is_some_and(|before| {
            before.words == glyph.words
                && (before.x - glyph.x).abs() < 0.1 * glyph.size
                && !is_space
        });
        if is_twice {
            continue;
        }
        if (is_space || is_gap) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !is_space) {
            word.push_str(&glyph.words);
        }
        if !is_space {
            end = end.max(glyph.x_end);
        }
        before = Some(glyph);
    }
    words.retain(|word| !word.is_empty());
    let words = in_logical_order(words).join(" ");
    (!words.is_empty()).then_some(TextLine {
        words,
        x,
        x_end,
        y,
        size,
    })
}

fn is_from_right(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Glyphs lie from left to right; words from the right are read the other way round.
fn in_logical_order(words: Vec<String>) -> Vec<String> {
    let letters = |word: &String| word.chars().filter(|c| c.is_alphabetic()).count();
    let from_right = words
        .iter()
        .flat_map(|word| word.chars())
        .filter(|c| is_from_right(*c))
        .count();
    if from_right * 2 <= words.iter().map(letters).sum::<usize>() {
        return words;
    }
    let mut turned: Vec<String> = Vec::new();
    let mut foreign: Vec<String> = Vec::new();
    for word in words.into_iter().rev() {
        if word.chars().any(is_from_right) || !word.chars().any(char::is_alphanumeric) {
            turned.extend(foreign.drain(..).rev());
            turned.push(turned_word(&word));
        } else {
            foreign.push(word);
        }
    }
    turned.extend(foreign.drain(..).rev());
    turned
}

/// Letters from the right are turned; runs of digits and Latin letters inside stay.
fn turned_word(word: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for character in word.chars().rev() {
        if character.is_ascii_alphanumeric() || character.is_numeric() {
            run.insert(0, character);
        } else {
            out.push_str(&std::mem::take(&mut run));
            out.push(match character {
                '(' => ')',
                ')' => '(',
                '[' => ']',
                ']' => '[',
                '«' => '»',
                '»' => '«',
                other => other,
            });
        }
    }
    out.push_str(&run);
    out
}

/// Cuts the page into columns where a gap runs through several lines, and reads column by column; lines that reach across
/// end the columns above them.
fn in_reading_order(pieces: Vec<TextLine>) -> Vec<TextLine> {
    let Some(gutter) = gutter_of(&pieces) else {
        return pieces;
    };
    let mut ordered = Vec::with_capacity(pieces.len());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for piece in pieces {
        if piece.x_end <= gutter {
            left.push(piece);
        } else if piece.x >= gutter {
            right.push(piece);
        } else {
            ordered.append(&mut left);
            ordered.append(&mut right);
            ordered.push(piece);
        }
    }
    ordered.append(&mut left);
    // A third column lies right of the second.
    ordered.append(&mut in_reading_order(right));
    ordered
}

/// The x that most lines keep clear of with lines on both sides of it: between two columns of at least four lines.
fn gutter_of(pieces: &[TextLine]) -> Option<f32> {
    const FEWEST_LINES: usize = 4;
    const MOST_STARTS: usize = 60;
    let mut starts: Vec<f32> = pieces.iter().map(|piece| piece.x).collect();
    starts.sort_by(f32::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    starts
        .into_iter()
        .take(MOST_STARTS)
        .map(|start| start - 1.0)
        .filter_map(|at| {
            let left = pieces.iter().filter(|piece| piece.x_end <= at).count();
            let right = pieces.iter().filter(|piece| piece.x >= at).count();
            let across = pieces.len() - left - right;
            // Columns hold whole lines; the cells of a table are short and stand row by row.
            let long = |is_in: &dyn Fn(&TextLine) -> bool| {
                pieces
                    .iter()
                    .filter(|piece| is_in(piece) && piece.words.split(' ').count() >= 3)
                    .count()
            };
            let is_long = long(&|piece| piece.x_end <= at) * 2 >= left
                && long(&|piece| piece.x >= at) * 2 >= right;
            let is_gutter = left >= FEWEST_LINES
                && right >= FEWEST_LINES
                && across * 3 <= left + right
                && is_long;
            is_gutter.then_some((left.min(right), at))
        })
        .max_by_key(|(lines, _)| *lines)
        .map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(words: &str, x: f32, y: f32, size: f32) -> Vec<PlacedGlyph> {
        words
            .chars()
            .zip(0u8..)
            .map(|(character, at)| {
                let x = x + f32::from(at) * size * 0.5;
                PlacedGlyph {
                    words: character.to_string(),
                    x,
                    x_end: x + size * 0.5,
                    y,
                    size,
                }
            })
            .collect()
    }

    fn read(glyphs: Vec<PlacedGlyph>) -> Vec<String> {
        lines_of(glyphs)
            .into_iter()
            .map(|line| line.words)
            .collect()
    }

    #[test]
    fn gaps_are_spaces() {
        let mut all = glyphs("lamps", 10.0, 20.0, 10.0);
        all.extend(glyphs("shine", 38.0, 20.4, 10.0));
        all.extend(glyphs("below", 10.0, 32.0, 10.0));
        assert_eq!(read(all), ["lamps shine", "below"]);
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut all = glyphs("A title that reaches across both of them", 10.0, 10.0, 10.0);
        for row in 0u8..5 {
            let y = 30.0 + 12.0 * f32::from(row);
            all.extend(glyphs(&format!("on the left {row}"), 10.0, y, 10.0));
            all.extend(glyphs(&format!("on the right {row}"), 150.0, y, 10.0));
        }
        let lines = read(all);
        assert_eq!(lines[0], "A title that reaches across both of them");
        assert_eq!(lines[5..7], ["on the left 4", "on the right 0"]);
    }

    #[test]
    fn lines_from_the_right_are_turned() {
        assert_eq!(read(glyphs("2023 םולש", 0.0, 0.0, 10.0)), ["שלום 2023"]);
        assert_eq!(
            read(glyphs("left to right", 0.0, 0.0, 10.0)),
            ["left to right"]
        );
    }
}

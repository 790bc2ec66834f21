//! Type set for a page, without a window: bundled fonts, no clock.

use super::lay::{Laid, lay};
use super::page::{Page, SetFor};
use super::select::{Selecting, Unit};
use super::style::BlockStyle;
use super::title::with_visible_marks;
use crate::app::ReadText;
use crate::board::fonts::bundled_fonts;
use crate::model::{Article, ArticleId, TypedId as _};
use egui::epaint::text::Fonts;
use egui::{Rect, pos2, vec2};
use std::sync::Arc;

fn laid(words: &str, width: f32) -> Laid {
    let mut fonts = bundled_fonts();
    let text = ReadText::of(&Article::new(ArticleId::from_number(1), "t", words));
    let style = BlockStyle::of(&text.chunks[0], 15.0);
    let mut view = fonts.with_pixels_per_point(1.0);
    lay(words, 100, &style, width, &mut |job| view.layout_job(job))
}

/// Every scalar value has a cell on one line, and the lines follow each other.
fn assert_whole(words: &str, laid: &Laid) {
    let mut at = 100;
    for line in &laid.lines {
        assert_eq!(line.chars.start, at);
        assert_eq!(line.cells.len(), line.chars.len());
        at = line.chars.end;
    }
    assert_eq!(at as usize, 100 + words.chars().count(), "{words}");
}

#[test]
fn every_letter_has_its_place_in_every_script() {
    for words in [
        "Containers were seen in the port on two days in September.",
        "وصلت السفينة (12) إلى ميناء راجين يوم الجمعة وغادرت ليلا",
        "הספינה הגיעה לנמל Rajin ביום שישי, 13 באוקטובר",
        "北朝鮮は千個以上のコンテナをロシアに引き渡した。港は羅津である。",
        "the word بيان جديد here, and e\u{301} and 🇰🇵 and \u{202e}turned\u{202c} round",
        "tab\tand\u{0}null",
        "हिन्दी में लिखा हुआ वाक्य",
        "x",
        " ",
    ] {
        for width in [60.0, 140.0, 500.0] {
            assert_whole(words, &laid(words, width));
        }
    }
}

#[test]
fn right_to_left_lines_begin_at_the_right_and_points_lead_back() {
    let words = "שלום עולם abc";
    let laid = laid(words, 300.0);
    let line = &laid.lines[0];
    assert!(line.is_rtl);
    assert!(
        (line.cells[0].right - 300.0).abs() < 1.0,
        "{:?}",
        line.cells[0]
    );
    // The first word stands right of the second, that right of the Latin one.
    assert!(line.cells[0].left > line.cells[5].right);
    assert!(line.cells[5].left > line.cells[10].right);
    // Latin letters still run from left to right.
    assert!(line.cells[10].left < line.cells[12].left);
    for at in (0..4).chain(5..9).chain(10..13) {
        let cell = line.cells[at];
        let middle = (cell.left + cell.right) / 2.0;
        assert_eq!(line.char_under(middle), Some(100 + at as u32));
        let toward_end = if cell.is_rtl { -1.0 } else { 1.0 };
        assert_eq!(line.boundary_at(middle + toward_end), 101 + at as u32);
        assert_eq!(line.boundary_at(middle - toward_end), 100 + at as u32);
    }
    // A selection over both scripts is drawn in separate stretches.
    assert_eq!(laid.rects(102..112).len(), 2);
}

#[test]
fn no_line_is_wider_than_its_room() {
    for words in [
        "Deliveries ran from 1 September to 1 October by ship and rail.",
        "وصلت السفينة إلى ميناء راجين يوم الجمعة وغادرت ليلا مرة أخرى",
    ] {
        for line in laid(words, 130.0).lines {
            let right = line.cells.iter().map(|cell| cell.right).fold(0.0, f32::max);
            assert!(right <= 131.0, "{right}");
        }
    }
}

/// A page of a text, with its own fonts.
struct Bench {
    fonts: Fonts,
    text: Arc<ReadText>,
    page: Page,
    width: f32,
}

const VIEW: Rect = Rect {
    min: pos2(0.0, 0.0),
    max: pos2(420.0, 800.0),
};

impl Bench {
    fn new(text: &str) -> Self {
        let article = Article::new(ArticleId::from_number(1), "t", text);
        let mut bench = Self {
            fonts: bundled_fonts(),
            text: Arc::new(ReadText::of(&article)),
            page: Page::default(),
            width: 420.0,
        };
        bench.frame(|_, _| {});
        bench
    }

    fn frame(&mut self, act: impl FnOnce(&mut Page, &mut super::lay::SetType<'_>)) {
        let mut view = self.fonts.with_pixels_per_point(1.0);
        let mut set = |job| view.layout_job(job);
        let set_for = SetFor {
            width: self.width,
            type_size: 15.0,
            pixels_per_point: 1.0,
            hides_furniture: false,
        };
        self.page.prepare(&self.text, &set_for, &mut set);
        self.page.title_height = 150.0;
        act(&mut self.page, &mut set);
        let column = Rect::from_min_size(VIEW.min, vec2(self.width, VIEW.height()));
        self.page.place(column, &mut set);
    }

    /// Where a scalar value stands on the screen.
    fn top_of(&self, at: u32) -> f32 {
        self.page.rects(at..at + 1)[0].top()
    }
}

fn long_text() -> String {
    let line = |number: usize| {
        let words = "The ship left the port at night and came back. ";
        format!("{number} {}", words.repeat(1 + number % 5))
    };
    (0..10_000).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn only_blocks_in_view_are_set_however_long_the_text_is() {
    let text = long_text();
    assert!(text.chars().count() > 1_400_000);
    let mut bench = Bench::new(&text);
    let first = bench.page.set_count;
    assert!(first < 40, "{first} blocks for the first view");
    // A long scroll sets each block it passes once; a jump sets what is in view there.
    for _ in 0..100 {
        bench.frame(|page, _| page.scroll(40.0));
    }
    let scrolled = bench.page.set_count - first;
    assert!(scrolled < 120, "{scrolled} blocks for 4,000 points");
    let before = bench.page.set_count;
    bench.frame(|page, set| page.go_to(700_000, 0.0, set));
    bench.frame(|page, _| page.go_to_end());
    assert!(bench.page.is_at_end);
    let jumped = bench.page.set_count - before;
    assert!(jumped < 120, "{jumped} blocks for two jumps");
    let still = bench.page.set_count;
    bench.frame(|_, _| {});
    assert_eq!(bench.page.set_count, still);
}

#[test]
fn what_is_read_does_not_jump() {
    let mut bench = Bench::new(&long_text());
    bench.frame(|page, set| page.go_to(500_000, 100.0, set));
    let at = bench.page.seen[4].laid.lines[0].chars.start;
    let top = bench.top_of(at);
    // Blocks above come into view for the first time.
    bench.frame(|page, _| page.scroll(-333.0));
    assert!((bench.top_of(at) - top - 333.0).abs() < 0.01);
    bench.frame(|page, _| page.scroll(333.0));
    assert!((bench.top_of(at) - top).abs() < 0.01);
    // Other widths keep the first words in view.
    let first = bench.page.first_char;
    bench.width = 300.0;
    bench.frame(|_, _| {});
    assert!(bench.page.first_char <= first && first < bench.page.last_char);
}

#[test]
fn the_ends_hold() {
    let mut bench = Bench::new("one\ntwo");
    bench.frame(|page, _| page.scroll(5_000.0));
    assert_eq!(bench.page.title_top, Some(0.0));
    bench.frame(|page, _| page.scroll(-5_000.0));
    assert_eq!(bench.page.title_top, Some(0.0));
    let mut bench = Bench::new("");
    bench.frame(|page, _| page.go_to_end());
    assert!(bench.page.seen.is_empty());
}

#[test]
fn words_are_selected_by_letter_word_and_paragraph() {
    let article = Article::new(
        ArticleId::from_number(1),
        "t",
        "Najin sent ships\nto Dunay.",
    );
    let text = ReadText::of(&article);
    let mut selecting = Selecting::default();
    let chosen = |selecting: &Selecting| {
        let range = selecting.range();
        range.map_or(String::new(), |range| text.slice(range).to_owned())
    };
    selecting.begin(&text, 2, 2, Unit::Letter);
    assert_eq!(chosen(&selecting), "");
    selecting.extend(&text, 8);
    assert_eq!(chosen(&selecting), "jin se");
    selecting.extend(&text, 0);
    assert_eq!(chosen(&selecting), "Na");
    selecting.begin(&text, 7, 7, Unit::Word);
    assert_eq!(chosen(&selecting), "sent");
    selecting.extend(&text, 21);
    assert_eq!(chosen(&selecting), "sent ships\nto Dunay");
    selecting.extend(&text, 2);
    assert_eq!(chosen(&selecting), "Najin sent");
    selecting.begin(&text, 20, 20, Unit::Paragraph);
    assert_eq!(chosen(&selecting), "to Dunay.");
}

#[test]
fn hidden_characters_of_titles_are_written_out() {
    assert_eq!(
        with_visible_marks("safe\u{202e}gpj\u{200b}"),
        "safe[U+202E]gpj[U+200B]"
    );
    assert_eq!(with_visible_marks("Нет – 北"), "Нет – 北");
}

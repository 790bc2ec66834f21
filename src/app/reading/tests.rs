//! The reader without a window.

use super::find::find;
use super::marks::{AllMarks, TextMarkKind};
use super::state::{GoalKind, Reading};
use super::text::{ListSign, ReadText};
use super::{ReadPlaces, quotation};
use crate::edit::Editor;
use crate::model::{
    Article, ArticleId, Block, BlockShape, Case, Claim, ClaimId, Excerpt, ExcerptId, IdSource,
    TextSpan, TypedId as _,
};

fn article(text: &str) -> Article {
    Article::new(ArticleId::from_number(1), "A port", text)
}

fn read(text: &str) -> ReadText {
    ReadText::of(&article(text))
}

fn words(text: &ReadText, range: std::ops::Range<u32>) -> &str {
    text.slice(range)
}

#[test]
fn positions_are_found_in_every_script() {
    let text = read("김정은 said\r\n\r\n“Нет” 🎙 now");
    let all: Vec<char> = text.text.chars().collect();
    for at in 0..=text.len_chars {
        let before: usize = all[..at as usize]
            .iter()
            .map(|letter| letter.len_utf8())
            .sum();
        assert_eq!(text.byte_at(at), before, "{at}");
    }
    assert_eq!(words(&text, text.word_at(1)), "김정은");
    assert_eq!(words(&text, text.word_at(14)), "Нет");
    assert_eq!(words(&text, text.paragraph_at(15)), "“Нет” 🎙 now");
}

#[test]
fn a_step_crosses_line_ends_and_keeps_clusters_whole() {
    let text = read("ab\n\ne\u{301}🇰🇵");
    let mut at = 0;
    let mut forward = Vec::new();
    while at < text.len_chars {
        at = text.step(at, false);
        forward.push(at);
    }
    assert_eq!(forward, [1, 2, 4, 6, 8]);
    let mut back = Vec::new();
    while at > 0 {
        at = text.step(at, true);
        back.push(at);
    }
    assert_eq!(back, [6, 4, 2, 1, 0]);
}

#[test]
fn a_very_long_line_is_cut_into_chunks_that_lose_nothing() {
    let long = "ship ".repeat(3_000);
    let text = read(&long);
    assert!(text.chunks.len() > 3);
    let mut end = 0;
    for chunk in &text.chunks {
        assert_eq!(chunk.chars.start, end);
        assert_eq!(chunk.continues, end > 0);
        assert!(chunk.chars.len() <= 2_100);
        end = chunk.chars.end;
    }
    assert_eq!(end, text.len_chars);
    assert_eq!(text.paragraph_at(9_000), 0..text.len_chars);
}

#[test]
fn items_of_lists_have_signs_unless_they_bring_their_own() {
    let mut article = article("one\ntwo\n3. three\n• dot\nplain");
    let block = |start, end, shape| Block {
        start,
        end,
        shape,
        level: 1,
    };
    article.blocks = vec![
        block(0, 3, BlockShape::NumberedItem),
        block(4, 7, BlockShape::NumberedItem),
        block(8, 16, BlockShape::NumberedItem),
        block(17, 22, BlockShape::ListItem),
    ];
    let signs: Vec<_> = ReadText::of(&article)
        .chunks
        .iter()
        .map(|chunk| chunk.sign)
        .collect();
    let number = |number| Some(ListSign::Number(number));
    assert_eq!(signs, [number(1), number(2), None, None, None]);
}

#[test]
fn the_outline_is_made_of_headings_or_else_of_paragraphs() {
    let text = read("First words\n\nSecond words");
    let rows: Vec<_> = text.outline.iter().map(|row| row.words.as_str()).collect();
    assert_eq!(rows, ["First words", "Second words"]);
    assert_eq!(text.outline_row_at(14), Some(1));
    let mut article = article("Top\nwords\nDeeper\nwords");
    let heading = |start, end, level| Block {
        start,
        end,
        shape: BlockShape::Heading,
        level,
    };
    article.blocks = vec![heading(0, 3, 2), heading(10, 16, 3)];
    let text = ReadText::of(&article);
    let rows: Vec<_> = text
        .outline
        .iter()
        .map(|row| (row.words.as_str(), row.depth, row.at))
        .collect();
    assert_eq!(rows, [("Top", 0, 0), ("Deeper", 1, 10)]);
}

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let text = read("Café CAFE cafe\u{301} Łódź İstanbul 라진항 «Нет»\u{200b}!");
    let found = |query: &str| {
        let hits = find(&text, query).hits;
        let words = hits.iter().map(|hit| text.slice(hit.0..hit.1));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found("cafe").len(), 3);
    assert_eq!(found("CAFÉ").len(), 3);
    assert_eq!(found("lodz"), ["Łódź"]);
    assert_eq!(found("istanbul"), ["İstanbul"]);
    assert_eq!(found("라진"), ["라진"]);
    assert_eq!(found("\"нет\"!"), ["«Нет»\u{200b}!"]);
    assert!(found(" ").is_empty());
    assert!(found("nowhere").is_empty());
}

#[test]
fn copied_words_bring_their_citation() {
    let case = Case::new("t");
    let mut article = article("words");
    article.author = "A. Writer".to_owned();
    article.published = "2023-10-13".parse().ok();
    article.url = "https://example.org/a".to_owned();
    assert_eq!(
        quotation(&case, &article, " more than 1,000 "),
        "“more than 1,000” — A port, A. Writer, 2023-10-13, https://example.org/a"
    );
}

#[test]
fn places_are_kept_for_the_articles_read_last() {
    let mut places = ReadPlaces::default();
    for number in 1..=400 {
        places.note(ArticleId::from_number(number), 7);
    }
    places.note(ArticleId::from_number(400), 9);
    assert_eq!(places.of(ArticleId::from_number(400)), 9);
    assert_eq!(places.of(ArticleId::from_number(1)), 0);
}

fn case_with_articles(count: u64) -> Case {
    let mut editor = Editor::opened(Case::new("t"), IdSource::new(1));
    let made = editor.apply("Make", |tx| {
        for number in 1..=count {
            tx.insert(Article::new(
                ArticleId::from_number(number),
                "t",
                "some words",
            ))?;
        }
        Ok(())
    });
    assert!(made.is_ok());
    editor.case().clone()
}

#[test]
fn what_was_read_is_gone_back_to_at_its_place() {
    let [one, two, three] = [1, 2, 3].map(ArticleId::from_number);
    let mut reading = Reading::default();
    reading.forget_missing(&case_with_articles(3), 1);
    reading.open(one);
    reading.pane_mut(0).expect("it is open").place = 5;
    reading.open(two);
    assert!(reading.panes()[0].can_go_back());
    reading.go_back(0);
    let pane = &reading.panes()[0];
    assert_eq!((pane.article, pane.goal.start), (one, 5));
    assert_eq!(pane.goal.kind, GoalKind::Resume);
    reading.go_forward(0);
    assert_eq!(reading.panes()[0].article, two);
    // Beside it, swapped, closed; a third takes the place of the other.
    reading.open_to_side(three);
    reading.swap();
    let open = |reading: &Reading| {
        let articles = reading.panes().iter().map(|pane| pane.article);
        articles.collect::<Vec<_>>()
    };
    assert_eq!(open(&reading), [three, two]);
    assert_eq!(reading.active_pane().map(|pane| pane.article), Some(three));
    reading.close(0);
    assert_eq!(open(&reading), [two]);
    // What is no longer in the case is closed, and no way leads back to it.
    reading.forget_missing(&case_with_articles(1), 1);
    assert!(!reading.is_open());
}

#[test]
fn words_are_shown_where_their_article_is_open() {
    let [one, two] = [1, 2].map(ArticleId::from_number);
    let mut reading = Reading::default();
    reading.open(one);
    reading.open_to_side(two);
    reading.show(TextSpan {
        article: one,
        start: 2,
        end: 4,
    });
    assert_eq!(reading.active(), 0);
    let goal = reading.panes()[0].goal;
    assert_eq!((goal.start, goal.end, goal.kind), (2, 4, GoalKind::Show));
    assert_eq!(reading.panes().len(), 2);
}

#[test]
fn marks_are_found_by_stretch_and_know_their_owners() {
    let text = "one two three four five";
    let article = article(text);
    let cut = |number, start, end| {
        let id = ExcerptId::from_number(number);
        Excerpt::cut(id, article.id, text, start, end).expect("in the text")
    };
    let mut editor = Editor::opened(Case::new("t"), IdSource::new(1));
    let made = editor.apply("Make", |tx| {
        tx.insert(article.clone())?;
        tx.insert(cut(1, 0, 18))?;
        tx.insert(cut(2, 4, 7))?;
        tx.insert(cut(3, 14, 23))?;
        let mut claim = Claim::new(ClaimId::from_number(1), "c");
        claim.excerpts = vec![ExcerptId::from_number(2)];
        tx.insert(claim)
    });
    assert!(made.is_ok());
    let marks = AllMarks::of(editor.case()).in_article(article.id);
    let within = |start, end| {
        let marks = marks.within(start, end);
        marks.map(|mark| mark.start).collect::<Vec<_>>()
    };
    assert_eq!(within(5, 6), [0, 4]);
    assert_eq!(within(8, 13), [0]);
    assert_eq!(within(16, 17), [0, 14]);
    assert_eq!(within(18, 40), [14]);
    let kinds: Vec<_> = marks.all().iter().map(|mark| mark.kind).collect();
    use TextMarkKind::{Claim as C, Highlight as H};
    assert_eq!(kinds, [H, C, H]);
}

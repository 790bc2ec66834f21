//! The reader, by accessible label.

use super::Window;
use caseboard::app::{Action, CommandId, MarkKind, ReadAction};
use caseboard::model::{ArticleId, RecordRef, TextSpan};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn articles(window: &Window) -> Vec<ArticleId> {
    window.case().articles().ids().collect()
}

/// The middle of the first letters of a paragraph that begins so.
fn words_at(window: &Window, beginning: &str) -> egui::Pos2 {
    let mut nodes = window.harness.query_all_by_label_contains(beginning);
    // The same words may stand on the board and in the inspector.
    let board = window.session().board().viewport_in_screen;
    let node = nodes
        .find(|node| {
            let rect = node.rect();
            rect.left() >= board.right()
                && rect.left() < board.right() + 60.0
                && rect.height() > 20.0
        })
        .expect("the paragraph is in view");
    node.rect().left_top() + egui::vec2(20.0, 11.0)
}

fn double_click(window: &mut Window, at: egui::Pos2) {
    window.harness.hover_at(at);
    window.harness.run_steps(2);
    for _ in 0..2 {
        window.button(at, true);
        window.button(at, false);
    }
    window.frames();
}

fn selected_words(window: &Window) -> String {
    let span = window.session().reading().selected().expect("words");
    let article = window.case().article(span.article).expect("the article");
    let chars = article.text.chars().skip(span.start as usize);
    chars.take((span.end - span.start) as usize).collect()
}

#[test]
fn an_article_is_opened_from_its_card_and_words_are_marked() {
    let mut window = Window::with_sample();
    let article = articles(&window)[0];
    window.dispatch(Action::Reveal(RecordRef::from(article)));
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.session().reading().is_open());
    window.harness.get_by_label_contains("Reading ");
    let mut integrity = window.harness.query_all_by_label("Unchanged since import");
    assert!(integrity.next().is_some());
    drop(integrity);
    let at = words_at(&window, "North Korea has handed Russia");
    double_click(&mut window, at);
    assert_eq!(selected_words(&window), "North");
    for kind in MarkKind::ALL {
        let mut buttons = window.harness.query_all_by_label(kind.label());
        assert!(buttons.next().is_some(), "{kind:?}");
    }
    // Shift and an arrow take in more; Esc drops the words, then hands the keyboard back.
    window.keys(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(selected_words(&window), "North ");
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.session().reading().selected().is_none());
    assert!(
        window
            .harness
            .query_by_label("Copy with citation")
            .is_none()
    );
}

#[test]
fn words_are_found_in_the_text_that_is_read() {
    let mut window = Window::with_sample();
    let article = articles(&window)[0];
    window.dispatch(Action::Read(ReadAction::Open(article)));
    window.keys(Modifiers::COMMAND, Key::F);
    window.types("RUSSIA");
    window.harness.get_by_label_contains("1 of ");
    window.keys(Modifiers::NONE, Key::Enter);
    window.harness.get_by_label_contains("2 of ");
    window.keys(Modifiers::SHIFT, Key::Enter);
    window.harness.get_by_label_contains("1 of ");
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(
        window
            .harness
            .query_by_label("Close find in text")
            .is_none()
    );
    // On the board the same keys still find on the board.
    window.dispatch(Action::Run(CommandId::CloseReader));
    window.keys(Modifiers::COMMAND, Key::F);
    window.types("Dunay");
    assert!(!window.session().board().scene.lit.is_empty());
}

#[test]
fn two_articles_are_read_side_by_side() {
    let mut window = Window::with_sample();
    let articles = articles(&window);
    window.dispatch(Action::Read(ReadAction::Open(articles[0])));
    window.dispatch(Action::Read(ReadAction::OpenToSide(articles[1])));
    let texts = window
        .harness
        .query_all_by_label_contains("Reading ")
        .count();
    assert_eq!(texts, 2);
    let swaps = window.harness.query_all_by_label("Swap sides").count();
    assert_eq!(swaps, 2);
    window.dispatch(Action::Read(ReadAction::Swap));
    let open = |window: &Window| {
        let panes = window.session().reading().panes();
        panes.iter().map(|pane| pane.article).collect::<Vec<_>>()
    };
    assert_eq!(open(&window), [articles[1], articles[0]]);
    window.dispatch(Action::Read(ReadAction::Close(0)));
    assert_eq!(open(&window), [articles[0]]);
    window.click("Close article");
    assert!(!window.session().reading().is_open());
}

#[test]
fn the_reader_takes_the_window_and_gives_it_back() {
    let mut window = Window::with_sample();
    let article = articles(&window)[0];
    window.dispatch(Action::Read(ReadAction::Open(article)));
    window.keys(Modifiers::SHIFT, Key::F11);
    assert!(window.session().reading().fills_window());
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(!window.session().reading().fills_window());
    assert!(window.session().reading().is_open());
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let mut window = Window::with_sample();
    let article = articles(&window)[0];
    let last = window
        .case()
        .article(article)
        .expect("it")
        .text
        .chars()
        .count() as u32;
    window.dispatch(Action::Read(ReadAction::ShowSpan(TextSpan {
        article,
        start: last - 20,
        end: last - 10,
    })));
    window.frames();
    let place = window.session().reading().panes()[0].place();
    assert!(place > 0);
    window.dispatch(Action::Run(CommandId::CloseReader));
    window.dispatch(Action::Read(ReadAction::Open(article)));
    window.frames();
    let again = window.session().reading().panes()[0].place();
    assert!(again.abs_diff(place) < 200, "{place} and {again}");
    // Home leads back to the title.
    window.keys(Modifiers::NONE, Key::Home);
    assert_eq!(window.session().reading().panes()[0].place(), 0);
}

#[test]
fn type_grows_and_shrinks_by_key_in_the_reader_alone() {
    let mut window = Window::with_sample();
    let article = articles(&window)[0];
    window.dispatch(Action::Read(ReadAction::Open(article)));
    let before = window.session().settings().reader.type_size;
    let zoom = window.session().board().camera.zoom();
    window.keys(Modifiers::COMMAND, Key::Plus);
    window.keys(Modifiers::COMMAND, Key::Plus);
    assert_eq!(window.session().settings().reader.type_size, before + 2);
    assert_eq!(window.session().board().camera.zoom(), zoom);
    window.click("Smaller type  Ctrl+-");
    assert_eq!(window.session().settings().reader.type_size, before + 1);
}

#[test]
fn what_words_belong_to_is_told_beside_them() {
    let mut window = Window::with_sample();
    let article = articles(&window)[0];
    window.dispatch(Action::Read(ReadAction::Open(article)));
    let is_mark = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Mark;
    let mark = window
        .harness
        .query_all_by_label_contains("Claim: ")
        .find(is_mark)
        .expect("the article has marks")
        .rect();
    window.harness.hover_at(mark.center());
    window.frames();
    window.harness.get_by_label("Remove mark");
    window.harness.hover_at(egui::pos2(5.0, 5.0));
    window.frames();
    assert!(window.harness.query_by_label("Remove mark").is_none());
}

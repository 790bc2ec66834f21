//! The reader, by accessible label.

use super::Window;
use caseboard::app::{Action, CommandId, ReadAction};
use caseboard::model::{ArticleId, TextSpan};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn articles(window: &Window) -> Vec<ArticleId> {
    window.case().articles().ids().collect()
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

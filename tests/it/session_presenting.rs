//! The pages of the briefing, and presenting them: order, way, end, and that nothing can be changed meanwhile.

use crate::driver::Driver;
use caseboard::app::{
    Action, Answer, BuiltIn, CommandId, Edit, NewRecord, PageMove, PresentingAction, WindowRequest,
};
use caseboard::board::Selection;
use caseboard::board::interact::Modifiers;
use caseboard::model::{AnyRecord, FrameId, RecordRef, Tlp};
use emath::{Rect, pos2, vec2};

fn pages(driver: &Driver) -> Vec<FrameId> {
    driver.case().pages().iter().map(|frame| frame.id).collect()
}

fn number(driver: &Driver) -> usize {
    let presenting = driver.session.presenting();
    presenting.expect("something is presented").number()
}

fn ask(driver: &mut Driver, action: PresentingAction) {
    driver.dispatch(Action::Presenting(action));
}

#[test]
fn pages_are_moved_left_out_and_brought_back_in_one_step_each() {
    let mut driver = Driver::with_sample();
    let before = pages(&driver);
    assert_eq!(before.len(), 4);
    let [one, two, three, four] = [before[0], before[1], before[2], before[3]];

    driver.dispatch(Action::Edit(Edit::MovePage(one, PageMove::Before(3))));
    assert_eq!(pages(&driver), [two, three, one, four]);
    driver.dispatch(Action::Edit(Edit::MovePage(four, PageMove::Before(0))));
    assert_eq!(pages(&driver), [four, two, three, one]);
    driver.run(CommandId::Undo);
    driver.run(CommandId::Undo);
    assert_eq!(pages(&driver), before);

    // To where it is already is no edit.
    let label = driver.session.undo_label().map(str::to_owned);
    for to in [PageMove::Before(1), PageMove::Before(2)] {
        driver.dispatch(Action::Edit(Edit::MovePage(two, to)));
    }
    driver.dispatch(Action::Edit(Edit::MovePage(one, PageMove::Earlier)));
    driver.dispatch(Action::Edit(Edit::MovePage(four, PageMove::Later)));
    assert_eq!(driver.session.undo_label().map(str::to_owned), label);

    driver.dispatch(Action::Edit(Edit::LeaveOutPage(two)));
    assert_eq!(pages(&driver), [one, three, four]);
    let numbers = |driver: &Driver| {
        let frames = driver.case().pages();
        frames.iter().map(|frame| frame.page).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&driver), [1, 2, 3]);
    driver.dispatch(Action::Edit(Edit::MovePage(two, PageMove::Before(1))));
    assert_eq!(pages(&driver), before);
    driver.run(CommandId::Undo);
    driver.dispatch(Action::Edit(Edit::AddPage(two)));
    assert_eq!(pages(&driver), [one, three, four, two]);
    driver.run(CommandId::Undo);
    driver.run(CommandId::Undo);
    assert_eq!(pages(&driver), before);
}

#[test]
fn commands_speak_of_the_selected_frames() {
    let mut driver = Driver::with_sample();
    let before = pages(&driver);
    driver.dispatch(Action::GoToPage(before[1]));
    assert_eq!(driver.session.selection().only_frame(), Some(before[1]));
    let shown = driver.rect_of(before[1].into());
    let viewport = driver.session.board().viewport_in_screen;
    assert!(viewport.contains_rect(shown), "{shown}");
    driver.run(CommandId::PageEarlier);
    assert_eq!(pages(&driver)[..2], [before[1], before[0]]);
    driver.run(CommandId::PageLater);
    assert_eq!(pages(&driver), before);
    driver.run(CommandId::PageOfBriefing);
    assert!(!pages(&driver).contains(&before[1]));
    assert!(
        !driver
            .session
            .availability(CommandId::PageLater)
            .is_enabled()
    );
    driver.run(CommandId::PageOfBriefing);
    assert_eq!(pages(&driver).last(), Some(&before[1]));
}

#[test]
fn a_presentation_goes_from_page_to_page_and_ends_as_it_began() {
    let mut driver = Driver::with_sample();
    let pages = pages(&driver);
    driver.dispatch(Action::Select(Selection {
        frames: [pages[2]].into(),
        ..Selection::default()
    }));
    driver.dispatch(Action::PanBy(vec2(33.0, -21.0)));
    let camera = driver.session.board().camera;
    let (selection, settings) = (
        driver.session.selection().clone(),
        driver.session.settings().clone(),
    );
    driver.requests();

    driver.run(CommandId::Present);
    assert!(matches!(driver.requests()[..], [WindowRequest::FillScreen]));
    assert_eq!(number(&driver), 1);
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(number(&driver), at + 1);
        let shown = driver.rect_of((*page).into());
        let room = driver.session.board().viewport_in_screen;
        assert!(room.contains_rect(shown), "{shown}");
        let free = room.size() - shown.size();
        assert!(free.x < 40.0 || free.y < 40.0, "it could be larger: {free}");
        ask(&mut driver, PresentingAction::Next);
    }
    assert_eq!(number(&driver), 4, "there is nothing behind the last page");
    ask(&mut driver, PresentingAction::Previous);
    assert_eq!(number(&driver), 3);
    ask(&mut driver, PresentingAction::First);
    ask(&mut driver, PresentingAction::Previous);
    assert_eq!(number(&driver), 1);

    ask(&mut driver, PresentingAction::Escape);
    assert!(driver.session.presenting().is_none());
    assert!(matches!(
        driver.requests()[..],
        [WindowRequest::GiveScreenBack]
    ));
    assert_eq!(driver.session.board().camera, camera);
    assert_eq!(*driver.session.selection(), selection);
    assert_eq!(*driver.session.settings(), settings);
}

#[test]
fn a_presentation_begins_here() {
    let mut driver = Driver::with_sample();
    let pages = pages(&driver);
    driver.dispatch(Action::GoToPage(pages[2]));
    driver.run(CommandId::PresentFromHere);
    assert_eq!(number(&driver), 3);
    ask(&mut driver, PresentingAction::End);
    // The page around the middle of the view, if nothing is selected.
    driver.dispatch(Action::GoToPage(pages[3]));
    driver.dispatch(Action::Select(Selection::default()));
    driver.run(CommandId::PresentFromHere);
    assert_eq!(number(&driver), 4);
    ask(&mut driver, PresentingAction::End);
    // The page of the selected card.
    let card = driver
        .case()
        .cards()
        .iter()
        .find(|card| card.frame == Some(pages[1]));
    let card = card.expect("it carries cards").id;
    driver.dispatch(Action::Select(Selection {
        cards: [card].into(),
        ..Selection::default()
    }));
    driver.run(CommandId::PresentFromHere);
    assert_eq!(number(&driver), 2);
}

#[test]
fn numbers_are_typed_and_the_screen_goes_black() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::Present);
    ask(&mut driver, PresentingAction::Digit(3));
    ask(&mut driver, PresentingAction::GoToTyped);
    assert_eq!(number(&driver), 3);
    for digit in [4, 4] {
        ask(&mut driver, PresentingAction::Digit(digit));
    }
    ask(&mut driver, PresentingAction::Erase);
    assert_eq!(
        driver.session.presenting().expect("it goes on").typed(),
        "4"
    );
    // Esc takes back the number first.
    ask(&mut driver, PresentingAction::Escape);
    assert_eq!(driver.session.presenting().expect("it goes on").typed(), "");
    ask(&mut driver, PresentingAction::Digit(9));
    ask(&mut driver, PresentingAction::GoToTyped);
    assert_eq!(number(&driver), 4, "there are no more than four");
    ask(&mut driver, PresentingAction::Erase);
    assert_eq!(number(&driver), 3);

    let aids = |driver: &Driver| driver.session.presenting().expect("it goes on").aids();
    ask(&mut driver, PresentingAction::ToggleBlank);
    assert!(aids(&driver).blank);
    ask(&mut driver, PresentingAction::Next);
    assert!(!aids(&driver).blank);
    assert_eq!(number(&driver), 3, "the page that was hidden comes first");

    ask(&mut driver, PresentingAction::Clock(61_500));
    ask(&mut driver, PresentingAction::Clock(600));
    let presenting = driver.session.presenting().expect("it goes on");
    assert_eq!(presenting.elapsed_secs(), 62);
}

#[test]
fn nothing_can_be_changed_while_something_is_presented() {
    let mut driver = Driver::with_sample();
    let (case, revision) = (driver.case().clone(), driver.session.revision());
    let selection = driver.session.selection().clone();
    driver.run(CommandId::Present);
    let camera = driver.session.board().camera;
    let first = pages(&driver)[0];
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Claim,
        at_in_board: None,
        linked_from: None,
    }));
    driver.dispatch(Action::Edit(Edit::LeaveOutPage(first)));
    for command in [
        CommandId::SelectAll,
        CommandId::Delete,
        CommandId::NewNote,
        CommandId::ZoomIn,
        CommandId::ToggleLibrary,
    ] {
        driver.dispatch(Action::Run(command));
    }
    driver.dispatch(Action::PasteText("Words from elsewhere".to_owned()));
    let card = driver
        .case()
        .cards()
        .iter()
        .next()
        .expect("there are cards");
    let from = driver.session.rect_on_screen(card.rect()).center();
    driver.drag(from, vec2(80.0, 60.0), Modifiers::NONE);
    driver.dispatch(Action::ZoomAt {
        point_in_screen: from,
        factor: 2.0,
    });
    assert_eq!(driver.session.board().camera, camera);
    assert_eq!(*driver.session.selection(), selection);
    ask(&mut driver, PresentingAction::End);
    assert_eq!(*driver.case(), case);
    assert_eq!(driver.session.revision(), revision);
    assert!(!driver.session.is_dirty());
}

#[test]
fn the_view_glides_unless_motion_is_reduced() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::Present);
    let pass = |driver: &mut Driver| {
        driver
            .session
            .dispatch(Action::PassTime { passed_secs: 0.05 });
        driver.session.is_moving()
    };
    let next = Action::Presenting(PresentingAction::Next);
    driver.session.dispatch(next.clone());
    assert!(driver.session.is_moving());
    let start = driver.session.board().camera;
    assert!(pass(&mut driver));
    assert_ne!(driver.session.board().camera, start);
    let steps = (0..30).take_while(|_| pass(&mut driver)).count();
    assert!((5..20).contains(&steps), "{steps} steps of 50 ms");

    ask(&mut driver, PresentingAction::End);
    driver.run(CommandId::ReduceMotion);
    driver.run(CommandId::Present);
    driver.session.dispatch(next);
    assert!(!driver.session.is_moving());
    assert_eq!(number(&driver), 2);
    ask(&mut driver, PresentingAction::End);
    // The board jumps as well.
    driver.session.dispatch(Action::JumpTo(pos2(9_000.0, 0.0)));
    assert!(!driver.session.is_moving());
    driver.restart();
    assert!(driver.session.settings().reduce_motion);
}

#[test]
fn a_page_is_fitted_anew_when_the_window_changes() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::Present);
    let page = pages(&driver)[0];
    let large = driver.rect_of(page.into());
    let room = Rect::from_min_size(pos2(0.0, 36.0), vec2(600.0, 300.0));
    driver.session.dispatch(Action::SetViewport(room));
    let small = driver.rect_of(page.into());
    assert!(room.contains_rect(small), "{small}");
    assert!(small.width() < large.width());
}

#[test]
fn a_board_without_pages_is_one_page() {
    let mut driver = Driver::new();
    assert!(!driver.session.availability(CommandId::Present).is_enabled());
    driver.dispatch(Action::OpenBuiltIn(BuiltIn::Sample));
    for page in pages(&driver) {
        driver.dispatch(Action::Edit(Edit::LeaveOutPage(page)));
    }
    assert!(
        !driver
            .session
            .availability(CommandId::PresentFromHere)
            .is_enabled()
    );
    driver.run(CommandId::Present);
    let presenting = driver.session.presenting().expect("something is presented");
    assert_eq!((presenting.number(), presenting.count()), (1, 1));
    assert_eq!(presenting.frame(), None);
    let all = driver.session.index().bounds().expect("there are cards");
    let shown = driver.session.rect_on_screen(all);
    assert!(
        driver
            .session
            .board()
            .viewport_in_screen
            .contains_rect(shown)
    );
    ask(&mut driver, PresentingAction::Next);
    assert_eq!(number(&driver), 1);
}

#[test]
fn the_mark_of_a_page_is_never_lower_than_what_was_marked_on_it() {
    let mut driver = Driver::with_sample();
    let pages = pages(&driver);
    let mark = |driver: &Driver| driver.session.presenting().expect("it goes on").mark();
    let of_case = driver.case().info().mark;
    driver.run(CommandId::Present);
    assert_eq!(mark(&driver), of_case);
    ask(&mut driver, PresentingAction::End);

    let note = driver
        .case()
        .cards()
        .iter()
        .find_map(|card| match card.subject {
            RecordRef::Note(id) if card.frame == Some(pages[3]) => driver.case().note(id),
            _ => None,
        });
    let mut note = note.expect("the last page carries notes").clone();
    note.mark = Some(Tlp::Red);
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::from(note),
        label: "Edit mark".to_owned(),
    }));
    for (page, mark) in [(pages[0], Tlp::Clear), (pages[1], Tlp::AmberStrict)] {
        let mut frame = driver.case().frame(page).expect("it is there").clone();
        frame.mark = Some(mark);
        driver.dispatch(Action::Edit(Edit::Replace {
            record: AnyRecord::from(frame),
            label: "Edit mark".to_owned(),
        }));
    }
    driver.run(CommandId::Present);
    // What has no mark of its own is handled as the case.
    assert_eq!(mark(&driver), of_case);
    ask(&mut driver, PresentingAction::Next);
    assert_eq!(mark(&driver), Tlp::AmberStrict);
    ask(&mut driver, PresentingAction::Last);
    assert_eq!(mark(&driver), Tlp::Red);
    // On the way from one page to the other both are seen.
    let back = Action::Presenting(PresentingAction::First);
    driver.session.dispatch(back);
    driver
        .session
        .dispatch(Action::PassTime { passed_secs: 0.1 });
    assert_eq!(mark(&driver), Tlp::Red);
    driver.session.finish_gliding();
    assert_eq!(mark(&driver), of_case);
}

#[test]
fn closing_and_another_case_end_it() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::NewFrame);
    driver.dispatch(Action::EndEditTitle(None));
    let camera = driver.session.board().camera;
    driver.run(CommandId::Present);
    driver.dispatch(Action::CloseRequested);
    assert!(driver.session.presenting().is_none());
    assert_eq!(driver.session.board().camera, camera);
    driver.answer(Answer::Cancel);

    // A file that was on its way when the presentation began.
    driver.run(CommandId::Save);
    let path = driver.path("sample.ron");
    driver.session.dispatch(Action::Open(path));
    driver.session.dispatch(Action::Run(CommandId::Present));
    assert!(driver.session.presenting().is_some());
    driver
        .session
        .finish_jobs(std::time::Duration::from_secs(60));
    assert!(driver.session.presenting().is_none());
}

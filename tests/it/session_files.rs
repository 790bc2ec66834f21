//! Case files in a session: nothing that would lose work happens without a question.

use crate::driver::Driver;
use caseboard::app::{
    Action, Answer, BuiltIn, CommandId, DamageAction, Edit, ExportArea, ExportChoice,
    ExportRequest, ExportTarget, NewRecord, PictureTheme, Prompt, WindowRequest,
};
use caseboard::model::NoteKind;
use emath::pos2;

fn write_note(driver: &mut Driver, text: &str) {
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: text.to_owned(),
        },
        at_in_board: Some(pos2(0.0, 0.0)),
        linked_from: None,
    }));
    driver.dispatch(Action::EndEditTitle(None));
}

fn asks_to_close(driver: &mut Driver) -> bool {
    driver
        .requests()
        .iter()
        .any(|request| matches!(request, WindowRequest::CloseWindow))
}

#[test]
fn unsaved_work_is_guarded() {
    let mut driver = Driver::new();
    driver.dispatch(Action::CloseRequested);
    assert!(
        asks_to_close(&mut driver),
        "an untouched case closes at once"
    );
    write_note(&mut driver, "keep me");
    let kept = driver.case().clone();
    for action in [
        Action::CloseRequested,
        Action::OpenBuiltIn(BuiltIn::Sample),
        Action::Run(CommandId::NewCase),
    ] {
        driver.dispatch(action);
        assert!(matches!(
            driver.session.prompt(),
            Some(Prompt::UnsavedChanges { .. })
        ));
        driver.answer(Answer::Cancel);
        assert_eq!(*driver.case(), kept);
        assert!(!asks_to_close(&mut driver));
    }
    // "Save" of a case without a name asks for one, then goes on with what was wanted.
    driver.dispatch(Action::CloseRequested);
    driver.answer(Answer::Save);
    assert!(
        driver
            .requests()
            .iter()
            .any(|request| matches!(request, WindowRequest::PickFileToSave { .. }))
    );
    driver.dispatch(Action::SaveAs(driver.path("mine")));
    assert!(asks_to_close(&mut driver));
    let mut again = Driver::new();
    again.open(&driver.path("mine.ron"));
    assert_eq!(*again.case(), kept);
}

#[test]
fn a_failed_save_keeps_the_work_and_says_what_to_do() {
    let mut driver = Driver::new();
    write_note(&mut driver, "keep me");
    driver.dispatch(Action::SaveAs(driver.path("no such folder").join("x.ron")));
    assert!(
        matches!(driver.session.prompt(), Some(Prompt::SaveFailed { message, .. }) if !message.is_empty())
    );
    assert!(driver.session.is_dirty());
    driver.answer(Answer::SaveAs);
    assert!(
        driver
            .requests()
            .iter()
            .any(|request| matches!(request, WindowRequest::PickFileToSave { .. }))
    );
    driver.dispatch(Action::SaveAs(driver.path("x.ron")));
    assert!(!driver.session.is_dirty());
    assert!(driver.session.prompt().is_none());
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten_unasked() {
    let mut driver = Driver::with_sample();
    let path = driver.path("sample.ron");
    write_note(&mut driver, "mine");
    let text = std::fs::read_to_string(&path).expect("the sample can be read");
    let theirs = text
        .replacen("title: \"", "title: \"Changed: ", 1)
        .replacen("title:\"", "title:\"Changed: ", 1);
    assert_ne!(text, theirs);
    std::fs::write(&path, &theirs).expect("the file can be written");
    driver.run(CommandId::Save);
    assert!(matches!(
        driver.session.prompt(),
        Some(Prompt::ChangedOutside { .. })
    ));
    assert_eq!(std::fs::read_to_string(&path).ok(), Some(theirs));
    driver.answer(Answer::Discard);
    // Somebody edited the text: that is told, and accepted.
    driver.dispatch(Action::Damage(DamageAction::Accept));
    assert!(
        driver.session.prompt().is_none(),
        "mine was given up already"
    );
    assert!(driver.case().info().title.starts_with("Changed: "));
    driver.run(CommandId::Save);
    assert!(!driver.session.is_dirty());
}

#[test]
fn a_file_that_is_no_case_leaves_the_open_case_alone() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    for (name, bytes) in [
        ("empty.ron", &b""[..]),
        ("json.ron", b"{\"nodes\": []}"),
        ("binary.ron", b"\x00\xff\xfe PK\x03\x04"),
        (
            "newer.ron",
            b"(\n  kind: \"caseboard-case\",\n  format: 99,\n)",
        ),
    ] {
        let path = driver.path(name);
        std::fs::write(&path, bytes).expect("the file can be written");
        driver.open(&path);
        assert_eq!(*driver.case(), before, "{name}");
        assert!(
            driver.notice().contains(name),
            "{name}: {}",
            driver.notice()
        );
        assert!(
            !driver
                .session
                .recents()
                .iter()
                .any(|recent| recent.path.ends_with(name))
        );
    }
    driver.open(&driver.path("not there.ron"));
    assert!(
        driver.notice().contains("not there.ron"),
        "{}",
        driver.notice()
    );
}

#[test]
fn built_in_cases_open_and_saving_them_asks_for_a_name() {
    for which in [BuiltIn::Sample, BuiltIn::Guide] {
        let mut driver = Driver::new();
        driver.dispatch(Action::OpenBuiltIn(which));
        assert!(driver.case().cards().len() > 5, "{}", driver.notice());
        assert_eq!(driver.case().problems(), []);
        driver.run(CommandId::Save);
        assert!(
            driver
                .requests()
                .iter()
                .any(|request| matches!(request, WindowRequest::PickFileToSave { .. }))
        );
    }
}

#[test]
fn the_view_of_a_file_is_remembered() {
    let mut driver = Driver::with_sample();
    let path = driver.path("sample.ron");
    driver.dispatch(Action::ZoomAt {
        point_in_screen: pos2(500.0, 300.0),
        factor: 1.7,
    });
    let (center, zoom) = (
        driver.session.board().camera.center_in_board(),
        driver.session.board().camera.zoom(),
    );
    driver.restart();
    driver.open(&path);
    let camera = driver.session.board().camera;
    assert!((camera.zoom() - zoom).abs() < 1e-4);
    assert!((camera.center_in_board() - center).length() < 0.1);
}

#[test]
fn a_picture_is_written_to_its_file() {
    let mut driver = Driver::with_sample();
    let path = driver.path("picture.png");
    let request = ExportRequest {
        area: ExportArea::Board,
        choice: ExportChoice {
            scale: 1.0,
            theme: PictureTheme::Dark,
            ..ExportChoice::default()
        },
        target: ExportTarget::File(path.clone()),
    };
    let choice = request.choice;
    let outlook = |driver: &mut Driver| driver.session.export_outlook(ExportArea::Board, choice);
    assert!(outlook(&mut driver).size_px.is_some());
    driver.dispatch(Action::Export(request));
    assert_eq!(driver.notice(), "Exported picture.png");
    // A job has found out by now what stands around the picture.
    let size_px = outlook(&mut driver)
        .size_px
        .expect("there is something to show");
    let picture = image::open(&path).expect("it is a PNG");
    assert_eq!([picture.width(), picture.height()], size_px);
}

#[test]
fn a_card_without_a_place_is_told_kept_and_can_be_given_one() {
    let mut driver = Driver::new();
    let path = driver.path("lost.ron");
    let text = "(kind: \"caseboard-case\", format: 1, info: (title: \"Lost\"), \
        notes: [(id: \"not-1\", text: \"here\")], \
        cards: [(id: \"crd-1\", subject: \"not-1\", pos: (x: NaN, y: 0), size: (x: 90, y: 90))])";
    std::fs::write(&path, text).expect("the file can be written");
    driver.open(&path);
    assert!(
        driver.notice().contains("1 thing is wrong"),
        "{}",
        driver.notice()
    );
    assert_eq!(driver.case().cards().len(), 1);
    driver.run(CommandId::PlaceUnplaced);
    assert_eq!(driver.case().problems(), []);
    assert_eq!(driver.notice(), "Placed 1 below everything else");
    driver.run(CommandId::PlaceUnplaced);
    assert_eq!(driver.notice(), "Everything has its place");
}

#[test]
fn a_case_that_was_opened_is_ready_to_be_shown() {
    let mut driver = Driver::new();
    let path = driver.path("many.ron");
    let case = caseboard::cli::generated_case(3_500, 1);
    caseboard::storage::save_new(&path, &case, &|_| {}).expect("saved");
    driver.open(&path);
    let session = &mut driver.session;
    // Neither index nor comparison is left to the frame that shows it.
    assert!(session.jobs().is_empty());
    session.dispatch(Action::Select(Default::default()));
    assert!(session.jobs().is_empty());
    assert_eq!(session.index().cards().count(), 3_500);
    assert_eq!(session.findings(), &caseboard::compare::findings(&case));
    // Moving cards compares nothing anew; changing a claim does.
    session.dispatch(Action::Run(CommandId::SelectAll));
    session.dispatch(Action::Run(CommandId::NudgeRight));
    assert!(session.jobs().is_empty());
    let claim = case.claims().ids().next().expect("there are claims");
    session.dispatch(Action::Edit(Edit::Delete([claim.into()].into())));
    assert!(!session.jobs().is_empty());
}

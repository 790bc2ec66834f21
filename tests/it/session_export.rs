//! Pictures leave the program with their marks, or not at all.

use crate::driver::Driver;
use caseboard::app::{
    Action, Edit, ExportArea, ExportChoice, ExportRequest, ExportTarget, NewRecord, NoticeKind,
    Part, PictureFormat, WindowRequest, Withholding,
};
use caseboard::model::{NoteKind, Tlp};

/// The sample with a red note on its board.
fn with_a_red_note() -> Driver {
    let mut driver = Driver::with_sample();
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: "The informant is Gadwall".to_owned(),
        },
        at_in_board: None,
        linked_from: None,
    }));
    driver.dispatch(Action::Edit(Edit::Mark(Some(Tlp::Red))));
    driver
}

fn export(
    driver: &mut Driver,
    name: &str,
    area: ExportArea,
    choice: ExportChoice,
) -> Option<String> {
    let path = driver.path(name);
    driver.dispatch(Action::Export(ExportRequest {
        area,
        choice,
        target: ExportTarget::File(path.clone()),
    }));
    let bytes = std::fs::read(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn svg() -> ExportChoice {
    ExportChoice {
        format: PictureFormat::Svg,
        scale: 1.0,
        foot: Part::Shown,
        sources: Part::Shown,
        ..ExportChoice::default()
    }
}

#[test]
fn a_picture_that_would_show_too_much_is_not_written() {
    let mut driver = with_a_red_note();
    assert_eq!(export(&mut driver, "a.svg", ExportArea::Board, svg()), None);
    let notices = driver.session.notices().shown();
    let refused = notices
        .iter()
        .find(|notice| notice.kind == NoticeKind::Error);
    let text = refused
        .map(|notice| notice.text.clone())
        .unwrap_or_default();
    assert!(
        text.contains("TLP:AMBER") && text.contains("Gadwall"),
        "{text}"
    );
}

#[test]
fn what_is_withheld_is_not_in_the_file_but_in_a_list() {
    let mut driver = with_a_red_note();
    let choice = ExportChoice {
        withholding: Withholding::LeaveOut,
        ..svg()
    };
    driver.session.take_requests();
    let text = export(&mut driver, "a.svg", ExportArea::Board, choice).expect("it is written");
    assert!(!text.contains("Gadwall") && text.contains("TLP:AMBER"));
    let report = driver
        .session
        .withheld()
        .expect("a list")
        .lines()
        .join("\n");
    assert!(report.contains("Gadwall"), "{report}");
    let requests = driver.session.take_requests();
    assert!(
        requests
            .iter()
            .any(|request| matches!(request, WindowRequest::ShowPage(_)))
    );
    let choice = driver.session.settings().export;
    assert_eq!(
        (choice.mark, choice.withholding),
        (None, Withholding::Refuse)
    );
}

#[test]
fn each_frame_as_a_file_of_its_own_is_a_numbered_page() {
    let mut driver = Driver::with_sample();
    export(&mut driver, "page.svg", ExportArea::Frames, svg());
    for number in 1..=4 {
        let path = driver.path(&format!("page-{number}.svg"));
        let text = std::fs::read_to_string(path).expect("it is written");
        assert!(text.contains(&format!("page {number} of 4")), "{number}");
        assert!(text.contains("SHA-256 of the case file"));
    }
}

//! The export panel: what stands on the page, and marks that hold.

use super::Window;
use caseboard::app::{Action, CommandId, Edit, NewRecord};
use caseboard::model::{NoteKind, Tlp};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The sample with a red note on its board, which is selected.
fn window_with_a_red_note() -> Window {
    let mut window = Window::with_sample();
    window.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: "Nobody must read this".to_owned(),
        },
        at_in_board: None,
        linked_from: None,
    }));
    window.dispatch(Action::Edit(Edit::Mark(Some(Tlp::Red))));
    window
}

impl Window {
    /// Waits until the small view is made.
    fn settled(&mut self) {
        for _ in 0..2 {
            self.harness
                .state_mut()
                .as_mut()
                .expect("the first frame made it")
                .finish_jobs();
            self.frames();
        }
    }

    fn is_enabled(&self, label: &str) -> bool {
        !self
            .harness
            .get_by_label(label)
            .accesskit_node()
            .is_disabled()
    }
}

#[test]
fn what_is_marked_higher_is_in_the_way_until_it_is_withheld() {
    let mut window = window_with_a_red_note();
    window.dispatch(Action::Run(CommandId::ExportPicture));
    window.click("Whole board");
    window.settled();
    assert!(!window.is_enabled("Export…"));
    let named = window
        .harness
        .query_all_by_label_contains("note “Nobody must read this” (TLP:RED)");
    assert_eq!(named.count(), 1);
    window.click("Leave them out");
    window.settled();
    assert!(window.is_enabled("Export…"));
    window.harness.get_by_label("1 thing withheld");
    window.click("Withhold nothing");
    window.settled();
    assert!(window.harness.query_by_label("Withhold nothing").is_none());
    assert!(!window.is_enabled("Export…"));
    window.click("Mark it TLP:RED");
    window.settled();
    assert!(window.is_enabled("Export…"));
    let note = window
        .case()
        .notes()
        .iter()
        .find(|note| note.mark.is_some());
    assert!(
        note.is_some_and(|note| note.text.starts_with("Nobody")),
        "the case is as it was"
    );
}

#[test]
fn all_frames_are_pages_with_a_foot() {
    let mut window = Window::with_sample();
    window.dispatch(Action::Run(CommandId::ExportPicture));
    window.click("All frames");
    window.click("Legend");
    window.click("Sources");
    window.settled();
    assert!(window.is_enabled("Export…"));
    let toggled = |label: &str| {
        let node = window.harness.get_by_label(label);
        format!("{:?}", node.accesskit_node().toggled())
    };
    assert_eq!(toggled("Title and foot"), toggled("Legend"));
}

//! Boards of other programs in the window: what a copy loses is read before it is written.

use super::Window;
use caseboard::app::{CommandId, Menu};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn finish_jobs(window: &mut Window) {
    let shell = window.harness.state_mut().as_mut();
    shell.expect("the first frame made it").finish_jobs();
    window.frames();
}

/// Answers the window's own question for a path.
fn answer_path(window: &mut Window, path: &std::path::Path) {
    window.keys(Modifiers::COMMAND, Key::A);
    window.types(path.to_str().expect("a path"));
    window.keys(Modifiers::NONE, Key::Enter);
    finish_jobs(window);
}

#[test]
fn a_copy_is_written_once_its_losses_were_read_and_can_be_imported() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("copy.canvas");
    let mut window = Window::with_sample();
    window.click(Menu::File.label());
    window.click(CommandId::SaveCopy.command().label);
    answer_path(&mut window, &path);
    let losses: Vec<String> = window
        .harness
        .get_all_by(|node| {
            node.value()
                .is_some_and(|words| words.contains("become text cards"))
        })
        .filter_map(|node| node.value())
        .collect();
    assert_eq!(losses.len(), 3, "{losses:?}");
    assert!(!path.exists());
    window.click("Write");
    finish_jobs(&mut window);
    assert!(path.exists());
    assert!(!window.session().is_dirty());

    let before = window.case().cards().len();
    window.click(Menu::File.label());
    window.click(CommandId::Import.command().label);
    answer_path(&mut window, &path);
    assert_eq!(window.case().cards().len(), before * 2);
    assert_eq!(window.session().selection().cards.len(), before);
}

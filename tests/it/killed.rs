//! The real program, killed while it saves: the file is the old or the new one, whole.

use caseboard::model::Case;
use caseboard::storage;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often it is killed, each time a little later.
const KILLS: u64 = 24;

fn title_in(path: &Path) -> String {
    let loaded = storage::load(path, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    loaded.case.info().title.clone()
}

#[test]
fn killed_at_any_moment_it_leaves_one_whole_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = (
        folder.path().join("case.ron"),
        folder.path().join("new.ron"),
    );
    let case = caseboard::cli::generated_case(1_500, 1);
    storage::save(&new, &case, &|_| {}).expect("saved");
    storage::save(&old, &Case::new("Old"), &|_| {}).expect("saved");
    let convert = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caseboard"));
        command.args(["convert", "--force"]).args([&new, &old]);
        command.env("CASEBOARD_CONFIG_DIR", folder.path().join("config"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    };
    let new_title = &case.info().title;
    for kill in 0..KILLS {
        let mut child = convert();
        std::thread::sleep(Duration::from_millis(20 * kill));
        // It may be done already.
        let _ = child.kill();
        child.wait().expect("it has ended");
        let title = title_in(&old);
        assert!(title == "Old" || title == *new_title, "{title}");
        if title != "Old" {
            storage::save(&old, &Case::new("Old"), &|_| {}).expect("saved");
        }
    }
    // Left alone it gets through, whatever the killed ones left lying about, and takes that away.
    assert!(convert().wait().expect("it has ended").success());
    assert_eq!(title_in(&old), *new_title);
    let left = std::fs::read_dir(folder.path()).expect("a folder");
    let mut left = left.map(|entry| entry.expect("an entry").file_name());
    assert!(left.all(|name| !name.to_string_lossy().ends_with(".tmp")));
}

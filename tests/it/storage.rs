//! Cases through files.

use caseboard::storage::{FORMAT, load, save, write};
use std::fs;
use std::path::{Path, PathBuf};

/// Every sample case that comes with the program.
fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves");
    let entries = fs::read_dir(folder).expect("the samples are there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn samples_are_sound_and_written_as_the_program_writes() {
    let samples = samples();
    assert!(samples.len() >= 2, "{samples:?}");
    for path in samples {
        let loaded = load(&path, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(loaded.problems, [], "{}", path.display());
        let text = write(&loaded.case).expect("it is written");
        let on_disk = fs::read_to_string(&path).expect("it is text");
        assert!(
            text == on_disk,
            "{} is not written as the program writes",
            path.display()
        );
    }
}

#[test]
fn samples_saved_and_loaded_again_are_equal() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in samples() {
        let first = load(&path, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
        let copy = folder.path().join("copy.ron");
        save(&copy, &first.case, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
        let second = load(&copy, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(first.case, second.case);
    }
}

/// A case of every format there ever was, as the program of its time wrote it.
#[test]
fn every_format_is_read_and_gives_the_same_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let path = |format: u32| folder.join(format!("format-{format}.ron"));
    let present = fs::read_to_string(path(FORMAT)).expect("there is one of the present format");
    for format in 1..=FORMAT {
        let loaded = load(&path(format), &|_| {}).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(loaded.format, format);
        assert_eq!((loaded.problems, loaded.differences), (vec![], vec![]));
        assert_eq!(
            write(&loaded.case).as_ref(),
            Ok(&present),
            "format {format}"
        );
    }
}

//! Documents of strangers are read by a child process of the real program.

use caseboard::app::importing::{
    DocumentReader, FileOutcome, ImportOrder, ImportReport, Watch, read_batch,
};
use caseboard::model::{Case, IdSource, Timestamp};
use caseboard::storage::FileStore;
use std::path::Path;
use std::process::{Command, Stdio};

struct Nobody;

impl Watch for Nobody {
    fn tell(&self, _done: usize, _total: usize, _name: &str) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}

fn import(folder: &Path, program: &Path) -> ImportReport {
    let order = ImportOrder {
        paths: vec![folder.join("in")],
        pasted: None,
        store: FileStore::in_folder(folder.join("store")),
        reader: DocumentReader::Child(program.to_owned()),
        added_at: Timestamp::from_unix_secs(0),
        added_by: String::new(),
    };
    let case = Case::new("t");
    let batch = read_batch(&order, &case, &mut IdSource::new(1), &Nobody);
    batch.expect("nobody stops it").report
}

fn folder_with(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("in")).expect("a folder");
    std::fs::write(folder.path().join("in").join(name), bytes).expect("a file");
    folder
}

#[test]
fn a_page_is_read_by_the_child() {
    let page = "<!doctype html><html><head><title>Crane falls</title></head><body><article><h1>Crane falls</h1>\
        <p>A crane fell into the basin on Friday, and nobody was hurt, as the harbour master said.</p>\
        <p>Two ships had to wait outside until the evening, and the quay stayed closed for the night.</p>\
        </article></body></html>";
    let folder = folder_with("-crane.html", page.as_bytes());
    let report = import(folder.path(), Path::new(env!("CARGO_BIN_EXE_caseboard")));
    assert!(
        matches!(report.files[0].outcome, FileOutcome::Imported(_)),
        "{report:?}"
    );
}

#[test]
fn a_document_that_is_refused_says_why() {
    let folder = folder_with("broken.pdf", b"%PDF-1.7\nthis is not one");
    let report = import(folder.path(), Path::new(env!("CARGO_BIN_EXE_caseboard")));
    let FileOutcome::Failed(reason) = &report.files[0].outcome else {
        panic!("{report:?}")
    };
    assert!(
        !reason.is_empty() && !reason.contains("reader of its format failed"),
        "{reason}"
    );
}

#[test]
fn a_program_that_is_not_there_or_says_nonsense_fails_the_file_alone() {
    for program in ["/nonexistent/caseboard", "/bin/false", "/bin/echo"] {
        let folder = folder_with("a.html", b"<html><body><p>Words</p></body></html>");
        let report = import(folder.path(), Path::new(program));
        assert!(
            matches!(report.files[0].outcome, FileOutcome::Failed(_)),
            "{program}: {report:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_child_holds_itself_to_its_limits() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_caseboard"))
        .args(["read-document", "--name=a.txt"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    // It waits for its input only after it has limited itself.
    let limits =
        || std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap_or_default();
    let has = |limits: &str, name: &str, value: &str| {
        let line = limits.lines().find(|line| line.starts_with(name));
        line.is_some_and(|line| line.split_whitespace().any(|word| word == value))
    };
    if cfg!(target_os = "linux") {
        let is_limited = |limits: &str| {
            has(limits, "Max address space", "1073741824")
                && has(limits, "Max cpu time", "9")
                && has(limits, "Max file size", "0")
                && has(limits, "Max core file size", "0")
        };
        let mut tries = 0;
        while !is_limited(&limits()) && tries < 500 {
            tries += 1;
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        assert!(is_limited(&limits()), "{}", limits());
    }
    drop(child.stdin.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(3), "no document is refused");
}

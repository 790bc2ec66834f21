//! Documents on the command line: taken in, told line by line, and checked ever after.

use caseboard::cli::{Start, start};
use caseboard::storage::{FileStore, load};
use std::path::{Path, PathBuf};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        let parent = path.parent().expect("it lies in the folder");
        std::fs::create_dir_all(parent).expect("the folder can be made");
        std::fs::write(&path, text).expect("the file can be written");
        path
    }

    /// Exit code, what was printed, what was complained about.
    fn run(&self, arguments: &[&str]) -> (u8, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let place = |word: &&str| word.replace("{}", &self.folder.path().display().to_string());
        let all = std::iter::once("caseboard".to_owned()).chain(arguments.iter().map(place));
        let Start::Done(code) = start(all.map(Into::into), &mut out, &mut err) else {
            panic!("no window was asked for")
        };
        let text = |bytes| String::from_utf8(bytes).expect("it is text");
        (code, text(out), text(err))
    }

    fn case(&self, name: &str) -> caseboard::model::Case {
        load(&self.path(name), &|_| {}).expect("it is a case").case
    }
}

fn one_original(case: &Path) -> PathBuf {
    let loaded = load(case, &|_| {}).expect("it is a case");
    let (_, file) = loaded
        .case
        .stored_files()
        .next()
        .expect("an original is kept");
    FileStore::beside(case).path_of(&file)
}

#[test]
fn a_new_case_is_made_of_documents_with_their_cards() {
    let desk = Desk::new();
    desk.write(
        "in/one.txt",
        "The first report\n\nIt says one thing and another.",
    );
    desk.write("in/two.md", "# The second report\n\nIt says a third thing.");
    let by = ["--by", "Ada", "--as-of", "2026-03-01T12:00:00Z"];
    let new = [&["new", "{}/a.ron", "{}/in"][..], &by].concat();
    let (code, out, err) = desk.run(&new);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(
        out.contains("one.txt: imported as “The first report”"),
        "{out}"
    );
    assert!(out.ends_with("2 imported\n"), "{out}");
    let case = desk.case("a.ron");
    assert_eq!(case.problems(), []);
    assert_eq!((case.info().title.as_str(), case.cards().len()), ("a", 2));
    for article in case.articles().iter() {
        let provenance = article.provenance.as_deref().expect("it came in");
        assert_eq!(provenance.added_by, "Ada");
        let at = provenance.added_at.map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some("2026-03-01T12:00:00Z"));
    }
    let (code, _, err) = desk.run(&new);
    assert_eq!(code, 1, "never over a file that is there");
    assert!(err.contains("a.ron"), "{err}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_in() {
    let desk = Desk::new();
    desk.run(&["new", "{}/a.ron", "--title", "T"]);
    desk.write("good.txt", "A report\n\nIt has words.");
    desk.write("empty.txt", "");
    let import = [
        "import",
        "{}/a.ron",
        "{}/good.txt",
        "{}/empty.txt",
        "{}/none.txt",
    ];
    let (code, out, _) = desk.run(&import);
    assert_eq!(code, 1);
    assert!(
        out.contains("empty.txt: could not be read because it is empty"),
        "{out}"
    );
    assert!(out.contains("none.txt: could not be read because"), "{out}");
    assert!(out.ends_with("1 imported, 2 could not be read\n"), "{out}");
    assert_eq!(desk.case("a.ron").articles().len(), 1);
    let before = std::fs::read(desk.path("a.ron")).expect("it is there");
    let (code, out, _) = desk.run(&["import", "{}/a.ron", "{}/good.txt"]);
    assert_eq!(
        (code, out.as_str()),
        (
            0,
            "good.txt: already there as “A report”\n1 already there\n"
        )
    );
    let after = std::fs::read(desk.path("a.ron")).expect("it is there");
    assert_eq!(before, after, "nothing to save");
}

#[test]
fn originals_are_checked() {
    let desk = Desk::new();
    desk.write("one.txt", "A report\n\nIt has words.");
    desk.run(&["new", "{}/a.ron", "{}/one.txt"]);
    let (code, out, _) = desk.run(&["check", "{}/a.ron"]);
    let well = "1 of 1 files beside the case unchanged since import\nno problems\n";
    assert_eq!((code, out.as_str()), (0, well));
    let original = one_original(&desk.path("a.ron"));
    std::fs::write(&original, "A report\n\nIt has other words.").expect("it can be written");
    let (code, out, _) = desk.run(&["check", "{}/a.ron"]);
    assert_eq!(code, 1);
    assert!(out.contains("(A report): changed: "), "{out}");
    assert!(out.contains("0 of 1 files"), "{out}");
    std::fs::remove_file(&original).expect("it is there");
    let (code, out, _) = desk.run(&["check", "--json", "{}/a.ron"]);
    assert_eq!(code, 1);
    let told: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(told["problems"][0]["kind"], "missing");
    assert_eq!(told["files"]["needed"], 1);
}

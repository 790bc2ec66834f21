//! Arguments in; text, files and exit codes out.

use super::{Start, start};
use std::fs;
use std::path::Path;

/// Exit code or window, what was printed, what was complained about.
fn run<const N: usize>(arguments: [&str; N]) -> (Start, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once("caseboard").chain(arguments);
    let result = start(all.map(Into::into), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("it is text");
    (result, text(out), text(err))
}

fn path_in(folder: &tempfile::TempDir, name: &str) -> String {
    folder
        .path()
        .join(name)
        .to_str()
        .expect("a path")
        .to_owned()
}

const BROKEN: &str = r#"(
  kind: "caseboard-case",
  format: 3,
  info: (title: "Broken"),
  frames: [(id: "frm-1", title: "Page \u{1b}[31m", pos: (x: 0, y: 0), size: (x: 90, y: 90))],
  cards: [(id: "crd-1", subject: "ent-9", pos: (x: 0, y: 0), size: (x: 90, y: 90))],
)"#;

fn window(file: Option<std::path::PathBuf>) -> Start {
    Start::Window {
        file,
        renderer: super::arguments::Renderer::Auto,
        view: None,
        frame_log: None,
    }
}

#[test]
fn no_verb_opens_the_window() {
    assert_eq!(run([]).0, window(None));
    let file = window(Some("a.ron".into()));
    assert_eq!(run(["a.ron"]).0, file);
    let like_a_verb = window(Some("./check".into()));
    assert_eq!(run(["./check"]).0, like_a_verb);
}

#[test]
fn a_view_and_a_frame_log_can_be_asked_for() {
    let (start, _, _) = run(["a.ron", "--view", "fit", "--frame-log", "out.csv"]);
    let wanted = Start::Window {
        file: Some("a.ron".into()),
        renderer: super::arguments::Renderer::Auto,
        view: Some(crate::app::OpeningView::Fit),
        frame_log: Some("out.csv".into()),
    };
    assert_eq!(start, wanted);
}

#[test]
fn help_and_version_are_no_mistakes() {
    let (start, out, err) = run(["--help"]);
    assert_eq!((start, err.as_str()), (Start::Done(0), ""));
    for verb in ["check", "info", "new", "render", "convert", "repair"] {
        assert!(out.contains(verb), "{out}");
    }
    let (start, out, _) = run(["--version"]);
    let version = format!("caseboard {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((start, out), (Start::Done(0), version));
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    for arguments in [
        &["check"][..],
        &["new", "a.ron"],
        &["new", "a.ron", "--title", ""],
        &["a.ron", "b.ron"],
        &["--nonsense"],
        &["render", "a.ron"],
        &["a.ron", "--view", "near"],
        &["a.ron", "--frame-log", "b.ron"],
        &["render", "a.ron", "-o", "a.png", "--scale", "99"],
        &["render", "a.ron", "-o", "a.png", "--frame", "A", "--frames"],
        &["render", "a.ron", "-o", "a.pdf", "--paper", "a5"],
        &["render", "a.ron", "-o", "a.png", "--force"],
        &["render", "a.ron", "-o", "a.png", "--scale", "NaN"],
        &["render", "a.ron", "-o", "a.png", "--theme", "sepia"],
        &["convert", "a.ron"],
    ] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let all = std::iter::once(&"caseboard").chain(arguments);
        let result = start(all.map(|text| text.into()), &mut out, &mut err);
        assert_eq!(result, Start::Done(2), "{arguments:?}");
        assert!(!err.is_empty() && out.is_empty());
    }
}

#[test]
fn a_new_case_is_written_checked_and_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = path_in(&folder, "a.ron");
    let (start, out, _) = run(["new", &path, "--title", "A \"new\" case"]);
    assert_eq!(start, Start::Done(0));
    assert!(out.contains("a.ron written"));
    let (start, out, _) = run(["check", &path]);
    assert_eq!((start, out.as_str()), (Start::Done(0), "no problems\n"));
    let (start, out, _) = run(["info", &path]);
    assert_eq!(start, Start::Done(0));
    assert!(out.starts_with("title: A \"new\" case\nformat: 4\narticles: 0\n"));
    let (start, out, _) = run(["info", &path, "--json"]);
    let json = "{\"title\":\"A \\\"new\\\" case\",\"format\":4,\"articles\":0,\"entities\":0,\"claims\":0,\"notes\":0,\"links\":0,\"frames\":0,\"cards\":0}\n";
    assert_eq!((start, out.as_str()), (Start::Done(0), json));

    let before = fs::read(&path).expect("it is there");
    let (start, _, err) = run(["new", &path, "--title", "Another"]);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("is there already"), "{err}");
    assert_eq!(fs::read(&path).expect("it is there"), before);
}

#[test]
fn problems_and_unreadable_files_end_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = path_in(&folder, "broken.ron");
    fs::write(&path, BROKEN).expect("written");
    let (start, out, err) = run(["check", &path]);
    assert_eq!((start, err.as_str()), (Start::Done(1), ""));
    assert!(
        out.starts_with("card crd-1 ((missing entity)): it shows ent-9"),
        "{out}"
    );
    assert!(out.ends_with("\n1 problem\n"), "{out}");

    fs::write(&path, "{}").expect("written");
    for verb in ["check", "info"] {
        let (start, out, err) = run([verb, &path]);
        assert_eq!((start, out.as_str()), (Start::Done(1), ""));
        assert!(err.contains("not a Caseboard case"), "{err}");
    }
    let missing = path_in(&folder, "missing.ron");
    assert_eq!(run(["check", &missing]).0, Start::Done(1));
}

#[test]
fn a_case_for_measuring_is_written_once_and_is_no_part_of_the_help() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = path_in(&folder, "many.ron");
    let (start, out, _) = run(["generate", "--cards", "60", &path]);
    assert_eq!((start, out.contains("written")), (Start::Done(0), true));
    // Grades given by chance are worth a second look, and are no problem.
    let (start, out, _) = run(["check", &path]);
    assert_eq!(start, Start::Done(0));
    assert!(out.contains("advisory: claim"), "{out}");
    assert!(out.ends_with("\nno problems\n"), "{out}");
    let (start, _, err) = run(["generate", "--cards", "60", &path]);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("is there already"), "{err}");
    assert_eq!(run(["generate", "--cards", "0", &path]).0, Start::Done(2));
    assert!(!run(["--help"]).1.contains("generate"));
}

#[test]
fn a_picture_needs_a_frame_that_is_there_and_a_name_for_png() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = path_in(&folder, "broken.ron");
    fs::write(&path, BROKEN).expect("written");
    let picture = path_in(&folder, "a.png");
    let (start, _, err) = run(["render", &path, "-o", &picture, "--frame", "Nowhere"]);
    assert_eq!(start, Start::Done(1));
    assert!(
        err.contains("there is no frame \"Nowhere\"; the frames are \"Page \\u{1b}[31m\""),
        "{err}"
    );
    let (start, _, err) = run(["render", &path, "-o", &path]);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("should end in .png"), "{err}");
    assert!(!Path::new(&picture).exists());
}

#[test]
fn a_picture_is_what_its_ending_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = path_in(&folder, "a.ron");
    assert_eq!(run(["new", &case, "--title", "Empty"]).0, Start::Done(0));
    for (name, starts) in [
        ("a.png", &b"\x89PNG"[..]),
        ("a.SVG", b"<svg xmlns"),
        ("a.pdf", b"%PDF-"),
    ] {
        let picture = path_in(&folder, name);
        let (start, out, err) = run(["render", &case, "-o", &picture, "--theme", "print"]);
        assert_eq!((start, err.as_str()), (Start::Done(0), ""));
        assert!(out.ends_with("written\n"), "{out}");
        assert!(fs::read(&picture).expect("it is there").starts_with(starts));
    }
    let svg = path_in(&folder, "b.svg");
    for (option, value) in [("--paper", "a4"), ("--frames", "--force")] {
        let (start, _, err) = run(["render", &case, "-o", &svg, option, value]);
        assert_eq!(start, Start::Done(1), "{option}");
        assert!(
            err.contains("PDF alone") || err.contains("no frames"),
            "{err}"
        );
    }
    assert!(!Path::new(&svg).exists());
}

#[test]
fn frames_are_pages_or_pictures_that_replace_nothing_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = "saves/north-korea-shipments.ron";
    let pdf = path_in(&folder, "pages.pdf");
    let arguments = ["render", case, "-o", &pdf, "--frames", "--paper", "16:9"];
    assert_eq!(run(arguments).0, Start::Done(0));
    let read = hayro_syntax::Pdf::new(fs::read(&pdf).expect("it is there"));
    assert_eq!(read.expect("it is a PDF").pages().len(), 4);
    let svg = path_in(&folder, "page.svg");
    let arguments = ["render", case, "-o", &svg, "--frames"];
    let (start, out, _) = run(arguments);
    assert_eq!((start, out.lines().count()), (Start::Done(0), 4));
    assert!(folder.path().join("page-4.svg").exists() && !Path::new(&svg).exists());
    let (start, _, err) = run(arguments);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("page-1.svg is there already"), "{err}");
    let again = ["render", case, "-o", &svg, "--frames", "--force"];
    assert_eq!(run(again).0, Start::Done(0));
}

/// The sample, in which one claim is red.
fn sample_with_a_red_claim(folder: &tempfile::TempDir) -> String {
    let path = path_in(folder, "marked.ron");
    let case = crate::storage::read(crate::app::BuiltIn::Sample.bytes());
    let case = case.expect("the sample can be read").case;
    let mut editor = crate::edit::Editor::opened(case, crate::model::IdSource::new(3));
    let claim = editor
        .case()
        .claims()
        .ids()
        .next()
        .expect("there are claims");
    let red = Some(crate::model::Tlp::Red);
    editor
        .apply("mark", |tx| {
            crate::edit::ops::mark_records(tx, &[claim.into()].into(), red)
        })
        .expect("it is there");
    crate::storage::save_new(Path::new(&path), editor.case(), &|_| {}).expect("saved");
    path
}

#[test]
fn a_picture_marked_too_low_is_refused_with_an_exit_code_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = sample_with_a_red_claim(&folder);
    let svg = path_in(&folder, "a.svg");
    for mark in ["clear", "TLP:GREEN", "amber+strict"] {
        let (start, _, err) = run(["render", &case, "-o", &svg, "--tlp", mark]);
        assert_eq!(start, Start::Done(3), "{mark}");
        assert!(err.contains("(TLP:RED)") && err.contains("claim"), "{err}");
    }
    assert!(!Path::new(&svg).exists());
    let (start, out, _) = run(["render", &case, "-o", &svg, "--tlp", "amber", "--withhold"]);
    assert_eq!(start, Start::Done(0));
    assert!(
        out.contains("One thing marked higher than TLP:AMBER withheld."),
        "{out}"
    );
    assert!(out.contains("withheld: claim"), "{out}");
    assert_eq!(
        run(["render", &case, "-o", &svg, "--tlp", "red"]).0,
        Start::Done(0)
    );
    let text = fs::read_to_string(&svg).expect("it is there");
    assert!(text.contains("TLP:RED"));
    assert_eq!(
        run(["render", &case, "-o", &svg, "--tlp", "pink"]).0,
        Start::Done(2)
    );
}

#[test]
fn pages_say_what_they_are_and_are_the_same_every_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = "saves/north-korea-shipments.ron";
    let [one, two] = ["one.svg", "two.svg"].map(|name| path_in(&folder, name));
    for path in [&one, &two] {
        let (start, _, err) = run([
            "render",
            case,
            "-o",
            path,
            "--frame",
            "Who said it: one briefing",
            "--sources",
            "--legend",
            "--as-of",
            "2023-10-20T08:00:00Z",
        ]);
        assert_eq!((start, err.as_str()), (Start::Done(0), ""));
    }
    let text = fs::read_to_string(&one).expect("it is there");
    assert_eq!(text, fs::read_to_string(&two).expect("it is there"));
    let digest = crate::model::Sha256Digest::of(&fs::read(case).expect("it is there"));
    for expected in [
        "TLP:AMBER",
        "as of 2023-10-20 08:00 UTC",
        "page 1 of 1",
        "Legend",
        "Sources",
        &digest.to_string(),
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    let wrong = run(["render", case, "-o", &one, "--as-of", "soon"]);
    assert_eq!(wrong.0, Start::Done(2));
}

const CANVAS: &str = "{\n\t\"nodes\":[\n\t\t{\"id\":\"n\",\"type\":\"text\",\"text\":\"Ships\",\"x\":0,\"y\":0,\"width\":250,\"height\":60}\n\t],\n\t\"edges\":[]\n}";

#[test]
fn a_canvas_becomes_a_case_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let [canvas, case, again] =
        ["port.canvas", "port.ron", "again.canvas"].map(|name| path_in(&folder, name));
    fs::write(&canvas, CANVAS).expect("written");
    let (start, out, err) = run(["convert", &canvas, &case]);
    assert_eq!((start, err.as_str()), (Start::Done(0), ""));
    assert!(
        out.ends_with("port.ron written\n") && !out.contains("lost"),
        "{out}"
    );
    assert!(run(["info", &case]).1.starts_with("title: port\n"));
    assert_eq!(run(["check", &case]).1, "no problems\n");
    assert_eq!(run(["check", &canvas]).1, "no problems\n");
    assert_eq!(
        run(["convert", &case, &again, "--strict"]).0,
        Start::Done(0)
    );
    assert_eq!(fs::read_to_string(&again).expect("it is there"), CANVAS);

    let before = fs::read(&case).expect("it is there");
    let (start, _, err) = run(["convert", &canvas, &case]);
    assert_eq!(start, Start::Done(1));
    assert!(
        err.contains("is there already") && err.contains("--force"),
        "{err}"
    );
    assert_eq!(
        run(["convert", &canvas, &case, "--force"]).0,
        Start::Done(0)
    );
    assert_eq!(
        fs::read(&case).expect("it is there"),
        before,
        "the same in every run"
    );
}

#[test]
fn what_a_conversion_loses_is_told_and_can_be_forbidden() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = "saves/north-korea-shipments.ron";
    let out = path_in(&folder, "sample.canvas");
    let (start, told, _) = run(["convert", sample, &out, "--strict"]);
    assert_eq!(start, Start::Done(1));
    assert!(
        told.contains("lost: ") && told.ends_with("was not written\n"),
        "{told}"
    );
    assert!(!Path::new(&out).exists());
    let (start, told, _) = run(["convert", sample, &out]);
    assert_eq!(start, Start::Done(0));
    assert!(
        told.contains("claims become text cards") && told.ends_with("written\n"),
        "{told}"
    );
    assert_eq!(
        run(["convert", sample, &path_in(&folder, "a.html")]).0,
        Start::Done(1)
    );
}

#[test]
fn a_broken_canvas_is_told_with_its_place_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let [canvas, case] = ["bad.canvas", "bad.ron"].map(|name| path_in(&folder, name));
    fs::write(&canvas, CANVAS.replace("\"x\":0,", "")).expect("written");
    let (start, out, err) = run(["convert", &canvas, &case]);
    assert_eq!((start, out.as_str()), (Start::Done(1), ""));
    assert!(
        err.contains("bad.canvas: line 3, column 3: node \"n\" has no \"x\""),
        "{err}"
    );
    assert!(!Path::new(&case).exists());

    fs::write(&canvas, CANVAS.replace("\"text\",", "\"shape\",")).expect("written");
    let (start, out, _) = run(["check", &canvas]);
    assert_eq!(start, Start::Done(1));
    assert!(
        out.contains("unknown type") && out.ends_with("1 problem\n"),
        "{out}"
    );
    let missing = path_in(&folder, "missing.canvas");
    let (_, _, err) = run(["check", &missing]);
    assert!(err.contains("missing.canvas could not be opened"), "{err}");
}

/// A copy of the guide with something replaced.
fn changed_guide(folder: &tempfile::TempDir, from: &str, to: &str) -> String {
    let text = fs::read_to_string("saves/start-here.ron").expect("the sample is there");
    let other = text.replacen(from, to, 1);
    assert_ne!(text, other, "{from} is not in the sample");
    let path = path_in(folder, "case.ron");
    fs::write(&path, other).expect("written");
    path
}

#[test]
fn lines_that_are_not_as_they_were_saved_are_told_by_every_verb() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = changed_guide(&folder, "Saltmere Echo", "Saltmere Times");
    let (start, out, _) = run(["check", &path]);
    assert_eq!(start, Start::Done(1));
    assert!(
        out.contains("outlet out-1: it is not as it was saved"),
        "{out}"
    );
    assert!(out.ends_with("\n1 problem\n"), "{out}");
    let (_, out, _) = run(["check", &path, "--json"]);
    assert!(out.contains("\"record\": \"out-1\""), "{out}");
    assert!(
        run(["info", &path])
            .1
            .starts_with("note: lines that are not")
    );
    let before = fs::read(&path).expect("it is there");
    let document = path_in(&folder, "a.txt");
    fs::write(&document, "A ship left.").expect("written");
    let (start, _, err) = run(["import", &path, &document]);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("was not changed"), "{err}");
    assert_eq!(fs::read(&path).expect("it is there"), before);
}

#[test]
fn a_damaged_case_is_repaired_into_a_new_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = fs::read("saves/start-here.ron").expect("the sample is there");
    let out = path_in(&folder, "repaired.ron");
    let flipped = changed_guide(&folder, "Saltmere Echo", "Saltmere Ecio");
    let (start, told, err) = run(["repair", &flipped, &out]);
    assert_eq!((start, err.as_str()), (Start::Done(0), ""));
    assert!(told.starts_with("mended: line "), "{told}");
    assert!(told.ends_with("all of it is as it was saved\n"), "{told}");
    assert_eq!(fs::read(&out).expect("it is written"), whole);

    let (start, _, err) = run(["repair", &flipped, &out]);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("is there already"), "{err}");

    let broken = changed_guide(&folder, "name: \"Saltmere Echo\"", "name: Saltmere Echo");
    let (_, _, err) = run(["check", &broken]);
    assert!(
        err.contains("caseboard repair reads what can be read"),
        "{err}"
    );
    let other = path_in(&folder, "other.ron");
    let (start, told, _) = run(["repair", &broken, &other]);
    assert_eq!(start, Start::Done(1));
    assert!(
        told.contains("lost: line 10, outlet out-1: expected a text in quotes"),
        "{told}"
    );
    assert!(
        told.contains("reference: article art-1: it referred to out-1"),
        "{told}"
    );
    assert_eq!(run(["check", &other]).0, Start::Done(0));

    fs::write(&broken, "Dear all").expect("written");
    let nothing = path_in(&folder, "nothing.ron");
    let (start, _, err) = run(["repair", &broken, &nothing]);
    assert_eq!(start, Start::Done(1));
    assert!(err.contains("nothing that belongs to a case"), "{err}");
    assert!(!Path::new(&nothing).exists());
}

#[test]
fn a_deep_check_is_a_report_that_is_the_same_in_every_run() {
    let sample = "saves/start-here.ron";
    let (start, out, err) = run(["check", "--deep", sample]);
    assert_eq!((start, err.as_str()), (Start::Done(0), ""));
    for line in [
        "file: saves/start-here.ron\n",
        "\nformat: 4\n",
        "\nsums: every line is as it was saved\n",
        "\narticles: 2\n",
        "\ntexts of articles as they were imported (SHA-256): 2 of 2\n",
        "\nexcerpts at their place in their article: 5 of 5\n",
        "\nfindings: 0\n",
        "It does not say that anything in it is authentic or true.\n",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    let bytes = fs::read(sample).expect("the sample is there");
    let digest = crate::model::Sha256Digest::of(&bytes).to_string();
    assert!(out.contains(&format!("\nSHA-256: {digest}\n")), "{out}");
    assert!(
        out.contains(&format!("\nsize: {} bytes\n", bytes.len())),
        "{out}"
    );
    assert_eq!(run(["check", "--deep", sample]).1, out);

    let folder = tempfile::tempdir().expect("a folder");
    let moved = changed_guide(&folder, "start: 33, end: 70", "start: 34, end: 71");
    let (start, out, _) = run(["check", "--deep", "--json", &moved]);
    assert_eq!(start, Start::Done(1));
    let report: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(report["excerpts_in_place"]["right"], 4);
    assert_eq!(report["findings"][0]["kind"], "edit");
    assert_eq!(report["findings"][1]["record"], "exc-1");

    let cut = path_in(&folder, "cut.ron");
    fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    let (start, out, _) = run(["check", "--deep", &cut]);
    assert_eq!(start, Start::Done(1));
    assert!(
        out.contains("  unreadable: ") && out.contains("the file ends too early"),
        "{out}"
    );
}

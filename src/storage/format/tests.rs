//! Texts that are read, texts that are refused and how; random cases; mutated bytes.

use super::{FORMAT, FormatError, read, write};
use crate::model::random::any_case;
use crate::model::{Case, RecordRef};
use proptest::prelude::*;

/// A small case, written as the program writes it.
const SMALL: &str = r#"(
  kind: "caseboard-case",
  format: 4,
  info: (
    title: "Small", // a14a989d-fade
  ), // 535d
  outlets: [],
  articles: [],
  excerpts: [],
  entities: [
    (id: "ent-1", name: "One"), // 97ebb95a-3409
    (id: "ent-2", kind: Person, name: "Two"), // 3059bc93-7b4c
  ], // b3ff
  claims: [
    (id: "clm-1", statement: "S", when: Some((edtf: "2023"))), // c080419f-ad1d
  ], // e826
  notes: [],
  images: [],
  links: [],
  frames: [],
  cards: [
    (id: "crd-1", subject: "ent-1", pos: (x: 0.0, y: 0.0), size: (x: 100.0, y: 100.0)), // 3628d1aa-5c3f
  ], // 4c12
  bookmarks: [],
)
"#;

fn changed(from: &str, to: &str) -> String {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "{from} is not in the small case");
    text
}

/// The text without the comments at the ends of its lines.
fn without_sums(text: &str) -> String {
    let lines = text.lines().filter_map(|line| line.split(" // ").next());
    lines.map(|line| format!("{line}\n")).collect()
}

fn refusal(bytes: &[u8]) -> String {
    let message = read(bytes).expect_err("it should be refused").to_string();
    assert!(message.chars().count() <= 300, "{message}");
    assert!(!message.contains(char::is_control), "{message:?}");
    message
}

#[test]
fn an_empty_case_has_this_text() {
    let text = write(&Case::new("A “case”\n")).expect("it is written");
    let head = "(\n  kind: \"caseboard-case\",\n  format: 4,\n  info: (\n    title: \"A “case”\\n\", // 1305a1a8-fade\n  ), // 535d\n";
    assert!(text.starts_with(head), "{text}");
    assert!(
        text.ends_with("  frames: [],\n  cards: [],\n  bookmarks: [],\n)\n"),
        "{text}"
    );
}

#[test]
fn load_then_save_gives_identical_bytes() {
    let loaded = read(SMALL.as_bytes()).expect("it is read");
    assert_eq!(loaded.problems, []);
    assert_eq!(write(&loaded.case).as_deref(), Ok(SMALL));
}

#[test]
fn the_first_format_is_read_and_written_as_the_present_one() {
    let old = SMALL
        .replace("format: 4", "format: 1")
        .replace("  bookmarks: [],\n", "");
    let loaded = read(old.as_bytes()).expect("it is read");
    assert_eq!(write(&loaded.case).as_deref(), Ok(SMALL));
}

#[test]
fn a_changed_card_is_one_changed_line() {
    let moved = read(changed("x: 0.0", "x: 8.5").as_bytes()).expect("it is read");
    let text = write(&moved.case).expect("it is written");
    let differing = text.lines().zip(SMALL.lines()).filter(|(a, b)| a != b);
    assert_eq!(differing.count(), 1);
    assert_eq!(text.lines().count(), SMALL.lines().count());
}

#[test]
fn marks_line_ends_comments_and_left_out_tables_are_no_trouble() {
    for text in [
        format!("\u{feff}{SMALL}"),
        SMALL.replace('\n', "\r\n"),
        format!("\n// by hand\n/* twice */ {SMALL}// end"),
        changed(
            "kind: \"caseboard-case\",\n  format: 4",
            "format: 4, // one\n kind: \"caseboard-case\"",
        ),
        changed("  outlets: [],\n", ""),
        format!(
            "#![enable(implicit_some)]\n{}",
            changed("Some((edtf: \"2023\"))", "(edtf: \"2023\")")
        ),
    ] {
        let loaded = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(write(&loaded.case).as_deref(), Ok(SMALL), "{text}");
    }
}

#[test]
fn what_is_no_case_is_told_by_its_looks() {
    for (bytes, words) in [
        (&b""[..], "it is empty"),
        (b" \n", "it is empty"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xfe(\0", "UTF-16"),
        (b"\xfe\xff\0(", "UTF-16"),
        (b"(\0k\0i\0", "not text"),
        (b"{\"format\": 1}", "JSON"),
        (b"<html>", "HTML"),
        (b"Dear all", "does not begin with ("),
        (b"(title: \"x\")", "first line should be"),
        (
            b"(kind: \"other\x1b[31m-thing\", format: 4)",
            "it says that it is a \"other\\u{1b}",
        ),
        (b"(kind: ", "first line should be"),
        (b"(kind: \"unclosed", "first line should be"),
    ] {
        let message = refusal(bytes);
        assert!(
            message.starts_with("this is not a Caseboard case"),
            "{message}"
        );
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn other_formats_are_refused_by_name_whatever_follows() {
    let newer = b"(kind: \"caseboard-case\", format: 7, layers: {!!";
    let expected = FormatError::Newer {
        found: 7,
        supported: FORMAT,
    };
    assert_eq!(read(newer).map(|_| ()), Err(expected));
    let message = refusal(newer);
    assert!(message.contains("format 7") && message.contains("up to 4"));
    for wrong in ["0", "-1", "99999999999999999999", "\"1\"", "1.0", ""] {
        let text = changed("format: 4", &format!("format: {wrong}"));
        assert!(
            refusal(text.as_bytes()).contains("does not say which format"),
            "{wrong}"
        );
    }
    let none = changed("  format: 4,\n", "");
    assert!(refusal(none.as_bytes()).contains("does not say which format"));
}

#[test]
fn mistakes_are_told_with_place_and_expectation() {
    for (from, to, expected) in [
        (
            "name: \"One\"",
            "nane: \"One\"",
            "line 11, column 19: there is no field \"nane\" of the entity; its fields are id, kind",
        ),
        (
            "name: \"One\"",
            "name: One",
            "line 11, column 24: expected a text in quotes",
        ),
        ("name: \"One\"", "name: \"\\q\"", "a backslash in a text"),
        (
            ", name: \"Two\"",
            "",
            "line 12, column 31: the field \"name\" of the entity is missing",
        ),
        (
            "name: \"One\"",
            "name: \"One\", name: \"1\"",
            "stands here twice",
        ),
        (
            "Person",
            "Alien",
            "line 12, column 25: expected one of Other, Person",
        ),
        (
            "ent-2",
            "art-2",
            "line 12, column 11: expected an id such as ent-1a, found \"art-2\"",
        ),
        ("2023", "2023-13", "line 15, column 54: not a date"),
        ("x: 0.0", "x: abc", "line 22, column 45: expected a number"),
        (
            "Some((edtf: \"2023\"))",
            "(edtf: \"2023\")",
            "expected Some(…) or None",
        ),
        (
            "  cards: [",
            "  cardz: [",
            "line 21, column 3: there is no field \"cardz\" of the case",
        ),
        ("  links: [],", "  cards: [],", "stands here twice"),
        (
            "  info: (\n    title: \"Small\", // a14a989d-fade\n  ), // 535d\n",
            "",
            "the field \"info\" of the case is missing",
        ),
        ("\n  ], // 4c12\n  bookmarks: [],\n)\n", "\n", "expected"),
        ("\n)\n", "\n) more", "expected nothing more"),
        (
            "(id: \"ent-2\"",
            "[id: \"ent-2\"",
            "expected a record, which starts with (",
        ),
    ] {
        let message = refusal(changed(from, to).as_bytes());
        assert!(message.contains(expected), "{to}: {message}");
    }
}

#[test]
fn a_place_in_other_scripts_is_counted_in_characters() {
    let text = changed(
        "(id: \"ent-1\", name: \"One\")",
        "(id: \"ent-1\", name: \"김정은 🎙\", nane: \"One\")",
    );
    assert!(refusal(text.as_bytes()).starts_with("line 11, column 34:"));
}

#[test]
fn bytes_that_are_no_text_are_placed() {
    let mut bytes = SMALL.as_bytes().to_vec();
    let at = SMALL.find("One").expect("it is there");
    bytes[at] = 0xff;
    let message = refusal(&bytes);
    assert!(
        message.starts_with("line 11, column 26: expected text in UTF-8"),
        "{message}"
    );
}

#[test]
fn two_records_with_one_id_are_refused_with_both_lines() {
    let error = read(changed("ent-2", "ent-1").as_bytes()).map(|_| ());
    let record: RecordRef = "ent-1".parse().expect("an id");
    let expected = FormatError::Twice {
        record,
        first_line: 11,
        second_line: 12,
    };
    assert_eq!(error, Err(expected));
}

#[test]
fn what_is_broken_within_a_readable_case_is_kept_and_told() {
    for (from, to, words) in [
        ("x: 0.0", "x: NaN", "not made of numbers"),
        ("x: 0.0", "x: 1e400", "not made of numbers"),
        (
            "subject: \"ent-1\"",
            "subject: \"ent-9\"",
            "ent-9, which is not in this case",
        ),
    ] {
        let text = changed(from, to);
        let loaded = read(text.as_bytes()).expect("it is read");
        assert_eq!(loaded.problems.len(), 1);
        assert!(
            loaded.problems[0].what.contains(words),
            "{:?}",
            loaded.problems
        );
        let again = write(&loaded.case).expect("it is written");
        let expected = without_sums(&text.replace("1e400", "inf"));
        assert_eq!(without_sums(&again), expected);
    }
}

#[test]
fn deep_and_long_nonsense_is_refused_briefly() {
    for inside in ["[", "(", "Some(", "A(", "{", "\"", "/*", ",", "1", "r#\""] {
        let text = changed("\"Small\"", &inside.repeat(20_000));
        let message = refusal(text.as_bytes());
        assert!(message.contains("line"), "{message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_case_goes_round(case in any_case()) {
        let text = write(&case).expect("any case is written");
        let loaded = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(&loaded.case, &case);
        prop_assert_eq!(loaded.problems, vec![]);
        prop_assert_eq!(write(&loaded.case).expect("it is written again"), text);
    }

    #[test]
    fn mutated_bytes_never_panic(
        changes in prop::collection::vec((0..SMALL.len(), any::<u8>(), 0..3u8), 1..6),
        tail in 0..SMALL.len(),
    ) {
        for (at, byte, how) in &changes {
            let mut bytes = SMALL.as_bytes().to_vec();
            match how {
                0 => bytes[*at] = *byte,
                1 => bytes.insert(*at, *byte),
                _ => { bytes.remove(*at); }
            }
            for part in [&bytes[..], bytes.get(..tail).unwrap_or(&[])] {
                match read(part) {
                    Ok(loaded) => { write(&loaded.case).expect("what is read is written"); }
                    Err(error) => prop_assert!(error.to_string().chars().count() <= 300, "{}", error),
                }
            }
        }
    }
}

#[test]
fn every_single_byte_replaced_never_panics() {
    for at in 0..SMALL.len() {
        for byte in [b'"', b'(', b')', b'\\', b'9', 0x00, 0xff] {
            let mut bytes = SMALL.as_bytes().to_vec();
            bytes[at] = byte;
            if let Err(error) = read(&bytes) {
                assert!(error.to_string().chars().count() <= 300, "{error}");
            }
        }
    }
}

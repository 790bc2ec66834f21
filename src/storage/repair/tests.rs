//! Cut, flipped, twice written, edited and newer texts.

use super::{RepairKind, Repaired, repair};
use crate::storage::format::{FORMAT, read, write};

/// A small case as the program writes it.
fn small() -> String {
    let bare = r#"(
  kind: "caseboard-case",
  format: 3,
  info: (
    title: "Small",
    question: "Who?",
  ),
  outlets: [
    (id: "out-1", name: "Paper"),
  ],
  articles: [],
  excerpts: [],
  entities: [
    (id: "ent-1", name: "One"),
    (id: "ent-2", kind: Person, name: "Two \"(\" ), [\\"),
    (id: "ent-3", name: "Ким"),
  ],
  claims: [
    (id: "clm-1", statement: "S", speaker: Some("ent-2"), when: Some((edtf: "2023")), entities: ["ent-1", "ent-3"]),
  ],
  notes: [],
  images: [],
  links: [
    (id: "lnk-1", kind: Supports, from: "clm-1", to: "ent-1"),
  ],
  frames: [],
  cards: [
    (id: "crd-1", subject: "ent-1", pos: (x: 0.0, y: 0.0), size: (x: 100.0, y: 100.0)),
  ],
  bookmarks: [],
)
"#;
    let case = read(bare.as_bytes()).expect("it is read").case;
    write(&case).expect("it is written")
}

fn changed(from: &str, to: &str) -> String {
    let text = small();
    let other = text.replacen(from, to, 1);
    assert_ne!(text, other, "{from} is not in the small case");
    other
}

/// The findings of a text, one a line, and the case as it would be saved.
fn told(text: &[u8]) -> (Vec<String>, String) {
    let repaired = repair(text);
    let findings = repaired.findings.iter();
    let lines = findings.map(|finding| format!("{:?} {finding}", finding.kind));
    (
        lines.collect(),
        write(&repaired.case).expect("it is written"),
    )
}

fn line_of(text: &str, part: &str) -> usize {
    1 + text
        .lines()
        .position(|line| line.contains(part))
        .expect("it is there")
}

#[test]
fn a_whole_case_is_whole() {
    for text in [
        small(),
        small().replace('\n', "\r\n"),
        format!("\u{feff}{}", small()),
    ] {
        assert_eq!(told(text.as_bytes()), (vec![], small()));
        assert_eq!(repair(text.as_bytes()).format, Some(u64::from(FORMAT)));
    }
}

#[test]
fn every_flipped_bit_of_a_record_is_put_back() {
    let text = small();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.starts_with("    "))
    {
        let start: usize = text.lines().take(number).map(|line| line.len() + 1).sum();
        // With the end of the line, which may be lost too.
        for at in start..=start + line.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let repaired = repair(&bytes);
                let again = write(&repaired.case).expect("it is written");
                assert!(
                    again == text,
                    "bit {bit} of byte {at}: {:?}\n{again}",
                    repaired.findings
                );
                assert!(!repaired.findings.is_empty(), "bit {bit} of byte {at}");
            }
        }
    }
}

#[test]
fn a_cut_file_gives_the_whole_records_before_the_cut() {
    let text = small();
    let cut = text.find("Ким").expect("it is there");
    let (findings, again) = told(&text.as_bytes()[..cut + 1]);
    let line = line_of(&text, "Ким");
    assert!(again.contains("Two") && again.contains("Paper") && !again.contains("ent-3"));
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(
        findings[0].starts_with(&format!("Lost line {line}, entity ent-3: it breaks off")),
        "{findings:?}"
    );
    assert!(findings[1].starts_with(&format!("Lost line {line}: the file ends too early")));
    for end in 0..text.len() - 1 {
        let repaired = repair(&text.as_bytes()[..end]);
        assert!(!repaired.findings.is_empty(), "cut at {end}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let text = changed("name: \"One\"", "name? \"One\"");
    let (findings, again) = told(text.as_bytes());
    let line = line_of(&text, "name?");
    assert!(
        findings[0].starts_with(&format!("Lost line {line}, entity ent-1: ")),
        "{findings:?}"
    );
    assert!(findings[0].contains("name? \"One\""));
    assert!(!again.contains("ent-1\", name"));
    let gone = findings.iter().find(|told| told.starts_with("Reference"));
    assert!(
        gone.expect("told").contains("clm-1: it referred to ent-1"),
        "{findings:?}"
    );
    assert!(again.contains("entities: [\"ent-3\"]"), "{again}");
    // A card and a link cannot be without what they show: these are left to the problems of the case.
    let repaired = repair(text.as_bytes());
    assert_eq!(repaired.problems.len(), 2, "{:?}", repaired.problems);
    assert!(!repaired.is_whole());
}

#[test]
fn a_lost_quote_takes_no_other_record_with_it() {
    let (findings, again) = told(changed("name: \"One\"", "name: \"One").as_bytes());
    assert!(again.contains("Two") && again.contains("Ким") && again.contains("clm-1"));
    assert!(
        findings[0].contains("a quote or a bracket in it is lost"),
        "{findings:?}"
    );
}

#[test]
fn a_record_is_read_without_the_part_that_is_in_the_way() {
    let (findings, again) = told(changed("edtf: \"2023\"", "edtf: \"20:3\"").as_bytes());
    assert_eq!(again, small());
    assert!(
        findings.iter().all(|told| told.starts_with("Mended")),
        "one bit: {findings:?}"
    );
    let (findings, again) = told(changed("edtf: \"2023\"", "edtf: \"soon\"").as_bytes());
    assert!(again.contains("statement: \"S\"") && !again.contains("when"));
    assert!(findings[0].starts_with("Partly"), "{findings:?}");
    assert!(findings[0].contains("edtf: \"soon\""), "{findings:?}");
}

#[test]
fn an_edited_record_is_read_and_told() {
    let (findings, again) = told(changed("\"Paper\"", "\"Gazette\"").as_bytes());
    assert!(again.contains("Gazette"));
    assert_eq!(findings.len(), 1);
    assert!(
        findings[0].contains("edited by hand, or damaged"),
        "{findings:?}"
    );
}

#[test]
fn of_two_records_with_one_id_both_are_kept() {
    let text = changed("\"ent-3\", name: \"Ким\"", "\"ent-1\", name: \"Ким!\"");
    let (findings, again) = told(text.as_bytes());
    for name in ["One", "Two", "Ким"] {
        assert!(again.contains(name), "{again}");
    }
    assert!(
        again.contains("(id: \"ent-1\", name: \"One\")"),
        "the one with its sum keeps the id"
    );
    assert!(
        findings
            .iter()
            .any(|told| told.contains("the other one is kept as ent-")),
        "{findings:?}"
    );
    let line = small()
        .lines()
        .find(|line| line.contains("Ким"))
        .map(str::to_owned)
        .expect("a line");
    let twice = small().replacen(&line, &format!("{line}\n{line}"), 1);
    let repaired = repair(twice.as_bytes());
    assert_eq!(write(&repaired.case), Ok(small()));
    assert!(repaired.count(RepairKind::Mended) > 0);
}

#[test]
fn a_lost_head_and_bytes_that_are_no_text_are_survived() {
    let text = small();
    let body = &text[text.find("  outlets").expect("tables")..];
    let repaired = repair(body.as_bytes());
    assert_eq!(repaired.case.entities().len(), 3);
    assert_eq!(repaired.case.info().title, "Case without a readable title");
    let mut bytes = text.clone().into_bytes();
    let at = text.find("Paper").expect("it is there");
    bytes[at..at + 3].copy_from_slice(&[0xff, 0xfe, 0x00]);
    let (findings, again) = told(&bytes);
    assert!(again.contains("er\""), "{again}");
    assert!(
        findings
            .iter()
            .any(|told| told.contains("bytes that are no text")),
        "{findings:?}"
    );
}

#[test]
fn a_record_that_was_taken_out_leaves_a_mark() {
    let text = small();
    let line = text
        .lines()
        .find(|line| line.contains("\"ent-2\", kind"))
        .expect("a line");
    let (findings, _) = told(text.replacen(&format!("{line}\n"), "", 1).as_bytes());
    assert!(
        findings
            .iter()
            .any(|told| told.starts_with("Missing line ")),
        "{findings:?}"
    );
}

#[test]
fn a_newer_format_is_read_as_far_as_it_is_understood() {
    let text = changed("format: 4", "format: 9")
        .replace("name: \"One\"", "name: \"One\", mood: Bright(3)")
        .replace("  bookmarks: [],", "  tours: [\n    (id: \"trs-1\", stops: [1, 2]),\n    (id: \"trs-2\"),\n  ],\n  bookmarks: [],");
    let repaired = repair(text.as_bytes());
    assert_eq!(repaired.format, Some(9));
    assert_eq!(
        repaired.case,
        read(small().as_bytes()).expect("it is read").case
    );
    let told: Vec<String> = repaired.findings.iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|told| told.contains("mood: Bright(3)")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|told| told.contains("\"tours\" is; records in it: 2")),
        "{told:?}"
    );
}

#[test]
fn older_formats_and_hands_write_otherwise() {
    let by_hand = r#"(kind: "caseboard-case", format: 2,
      info: (title: "Hand"), // mine
      entities: [(name: "One", id: "ent-1"), (
         id: "ent-2",
         name: "Two",
         aliases: [
           "Zwei",
         ],
      )],
      cards: [(id: "crd-1", subject: "ent-2", pos: (x: 0, y: 0), size: (x: 90, y: 90))],
    )"#;
    let (findings, again) = told(by_hand.as_bytes());
    assert_eq!(findings, [""; 0]);
    let expected = read(by_hand.as_bytes()).expect("it is read").case;
    assert_eq!(Ok(again), write(&expected));
}

#[test]
fn what_is_no_case_gives_nothing() {
    for bytes in [
        &b""[..],
        b"PK\x03\x04",
        b"{\"a\": 1}",
        b"Dear all,\nyours",
        b"\0\0\0",
    ] {
        let Repaired { case, .. } = repair(bytes);
        assert_eq!(case, crate::model::Case::default(), "{bytes:?}");
    }
}

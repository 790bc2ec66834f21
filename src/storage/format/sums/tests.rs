//! Changed, lost, added and moved lines; flipped bits; what is no change.

use super::{LineDifference, LineDifferenceKind, check, has_sums, with_sums};
use crate::model::{Case, CaseParts, Entity, EntityId, EntityKind, TypedId as _};
use crate::storage::format::{read, write};

/// A case of these entities.
fn case(names: &[(u64, &str)]) -> Case {
    let entities = names.iter().map(|(number, name)| {
        Entity::new(EntityId::from_number(*number), EntityKind::Person, *name)
    });
    let mut parts = CaseParts {
        entities: entities.collect(),
        ..CaseParts::default()
    };
    parts.info.title = "Sums".to_owned();
    parts.info.question = "Which line?".to_owned();
    parts.into_case().expect("ids are unique")
}

const NAMES: [(u64, &str); 5] = [
    (1, "One"),
    (2, "Two"),
    (3, "Three"),
    (4, "Four"),
    (5, "Five"),
];

fn text() -> String {
    write(&case(&NAMES)).expect("it is written")
}

fn kinds(text: &str) -> Vec<(usize, LineDifferenceKind)> {
    let found = check(text.as_bytes()).into_iter();
    found.map(|found| (found.line, found.kind)).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// The line, from 0, of an entity.
fn line_of(text: &str, name: &str) -> usize {
    let at = text.lines().position(|line| line.contains(name));
    at.expect("it is there")
}

fn joined(lines: &[&str]) -> String {
    lines.join("\n") + "\n"
}

#[test]
fn what_was_written_has_no_differences_whatever_ends_its_lines() {
    let text = text();
    assert!(has_sums(text.as_bytes()) && !has_sums(b"(\n  info: (\n    title: \"x\",\n"));
    for same in [
        text.clone(),
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
    ] {
        assert_eq!(kinds(&same), []);
    }
    let empty = write(&Case::new("")).expect("it is written");
    assert_eq!(kinds(&empty), []);
}

#[test]
fn sums_do_not_depend_on_how_often_they_are_made() {
    let text = text();
    let bare: String = lines(&text)
        .iter()
        .map(|line| line.split(" // ").next().unwrap_or_default().to_owned() + "\n")
        .collect();
    assert_eq!(with_sums(&bare), text);
}

#[test]
fn no_flipped_bit_goes_unnoticed() {
    let text = text();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            if let Ok(loaded) = read(&bytes) {
                let is_told = !loaded.differences.is_empty();
                assert!(is_told, "bit {bit} of byte {at} of\n{text}");
            }
        }
    }
}

#[test]
fn a_flipped_bit_is_told_from_an_edit_and_from_a_wrong_sum() {
    let text = text();
    let at = line_of(&text, "Three");
    let told = |from: &str, to: &str| kinds(&text.replacen(from, to, 1));
    assert_eq!(
        told("Three", "Tzree"),
        [(at + 1, LineDifferenceKind::Content)]
    );
    assert_eq!(
        told("Three", "Uhree"),
        [(at + 1, LineDifferenceKind::BitFlipped)]
    );
    let line = lines(&text)[at];
    let flipped = with_flipped_digit(line);
    assert_eq!(
        told(line, &flipped),
        [(at + 1, LineDifferenceKind::SumFlipped)]
    );
    let edited = text.replace("\"Three\"", "\"Drei\"");
    let found = check(edited.as_bytes());
    let [LineDifference { record, .. }] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(record.map(|id| id.to_string()).as_deref(), Some("ent-3"));
    assert_eq!(
        found[0].to_string(),
        format!(
            "line {}, entity ent-3: it is not as it was saved: edited by hand, or damaged",
            at + 1
        )
    );
}

/// A line with one bit of the last digit of its sum flipped.
fn with_flipped_digit(line: &str) -> String {
    let mut bytes = line.as_bytes().to_vec();
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn lines_that_were_taken_out_added_or_moved_are_told() {
    let text = text();
    let all = lines(&text);
    let (first, last) = (line_of(&text, "One"), line_of(&text, "Five"));
    for gone in first..=last {
        let mut left = all.clone();
        left.remove(gone);
        let expected = [(gone + 1, LineDifferenceKind::Neighbour)];
        assert_eq!(kinds(&joined(&left)), expected, "line {}", gone + 1);
    }
    let mut swapped = all.clone();
    swapped.swap(first + 1, first + 2);
    assert_eq!(kinds(&joined(&swapped)).len(), 3);
    let mut more = all.clone();
    more.insert(first + 1, "    (id: \"ent-1a\", name: \"By hand\"),");
    assert_eq!(
        kinds(&joined(&more)),
        [(first + 2, LineDifferenceKind::NoSum)],
        "the line behind it is not blamed"
    );
    let mut commented = all.clone();
    commented.insert(0, "// mine");
    assert_eq!(kinds(&joined(&commented)), [(1, LineDifferenceKind::Frame)]);
}

#[test]
fn all_of_a_table_gone_is_told() {
    let text = text();
    let (begin, end) = (line_of(&text, "One"), line_of(&text, "Five"));
    let mut left = lines(&text);
    left.drain(begin..=end);
    assert_eq!(
        kinds(&joined(&left)),
        [(begin + 1, LineDifferenceKind::Neighbour)]
    );
    left.splice(begin - 1..=begin, ["  entities: [],"]);
    assert_eq!(
        kinds(&joined(&left)),
        [],
        "this is what an empty table looks like"
    );
}

#[test]
fn changes_at_two_places_merge_line_by_line() {
    let mine = write(&case(&[
        (1, "Eins"),
        NAMES[1],
        NAMES[2],
        NAMES[3],
        NAMES[4],
    ]))
    .expect("text");
    let without_the_fourth = [NAMES[0], NAMES[1], NAMES[2], NAMES[4]];
    let theirs = write(&case(&without_the_fourth)).expect("text");
    // What differs between theirs and the common text is a run of lines that mine has unchanged.
    let base = text();
    let (base, mine, theirs) = (lines(&base), lines(&mine), lines(&theirs));
    let same_before = base.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let same_behind = base
        .iter()
        .rev()
        .zip(theirs.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    assert_eq!(base[same_before - 1..], mine[same_before - 1..]);
    let mut merged = mine.clone();
    merged.splice(
        same_before..mine.len() - same_behind,
        theirs[same_before..theirs.len() - same_behind]
            .iter()
            .copied(),
    );
    let merged = joined(&merged);
    assert_eq!(kinds(&merged), []);
    let wanted = case(&[(1, "Eins"), NAMES[1], NAMES[2], NAMES[4]]);
    assert_eq!(read(merged.as_bytes()).expect("it is read").case, wanted);
}

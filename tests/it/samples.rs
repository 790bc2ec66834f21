//! The sample cases in `saves/`: sound, in the program's own format byte for byte, and worth showing.

use caseboard::model::{Case, Claim, LinkKind, NoteKind, Tlp};
use caseboard::storage;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The least space between two cards, in board points.
const LEAST_GAP: f32 = 16.0;

/// Every file in `saves/` by name, in the order of names.
fn samples() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves");
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// Every sample as a case.
fn cases() -> Vec<(String, Case)> {
    let read = |(name, text): (String, String)| {
        let loaded =
            storage::read(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, loaded.case)
    };
    samples().into_iter().map(read).collect()
}

fn case(name: &str) -> Case {
    let found = cases().into_iter().find(|(found, _)| found == name);
    found.unwrap_or_else(|| panic!("no {name}")).1
}

/// The statement of a claim with what is wrong with it, for messages.
fn about(claim: &Claim, what: &str) -> String {
    format!("{what}: {}", claim.statement)
}

#[test]
fn the_folder_has_the_two_samples() {
    let names: Vec<String> = samples().into_keys().collect();
    assert_eq!(names, ["north-korea-shipments.ron", "start-here.ron"]);
}

#[test]
fn every_sample_is_sound() {
    for (name, text) in samples() {
        let loaded = storage::read(text.as_bytes()).unwrap();
        assert_eq!(loaded.problems, [], "{name}");
    }
}

#[test]
fn loading_and_saving_a_sample_gives_identical_bytes() {
    for (name, text) in samples() {
        let loaded = storage::read(text.as_bytes()).unwrap();
        let again = storage::write(&loaded.case).unwrap();
        let first_change = text
            .lines()
            .zip(again.lines())
            .find(|(old, new)| old != new);
        assert_eq!(first_change, None, "{name}");
        assert_eq!(text.len(), again.len(), "{name}");
    }
}

#[test]
fn every_claim_rests_on_words_of_its_article() {
    for (name, case) in cases() {
        for claim in case.claims().iter() {
            assert!(
                !claim.excerpts.is_empty(),
                "{name}: {}",
                about(claim, "no excerpt")
            );
            assert!(
                claim.statement.chars().count() <= 120,
                "{name}: {}",
                about(claim, "long")
            );
        }
        for excerpt in case.excerpts().iter() {
            let article = case.article(excerpt.article).unwrap();
            assert!(excerpt.lies_in(&article.text), "{name}: {}", excerpt.exact);
            assert!(
                article.is_unchanged_since_import(),
                "{name}: {}",
                article.title
            );
        }
    }
}

#[test]
fn no_two_cards_of_a_sample_are_crowded() {
    for (name, case) in cases() {
        let cards: Vec<_> = case.cards().iter().collect();
        for (at, one) in cards.iter().enumerate() {
            for other in &cards[at + 1..] {
                let crowded = one
                    .rect()
                    .expand(LEAST_GAP / 2.0)
                    .intersects(other.rect().expand(LEAST_GAP / 2.0 - 0.1));
                assert!(
                    !crowded,
                    "{name}: \"{}\" and \"{}\"",
                    case.name_of(one.subject),
                    case.name_of(other.subject)
                );
            }
        }
    }
}

#[test]
fn every_card_of_a_sample_lies_in_its_frame_and_in_no_other() {
    for (name, case) in cases() {
        for card in case.cards().iter() {
            for frame in case.frames().iter() {
                let of_card = case.name_of(card.subject);
                if card.frame == Some(frame.id) {
                    assert!(frame.rect().contains_rect(card.rect()), "{name}: {of_card}");
                } else {
                    assert!(!frame.rect().intersects(card.rect()), "{name}: {of_card}");
                }
            }
            assert!(card.frame.is_some());
        }
    }
}

#[test]
fn the_frames_of_a_sample_are_pages_in_their_order() {
    for (name, case) in cases() {
        let pages: Vec<u32> = case.frames().iter().map(|frame| frame.page).collect();
        let counted: Vec<u32> = (1..=pages.len() as u32).collect();
        assert_eq!(pages, counted, "{name}");
    }
}

#[test]
fn the_shipments_have_all_that_the_program_can_show() {
    let case = case("north-korea-shipments.ron");
    assert_eq!(case.articles().len(), 3);
    assert_eq!(case.frames().len(), 4);
    assert!(case.entities().len() >= 22, "{}", case.entities().len());
    assert!(case.claims().len() >= 24, "{}", case.claims().len());
    assert_eq!(case.info().mark, Tlp::Amber);

    let kinds: BTreeSet<LinkKind> = case.links().iter().map(|link| link.kind).collect();
    for kind in [
        LinkKind::Supports,
        LinkKind::Contradicts,
        LinkKind::Restates,
        LinkKind::Refines,
        LinkKind::DerivesFrom,
        LinkKind::Undercuts,
        LinkKind::LocatedIn,
        LinkKind::PartOf,
        LinkKind::MemberOf,
        LinkKind::Custom,
    ] {
        assert!(kinds.contains(&kind), "no link \"{}\"", kind.label());
    }
    let notes: BTreeSet<NoteKind> = case.notes().iter().map(|note| note.kind).collect();
    assert_eq!(notes, NoteKind::ALL.iter().copied().collect());
}

#[test]
fn a_judgment_has_a_likelihood_and_a_confidence() {
    for (name, case) in cases() {
        let judgments: Vec<_> = case
            .notes()
            .iter()
            .filter(|note| note.kind == NoteKind::Judgment)
            .collect();
        assert!(!judgments.is_empty(), "{name}");
        for note in judgments {
            assert!(
                note.likelihood.is_some() && note.confidence.is_some(),
                "{name}: {}",
                note.text
            );
        }
    }
}

#[test]
fn the_first_board_is_small() {
    let case = case("start-here.ron");
    assert_eq!(case.frames().len(), 3);
    assert!(
        (10..=16).contains(&case.cards().len()),
        "{}",
        case.cards().len()
    );
}

//! What a generated case must be like for measurements to say anything.

use super::generated_case;
use crate::cli::generate::HUB_LINKS;
use crate::model::{Case, Claim, RecordRef};
use crate::storage;
use std::collections::BTreeMap;

/// How many stored links end at each record.
fn links_by_record(case: &Case) -> BTreeMap<RecordRef, usize> {
    let mut counts = BTreeMap::new();
    for link in case.links().iter() {
        for end in [link.from, link.to] {
            *counts.entry(end).or_default() += 1;
        }
    }
    counts
}

#[test]
fn a_generated_case_is_sound_whatever_its_size() {
    for cards in [0, 1, 2, 39, 41, 330, 1_000] {
        let case = generated_case(cards, 1);
        assert_eq!(case.cards().len(), cards);
        assert_eq!(case.problems(), vec![], "{cards} cards");
    }
}

#[test]
fn a_generated_case_depends_on_number_and_seed_alone() {
    let text = |cards, seed| storage::write(&generated_case(cards, seed)).expect("it is text");
    assert_eq!(text(200, 1), text(200, 1));
    assert_ne!(text(200, 1), text(200, 2));
}

#[test]
fn links_come_to_one_and_a_half_a_card_and_one_card_is_a_hub() {
    let case = generated_case(400, 1);
    assert_eq!(case.links().len(), 600);
    let mut counts: Vec<usize> = links_by_record(&case).into_values().collect();
    counts.sort_unstable();
    assert_eq!(counts.pop(), Some(HUB_LINKS));
    assert!(counts.pop() < Some(HUB_LINKS / 2));
    assert!(case.links().iter().all(|link| link.from != link.to));
}

#[test]
fn cards_are_of_one_size_and_do_not_overlap() {
    let case = generated_case(300, 1);
    let rects: Vec<_> = case.cards().iter().map(|card| card.rect()).collect();
    for (at, rect) in rects.iter().enumerate() {
        assert_eq!((rect.width(), rect.height()), (260.0, 140.0));
        assert!(
            rects
                .iter()
                .skip(at + 1)
                .all(|other| !rect.intersects(*other))
        );
    }
    assert!(!case.frames().is_empty());
    for card in case.cards().iter() {
        if let Some(frame) = card.frame.and_then(|frame| case.frame(frame)) {
            assert!(frame.rect().contains_rect(card.rect()));
        }
    }
}

#[test]
fn titles_and_texts_have_the_length_that_is_measured_with() {
    let case = generated_case(500, 1);
    let mean = |lengths: Vec<usize>| lengths.iter().sum::<usize>() / lengths.len();
    let titles = mean(
        case.articles()
            .iter()
            .map(|article| article.title.len())
            .collect(),
    );
    let texts = mean(
        case.articles()
            .iter()
            .map(|article| article.text.len())
            .collect(),
    );
    assert!(
        (38..=42).contains(&titles) && (150..=180).contains(&texts),
        "{titles}, {texts}"
    );
    let has = |claim: &&Claim| claim.statement.contains("Saltmere");
    let found = case.claims().iter().filter(has).count();
    assert!(found > 0 && found < case.claims().len() / 2);
}

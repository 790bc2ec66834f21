//! Words of an article become cards that rest on them.

use crate::driver::Driver;
use caseboard::app::{Action, CommandId, Edit, MarkKind, MarkingAction, WindowRequest};
use caseboard::board::{EdgeKey, TieKind};
use caseboard::model::{
    ArticleId, Claim, Entity, EntityKind, ExcerptId, Modality, Note, RecordRef, TextSpan,
};
use emath::Rect;

const TEXT: &str = "First line.\n\n  “North Korea's navy may have sent more than 300 containers between 7 September \
and 1 October,” said Jane Roe, a spokeswoman in Harbour City.\n\nAccording to the ministry, nothing came.\n";

/// An article of its own on an empty case, published in October 2023.
fn driver() -> (Driver, ArticleId) {
    let mut driver = Driver::new();
    driver.dispatch(Action::Edit(Edit::Create {
        new: caseboard::app::NewRecord::Article {
            title: "A report".to_owned(),
            text: TEXT.to_owned(),
        },
        at_in_board: None,
        linked_from: None,
    }));
    let id = driver.case().articles().ids().next().expect("an article");
    let mut article = driver.case().article(id).expect("it is there").clone();
    article.published = "2023-10-13".parse().ok();
    driver.dispatch(Action::Edit(Edit::Replace {
        record: article.into(),
        label: "Edit published".to_owned(),
    }));
    (driver, id)
}

/// Where words stand in the text of the article.
fn span(article: ArticleId, words: &str) -> TextSpan {
    let at = TEXT.find(words).expect("the words are in the text");
    let count = |text: &str| u32::try_from(text.chars().count()).expect("a short text");
    let start = count(&TEXT[..at]);
    TextSpan {
        article,
        start,
        end: start + count(words),
    }
}

fn mark(driver: &mut Driver, article: ArticleId, words: &str, kind: MarkKind) {
    let span = span(article, words);
    driver.dispatch(Action::Mark { span, kind });
}

fn only_claim(driver: &Driver) -> Claim {
    driver
        .case()
        .claims()
        .iter()
        .next()
        .expect("a claim")
        .clone()
}

fn entity(driver: &Driver, name: &str) -> Entity {
    let mut entities = driver.case().entities().iter();
    let found = entities.find(|entity| entity.name == name);
    found.unwrap_or_else(|| panic!("no {name}")).clone()
}

fn words_of(driver: &Driver, excerpt: ExcerptId) -> &str {
    &driver.case().excerpt(excerpt).expect("it is there").exact
}

fn card_rect(driver: &Driver, record: RecordRef) -> Rect {
    let mut cards = driver.case().cards().iter();
    let card = cards.find(|card| card.subject == record);
    card.expect("it has a card").rect()
}

fn ties(driver: &Driver) -> Vec<TieKind> {
    let edges = driver.session.index().edges();
    let mut kinds: Vec<TieKind> = edges
        .filter_map(|edge| match edge.key {
            EdgeKey::Tie(key) => Some(key.kind),
            EdgeKey::Link(_) => None,
        })
        .collect();
    kinds.sort_unstable();
    kinds
}

#[test]
fn a_sentence_becomes_an_anchored_claim_in_one_edit() {
    let (mut driver, article) = driver();
    let before = driver.case().clone();
    let words = "  “North Korea's navy may have sent more than 300 containers between 7 September and 1 October,” ";
    mark(&mut driver, article, words, MarkKind::Claim);
    let claim = only_claim(&driver);
    assert_eq!(
        claim.statement,
        "North Korea's navy may have sent more than 300 containers between 7 September and 1 October,"
    );
    // The excerpt has the exact words, without the white space around them.
    assert_eq!(words_of(&driver, claim.excerpts[0]), words.trim());
    // Nothing was decided: what the words suggest is only offered.
    assert_eq!(
        (claim.modality, claim.when.clone()),
        (Modality::Stated, None)
    );
    assert_eq!(driver.session.inspected(), Some(claim.id.into()));
    let asked = driver.requests();
    assert!(asked.iter().any(
        |request| matches!(request, WindowRequest::FocusForm(record) if *record == claim.id.into())
    ));
    // Its card lies near the article's, on nothing, tied to it; nothing else moved.
    let (source, made) = (
        card_rect(&driver, article.into()),
        card_rect(&driver, claim.id.into()),
    );
    assert!(!source.intersects(made) && source.expand(200.0).intersects(made));
    assert_eq!(source, {
        let mut cards = before.cards().iter();
        cards.next().expect("the article's card").rect()
    });
    assert_eq!(ties(&driver), [TieKind::RestsOn]);
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
}

#[test]
fn what_the_words_suggest_is_offered_and_gone_once_the_slot_is_filled() {
    let (mut driver, article) = driver();
    mark(&mut driver, article, "Harbour City", MarkKind::Entity);
    mark(&mut driver, article, "North Korea", MarkKind::Entity);
    let sentence = "North Korea's navy may have sent more than 300 containers between 7 September and 1 October,\
” said Jane Roe, a spokeswoman in Harbour City";
    mark(&mut driver, article, sentence, MarkKind::Claim);
    let claim = only_claim(&driver);
    let offered = driver.session.proposals_for(claim.id);
    let (when, assumed) = offered.when.clone().expect("a date");
    assert_eq!(when.edtf.to_string(), "2023-09-07/2023-10-01");
    assert_eq!(when.wording, "between 7 September and 1 October");
    assert_eq!(assumed, Some(2023));
    assert_eq!(
        offered
            .quantity
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("> 300 containers")
    );
    assert_eq!(
        offered.modality,
        Some((Modality::Possible, "may have".to_owned()))
    );
    let speaker = offered.speaker.clone().expect("somebody said it");
    assert_eq!(
        (speaker.wording.as_str(), speaker.entity),
        ("Jane Roe", None)
    );
    assert_eq!(speaker.kind, EntityKind::Person);
    assert_eq!(offered.place, Some(entity(&driver, "Harbour City").id));
    assert_eq!(offered.entities, [entity(&driver, "North Korea").id]);

    let filled = Claim {
        modality: Modality::Believed,
        when: Some(when),
        quantity: offered.quantity,
        place: offered.place,
        ..claim
    };
    let id = filled.id;
    driver.dispatch(Action::Edit(Edit::Replace {
        record: filled.into(),
        label: "Edit".to_owned(),
    }));
    let rest = driver.session.proposals_for(id);
    assert_eq!((rest.when, rest.quantity), (None, None));
    assert_eq!((rest.modality, rest.place), (None, None));
    assert!(rest.speaker.is_some());
}

#[test]
fn who_said_it_is_looked_for_behind_the_quote() {
    let (mut driver, article) = driver();
    let quote = "“North Korea's navy may have sent more than 300 containers between 7 September and 1 October,”";
    mark(&mut driver, article, quote, MarkKind::Claim);
    let offered = driver.session.proposals_for(only_claim(&driver).id);
    let speaker = offered.speaker.expect("somebody said it");
    assert_eq!(speaker.wording, "Jane Roe");
    driver.run(CommandId::Undo);
    mark(
        &mut driver,
        article,
        "According to the ministry, nothing came.",
        MarkKind::Claim,
    );
    let offered = driver.session.proposals_for(only_claim(&driver).id);
    let source = offered.according_to.expect("a source");
    assert_eq!(
        (source.wording.as_str(), offered.speaker),
        ("the ministry", None)
    );
}

#[test]
fn a_name_becomes_one_entity_however_often_it_is_marked() {
    let (mut driver, article) = driver();
    mark(&mut driver, article, "North Korea's ", MarkKind::Entity);
    let korea = entity(&driver, "North Korea");
    assert_eq!(words_of(&driver, korea.excerpts[0]), "North Korea's");
    assert_eq!(driver.session.inspected(), Some(korea.id.into()));
    assert_eq!(ties(&driver), [TieKind::NamedIn]);
    let with_one = driver.case().clone();

    mark(&mut driver, article, "North Korea", MarkKind::Entity);
    assert_eq!(driver.case().entities().len(), 1);
    let korea = entity(&driver, "North Korea");
    assert_eq!(korea.excerpts.len(), 2);
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), with_one);

    // Marked once more at the same place: nothing changes, and it is said.
    mark(&mut driver, article, "North Korea's", MarkKind::Entity);
    assert_eq!(*driver.case(), with_one);
    assert!(driver.notice().contains("already"), "{}", driver.notice());
}

#[test]
fn a_note_is_written_on_at_once_and_left_empty_it_goes_with_its_mark() {
    let (mut driver, article) = driver();
    let before = driver.case().clone();
    mark(&mut driver, article, "nothing came", MarkKind::Note);
    let note: Note = driver.case().notes().iter().next().expect("a note").clone();
    assert_eq!(words_of(&driver, note.excerpts[0]), "nothing came");
    assert_eq!(driver.session.board().editing_title, Some(note.id.into()));
    assert_eq!(ties(&driver), [TieKind::About]);
    driver.dispatch(Action::EndEditTitle(None));
    assert_eq!(*driver.case(), before);
    mark(&mut driver, article, "nothing came", MarkKind::Note);
    driver.dispatch(Action::EndEditTitle(Some("Who says so?".to_owned())));
    let note = driver.case().notes().iter().next().expect("a note");
    assert_eq!(note.text, "Who says so?");
}

#[test]
fn words_become_another_name_of_a_known_or_a_new_entity() {
    let (mut driver, article) = driver();
    mark(&mut driver, article, "Harbour City", MarkKind::Entity);
    let city = entity(&driver, "Harbour City");
    mark(&mut driver, article, "North Korea's", MarkKind::OtherName);
    let words = span(article, "North Korea's");
    let asked = driver.requests();
    assert!(
        asked
            .iter()
            .any(|request| matches!(request, WindowRequest::AskOtherName(span) if *span == words))
    );
    driver.dispatch(Action::Marking(MarkingAction::OtherNameOf {
        span: words,
        entity: city.id,
    }));
    let city = entity(&driver, "Harbour City");
    assert_eq!(city.aliases, ["North Korea"]);
    assert_eq!(city.excerpts.len(), 2);
    driver.run(CommandId::Undo);
    assert!(entity(&driver, "Harbour City").aliases.is_empty());
    driver.dispatch(Action::Marking(MarkingAction::OtherNameOfNew {
        span: words,
        name: "DPRK".to_owned(),
        kind: EntityKind::Organisation,
    }));
    let dprk = entity(&driver, "DPRK");
    assert_eq!((dprk.aliases.len(), dprk.excerpts.len()), (1, 1));
}

#[test]
fn further_words_are_added_to_what_is_on_show_and_taken_away_again() {
    let (mut driver, article) = driver();
    mark(&mut driver, article, "nothing came", MarkKind::Claim);
    let claim = only_claim(&driver);
    assert_eq!(driver.session.mark_target(), Some(claim.id.into()));
    driver.dispatch(Action::Marking(MarkingAction::AddTo {
        span: span(article, "First line"),
        record: claim.id.into(),
    }));
    let claim = only_claim(&driver);
    let words: Vec<&str> = claim
        .excerpts
        .iter()
        .map(|id| words_of(&driver, *id))
        .collect();
    assert_eq!(words, ["nothing came", "First line"]);
    driver.dispatch(Action::Marking(MarkingAction::TakeExcerpt {
        record: claim.id.into(),
        excerpt: claim.excerpts[0],
    }));
    assert_eq!(only_claim(&driver).excerpts, claim.excerpts[1..]);
    // It stays as a highlight, and goes when it is deleted itself.
    assert!(driver.case().excerpt(claim.excerpts[0]).is_some());
    driver.dispatch(Action::Edit(Edit::Delete(vec![claim.excerpts[1].into()])));
    assert!(only_claim(&driver).excerpts.is_empty());
    assert_eq!(driver.case().problems(), []);
}

#[test]
fn a_highlight_is_an_excerpt_alone_and_deleting_a_claim_leaves_it() {
    let (mut driver, article) = driver();
    mark(&mut driver, article, "nothing came", MarkKind::Highlight);
    assert_eq!(driver.case().excerpts().len(), 1);
    mark(&mut driver, article, " nothing came", MarkKind::Highlight);
    assert_eq!(driver.case().excerpts().len(), 1);
    assert!(driver.notice().contains("already"), "{}", driver.notice());
    mark(&mut driver, article, "nothing came", MarkKind::Claim);
    let claim = only_claim(&driver).id;
    driver.dispatch(Action::Edit(Edit::Delete(vec![claim.into()])));
    assert_eq!(driver.case().excerpts().len(), 1);
}

#[test]
fn what_cannot_be_marked_is_said_and_changes_nothing() {
    let (mut driver, article) = driver();
    let before = driver.case().clone();
    for (start, end) in [(11, 15), (5, 5), (9, 3), (0, 1_000_000)] {
        for kind in MarkKind::ALL {
            let span = TextSpan {
                article,
                start,
                end,
            };
            driver.dispatch(Action::Mark { span, kind });
        }
        assert_eq!(*driver.case(), before);
        assert!(
            driver.notice().contains("Select words"),
            "{}",
            driver.notice()
        );
    }
}

//! One tiny broken case for each rule.

use crate::model::{
    AnyRecord, Article, ArticleId, Attribution, BOARD_LIMIT, Card, CardId, Case, Claim, ClaimId,
    Comparator, Confidence, Coordinates, Entity, EntityId, EntityKind, Excerpt, ExcerptId, Frame,
    FrameId, ImageId, Likelihood, Link, LinkId, LinkKind, Note, NoteId, NoteKind, Outlet, OutletId,
    Quantity, RecordRef, TypedId,
};
use emath::{Rect, pos2, vec2};

fn id<I: TypedId>(number: u64) -> I {
    I::from_number(number)
}

fn case_of<const N: usize>(records: [AnyRecord; N]) -> Case {
    let mut case = Case::new("Test");
    for record in &records {
        case.put(record);
    }
    case
}

fn problems_of<const N: usize>(records: [AnyRecord; N]) -> Vec<String> {
    let problems = case_of(records).problems();
    problems.iter().map(ToString::to_string).collect()
}

fn person(number: u64) -> Entity {
    Entity::new(id(number), EntityKind::Person, "Somebody")
}

fn square() -> Rect {
    Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0))
}

fn excerpt(number: u64, start: u32, end: u32, exact: &str) -> Excerpt {
    Excerpt {
        id: id(number),
        article: ArticleId::from_number(1),
        start,
        end,
        exact: exact.into(),
        prefix: String::new(),
        suffix: String::new(),
    }
}

fn quantity(comparator: Comparator, value: f64, upper: Option<f64>) -> Claim {
    let mut claim = Claim::new(ClaimId::from_number(1), "So many");
    claim.quantity = Some(Quantity {
        comparator,
        value,
        upper,
        unit: String::new(),
        wording: String::new(),
    });
    claim
}

#[test]
fn a_sound_case_has_no_problems() {
    let mut article = Article::new(ArticleId::from_number(1), "Report", "Им 김정은 said so");
    article.outlet = Some(id(1));
    let mut claim = quantity(Comparator::Between, 1.0, Some(2.0));
    claim.excerpts = vec![id(1), id(2)];
    claim.speaker = Some(id(1));
    let mut note = Note::new(NoteId::from_number(1), NoteKind::Note, "Not a judgment");
    note.likelihood = Some(Likelihood::Likely);
    note.confidence = Some(Confidence::Low);
    let records = [
        article.into(),
        Outlet::new(OutletId::from_number(1), "Agency").into(),
        excerpt(1, 3, 6, "김정은").into(),
        excerpt(2, 0, 14, "Им 김정은 said so").into(),
        person(1).into(),
        claim.into(),
        note.into(),
        Link::new(
            LinkId::from_number(1),
            LinkKind::About,
            NoteId::from_number(1),
            ClaimId::from_number(1),
        )
        .into(),
        Card::new(CardId::from_number(1), EntityId::from_number(1), square()).into(),
    ];
    assert_eq!(problems_of(records), Vec::<String>::new());
}

#[test]
fn links_need_two_ends_that_can_be_linked() {
    let mut link = Link::new(
        LinkId::from_number(1),
        LinkKind::Says,
        EntityId::from_number(7),
        ExcerptId::from_number(1),
    );
    link.excerpt = Some(id(9));
    assert_eq!(
        problems_of([link.into()]),
        [
            "lnk-1: it ends at exc-1, but an excerpt cannot be linked",
            "lnk-1: it starts at ent-7, which is not in this case",
            "lnk-1: its excerpt exc-9 is not in this case",
        ]
    );
}

#[test]
fn cards_need_one_subject_each_and_their_frame() {
    let mut lost = Card::new(CardId::from_number(1), EntityId::from_number(7), square());
    lost.frame = Some(id(3));
    let odd = Card::new(CardId::from_number(2), CardId::from_number(1), square());
    let first = Card::new(CardId::from_number(3), EntityId::from_number(1), square());
    let second = Card::new(CardId::from_number(4), EntityId::from_number(1), square());
    assert_eq!(
        problems_of([
            person(1).into(),
            lost.into(),
            odd.into(),
            first.into(),
            second.into()
        ]),
        [
            "crd-1: it shows ent-7, which is not in this case",
            "crd-1: its frame frm-3 is not in this case",
            "crd-2: it shows crd-1, but a card cannot have a card",
            "crd-4: it is a second card of ent-1, which crd-3 shows already",
        ]
    );
}

#[test]
fn places_are_numbers_within_the_board() {
    for (rect, words) in [
        (
            Rect::from_min_size(pos2(f32::NAN, 0.0), vec2(100.0, 100.0)),
            "not made of numbers",
        ),
        (
            Rect::from_min_size(pos2(0.0, f32::INFINITY), vec2(100.0, 100.0)),
            "not made of numbers",
        ),
        (
            Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 1.0)),
            "too small",
        ),
        (
            Rect::from_min_size(pos2(0.0, 0.0), vec2(-100.0, 100.0)),
            "too small",
        ),
        (
            Rect::from_min_size(pos2(BOARD_LIMIT, 0.0), vec2(100.0, 100.0)),
            "outside the board",
        ),
    ] {
        let card = Card::new(CardId::from_number(1), EntityId::from_number(1), rect);
        let frame = Frame::new(FrameId::from_number(1), "Page", rect);
        let problems = problems_of([person(1).into(), card.into(), frame.into()]);
        assert_eq!(problems.len(), 2, "{rect:?}: {problems:?}");
        assert!(problems.iter().all(|problem| problem.contains(words)));
    }
}

#[test]
fn excerpts_lie_in_their_article() {
    let article = Article::new(ArticleId::from_number(1), "Report", "Им said so");
    let mut orphan = excerpt(9, 0, 2, "Им");
    orphan.article = id(2);
    assert_eq!(
        problems_of([
            article.into(),
            excerpt(1, 0, 2, "Им").into(),
            excerpt(2, 3, 7, "says").into(),
            excerpt(3, 8, 11, "so").into(),
            excerpt(4, 2, 2, "").into(),
            excerpt(5, 7, 3, "said").into(),
            excerpt(6, u32::MAX, u32::MAX, "so").into(),
            orphan.into(),
        ]),
        [
            "exc-2: its words do not stand at 3–7 of art-1: mark them there again, or delete the excerpt",
            "exc-3: its range 8–11 does not lie in the text of art-1: mark the words again, or delete the excerpt",
            "exc-4: its range 2–2 does not lie in the text of art-1: mark the words again, or delete the excerpt",
            "exc-5: its range 7–3 does not lie in the text of art-1: mark the words again, or delete the excerpt",
            "exc-6: its range 4294967295–4294967295 does not lie in the text of art-1: mark the words again, or delete the excerpt",
            "exc-9: its article art-2 is not in this case",
        ]
    );
}

#[test]
fn articles_keep_their_text_and_outlet() {
    let mut article = Article::new(ArticleId::from_number(1), "Report", "One");
    article.text = "Two".into();
    article.outlet = Some(id(5));
    assert_eq!(
        problems_of([article.into()]),
        [
            "art-1: its outlet out-5 is not in this case",
            "art-1: its text is not the one that was imported: the SHA-256 digest differs",
        ]
    );
}

#[test]
fn claims_refer_to_what_is_there() {
    let mut claim = Claim::new(ClaimId::from_number(1), "Said");
    claim.speaker = Some(id(1));
    claim.place = Some(id(2));
    claim.entities = vec![id(3)];
    claim.excerpts = vec![id(4)];
    claim.according_to = vec![Attribution {
        source: Some(id(5)),
        ..Attribution::default()
    }];
    assert_eq!(
        problems_of([claim.into()]),
        [
            "clm-1: its according-to source ent-5 is not in this case",
            "clm-1: its excerpt exc-4 is not in this case",
            "clm-1: its named entity ent-3 is not in this case",
            "clm-1: its place ent-2 is not in this case",
            "clm-1: its speaker ent-1 is not in this case",
        ]
    );
}

#[test]
fn quantities_are_numbers_with_both_ends() {
    for (claim, words) in [
        (quantity(Comparator::About, f64::NAN, None), "not a number"),
        (
            quantity(Comparator::Between, 1.0, Some(f64::INFINITY)),
            "not a number",
        ),
        (
            quantity(Comparator::Between, 1.0, None),
            "upper end is missing",
        ),
        (
            quantity(Comparator::Between, 2.0, Some(1.0)),
            "below the lower",
        ),
    ] {
        let problems = problems_of([claim.into()]);
        assert!(
            problems.len() == 1 && problems[0].contains(words),
            "{problems:?}"
        );
    }
}

#[test]
fn entities_have_a_place_on_earth_and_a_portrait_that_is_there() {
    let mut entity = person(1);
    entity.coordinates = Some(Coordinates {
        lat: 91.0,
        lon: 0.0,
    });
    entity.portrait = Some(ImageId::from_number(1));
    let problems = problems_of([entity.into()]);
    assert_eq!(problems.len(), 2);
    assert!(problems[0].contains("its coordinates 91, 0"));
    assert_eq!(problems[1], "ent-1: its portrait img-1 is not in this case");
}

#[test]
fn problems_come_sorted_by_record() {
    let bad = |number| Card::new(id(number), ClaimId::from_number(9), Rect::NOTHING).into();
    let problems = case_of([bad(3), bad(1), bad(2)]).problems();
    let records: Vec<RecordRef> = problems.iter().map(|problem| problem.record).collect();
    assert!(problems.len() > 3 && records.is_sorted());
}

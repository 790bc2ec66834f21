use super::*;
use crate::board::BoardIndex;
use crate::export::{self, Banner, Order, Part, PictureFormat, RenderArea, Typefaces};
use crate::model::{
    Article, ArticleId, Card, CardId, Case, CaseParts, Claim, ClaimId, Entity, EntityId,
    EntityKind, Excerpt, ExcerptId, Frame, FrameId, Image, ImageId, Link, LinkId, LinkKind, Note,
    NoteId, NoteKind, Outlet, OutletId, RecordRef, Sha256Digest, StoredFile, Tlp, TypedId as _,
};
use crate::{compare, storage};
use emath::{Rect, pos2, vec2};

/// Words that are in withheld things only, or their names.
const SECRET: [&str; 10] = [
    "Vossberg",
    "Vosberg",
    "Kingfisher",
    "Lighthouse Ledger",
    "quayside",
    "bollard",
    "whispered",
    "undercroft",
    "smugly",
    "IMO 7654321",
];

/// A case of open and red things that speak of each other. The secret words stand in red things, and the names of those in
/// open ones, too.
fn case() -> Case {
    let mut parts = CaseParts::default();
    parts.info.title = "Harbour and Operation Kingfisher".to_owned();
    let red = Some(Tlp::Red);
    for (number, name) in [(1, "Lighthouse Ledger"), (2, "Harbour Gazette")] {
        parts
            .outlets
            .push(Outlet::new(OutletId::from_number(number), name));
    }
    let mut texts = [
        "The quayside bollard was moved.",
        "Erik VOSSBERG left the port at night.",
    ]
    .iter();
    for (number, title) in [(1, "Operation Kingfisher"), (2, "Night at the port")] {
        let text = *texts.next().expect("two texts");
        let mut article = Article::new(ArticleId::from_number(number), title, text);
        article.outlet = Some(OutletId::from_number(number));
        article.mark = if number == 1 { red } else { None };
        parts.articles.push(article);
        let id = ExcerptId::from_number(number);
        parts.excerpts.extend(Excerpt::cut(
            id,
            ArticleId::from_number(number),
            text,
            0,
            12,
        ));
    }
    let mut person = Entity::new(
        EntityId::from_number(1),
        EntityKind::Person,
        "Erik Vossberg",
    );
    person.aliases.push("E. Vosberg".to_owned());
    person.mark = red;
    parts.entities.push(person);
    let mut vessel = Entity::new(EntityId::from_number(2), EntityKind::Vessel, "Dunlin");
    vessel.description = "sold by erik vossberg".to_owned();
    parts.entities.push(vessel);
    let claims = [
        ("It was whispered in the undercroft", red, vec![]),
        ("The Dunlin left with Erik Vossberg", None, vec![2]),
        ("A bollard moved, it is said smugly", None, vec![1]),
    ];
    for (number, (statement, mark, excerpts)) in (1..).zip(claims) {
        let mut claim = Claim::new(ClaimId::from_number(number), statement);
        claim.mark = mark;
        claim.speaker = Some(EntityId::from_number(1));
        claim.excerpts = excerpts.into_iter().map(ExcerptId::from_number).collect();
        parts.claims.push(claim);
    }
    let note = Note::new(
        NoteId::from_number(1),
        NoteKind::Note,
        "Ask E. Vosberg again",
    );
    parts.notes.push(note);
    let file = StoredFile {
        sha256: Sha256Digest::of(b"x"),
        extension: "png".to_owned(),
        bytes: 1,
    };
    let mut image = Image::new(ImageId::from_number(1), file, 9, 9);
    image.caption = "The undercroft".to_owned();
    image.mark = red;
    parts.images.push(image);
    let from = ClaimId::from_number(1);
    let mut link = Link::new(
        LinkId::from_number(1),
        LinkKind::Custom,
        from,
        ClaimId::from_number(2),
    );
    link.label = "whispered of".to_owned();
    parts.links.push(link);
    for (number, mark) in [(1, None), (2, red)] {
        let rect = Rect::from_min_size(pos2(0.0, 900.0 * number as f32), vec2(900.0, 800.0));
        let title = if number == 2 {
            "The undercroft"
        } else {
            "Open page"
        };
        let mut frame = Frame::new(FrameId::from_number(number), title, rect);
        frame.mark = mark;
        frame.page = number as u32;
        parts.frames.push(frame);
    }
    let subjects: Vec<RecordRef> = vec![
        ArticleId::from_number(1).into(),
        ArticleId::from_number(2).into(),
        EntityId::from_number(1).into(),
        EntityId::from_number(2).into(),
        ClaimId::from_number(1).into(),
        ClaimId::from_number(2).into(),
        ClaimId::from_number(3).into(),
        NoteId::from_number(1).into(),
        ImageId::from_number(1).into(),
    ];
    for (at, subject) in (0u64..).zip(subjects) {
        let place = pos2(
            20.0 + 290.0 * (at % 3) as f32,
            950.0 + 200.0 * (at / 3) as f32,
        );
        let rect = Rect::from_min_size(place, vec2(270.0, 168.0));
        parts
            .cards
            .push(Card::new(CardId::from_number(at + 1), subject, rect));
    }
    parts.into_case().expect("ids are unique")
}

fn order(format: PictureFormat, mark: Option<Tlp>) -> Order {
    let mut order = Order {
        format,
        ..Order::default()
    };
    order.options.typefaces = Typefaces::BundledOnly;
    order.options.furniture.banner = Banner::Shown;
    order.options.furniture.mark = mark;
    order.options.furniture.sources = Part::Shown;
    order.options.furniture.legend = Part::Shown;
    order.options.furniture.foot = Some(export::Foot::default());
    order
}

fn render(
    case: &Case,
    areas: &[RenderArea],
    order: &Order,
) -> Result<Vec<u8>, export::ExportError> {
    export::render(case, &compare::findings(case), areas, order, &mut |_| true)
}

#[test]
fn a_picture_marked_lower_than_what_it_shows_is_refused_with_the_list() {
    let case = case();
    let board = [RenderArea::Board];
    for format in PictureFormat::ALL {
        let error = render(&case, &board, &order(format, None)).expect_err("red things are in it");
        let text = error.to_string();
        for expected in [
            "TLP:CLEAR",
            "Erik Vossberg",
            "Operation Kingfisher",
            "claim",
            "TLP:RED",
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert!(render(&case, &board, &order(format, Some(Tlp::Red))).is_ok());
    }
    let options = order(PictureFormat::Png, None).options;
    assert_eq!(export::least_mark(&case, &board, &options), Tlp::Red);
    // A claim that rests on a red report is as red, until the analyst says otherwise.
    let listed = export::in_the_way(&case, &board, &options).expect("a board");
    let third = RecordRef::from(ClaimId::from_number(3));
    assert!(listed.iter().any(|thing| thing.record == Some(third)));
}

#[test]
fn no_word_of_a_withheld_thing_is_left() {
    let original = case();
    for how in [Withholding::LeaveOut, Withholding::ShowAsWithheld] {
        let copy = sanitised(&original, Tlp::Clear, how).expect("a copy");
        let text = storage::write(&copy.case).expect("a case can be written");
        let svg = render(
            &copy.case,
            &[RenderArea::Board],
            &order(PictureFormat::Svg, Some(Tlp::Clear)),
        );
        let svg = String::from_utf8(svg.expect("nothing is in the way")).expect("SVG is text");
        for secret in SECRET {
            for (what, text) in [("case", &text), ("picture", &svg)] {
                let found = text.to_lowercase().contains(&secret.to_lowercase());
                assert!(!found, "{secret} is in the {what}, {how:?}");
            }
        }
        assert!(svg.contains("Night at the port") && svg.contains("[withheld]"));
        let mark = Some(Tlp::Clear);
        let pdf = render(
            &copy.case,
            &[RenderArea::Board],
            &order(PictureFormat::Pdf, mark),
        );
        let pdf = pdf.expect("nothing is in the way");
        let streams = export::inflated_pdf(&pdf);
        let said = export::words_of_pdf(&pdf);
        let said = format!("{said}{}", String::from_utf8_lossy(&streams)).to_lowercase();
        let png = render(
            &copy.case,
            &[RenderArea::Board],
            &order(PictureFormat::Png, mark),
        );
        let png = String::from_utf8_lossy(&png.expect("nothing is in the way")).to_lowercase();
        for secret in SECRET {
            assert!(
                !said.contains(&secret.to_lowercase()),
                "{secret} is in the PDF"
            );
            assert!(
                !png.contains(&secret.to_lowercase()),
                "{secret} is in the PNG"
            );
        }
        assert!(said.contains("night at the port"));
        let placeholders = copy
            .case
            .notes()
            .iter()
            .filter(|note| note.text == "Withheld")
            .count();
        assert_eq!(placeholders > 0, how == Withholding::ShowAsWithheld);
        let dangling = copy.case.problems();
        let dangling = dangling
            .iter()
            .find(|problem| problem.what.contains("not in"));
        assert_eq!(dangling, None);
        assert_eq!(original, case(), "the case itself is as it was");
    }
}

#[test]
fn what_was_withheld_is_reported_and_the_same_case_gives_the_same_copy() {
    let case = case();
    let copy = sanitised(&case, Tlp::Clear, Withholding::LeaveOut).expect("a copy");
    let report = copy.report.lines().join("\n");
    for expected in [
        "6 things marked higher than TLP:CLEAR withheld.",
        "withheld: entity “Erik Vossberg” (TLP:RED)",
        "withheld: article “Operation Kingfisher” (TLP:RED)",
        "one name taken out of note not-1",
    ] {
        assert!(report.contains(expected), "{expected} in\n{report}");
    }
    let again = sanitised(&case, Tlp::Clear, Withholding::LeaveOut).expect("a copy");
    assert_eq!(storage::write(&copy.case), storage::write(&again.case));
    let all = sanitised(&case, Tlp::Red, Withholding::LeaveOut).expect("a copy");
    assert_eq!(
        all.report.summary(),
        "Nothing marked higher than TLP:RED withheld."
    );
    assert_eq!(all.case.cards(), case.cards());
}

#[test]
fn cards_stay_where_they_lie() {
    let case = case();
    let copy = sanitised(&case, Tlp::Clear, Withholding::ShowAsWithheld).expect("a copy");
    let (before, after) = (BoardIndex::of(&case), BoardIndex::of(&copy.case));
    assert_eq!(before.card_count(), after.card_count());
    let rects = |index: &BoardIndex| {
        let mut rects: Vec<_> = index
            .cards()
            .map(|card| format!("{:?}", card.rect))
            .collect();
        rects.sort();
        rects
    };
    assert_eq!(rects(&before), rects(&after));
}

#[test]
fn properties_of_a_case_that_is_marked_higher_are_gone() {
    let mut info = (**case().info()).clone();
    info.mark = Tlp::Amber;
    info.reference = "HQ-17".to_owned();
    let mut editor = crate::edit::Editor::opened(case(), crate::model::IdSource::new(1));
    let changed = editor.apply("mark", |tx| {
        tx.set_info(info);
        Ok(())
    });
    assert!(changed.is_ok());
    let copy = sanitised(editor.case(), Tlp::Green, Withholding::LeaveOut).expect("a copy");
    assert!(copy.report.takes_case_properties);
    assert_eq!(copy.case.info().title, "Sanitised copy");
    assert_eq!(copy.case.info().mark, Tlp::Green);
    assert!(copy.case.cards().is_empty(), "all without a mark are amber");
}

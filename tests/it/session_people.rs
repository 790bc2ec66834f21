//! Grades of outlets, entities that are one or two, and what articles rest on, as a user does them.

use crate::driver::Driver;
use caseboard::app::{Action, CommandId, Edit, PeopleAction, Split};
use caseboard::model::{
    AnyRecord, ArticleId, Credibility, EntityId, EntityKind, GradeChange, LinkKind, RecordRef,
    Reliability,
};

fn entity_named(driver: &Driver, name: &str) -> EntityId {
    let mut entities = driver.case().entities().iter();
    entities
        .find(|entity| entity.name == name)
        .expect("the sample has it")
        .id
}

fn first_article(driver: &Driver) -> ArticleId {
    driver
        .case()
        .articles()
        .ids()
        .next()
        .expect("the sample has articles")
}

#[test]
fn a_grade_changes_with_its_reason_and_articles_follow() {
    let mut driver = Driver::with_sample();
    let article = first_article(&driver);
    let outlet = driver
        .case()
        .article(article)
        .and_then(|article| article.outlet);
    let outlet = outlet.expect("the sample says who published it");
    let before = driver.case().clone();
    driver.dispatch(Action::People(PeopleAction::ChangeGrade {
        outlet,
        change: GradeChange {
            reliability: Reliability::E,
            since: "2023-11".parse().ok(),
            reason: "took it back".to_owned(),
        },
    }));
    let of_article = |driver: &Driver| {
        let case = driver.case();
        case.reliability_of(case.article(article).expect("it is there"))
    };
    assert_eq!(of_article(&driver), Reliability::E);
    let history = &driver.case().outlet(outlet).expect("it is there").history;
    assert_eq!(
        history.last().map(|last| last.reason.as_str()),
        Some("took it back")
    );
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
}

#[test]
fn an_entity_is_split_found_again_and_merged() {
    let mut driver = Driver::with_sample();
    let entity = entity_named(&driver, "United States");
    let before = driver.session.mentions().count_of(entity);
    let split = Split {
        name: "Washington".to_owned(),
        ..Split::default()
    };
    driver.dispatch(Action::People(PeopleAction::Split { entity, split }));
    let new = entity_named(&driver, "Washington");
    assert_eq!(driver.session.inspected(), Some(new.into()));
    let after = driver.session.mentions();
    let (old_places, new_places) = (after.count_of(entity).0, after.count_of(new).0);
    assert!(new_places > 0);
    assert_eq!(
        old_places + new_places,
        before.0,
        "mentions follow the names"
    );
    driver.dispatch(Action::Edit(Edit::MergeEntities {
        keep: entity,
        other: new,
    }));
    assert_eq!(driver.session.mentions().count_of(entity), before);
}

#[test]
fn pairs_are_offered_until_the_analyst_says_no() {
    let mut driver = Driver::with_sample();
    let kirby = entity_named(&driver, "John Kirby");
    let known = driver.session.namesakes().len();
    let mut other = driver
        .case()
        .entity(entity_named(&driver, "Oleksandr Kraiev"))
        .expect("it is there")
        .clone();
    other.name = "J. Kirby".to_owned();
    let other_id = other.id;
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::from(other),
        label: "Edit name".to_owned(),
    }));
    let is_offered = |driver: &Driver| {
        let mut pairs = driver.session.namesakes().iter();
        pairs.any(|pair| pair.other_than(kirby) == Some(other_id))
    };
    assert!(is_offered(&driver));
    driver.dispatch(Action::People(PeopleAction::NotSame(kirby, other_id)));
    assert!(!is_offered(&driver));
    assert_eq!(driver.session.namesakes().len(), known);

    // It is remembered in the file.
    let path = driver.path("kept.ron");
    driver.dispatch(Action::SaveAs(path.clone()));
    driver.open(&path);
    assert!(!is_offered(&driver));
    driver.dispatch(Action::People(PeopleAction::MaybeSame(kirby, other_id)));
    assert!(is_offered(&driver));
    driver.run(CommandId::Undo);
    assert!(!is_offered(&driver));
}

#[test]
fn an_article_rests_on_what_is_made_for_it_and_on_what_is_selected() {
    let mut driver = Driver::with_sample();
    let article = first_article(&driver);
    driver.dispatch(Action::People(PeopleAction::RestOnNew {
        article,
        kind: EntityKind::Organisation,
        name: "Gulf agency".to_owned(),
    }));
    let agency = entity_named(&driver, "Gulf agency");
    let rests_on = |driver: &Driver, origin: RecordRef| {
        driver.case().links().iter().any(|link| {
            (link.kind, link.from, link.to) == (LinkKind::DerivesFrom, article.into(), origin)
        })
    };
    assert!(rests_on(&driver, agency.into()));
    assert!(
        driver
            .case()
            .cards()
            .iter()
            .any(|card| card.subject == agency.into())
    );
    driver.run(CommandId::Undo);
    assert!(driver.case().entity(agency).is_none());

    let kirby = entity_named(&driver, "John Kirby");
    let card_of = |record: RecordRef| {
        let mut cards = driver.case().cards().iter();
        cards
            .find(|card| card.subject == record)
            .expect("it is on the board")
            .id
    };
    let cards = [card_of(article.into()), card_of(kirby.into())].into();
    driver.dispatch(Action::Select(caseboard::board::Selection {
        cards,
        ..Default::default()
    }));
    driver.run(CommandId::RestOn);
    assert!(rests_on(&driver, kirby.into()));
}

#[test]
fn a_grade_of_1_on_one_origin_is_an_advisory_and_no_problem() {
    let mut driver = Driver::with_sample();
    assert_eq!(driver.session.advisories(), []);
    let mut claim = driver
        .case()
        .claims()
        .iter()
        .next()
        .expect("there are some")
        .clone();
    claim.credibility = Credibility::Confirmed;
    let id = claim.id;
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::from(claim),
        label: "Edit credibility".to_owned(),
    }));
    let told: Vec<_> = driver
        .session
        .advisories()
        .iter()
        .map(|hint| hint.record)
        .collect();
    assert_eq!(told, [id.into()]);
    assert_eq!(driver.case().problems(), []);
    driver.run(CommandId::CheckCase);
    assert_eq!(driver.requests().len(), 1, "the page of problems shows it");
}

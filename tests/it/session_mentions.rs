//! Names of entities are found in articles, and stay found after edits.

use crate::driver::Driver;
use caseboard::app::{Action, CommandId, Edit, NewRecord};
use caseboard::model::{AnyRecord, ArticleId, Case, EntityId, EntityKind};

fn entity_named(case: &Case, name: &str) -> EntityId {
    let mut entities = case.entities().iter();
    let found = entities.find(|entity| entity.name == name);
    found.expect("the entity is there").id
}

/// The words of every mention in an article.
fn words(driver: &Driver, article: ArticleId) -> Vec<String> {
    let text: Vec<char> = driver
        .case()
        .article(article)
        .expect("it is there")
        .text
        .chars()
        .collect();
    let mentions = driver.session.mentions().in_article(article).iter();
    let cut = mentions.map(|found| &text[found.start as usize..found.end as usize]);
    cut.map(|words| words.iter().collect()).collect()
}

fn new_article(driver: &mut Driver, text: String) -> ArticleId {
    let known: Vec<ArticleId> = driver.case().articles().ids().collect();
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Article {
            title: "t".to_owned(),
            text,
        },
        at_in_board: None,
        linked_from: None,
    }));
    let mut articles = driver.case().articles().ids();
    let new = articles.find(|article| !known.contains(article));
    new.expect("it was made")
}

fn mentions_follow_edits(filler: &str) {
    let mut driver = Driver::new();
    for (name, kind) in [("Rajin", EntityKind::Place), ("Kirby", EntityKind::Person)] {
        driver.dispatch(Action::Edit(Edit::Create {
            new: NewRecord::Entity(kind),
            at_in_board: None,
            linked_from: None,
        }));
        driver.dispatch(Action::EndEditTitle(Some(name.to_owned())));
    }
    let article = new_article(&mut driver, format!("Kirby named Rajin. {filler}"));
    assert_eq!(words(&driver, article), ["Kirby", "Rajin"]);
    let rajin = entity_named(driver.case(), "Rajin");
    new_article(&mut driver, format!("{filler} RAJIN, Najin"));
    assert_eq!(driver.session.mentions().count_of(rajin), (2, 2));
    let number = driver.session.mentions().number();

    let mut entity = driver.case().entity(rajin).expect("it is there").clone();
    entity.aliases.push("Najin".to_owned());
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::from(entity),
        label: "Edit aliases".to_owned(),
    }));
    assert_eq!(driver.session.mentions().count_of(rajin), (3, 2));
    assert_ne!(driver.session.mentions().number(), number);
    driver.run(CommandId::Undo);
    assert_eq!(driver.session.mentions().count_of(rajin), (2, 2));

    let kirby = entity_named(driver.case(), "Kirby");
    driver.dispatch(Action::Edit(Edit::Delete(vec![kirby.into()])));
    assert_eq!(words(&driver, article), ["Rajin"]);
    driver.run(CommandId::NewCase);
}

#[test]
fn mentions_of_a_small_case_follow_edits() {
    mentions_follow_edits("");
}

#[test]
fn mentions_of_a_large_case_follow_edits() {
    // More than is searched at once, so that jobs do it.
    mentions_follow_edits(&"and so on ".repeat(5_000));
}

#[test]
fn what_does_not_touch_names_or_texts_searches_nothing() {
    let mut driver = Driver::with_sample();
    let number = driver.session.mentions().number();
    let entity = driver
        .case()
        .entities()
        .iter()
        .next()
        .expect("there are some");
    assert_ne!(driver.session.mentions().count_of(entity.id), (0, 0));
    let mut entity = entity.clone();
    entity.remarks = "Kirby".to_owned();
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::from(entity),
        label: "Edit remarks".to_owned(),
    }));
    driver.run(CommandId::SelectAll);
    driver.run(CommandId::NudgeRight);
    assert_eq!(driver.session.mentions().number(), number);
}

//! Names in, pairs out.

use super::namesakes;
use crate::model::{
    Case, CaseParts, Entity, EntityId, EntityKind, Identifier, Link, LinkId, LinkKind, SameReason,
    TypedId as _,
};

fn ent(number: u64) -> EntityId {
    EntityId::from_number(number)
}

fn entities(kind: EntityKind, names: &[&str]) -> CaseParts {
    let entity = |(number, names): (u64, &&str)| {
        let mut names = names.split('|');
        let mut entity = Entity::new(ent(number), kind, names.next().unwrap_or_default());
        entity.aliases = names.map(str::to_owned).collect();
        entity
    };
    CaseParts {
        entities: (1..).zip(names).map(entity).collect(),
        ..CaseParts::default()
    }
}

fn case(parts: CaseParts) -> Case {
    parts.into_case().expect("all ids differ")
}

/// Why two entities of these names may be one.
fn reason(kind: EntityKind, one: &str, other: &str) -> Option<SameReason> {
    let found = namesakes(&case(entities(kind, &[one, other])));
    assert!(found.len() < 2);
    found.first().map(|pair| pair.reason)
}

#[test]
fn names_that_may_be_one() {
    use EntityKind::{Organisation, Person, Place};
    use SameReason::{Alias, Initials, LegalForm, Letters, Name, Script, Spelling, WordOrder};
    for (kind, one, other, expected) in [
        (Person, "John Kirby", "John Kirby ", Some(Name)),
        (Person, "John Kirby", "JOHN KIRBY", Some(Spelling)),
        (Place, "Tichoretsk", "Tichorétsk", Some(Spelling)),
        (Place, "Rajin|Najin", "Najin", Some(Alias)),
        (Person, "O'Brien", "O’Brien", Some(Spelling)),
        (Person, "Зеленський", "Zelenskyy", Some(Script)),
        (Person, "Zelensky", "Zelenskyy", Some(Script)),
        (
            Person,
            "Володимир Зеленський",
            "Volodymyr Zelenskyy",
            Some(Script),
        ),
        (Person, "Kim Jong Un", "Jong Un Kim", Some(WordOrder)),
        (Person, "J. Kirby", "John Kirby", Some(Initials)),
        (Person, "J. F. Kirby", "John Kirby", Some(Initials)),
        (Person, "Jane Kirby", "John Kirby", None),
        (Person, "K. Kirby", "John Kirby", None),
        (
            Organisation,
            "Meridian Shipping Ltd",
            "Meridian Shipping",
            Some(LegalForm),
        ),
        (
            Organisation,
            "Meridian Shipping GmbH",
            "Meridian Shipping, L.L.C.",
            Some(LegalForm),
        ),
        (Organisation, "ТОВ Меридіан", "Meridian", Some(LegalForm)),
        (Organisation, "Ltd", "LLC", None),
        (Place, "Vostochny Port", "Vostochni Portt", Some(Script)),
        (Place, "Tikhoretsk", "Tikhorezk", Some(Letters)),
        (Organisation, "Brigade 54", "Brigade 55", None),
        (Place, "Dunai", "Dunaj", Some(Script)),
        (Place, "Paris", "Parma", None),
        (Place, "", "", None),
        (Place, "—", "…", None),
    ] {
        assert_eq!(reason(kind, one, other), expected, "{one} / {other}");
    }
}

#[test]
fn kinds_registries_and_the_analyst_settle_pairs() {
    let two = || entities(EntityKind::Vessel, &["Angara", "Angara"]);
    assert_eq!(namesakes(&case(two())).len(), 1);

    let mut parts = two();
    parts.entities[1].kind = EntityKind::Place;
    assert_eq!(namesakes(&case(parts)), []);

    let mut parts = two();
    for (entity, value) in parts.entities.iter_mut().zip(["9179842", "9179843"]) {
        let (scheme, value) = ("IMO".to_owned(), value.to_owned());
        entity.identifiers = vec![Identifier { scheme, value }];
    }
    assert_eq!(namesakes(&case(parts)), []);

    let mut parts = entities(EntityKind::Vessel, &["Angara", "Lady R"]);
    for entity in &mut parts.entities {
        let (scheme, value) = ("IMO".to_owned(), "9179842".to_owned());
        entity.identifiers = vec![Identifier { scheme, value }];
    }
    let found = namesakes(&case(parts));
    assert_eq!(
        found.first().map(|pair| pair.reason),
        Some(SameReason::Identifier)
    );

    let mut parts = two();
    parts.info.note_not_same(ent(2), ent(1));
    assert_eq!(namesakes(&case(parts)), []);

    let mut parts = two();
    let link = Link::new(LinkId::from_number(1), LinkKind::SameAs, ent(2), ent(1));
    parts.links = vec![link];
    assert_eq!(namesakes(&case(parts)), []);
}

#[test]
fn the_strongest_reason_comes_first_with_the_names_that_gave_it() {
    let names = ["J. Kirby", "John Kirby|Kirby", "Kirby"];
    let found = namesakes(&case(entities(EntityKind::Person, &names)));
    let told: Vec<_> = found
        .iter()
        .map(|pair| {
            (
                pair.one.number(),
                pair.other.number(),
                pair.reason,
                pair.name.as_str(),
            )
        })
        .collect();
    let expected = [
        (2, 3, SameReason::Alias, "Kirby"),
        (1, 2, SameReason::Initials, "J. Kirby"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn many_of_one_name_stay_few_pairs() {
    let names = vec!["Unknown man"; 400];
    let found = namesakes(&case(entities(EntityKind::Person, &names)));
    assert_eq!(found.len(), 399);
}

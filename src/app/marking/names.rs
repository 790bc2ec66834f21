//! Whose name words are.

use crate::model::{Case, Entity, EntityId, EntityKind};

/// The entity that has this name or alias, whatever the case of its letters.
pub(super) fn entity_of_name(case: &Case, name: &str) -> Option<EntityId> {
    case.entities()
        .iter()
        .find(|entity| is_name_of(entity, name))
        .map(|entity| entity.id)
}

/// Whether an entity has this name or alias.
pub(super) fn is_name_of(entity: &Entity, name: &str) -> bool {
    names_of(entity).any(|known| same(known, name))
}

/// The entity that somebody described so is most likely: one of this name, else the only person of this surname.
pub(super) fn entity_described(case: &Case, words: &str) -> Option<EntityId> {
    let without_article = ["the ", "The "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words);
    if let Some(found) =
        entity_of_name(case, words).or_else(|| entity_of_name(case, without_article))
    {
        return Some(found);
    }
    // "Spokesman John Kirby", where "John Kirby" is known.
    let ends_with = |entity: &&Entity| {
        names_of(entity).any(|name| {
            let tail = words.len().checked_sub(name.len());
            let tail = tail.and_then(|start| words.get(start..));
            name.contains(' ') && tail.is_some_and(|tail| same(tail, name))
        })
    };
    let mut titled = case.entities().iter().filter(ends_with);
    if let (Some(one), None) = (titled.next(), titled.next()) {
        return Some(one.id);
    }
    if words.contains(' ') {
        return None;
    }
    let of_surname = |entity: &&Entity| {
        entity.kind == EntityKind::Person
            && names_of(entity).any(|name| {
                name.rsplit(' ')
                    .next()
                    .is_some_and(|surname| same(surname, words))
            })
    };
    let mut people = case.entities().iter().filter(of_surname);
    match (people.next(), people.next()) {
        (Some(only), None) => Some(only.id),
        _ => None,
    }
}

fn names_of(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str))
}

fn same(one: &str, other: &str) -> bool {
    let folded = |name: &str| {
        name.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    one == other || folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypedId as _;

    #[test]
    fn a_description_leads_to_one_entity_or_to_none() {
        let mut case = Case::new("names");
        for (number, kind, name) in [
            (1, EntityKind::Person, "John Kirby"),
            (2, EntityKind::Organisation, "White House"),
            (3, EntityKind::Person, "Kim Jong Un"),
            (4, EntityKind::Person, "Jane Un"),
        ] {
            case.put(&Entity::new(EntityId::from_number(number), kind, name).into());
        }
        for (words, expected) in [
            ("Kirby", Some(1)),
            ("john kirby", Some(1)),
            ("Spokesman John Kirby", Some(1)),
            ("the White House", Some(2)),
            ("Un", None),
            ("House", None),
            ("a senior official", None),
        ] {
            let found = entity_described(&case, words);
            assert_eq!(found, expected.map(EntityId::from_number), "{words}");
        }
    }
}

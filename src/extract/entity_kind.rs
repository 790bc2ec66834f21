//! What sort of thing a name seems to name, by plain signs only.

use super::pieces::{Kind, pieces};
use crate::model::EntityKind;

#[rustfmt::skip]
const LAST_WORDS: &[(&[&str], EntityKind)] = &[
    (&["port", "harbour", "harbor", "depot", "plant", "base", "airfield", "airport", "airbase", "station", "bridge",
       "factory", "shipyard", "arsenal", "warehouse", "terminal", "facility", "refinery", "prison", "hospital"],
     EntityKind::Facility),
    (&["krai", "oblast", "province", "city", "river", "sea", "island", "islands", "county", "region", "district",
       "village", "town", "peninsula", "bay", "strait", "valley", "republic", "ocean", "street", "gulf"], EntityKind::Place),
    (&["ltd", "inc", "llc", "gmbh", "corp", "corporation", "company", "agency", "ministry", "party", "army", "navy",
       "university", "council", "committee", "institute", "group", "bank", "police", "union", "government", "brigade",
       "regiment", "department", "house", "command", "forces", "association", "news", "times", "post"],
     EntityKind::Organisation),
    (&["war", "summit", "battle", "attack", "exercise", "operation", "conference", "talks"], EntityKind::Event),
    (&["missile", "missiles", "rocket", "shells", "drone", "tank", "tanks", "launcher", "containers", "ammunition",
       "munitions"], EntityKind::Equipment),
];
#[rustfmt::skip]
const FIRST_WORDS: &[(&[&str], EntityKind)] = &[
    (&["mr", "mrs", "ms", "dr", "president", "general", "colonel", "minister", "senator", "captain", "prince", "king",
       "queen", "sir", "spokesman", "spokesperson", "secretary", "ambassador", "professor"], EntityKind::Person),
    (&["mv", "uss", "hms", "vessel", "tanker", "freighter"], EntityKind::Vessel),
    (&["ministry", "department", "university", "bank", "embassy", "committee"], EntityKind::Organisation),
    (&["port", "camp", "fort"], EntityKind::Facility),
    (&["mount", "lake", "cape", "gulf"], EntityKind::Place),
    (&["operation", "battle"], EntityKind::Event),
];

/// What sort of thing words seem to name, by the words themselves and those right before and behind them;
/// [`EntityKind::Other`] where nothing tells.
pub fn entity_kind(name: &str, before: &str, after: &str) -> EntityKind {
    let words = pieces(name);
    let words: Vec<_> = words.iter().filter(|it| it.kind == Kind::Word).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return EntityKind::Other;
    };
    let among = |list: &[(&[&str], EntityKind)], word: &str| {
        list.iter()
            .find(|(names, _)| names.contains(&word.to_lowercase().as_str()))
            .map(|found| found.1)
    };
    if let Some(kind) = among(FIRST_WORDS, first.text).or_else(|| among(LAST_WORDS, last.text)) {
        return kind;
    }
    let before = pieces(before);
    let title = before.last().filter(|it| it.kind == Kind::Word);
    if let Some(EntityKind::Person) = title.and_then(|it| among(FIRST_WORDS, it.text)) {
        return EntityKind::Person;
    }
    let after = pieces(after);
    let says = |word: &str| after.first().is_some_and(|it| it.is_word(word));
    let are_capitals = words.iter().all(|it| it.is_capitalised());
    if (2..=4).contains(&words.len())
        && are_capitals
        && ["said", "says", "told", "added", "who"]
            .iter()
            .any(|word| says(word))
    {
        return EntityKind::Person;
    }
    let is_near = ["in", "near", "outside"]
        .iter()
        .any(|word| title.is_some_and(|it| it.is_word(word)));
    if is_near && are_capitals {
        return EntityKind::Place;
    }
    EntityKind::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_signs_tell_the_kind_and_nothing_else_does() {
        use EntityKind::{Facility, Organisation, Other, Person, Place, Vessel};
        for (before, name, after, kind) in [
            ("", "Krasnodar Krai", "", Place),
            ("a depot in ", "Tikhoretsk", ", near", Place),
            ("", "Rajin Port", "", Facility),
            ("", "Mr Kirby", "", Person),
            ("spokesman ", "John Kirby", " said", Person),
            ("", "John Kirby", " said", Person),
            ("", "Ministry of Defence", " said", Organisation),
            ("", "MV Angara", "", Vessel),
            ("from ", "North Korea", " to", Other),
            ("", "containers", "", EntityKind::Equipment),
            ("", "", "", Other),
        ] {
            assert_eq!(
                entity_kind(name, before, after),
                kind,
                "{before}{name}{after}"
            );
        }
    }
}

//! From forms to pairs.

use super::forms::Forms;
use crate::model::{Case, Entity, EntityId, EntityKind, SameReason};
use std::collections::{BTreeMap, BTreeSet};

/// Names of one entity beyond this many are not compared.
const MOST_NAMES: usize = 24;
/// A group of more names than this is no hint: only neighbours in it are paired.
const LARGE_GROUP: usize = 24;
/// Shorter names are not compared letter by letter.
const LEAST_LETTERS: usize = 6;
/// From this length two letters may differ.
const LONG_LETTERS: usize = 10;

/// Why two entities may be one, and by which of their names.
#[derive(Debug, Clone)]
pub(super) struct Why {
    pub(super) reason: SameReason,
    pub(super) names: [String; 2],
}

pub(super) type Pairs = BTreeMap<(EntityId, EntityId), Why>;

/// One name of one entity.
struct Name<'a> {
    entity: &'a Entity,
    words: &'a str,
    /// Whether it is the name, not another one.
    is_first: bool,
    forms: Forms,
}

/// All pairs but those that are settled.
pub(super) fn pairs(case: &Case, settled: &BTreeSet<(EntityId, EntityId)>) -> Pairs {
    let names = names(case);
    let mut finder = Finder {
        names: &names,
        settled,
        found: Pairs::new(),
    };
    finder.by_identifier(case);
    // A word that two share is a name of both; one that is not the first of both is another name.
    let by_rank = |reason| {
        move |one: &Name<'_>, other: &Name<'_>| {
            let are_first = one.is_first && other.is_first;
            Some(if are_first { reason } else { SameReason::Alias })
        }
    };
    let as_written = |name: &Name<'_>| Some(name.words.trim().to_owned());
    finder.by_form(as_written, by_rank(SameReason::Name));
    let plain = |name: &Name<'_>| Some(name.forms.plain.clone());
    finder.by_form(plain, by_rank(SameReason::Spelling));
    finder.by_form(core, |_, _| Some(SameReason::LegalForm));
    finder.by_form(
        |name| name.forms.sorted(),
        |one, other| {
            let is_in_order = one.forms.words == other.forms.words;
            (!is_in_order).then_some(SameReason::WordOrder)
        },
    );
    finder.by_form(
        |name| Some(name.forms.run_together()),
        |_, _| Some(SameReason::Script),
    );
    finder.by_form(initials, |one, other| {
        initials_fit(&one.forms.words, &other.forms.words).then_some(SameReason::Initials)
    });
    finder.by_letters();
    finder.found
}

fn names(case: &Case) -> Vec<Name<'_>> {
    let of_entity = |entity| {
        let entity: &Entity = entity;
        let all = std::iter::once(&entity.name).chain(&entity.aliases);
        let names = all.take(MOST_NAMES).enumerate();
        names.map(move |(at, words)| Name {
            entity,
            words,
            is_first: at == 0,
            forms: Forms::of(words),
        })
    };
    let all = case.entities().iter().flat_map(of_entity);
    // A letter alone names nothing.
    all.filter(|name| name.forms.plain.chars().nth(1).is_some() || is_ideograph(&name.forms.plain))
        .collect()
}

fn is_ideograph(words: &str) -> bool {
    words.chars().all(|letter| letter >= '\u{2e80}') && !words.is_empty()
}

/// Without its legal form, for companies and what may be one.
fn core(name: &Name<'_>) -> Option<String> {
    let may_be_company = matches!(
        name.entity.kind,
        EntityKind::Organisation | EntityKind::Other
    );
    may_be_company.then(|| match name.forms.core.as_str() {
        "" => name.forms.joined(),
        core => core.to_owned(),
    })
}

/// The last word and the first letter, for persons.
fn initials(name: &Name<'_>) -> Option<String> {
    if !matches!(name.entity.kind, EntityKind::Person | EntityKind::Other) {
        return None;
    }
    match name.forms.words.as_slice() {
        [first, .., last] if last.len() > 1 => {
            let first = first.chars().next()?;
            Some(format!("{first} {last}"))
        }
        _ => None,
    }
}

/// Whether each word before the last is the other's, or its initial; at least one is an initial.
fn initials_fit(one: &[String], other: &[String]) -> bool {
    let (Some((_, one)), Some((_, other))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    let is_initial = |short: &String, long: &String| {
        short.len() == 1 && long.len() > 1 && long.starts_with(short.as_str())
    };
    let mut has_initial = false;
    let all_fit = one.iter().zip(other).all(|(one, other)| {
        let fits = is_initial(one, other) || is_initial(other, one);
        has_initial |= fits;
        fits || one == other
    });
    all_fit && has_initial
}

struct Finder<'a> {
    names: &'a [Name<'a>],
    settled: &'a BTreeSet<(EntityId, EntityId)>,
    found: Pairs,
}

impl<'a> Finder<'a> {
    /// Pairs names that share a form, unless they are a pair by a stronger reason.
    fn by_form(
        &mut self,
        form: impl Fn(&Name<'a>) -> Option<String>,
        reason: impl Fn(&Name<'a>, &Name<'a>) -> Option<SameReason>,
    ) {
        let names = self.names;
        let mut keyed: Vec<(String, usize)> = names
            .iter()
            .enumerate()
            .filter_map(|(at, name)| Some((form(name).filter(|form| !form.is_empty())?, at)))
            .collect();
        keyed.sort_unstable();
        for group in keyed.chunk_by(|(one, _), (other, _)| one == other) {
            let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            self.each_pair(&members, |one, other| reason(one, other));
        }
    }

    /// Pairs names that differ by a letter or two: those that are the same without one letter each.
    fn by_letters(&mut self) {
        let joined: Vec<String> = self.names.iter().map(|name| name.forms.joined()).collect();
        let mut keyed: Vec<(u64, usize)> = Vec::new();
        for (at, joined) in joined.iter().enumerate() {
            if joined.len() < LEAST_LETTERS {
                continue;
            }
            keyed.push((key(joined.as_bytes(), joined.len()), at));
            // Long names are no more telling by their every letter, and would cost more.
            let letters = (0..joined.len().min(40)).map(|gap| (key(joined.as_bytes(), gap), at));
            keyed.extend(letters);
        }
        keyed.sort_unstable();
        keyed.dedup();
        for group in keyed.chunk_by(|(one, _), (other, _)| one == other) {
            let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            if members.len() > LARGE_GROUP {
                continue;
            }
            for (place, one) in members.iter().enumerate() {
                for other in &members[place + 1..] {
                    let (Some(a), Some(b)) = (joined.get(*one), joined.get(*other)) else {
                        continue;
                    };
                    if differ_in_letters(a, b) {
                        self.each_pair(&[*one, *other], |_, _| Some(SameReason::Letters));
                    }
                }
            }
        }
    }

    fn by_identifier(&mut self, case: &Case) {
        let mut holders: BTreeMap<(String, String), Vec<&Entity>> = BTreeMap::new();
        for entity in case.entities().iter() {
            for identifier in &entity.identifiers {
                let value = identifier.value.trim().to_lowercase();
                if !value.is_empty() {
                    let scheme = identifier.scheme.trim().to_lowercase();
                    holders.entry((scheme, value)).or_default().push(entity);
                }
            }
        }
        for ((scheme, value), holders) in holders {
            let name = format!("{} {value}", scheme.to_uppercase());
            for two in holders.windows(2) {
                if let [one, other] = two {
                    let names = [name.as_str(), name.as_str()];
                    self.add(one, other, SameReason::Identifier, names);
                }
            }
        }
    }

    fn each_pair(
        &mut self,
        members: &[usize],
        reason: impl Fn(&Name<'a>, &Name<'a>) -> Option<SameReason>,
    ) {
        let names = self.names;
        for (place, one) in members.iter().enumerate() {
            let reach = if members.len() > LARGE_GROUP {
                1
            } else {
                members.len()
            };
            for other in members.iter().skip(place + 1).take(reach) {
                if let (Some(one), Some(other)) = (names.get(*one), names.get(*other))
                    && let Some(reason) = reason(one, other)
                {
                    self.add(one.entity, other.entity, reason, [one.words, other.words]);
                }
            }
        }
    }

    fn add(&mut self, one: &Entity, other: &Entity, reason: SameReason, names: [&str; 2]) {
        let is_turned = one.id > other.id;
        let pair = if is_turned {
            (other.id, one.id)
        } else {
            (one.id, other.id)
        };
        let is_known = self
            .found
            .get(&pair)
            .is_some_and(|known| known.reason <= reason);
        if one.id == other.id || is_known || self.settled.contains(&pair) {
            return;
        }
        if !kinds_fit(one.kind, other.kind) || registries_tell_apart(one, other, reason) {
            return;
        }
        let mut names = names.map(|name| name.trim().to_owned());
        if is_turned {
            names.reverse();
        }
        self.found.insert(pair, Why { reason, names });
    }
}

/// Whether things of these kinds can be one thing.
fn kinds_fit(one: EntityKind, other: EntityKind) -> bool {
    use EntityKind::{Facility, Organisation, Other, Place};
    one == other
        || one == Other
        || other == Other
        || matches!(
            (one, other),
            (Facility, Place | Organisation) | (Place | Organisation, Facility)
        )
}

/// Whether a registry has two numbers for them.
fn registries_tell_apart(one: &Entity, other: &Entity, reason: SameReason) -> bool {
    let same_scheme =
        |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim()) && !a.trim().is_empty();
    reason != SameReason::Identifier
        && one.identifiers.iter().any(|ours| {
            let mut theirs = other
                .identifiers
                .iter()
                .filter(|theirs| same_scheme(&ours.scheme, &theirs.scheme))
                .peekable();
            theirs.peek().is_some()
                && theirs.all(|theirs| !theirs.value.trim().eq_ignore_ascii_case(ours.value.trim()))
        })
}

/// Whether names of some length differ by few letters and in no digit.
fn differ_in_letters(one: &str, other: &str) -> bool {
    let digits = |name: &str| {
        name.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let shorter = one.len().min(other.len());
    let most = if shorter >= LONG_LETTERS { 2 } else { 1 };
    shorter >= LEAST_LETTERS
        && digits(one) == digits(other)
        && one.split(' ').count() == other.split(' ').count()
        && one.chars().next() == other.chars().next()
        && strsim::osa_distance(one, other) <= most
}

/// A number for a name without the letter at `gap` (FNV-1a, 64 bits).
fn key(name: &[u8], gap: usize) -> u64 {
    let letters = name.iter().enumerate().filter(|(at, _)| *at != gap);
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, (_, letter)| {
        (hash ^ u64::from(*letter)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

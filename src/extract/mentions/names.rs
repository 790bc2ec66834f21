//! The names that are looked for, and whose they are.

use super::fold::{Case, fold};
use crate::model::{Entity, EntityId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// Names with no more letters than this are found in their own case only.
const SHORT_LETTERS: usize = 3;
/// Names of fewer characters are not looked for.
const LEAST_CHARS: usize = 2;

/// A name as it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// Without case and accents.
    pub(super) folded: String,
    /// The same with its case, if only that counts.
    pub(super) cased: Option<String>,
}

impl Name {
    /// `None` for what is too short to be looked for.
    pub(super) fn of(text: &str) -> Option<Self> {
        let folded = fold(text, Case::Folded);
        let has_letter = folded.chars().any(char::is_alphanumeric);
        if text.trim().nfc().count() < LEAST_CHARS || !has_letter {
            return None;
        }
        let cased = is_case_kept(text).then(|| fold(text, Case::Kept));
        Some(Self { folded, cased })
    }
}

/// Short names and acronyms: one word without a small letter.
fn is_case_kept(text: &str) -> bool {
    let letters = || text.chars().filter(|character| character.is_alphabetic());
    let has_case = letters().any(|letter| letter.is_uppercase() || letter.is_lowercase());
    let is_acronym = !text.trim().contains(char::is_whitespace)
        && letters().any(char::is_uppercase)
        && !letters().any(char::is_lowercase);
    has_case && (is_acronym || letters().count() <= SHORT_LETTERS)
}

/// A number for a name, the same as long as somebody has it.
pub(super) type NameId = u32;

/// The names of one entity.
#[derive(Debug, Clone)]
struct Known {
    record: Arc<Entity>,
    names: Arc<[NameId]>,
}

/// All names, and whose they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    ids: BTreeMap<Arc<Name>, NameId>,
    owners: BTreeMap<NameId, EntityId>,
    known: BTreeMap<EntityId, Known>,
    next: NameId,
}

/// What became of the names.
#[derive(Debug, Default)]
pub(super) struct NameChanges {
    /// Names that nobody had before.
    pub(super) new: Vec<(Arc<Name>, NameId)>,
    /// Names that are somebody else's now, or nobody's, and the new ones.
    pub(super) reowned: BTreeSet<NameId>,
}

impl Names {
    /// Whose a name is.
    pub(super) fn owner(&self, name: NameId) -> Option<EntityId> {
        self.owners.get(&name).copied()
    }

    /// All names with their numbers.
    pub(super) fn all(&self) -> Vec<(Arc<Name>, NameId)> {
        let entries = self.ids.iter();
        entries.map(|(name, id)| (Arc::clone(name), *id)).collect()
    }

    /// The names of these entities, in the order of their ids.
    pub(super) fn updated<'a>(
        &self,
        entities: impl Iterator<Item = &'a Arc<Entity>>,
    ) -> (Self, NameChanges) {
        let mut now = Self {
            ids: self.ids.clone(),
            next: self.next,
            ..Self::default()
        };
        let mut changes = NameChanges::default();
        for entity in entities {
            let names = match self.known.get(&entity.id) {
                Some(known) if same_names(&known.record, entity) => Arc::clone(&known.names),
                _ => now.number(entity, &mut changes),
            };
            for name in names.iter() {
                now.owners.entry(*name).or_insert(entity.id);
            }
            let record = Arc::clone(entity);
            now.known.insert(entity.id, Known { record, names });
        }
        let owners = &now.owners;
        now.ids.retain(|_, id| owners.contains_key(id));
        let before = self.owners.iter();
        let lost = before.filter(|(name, owner)| owners.get(name) != Some(owner));
        changes.reowned = lost.map(|(name, _)| *name).collect();
        changes
            .reowned
            .extend(changes.new.iter().map(|(_, id)| *id));
        (now, changes)
    }

    /// The numbers of an entity's names; new names get new numbers.
    fn number(&mut self, entity: &Entity, changes: &mut NameChanges) -> Arc<[NameId]> {
        let texts = std::iter::once(&entity.name).chain(&entity.aliases);
        let names = texts.filter_map(|text| Name::of(text));
        let numbers = names.map(|name| match self.ids.get(&name) {
            Some(id) => *id,
            None => {
                let (name, id) = (Arc::new(name), self.next);
                self.next += 1;
                self.ids.insert(Arc::clone(&name), id);
                changes.new.push((name, id));
                id
            }
        });
        numbers.collect()
    }
}

fn same_names(one: &Arc<Entity>, other: &Arc<Entity>) -> bool {
    Arc::ptr_eq(one, other) || one.name == other.name && one.aliases == other.aliases
}

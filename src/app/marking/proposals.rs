//! What the marked words suggest for the empty slots of a claim. Worked out from its excerpts when asked, never stored: a
//! proposal is gone as soon as its slot is filled.

use super::{names, year_of_article};
use crate::app::session::Session;
use crate::extract::{self, Attributed, AttributionKind};
use crate::model::{
    Article, Case, Claim, ClaimId, EntityId, EntityKind, Excerpt, Modality, Quantity, TextSpan,
    When,
};

/// How far before and behind an excerpt its sentence is looked at for who said it, in scalar values.
const CONTEXT_CHARS: u32 = 240;
/// More entities than this are not proposed.
const MOST_ENTITIES: usize = 8;

/// Somebody the words put the claim down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// As they are called there.
    pub wording: String,
    /// Who that is, if one entity fits.
    pub entity: Option<EntityId>,
    /// What sort of thing they would be as a new entity.
    pub kind: EntityKind,
}

/// An entity named in the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ProposedEntity {
    /// Which.
    pub entity: EntityId,
    /// Whether the words say that it happened there.
    pub is_place: bool,
}

/// What the words of a claim's excerpts suggest for slots that are empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposals {
    /// Who said it.
    pub speaker: Option<Named>,
    /// On whose word.
    pub according_to: Option<Named>,
    /// How sure they were, with the words that say so.
    pub modality: Option<(Modality, String)>,
    /// When; the year that was assumed, if one was.
    pub when: Option<(When, Option<i16>)>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Where.
    pub place: Option<EntityId>,
    /// Whom else they name.
    pub entities: Vec<EntityId>,
}

impl Proposals {
    /// Whether there is nothing to offer.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Session {
    /// What the words of a claim's excerpts suggest for its empty slots.
    pub fn proposals_for(&self, claim: ClaimId) -> Proposals {
        let case = self.case();
        let Some(claim) = case.claim(claim) else {
            return Proposals::default();
        };
        let mut proposals = Proposals::default();
        for excerpt in claim.excerpts.iter().filter_map(|id| case.excerpt(*id)) {
            if let Some(article) = case.article(excerpt.article) {
                self.propose(claim, article, excerpt, &mut proposals);
            }
        }
        proposals.without_filled(claim);
        proposals
    }

    fn propose(&self, claim: &Claim, article: &Article, excerpt: &Excerpt, into: &mut Proposals) {
        let (case, words) = (self.case(), excerpt.exact.as_str());
        if into.when.is_none() {
            let year = year_of_article(article);
            let found = extract::first_date(words, year);
            into.when = found.map(|date| (date.when, year.filter(|_| date.is_year_assumed)));
        }
        if into.quantity.is_none() {
            into.quantity = extract::quantity_in(words).map(|found| found.value);
        }
        if into.modality.is_none() {
            into.modality = extract::modality(words).map(|found| {
                let cue: String = words
                    .chars()
                    .skip(found.start as usize)
                    .take((found.end - found.start) as usize)
                    .collect();
                (found.value, cue)
            });
        }
        for said in attributions(article, excerpt) {
            let slot = match said.kind {
                AttributionKind::Speaker => &mut into.speaker,
                AttributionKind::AccordingTo => &mut into.according_to,
            };
            slot.get_or_insert_with(|| named(case, said));
        }
        let known = claim.all_entities();
        for found in self.entities_in(article, excerpt) {
            if known.contains(&found.entity) || into.has(found.entity) {
                continue;
            }
            if found.is_place && into.place.is_none() && claim.place.is_none() {
                into.place = Some(found.entity);
            } else if into.entities.len() < MOST_ENTITIES {
                into.entities.push(found.entity);
            }
        }
    }

    /// The known entities whose names stand in an excerpt.
    fn entities_in(&self, article: &Article, excerpt: &Excerpt) -> Vec<ProposedEntity> {
        let mentions = self.mentions().in_article(article.id).iter();
        let inside = mentions.filter(|it| excerpt.start <= it.start && it.end <= excerpt.end);
        inside
            .filter_map(|mention| {
                let entity = self.case().entity(mention.entity)?;
                let can_be_place = matches!(entity.kind, EntityKind::Place | EntityKind::Facility);
                Some(ProposedEntity {
                    entity: entity.id,
                    is_place: can_be_place && stands_behind_in(article, mention.start),
                })
            })
            .collect()
    }
}

impl Proposals {
    fn has(&self, entity: EntityId) -> bool {
        let named =
            |slot: &Option<Named>| slot.as_ref().is_some_and(|it| it.entity == Some(entity));
        self.place == Some(entity)
            || self.entities.contains(&entity)
            || named(&self.speaker)
            || named(&self.according_to)
    }

    fn without_filled(&mut self, claim: &Claim) {
        if claim.speaker.is_some() {
            self.speaker = None;
        }
        if !claim.according_to.is_empty() {
            self.according_to = None;
        }
        if claim.modality != Modality::default() {
            self.modality = None;
        }
        if claim.when.is_some() {
            self.when = None;
        }
        if claim.quantity.is_some() {
            self.quantity = None;
        }
    }
}

fn named(case: &Case, said: Attributed) -> Named {
    let entity = names::entity_described(case, &said.name);
    let kind = extract::entity_kind(&said.name, "", " said");
    Named {
        wording: said.name,
        entity,
        kind,
    }
}

/// Who is said to have said it: in the words, else behind them or before them in the same paragraph.
fn attributions(article: &Article, excerpt: &Excerpt) -> Vec<Attributed> {
    let span = TextSpan {
        article: article.id,
        start: excerpt.start,
        end: excerpt.end,
    };
    let mut found: Vec<Attributed> = extract::attribution(&excerpt.exact).into_iter().collect();
    if found.iter().any(|it| it.kind == AttributionKind::Speaker) {
        return found;
    }
    let length = u32::try_from(article.text.chars().count()).unwrap_or(u32::MAX);
    let part = |start: u32, end: u32| {
        let words = TextSpan { start, end, ..span }.words(&article.text);
        words.unwrap_or_default()
    };
    let behind = part(span.end, span.end.saturating_add(CONTEXT_CHARS).min(length));
    let before = part(span.start.saturating_sub(CONTEXT_CHARS), span.start);
    let ends_sentence = excerpt
        .exact
        .trim_end_matches(['"', '\u{201d}', '\u{2019}', '\u{bb}'])
        .ends_with(['.', '!', '?']);
    let rest = if ends_sentence {
        ""
    } else {
        sentence_start(behind)
    };
    // The comma that the selection left out stands for the quote's end.
    let rest = format!(",{rest}");
    let more = extract::attribution(&rest).or_else(|| extract::attribution(sentence_end(before)));
    found.extend(more.filter(|more| found.iter().all(|it| it.kind != more.kind)));
    found
}

/// Up to where the sentence ends.
fn sentence_start(text: &str) -> &str {
    let end = text.find(['\n']).unwrap_or(text.len());
    let line = text.get(..end).unwrap_or_default();
    let end = line.find(". ").map_or(line.len(), |at| at + 1);
    line.get(..end).unwrap_or_default()
}

/// From where the sentence starts.
fn sentence_end(text: &str) -> &str {
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default();
    let start = line.rfind(". ").map_or(0, |at| at + 2);
    line.get(start..).unwrap_or_default()
}

/// Whether "in", "at", "near" or their like stands right before a place of the text.
fn stands_behind_in(article: &Article, start: u32) -> bool {
    const BEFORE: u32 = 12;
    let span = TextSpan {
        article: article.id,
        start: start.saturating_sub(BEFORE),
        end: start,
    };
    let words = span.words(&article.text).unwrap_or_default();
    let mut words = words.split_whitespace().rev();
    let last = match words.next() {
        Some("the" | "The") => words.next(),
        last => last,
    };
    last.is_some_and(|word| {
        matches!(
            word,
            "in" | "In"
                | "at"
                | "At"
                | "near"
                | "Near"
                | "outside"
                | "Outside"
                | "inside"
                | "around"
        )
    })
}

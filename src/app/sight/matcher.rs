//! Which cards a filter means: a pure function of case and filter, asked card by card.

use super::filter::{CardKind, DateRange, Filter};
use crate::board::CardSet;
use crate::model::{
    Article, ArticleId, Card, CardId, Case, Claim, Credibility, Edtf, OutletId, RecordRef,
    Reliability,
};
use std::collections::BTreeSet;

/// A filter made ready for many cards.
pub struct Matcher<'a> {
    case: &'a Case,
    filter: &'a Filter,
    /// The words of the filter's text, in lower case.
    words: Vec<String>,
}

/// Every card of a case, by whether a filter means it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// The cards that are meant.
    pub inside: CardSet,
    /// All others.
    pub outside: CardSet,
}

impl Matched {
    /// How many cards were looked at.
    pub fn total(&self) -> usize {
        self.inside.len() + self.outside.len()
    }

    /// Whether the card was looked at.
    pub fn knows(&self, card: CardId) -> bool {
        self.inside.contains(card) || self.outside.contains(card)
    }

    /// Puts a card on the side where it belongs; `None` takes it out. Copies nothing if it is there already.
    pub fn put(&mut self, card: CardId, is_meant: Option<bool>) {
        let (here, there) = match is_meant {
            Some(true) => (Some(&mut self.inside), [Some(&mut self.outside), None]),
            Some(false) => (Some(&mut self.outside), [Some(&mut self.inside), None]),
            None => (None, [Some(&mut self.inside), Some(&mut self.outside)]),
        };
        if let Some(here) = here.filter(|here| !here.contains(card)) {
            here.insert(card);
        }
        for there in there.into_iter().flatten() {
            there.remove(card);
        }
    }
}

impl<'a> Matcher<'a> {
    /// Makes a filter ready.
    pub fn new(case: &'a Case, filter: &'a Filter) -> Self {
        let words = filter.text.split_whitespace();
        Self {
            case,
            filter,
            words: words.map(str::to_lowercase).collect(),
        }
    }

    /// Every card of the case, by whether the filter means it.
    pub fn all(&self) -> Matched {
        let mut matched = Matched::default();
        let (inside, outside): (Vec<&Card>, Vec<&Card>) =
            self.case.cards().iter().partition(|card| self.means(card));
        matched.inside = inside.into_iter().map(|card| card.id).collect();
        matched.outside = outside.into_iter().map(|card| card.id).collect();
        matched
    }

    /// Whether the filter means a card.
    pub fn means(&self, card: &Card) -> bool {
        let (filter, subject) = (self.filter, card.subject);
        meets(&filter.kinds, || [kind_of(self.case, subject)])
            && meets(&filter.outlets, || outlets_of(self.case, subject))
            && meets(&filter.reliability, || reliability_of(self.case, subject))
            && meets(&filter.credibility, || [credibility_of(self.case, subject)])
            && meets(&filter.tags, || tags_of(self.case, subject))
            && is_within(&filter.dates, date_of(self.case, subject))
            && self.says_all_words(subject)
    }

    fn says_all_words(&self, subject: RecordRef) -> bool {
        let is_said = |word: &String| {
            let mut found = false;
            texts_of(self.case, subject, &mut |text| {
                found = found || contains_word(text, word);
            });
            found
        };
        self.words.iter().all(is_said)
    }
}

/// Whether one of a card's values is among the chosen ones. The values are only looked up if something is chosen.
fn meets<T: Ord, V: IntoIterator<Item = T>>(
    chosen: &BTreeSet<T>,
    values: impl FnOnce() -> V,
) -> bool {
    chosen.is_empty() || values().into_iter().any(|value| chosen.contains(&value))
}

/// Whether text has a word in it, in whatever case. The word is in lower case.
fn contains_word(text: &str, word: &str) -> bool {
    if word.is_ascii() {
        // No copy of the text: articles are long.
        let (text, word) = (text.as_bytes(), word.as_bytes());
        return text
            .windows(word.len().max(1))
            .any(|window| window.eq_ignore_ascii_case(word));
    }
    text.to_lowercase().contains(word)
}

/// What sort of card shows this record.
pub(super) fn kind_of(case: &Case, subject: RecordRef) -> CardKind {
    match subject {
        RecordRef::Article(_) => CardKind::Article,
        RecordRef::Claim(_) => CardKind::Claim,
        RecordRef::Image(_) => CardKind::Image,
        RecordRef::Entity(id) => CardKind::Entity(
            case.entity(id)
                .map(|entity| entity.kind)
                .unwrap_or_default(),
        ),
        RecordRef::Note(id) => {
            CardKind::Note(case.note(id).map(|note| note.kind).unwrap_or_default())
        }
        other => CardKind::Other(other.kind()),
    }
}

/// The articles that stand behind a record: itself, or those a claim rests on; each once.
fn articles_behind(case: &Case, subject: RecordRef) -> BTreeSet<ArticleId> {
    let of_claim = |claim: &Claim| -> BTreeSet<ArticleId> {
        let excerpts = claim.excerpts.iter();
        excerpts
            .filter_map(|id| case.excerpt(*id))
            .map(|excerpt| excerpt.article)
            .collect()
    };
    match subject {
        RecordRef::Article(id) => [id].into(),
        RecordRef::Claim(id) => case.claim(id).map(of_claim).unwrap_or_default(),
        _ => BTreeSet::new(),
    }
}

/// The outlets of a card, or one `None`.
pub(super) fn outlets_of(case: &Case, subject: RecordRef) -> BTreeSet<Option<OutletId>> {
    or_none(
        articles_behind(case, subject)
            .into_iter()
            .filter_map(|id| case.article(id)?.outlet),
    )
}

/// The grades of the sources of a card, or one `None`.
pub(super) fn reliability_of(case: &Case, subject: RecordRef) -> BTreeSet<Option<Reliability>> {
    let grade = |article: &Article| case.reliability_of(article);
    or_none(
        articles_behind(case, subject)
            .into_iter()
            .filter_map(|id| case.article(id).map(grade)),
    )
}

fn or_none<T: Ord>(values: impl Iterator<Item = T>) -> BTreeSet<Option<T>> {
    let mut set: BTreeSet<Option<T>> = values.map(Some).collect();
    if set.is_empty() {
        set.insert(None);
    }
    set
}

/// The grade of what a claim says.
pub(super) fn credibility_of(case: &Case, subject: RecordRef) -> Option<Credibility> {
    match subject {
        RecordRef::Claim(id) => case.claim(id).map(|claim| claim.credibility),
        _ => None,
    }
}

/// The keywords of a card, or one `None`.
pub(super) fn tags_of(case: &Case, subject: RecordRef) -> BTreeSet<Option<String>> {
    let tags: Option<&Vec<String>> = match subject {
        RecordRef::Article(id) => case.article(id).map(|article| &article.tags),
        RecordRef::Claim(id) => case.claim(id).map(|claim| &claim.tags),
        RecordRef::Entity(id) => case.entity(id).map(|entity| &entity.tags),
        RecordRef::Note(id) => case.note(id).map(|note| &note.tags),
        RecordRef::Image(id) => case.image(id).map(|image| &image.tags),
        _ => None,
    };
    or_none(tags.into_iter().flatten().cloned())
}

/// When it was: published, or said to have happened.
fn date_of(case: &Case, subject: RecordRef) -> Option<&Edtf> {
    match subject {
        RecordRef::Article(id) => case.article(id)?.published.as_ref(),
        RecordRef::Claim(id) => case.claim(id)?.when.as_ref().map(|when| &when.edtf),
        _ => None,
    }
}

/// Whether a date may lie within a range: the two need to share a day. An end that is open or unknown has no bound.
fn is_within(range: &DateRange, date: Option<&Edtf>) -> bool {
    if !range.is_active() {
        return true;
    }
    let Some(date) = date else {
        return range.undated;
    };
    if range.from.is_none() && range.to.is_none() {
        return false;
    }
    let (earliest, latest) = date.bounds();
    let first = range.from.as_ref().and_then(|from| from.bounds().0);
    let last = range.to.as_ref().and_then(|to| to.bounds().1);
    let in_order = |one: Option<_>, other: Option<_>| match (one, other) {
        (Some(one), Some(other)) => one <= other,
        _ => true,
    };
    in_order(first, latest) && in_order(earliest, last)
}

/// Hands every text of a record to `take`.
fn texts_of(case: &Case, subject: RecordRef, take: &mut dyn FnMut(&str)) {
    match subject {
        RecordRef::Article(id) => {
            if let Some(article) = case.article(id) {
                [&article.title, &article.author]
                    .into_iter()
                    .for_each(|text| take(text));
                take(&article.text);
            }
        }
        RecordRef::Entity(id) => {
            if let Some(entity) = case.entity(id) {
                [&entity.name, &entity.description, &entity.remarks]
                    .into_iter()
                    .for_each(|text| take(text));
                entity.aliases.iter().for_each(|alias| take(alias));
                let identifiers = entity.identifiers.iter();
                identifiers.for_each(|identifier| take(&identifier.value));
            }
        }
        RecordRef::Claim(id) => {
            if let Some(claim) = case.claim(id) {
                [&claim.statement, &claim.remarks]
                    .into_iter()
                    .for_each(|text| take(text));
            }
        }
        RecordRef::Note(id) => {
            if let Some(note) = case.note(id) {
                take(&note.text);
            }
        }
        RecordRef::Image(id) => {
            if let Some(image) = case.image(id) {
                [&image.caption, &image.source]
                    .into_iter()
                    .for_each(|text| take(text));
            }
        }
        other => take(&case.name_of(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        CaseParts, Claim, ClaimId, Entity, EntityId, EntityKind, Excerpt, ExcerptId, Note, NoteId,
        NoteKind, Outlet, OutletId, TypedId as _, When,
    };
    use emath::Rect;

    fn outlet(number: u64) -> OutletId {
        OutletId::from_number(number)
    }

    fn edtf(text: &str) -> Edtf {
        text.parse().expect("a date")
    }

    /// An article `a` of outlet 1 (reliability B), a claim `c` that rests on it, a claim `d` that rests on nothing, a
    /// person `p` and a gap `g`.
    fn case() -> Case {
        let mut parts = CaseParts::default();
        let mut daily = Outlet::new(outlet(1), "Daily");
        daily.reliability = Reliability::B;
        parts.outlets.push(daily);
        let mut article = Article::new(
            ArticleId::from_number(1),
            "Ships sail",
            "From Najin, by night. ÜBER SEE",
        );
        article.outlet = Some(outlet(1));
        article.published = Some(edtf("2023-10-13"));
        article.tags = vec!["ships".to_owned()];
        let excerpt = Excerpt::cut(ExcerptId::from_number(1), article.id, &article.text, 0, 4)
            .expect("within");
        parts.articles.push(article);
        parts.excerpts.push(excerpt);
        let mut claim = Claim::new(ClaimId::from_number(1), "A ship left Najin");
        claim.excerpts = vec![ExcerptId::from_number(1)];
        claim.credibility = Credibility::ProbablyTrue;
        claim.when = Some(When {
            edtf: edtf("2023-09-07/2023-10-01"),
            wording: String::new(),
        });
        parts.claims.push(claim);
        parts
            .claims
            .push(Claim::new(ClaimId::from_number(2), "Nothing was shipped"));
        parts.entities.push(Entity::new(
            EntityId::from_number(1),
            EntityKind::Person,
            "John Kirby",
        ));
        parts.notes.push(Note::new(
            NoteId::from_number(1),
            NoteKind::Gap,
            "Who filmed it?",
        ));
        let subjects: [RecordRef; 5] = [
            ArticleId::from_number(1).into(),
            ClaimId::from_number(1).into(),
            ClaimId::from_number(2).into(),
            EntityId::from_number(1).into(),
            NoteId::from_number(1).into(),
        ];
        for (number, subject) in (1..).zip(subjects) {
            parts
                .cards
                .push(Card::new(CardId::from_number(number), subject, Rect::ZERO));
        }
        parts.into_case().expect("ids differ")
    }

    /// The letters of the cards that a filter means.
    fn meant(change: impl FnOnce(&mut Filter)) -> String {
        let mut filter = Filter::default();
        change(&mut filter);
        let case = case();
        let matched = Matcher::new(&case, &filter).all();
        assert_eq!(matched.total(), case.cards().len());
        let letter = |id: CardId| b"?acdpg"[id.number() as usize] as char;
        let mut letters: Vec<char> = matched.inside.iter().map(letter).collect();
        letters.sort_unstable();
        letters.into_iter().collect()
    }

    #[test]
    fn a_filter_that_asks_for_nothing_means_all() {
        assert_eq!(meant(|_| {}), "acdgp");
        assert!(!Filter::default().is_active());
    }

    #[test]
    fn one_value_of_a_facet_is_enough_and_all_facets_count() {
        let kinds = [CardKind::Claim, CardKind::Note(NoteKind::Gap)];
        assert_eq!(meant(|filter| filter.kinds = kinds.into()), "cdg");
        assert_eq!(
            meant(|filter| {
                filter.kinds = kinds.into();
                filter.outlets = [Some(outlet(1))].into();
            }),
            "c"
        );
        assert_eq!(
            meant(|filter| filter.kinds = [CardKind::Entity(EntityKind::Vessel)].into()),
            ""
        );
    }

    #[test]
    fn a_claim_has_the_sources_of_the_articles_it_rests_on() {
        assert_eq!(
            meant(|filter| filter.outlets = [Some(outlet(1))].into()),
            "ac"
        );
        assert_eq!(meant(|filter| filter.outlets = [None].into()), "dgp");
        assert_eq!(
            meant(|filter| filter.reliability = [Some(Reliability::B)].into()),
            "ac"
        );
        assert_eq!(
            meant(|filter| filter.credibility = [Some(Credibility::ProbablyTrue)].into()),
            "c"
        );
        assert_eq!(meant(|filter| filter.credibility = [None].into()), "agp");
        assert_eq!(
            meant(|filter| filter.tags = [Some("ships".to_owned())].into()),
            "a"
        );
    }

    #[test]
    fn dates_match_if_they_may_share_a_day() {
        let dated = |from: &str, to: &str, undated: bool| {
            let end = |text: &str| (!text.is_empty()).then(|| edtf(text));
            meant(|filter| {
                filter.dates = DateRange {
                    from: end(from),
                    to: end(to),
                    undated,
                }
            })
        };
        assert_eq!(dated("2023-10", "", false), "ac");
        assert_eq!(dated("2023-10-02", "", false), "a");
        assert_eq!(dated("", "2023-09", false), "c");
        assert_eq!(dated("2023-09", "2023-09", true), "cdgp");
        assert_eq!(dated("", "", true), "dgp");
        assert_eq!(
            dated("../2020", "", false),
            "ac",
            "an open start bounds nothing"
        );
    }

    #[test]
    fn all_words_must_be_said_in_whatever_case() {
        let says = |text: &str| meant(|filter| filter.text = text.to_owned());
        assert_eq!(says("najin"), "ac");
        assert_eq!(says("  SHIP  Najin "), "ac");
        assert_eq!(says("über see"), "a");
        assert_eq!(says("ship filmed"), "");
    }

    #[test]
    fn cards_change_sides_one_by_one() {
        let case = case();
        let filter = Filter {
            kinds: [CardKind::Claim].into(),
            ..Filter::default()
        };
        let mut matched = Matcher::new(&case, &filter).all();
        let before = matched.clone();
        let [article, claim] = [1, 2].map(CardId::from_number);
        matched.put(claim, Some(true));
        assert!(
            matched.inside.is_shared_with(&before.inside),
            "nothing is copied for nothing"
        );
        matched.put(article, Some(true));
        matched.put(claim, None);
        assert!(matched.inside.contains(article) && !matched.outside.contains(article));
        assert!(!matched.knows(claim));
    }
}

//! Source notes: for every claim on a page the articles it rests on, numbered, in the manner of ICD 206 (Sourcing
//! Requirements for Disseminated Analytic Products): handling mark, originator, title, date, author, place where it is
//! found, and how it is graded.

use crate::board::{BoardIndex, CardSet};
use crate::model::{Article, ArticleId, CardId, Case, Claim, Credibility, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// The notes of a page, and the numbers that its claims carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sources {
    /// One for each source, in the order of their numbers, from 1.
    pub notes: Vec<String>,
    /// What is to be said of claims that have none; empty if there are no such.
    pub remark: String,
    /// The numbers of a claim's card.
    pub numbers: Vec<(CardId, Vec<usize>)>,
}

/// What becomes of a source.
enum Shown<'a> {
    Named(&'a Article),
    /// Its card is hidden, so that nothing is told of it.
    Hidden,
}

/// The sources of the claims among these cards, which stand in the order of reading.
pub(super) fn sources_of(
    case: &Case,
    index: &BoardIndex,
    cards: &[CardId],
    hidden: &CardSet,
) -> Sources {
    let mut sources = Sources::default();
    let mut number_of: BTreeMap<ArticleId, usize> = BTreeMap::new();
    let mut order: Vec<ArticleId> = Vec::new();
    let mut grades: BTreeMap<ArticleId, BTreeSet<Credibility>> = BTreeMap::new();
    let mut without = 0;
    for card in cards {
        let Some(claim) = claim_of(case, *card) else {
            continue;
        };
        let articles = articles_of(case, claim);
        if articles.is_empty() {
            without += 1;
        }
        let numbers = articles.iter().map(|article| {
            grades
                .entry(*article)
                .or_default()
                .insert(claim.credibility);
            *number_of.entry(*article).or_insert_with(|| {
                order.push(*article);
                order.len()
            })
        });
        let numbers: Vec<usize> = numbers.collect();
        if !numbers.is_empty() {
            sources.numbers.push((*card, numbers));
        }
    }
    sources.notes = order
        .iter()
        .filter_map(|id| {
            let article = case.article(*id)?;
            let is_hidden = index.card_of(*id).is_some_and(|card| hidden.contains(card));
            let shown = if is_hidden {
                Shown::Hidden
            } else {
                Shown::Named(article)
            };
            Some(note(case, &shown, grades.get(id)))
        })
        .collect();
    sources.remark = match without {
        0 => String::new(),
        1 => "One claim on this page has no source yet.".to_owned(),
        some => format!("{some} claims on this page have no source yet."),
    };
    sources
}

fn claim_of(case: &Case, card: CardId) -> Option<&Claim> {
    match case.card(card)?.subject {
        RecordRef::Claim(id) => case.claim(id),
        _ => None,
    }
}

/// The articles that a claim rests on, each once, in the order of its excerpts.
pub(in crate::export) fn articles_of(case: &Case, claim: &Claim) -> Vec<ArticleId> {
    let mut found = Vec::new();
    for excerpt in claim.excerpts.iter().filter_map(|id| case.excerpt(*id)) {
        if case.article(excerpt.article).is_some() && !found.contains(&excerpt.article) {
            found.push(excerpt.article);
        }
    }
    found
}

/// What is said of a source: `(TLP:GREEN) Outlet, “Title”, 13 Oct 2023, by Author, https://…, retrieved 20 Oct 2023. B2:
/// source usually reliable; information probably true.`
fn note(case: &Case, shown: &Shown<'_>, credibilities: Option<&BTreeSet<Credibility>>) -> String {
    let Shown::Named(article) = shown else {
        return "A source that is not shown in this picture.".to_owned();
    };
    let outlet = article.outlet.and_then(|id| case.outlet(id));
    let mut parts = Vec::new();
    let mut put = |words: &str| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            parts.push(words);
        }
    };
    put(outlet.map_or("", |outlet| outlet.name.as_str()));
    put(&format!("“{}”", case.name_of(article.id.into())));
    match &article.published {
        Some(date) => put(&date.to_days().describe()),
        None => put("no date"),
    }
    if !article.author.trim().is_empty() {
        put(&format!("by {}", article.author));
    }
    put(&article.url);
    if let Some(date) = &article.retrieved {
        put(&format!("retrieved {}", date.to_days().describe()));
    }
    let mark = case.mark_of(article.id.into()).label();
    format!(
        "({mark}) {}. {}",
        parts.join(", "),
        graded(case, article, credibilities)
    )
}

/// `B2: source usually reliable; information probably true.`
fn graded(case: &Case, article: &Article, credibilities: Option<&BTreeSet<Credibility>>) -> String {
    let reliability = case.reliability_of(article);
    let letter = reliability.letter();
    let mut grades = Vec::new();
    let mut words = Vec::new();
    for credibility in credibilities.into_iter().flatten() {
        grades.push(format!("{letter}{}", credibility.digit()));
        words.push(credibility.label());
    }
    let source = reliability.label();
    let source = match source.strip_prefix("reliability ") {
        Some(rest) => format!("reliability of the source {rest}"),
        None => format!("source {source}"),
    };
    format!(
        "{}: {source}; information {}.",
        grades.join(", "),
        words.join(" or ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Card, CaseParts, ClaimId, Excerpt, ExcerptId, Outlet, OutletId, Reliability, Tlp,
        TypedId as _,
    };
    use emath::{Rect, pos2, vec2};

    /// Two articles; a claim on both, a claim on the second, a claim on none.
    fn case() -> Case {
        let mut parts = CaseParts::default();
        let mut outlet = Outlet::new(OutletId::from_number(1), "Quay Gazette");
        outlet.reliability = Reliability::B;
        parts.outlets.push(outlet);
        for number in 1..=2 {
            let id = ArticleId::from_number(number);
            let mut article = Article::new(id, format!("Report {number}"), "Ships left.");
            if number == 1 {
                article.outlet = Some(OutletId::from_number(1));
                article.published = "2023-10-13".parse().ok();
                article.author = "Ada Quill".to_owned();
                article.url = "https://quay.example/1".to_owned();
                article.mark = Some(Tlp::Green);
            }
            parts.articles.push(article);
            let excerpt = Excerpt::cut(ExcerptId::from_number(number), id, "Ships left.", 0, 5);
            parts.excerpts.extend(excerpt);
        }
        for (number, excerpts) in [(1, vec![2, 1]), (2, vec![2]), (3, vec![])] {
            let id = ClaimId::from_number(number);
            let mut claim = Claim::new(id, "Ships left");
            claim.excerpts = excerpts.into_iter().map(ExcerptId::from_number).collect();
            if number == 2 {
                claim.credibility = Credibility::ProbablyTrue;
            }
            parts.claims.push(claim);
            let rect = Rect::from_min_size(pos2(0.0, 200.0 * number as f32), vec2(200.0, 100.0));
            parts
                .cards
                .push(Card::new(CardId::from_number(number), id, rect));
        }
        let rect = Rect::from_min_size(pos2(400.0, 0.0), vec2(200.0, 100.0));
        let article = ArticleId::from_number(1);
        parts
            .cards
            .push(Card::new(CardId::from_number(9), article, rect));
        parts.into_case().expect("ids are unique")
    }

    fn sources(case: &Case, hidden: &CardSet) -> Sources {
        let cards: Vec<CardId> = (1..=3).map(CardId::from_number).collect();
        sources_of(case, &BoardIndex::of(case), &cards, hidden)
    }

    #[test]
    fn every_claim_has_its_numbers_and_every_source_one_note() {
        let sources = sources(&case(), &CardSet::new());
        let card = CardId::from_number;
        assert_eq!(sources.numbers, [(card(1), vec![1, 2]), (card(2), vec![1])]);
        assert_eq!(
            sources.notes,
            [
                "(TLP:CLEAR) “Report 2”, no date. F2, F6: reliability of the source cannot be judged; information \
                 probably true or truth cannot be judged.",
                "(TLP:GREEN) Quay Gazette, “Report 1”, 13 Oct 2023, by Ada Quill, https://quay.example/1. B6: source \
                 usually reliable; information truth cannot be judged.",
            ]
        );
        assert_eq!(sources.remark, "One claim on this page has no source yet.");
    }

    #[test]
    fn of_a_hidden_source_nothing_is_told() {
        let sources = sources(&case(), &[CardId::from_number(9)].into());
        assert_eq!(sources.notes.len(), 2);
        assert!(!sources.notes.concat().contains("Quay"));
    }
}

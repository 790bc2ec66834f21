//! From groups and origins to what a card shows.

use super::groups::Groups;
use super::origins::{Origin, Origins};
use crate::model::{
    Advisory, ArticleFacts, ArticleId, Case, Claim, ClaimFacts, ClaimId, Findings, OutletId,
    RecordRef, Standing,
};
use std::collections::{BTreeMap, BTreeSet};

/// What one claim or one group rests on.
#[derive(Debug, Clone, Default)]
struct Basis {
    articles: BTreeSet<ArticleId>,
    origins: BTreeSet<Origin>,
}

impl Basis {
    fn add(&mut self, other: &Self) {
        self.articles.extend(&other.articles);
        self.origins.extend(other.origins.iter().cloned());
    }
}

/// Compares all claims of a case. References to records that are not there are passed over.
pub fn findings(case: &Case) -> Findings {
    let groups = Groups::of(case);
    let origins = Origins::of(case);
    let bases = bases_of_claims(case, &origins);
    let mut by_group: BTreeMap<RecordRef, Basis> = BTreeMap::new();
    let mut by_article: BTreeMap<ArticleId, (usize, BTreeSet<&Origin>)> = case
        .articles()
        .ids()
        .map(|article| (article, Default::default()))
        .collect();
    for (claim, basis) in &bases {
        by_group
            .entry(groups.group_of(*claim))
            .or_default()
            .add(basis);
        for article in &basis.articles {
            let (claims, origins) = by_article.entry(*article).or_default();
            *claims += 1;
            origins.extend(&basis.origins);
        }
    }
    let facts_by_group: BTreeMap<RecordRef, ClaimFacts> = by_group
        .keys()
        .map(|group| (*group, facts_of(case, &groups, &by_group, *group)))
        .collect();
    let all_origins: BTreeSet<&Origin> = bases.values().flat_map(|basis| &basis.origins).collect();
    Findings {
        claims: bases
            .keys()
            .filter_map(|claim| {
                let facts = facts_by_group.get(&groups.group_of(*claim))?;
                Some((*claim, facts.clone()))
            })
            .collect(),
        articles: by_article
            .into_iter()
            .map(|(article, (claims, named))| {
                // What the analyst says of the whole article counts before what its claims say one by one.
                let origins = match origins.behind(article).len() {
                    0 => named.len(),
                    count => count,
                };
                (article, ArticleFacts { claims, origins })
            })
            .collect(),
        origins: all_origins.len(),
    }
}

/// What each claim rests on by itself. A claim in no article has no origins either: nothing reports it yet.
fn bases_of_claims(case: &Case, origins: &Origins) -> BTreeMap<ClaimId, Basis> {
    let basis = |claim: &Claim| {
        let articles = articles_of(case, claim);
        let origins = if articles.is_empty() {
            BTreeSet::new()
        } else {
            origins.of_claim(claim, &articles)
        };
        Basis { articles, origins }
    };
    case.claims()
        .iter()
        .map(|claim| (claim.id, basis(claim)))
        .collect()
}

/// The articles of a claim's excerpts.
fn articles_of(case: &Case, claim: &Claim) -> BTreeSet<ArticleId> {
    claim
        .excerpts
        .iter()
        .filter_map(|excerpt| case.excerpt(*excerpt))
        .map(|excerpt| excerpt.article)
        .filter(|article| case.articles().contains(*article))
        .collect()
}

/// What a group rests on, with all that carry it, and where it stands.
fn facts_of(
    case: &Case,
    groups: &Groups,
    by_group: &BTreeMap<RecordRef, Basis>,
    group: RecordRef,
) -> ClaimFacts {
    let mut basis = Basis::default();
    for carrier in groups.carriers_of(group) {
        if let Some(carried) = by_group.get(&carrier) {
            basis.add(carried);
        }
    }
    let outlets: BTreeSet<OutletId> = basis
        .articles
        .iter()
        .filter_map(|article| case.article(*article)?.outlet)
        .collect();
    let standing = if groups.differing.contains(&group) {
        Standing::Differs
    } else {
        match (basis.origins.len(), basis.articles.len()) {
            (_, 0) => Standing::NotAssessed,
            (2.., _) => Standing::Agreed,
            (_, 1) => Standing::SingleReport,
            _ => Standing::Repeated,
        }
    };
    ClaimFacts {
        standing,
        articles: basis.articles.len(),
        outlets: outlets.len(),
        origins: basis.origins.len(),
    }
}

/// What is worth a second look, by record.
pub fn advisories(case: &Case, findings: &Findings) -> Vec<Advisory> {
    let origins_of = |claim: &Claim| {
        findings
            .claims
            .get(&claim.id)
            .map_or(0, |facts| facts.origins)
    };
    let unconfirmed = case.claims().iter().filter_map(|claim| {
        let origins = origins_of(claim);
        let what = match (claim.lacks_confirmation(origins), origins) {
            (false, _) => return None,
            (true, 0) => "has credibility 1 (confirmed by other independent sources), but no origin is known",
            (true, _) => "has credibility 1 (confirmed by other independent sources), but rests on one origin",
        };
        Some(Advisory {
            record: claim.id.into(),
            what: what.to_owned(),
        })
    });
    unconfirmed.collect()
}

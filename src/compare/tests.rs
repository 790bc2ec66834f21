//! Small cases of which a reader can say at once what must be found.

use super::{advisories, findings};
use crate::model::{
    AnyRecord, Article, ArticleId, Attribution, Case, CaseParts, Claim, ClaimId, Credibility,
    Entity, EntityId, EntityKind, Excerpt, ExcerptId, Link, LinkId, LinkKind, Outlet, OutletId,
    RecordRef, Standing, TypedId,
};

fn art(number: u64) -> ArticleId {
    ArticleId::from_number(number)
}

fn clm(number: u64) -> ClaimId {
    ClaimId::from_number(number)
}

fn ent(number: u64) -> EntityId {
    EntityId::from_number(number)
}

/// Three articles of two outlets with one excerpt each, and entities 1 to 3; the rest is added by the test.
struct Fixture {
    case: Case,
    links: u64,
}

impl Fixture {
    fn new() -> Self {
        let outlet = |number| Outlet::new(OutletId::from_number(number), "Outlet");
        let mut parts = CaseParts {
            outlets: vec![outlet(1), outlet(2)],
            ..CaseParts::default()
        };
        for number in 1..=3 {
            let mut article = Article::new(art(number), "Report", "They said so.");
            article.outlet = Some(OutletId::from_number(number.min(2)));
            parts.articles.push(article);
            let id = ExcerptId::from_number(number);
            let excerpt = Excerpt::cut(id, art(number), "They said so.", 0, 4);
            parts.excerpts.extend(excerpt);
            let name = format!("Person {number}");
            let entity = Entity::new(ent(number), EntityKind::Person, name);
            parts.entities.push(entity);
        }
        let case = parts.into_case().expect("all ids differ");
        Self { case, links: 0 }
    }

    fn put(&mut self, record: impl Into<AnyRecord>) {
        self.case.put(&record.into());
    }

    /// A claim that rests on the articles with these numbers.
    fn claim(&mut self, number: u64, articles: &[u64], change: impl FnOnce(&mut Claim)) {
        let mut claim = Claim::new(clm(number), "They did.");
        let excerpts = articles
            .iter()
            .map(|number| ExcerptId::from_number(*number));
        claim.excerpts = excerpts.collect();
        change(&mut claim);
        self.put(claim);
    }

    fn link(&mut self, kind: LinkKind, from: impl Into<RecordRef>, to: impl Into<RecordRef>) {
        self.links += 1;
        let id = LinkId::from_number(self.links);
        self.put(Link::new(id, kind, from, to));
    }

    /// Standing, articles, outlets, origins of a claim.
    fn facts(&self, number: u64) -> (Standing, usize, usize, usize) {
        let facts = findings(&self.case).claims[&clm(number)].clone();
        (facts.standing, facts.articles, facts.outlets, facts.origins)
    }
}

fn says(words: &str) -> Vec<Attribution> {
    vec![
        Attribution::default(),
        Attribution {
            wording: words.into(),
            ..Attribution::default()
        },
    ]
}

#[test]
fn a_claim_without_excerpts_is_not_assessed() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[], |claim| claim.speaker = Some(ent(1)));
    fixture.claim(2, &[99], |_| {});
    assert_eq!(fixture.facts(1), (Standing::NotAssessed, 0, 0, 0));
    assert_eq!(fixture.facts(2), (Standing::NotAssessed, 0, 0, 0));
    assert_eq!(findings(&fixture.case).origins, 0);
}

#[test]
fn one_report_is_a_single_report_whoever_speaks() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1], |_| {});
    assert_eq!(fixture.facts(1), (Standing::SingleReport, 1, 1, 1));
}

#[test]
fn articles_of_their_own_agree_unless_one_derives_from_the_other() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1, 2, 3], |_| {});
    assert_eq!(fixture.facts(1), (Standing::Agreed, 3, 2, 3));
    fixture.link(LinkKind::DerivesFrom, art(3), art(2));
    fixture.link(LinkKind::DerivesFrom, art(2), art(1));
    assert_eq!(fixture.facts(1), (Standing::Repeated, 3, 2, 1));
    fixture.link(LinkKind::DerivesFrom, art(1), ent(1));
    assert_eq!(fixture.facts(1), (Standing::Repeated, 3, 2, 1));
    fixture.link(LinkKind::DerivesFrom, art(3), ent(2));
    assert_eq!(fixture.facts(1), (Standing::Agreed, 3, 2, 2));
}

#[test]
fn a_ring_of_articles_has_one_origin() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1, 2, 3], |_| {});
    for (from, to) in [(1, 2), (2, 3), (3, 1), (1, 1)] {
        fixture.link(LinkKind::DerivesFrom, art(from), art(to));
    }
    assert_eq!(fixture.facts(1), (Standing::Repeated, 3, 2, 1));
}

#[test]
fn three_articles_on_one_briefing_repeat_it() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1], |claim| claim.speaker = Some(ent(1)));
    fixture.claim(2, &[2], |claim| {
        claim.speaker = Some(ent(2));
        claim.according_to = says("“Person 1”,");
    });
    fixture.claim(3, &[3], |claim| claim.speaker = Some(ent(3)));
    fixture.link(LinkKind::Restates, clm(2), clm(1));
    fixture.link(LinkKind::SameAs, ent(3), ent(1));
    fixture.link(LinkKind::SameAs, clm(3), clm(2));
    for number in 1..=3 {
        assert_eq!(fixture.facts(number), (Standing::Repeated, 3, 2, 1));
    }
    assert_eq!(findings(&fixture.case).origins, 1);
}

#[test]
fn unnamed_sources_are_told_apart_by_their_words() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1], |claim| {
        claim.according_to = says("A senior  official")
    });
    fixture.claim(2, &[2], |claim| {
        claim.according_to = says("the Senior Official,")
    });
    fixture.link(LinkKind::Restates, clm(1), clm(2));
    assert_eq!(fixture.facts(1), (Standing::Repeated, 2, 2, 1));
    fixture.claim(2, &[2], |claim| claim.according_to = says("a dock worker"));
    assert_eq!(fixture.facts(1), (Standing::Agreed, 2, 2, 2));
}

#[test]
fn what_refines_a_claim_carries_it_but_not_the_other_way_round() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1], |_| {});
    fixture.claim(2, &[2], |_| {});
    fixture.claim(3, &[3], |_| {});
    fixture.link(LinkKind::Refines, clm(2), clm(1));
    fixture.link(LinkKind::Refines, clm(3), clm(2));
    assert_eq!(fixture.facts(1), (Standing::Agreed, 3, 2, 3));
    assert_eq!(fixture.facts(2), (Standing::Agreed, 2, 1, 2));
    assert_eq!(fixture.facts(3), (Standing::SingleReport, 1, 1, 1));
}

#[test]
fn a_contradiction_reaches_the_whole_group_and_no_further() {
    let mut fixture = Fixture::new();
    for number in 1..=3 {
        fixture.claim(number, &[number], |_| {});
    }
    fixture.claim(4, &[1], |_| {});
    fixture.link(LinkKind::Restates, clm(1), clm(2));
    fixture.link(LinkKind::Contradicts, clm(3), clm(2));
    fixture.link(LinkKind::Supports, clm(4), clm(1));
    assert_eq!(fixture.facts(1), (Standing::Differs, 2, 2, 2));
    assert_eq!(fixture.facts(2).0, Standing::Differs);
    assert_eq!(fixture.facts(3).0, Standing::Differs);
    assert_eq!(fixture.facts(4).0, Standing::SingleReport);
}

#[test]
fn an_article_counts_its_claims_and_their_origins() {
    let mut fixture = Fixture::new();
    fixture.claim(1, &[1, 1], |claim| claim.speaker = Some(ent(1)));
    fixture.claim(2, &[1, 2], |claim| claim.speaker = Some(ent(1)));
    fixture.claim(3, &[1], |claim| claim.speaker = Some(ent(2)));
    let found = findings(&fixture.case);
    let facts = |number| {
        let facts = &found.articles[&art(number)];
        (facts.claims, facts.origins)
    };
    assert_eq!((facts(1), facts(2), facts(3)), ((3, 2), (1, 1), (0, 0)));
    assert_eq!(found.origins, 2);
}

#[test]
fn a_named_source_is_followed_to_the_end_of_its_chain_through_other_names() {
    let mut fixture = Fixture::new();
    // 1: said by a person who rests on another; 2: an article that rests on a second name of that other.
    fixture.claim(1, &[1], |claim| claim.speaker = Some(ent(1)));
    fixture.claim(2, &[2], |_| {});
    fixture.link(LinkKind::Restates, clm(2), clm(1));
    assert_eq!(fixture.facts(1), (Standing::Agreed, 2, 2, 2));
    fixture.link(LinkKind::DerivesFrom, ent(1), ent(2));
    fixture.link(LinkKind::DerivesFrom, art(2), ent(3));
    assert_eq!(fixture.facts(1), (Standing::Agreed, 2, 2, 2));
    fixture.link(LinkKind::SameAs, ent(3), ent(2));
    assert_eq!(fixture.facts(1), (Standing::Repeated, 2, 2, 1));
    // What the other name derives from is behind both.
    fixture.link(LinkKind::DerivesFrom, ent(3), art(3));
    assert_eq!(fixture.facts(1), (Standing::Repeated, 2, 2, 1));
    // A ring through both names has no end, and is still one.
    fixture.link(LinkKind::DerivesFrom, art(3), ent(1));
    assert_eq!(fixture.facts(1), (Standing::Repeated, 2, 2, 1));
}

#[test]
fn what_an_article_rests_on_counts_without_claims_and_before_them() {
    let mut fixture = Fixture::new();
    fixture.link(LinkKind::DerivesFrom, art(1), ent(1));
    let origins = |fixture: &Fixture| findings(&fixture.case).articles[&art(1)].origins;
    assert_eq!(origins(&fixture), 1);
    for number in 2..=3 {
        fixture.claim(number, &[1], |claim| claim.speaker = Some(ent(number)));
    }
    assert_eq!(origins(&fixture), 1);
}

#[test]
fn credibility_1_without_two_origins_is_worth_a_second_look() {
    let mut fixture = Fixture::new();
    for (number, articles) in [(1, &[1, 2][..]), (2, &[1]), (3, &[])] {
        fixture.claim(number, articles, |claim| {
            claim.credibility = Credibility::Confirmed;
        });
    }
    fixture.claim(4, &[1], |_| {});
    let told = advisories(&fixture.case, &findings(&fixture.case));
    let told: Vec<_> = told
        .iter()
        .map(|hint| (hint.record, hint.what.contains("no origin")))
        .collect();
    assert_eq!(told, [(clm(2).into(), false), (clm(3).into(), true)]);
}

#[test]
fn a_long_chain_of_links_is_walked_in_reasonable_time() {
    let mut fixture = Fixture::new();
    for number in 1..=2_000 {
        fixture.claim(number, &[1 + number % 3], |_| {});
    }
    for number in 1..2_000 {
        fixture.link(LinkKind::Refines, clm(number + 1), clm(number));
        fixture.link(LinkKind::Restates, clm(2_000 - number), clm(2_001 - number));
    }
    assert_eq!(fixture.facts(1), (Standing::Agreed, 3, 2, 3));
}

//! The case that the benches share: made by rule, the same on every machine.

use caseboard::board::default_card_size;
use caseboard::model::*;
use emath::{Rect, Vec2, pos2};

/// Cards in one row of the board.
const COLUMNS: u64 = 100;

/// A board of articles, claims, entities and notes in a grid, each claim tied to an article and two entities nearby.
pub fn board(cards: u64, links: u64) -> (Case, Findings) {
    let mut parts = CaseParts::default();
    let mut findings = Findings::default();
    parts.outlets.extend(
        (1..=20).map(|n| Outlet::new(OutletId::from_number(n), format!("Outlet number {n}"))),
    );
    for number in 0..cards {
        let subject = record(number, cards, &mut parts, &mut findings);
        let size = default_card_size(subject.kind());
        let (column, row) = (number % COLUMNS, number / COLUMNS);
        let pos = pos2(
            column as f32 * 330.0 + (row % 3) as f32 * 20.0,
            row as f32 * 210.0,
        );
        let id = CardId::from_number(number + 1);
        parts
            .cards
            .push(Card::new(id, subject, Rect::from_min_size(pos, size)));
    }
    add_links(&mut parts, links);
    // Ten frames side by side to every twenty rows of cards.
    for number in 0..cards.div_ceil(20 * COLUMNS) * 10 {
        let min = pos2(
            (number % 10) as f32 * 3300.0 - 20.0,
            (number / 10) as f32 * 4200.0 - 40.0,
        );
        let rect = Rect::from_min_size(min, Vec2::new(3260.0, 4100.0));
        parts.frames.push(Frame::new(
            FrameId::from_number(number + 1),
            format!("Theme number {number} of the board"),
            rect,
        ));
    }
    (parts.into_case().expect("ids are unique"), findings)
}

fn record(number: u64, cards: u64, parts: &mut CaseParts, findings: &mut Findings) -> RecordRef {
    match number % 5 {
        0 => {
            let text = "From the port the goods went by ship, and then by rail to a depot, where they were seen from the air on two days.";
            let id = ArticleId::from_number(number + 1);
            let mut article = Article::new(
                id,
                format!("Report {number}: containers handed over in the northern port"),
                text,
            );
            article.outlet = Some(OutletId::from_number(number % 20 + 1));
            article.published = "2023-10-13".parse().ok();
            parts.articles.push(article);
            findings.articles.insert(
                id,
                ArticleFacts {
                    claims: 2,
                    origins: 1,
                },
            );
            id.into()
        }
        1 | 2 => {
            let id = ClaimId::from_number(number + 1);
            let mut claim = Claim::new(
                id,
                format!(
                    "More than {number} containers of equipment were delivered between 7 September and 1 October."
                ),
            );
            let article = ArticleId::from_number(number - number % 5 + 1);
            let excerpt = ExcerptId::from_number(number + 1);
            parts.excerpts.extend(Excerpt::cut(
                excerpt,
                article,
                "From the port the goods",
                0,
                8,
            ));
            claim.excerpts.push(excerpt);
            claim.speaker = Some(EntityId::from_number(number - number % 5 + 4));
            claim.entities.push(EntityId::from_number(
                (number + 3 * COLUMNS) % cards / 5 * 5 + 4,
            ));
            claim.when = "2023-09-07/2023-10-01".parse().ok().map(|edtf| When {
                edtf,
                wording: String::new(),
            });
            claim.quantity = Some(Quantity {
                comparator: Comparator::MoreThan,
                value: number as f64,
                upper: None,
                unit: "containers".into(),
                wording: String::new(),
            });
            parts.claims.push(claim);
            let standing = Standing::ALL[number as usize % Standing::ALL.len()];
            findings.claims.insert(
                id,
                ClaimFacts {
                    standing,
                    articles: 2,
                    outlets: 2,
                    origins: 1,
                },
            );
            id.into()
        }
        3 => {
            let id = EntityId::from_number(number + 1);
            let kind = EntityKind::ALL[number as usize % EntityKind::ALL.len()];
            let mut entity = Entity::new(id, kind, format!("Entity number {number}"));
            entity.aliases.push("an alias".into());
            parts.entities.push(entity);
            id.into()
        }
        _ => {
            let id = NoteId::from_number(number + 1);
            let kind = NoteKind::ALL[number as usize % NoteKind::ALL.len()];
            parts.notes.push(Note::new(
                id,
                kind,
                format!("Remark {number}: nobody says how this is known, or shows what was in it."),
            ));
            id.into()
        }
    }
}

fn add_links(parts: &mut CaseParts, links: u64) {
    let subjects: Vec<RecordRef> = parts.cards.iter().map(|card| card.subject).collect();
    let cards = subjects.len() as u64;
    for number in 0..links {
        let from = (number * 7919) % cards;
        // Mostly to a neighbour, now and then across the board.
        let step = if number % 50 == 0 {
            3_331
        } else {
            1 + number % 3 + (number % 2) * COLUMNS
        };
        let to = (from + step) % cards;
        let kind = LinkKind::ALL[number as usize % LinkKind::ALL.len()];
        let mut link = Link::new(
            LinkId::from_number(number + 1),
            kind,
            subjects[from as usize],
            subjects[to as usize],
        );
        link.strength = Strength::ALL[number as usize % Strength::ALL.len()];
        parts.links.push(link);
    }
}

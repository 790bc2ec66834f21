//! A small varied case for the tests of board and export: every kind of card, several scripts, and odd values.

use crate::model::*;
use emath::{Rect, pos2, vec2};

/// The case with its findings.
pub(crate) fn varied() -> (Case, Findings) {
    let mut parts = CaseParts::default();
    let mut findings = Findings::default();
    articles(&mut parts, &mut findings);
    entities(&mut parts);
    claims(&mut parts, &mut findings);
    notes(&mut parts);
    links(&mut parts);
    odd_ones(&mut parts);
    (parts.into_case().expect("ids are unique"), findings)
}

fn card(
    parts: &mut CaseParts,
    subject: impl Into<RecordRef>,
    at: (f32, f32),
    size: (f32, f32),
) -> CardId {
    let id = CardId::from_number(parts.cards.len() as u64 + 1);
    let rect = Rect::from_min_size(pos2(at.0, at.1), vec2(size.0, size.1));
    parts.cards.push(Card::new(id, subject, rect));
    id
}

fn date(text: &str) -> Option<Edtf> {
    text.parse().ok()
}

fn articles(parts: &mut CaseParts, findings: &mut Findings) {
    let rows = [
        (
            1,
            "Harbour daily",
            Reliability::C,
            "Containers handed over in the northern port, officials say",
            (20.0, 40.0),
            9,
        ),
        (
            2,
            "Ufer-Wochenblatt",
            Reliability::B,
            "Shipping has begun, and payment in kind may follow before the year is out, two officials familiar with the matter said",
            (660.0, 40.0),
            11,
        ),
        (
            3,
            "وكالة الخليج",
            Reliability::C,
            "أكثر من ألف حاوية في الأسابيع الأخيرة (بيان جديد)",
            (660.0, 248.0),
            8,
        ),
    ];
    for (number, outlet, grade, title, at, claims) in rows {
        let mut record = Outlet::new(OutletId::from_number(number), outlet);
        record.reliability = grade;
        parts.outlets.push(record);
        let text = "Between the seventh of September and the first of October the goods went by ship, and then by rail to a depot in the south, where they were seen from the air.";
        let id = ArticleId::from_number(number);
        let mut article = Article::new(id, title, text);
        article.outlet = Some(OutletId::from_number(number));
        article.published = date("2023-10-13");
        parts.articles.push(article);
        findings
            .articles
            .insert(id, ArticleFacts { claims, origins: 1 });
        card(parts, id, at, (288.0, 150.0));
    }
}

fn entities(parts: &mut CaseParts) {
    let rows = [
        (
            1,
            EntityKind::Facility,
            "Najin",
            "North port",
            (24.0, 500.0),
        ),
        (2, EntityKind::Place, "Дунай", "порт", (270.0, 500.0)),
        (
            3,
            EntityKind::Person,
            "김정은 (Kim)",
            "金正恩",
            (516.0, 500.0),
        ),
        (4, EntityKind::Vessel, "אונייה ראשונה", "", (762.0, 500.0)),
        (
            5,
            EntityKind::Organisation,
            "🛰 Observers’ Union of the Very Long Name",
            "OU",
            (24.0, 570.0),
        ),
        (
            6,
            EntityKind::Equipment,
            "货柜",
            "containers",
            (270.0, 570.0),
        ),
        (7, EntityKind::Event, "", "", (516.0, 570.0)),
    ];
    for (number, kind, name, alias, at) in rows {
        let id = EntityId::from_number(number);
        let mut entity = Entity::new(id, kind, name);
        if !alias.is_empty() {
            entity.aliases.push(alias.to_owned());
        }
        parts.entities.push(entity);
        card(parts, id, at, (188.0, 52.0));
    }
}

struct ClaimRow {
    number: u64,
    statement: &'static str,
    standing: Standing,
    at: (f32, f32),
    when: &'static str,
    quantity: Option<(Comparator, f64, &'static str)>,
    modality: Modality,
}

fn claims(parts: &mut CaseParts, findings: &mut Findings) {
    let rows = [
        ClaimRow {
            number: 1,
            statement: "The north delivered more than 1,000 containers of equipment between 7 September and 1 October.",
            standing: Standing::Repeated,
            at: (350.0, 32.0),
            when: "2023-09-07/2023-10-01",
            quantity: Some((Comparator::AtLeast, 1000.0, "containers")),
            modality: Modality::Stated,
        },
        ClaimRow {
            number: 2,
            statement: "Deliveries ran from 1 September to 1 October; more than 1,000 shipments.",
            standing: Standing::Differs,
            at: (350.0, 248.0),
            when: "2023-09-01/2023-10-01",
            quantity: Some((Comparator::MoreThan, 1000.0, "shipments")),
            modality: Modality::Stated,
        },
        ClaimRow {
            number: 3,
            statement: "The capital seeks missiles and production equipment in return.",
            standing: Standing::SingleReport,
            at: (20.0, 650.0),
            when: "",
            quantity: None,
            modality: Modality::Believed,
        },
        ClaimRow {
            number: 4,
            statement: "Судно вышло из порта ночью и вернулось через три недели без груза, как сообщили два очевидца.",
            standing: Standing::Agreed,
            at: (330.0, 650.0),
            when: "2023-09",
            quantity: Some((Comparator::Between, 180.0, "km")),
            modality: Modality::Expected,
        },
        ClaimRow {
            number: 5,
            statement: "",
            standing: Standing::NotAssessed,
            at: (640.0, 650.0),
            when: "",
            quantity: None,
            modality: Modality::Denied,
        },
    ];
    for row in rows {
        let id = ClaimId::from_number(row.number);
        let mut claim = Claim::new(id, row.statement);
        claim.speaker = (row.number != 5).then(|| EntityId::from_number(row.number));
        claim.modality = row.modality;
        claim.when = date(row.when)
            .filter(|_| !row.when.is_empty())
            .map(|edtf| When {
                edtf,
                wording: String::new(),
            });
        claim.quantity = row.quantity.map(|(comparator, value, unit)| Quantity {
            comparator,
            value,
            upper: Some(200.0),
            unit: unit.into(),
            wording: String::new(),
        });
        claim.credibility = Credibility::PossiblyTrue;
        claim.entities = vec![EntityId::from_number(6)];
        for article in [row.number.min(3), 1] {
            let excerpt = ExcerptId::from_number(row.number * 10 + article);
            if parts.excerpts.iter().all(|other| other.id != excerpt) {
                let text = parts.articles[article as usize - 1].text.clone();
                parts.excerpts.extend(Excerpt::cut(
                    excerpt,
                    ArticleId::from_number(article),
                    &text,
                    0,
                    20,
                ));
                claim.excerpts.push(excerpt);
            }
        }
        parts.claims.push(claim);
        let facts = ClaimFacts {
            standing: row.standing,
            articles: 2,
            outlets: 2,
            origins: 1,
        };
        findings.claims.insert(id, facts);
        card(parts, id, row.at, (268.0, 168.0));
    }
}

fn notes(parts: &mut CaseParts) {
    let rows = [
        (
            NoteKind::Gap,
            "Nobody says how this is known, or shows what was in the containers. Ask: when were the pictures taken?",
        ),
        (
            NoteKind::Judgment,
            "Arms were shipped by sea and rail in September.",
        ),
        (
            NoteKind::Assumption,
            "The two port names mean the same quay.",
        ),
        (NoteKind::Question, "Which vessel made the third voyage?"),
        (
            NoteKind::Note,
            "Two lines\n\nwith a gap between them, and a very long third one that will not fit on this card at all, whatever is tried, for it goes on and on.",
        ),
    ];
    for (at, (kind, text)) in rows.into_iter().enumerate() {
        let id = NoteId::from_number(at as u64 + 1);
        let mut note = Note::new(id, kind, text);
        note.likelihood = Some(Likelihood::Likely);
        note.confidence = Some(Confidence::Low);
        parts.notes.push(note);
        card(parts, id, (990.0, 40.0 + at as f32 * 124.0), (264.0, 108.0));
    }
    let id = ImageId::from_number(1);
    let file = StoredFile {
        sha256: Sha256Digest::of(b"picture"),
        extension: "png".into(),
        bytes: 7,
    };
    let mut image = Image::new(id, file, 1600, 900);
    image.original_name = "quay.png".into();
    image.caption = "The quay from the air".into();
    image.source = "Commercial satellite, 12 Oct 2023".into();
    parts.images.push(image);
    card(parts, id, (990.0, 670.0), (224.0, 184.0));
}

fn links(parts: &mut CaseParts) {
    let mut link = |kind, from: RecordRef, to: RecordRef, label: &str, strength| {
        let id = LinkId::from_number(parts.links.len() as u64 + 1);
        let mut link = Link::new(id, kind, from, to);
        link.label = label.into();
        link.strength = strength;
        parts.links.push(link);
    };
    let claim = |number| RecordRef::from(ClaimId::from_number(number));
    let entity = |number| RecordRef::from(EntityId::from_number(number));
    link(
        LinkKind::Contradicts,
        claim(2),
        claim(1),
        "start 6 days apart",
        Strength::Confirmed,
    );
    link(
        LinkKind::Restates,
        claim(3),
        claim(4),
        "",
        Strength::Unconfirmed,
    );
    link(
        LinkKind::Custom,
        entity(1),
        entity(2),
        "by ship",
        Strength::Confirmed,
    );
    link(
        LinkKind::Custom,
        entity(2),
        entity(3),
        "by rail",
        Strength::Tentative,
    );
    link(
        LinkKind::LocatedIn,
        entity(3),
        entity(4),
        "",
        Strength::Confirmed,
    );
    link(
        LinkKind::SameAs,
        entity(3),
        entity(4),
        "",
        Strength::Confirmed,
    );
    link(
        LinkKind::Supports,
        claim(4),
        claim(5),
        "يدعم",
        Strength::Confirmed,
    );
}

fn odd_ones(parts: &mut CaseParts) {
    let mut frame = |number, title: &str, min: (f32, f32), size: (f32, f32)| {
        let rect = Rect::from_min_size(pos2(min.0, min.1), vec2(size.0, size.1));
        let mut frame = Frame::new(FrameId::from_number(number), title, rect);
        frame.page = number as u32;
        parts.frames.push(frame);
    };
    frame(1, "What was shipped, and when", (0.0, 0.0), (970.0, 430.0));
    frame(
        2,
        "The route, and what comes back",
        (0.0, 470.0),
        (970.0, 370.0),
    );
    if let Some(card) = parts.cards.get_mut(8) {
        card.collapsed = true;
    }
    if let Some(card) = parts.cards.get_mut(1) {
        card.locked = true;
        card.tint = Tint::Teal;
    }
    for (pos, size) in [
        (pos2(f32::NAN, 0.0), vec2(100.0, 100.0)),
        (pos2(0.0, 0.0), vec2(0.0, 0.0)),
        (pos2(1e30, 0.0), vec2(100.0, 100.0)),
    ] {
        let id = CardId::from_number(parts.cards.len() as u64 + 1);
        let subject = NoteId::from_number(900 + id.number());
        let mut odd = Card::new(id, subject, Rect::ZERO);
        (odd.pos, odd.size) = (pos, size);
        parts.cards.push(odd);
    }
    // A card whose record is missing, and the smallest that is allowed.
    card(
        parts,
        NoteId::from_number(999),
        (20.0, 860.0),
        (200.0, 80.0),
    );
    card(
        parts,
        NoteId::from_number(998),
        (240.0, 860.0),
        (24.0, 24.0),
    );
}

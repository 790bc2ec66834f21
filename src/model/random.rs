//! Random cases for property tests: sound ones, with texts as odd as they come.

use super::{
    Arrows, Article, ArticleId, Attribution, BOARD_LIMIT, Block, BlockShape, Bookmark, BookmarkId,
    Candidate, Card, CardId, Case, CaseParts, Claim, ClaimId, Comparator, Coordinates, Credibility,
    Crop, Edtf, Entity, EntityId, EntityKind, Excerpt, ExcerptId, Foreign, FoundIn, Frame, FrameId,
    Identifier, Image, ImageId, Likelihood, Link, LinkId, LinkKind, Markup, MarkupShape, MetaSlot,
    Modality, Note, NoteId, NoteKind, Outlet, OutletId, PhotoFacts, Provenance, Quantity,
    RecordRef, Sha256Digest, Side, SourceFormat, StoredFile, Strength, Timestamp, Tint, Tlp,
    TypedId, When,
};
use emath::{Rect, pos2, vec2};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Texts with quotes, backslashes, control characters, marks of direction, emoji, several scripts.
fn odd_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => "[a-z ]{0,12}",
        1 => any::<String>(),
        2 => select(vec![
            "\"", "\\", "\n", "\r\n", "\t", "\0", "\u{1b}", "\u{7f}", "\u{202e}", "\u{feff}", "\u{2028}", "김정은",
            "Нет", "شحنة", "集装箱", "🎙️", "👩‍👩‍👧", "e\u{301}", "r#\"", "\"#", "//", "/*", "\u{10ffff}", "”",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..4).prop_map(|pieces| pieces.concat())
}

fn any_date() -> impl Strategy<Value = Option<Edtf>> {
    select(vec![
        None,
        Some("2023"),
        Some("2023-09-07/.."),
        Some("201X?"),
        Some("Y-170000002"),
        Some("1985-04-12T23:20:30+04:30"),
        Some("2001-21~"),
    ])
    .prop_map(|text| text.and_then(|text| text.parse().ok()))
}

/// Numbers of records, by kind, and the chance behind everything else.
#[derive(Debug, Clone)]
struct Seeds {
    texts: Vec<String>,
    dates: Vec<Option<Edtf>>,
    numbers: Vec<f32>,
    picks: Vec<Index>,
    /// Added to every id, so that ids are not all small.
    first_id: u64,
}

/// Deals out what the seeds hold, over and over.
struct Dealer {
    seeds: Seeds,
    dealt: usize,
}

impl Dealer {
    fn next<T: Clone>(&mut self, of: impl Fn(&Seeds) -> &Vec<T>) -> T {
        self.dealt += 1;
        let all = of(&self.seeds);
        all[(self.dealt * 7) % all.len()].clone()
    }

    fn text(&mut self) -> String {
        self.next(|seeds| &seeds.texts)
    }

    fn date(&mut self) -> Option<Edtf> {
        self.next(|seeds| &seeds.dates)
    }

    fn number(&mut self) -> f32 {
        self.next(|seeds| &seeds.numbers)
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        self.next(|seeds| &seeds.picks).get(from).clone()
    }

    /// One of `from`, or none, now and then.
    fn maybe<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let wants = self.pick(&[true, false]);
        (wants && !from.is_empty()).then(|| self.pick(from))
    }

    fn foreign(&mut self) -> Option<Box<Foreign>> {
        let keys = [(self.text(), "[1, \"x\"]".to_owned())].into();
        let foreign = Foreign {
            id: self.text(),
            keys,
            order: None,
        };
        self.maybe(&[Box::new(foreign)])
    }

    fn ids<I: TypedId>(&mut self) -> Vec<I> {
        let count = self.pick(&[1, 2, 5]);
        let first = self.seeds.first_id;
        (0..count).map(|at| I::from_number(first + at)).collect()
    }

    fn rect(&mut self) -> Rect {
        let half = BOARD_LIMIT / 2.0;
        let pos = pos2(self.number() * half, self.number() * half);
        let size = vec2(self.number(), self.number()).abs() * 900.0;
        Rect::from_min_size(pos, size + vec2(100.0, 100.0))
    }
}

/// A random sound case.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    let seeds = (
        prop::collection::vec(odd_text(), 1..24),
        prop::collection::vec(any_date(), 1..8),
        prop::collection::vec(-1.0f32..1.0, 1..24),
        prop::collection::vec(any::<Index>(), 8..40),
        prop_oneof![
            Just(0u64),
            Just(1),
            Just(u64::MAX - 8),
            any::<u32>().prop_map(u64::from)
        ],
    );
    seeds.prop_map(|(texts, dates, numbers, picks, first_id)| {
        let seeds = Seeds {
            texts,
            dates,
            numbers,
            picks,
            first_id,
        };
        let parts = parts_of(&mut Dealer { seeds, dealt: 0 });
        parts.into_case().expect("ids are counted up")
    })
}

fn parts_of(dealer: &mut Dealer) -> CaseParts {
    let mut parts = CaseParts::default();
    parts.info.title = dealer.text();
    parts.info.question = dealer.text();
    parts.info.mark = dealer.pick(Tlp::ALL);
    add_sources(dealer, &mut parts);
    add_excerpts(dealer, &mut parts);
    add_entities(dealer, &mut parts);
    add_claims(dealer, &mut parts);
    add_notes(dealer, &mut parts);
    let subjects = subjects_of(&parts);
    add_links(dealer, &mut parts, &subjects);
    add_board(dealer, &mut parts, &subjects);
    parts
}

fn add_sources(dealer: &mut Dealer, parts: &mut CaseParts) {
    for id in dealer.ids::<OutletId>() {
        let mut outlet = Outlet::new(id, dealer.text());
        outlet.country = dealer.text();
        parts.outlets.push(outlet);
    }
    let outlets: Vec<OutletId> = parts.outlets.iter().map(|outlet| outlet.id).collect();
    for id in dealer.ids::<ArticleId>() {
        let text = format!("{}-{}", dealer.text(), dealer.text());
        let mut article = Article::new(id, dealer.text(), text);
        article.outlet = dealer.maybe(&outlets);
        article.published = dealer.date();
        article.tags = vec![dealer.text()];
        article.mark = dealer.maybe(Tlp::ALL);
        let earlier: Vec<ArticleId> = parts.articles.iter().map(|article| article.id).collect();
        article.earlier = dealer.maybe(&earlier);
        let block = Block {
            start: 0,
            end: 1,
            shape: dealer.pick(BlockShape::ALL),
            level: 1,
        };
        article.blocks = dealer.maybe(&[block]).into_iter().collect();
        article.provenance = provenance(dealer);
        parts.articles.push(article);
    }
}

fn file_of(content: &str, extension: &str) -> StoredFile {
    StoredFile {
        sha256: Sha256Digest::of(content.as_bytes()),
        extension: extension.to_owned(),
        bytes: content.len() as u64,
    }
}

fn provenance(dealer: &mut Dealer) -> Option<Box<Provenance>> {
    let candidate = Candidate {
        slot: dealer.pick(MetaSlot::ALL),
        value: dealer.text(),
        found_in: dealer.pick(FoundIn::ALL),
        wording: dealer.text(),
    };
    let provenance = Provenance {
        format: dealer.pick(SourceFormat::ALL),
        original: dealer.maybe(&[file_of("original", "html")]),
        file_name: dealer.text(),
        importer: dealer.text(),
        added_at: dealer.maybe(&[Timestamp::from_unix_secs(1_697_200_000)]),
        added_by: dealer.text(),
        candidates: vec![candidate],
    };
    dealer.maybe(&[Box::new(provenance)])
}

fn add_excerpts(dealer: &mut Dealer, parts: &mut CaseParts) {
    for id in dealer.ids::<ExcerptId>() {
        let article = dealer.pick(&parts.articles);
        let length = article.text.chars().count() as u32;
        let start = dealer.pick(&[0, length / 2]).min(length - 1);
        let end = dealer.pick(&[start + 1, length]);
        parts
            .excerpts
            .extend(Excerpt::cut(id, article.id, &article.text, start, end));
    }
}

fn add_entities(dealer: &mut Dealer, parts: &mut CaseParts) {
    for id in dealer.ids::<ImageId>() {
        let caption = dealer.text();
        let mut image = Image::new(id, file_of(&caption, "png"), 640, 480);
        image.original_name = dealer.text();
        image.caption = caption;
        image.crop = dealer.maybe(&[Crop {
            x_px: 1,
            y_px: 2,
            width_px: 300,
            height_px: 400,
        }]);
        image.markup = vec![Markup {
            shape: dealer.pick(MarkupShape::ALL),
            from: pos2(0.25, 0.5),
            to: pos2(dealer.number().abs(), 1.0),
            label: dealer.text(),
            tint: dealer.pick(Tint::ALL),
        }];
        let facts = PhotoFacts {
            taken: dealer.text(),
            orientation: 6,
            ..PhotoFacts::default()
        };
        image.photo = dealer.maybe(&[Box::new(facts)]);
        parts.images.push(image);
    }
    let excerpts: Vec<ExcerptId> = parts.excerpts.iter().map(|excerpt| excerpt.id).collect();
    let images: Vec<ImageId> = parts.images.iter().map(|image| image.id).collect();
    for id in dealer.ids::<EntityId>() {
        let mut entity = Entity::new(id, dealer.pick(EntityKind::ALL), dealer.text());
        entity.aliases = vec![dealer.text(), dealer.text()];
        entity.identifiers = vec![Identifier {
            scheme: dealer.text(),
            value: dealer.text(),
        }];
        entity.coordinates = dealer.maybe(&[Coordinates {
            lat: 45.039_267,
            lon: -179.999_999_999_9,
        }]);
        entity.portrait = dealer.maybe(&images);
        entity.excerpts = dealer.maybe(&excerpts).into_iter().collect();
        parts.entities.push(entity);
    }
    if let [one, .., other] = parts.entities.as_slice() {
        parts.info.note_not_same(one.id, other.id);
    }
}

fn add_claims(dealer: &mut Dealer, parts: &mut CaseParts) {
    let entities: Vec<EntityId> = parts.entities.iter().map(|entity| entity.id).collect();
    let excerpts: Vec<ExcerptId> = parts.excerpts.iter().map(|excerpt| excerpt.id).collect();
    for id in dealer.ids::<ClaimId>() {
        let mut claim = Claim::new(id, dealer.text());
        claim.speaker = dealer.maybe(&entities);
        claim.place = dealer.maybe(&entities);
        claim.entities = dealer.maybe(&entities).into_iter().collect();
        claim.excerpts = dealer.maybe(&excerpts).into_iter().collect();
        claim.modality = dealer.pick(Modality::ALL);
        claim.credibility = dealer.pick(Credibility::ALL);
        claim.according_to = vec![Attribution {
            source: dealer.maybe(&entities),
            wording: dealer.text(),
            ..Attribution::default()
        }];
        let wording = dealer.text();
        claim.when = dealer.date().map(|edtf| When { edtf, wording });
        let value = f64::from(dealer.number()) / 3.0;
        let unit = dealer.text();
        claim.quantity = dealer.maybe(&[Quantity {
            comparator: Comparator::Between,
            value,
            upper: Some(value + 1e300),
            unit,
            wording: String::new(),
        }]);
        parts.claims.push(claim);
    }
}

fn add_notes(dealer: &mut Dealer, parts: &mut CaseParts) {
    let excerpts: Vec<ExcerptId> = parts.excerpts.iter().map(|excerpt| excerpt.id).collect();
    for id in dealer.ids::<NoteId>() {
        let mut note = Note::new(id, dealer.pick(NoteKind::ALL), dealer.text());
        note.likelihood = dealer.maybe(Likelihood::ALL);
        note.tags = vec![dealer.text()];
        note.excerpts = dealer.maybe(&excerpts).into_iter().collect();
        parts.notes.push(note);
    }
}

/// Everything that can be linked and have a card.
fn subjects_of(parts: &CaseParts) -> Vec<RecordRef> {
    let articles = parts.articles.iter().map(|article| article.id.into());
    let entities = parts.entities.iter().map(|entity| entity.id.into());
    let claims = parts.claims.iter().map(|claim| claim.id.into());
    let notes = parts.notes.iter().map(|note| note.id.into());
    let images = parts.images.iter().map(|image| image.id.into());
    articles
        .chain(entities)
        .chain(claims)
        .chain(notes)
        .chain(images)
        .collect()
}

fn add_links(dealer: &mut Dealer, parts: &mut CaseParts, subjects: &[RecordRef]) {
    let excerpts: Vec<ExcerptId> = parts.excerpts.iter().map(|excerpt| excerpt.id).collect();
    for id in dealer.ids::<LinkId>() {
        let (from, to) = (dealer.pick(subjects), dealer.pick(subjects));
        let mut link = Link::new(id, dealer.pick(LinkKind::ALL), from, to);
        link.label = dealer.text();
        link.strength = dealer.pick(Strength::ALL);
        link.line.from_side = dealer.maybe(Side::ALL);
        link.line.arrows = dealer.pick(Arrows::ALL);
        link.foreign = dealer.foreign();
        link.excerpt = dealer.maybe(&excerpts);
        parts.links.push(link);
    }
}

fn add_board(dealer: &mut Dealer, parts: &mut CaseParts, subjects: &[RecordRef]) {
    for id in dealer.ids::<FrameId>() {
        let mut frame = Frame::new(id, dealer.text(), dealer.rect());
        frame.tint = dealer.pick(Tint::ALL);
        frame.collapsed = dealer.pick(&[true, false, false]);
        frame.foreign = dealer.foreign();
        parts.frames.push(frame);
    }
    let frames: Vec<FrameId> = parts.frames.iter().map(|frame| frame.id).collect();
    for (id, subject) in dealer.ids::<CardId>().into_iter().zip(subjects) {
        let mut card = Card::new(id, *subject, dealer.rect());
        card.frame = dealer.maybe(&frames);
        card.z = dealer.pick(&[0, -1, i32::MAX]);
        card.tint = dealer.pick(Tint::ALL);
        card.collapsed = dealer.pick(&[true, false]);
        // Into an earlier one, so that there are no rings.
        let earlier: Vec<CardId> = parts.cards.iter().map(|card| card.id).collect();
        card.folded_into = dealer.maybe(&earlier);
        card.foreign = dealer.foreign();
        parts.cards.push(card);
    }
    for id in dealer.ids::<BookmarkId>() {
        let center = dealer.rect().min;
        let title = dealer.text();
        parts.bookmarks.push(Bookmark::new(id, title, center, 0.5));
    }
}

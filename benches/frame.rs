//! What a frame of a board of 10,000 cards costs: view, picture and tessellation, without GPU.
//!
//! `cargo bench --bench frame --no-default-features`. Prints the mean and the worst of many frames for several views, and
//! the targets.

use caseboard::board::fonts::bundled_fonts;
use caseboard::board::{
    BoardIndex, BoardTheme, Camera, PictureCache, Scene, View, default_card_size, picture,
};
use caseboard::model::*;
use emath::{Pos2, Rect, Vec2, pos2, vec2};
use epaint::text::Fonts;
use epaint::{ClippedShape, TessellationOptions, Tessellator};
use std::time::{Duration, Instant};

const CARDS: u64 = 10_000;
const COLUMNS: u64 = 100;
const LINKS: u64 = 5_000;

fn main() {
    let (case, findings) = board();
    let started = Instant::now();
    let index = BoardIndex::of(&case);
    println!(
        "index of {CARDS} cards: {:?}, {} links and ties",
        started.elapsed(),
        index.edges().count()
    );
    let changed = case.cards().ids().take(3).map(RecordRef::from).collect();
    let mut updated = index.clone();
    let started = Instant::now();
    updated.update(&case, &changed);
    println!("index after 3 cards moved: {:?}\n", started.elapsed());

    let viewport = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
    let bounds = index.bounds().unwrap_or(viewport);
    let mut fit = Camera::default();
    fit.fit(bounds, viewport, 40.0);
    println!(
        "{:<28} {:>6} {:>6} {:>9} {:>9} {:>9} {:>8}",
        "view", "cards", "links", "picture", "total", "worst", "target"
    );
    let middle = bounds.center();
    let rows: [(&str, Path, Option<f32>); 8] = [
        (
            "100 %, panning",
            Path::Pan(Camera::new(middle, 1.0)),
            Some(2.0),
        ),
        ("60 %, panning", Path::Pan(Camera::new(middle, 0.6)), None),
        ("50 %, panning", Path::Pan(Camera::new(middle, 0.5)), None),
        ("25 %, panning", Path::Pan(Camera::new(middle, 0.25)), None),
        ("20 %, panning", Path::Pan(Camera::new(middle, 0.2)), None),
        ("8 %, panning", Path::Pan(Camera::new(middle, 0.08)), None),
        ("zoomed to fit, panning", Path::Pan(fit), Some(8.0)),
        ("zooming 5 % to 200 %", Path::Zoom(middle), None),
    ];
    for (name, path, target) in rows {
        let frames = Frames::of(&case, &findings, &index, viewport, path);
        let target = target.map_or(String::new(), |target| format!("{target:.0} ms"));
        println!(
            "{name:<28} {:>6} {:>6} {:>9} {:>9} {:>9} {target:>8}",
            frames.cards,
            frames.links,
            ms(frames.picture),
            ms(frames.total),
            ms(frames.worst)
        );
    }
}

/// How the camera goes.
enum Path {
    Pan(Camera),
    Zoom(Pos2),
}

/// Times of many frames.
struct Frames {
    picture: Duration,
    total: Duration,
    worst: Duration,
    cards: usize,
    links: usize,
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

impl Frames {
    fn of(
        case: &Case,
        findings: &Findings,
        index: &BoardIndex,
        viewport: Rect,
        path: Path,
    ) -> Self {
        const FRAMES: u32 = 120;
        const WARM_UP: u32 = 20;
        let theme = BoardTheme::light();
        let scene = Scene::default();
        let mut fonts = bundled_fonts();
        let mut cache = PictureCache::default();
        let mut frames = Self {
            picture: Duration::ZERO,
            total: Duration::ZERO,
            worst: Duration::ZERO,
            cards: 0,
            links: 0,
        };
        for at in 0..FRAMES + WARM_UP {
            let camera = match path {
                Path::Pan(mut camera) => {
                    camera.pan_by(vec2(at as f32 * 3.0, at as f32));
                    camera
                }
                Path::Zoom(middle) => {
                    let swing = (at as f32 * 0.05).sin();
                    Camera::new(middle, 0.316 * 6.3f32.powf(swing))
                }
            };
            let view = View {
                case,
                findings,
                index,
                camera,
                viewport_in_screen: viewport,
                theme: &theme,
                scene: &scene,
            };
            let started = Instant::now();
            let made = picture(&view, &mut fonts.with_pixels_per_point(1.0), &mut cache);
            let pictured = started.elapsed();
            let (cards, links) = (made.cards_painted, made.links_painted);
            let meshes = tessellate(made.shapes, viewport, &fonts);
            let total = started.elapsed();
            std::hint::black_box(meshes);
            if at >= WARM_UP {
                frames.picture += pictured / FRAMES;
                frames.total += total / FRAMES;
                frames.worst = frames.worst.max(total);
                (frames.cards, frames.links) = (cards, links);
            }
        }
        frames
    }
}

fn tessellate(shapes: Vec<epaint::Shape>, viewport: Rect, fonts: &Fonts) -> usize {
    let atlas = fonts.texture_atlas();
    let mut tessellator = Tessellator::new(
        1.0,
        TessellationOptions::default(),
        fonts.font_image_size(),
        atlas.prepared_discs(),
    );
    let clipped = shapes
        .into_iter()
        .map(|shape| ClippedShape::new(viewport, shape))
        .collect();
    tessellator.tessellate_shapes(clipped).len()
}

/// A board of articles, claims, entities and notes in a grid, each claim tied to an article and two entities nearby.
fn board() -> (Case, Findings) {
    let mut parts = CaseParts::default();
    let mut findings = Findings::default();
    parts.outlets.extend(
        (1..=20).map(|n| Outlet::new(OutletId::from_number(n), format!("Outlet number {n}"))),
    );
    for number in 0..CARDS {
        let subject = record(number, &mut parts, &mut findings);
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
    links(&mut parts);
    for number in 0..50u64 {
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

fn record(number: u64, parts: &mut CaseParts, findings: &mut Findings) -> RecordRef {
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
                (number + 3 * COLUMNS) % CARDS / 5 * 5 + 4,
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

fn links(parts: &mut CaseParts) {
    let subjects: Vec<RecordRef> = parts.cards.iter().map(|card| card.subject).collect();
    for number in 0..LINKS {
        let from = (number * 7919) % CARDS;
        // Mostly to a neighbour, now and then across the board.
        let step = if number % 50 == 0 {
            3_331
        } else {
            1 + number % 3 + (number % 2) * COLUMNS
        };
        let to = (from + step) % CARDS;
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

//! What a frame of a board of 10,000 cards costs, and of one of 1,000: view, picture and tessellation, without GPU.
//!
//! `cargo bench --bench frame`. Prints the middle, the 95th of 100 and the worst of many frames for several views, the
//! targets, and what one painted card costs on the large board against the small one: about 1 where the cost of a frame
//! follows what is seen and not what there is.

mod common;

use caseboard::board::fonts::bundled_fonts;
use caseboard::board::{BoardIndex, BoardTheme, Camera, PictureCache, Scene, View, picture};
use caseboard::model::{CardId, Case, Findings, RecordRef};
use emath::{Pos2, Rect, vec2};
use epaint::text::Fonts;
use epaint::{ClippedShape, TessellationOptions, Tessellator};
use std::time::{Duration, Instant};

/// Cards of the board that is measured, and of the one it is measured against.
const LARGE: usize = 10_000;
const SMALL: usize = 1_000;

fn main() {
    let small = measure_board(SMALL);
    println!();
    let large = measure_board(LARGE);
    println!(
        "\ncost of one painted card, {} cards against {}",
        LARGE, SMALL
    );
    for ((name, large), (_, small)) in large.iter().zip(&small) {
        let ratio = large.cost_per_card() / small.cost_per_card();
        println!("{name:<28} {ratio:>6.2}");
    }
}

/// Prints the table of one board.
fn measure_board(cards: usize) -> Vec<(&'static str, Frames)> {
    let (case, findings) = common::board(cards);
    let started = Instant::now();
    let index = BoardIndex::of(&case);
    println!(
        "index of {cards} cards: {}, {} links and ties",
        ms(started.elapsed()),
        index.edges().count()
    );
    let changed = case.cards().ids().take(3).map(RecordRef::from).collect();
    let mut updated = index.clone();
    let started = Instant::now();
    updated.update(&case, &changed);
    println!("index after 3 cards moved: {}\n", ms(started.elapsed()));
    println!(
        "{:<28} {:>6} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>8}",
        "view", "cards", "links", "picture", "tessel.", "p50", "p95", "worst", "target"
    );
    let viewport = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
    let bounds = index.bounds().unwrap_or(viewport);
    let mut fit = Camera::default();
    fit.fit(bounds, viewport, 40.0);
    let middle = bounds.center();
    let pan = |zoom| Path::Pan(Camera::new(middle, zoom));
    let busiest = index
        .cards()
        .map(|card| card.id)
        .max_by_key(|id| index.edges_at(*id).count());
    let mut rows = vec![
        ("100 %, panning", pan(1.0), Some(2.0)),
        ("60 %, panning", pan(0.6), None),
        ("25 %, panning", pan(0.25), None),
        ("8 %, panning", pan(0.08), None),
        ("zoomed to fit, panning", Path::Pan(fit), Some(8.0)),
        ("zooming 5 % to 200 %", Path::Zoom(middle), None),
    ];
    if let Some((id, card)) = busiest.and_then(|id| Some((id, index.card(id)?))) {
        let camera = Camera::new(card.rect.center(), 0.6);
        rows.push(("60 %, dragging the busiest", Path::Drag(camera, id), None));
    }
    rows.into_iter()
        .map(|(name, path, target)| {
            let frames = Frames::of(&case, &findings, &index, viewport, path);
            let target = target.map_or(String::new(), |target: f32| format!("{target:.0} ms"));
            println!(
                "{name:<28} {:>6} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {target:>8}",
                frames.cards,
                frames.links,
                ms(frames.picture),
                ms(frames.total_mean.saturating_sub(frames.picture)),
                ms(frames.at_share(0.5)),
                ms(frames.at_share(0.95)),
                ms(frames.at_share(1.0)),
            );
            (name, frames)
        })
        .collect()
}

/// How the camera goes, or a card.
enum Path {
    Pan(Camera),
    Zoom(Pos2),
    Drag(Camera, CardId),
}

/// Times of many frames.
struct Frames {
    /// Mean time for the picture alone.
    picture: Duration,
    /// Mean time for picture and tessellation.
    total_mean: Duration,
    /// Every frame's time, shortest first.
    totals: Vec<Duration>,
    cards: usize,
    links: usize,
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

impl Frames {
    fn at_share(&self, share: f32) -> Duration {
        let last = self.totals.len().saturating_sub(1);
        let at = (share * last as f32).round() as usize;
        self.totals.get(at).copied().unwrap_or_default()
    }

    fn cost_per_card(&self) -> f64 {
        self.at_share(0.5).as_secs_f64() / self.cards.max(1) as f64
    }

    fn of(
        case: &Case,
        findings: &Findings,
        index: &BoardIndex,
        viewport: Rect,
        path: Path,
    ) -> Self {
        const FRAMES: u32 = 200;
        const WARM_UP: u32 = 20;
        let theme = BoardTheme::light();
        let mut scene = Scene::default();
        let mut fonts = bundled_fonts();
        let mut cache = PictureCache::default();
        let mut frames = Self {
            picture: Duration::ZERO,
            total_mean: Duration::ZERO,
            totals: Vec::new(),
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
                Path::Drag(camera, id) => {
                    scene.preview.moved.cards = [id].into();
                    scene.preview.moved.delta_in_board = vec2(at as f32, at as f32 * 0.5);
                    camera
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
                frames.total_mean += total / FRAMES;
                frames.totals.push(total);
                (frames.cards, frames.links) = (cards, links);
            }
        }
        frames.totals.sort_unstable();
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

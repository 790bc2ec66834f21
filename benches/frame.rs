//! What a frame of the board costs at 1,000, 10,000 and 100,000 cards: view, picture and tessellation, without GPU.
//!
//! `cargo bench --bench frame [-- CARDS...]`. For each board, the middle, the 95th of 100 and the worst of many frames for
//! several views, with the targets; then what tenfold cards cost, view by view: 1 where the cost of a frame follows what
//! is seen and not what there is. Also the index: built, and brought up to date after edits.

mod common;

use caseboard::board::fonts::bundled_fonts;
use caseboard::board::{BoardIndex, BoardTheme, Camera, PictureCache, Scene, View, picture};
use caseboard::edit::{Editor, ops};
use caseboard::model::{CardId, Case, Findings, IdSource};
use emath::{Pos2, Rect, vec2};
use epaint::text::Fonts;
use epaint::{ClippedShape, TessellationOptions, Tessellator};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Boards to measure, each against the one before it.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// How often each way is gone.
const ROUNDS: usize = 4;
/// How many cards are dragged at once.
const CROWD: usize = 10_000;

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    };
    let mut before: Option<(usize, Vec<(&'static str, Frames)>)> = None;
    for cards in sizes {
        let rows = measure_board(cards);
        if let Some((fewer, small)) = &before {
            println!("\ncost of a frame, {cards} cards against {fewer}");
            for ((name, large), (_, small)) in rows.iter().zip(small) {
                let ratio = large.at_share(0.5).as_secs_f64() / small.at_share(0.5).as_secs_f64();
                println!("{name:<28} {ratio:>6.2}");
            }
        }
        println!();
        before = Some((cards, rows));
    }
}

/// Prints the table of one board.
fn measure_board(cards: usize) -> Vec<(&'static str, Frames)> {
    let (case, findings) = common::board(cards);
    let index = measure_index(&case);
    println!(
        "{:<28} {:>6} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>8}",
        "view", "cards", "links", "picture", "tessel.", "p50", "p95", "worst", "target"
    );
    let viewport = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
    let bounds = index.bounds().unwrap_or(viewport);
    let mut fit = Camera::default();
    fit.fit(bounds, viewport, 40.0);
    let middle = bounds.center();
    let at = |zoom| Camera::new(middle, zoom);
    let is_large = cards > 10_000;
    let targets = if is_large { (2.0, 8.0) } else { (1.5, 4.0) };
    let swing = |low, high| Path::Zoom(middle, low, high);
    let mut views = vec![
        ("100 %, panning", Path::Pan(at(1.0)), Some(targets.0)),
        ("100 %, zooming", swing(0.8, 1.25), Some(targets.0)),
        ("60 %, panning", Path::Pan(at(0.6)), None),
        ("25 %, panning", Path::Pan(at(0.25)), None),
        ("8 %, panning", Path::Pan(at(0.08)), None),
        ("fit, panning", Path::Pan(fit), Some(targets.1)),
        (
            "fit, zooming",
            swing(fit.zoom() * 0.8, fit.zoom() * 1.6),
            Some(targets.1),
        ),
        ("zooming 5 % to 200 %", swing(0.05, 2.0), None),
    ];
    let busiest = case
        .cards()
        .ids()
        .max_by_key(|id| index.edges_at(*id).count());
    if let Some((id, card)) = busiest.and_then(|id| Some((id, index.card(id)?))) {
        let camera = Camera::new(card.rect.center(), 0.6);
        views.push((
            "60 %, dragging the busiest",
            Path::Drag(camera, [id].into()),
            Some(2.0),
        ));
    }
    let crowd: BTreeSet<CardId> = case.cards().ids().take(CROWD).collect();
    views.push((
        "25 %, dragging 10,000",
        Path::Drag(at(0.25), crowd.clone()),
        None,
    ));
    views.push(("fit, dragging 10,000", Path::Drag(fit, crowd), None));
    views
        .into_iter()
        .map(|(name, path, target)| {
            let frames = Frames::of((&case, &findings, &index), viewport, &path);
            frames.print(name, target);
            (name, frames)
        })
        .collect()
}

/// Prints what the index costs; the index.
fn measure_index(case: &Case) -> BoardIndex {
    let memory_before = resident_mb();
    let clock = Clock::new();
    let started = clock.now();
    let index = BoardIndex::of(case);
    println!(
        "index of {} cards: {}, {} links and ties, about {:.0} MB",
        case.cards().len(),
        ms(clock.now().saturating_sub(started)),
        index.edges().count(),
        resident_mb() - memory_before,
    );
    for count in [3, CROWD] {
        let mut updated = index.clone();
        let mut editor = Editor::opened(case.clone(), IdSource::new(99));
        let before = editor.revision();
        let cards: BTreeSet<CardId> = case.cards().ids().take(count).collect();
        let moved = editor.apply("Move", |tx| {
            ops::move_items(tx, &cards, &BTreeSet::new(), vec2(7.0, 3.0))
        });
        let changed = editor.changed_since(before).unwrap_or_default();
        assert!(moved.is_ok() && changed.len() == cards.len());
        let started = clock.now();
        updated.update(editor.case(), &changed);
        println!(
            "index after {} cards moved: {}",
            cards.len(),
            ms(clock.now().saturating_sub(started))
        );
    }
    index
}

/// The time this thread has worked so far: what others do meanwhile on a busy machine does not count. Where the system does
/// not say, the time that passed.
struct Clock {
    schedule: Option<std::fs::File>,
    started: Instant,
}

impl Clock {
    fn new() -> Self {
        Self {
            schedule: std::fs::File::open("/proc/thread-self/schedstat").ok(),
            started: Instant::now(),
        }
    }

    fn now(&self) -> Duration {
        self.worked().unwrap_or_else(|| self.started.elapsed())
    }

    #[cfg(unix)]
    fn worked(&self) -> Option<Duration> {
        use std::os::unix::fs::FileExt as _;
        // The system brings its books up to date when it looks for somebody else to run.
        std::thread::yield_now();
        let mut bytes = [0; 64];
        let count = self.schedule.as_ref()?.read_at(&mut bytes, 0).ok()?;
        let text = std::str::from_utf8(bytes.get(..count)?).ok()?;
        let nanos = text.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(nanos))
    }

    #[cfg(not(unix))]
    fn worked(&self) -> Option<Duration> {
        None
    }
}

/// The memory of this process, in megabytes; 0 where the system does not say.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// How the camera goes, or cards.
enum Path {
    Pan(Camera),
    Zoom(Pos2, f32, f32),
    Drag(Camera, BTreeSet<CardId>),
}

/// Times of many frames.
struct Frames {
    /// Mean time for the picture alone.
    picture: Duration,
    /// Mean time for picture and tessellation.
    total_mean: Duration,
    /// Every frame's time, shortest first in the end.
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

    fn print(&self, name: &str, target: Option<f32>) {
        let target = target.map_or(String::new(), |target| format!("{target:.1} ms"));
        println!(
            "{name:<28} {:>6} {:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {target:>8}",
            self.cards,
            self.links,
            ms(self.picture),
            ms(self.total_mean.saturating_sub(self.picture)),
            ms(self.at_share(0.5)),
            ms(self.at_share(0.95)),
            ms(self.at_share(1.0)),
        );
    }

    /// Goes the same way several times, each from an empty cache, and takes the best of each frame: what else the
    /// machine does stays out of the figures, and what a frame has to do now and then stays in.
    fn of(board: (&Case, &Findings, &BoardIndex), viewport: Rect, path: &Path) -> Self {
        let mut best = Self::once(board, viewport, path);
        for _ in 1..ROUNDS {
            let again = Self::once(board, viewport, path);
            best.picture = best.picture.min(again.picture);
            best.total_mean = best.total_mean.min(again.total_mean);
            for (total, again) in best.totals.iter_mut().zip(&again.totals) {
                *total = (*total).min(*again);
            }
        }
        best.totals.sort_unstable();
        best
    }

    fn once(
        (case, findings, index): (&Case, &Findings, &BoardIndex),
        viewport: Rect,
        path: &Path,
    ) -> Self {
        const FRAMES: u32 = 200;
        const WARM_UP: u32 = 20;
        let clock = Clock::new();
        let theme = BoardTheme::light();
        let mut scene = Scene::default();
        let images = caseboard::board::ImageShelf::default();
        if let Path::Drag(_, cards) = path {
            scene.selection.cards = cards.clone();
            scene.preview.moved.cards = cards.clone();
        }
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
                Path::Pan(camera) => {
                    let mut camera = *camera;
                    camera.pan_by(vec2(at as f32 * 3.0, at as f32));
                    camera
                }
                Path::Zoom(middle, low, high) => {
                    let swing = (at as f32 * 0.05).sin() * 0.5 + 0.5;
                    Camera::new(*middle, low * (high / low).powf(swing))
                }
                Path::Drag(camera, _) => {
                    scene.preview.moved.delta_in_board = vec2(at as f32, at as f32 * 0.5);
                    *camera
                }
            };
            let view = View {
                case,
                findings,
                index,
                glide: None,
                camera,
                viewport_in_screen: viewport,
                theme: &theme,
                scene: &scene,
                images: &images,
            };
            let started = clock.now();
            let made = picture(&view, &mut fonts.with_pixels_per_point(1.0), &mut cache);
            let pictured = clock.now().saturating_sub(started);
            let (cards, links) = (made.cards_painted, made.links_painted);
            let meshes = tessellate(made.shapes, viewport, &fonts);
            let total = clock.now().saturating_sub(started);
            std::hint::black_box(meshes);
            if at >= WARM_UP {
                frames.picture += pictured / FRAMES;
                frames.total_mean += total / FRAMES;
                frames.totals.push(total);
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

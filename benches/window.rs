//! What a frame of the whole window costs, panels and bars with it, without GPU: input, session, picture, tessellation.
//!
//! `cargo bench --bench window [-- N…]`, with N cards. Prints the middle, the 95th of 100 and the worst of many frames, and
//! the same as a ratio to the window with an empty case in the same run.

mod common;

use caseboard::app::{Action, Environment, Session};
use caseboard::storage;
use caseboard::ui::Shell;
use egui::{Context, Event, Modifiers, MouseWheelUnit, RawInput, Rect, pos2, vec2};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Frames that are measured of each view.
const FRAMES: usize = 400;

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![1_000, 10_000, 100_000]
    } else {
        asked
    };
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>9}",
        "view", "p50", "p95", "worst", "of empty"
    );
    let empty = Window::new(None).measure("empty case", 1.0, Duration::ZERO);
    for cards in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.ron");
        let (case, _) = common::board(cards);
        storage::save_new(&path, &case, &|_| {}).expect("it is written");
        drop(case);
        let mut window = Window::new(Some(&path));
        window.measure(&format!("{cards} cards, 100 %, panning"), 1.0, empty);
        window.measure(&format!("{cards} cards, fit, panning"), 0.0, empty);
    }
}

/// The window without a window system.
struct Window {
    ctx: Context,
    shell: Shell,
    frame: usize,
}

impl Window {
    fn new(path: Option<&std::path::Path>) -> Self {
        let ctx = Context::default();
        let session = Session::new(Environment {
            replica_seed: 3,
            wake: Arc::new(|| {}),
            config_dir: None,
            journals: None,
            importing: caseboard::app::ImportSetup::default(),
            keeping: caseboard::app::KeepingSetup::default(),
        });
        let shell = Shell::new(&ctx, session);
        let mut window = Self {
            ctx,
            shell,
            frame: 0,
        };
        window.settle();
        if let Some(path) = path {
            window.shell.dispatch(Action::Open(path.to_owned()));
            window.shell.finish_jobs();
        }
        window.settle();
        window
    }

    fn settle(&mut self) {
        for _ in 0..30 {
            self.frame(Vec::new());
            self.shell.finish_jobs();
        }
    }

    /// Pans for many frames; the time of the middle one.
    fn measure(&mut self, name: &str, zoom: f32, empty: Duration) -> Duration {
        let command = if zoom > 0.0 {
            caseboard::app::CommandId::Zoom100
        } else {
            caseboard::app::CommandId::FitAll
        };
        self.shell.dispatch(Action::Run(command));
        for _ in 0..60 {
            self.shell.dispatch(Action::PassTime { passed_secs: 0.1 });
        }
        self.settle();
        let mut times: Vec<Duration> = (0..FRAMES)
            .map(|at| {
                let way = if at / 100 % 2 == 0 { 1.0 } else { -1.0 };
                self.frame(vec![
                    Event::PointerMoved(pos2(700.0, 450.0 + (at % 7) as f32)),
                    Event::MouseWheel {
                        unit: MouseWheelUnit::Point,
                        delta: vec2(3.0 * way, 5.0 * way),
                        phase: egui::TouchPhase::Move,
                        source: egui::MouseWheelSource::Trackpad,
                        modifiers: Modifiers::NONE,
                    },
                ])
            })
            .collect();
        times.sort_unstable();
        let at = |share: f32| times[((times.len() - 1) as f32 * share) as usize];
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let base = if empty.is_zero() { at(0.5) } else { empty };
        println!(
            "{name:<34} {:>9.2} {:>9.2} {:>9.2} {:>9.1}",
            ms(at(0.5)),
            ms(at(0.95)),
            ms(at(1.0)),
            ms(at(0.5)) / ms(base)
        );
        at(0.5)
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
            time: Some(self.frame as f64 / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let started = Instant::now();
        let shell = &mut self.shell;
        let output = self.ctx.run_ui(input, |ui| shell.ui(ui));
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let passed = started.elapsed();
        std::hint::black_box(meshes);
        passed
    }
}

//! Puts the shell on the screen.

use super::app::WindowApp;
use super::frame_meter::FrameMeter;
use super::mishap::Mishaps;
use super::shell::Shell;
use super::{app_icon, theme};
use crate::app::{
    Action, ConfigDir, Environment, FrameLog, JournalFlusher, JournalFolder, OpeningView, Page,
    RecoverAction, Session, WindowLayout,
};
use eframe::{NativeOptions, Renderer};
use egui::{Vec2, ViewportBuilder, vec2};
use std::hash::{BuildHasher as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The inside of the window at the first start, and the least it can be, in points.
const USUAL: Vec2 = vec2(1440.0, 900.0);
const SMALLEST: Vec2 = vec2(720.0, 480.0);

/// The name under which desktops know the program.
const APP_ID: &str = "caseboard";

/// No window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen to open it on.
    #[error("there is no display")]
    NoDisplay,
    /// The window system or the graphics driver refused.
    #[error("no window could be opened: {0}")]
    Refused(String),
}

/// Which renderer draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RendererChoice {
    /// OpenGL, and what else there is if that fails.
    #[default]
    Automatic,
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

impl RendererChoice {
    /// The renderers to try, in order. OpenGL is there more often and costs a fifth where no graphics card helps;
    /// over remote desktops Windows has too old a one.
    fn order(self) -> &'static [Renderer] {
        match self {
            Self::Automatic => &[Renderer::Glow, Renderer::Wgpu],
            Self::Glow => &[Renderer::Glow],
            Self::Wgpu => &[Renderer::Wgpu],
        }
    }
}

/// How the window is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The case to open; without one the welcome is shown.
    pub file: Option<PathBuf>,
    /// Which renderer draws.
    pub renderer: RendererChoice,
    /// The view to open with, instead of the remembered one.
    pub view: Option<OpeningView>,
    /// Where to write what every frame cost.
    pub frame_log: Option<PathBuf>,
    /// When the program was started.
    pub program_start: Instant,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display, or no renderer can draw on it; the caller then goes on without a window.
pub fn open_window(opening: &Opening) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    let mut first_error = None;
    for renderer in opening.renderer.order() {
        match run(*renderer, opening.clone()) {
            Ok(()) => return Ok(()),
            // The second attempt only complains about the first.
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(WindowError::Refused(first_error.unwrap_or_default()))
}

fn run(renderer: Renderer, opening: Opening) -> Result<(), String> {
    let layout = Session::stored_layout(ConfigDir::find().as_ref());
    let start = move |creation: &eframe::CreationContext<'_>| {
        let ctx = creation.egui_ctx.clone();
        let wake = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let session = Session::new(Environment {
            replica_seed: random_seed(),
            wake,
            config_dir: ConfigDir::find(),
            journals: JournalFolder::find(),
            importing: crate::app::ImportSetup::of_system(),
            keeping: crate::app::KeepingSetup::of_system(),
        });
        write_out_on_panic(session.journal_flusher());
        let mut shell = Shell::new(&ctx, session);
        shell.use_system_dialogs();
        if let Some(view) = opening.view {
            shell.dispatch(Action::UseOpeningView(view));
        }
        if let Some(path) = &opening.frame_log {
            meter_frames(&ctx, &mut shell, path, opening.program_start);
        }
        shell.dispatch(Action::Recover(RecoverAction::Look));
        match opening.file {
            Some(path) => shell.dispatch(Action::Open(path)),
            None => shell.show_page(Page::Welcome),
        }
        let mishaps = Mishaps::default();
        Ok(Box::new(WindowApp { shell, mishaps }) as Box<dyn eframe::App>)
    };
    // A missing system library makes the window library panic instead of telling.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(APP_ID, options(renderer, layout), Box::new(start))
    }));
    match outcome {
        Ok(result) => result.map_err(|error| in_plain_words(&error.to_string())),
        Err(_) => Err("a library of the window system is missing or too old".to_owned()),
    }
}

/// Whatever part of the program fails, and whatever becomes of it then: first the work is written out.
fn write_out_on_panic(flusher: JournalFlusher) {
    const PATIENCE: Duration = Duration::from_secs(2);
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        flusher.flush(PATIENCE);
        usual(info);
    }));
}

/// Writes down what every frame costs; where the file cannot be made, the program goes on without.
fn meter_frames(ctx: &egui::Context, shell: &mut Shell, path: &Path, program_start: Instant) {
    match FrameLog::create(path) {
        Ok(log) => ctx.add_plugin(FrameMeter::new(log, program_start)),
        Err(error) => shell.dispatch(Action::Warn(format!("There is no frame log: {error}."))),
    }
}

fn options(renderer: Renderer, layout: WindowLayout) -> NativeOptions {
    let usable = |side: f32, least: f32| side.is_finite().then(|| side.clamp(least, 16_000.0));
    let size = layout.inner_size.and_then(|(width, height)| {
        Some(vec2(
            usable(width, SMALLEST.x)?,
            usable(height, SMALLEST.y)?,
        ))
    });
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Caseboard")
        .with_inner_size(size.unwrap_or(USUAL))
        .with_maximized(layout.maximized)
        .with_min_inner_size(SMALLEST)
        .with_icon(Arc::new(app_icon::app_icon(theme::SIGN)));
    NativeOptions {
        viewport,
        renderer,
        // It smooths gradients, of which there are none, and costs most where a processor must draw.
        dithering: false,
        ..NativeOptions::default()
    }
}

/// The reason at the end of a window library's message: what stands before it names files of its source.
fn in_plain_words(message: &str) -> String {
    let reason = message.rsplit(": ").next().unwrap_or(message);
    let mut letters = reason.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Whether there is a screen. Asked first, because without one the window library panics.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// A number that differs for each start: the standard library seeds its hash maps from the system's randomness.
fn random_seed() -> u64 {
    let mut hasher = std::collections::hash_map::RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_without_the_places_in_somebody_elses_source() {
        let message = "winit EventLoopError: os error at /x/mod.rs:788: Failed to open connection to X server";
        assert_eq!(
            in_plain_words(message),
            "failed to open connection to X server"
        );
        assert_eq!(in_plain_words(""), "");
    }
}

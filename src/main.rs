//! The program: arguments, then a verb of the command line or the window.

use caseboard::app::OpeningView;
use caseboard::cli::{self, Renderer, Start};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// How the window is opened.
#[cfg_attr(
    not(feature = "gui"),
    expect(dead_code, reason = "only the file counts")
)]
struct WindowOptions {
    file: Option<PathBuf>,
    renderer: Renderer,
    view: Option<OpeningView>,
    frame_log: Option<PathBuf>,
    program_start: Instant,
}

fn main() -> ExitCode {
    let program_start = Instant::now();
    let start = cli::start(
        std::env::args_os(),
        &mut io::stdout().lock(),
        &mut io::stderr().lock(),
    );
    match start {
        Start::Done(code) => ExitCode::from(code),
        Start::Window {
            file,
            renderer,
            view,
            frame_log,
        } => open_window(WindowOptions {
            file,
            renderer,
            view,
            frame_log,
            program_start,
        }),
    }
}

/// Opens the window, with this case if there is one, and returns when the user closes it.
#[cfg(feature = "gui")]
fn open_window(options: WindowOptions) -> ExitCode {
    use caseboard::ui::{Opening, RendererChoice};
    let opening = Opening {
        renderer: match options.renderer {
            Renderer::Auto => RendererChoice::Automatic,
            Renderer::Glow => RendererChoice::Glow,
            Renderer::Wgpu => RendererChoice::Wgpu,
        },
        file: options.file,
        view: options.view,
        frame_log: options.frame_log,
        program_start: options.program_start,
    };
    match caseboard::ui::open_window(&opening) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => without_window(opening.file.as_deref(), &error.to_string()),
    }
}

/// This build has no window.
#[cfg(not(feature = "gui"))]
fn open_window(options: WindowOptions) -> ExitCode {
    without_window(options.file.as_deref(), "this build has no window")
}

/// Draws the board into a picture, so that there is something to see all the same.
fn without_window(file: Option<&Path>, reason: &str) -> ExitCode {
    let code = cli::picture_instead(
        file,
        reason,
        &mut io::stdout().lock(),
        &mut io::stderr().lock(),
    );
    ExitCode::from(code)
}

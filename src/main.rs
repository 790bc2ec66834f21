//! The program: arguments, then a verb of the command line or the window.

use caseboard::cli::{self, Renderer, Start};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let start = cli::start(
        std::env::args_os(),
        &mut io::stdout().lock(),
        &mut io::stderr().lock(),
    );
    match start {
        Start::Done(code) => ExitCode::from(code),
        Start::Window { file, renderer } => open_window(file, renderer),
    }
}

/// Opens the window, with this case if there is one, and returns when the user closes it.
#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>, renderer: Renderer) -> ExitCode {
    use caseboard::ui::RendererChoice;
    let choice = match renderer {
        Renderer::Auto => RendererChoice::Automatic,
        Renderer::Glow => RendererChoice::Glow,
        Renderer::Wgpu => RendererChoice::Wgpu,
    };
    match caseboard::ui::open_window(file.clone(), choice) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => without_window(file.as_deref(), &error.to_string()),
    }
}

/// This build has no window.
#[cfg(not(feature = "gui"))]
fn open_window(file: Option<PathBuf>, _renderer: Renderer) -> ExitCode {
    without_window(file.as_deref(), "this build has no window")
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

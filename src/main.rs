//! The program: arguments, then a verb of the command line or the window.

use caseboard::cli::{self, Start};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let start = cli::start(
        std::env::args_os(),
        &mut io::stdout().lock(),
        &mut io::stderr().lock(),
    );
    match start {
        Start::Done(code) => ExitCode::from(code),
        Start::Window(file) => open_window(file),
    }
}

/// Opens the window, with this case if there is one, and returns when the user closes it.
#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>) -> ExitCode {
    use caseboard::ui::RendererChoice;
    match caseboard::ui::open_window(file.clone(), RendererChoice::Automatic) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => without_window(file),
    }
}

/// This build has no window.
#[cfg(not(feature = "gui"))]
fn open_window(file: Option<PathBuf>) -> ExitCode {
    without_window(file)
}

/// Says that there is no window.
fn without_window(_file: Option<PathBuf>) -> ExitCode {
    use std::io::Write as _;
    // Nobody reads any more: nothing to be done about it.
    let _ = writeln!(
        io::stderr(),
        "caseboard: there is no window to open; see caseboard --help"
    );
    ExitCode::FAILURE
}

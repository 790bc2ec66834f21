//! From arguments to a verb or the window.

use super::arguments::{Arguments, Renderer, Verb};
use super::output::{Outcome, Output};
use super::{
    check, convert, deep, generate, import, info, journal_script, new, read_document, render,
    repair,
};
use crate::app::OpeningView;
use crate::export::ExportError;
use clap::Parser as _;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

/// What to do after the arguments were read.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// Everything is done: end with this exit code.
    Done(u8),
    /// Open the window, with this case if there is one.
    Window {
        /// The case.
        file: Option<PathBuf>,
        /// What draws the window.
        renderer: Renderer,
        /// The view to open with.
        view: Option<OpeningView>,
        /// Where to write what every frame cost.
        frame_log: Option<PathBuf>,
    },
}

/// Exit code for arguments that make no sense.
const USAGE: u8 = 2;
/// Exit code for pictures that would be marked lower than what they show.
const REFUSED: u8 = 3;

/// Reads the arguments (the first is the program's own name) and does what they say, short of opening a window. Results go
/// to `out`, complaints to `err`; a reader who closes them early is not complained about.
pub fn start(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Start {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Start::Done(explain(&error, out, err)),
    };
    let Some(verb) = arguments.verb else {
        return Start::Window {
            file: arguments.file,
            renderer: arguments.renderer,
            view: arguments.view,
            frame_log: arguments.frame_log,
        };
    };
    let mut output = Output::new(out);
    let outcome = match verb {
        Verb::Check {
            file,
            json,
            deep: true,
        } => deep::run(&file, info::Style::from_flag(json), &mut output),
        Verb::Check { file, json, .. } => {
            check::run(&file, info::Style::from_flag(json), &mut output)
        }
        Verb::Repair { input, out } => repair::run(&input, &out, &mut output),
        Verb::Info { file, json } => info::run(&file, info::Style::from_flag(json), &mut output),
        Verb::New(arguments) => new::run(&arguments, &mut output),
        Verb::Import(arguments) => import::run(&arguments, &mut output),
        Verb::ReadDocument { name } => return Start::Done(read_document::run(&name)),
        Verb::JournalScript { file } => journal_script::run(&file, &mut output),
        Verb::Render(arguments) => render::run(&arguments, &mut output),
        Verb::Convert(arguments) => convert::run(&arguments, &mut output),
        Verb::Generate { cards, out, seed } => {
            // The parser of the arguments holds the number to a million.
            generate::run(&out, cards as usize, seed, &mut output)
        }
    };
    match outcome {
        Ok(Outcome::Well) => Start::Done(0),
        Ok(Outcome::NotWell) => Start::Done(1),
        Err(error) => {
            Output::new(err).line(&format!("{error:#}"));
            Start::Done(if is_refusal(&error) { REFUSED } else { 1 })
        }
    }
}

/// Whether a picture was refused because of its mark.
fn is_refusal(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(ExportError::MarkedHigher(_)))
}

/// Prints help, version or what is wrong with the arguments.
fn explain(error: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Nobody reads any more: nothing to be done about it.
            let _ = write!(out, "{error}");
            0
        }
        _ => {
            let _ = write!(err, "{error}");
            USAGE
        }
    }
}

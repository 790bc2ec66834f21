//! `caseboard convert IN OUT`

use super::arguments::ConvertArguments;
use super::opened::open;
use super::output::{Outcome, Output};
use crate::app::{FileFormat, save_from_command_line};
use crate::interchange;
use crate::model::Case;
use crate::storage::{self, ConfigDir, SaveError};
use anyhow::anyhow;

/// Writes a case as a board of another program or the other way round, by the endings of the files. Prints what was odd
/// about the one and what does not go into the other.
pub(super) fn run(
    arguments: &ConvertArguments,
    output: &mut Output<'_>,
) -> anyhow::Result<Outcome> {
    let ConvertArguments {
        input, out, strict, ..
    } = arguments;
    let format = FileFormat::of(out).ok_or_else(|| {
        anyhow!(
            "{} should end in .ron or .canvas: other files cannot be written",
            out.display()
        )
    })?;
    let opened = open(input)?;
    for warning in &opened.warnings {
        output.line(&format!("note: {warning}"));
    }
    if let Some(note) = opened.note() {
        output.line(&note);
    }
    if !opened.problems.is_empty() {
        let count = opened.problems.len();
        output.line(&format!(
            "note: things wrong with the case: {count}; caseboard check lists them"
        ));
    }
    match format {
        FileFormat::Case => write_case(&opened.case, arguments, output)?,
        FileFormat::Canvas => {
            let written = interchange::write_canvas(&opened.case);
            for loss in &written.losses {
                output.line(&format!("lost: {loss}"));
            }
            if *strict && !written.losses.is_empty() {
                output.line(&format!("{} was not written", out.display()));
                return Ok(Outcome::NotWell);
            }
            write_text(&written.text, arguments)?;
        }
    }
    output.line(&format!("{} written", out.display()));
    Ok(Outcome::Well)
}

fn write_case(
    case: &Case,
    arguments: &ConvertArguments,
    output: &mut Output<'_>,
) -> anyhow::Result<()> {
    let out = &arguments.out;
    let (saved, backup) = if arguments.force {
        let config_dir = ConfigDir::find();
        let replaced = save_from_command_line(config_dir.as_ref(), out, case, None)?;
        (replaced.saved, replaced.backup)
    } else {
        let saved = storage::save_new(out, case, &|_| {});
        (saved.map_err(with_advice)?, None)
    };
    if let Some(warning) = saved.warning {
        output.line(&warning);
    }
    if let Some(backup) = backup {
        output.line(&format!(
            "the file that was there is kept as {}",
            backup.display()
        ));
    }
    Ok(())
}

fn write_text(text: &str, arguments: &ConvertArguments) -> anyhow::Result<()> {
    let out = &arguments.out;
    let saved = if arguments.force {
        storage::save_text(out, text)
    } else {
        storage::save_new_text(out, text)
    };
    saved.map(drop).map_err(with_advice)
}

/// The error, with what this verb offers besides.
fn with_advice(error: SaveError) -> anyhow::Error {
    match error {
        SaveError::Exists(_) => anyhow!("{error}, or replace it with --force"),
        error => error.into(),
    }
}

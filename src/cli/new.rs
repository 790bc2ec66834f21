//! `caseboard new OUT.ron [PATH...] [--title T]`

use super::arguments::NewArguments;
use super::import::take_in;
use super::output::{Outcome, Output};
use crate::model::Case;
use crate::storage;
use anyhow::anyhow;

/// Writes a case to a file that is not there yet: empty, or with documents as articles on its board.
pub(super) fn run(arguments: &NewArguments, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let out = &arguments.out;
    let named = || {
        out.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    };
    let title = arguments.title.clone().or_else(named).unwrap_or_default();
    let case = Case::new(title);
    if arguments.paths.is_empty() {
        return write(out, &case, output).map(|()| Outcome::Well);
    }
    // Found out before everything is read.
    if out.exists() {
        return Err(anyhow!(
            "{} was not written: there is a file of that name",
            out.display()
        ));
    }
    let taken = take_in(case, out, &arguments.paths, &arguments.added)?;
    write(out, &taken.case, output)?;
    Ok(taken.tell(output))
}

fn write(out: &std::path::Path, case: &Case, output: &mut Output<'_>) -> anyhow::Result<()> {
    let saved = storage::save_new(out, case, &|_| {})?;
    if let Some(warning) = saved.warning {
        output.line(&warning);
    }
    output.line(&format!("{} written", out.display()));
    Ok(())
}

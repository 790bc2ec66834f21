//! `caseboard new OUT.ron --title T`

use super::output::{Outcome, Output};
use crate::model::Case;
use crate::storage;
use std::path::Path;

/// Writes an empty case to a file that is not there yet.
pub(super) fn run(out: &Path, title: &str, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let saved = storage::save_new(out, &Case::new(title), &|_| {})?;
    if let Some(warning) = saved.warning {
        output.line(&warning);
    }
    output.line(&format!("{} written", out.display()));
    Ok(Outcome::Well)
}

//! `caseboard import CASE.ron PATH...`

use super::arguments::{AddedArguments, ImportArguments};
use super::opened::load;
use super::output::{Outcome, Output};
use crate::app::importing::{
    Anchor, Batch, ImportOrder, ImportReport, ImportSetup, Watch, places, read_batch,
};
use crate::app::save_from_command_line;
use crate::board::BoardIndex;
use crate::edit::Editor;
use crate::edit::ops::{self, NewArticle};
use crate::model::{Case, IdSource};
use crate::storage::{ConfigDir, FileStore};
use anyhow::anyhow;
use emath::Pos2;
use std::hash::{BuildHasher as _, Hasher as _};
use std::path::{Path, PathBuf};

/// Takes documents into a case and saves it.
pub(super) fn run(arguments: &ImportArguments, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let path = &arguments.case;
    let loaded = load(path)?;
    // Saving would make right what nobody has looked at.
    if !loaded.differences.is_empty() {
        return Err(anyhow!(
            "{} was not changed: {} of its lines are not as the program saved them. See caseboard check; open it in the window to accept them, or read it with caseboard repair",
            path.display(),
            loaded.differences.len()
        ));
    }
    let taken = take_in(
        loaded.case,
        &loaded.path,
        &arguments.paths,
        &arguments.added,
    )?;
    if taken.report.imported() > 0 {
        // Reading takes a while: what another program wrote meanwhile is not written over.
        let config_dir = ConfigDir::find();
        let replaced = save_from_command_line(
            config_dir.as_ref(),
            &loaded.path,
            &taken.case,
            Some(loaded.stamp),
        )?;
        let warning = replaced.saved.warning.iter();
        warning.for_each(|warning| output.line(warning));
        if let Some(backup) = replaced.backup {
            output.line(&format!(
                "the case as it was is kept as {}",
                backup.display()
            ));
        }
    }
    Ok(taken.tell(output))
}

/// A case with what was taken in.
pub(super) struct Taken {
    pub(super) case: Case,
    pub(super) report: ImportReport,
    pictures: Vec<PathBuf>,
}

/// Takes documents into a case that lies or will lie in this file: the same way as in the window.
pub(super) fn take_in(
    case: Case,
    file: &Path,
    paths: &[PathBuf],
    added: &AddedArguments,
) -> anyhow::Result<Taken> {
    let setup = ImportSetup::of_system();
    let analyst = case.info().analyst.trim();
    let usual = if analyst.is_empty() {
        &setup.user
    } else {
        analyst
    };
    let order = ImportOrder {
        paths: paths.to_vec(),
        pasted: None,
        store: FileStore::beside(file),
        added_at: added.as_of.unwrap_or_else(setup.clock),
        added_by: added.by.clone().unwrap_or_else(|| usual.to_owned()),
        reader: setup.reader,
    };
    let mut ids = IdSource::new(random_seed());
    let Batch {
        articles,
        pictures,
        report,
    } = read_batch(&order, &case, &mut ids, &Patient).unwrap_or_default();
    let index = BoardIndex::of(&case);
    let below = index.bounds().map_or(Pos2::ZERO, |bounds| bounds.center());
    let rects = places(&index, articles.len(), below, Anchor::Center);
    let new = articles.into_iter().zip(rects);
    let new = new.map(|((article, outlet), rect)| NewArticle {
        article,
        outlet,
        rect,
    });
    let mut editor = Editor::unsaved(case, IdSource::new(random_seed()));
    editor.apply("Import", |tx| ops::add_articles(tx, new.collect()))?;
    Ok(Taken {
        case: editor.case().clone(),
        report,
        pictures,
    })
}

impl Taken {
    /// Prints a line for each file, and how many there are of each sort.
    pub(super) fn tell(&self, output: &mut Output<'_>) -> Outcome {
        for line in self.report.lines(&self.case) {
            output.line(&line);
        }
        for picture in &self.pictures {
            output.line(&format!(
                "{}: pictures are taken in by the window only",
                picture.display()
            ));
        }
        let counts = [
            (self.report.imported(), "imported"),
            (self.report.already_there(), "already there"),
            (self.report.failed(), "could not be read"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = counts
            .map(|(count, words)| format!("{count} {words}"))
            .collect();
        output.line(&if told.is_empty() {
            "nothing to import was found".to_owned()
        } else {
            told.join(", ")
        });
        if self.report.failed() + self.pictures.len() == 0 {
            Outcome::Well
        } else {
            Outcome::NotWell
        }
    }
}

/// Nobody watches, nobody stops it but by ending the program.
struct Patient;

impl Watch for Patient {
    fn tell(&self, _done: usize, _total: usize, _name: &str) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}

/// A number that differs in every run: the standard library seeds its hash maps from the system's randomness.
fn random_seed() -> u64 {
    let mut hasher = std::collections::hash_map::RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.finish()
}

//! `caseboard render FILE -o OUT.png`

use super::arguments::{RenderArguments, Theme};
use super::opened::open;
use super::output::{Outcome, Output};
use crate::app::load_images;
use crate::board::Appearance;
use crate::export::{RenderArea, RenderOptions};
use crate::model::{Case, FrameId};
use crate::{compare, export, storage};
use anyhow::{Context as _, bail, ensure};

/// Draws the board, or one frame of it, into a picture.
pub(super) fn run(arguments: &RenderArguments, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let path = &arguments.output;
    let is_png = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    ensure!(
        is_png,
        "{} should end in .png: other pictures cannot be drawn",
        path.display()
    );
    let loaded = open(&arguments.file)?;
    let frame = match &arguments.frame {
        None => None,
        Some(name) => Some(frame_called(&loaded.case, name)?),
    };
    let picture = draw(&loaded.case, frame, arguments)?;
    storage::write_picture(path, &picture)?;
    output.line(&format!("{} written", path.display()));
    Ok(Outcome::Well)
}

/// The bytes of the picture as PNG.
fn draw(
    case: &Case,
    frame: Option<FrameId>,
    arguments: &RenderArguments,
) -> anyhow::Result<Vec<u8>> {
    let area = frame.map_or(RenderArea::Board, RenderArea::Frame);
    let options = RenderOptions {
        scale: arguments.scale,
        width_px: arguments.width,
        appearance: match arguments.theme {
            Theme::Light => Appearance::Light,
            Theme::Dark => Appearance::Dark,
        },
        ..RenderOptions::default()
    };
    let findings = compare::findings(case);
    let store = storage::FileStore::beside(&arguments.file);
    let wishes = export::wanted_images(case, &findings, &area, &options).unwrap_or_default();
    let options = RenderOptions {
        images: load_images(wishes, &[store], &|_| ()),
        ..options
    };
    export::render_png(case, &findings, &area, &options)
        .with_context(|| format!("{} could not be drawn", arguments.file.display()))
}

/// The frame with this title; where several have it, the first by page and id.
fn frame_called(case: &Case, name: &str) -> anyhow::Result<FrameId> {
    let wanted = name.trim().to_lowercase();
    let found = case
        .frames()
        .iter()
        .filter(|frame| frame.title.trim().to_lowercase() == wanted)
        .min_by_key(|frame| (frame.page, frame.id));
    if let Some(frame) = found {
        return Ok(frame.id);
    }
    let titles: Vec<String> = case
        .frames()
        .iter()
        .map(|frame| format!("\"{}\"", frame.title))
        .collect();
    if titles.is_empty() {
        bail!("there is no frame \"{name}\": the case has no frames");
    }
    bail!(
        "there is no frame \"{name}\"; the frames are {}",
        titles.join(", ")
    )
}

//! `caseboard render FILE -o OUT.(png|svg|pdf)`

use super::arguments::{PaperSize, RenderArguments, Theme};
use super::opened::open;
use super::output::{Outcome, Output};
use crate::app::load_images;
use crate::board::{Appearance, Ground};
use crate::export::{
    Order, Paper, PdfOptions, PictureFormat, RenderArea, RenderOptions, SvgOptions, TextAs,
};
use crate::model::{Case, Findings, FrameId};
use crate::{compare, export, storage};
use anyhow::{Context as _, bail, ensure};
use std::path::PathBuf;

/// Draws the board, one frame of it, or each of its frames.
pub(super) fn run(arguments: &RenderArguments, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let order = order(arguments)?;
    let loaded = open(&arguments.file)?;
    if let Some(note) = loaded.note() {
        output.line(&note);
    }
    let case = &loaded.case;
    let findings = compare::findings(case);
    let pictures = pictures(case, arguments, order.format)?;
    for (path, areas) in &pictures {
        let bytes = draw((case, &findings), areas, &order, arguments)?;
        storage::write_picture(path, &bytes)?;
        output.line(&format!("{} written", path.display()));
    }
    Ok(Outcome::Well)
}

/// How pictures are made.
fn order(arguments: &RenderArguments) -> anyhow::Result<Order> {
    let path = &arguments.output;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let Some(format) = PictureFormat::of_ending(&ending) else {
        bail!(
            "{} should end in .png, .svg or .pdf: other pictures cannot be drawn",
            path.display()
        );
    };
    let is_pdf = format == PictureFormat::Pdf;
    ensure!(
        is_pdf || arguments.paper.is_none(),
        "--paper is for PDF alone"
    );
    ensure!(
        format == PictureFormat::Svg || !arguments.outlines,
        "--outlines is for SVG alone"
    );
    let usual = if format == PictureFormat::Png {
        2.0
    } else {
        1.0
    };
    let options = RenderOptions {
        scale: arguments.scale.unwrap_or(usual),
        width_px: arguments.width,
        appearance: match arguments.theme {
            Theme::Light => Appearance::Light,
            Theme::Dark => Appearance::Dark,
            Theme::Print => Appearance::Print,
        },
        ground: if arguments.transparent {
            Ground::Bare
        } else {
            Ground::Board
        },
        ..RenderOptions::default()
    };
    let paper = arguments.paper.map(|paper| match paper {
        PaperSize::A4 => Paper::A4,
        PaperSize::Letter => Paper::Letter,
        PaperSize::Slide => Paper::Slide,
    });
    Ok(Order {
        format,
        options,
        svg: SvgOptions {
            text: if arguments.outlines {
                TextAs::Outlines
            } else {
                TextAs::Text
            },
            ..SvgOptions::default()
        },
        pdf: PdfOptions {
            paper,
            ..PdfOptions::default()
        },
    })
}

/// The files to write, and what each shows.
fn pictures(
    case: &Case,
    arguments: &RenderArguments,
    format: PictureFormat,
) -> anyhow::Result<Vec<(PathBuf, Vec<RenderArea>)>> {
    let path = &arguments.output;
    if let Some(name) = &arguments.frame {
        let area = RenderArea::Frame(frame_called(case, name)?);
        return Ok(vec![(path.clone(), vec![area])]);
    }
    if !arguments.frames {
        return Ok(vec![(path.clone(), vec![RenderArea::Board])]);
    }
    let frames = export::frames_in_order(case);
    ensure!(!frames.is_empty(), "there are no frames to draw");
    let areas: Vec<RenderArea> = frames.into_iter().map(RenderArea::Frame).collect();
    if format == PictureFormat::Pdf {
        return Ok(vec![(path.clone(), areas)]);
    }
    let names = export::numbered_names(path, areas.len());
    if !arguments.force {
        let taken = names.iter().find(|name| name.symlink_metadata().is_ok());
        if let Some(taken) = taken {
            bail!("{} is there already; --force replaces it", taken.display());
        }
    }
    Ok(names
        .into_iter()
        .zip(areas)
        .map(|(name, area)| (name, vec![area]))
        .collect())
}

/// The bytes of a picture.
fn draw(
    (case, findings): (&Case, &Findings),
    areas: &[RenderArea],
    order: &Order,
    arguments: &RenderArguments,
) -> anyhow::Result<Vec<u8>> {
    let store = storage::FileStore::beside(&arguments.file);
    let wishes = export::wanted_images(case, findings, areas, order).unwrap_or_default();
    let mut order = order.clone();
    order.options.images = load_images(wishes, &[store], &|_| ());
    export::render(case, findings, areas, &order, &mut |_| true)
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

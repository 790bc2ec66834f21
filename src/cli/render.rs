//! `caseboard render FILE -o OUT.(png|svg|pdf)`

use super::arguments::{PaperSize, RenderArguments, Theme, Withhold};
use super::opened::open;
use super::output::{Outcome, Output};
use crate::app::{PictureToDraw, PictureWish, WithheldReport, Withholding, load_images};
use crate::board::{Appearance, Ground};
use crate::export::{
    Banner, Foot, Furniture, Order, PageNumber, Paper, Part, PdfOptions, PictureFormat, RenderArea,
    RenderOptions, SvgOptions, TextAs,
};
use crate::model::{Case, Findings, FrameId};
use crate::{export, storage};
use anyhow::{Context as _, bail, ensure};
use std::path::PathBuf;

/// Draws the board, one frame of it, or each of its frames.
pub(super) fn run(arguments: &RenderArguments, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let mut order = order(arguments)?;
    let loaded = open(&arguments.file)?;
    if let Some(note) = loaded.note() {
        output.line(&note);
    }
    let (case, format) = (loaded.case, order.format);
    if arguments.metadata {
        let info = case.info();
        order.svg.title = Some(info.title.clone());
        order.pdf.title = Some(info.title.clone());
        order.pdf.author = Some(info.analyst.clone()).filter(|name| !name.is_empty());
    }
    let wish = PictureWish {
        areas: areas(&case, arguments)?,
        case,
        order,
        withholding: match arguments.withhold {
            None => Withholding::Refuse,
            Some(Withhold::LeaveOut) => Withholding::LeaveOut,
            Some(Withhold::Show) => Withholding::ShowAsWithheld,
        },
        as_of: arguments.as_of.clone().unwrap_or_default(),
        file_sha256: Some(loaded.sha256),
    };
    let ready = wish.prepare().map_err(anyhow::Error::msg)?;
    // Of several files none is written, if one of them must not be.
    if ready.order.options.furniture.banner == Banner::Shown {
        export::check_marks(&ready.case, &ready.areas, &ready.order.options)?;
    }
    let files = files(&ready, arguments, format)?;
    let count = files.len();
    for (at, (path, areas)) in files.iter().enumerate() {
        let mut order = ready.order.clone();
        if let (Some(foot), true) = (&mut order.options.furniture.foot, count > 1) {
            let number = at + 1;
            foot.page = Some(PageNumber { number, count });
        }
        let bytes = draw((&ready.case, &ready.findings), areas, &order, arguments)?;
        storage::write_picture(path, &bytes)?;
        output.line(&format!("{} written", path.display()));
    }
    for line in ready.report.iter().flat_map(WithheldReport::lines) {
        output.line(&line);
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
        furniture: furniture(arguments),
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

/// What stands around pictures.
fn furniture(arguments: &RenderArguments) -> Furniture {
    let is_page = arguments.frames || arguments.frame.is_some();
    let has_foot = arguments.foot || is_page && !arguments.no_foot;
    Furniture {
        banner: Banner::Shown,
        mark: arguments.tlp,
        foot: has_foot.then(Foot::default),
        legend: Part::shown_if(arguments.legend),
        sources: Part::shown_if(arguments.sources),
    }
}

/// What is drawn.
fn areas(case: &Case, arguments: &RenderArguments) -> anyhow::Result<Vec<RenderArea>> {
    if let Some(name) = &arguments.frame {
        return Ok(vec![RenderArea::Frame(frame_called(case, name)?)]);
    }
    if !arguments.frames {
        return Ok(vec![RenderArea::Board]);
    }
    let frames = export::frames_in_order(case);
    ensure!(!frames.is_empty(), "there are no frames to draw");
    Ok(frames.into_iter().map(RenderArea::Frame).collect())
}

/// The files to write, and what each shows.
fn files(
    ready: &PictureToDraw,
    arguments: &RenderArguments,
    format: PictureFormat,
) -> anyhow::Result<Vec<(PathBuf, Vec<RenderArea>)>> {
    let path = &arguments.output;
    let areas = ready.areas.clone();
    if !arguments.frames || format == PictureFormat::Pdf {
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

//! Drawing pictures in jobs, and telling what became of them.

use super::choice::ExportChoice;
use super::prepare::{PictureToDraw, PictureWish};
use crate::app::action::{ExportArea, ExportRequest, ExportTarget, PictureTheme};
use crate::app::handling::WithheldReport;
use crate::app::jobs::JobControl;
use crate::app::load_images;
use crate::app::message::{ClipboardPicture, JobMessage};
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::export::{self, Order, PageNumber, PictureFormat, RenderArea, RgbaPicture};
use crate::storage::{self, FileStore};
use std::path::{Path, PathBuf};

/// What a job draws.
struct Work {
    wish: PictureWish,
    stores: Vec<FileStore>,
}

/// A picture that was made: what was withheld from it, and its pixels if it goes to the clipboard.
#[derive(Debug, Default)]
pub(in crate::app) struct Made {
    pub report: Option<WithheldReport>,
    pub pixels: Option<ClipboardPicture>,
}

impl Session {
    /// Draws a picture in a job and writes it to its target.
    pub(in crate::app) fn export(&mut self, request: ExportRequest) {
        let mut choice = request.choice;
        if let ExportTarget::File(path) = &request.target {
            // What the user typed at last counts.
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            choice.format = PictureFormat::of_ending(&ending).unwrap_or(choice.format);
        }
        if request.target != ExportTarget::Clipboard {
            self.settings.export = choice.remembered();
        }
        let work = Work {
            wish: self.picture_wish(request.area, choice),
            stores: self.file_sources().to_vec(),
        };
        let target = request.target;
        let label = match &target {
            ExportTarget::File(_) => "Exporting picture",
            ExportTarget::Clipboard => "Copying picture",
        };
        self.jobs.start(label, move |control| {
            let outcome = work.make(&target, control);
            JobMessage::Exported { target, outcome }
        });
    }

    /// A picture of the case as it is now, of what the board shows.
    pub(super) fn picture_wish(&self, area: ExportArea, choice: ExportChoice) -> PictureWish {
        let mut order = self.order(choice);
        let info = self.editor.case().info();
        if choice.metadata.is_shown() {
            order.svg.title = Some(info.title.clone());
            order.pdf.title = Some(info.title.clone());
            order.pdf.author = Some(info.analyst.clone()).filter(|name| !name.is_empty());
        }
        let file_sha256 = match self.document.stamp() {
            Some(stamp) if !self.editor.is_dirty() => Some(stamp.sha256),
            _ => None,
        };
        PictureWish {
            case: self.editor.case().clone(),
            areas: self.render_areas(area),
            order,
            withholding: choice.withholding,
            as_of: (self.importing.setup.clock)().describe(),
            file_sha256,
        }
    }

    /// How a picture is made of what the board shows just now.
    pub(super) fn order(&self, choice: ExportChoice) -> Order {
        let mut order = choice.order();
        order.options.hidden_ties = self.board.scene.hidden_ties.clone();
        order.options.hidden_cards = self.board.scene.hidden.clone();
        order
    }

    /// Writes a picture that the window took of itself, in a job. It carries the highest mark of the case: nobody can tell
    /// what of it the panels show.
    pub(in crate::app) fn save_window_picture(
        &mut self,
        path: PathBuf,
        size_px: [usize; 2],
        rgba: Vec<u8>,
    ) {
        let [width, height] = size_px.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        let picture = RgbaPicture {
            width,
            height,
            bytes: rgba,
        };
        let case = self.editor.case().clone();
        self.jobs.start("Saving picture of the window", move |_| {
            let picture = export::with_banners(picture, case.highest_mark());
            let outcome = export::encode_png(&picture)
                .map_err(|error| error.to_string())
                .and_then(|bytes| {
                    storage::write_picture(&path, &bytes).map_err(|error| error.to_string())
                })
                .map(|()| Made::default());
            JobMessage::Exported {
                target: ExportTarget::File(path),
                outcome,
            }
        });
    }

    pub(in crate::app) fn take_exported(
        &mut self,
        target: ExportTarget,
        outcome: Result<Made, String>,
    ) {
        let made = match outcome {
            Ok(made) => made,
            Err(error) => {
                let text = format!("The picture could not be made: {error}.");
                return self.notices.add(NoticeKind::Error, text);
            }
        };
        let done = match &target {
            ExportTarget::File(path) => {
                format!("Exported {}", crate::app::document::name_of(path))
            }
            ExportTarget::Clipboard => "Copied the picture".to_owned(),
        };
        if let Some((size_px, rgba)) = made.pixels {
            self.requests
                .push(crate::app::request::WindowRequest::CopyPicture { size_px, rgba });
        }
        match made.report {
            Some(report) => {
                let text = format!("{done}. {}", report.summary());
                self.notices.add(NoticeKind::Done, text);
                self.withheld = Some(std::sync::Arc::new(report));
                let page = crate::app::request::Page::Withheld;
                self.requests
                    .push(crate::app::request::WindowRequest::ShowPage(page));
            }
            None => self.notices.add(NoticeKind::Done, done),
        }
    }

    /// What was withheld from the last picture that things were withheld from.
    pub fn withheld(&self) -> Option<&WithheldReport> {
        self.withheld.as_deref()
    }

    /// Copies the selection, or the whole board if nothing is selected.
    pub(in crate::app) fn copy_picture(&mut self) {
        let area = if self.selection().is_empty() {
            ExportArea::Board
        } else {
            ExportArea::Selection
        };
        let choice = ExportChoice {
            format: PictureFormat::Png,
            theme: PictureTheme::Light,
            ..self.settings.export
        };
        self.export(ExportRequest {
            area,
            choice,
            target: ExportTarget::Clipboard,
        });
    }

    /// The parts of the board that are pictured, one for each page or file.
    pub(super) fn render_areas(&self, area: ExportArea) -> Vec<RenderArea> {
        match area {
            ExportArea::Frames => {
                let frames = export::frames_in_order(self.editor.case());
                frames.into_iter().map(RenderArea::Frame).collect()
            }
            area => vec![self.render_area(area)],
        }
    }

    fn render_area(&self, area: ExportArea) -> RenderArea {
        let selection = self.selection();
        match area {
            ExportArea::Board | ExportArea::Frames => RenderArea::Board,
            ExportArea::View => RenderArea::View(
                self.board
                    .camera
                    .visible_in_board(self.board.viewport_in_screen),
            ),
            ExportArea::Selection => match self.selection_bounds() {
                Some(bounds) if !selection.frames.is_empty() || selection.cards.is_empty() => {
                    RenderArea::View(bounds)
                }
                _ => RenderArea::Cards(selection.cards.clone()),
            },
            ExportArea::Frame(frame) => RenderArea::Frame(frame),
        }
    }
}

impl Work {
    /// Makes the picture and writes it, unless it goes to the clipboard.
    fn make(self, target: &ExportTarget, control: &JobControl) -> Result<Made, String> {
        let mut ready = self.wish.prepare()?;
        load(&mut ready, &self.stores, control);
        let pixels = match target {
            ExportTarget::File(path) => {
                write(&ready, path, control)?;
                None
            }
            ExportTarget::Clipboard => Some(pixels(&ready)?),
        };
        Ok(Made {
            report: ready.report,
            pixels,
        })
    }
}

/// Loads the pixels of evidence.
fn load(ready: &mut PictureToDraw, stores: &[FileStore], control: &JobControl) {
    // What cannot be pictured is told when it is.
    let wishes = export::wanted_images(&ready.case, &ready.findings, &ready.areas, &ready.order);
    let step = |share: f32| control.set_progress(share * 0.3);
    ready.order.options.images = load_images(wishes.unwrap_or_default(), stores, &step);
}

/// Writes the picture, or one for each part where the format has one picture to a file.
fn write(ready: &PictureToDraw, path: &Path, control: &JobControl) -> Result<(), String> {
    let mut order = ready.order.clone();
    let several = order.format != PictureFormat::Pdf && ready.areas.len() > 1;
    let names = if several {
        free_names(path, ready.areas.len())?
    } else {
        vec![path.to_owned()]
    };
    let count = names.len();
    let size = if several { 1 } else { ready.areas.len().max(1) };
    for (at, (name, areas)) in names.iter().zip(ready.areas.chunks(size)).enumerate() {
        if let (Some(foot), true) = (&mut order.options.furniture.foot, several) {
            let number = at + 1;
            foot.page = Some(PageNumber { number, count });
        }
        let mut watch = |share: f32| {
            control.set_progress(0.3 + 0.7 * (at as f32 + share) / count as f32);
            !control.is_cancelled()
        };
        let bytes = export::render(&ready.case, &ready.findings, areas, &order, &mut watch)
            .map_err(|error| error.to_string())?;
        storage::write_picture(name, &bytes).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn pixels(ready: &PictureToDraw) -> Result<ClipboardPicture, String> {
    let options = &ready.order.options;
    export::check_marks(&ready.case, &ready.areas, options).map_err(|error| error.to_string())?;
    let area = ready.areas.first().unwrap_or(&RenderArea::Board);
    export::render_rgba(&ready.case, &ready.findings, area, options)
        .map(|picture| {
            let size = [picture.width as usize, picture.height as usize];
            (size, picture.bytes)
        })
        .map_err(|error| error.to_string())
}

/// The names of several pictures; an error if one of them is taken: the user was asked about the first name only.
fn free_names(path: &Path, count: usize) -> Result<Vec<PathBuf>, String> {
    let names = export::numbered_names(path, count);
    match names.iter().find(|name| name.symlink_metadata().is_ok()) {
        Some(taken) => Err(format!("{} is there already", taken.display())),
        None => Ok(names),
    }
}

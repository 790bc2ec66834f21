//! Drawing pictures in jobs, and telling what became of them.

use super::choice::ExportChoice;
use crate::app::action::{ExportArea, ExportRequest, ExportTarget, PictureTheme};
use crate::app::jobs::JobControl;
use crate::app::load_images;
use crate::app::message::{ClipboardPicture, JobMessage};
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::export::{self, Order, PictureFormat, RenderArea, RgbaPicture};
use crate::model::{Case, Findings};
use crate::storage::{self, FileStore};
use std::path::{Path, PathBuf};

/// What a job draws.
struct Work {
    case: Case,
    areas: Vec<RenderArea>,
    order: Order,
    stores: Vec<FileStore>,
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
            self.settings.export = choice.within_limits();
        }
        let work = Work {
            case: self.editor.case().clone(),
            areas: self.render_areas(request.area),
            order: self.order(choice),
            stores: self.file_sources().to_vec(),
        };
        let target = request.target;
        let label = match &target {
            ExportTarget::File(_) => "Exporting picture",
            ExportTarget::Clipboard => "Copying picture",
        };
        self.jobs.start(label, move |control| {
            let findings = crate::compare::findings(&work.case);
            let outcome = match &target {
                ExportTarget::File(path) => work.write(&findings, path, control).map(|()| None),
                ExportTarget::Clipboard => work.pixels(&findings, control).map(Some),
            };
            JobMessage::Exported { target, outcome }
        });
    }

    /// How a picture is made of what the board shows just now.
    pub(super) fn order(&self, choice: ExportChoice) -> Order {
        let mut order = choice.order();
        order.options.hidden_ties = self.board.scene.hidden_ties.clone();
        order.options.hidden_cards = self.board.scene.hidden.clone();
        order
    }

    /// Writes a picture that the window took of itself, in a job.
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
        self.jobs.start("Saving picture of the window", move |_| {
            let outcome = export::encode_png(&picture)
                .map_err(|error| error.to_string())
                .and_then(|bytes| {
                    storage::write_picture(&path, &bytes).map_err(|error| error.to_string())
                })
                .map(|()| None);
            JobMessage::Exported {
                target: ExportTarget::File(path),
                outcome,
            }
        });
    }

    pub(in crate::app) fn take_exported(
        &mut self,
        target: ExportTarget,
        outcome: Result<Option<ClipboardPicture>, String>,
    ) {
        match (target, outcome) {
            (_, Err(error)) => self.notices.add(
                NoticeKind::Error,
                format!("The picture could not be made: {error}"),
            ),
            (ExportTarget::File(path), Ok(_)) => {
                let name = path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy();
                self.notices
                    .add(NoticeKind::Done, format!("Exported {name}"));
            }
            (ExportTarget::Clipboard, Ok(picture)) => {
                if let Some((size_px, rgba)) = picture {
                    self.requests
                        .push(crate::app::request::WindowRequest::CopyPicture { size_px, rgba });
                    self.notices.add(NoticeKind::Done, "Copied the picture");
                }
            }
        }
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
    /// Loads the pixels of evidence.
    fn load(&self, findings: &Findings, control: &JobControl) -> Order {
        let mut order = self.order.clone();
        // What cannot be pictured is told when it is.
        let wishes = export::wanted_images(&self.case, findings, &self.areas, &order);
        let step = |share: f32| control.set_progress(share * 0.3);
        order.options.images = load_images(wishes.unwrap_or_default(), &self.stores, &step);
        order
    }

    /// Writes the picture, or one for each part where the format has one picture to a file.
    fn write(&self, findings: &Findings, path: &Path, control: &JobControl) -> Result<(), String> {
        let order = self.load(findings, control);
        let several = order.format != PictureFormat::Pdf && self.areas.len() > 1;
        let names = if several {
            free_names(path, self.areas.len())?
        } else {
            vec![path.to_owned()]
        };
        let count = names.len() as f32;
        let parts = self
            .areas
            .chunks(if several { 1 } else { self.areas.len().max(1) });
        for (at, (name, areas)) in names.iter().zip(parts).enumerate() {
            let mut watch = |share: f32| {
                control.set_progress(0.3 + 0.7 * (at as f32 + share) / count);
                !control.is_cancelled()
            };
            let bytes = export::render(&self.case, findings, areas, &order, &mut watch)
                .map_err(|error| error.to_string())?;
            storage::write_picture(name, &bytes).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn pixels(
        &self,
        findings: &Findings,
        control: &JobControl,
    ) -> Result<ClipboardPicture, String> {
        let order = self.load(findings, control);
        let area = self.areas.first().unwrap_or(&RenderArea::Board);
        export::render_rgba(&self.case, findings, area, &order.options)
            .map(|picture| {
                let size = [picture.width as usize, picture.height as usize];
                (size, picture.bytes)
            })
            .map_err(|error| error.to_string())
    }
}

/// The names of several pictures; an error if one of them is taken: the user was asked about the first name only.
fn free_names(path: &Path, count: usize) -> Result<Vec<PathBuf>, String> {
    let names = export::numbered_names(path, count);
    match names.iter().find(|name| name.symlink_metadata().is_ok()) {
        Some(taken) => Err(format!("{} is there already", taken.display())),
        None => Ok(names),
    }
}

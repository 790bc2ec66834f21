//! Pictures that leave the program: drawn by a job from a copy of the case.

use super::action::{ExportArea, ExportRequest, ExportTarget, PictureTheme};
use super::message::{ClipboardPicture, JobMessage};
use super::notice::NoticeKind;
use super::session::Session;
use crate::board::Appearance;
use crate::export::{self, RenderArea, RenderOptions, RgbaPicture};
use crate::storage;
use std::path::PathBuf;

impl Session {
    /// Draws a picture in a job and writes it to its target.
    pub(super) fn export(&mut self, request: ExportRequest) {
        let area = self.render_area(request.area);
        let options = RenderOptions {
            scale: request.scale,
            appearance: match request.theme {
                PictureTheme::Light => Appearance::Light,
                PictureTheme::Dark => Appearance::Dark,
            },
            hidden_ties: self.board.scene.hidden_ties.clone(),
            hidden_cards: self.board.scene.hidden.clone(),
            ..RenderOptions::default()
        };
        let case = self.editor.case().clone();
        let target = request.target;
        let stores = self.file_sources();
        let label = match &target {
            ExportTarget::File(_) => "Exporting picture",
            ExportTarget::Clipboard => "Copying picture",
        };
        self.settings.export_scale = request.scale.clamp(1.0, 4.0).round() as u8;
        self.jobs.start(label, move |control| {
            let findings = crate::compare::findings(&case);
            // What cannot be pictured is told below.
            let wishes = export::wanted_images(&case, &findings, &area, &options);
            let step = |share: f32| control.set_progress(share * 0.8);
            let images = super::load_images(wishes.unwrap_or_default(), &stores, &step);
            let options = RenderOptions { images, ..options };
            let outcome = match &target {
                ExportTarget::File(path) => export::render_png(&case, &findings, &area, &options)
                    .map_err(|error| error.to_string())
                    .and_then(|bytes| {
                        storage::write_picture(path, &bytes).map_err(|error| error.to_string())
                    })
                    .map(|()| None),
                ExportTarget::Clipboard => export::render_rgba(&case, &findings, &area, &options)
                    .map(|picture| {
                        Some((
                            [picture.width as usize, picture.height as usize],
                            picture.bytes,
                        ))
                    })
                    .map_err(|error| error.to_string()),
            };
            JobMessage::Exported { target, outcome }
        });
    }

    /// Writes a picture that the window took of itself, in a job.
    pub(super) fn save_window_picture(
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

    pub(super) fn take_exported(
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
                        .push(super::request::WindowRequest::CopyPicture { size_px, rgba });
                    self.notices.add(NoticeKind::Done, "Copied the picture");
                }
            }
        }
    }

    /// Copies the selection, or the whole board if nothing is selected.
    pub(super) fn copy_picture(&mut self) {
        let area = if self.selection().is_empty() {
            ExportArea::Board
        } else {
            ExportArea::Selection
        };
        let theme = PictureTheme::Light;
        let scale = f32::from(self.settings.export_scale);
        self.export(ExportRequest {
            area,
            scale,
            theme,
            target: ExportTarget::Clipboard,
        });
    }

    /// The pixels a picture would have, for the export panel; `None` where there is nothing to show.
    pub fn export_size_px(&mut self, area: ExportArea, scale: f32) -> Option<[u32; 2]> {
        self.refresh();
        let area = self.render_area(area);
        let options = RenderOptions {
            scale,
            ..RenderOptions::default()
        };
        export::picture_size_px(&self.derived.index, &area, &options).ok()
    }

    fn render_area(&self, area: ExportArea) -> RenderArea {
        let selection = self.selection();
        match area {
            ExportArea::Board => RenderArea::Board,
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

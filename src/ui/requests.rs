//! What the session asks of the window, served.

use super::export_panel::ExportPanel;
use super::files::{Dialogs, Wanted};
use super::new_article::NewArticleForm;
use super::shell::Overlays;
use super::side_panels::SidePanels;
use crate::app::{Session, WindowRequest};
use egui::{ColorImage, Ui, ViewportCommand};

/// How it goes on after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// As before.
    Stay,
    /// The window closes.
    Close,
}

/// Serves one request.
pub(super) fn serve(
    ui: &Ui,
    session: &Session,
    request: WindowRequest,
    overlays: &mut Overlays,
    dialogs: &mut Dialogs,
    panels: &mut SidePanels,
) -> Next {
    let ctx = ui.ctx();
    match request {
        WindowRequest::PickFileToOpen => dialogs.ask(ctx, Wanted::CaseToOpen),
        WindowRequest::PickFileToLookAt => dialogs.ask(ctx, Wanted::CaseToLookAt),
        WindowRequest::PickFileToSave { suggested } => {
            dialogs.ask(ctx, Wanted::CaseToSave { suggested })
        }
        WindowRequest::PickFilesToImport => dialogs.ask(ctx, Wanted::FilesToImport),
        WindowRequest::PickFolderToImport => dialogs.ask(ctx, Wanted::FolderToImport),
        WindowRequest::PickFileForCopy { suggested } => {
            dialogs.ask(ctx, Wanted::CopyToSave { suggested })
        }
        WindowRequest::PickBackupFolder => {
            let keep = session.settings().backups.keep;
            dialogs.ask(ctx, Wanted::BackupFolder(keep));
        }
        WindowRequest::PickPictures(becomes) => dialogs.ask(ctx, Wanted::Pictures(becomes)),
        WindowRequest::PickFileOfPicture(image) => dialogs.ask(ctx, Wanted::FileOfPicture(image)),
        WindowRequest::AskPictureUse {
            sources,
            entity,
            at_in_board,
        } => overlays.picture_menu.open(sources, entity, at_in_board),
        WindowRequest::ViewPicture(image) => overlays.viewer.open(image),
        WindowRequest::ShowExport => overlays.export = Some(ExportPanel::default()),
        WindowRequest::CopyText(text) => ctx.copy_text(text),
        WindowRequest::CopyPicture { size_px, rgba } => {
            ctx.copy_image(ColorImage::from_rgba_unmultiplied(size_px, &rgba));
        }
        WindowRequest::ReadClipboard => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
        WindowRequest::ShowFind => overlays.find.open(),
        WindowRequest::ShowPalette => overlays.palette.open(),
        WindowRequest::ShowNewArticle => overlays.new_article = Some(NewArticleForm::default()),
        WindowRequest::ShowPage(page) => overlays.page = Some(page),
        WindowRequest::AskOrigin => panels.ask_origin(),
        WindowRequest::ShowCaseProperties => panels.show_case_properties(session),
        WindowRequest::ShowLinkMenu {
            from,
            to,
            at_in_screen,
        } => overlays.link_menu.open(from, to, at_in_screen),
        WindowRequest::ShowContextMenu {
            at_in_screen,
            at_in_board,
        } => {
            overlays.context_menu.open(at_in_screen, at_in_board);
        }
        WindowRequest::AskOtherName(span) => overlays.other_name.open(span),
        WindowRequest::FocusForm(record) => panels.focus_form(record),
        WindowRequest::ToggleFullScreen => {
            let is_full = ui.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
        }
        WindowRequest::FillScreen => overlays.presenter.fill_screen(ui),
        WindowRequest::GiveScreenBack => overlays.presenter.give_screen_back(ui),
        WindowRequest::CaptureWindow { suggested } => overlays.capture.start(ctx, suggested),
        WindowRequest::CloseWindow => return Next::Close,
    }
    Next::Stay
}

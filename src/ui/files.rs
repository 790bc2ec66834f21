//! Asking for files: with the dialogs of the system, or in the window itself where the system has none.
//!
//! The system's dialog runs on its own; its answer comes over a channel. A desktop without one answers "nothing
//! chosen" at once, which no hand could: then the window asks for the path.

use super::theme::{self, size};
use super::widgets::{Tone, big_button, modal};
use crate::app::{
    Action, BackupPlace, BackupSettings, ExportRequest, ExportTarget, FileFormat, ImportAction,
    Keep, KeepAction, PictureAction, PictureSource, PictureUse,
};
use crate::model::ImageId;
use egui::{
    Align, ColorImage, Context, Event, InputState, Key, Layout, Modifiers, RichText, TextEdit, Ui,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// A dialog that ends sooner was never there.
const NO_HAND_IS_FASTER: Duration = Duration::from_millis(400);

/// Kinds of files in the dialogs of the system: words and ending.
const CASE: (&str, &str) = ("Case", FileFormat::Case.ending());
const CANVAS: (&str, &str) = ("JSON Canvas", FileFormat::Canvas.ending());

/// Endings of documents and pictures that can be taken in.
const DOCUMENTS: &[&str] = &[
    "txt", "md", "html", "htm", "mhtml", "mht", "pdf", "docx", "eml", "rss", "atom", "xml",
];
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "webp", "gif", "tif", "tiff"];

/// What a file is wanted for.
#[derive(Debug, Clone)]
pub(super) enum Wanted {
    /// A case to open.
    CaseToOpen,
    /// A case to look at.
    CaseToLookAt,
    /// Files of any kind to take in.
    FilesToImport,
    /// A folder whose files are to be taken in.
    FolderToImport,
    /// A folder for backups, of which so many stay.
    BackupFolder(Keep),
    /// A name to save the case under.
    CaseToSave {
        /// A name to start from.
        suggested: String,
    },
    /// A name for a copy of the case, whose ending says what it becomes.
    CopyToSave {
        /// A name or path to start from.
        suggested: String,
    },
    /// A picture that becomes evidence.
    Pictures(PictureUse),
    /// The file of a picture that is missing.
    FileOfPicture(ImageId),
    /// A name for a picture.
    Picture {
        /// A name to start from.
        suggested: String,
        /// The picture, whose target becomes the file.
        request: ExportRequest,
    },
    /// A name for a picture of the window.
    WindowPicture {
        /// A name to start from.
        suggested: String,
        /// The picture.
        image: Arc<ColorImage>,
    },
}

impl Wanted {
    fn title(&self) -> &'static str {
        match self {
            Self::CaseToOpen => "Open case",
            Self::CaseToLookAt => "Open case read-only",
            Self::FilesToImport => "Import files",
            Self::FolderToImport => "Import folder",
            Self::BackupFolder(_) => "Folder for backups",
            Self::Pictures(PictureUse::Cards) => "Add picture",
            Self::Pictures(PictureUse::PortraitOf(_)) => "Choose portrait",
            Self::FileOfPicture(_) => "Find the picture's file",
            Self::CaseToSave { .. } => "Save case as",
            Self::CopyToSave { .. } => "Save a copy as",
            Self::Picture { .. } => "Export picture",
            Self::WindowPicture { .. } => "Save picture of the window",
        }
    }

    fn button(&self) -> &'static str {
        match self {
            Self::CaseToOpen | Self::CaseToLookAt => "Open",
            Self::FilesToImport | Self::FolderToImport => "Import",
            Self::Pictures(_) => "Add",
            Self::FileOfPicture(_) => "Take this file",
            Self::BackupFolder(_) => "Keep backups here",
            Self::CaseToSave { .. } | Self::CopyToSave { .. } => "Save",
            Self::Picture { .. } => "Export",
            Self::WindowPicture { .. } => "Save",
        }
    }

    fn suggested(&self) -> &str {
        match self {
            Self::CaseToOpen
            | Self::CaseToLookAt
            | Self::FilesToImport
            | Self::FolderToImport
            | Self::BackupFolder(_)
            | Self::Pictures(_)
            | Self::FileOfPicture(_) => "",
            Self::CaseToSave { suggested }
            | Self::CopyToSave { suggested }
            | Self::Picture { suggested, .. }
            | Self::WindowPicture { suggested, .. } => suggested,
        }
    }

    /// What to know about the path that the window itself asks for.
    fn advice(&self) -> &'static str {
        match self {
            Self::CopyToSave { .. } => {
                "This desktop offers no file dialog, so please type the path. Its ending says what the copy becomes: .canvas a JSON Canvas, .ron a case."
            }
            Self::FilesToImport => {
                "This desktop offers no file dialog, so please type the paths of files or folders, one a line. Documents become articles; a JSON Canvas (.canvas) is put onto the board."
            }
            _ => "This desktop offers no file dialog, so please type the path.",
        }
    }

    /// The ending a name gets that has none.
    fn extension(&self) -> Option<&'static str> {
        match self {
            Self::CaseToOpen
            | Self::CaseToLookAt
            | Self::FilesToImport
            | Self::FolderToImport
            | Self::BackupFolder(_)
            | Self::Pictures(_)
            | Self::FileOfPicture(_) => None,
            Self::CaseToSave { .. } | Self::CopyToSave { .. } => Some(CASE.1),
            Self::Picture { request, .. } => Some(request.choice.format.ending()),
            Self::WindowPicture { .. } => Some("png"),
        }
    }

    /// Whether writing there would replace a file.
    fn would_replace(&self, path: PathBuf) -> bool {
        self.extension().is_some() && self.with_ending(path).exists()
    }

    fn with_ending(&self, path: PathBuf) -> PathBuf {
        match self.extension() {
            Some(extension) if path.extension().is_none() => path.with_extension(extension),
            _ => path,
        }
    }

    /// Whether several paths can be given, one a line.
    fn takes_several(&self) -> bool {
        matches!(self, Self::FilesToImport)
    }

    /// What is to be done with what was chosen; nothing if nothing was.
    fn action(self, mut paths: Vec<PathBuf>) -> Option<Action> {
        if matches!(self, Self::FilesToImport | Self::FolderToImport) {
            let is_any = !paths.is_empty();
            return is_any.then(|| Action::Import(ImportAction::files(paths)));
        }
        if let Self::Pictures(becomes) = self {
            let sources: Vec<_> = paths.into_iter().map(PictureSource::File).collect();
            return (!sources.is_empty()).then_some(Action::Picture(PictureAction::Add {
                sources,
                at_in_board: None,
                becomes,
            }));
        }
        let first = (!paths.is_empty()).then(|| paths.swap_remove(0));
        first.map(|path| self.action_on(path))
    }

    fn action_on(self, path: PathBuf) -> Action {
        let path = self.with_ending(path);
        match self {
            Self::CaseToOpen => Action::Open(path),
            Self::CaseToLookAt => Action::Keep(KeepAction::OpenReadOnly(path)),
            Self::FilesToImport | Self::FolderToImport => {
                Action::Import(ImportAction::files([path]))
            }
            Self::Pictures(becomes) => Action::Picture(PictureAction::Add {
                sources: vec![PictureSource::File(path)],
                at_in_board: None,
                becomes,
            }),
            Self::FileOfPicture(image) => Action::Picture(PictureAction::FindFile { image, path }),
            Self::BackupFolder(keep) => Action::Keep(KeepAction::SetBackups(BackupSettings {
                keep,
                place: BackupPlace::In(path),
            })),
            Self::CaseToSave { .. } => Action::SaveAs(path),
            Self::CopyToSave { .. } => Action::SaveCopy(path),
            Self::WindowPicture { image, .. } => Action::SaveWindowPicture {
                path,
                size_px: image.size,
                rgba: image
                    .pixels
                    .iter()
                    .flat_map(|pixel| pixel.to_array())
                    .collect(),
            },
            Self::Picture { request, .. } => Action::Export(ExportRequest {
                target: ExportTarget::File(path),
                ..request
            }),
        }
    }
}

/// A dialog of the system that is open.
struct Pending {
    wanted: Wanted,
    answer: Receiver<Option<Vec<PathBuf>>>,
    since: Instant,
}

/// The window's own question for a path.
struct PathQuestion {
    wanted: Wanted,
    path: String,
    was_shown: bool,
    /// The path of a file that is there and that the user was told would be replaced.
    replaces: Option<String>,
}

/// The dialogs for files.
#[derive(Default)]
pub(super) struct Dialogs {
    has_system: bool,
    pending: Option<Pending>,
    question: Option<PathQuestion>,
}

impl Dialogs {
    /// Lets the system's dialogs be tried first.
    pub(super) fn use_system(&mut self) {
        self.has_system = true;
    }

    /// Whether the window itself asks for a path.
    pub(super) fn is_asking(&self) -> bool {
        self.question.is_some()
    }

    /// Asks for a file; the answer comes as an action in a later frame.
    pub(super) fn ask(&mut self, ctx: &Context, wanted: Wanted) {
        if self.pending.is_some() || self.question.is_some() {
            return;
        }
        if self.has_system {
            self.pending = Some(ask_system(ctx, wanted));
        } else {
            self.question = Some(PathQuestion::new(wanted));
        }
    }

    /// Takes in answers and shows the window's own question.
    pub(super) fn poll(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        if let Some(pending) = self.pending.take() {
            match pending.answer.try_recv() {
                Ok(Some(paths)) => actions.extend(pending.wanted.action(paths)),
                Ok(None) | Err(TryRecvError::Disconnected)
                    if pending.since.elapsed() < NO_HAND_IS_FASTER =>
                {
                    self.has_system = false;
                    self.question = Some(PathQuestion::new(pending.wanted));
                }
                Ok(None) | Err(TryRecvError::Disconnected) => {}
                Err(TryRecvError::Empty) => self.pending = Some(pending),
            }
        }
        if let Some(question) = self.question.take() {
            self.question = question.show(ui, actions);
        }
    }
}

fn ask_system(ctx: &Context, wanted: Wanted) -> Pending {
    let (sender, answer) = channel();
    let dialog = rfd::AsyncFileDialog::new().set_title(wanted.title());
    let ctx = ctx.clone();
    // Some systems want the dialog made here and only the waiting done elsewhere.
    match &wanted {
        Wanted::CaseToOpen => {
            let chosen = dialog
                .add_filter("Cases and boards", &[CASE.1, CANVAS.1])
                .add_filter(CASE.0, &[CASE.1])
                .add_filter(CANVAS.0, &[CANVAS.1])
                .add_filter("All files", &["*"])
                .pick_file();
            wait_elsewhere(ctx, sender, one(chosen));
        }
        Wanted::CaseToLookAt => {
            let dialog = dialog.add_filter(CASE.0, &[CASE.1]);
            let chosen = dialog.add_filter("All files", &["*"]).pick_file();
            wait_elsewhere(ctx, sender, one(chosen));
        }
        Wanted::FilesToImport => {
            let chosen = dialog
                .add_filter("All files", &["*"])
                .add_filter("Documents", DOCUMENTS)
                .add_filter("Pictures", PICTURES)
                .add_filter(CANVAS.0, &[CANVAS.1])
                .pick_files();
            wait_elsewhere(ctx, sender, chosen);
        }
        Wanted::FolderToImport | Wanted::BackupFolder(_) => {
            wait_elsewhere(ctx, sender, one(dialog.pick_folder()))
        }
        Wanted::Pictures(_) | Wanted::FileOfPicture(_) => {
            let chosen = dialog
                .add_filter("Pictures", PICTURES)
                .add_filter("All files", &["*"])
                .pick_files();
            wait_elsewhere(ctx, sender, chosen);
        }
        Wanted::CopyToSave { suggested } => {
            let dialog = dialog.add_filter("JSON Canvas or case", &[CANVAS.1, CASE.1]);
            wait_elsewhere(ctx, sender, one(starting_at(dialog, suggested).save_file()));
        }
        Wanted::CaseToSave { suggested } => {
            let dialog = dialog.add_filter(CASE.0, &[CASE.1]);
            wait_elsewhere(ctx, sender, one(starting_at(dialog, suggested).save_file()));
        }
        Wanted::Picture { suggested, .. } | Wanted::WindowPicture { suggested, .. } => {
            let ending = wanted.extension().unwrap_or("png");
            let kind = format!("{} picture", ending.to_uppercase());
            let dialog = dialog.add_filter(kind, &[ending]).set_file_name(suggested);
            wait_elsewhere(ctx, sender, one(dialog.save_file()));
        }
    }
    Pending {
        wanted,
        answer,
        since: Instant::now(),
    }
}

/// The dialog with a name to start from, and the folder if there is one.
fn starting_at(dialog: rfd::AsyncFileDialog, suggested: &str) -> rfd::AsyncFileDialog {
    let suggested = Path::new(suggested);
    let name = suggested.file_name().unwrap_or_default().to_string_lossy();
    let dialog = dialog.set_file_name(name);
    match suggested.parent().filter(|folder| folder.is_absolute()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// A dialog for one file as one for several.
async fn one(
    chosen: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
) -> Option<Vec<rfd::FileHandle>> {
    chosen.await.map(|file| vec![file])
}

fn wait_elsewhere(
    ctx: Context,
    sender: std::sync::mpsc::Sender<Option<Vec<PathBuf>>>,
    chosen: impl Future<Output = Option<Vec<rfd::FileHandle>>> + Send + 'static,
) {
    std::thread::spawn(move || {
        let chosen = pollster::block_on(chosen);
        let paths = chosen.map(|files| files.iter().map(|file| file.path().to_owned()).collect());
        // The window may be gone by now.
        let _ = sender.send(paths);
        ctx.request_repaint();
    });
}

impl PathQuestion {
    fn new(wanted: Wanted) -> Self {
        let folder = std::env::current_dir().unwrap_or_default();
        let path = folder.join(wanted.suggested()).display().to_string();
        Self {
            wanted,
            path,
            was_shown: false,
            replaces: None,
        }
    }

    /// The paths that were typed.
    fn paths(&self) -> Vec<PathBuf> {
        let lines = self.path.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(with_home)
            .collect()
    }

    /// Shows the question; `None` once it is answered.
    fn show(mut self, ui: &Ui, actions: &mut Vec<Action>) -> Option<Self> {
        let mut done = false;
        let modal = modal(ui, "path question").show(ui.ctx(), |ui| {
            ui.set_width(size::PALETTE);
            let colors = theme::colors(ui.visuals());
            ui.label(
                RichText::new(self.wanted.title())
                    .font(theme::semibold(size::TEXT_PAGE))
                    .color(colors.text),
            );
            ui.label(RichText::new(self.wanted.advice()).color(colors.muted));
            ui.add_space(size::S2);
            // Enter answers; with Shift it begins the next path.
            let sent = ui.input_mut(|input| {
                input.consume_key(Modifiers::COMMAND, Key::Enter)
                    || self.wanted.takes_several() && take_plain_enter(input)
            });
            let field = if self.wanted.takes_several() {
                TextEdit::multiline(&mut self.path).desired_rows(3)
            } else {
                TextEdit::singleline(&mut self.path)
            };
            let field = ui
                .add(field.desired_width(f32::INFINITY))
                .accessible_name("Path");
            if !self.was_shown {
                self.was_shown = true;
                field.request_focus();
            }
            let entered =
                sent || field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if self.replaces.as_deref() == Some(self.path.trim()) {
                ui.add_space(size::S1);
                ui.label(
                    RichText::new("There is a file of this name. It will be replaced.")
                        .color(colors.danger),
                );
            }
            ui.add_space(size::S4);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let path = self.path.trim().to_owned();
                let takes_folders =
                    matches!(self.wanted, Wanted::FilesToImport | Wanted::FolderToImport);
                let is_open = path.ends_with(std::path::MAIN_SEPARATOR) && !takes_folders;
                let ready = !path.is_empty() && !is_open;
                let was_told = self.replaces.as_deref() == Some(&path);
                let (tone, words) = if was_told {
                    (Tone::Danger, "Replace")
                } else {
                    (Tone::Main, self.wanted.button())
                };
                let button = ui
                    .add_enabled_ui(ready, |ui| big_button(ui, tone, words))
                    .inner;
                if ready && (entered || button.clicked()) {
                    // The dialogs of the system ask this as well.
                    if was_told || !self.wanted.would_replace(with_home(&path)) {
                        actions.extend(self.wanted.clone().action(self.paths()));
                        done = true;
                    } else {
                        self.replaces = Some(path);
                    }
                }
                done |= big_button(ui, Tone::Plain, "Cancel").clicked();
            });
        });
        (!done && !modal.should_close()).then_some(self)
    }
}

/// A path that begins with `~/` lies in the user's folder.
fn with_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => Path::new(path).to_owned(),
    }
}

/// Takes the Enter key out of what came in, if it was pressed with no other key. What is held at the end of the frame says
/// nothing of a quick hand: the key's own event does.
fn take_plain_enter(input: &mut InputState) -> bool {
    let is_plain_enter = |event: &Event| {
        matches!(
            event,
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none()
        )
    };
    let at = input.events.iter().position(is_plain_enter);
    at.map(|at| input.events.remove(at)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_not_replaced_unasked() {
        let save = Wanted::CaseToSave {
            suggested: String::new(),
        };
        assert!(save.would_replace("Cargo.toml".into()));
        assert!(!save.would_replace("no such case".into()));
        assert!(!Wanted::CaseToOpen.would_replace("Cargo.toml".into()));
    }

    #[test]
    fn a_name_without_ending_gets_one() {
        let save = Wanted::CaseToSave {
            suggested: String::new(),
        };
        assert!(
            matches!(save.clone().action_on("/a/case".into()), Action::SaveAs(path) if path == Path::new("/a/case.ron"))
        );
        assert!(
            matches!(save.action_on("/a/case.txt".into()), Action::SaveAs(path) if path == Path::new("/a/case.txt"))
        );
        assert!(
            matches!(Wanted::CaseToOpen.action_on("/a/case".into()), Action::Open(path) if path == Path::new("/a/case"))
        );
    }

    #[test]
    fn only_enter_alone_answers_a_question_that_takes_several_lines() {
        let enter = |modifiers| Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        // A quick hand has let go of Shift by the end of the frame.
        let mut input = InputState::default();
        input.events = vec![enter(Modifiers::SHIFT)];
        assert!(!take_plain_enter(&mut input));
        assert_eq!(input.events.len(), 1);
        input.events.push(enter(Modifiers::NONE));
        assert!(take_plain_enter(&mut input));
        assert_eq!(input.events.len(), 1);
    }
}

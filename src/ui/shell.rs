//! The whole window as one function of a `Ui`: bars, panels, board, and what floats above them.
//!
//! Everything reads the session and pushes actions; they run at the end of the frame. Knows no eframe, so that tests
//! run it without a display.

use super::canvas::{self, CanvasState, ContextMenu, LinkMenu, PictureMenu};
use super::capture::Capture;
use super::clipboard::Clipboard;
use super::drafts::DraftReporter;
use super::drop_target;
use super::export_panel::ExportPanel;
use super::files::Dialogs;
use super::find::FindBox;
use super::navigator::Navigator;
use super::new_article::NewArticleForm;
use super::other_name::OtherNameBox;
use super::palette::Palette;
use super::presenting::Presenter;
use super::reader::Reader;
use super::side_panels::SidePanels;
use super::sight::SightBars;
use super::textures::WindowTextures;
use super::theme::{self, size};
use super::viewer::Viewer;
use super::{
    arrange_bar, keyboard, menu_bar, notices, pages, prompts, requests, standing_bar, status_bar,
    tool_bar,
};
use crate::app::{
    Action, CommandId, Draft, KeepAction, Menu, Page, PictureAction, Session, ThemeChoice,
    WindowLayout,
};
use egui::{CentralPanel, Context, Frame, Margin, Panel, ThemePreference, Ui, ViewportCommand};

/// Everything that floats above the board, and whether it is open.
#[derive(Default)]
pub(super) struct Overlays {
    pub(super) context_menu: ContextMenu,
    pub(super) link_menu: LinkMenu,
    pub(super) other_name: OtherNameBox,
    pub(super) picture_menu: PictureMenu,
    pub(super) viewer: Viewer,
    pub(super) palette: Palette,
    pub(super) find: FindBox,
    pub(super) sight: SightBars,
    pub(super) navigator: Navigator,
    pub(super) export: Option<ExportPanel>,
    pub(super) new_article: Option<NewArticleForm>,
    pub(super) page: Option<Page>,
    pub(super) capture: Capture,
    pub(super) presenter: Presenter,
}

impl Overlays {
    /// Whether something is open that the keyboard speaks to alone.
    pub(super) fn has_keyboard(&self) -> bool {
        self.palette.is_open()
            || self.other_name.is_open()
            || self.export.is_some()
            || self.new_article.is_some()
    }
}

/// The window without a window system.
pub struct Shell {
    session: Session,
    pub(super) overlays: Overlays,
    pub(super) dialogs: Dialogs,
    clipboard: Clipboard,
    canvas: CanvasState,
    panels: SidePanels,
    reader: Reader,
    drafts: DraftReporter,
    shown: ShownOutside,
}

/// What the window system was told last.
#[derive(Default)]
struct ShownOutside {
    title: String,
    theme: Option<ThemeChoice>,
    may_close: bool,
    case_number: u64,
    /// The inside of the window when it did not fill the screen, in points.
    inner_size: Option<(f32, f32)>,
    maximized: bool,
}

impl Shell {
    /// A window around a session; installs fonts and styles.
    pub fn new(ctx: &Context, session: Session) -> Self {
        theme::install(ctx);
        Self {
            session,
            overlays: Overlays::default(),
            dialogs: Dialogs::default(),
            clipboard: Clipboard::default(),
            canvas: CanvasState::default(),
            panels: SidePanels::default(),
            reader: Reader::default(),
            drafts: DraftReporter::default(),
            shown: ShownOutside::default(),
        }
    }

    /// Lets files be asked for with the dialogs of the system, and its clipboard for more than words; without this the
    /// window asks itself.
    pub fn use_system_dialogs(&mut self) {
        self.dialogs.use_system();
        self.clipboard.use_system();
    }

    /// Shows a page over the board.
    pub fn show_page(&mut self, page: Page) {
        self.overlays.page = Some(page);
    }

    /// The session, for reading.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Does something as if the user had asked for it.
    pub fn dispatch(&mut self, action: Action) {
        self.session.dispatch(action);
    }

    /// Waits for running jobs, for tests.
    pub fn finish_jobs(&mut self) {
        self.session.finish_jobs(std::time::Duration::from_secs(30));
    }

    /// Writes down what is remembered between runs.
    pub fn shut_down(&mut self) {
        let before = self.session.settings().layout;
        self.session.shut_down(WindowLayout {
            inner_size: self.shown.inner_size.or(before.inner_size),
            maximized: self.shown.maximized,
            library_width: self.panels.library_width.or(before.library_width),
            inspector_width: self.panels.inspector_width.or(before.inspector_width),
        });
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        self.session.poll();
        self.exchange_textures(ui.ctx());
        self.guard_closing(ui, &mut actions);
        self.pass_time(ui);
        self.follow_theme(ui.ctx());
        if self.session.presenting().is_some() {
            let presenter = &mut self.overlays.presenter;
            presenter.show(ui, &mut self.session, &mut actions);
            prompts::prompt(ui, &self.session, &mut actions);
        } else {
            self.work(ui, &mut actions);
        }
        self.run(ui, actions);
        self.tell_title(ui);
        self.note_size(ui);
    }

    /// One frame in which nothing is presented.
    fn work(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let mut focus = keyboard::Focus {
            board: !self.overlays.has_keyboard()
                && self.session.prompt().is_none()
                && !self.dialogs.is_asking(),
            page: self.overlays.page.is_some(),
            menu: self.overlays.context_menu.is_open()
                || self.overlays.link_menu.is_open()
                || self.overlays.picture_menu.is_open(),
            find: self.overlays.find.is_open(),
            viewer: self.overlays.viewer.is_open(),
            typing_title: self.canvas.editor.is_open() || self.panels.is_typing_page(),
            reader: false,
        };
        focus.reader =
            focus.board && !focus.page && !focus.menu && self.reader.take_keys(ui, &self.session);
        keyboard::keyboard(ui, focus, actions);
        self.clipboard.enrich(ui.ctx(), actions);
        self.bars(ui, actions);
        self.panels.show(ui, &mut self.session, actions);
        self.reader.show_beside(ui, &mut self.session, actions);
        CentralPanel::no_frame().show(ui, |ui| {
            if self.overlays.viewer.is_open() {
                let viewer = &mut self.overlays.viewer;
                return viewer.show(ui, &mut self.session, actions);
            }
            if self.session.reading().fills_window() {
                let Self {
                    reader, session, ..
                } = self;
                return reader.show_filling(ui, session, actions);
            }
            standing_bar::standing_bar(ui, &self.session, actions);
            self.overlays.sight.show_filter(ui, &self.session, actions);
            canvas::canvas(ui, &mut self.session, &mut self.canvas, actions);
            self.overlays.find.show(ui, &mut self.session, actions);
            self.overlays
                .sight
                .show_over_board(ui, &self.session, actions);
            self.overlays.navigator.show(ui, &mut self.session, actions);
        });
        self.float(ui, actions);
        self.overlays.capture.poll(ui.ctx(), &mut self.dialogs);
        self.dialogs.poll(ui, actions);
        self.dropped_files(ui, actions);
        self.report_drafts(ui, actions);
    }

    /// What is typed into forms and not handed over yet is kept too.
    fn report_drafts(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        let Self {
            session,
            overlays,
            canvas,
            panels,
            drafts,
            ..
        } = self;
        let all = || {
            let form = overlays.new_article.as_ref();
            let form = form.and_then(NewArticleForm::draft);
            let mut all: Vec<Draft> = canvas.editor.draft(session).into_iter().collect();
            all.extend(form);
            all.extend(overlays.viewer.drafts());
            all.extend(panels.drafts(session));
            all
        };
        drafts.report(ui, all, actions);
    }

    /// After the program failed in a frame: writes everything out, says whether that succeeded, and takes away what lies
    /// over the board, but for words that were typed.
    pub(super) fn secure(&mut self) -> bool {
        let is_safe = self.session.secure();
        let new_article = self.overlays.new_article.take();
        self.overlays = Overlays {
            new_article,
            ..Overlays::default()
        };
        is_safe
    }

    /// Lets go of the journal without giving up what is in it: another run of the program takes it over, and this window
    /// closes unasked.
    pub(super) fn let_go(&mut self) {
        self.session.let_go_of_journal();
        self.shown.may_close = true;
    }

    fn bars(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let session = &self.session;
        let bar = |height: f32, panel: Panel| panel.exact_size(height).resizable(false);
        let frame = Frame::new()
            .fill(theme::colors(ui.visuals()).bar)
            .inner_margin(Margin::symmetric(size::S2 as i8, 0));
        bar(size::MENU_BAR, Panel::top("menu bar"))
            .frame(frame)
            .show(ui, |ui| {
                menu_bar::menu_bar(ui, session, actions);
            });
        bar(size::TOOL_BAR, Panel::top("toolbar"))
            .frame(frame)
            .show(ui, |ui| {
                tool_bar::tool_bar(ui, session, actions);
            });
        bar(size::STATUS_BAR, Panel::bottom("status bar"))
            .frame(frame)
            .show(ui, |ui| {
                status_bar::status_bar(ui, session, actions);
            });
    }

    fn float(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let Self {
            session,
            overlays,
            dialogs,
            ..
        } = self;
        overlays.context_menu.show(ui, session, actions);
        overlays.link_menu.show(ui, session, actions);
        overlays.picture_menu.show(ui, session, actions);
        arrange_bar::arrange_bar(ui, session, actions);
        notices::notices(ui, session, actions);
        pages::page(ui, session, &mut overlays.page, actions);
        overlays.palette.show(ui, session, actions);
        overlays.other_name.show(ui, session, actions);
        if let Some(panel) = &mut overlays.export
            && panel.show(ui, session, dialogs, actions).is_done()
        {
            overlays.export = None;
        }
        if let Some(form) = &mut overlays.new_article
            && form.show(ui, actions).is_done()
        {
            overlays.new_article = None;
        }
        prompts::prompt(ui, session, actions);
    }

    /// Actions first, then what they ask of the window.
    fn run(&mut self, ui: &Ui, actions: Vec<Action>) {
        let acted = !actions.is_empty();
        if actions.iter().any(looks_at_whole_case) {
            let mut typed = Vec::new();
            self.panels.commit(&self.session, &mut typed);
            typed
                .into_iter()
                .for_each(|action| self.session.dispatch(action));
        }
        for action in actions {
            self.session.dispatch(action);
        }
        let case_shown = self.session.case_number();
        if case_shown != self.shown.case_number {
            self.shown.case_number = case_shown;
            let is_undecided = self.session.orphans().len() > 0;
            let stays = |page: &Page| *page == Page::Recovery && is_undecided;
            self.overlays.page = self.overlays.page.filter(stays);
            self.overlays.viewer.close();
        }
        let requests = self.session.take_requests();
        let asked = !requests.is_empty();
        for request in requests {
            let Self {
                session,
                overlays,
                dialogs,
                panels,
                ..
            } = self;
            if requests::serve(ui, session, request, overlays, dialogs, panels)
                == requests::Next::Close
            {
                self.shown.may_close = true;
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        }
        if acted || asked {
            ui.ctx().request_repaint();
        }
    }

    /// The window closes when the session says so, not before.
    fn guard_closing(&self, ui: &Ui, actions: &mut Vec<Action>) {
        if ui.input(|input| input.viewport().close_requested()) && !self.shown.may_close {
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            actions.push(Action::CloseRequested);
        }
    }

    /// Time passes for glides and notices; an idle window draws no frames.
    fn pass_time(&mut self, ui: &Ui) {
        // What glides must not jump after a slow frame; a notice goes by the clock, however few frames are drawn.
        let is_moving = self.session.is_moving();
        let passed_secs = ui.input(|input| match is_moving {
            true => input.stable_dt.min(0.1),
            false => input.unstable_dt.min(1.0),
        });
        if self.session.is_animating() {
            self.session.dispatch(Action::PassTime { passed_secs });
        }
        if self.session.is_moving() {
            ui.ctx().request_repaint();
        } else if self.session.presenting().is_none()
            && let Some(wait_secs) = notices::next_change_secs(&self.session)
        {
            ui.ctx().request_repaint_after_secs(wait_secs);
        }
    }

    /// Pictures that were decoded become textures, a few in each frame; a window that comes back looks for files anew.
    fn exchange_textures(&mut self, ctx: &Context) {
        if self.session.exchange_textures(&mut WindowTextures(ctx)) {
            ctx.request_repaint();
        }
        let is_back = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
        if ctx.input(|input| input.raw.events.iter().any(is_back)) {
            self.session
                .dispatch(Action::Picture(PictureAction::LookAgain));
        }
    }

    fn follow_theme(&mut self, ctx: &Context) {
        let wanted = self.session.settings().theme;
        if self.shown.theme != Some(wanted) {
            self.shown.theme = Some(wanted);
            ctx.set_theme(match wanted {
                ThemeChoice::System => ThemePreference::System,
                ThemeChoice::Light => ThemePreference::Light,
                ThemeChoice::Dark => ThemePreference::Dark,
            });
        }
    }

    fn note_size(&mut self, ui: &Ui) {
        let (rect, maximized) = ui.input(|input| {
            let viewport = input.viewport();
            let filled = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
            (viewport.inner_rect, filled)
        });
        self.shown.maximized = maximized;
        if let Some(rect) = rect.filter(|_| !maximized) {
            self.shown.inner_size = Some((rect.width(), rect.height()));
        }
    }

    fn tell_title(&mut self, ui: &Ui) {
        let title = self.session.window_title();
        if title != self.shown.title {
            ui.ctx()
                .send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown.title = title;
        }
    }

    /// Files dropped on the window are taken in where they fell; a case alone is opened.
    fn dropped_files(&self, ui: &Ui, actions: &mut Vec<Action>) {
        drop_target::drop_target(ui, &self.session, actions);
    }
}

/// Whether words that are still being typed must be in the case first.
fn looks_at_whole_case(action: &Action) -> bool {
    match action {
        Action::Run(id) => {
            matches!(id.command().menu, Menu::File)
                || matches!(
                    id,
                    CommandId::Undo
                        | CommandId::Redo
                        | CommandId::Present
                        | CommandId::PresentFromHere
                )
        }
        Action::Keep(KeepAction::LookAtVersion { .. } | KeepAction::LookAtFile) => false,
        Action::Open(_)
        | Action::Keep(_)
        | Action::OpenBuiltIn(_)
        | Action::SaveAs(_)
        | Action::SaveCopy(_)
        | Action::Import(_)
        | Action::Export(_)
        | Action::CloseRequested => true,
        _ => false,
    }
}

/// Whether a form is finished with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It stays.
    Open,
    /// It goes.
    Done,
}

impl Form {
    pub(super) fn is_done(self) -> bool {
        self == Self::Done
    }
}

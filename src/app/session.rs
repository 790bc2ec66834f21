//! The session: the program without a window. Owns the editor, the view of the board, running jobs, notices and settings.
//!
//! The window reads it through the getters here and changes it through [`Session::dispatch`] alone.

use super::arrange::Arranging;
use super::camera_trail::CameraTrail;
use super::clerk::Clerk;
use super::derived::{Derived, FindingsState};
use super::document::{Document, Origin};
use super::frame_log::Painted;
use super::importing::{ImportSetup, Importing};
use super::jobs::{Jobs, Wake};
use super::journaling::Journaling;
use super::keeping::{Keeping, KeepingSetup, Outside};
use super::library::{self, LibraryLists, Question};
use super::message::JobMessage;
use super::notice::Notices;
use super::opening_view::OpeningView;
use super::prompt::Prompt;
use super::request::WindowRequest;
use super::search::{Asker, Found, Place};
use super::settings::Settings;
use crate::board::interact::{CursorKind, Gesture, LinkWalk, Tool};
use crate::board::{
    BoardIndex, Camera, Hit, Picture, PictureCache, PictureNode, Scene, Selection, View,
};
use crate::edit::Editor;
use crate::model::{Case, Findings, IdSource, RecordRef};
use crate::storage::{self, ConfigDir, JournalFolder, RecentFile};
use emath::Rect;
use epaint::text::FontsView;
use std::sync::Arc;

/// The name of the settings file.
pub(super) const SETTINGS_FILE: &str = "settings.ron";

/// What a session needs from outside: the core has no chance and no clock of its own.
pub struct Environment {
    /// A number that differs for each start of the program.
    pub replica_seed: u64,
    /// Called when a job has news.
    pub wake: Wake,
    /// Where settings and the list of recent files are kept; `None` keeps them nowhere.
    pub config_dir: Option<ConfigDir>,
    /// Where the journals are that keep unsaved work through a crash; `None` keeps none.
    pub journals: Option<JournalFolder>,
    /// Who adds things, when, and how documents are read.
    pub importing: ImportSetup,
    /// What keeping work safe from outside needs.
    pub keeping: KeepingSetup,
}

/// The view of the board: session state, never saved in the case, never in undo.
pub struct BoardState {
    /// Where we look.
    pub camera: Camera,
    /// Where the camera glides to, if it does.
    pub(super) camera_goal: Option<Camera>,
    /// Where the view jumped from.
    pub(super) trail: CameraTrail,
    /// The small map as shown last.
    pub(super) map: Option<super::map::KeptMap>,
    /// The board's rectangle on the screen, in screen points.
    pub viewport_in_screen: Rect,
    /// Selection, hover, preview: all that is drawn but is not in the case.
    pub scene: Scene,
    /// What lets some cards stand out: filter, focus, path.
    pub(super) sight: super::sight::Sight,
    pub(super) gesture: Gesture,
    pub(super) walk: LinkWalk,
    /// Frame tabs and link labels as painted last: the pointer can hit them, and only the picture knows their size.
    pub(super) plates: Vec<PictureNode>,
    pub(super) tool: Tool,
    /// Where the pointer was last, in screen points.
    pub(super) pointer_in_screen: emath::Pos2,
    /// What the pointer should look like over the board.
    pub cursor: CursorKind,
    /// The card or frame whose title is edited in place.
    pub editing_title: Option<RecordRef>,
    /// The state of the history right after a record was made to be written on.
    pub(super) made_to_edit: Option<u64>,
    pub(super) cache: PictureCache,
    /// Set until the first viewport is known: then the camera is placed.
    pub(super) wants_first_view: bool,
    /// How long the pointer has been on the same card, in seconds.
    pub(super) hovered_secs: f32,
    pub(super) selection_number: u64,
    /// How much the last picture shows.
    pub painted: Painted,
}

/// The program without a window.
pub struct Session {
    pub(super) editor: Editor,
    pub(super) document: Document,
    pub(super) board: BoardState,
    pub(super) derived: Derived,
    pub(super) jobs: Jobs<JobMessage>,
    pub(super) notices: Notices,
    pub(super) prompts: Vec<Prompt>,
    pub(super) requests: Vec<WindowRequest>,
    pub(super) settings: Settings,
    pub(super) clerk: Clerk,
    /// A record the inspector shows although it is not selected on the board.
    pub(super) inspected: Option<RecordRef>,
    /// How every case opened is looked at first, if that was asked for.
    pub(super) opening_view: Option<OpeningView>,
    pub(super) arranging: Arranging,
    pub(super) presenting: Option<Box<super::presenting::Presenting>>,
    pub(super) page_sketches: super::pages::PageSketches,
    pub(super) importing: Importing,
    pub(super) keeping: Keeping,
    pub(super) reading: super::reading::Reading,
    pub(super) pictures: super::pictures::Thumbnails,
    /// A file that is not as the program saved it, while the user has not decided.
    pub(super) damage: Option<super::damage::Damage>,
    pub(super) journaling: Journaling,
    pub(super) recovery: super::recovery::Recovery,
    /// What was withheld from the last picture that things were withheld from.
    pub(super) withheld: Option<Arc<super::handling::WithheldReport>>,
    pub(super) counters: Counters,
}

/// Small numbers the session keeps.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// Mixed into the ids of each opened case, so that reopening never repeats ids.
    pub(super) replica_seed: u64,
    pub(super) opened: u64,
    /// Mixed into the ids of each board of another program.
    pub(super) boards: u64,
    /// How often the same cards were pasted, so that copies do not lie on each other.
    pub(super) pastes: u32,
    /// The content that the user decided to leave unsaved; see `History::state`.
    pub(super) discarded: Option<u64>,
    /// The action to go on with once a running save has succeeded.
    pub(super) after_save: Option<Box<super::action::Action>>,
    /// The revision that a running comparison stands for.
    pub(super) comparing: Option<u64>,
}

impl Session {
    /// A session with an empty, unsaved case; reads settings and recent files.
    pub fn new(environment: Environment) -> Self {
        let seed = environment.replica_seed;
        let editor = Editor::opened(Case::new("Untitled case"), IdSource::new(seed));
        let stored = environment.config_dir.as_ref().map(|folder| {
            let settings = storage::read_settings::<Settings>(folder, SETTINGS_FILE);
            (settings, storage::read_recents(folder))
        });
        let (settings, recents) = stored.unwrap_or_default();
        let recovery = super::recovery::Recovery::in_folder(environment.journals.clone());
        let (journaling, no_journal) = Journaling::new(
            environment.journals,
            environment.importing.clock,
            Arc::clone(&environment.wake),
        );
        let warnings = settings.warning.into_iter();
        let warnings = warnings.chain(recents.warning).chain(no_journal);
        let mut session = Self {
            editor,
            document: Document::new(Origin::New),
            board: BoardState::new(),
            derived: Derived::default(),
            keeping: Keeping::new(environment.keeping, &environment.wake),
            jobs: Jobs::new(environment.wake),
            notices: Notices::default(),
            prompts: Vec::new(),
            requests: Vec::new(),
            settings: settings.value,
            clerk: Clerk::new(environment.config_dir, storage::look_at(&recents.value)),
            inspected: None,
            opening_view: None,
            arranging: Arranging::default(),
            presenting: None,
            page_sketches: super::pages::PageSketches::default(),
            importing: Importing::new(environment.importing),
            reading: super::reading::Reading::default(),
            pictures: super::pictures::Thumbnails::default(),
            damage: None,
            journaling,
            recovery,
            withheld: None,
            counters: Counters {
                replica_seed: seed,
                ..Counters::default()
            },
        };
        for warning in warnings {
            session
                .notices
                .add(super::notice::NoticeKind::Warning, warning);
        }
        session.journal_opened();
        session.apply_settings();
        session.recall_places();
        session
    }

    /// How large the window was last time; read before there is a window, and so before there is a session.
    pub fn stored_layout(config_dir: Option<&ConfigDir>) -> super::settings::WindowLayout {
        let stored =
            config_dir.map(|folder| storage::read_settings::<Settings>(folder, SETTINGS_FILE));
        stored.unwrap_or_default().value.layout
    }

    /// The case.
    pub fn case(&self) -> &Case {
        self.editor.case()
    }

    /// Changes with every change of the case and with every case opened; what is derived from the case is fresh while it
    /// has this number.
    pub fn revision(&self) -> u64 {
        (self.counters.opened << 32) | (self.editor.revision() & 0xffff_ffff)
    }

    /// A number that differs for each case opened in this session.
    pub fn case_number(&self) -> u64 {
        self.counters.opened
    }

    /// What comparison found out; for large cases it may be a moment behind.
    pub fn findings(&self) -> &Findings {
        &self.derived.findings
    }

    /// Where everything is on the board; while an arrangement is proposed, where it shows everything.
    pub fn index(&self) -> &BoardIndex {
        self.index_on_show()
    }

    /// Camera, viewport, and what is drawn besides the case.
    pub fn board(&self) -> &BoardState {
        &self.board
    }

    /// What is selected on the board.
    pub fn selection(&self) -> &Selection {
        &self.board.scene.selection
    }

    /// Changes with the selection: what was found out about it is fresh while it has this number. An edit that takes out
    /// what is selected changes the revision instead.
    pub fn selection_number(&self) -> u64 {
        self.board.selection_number
    }

    /// The pointer's tool.
    pub fn tool(&self) -> Tool {
        self.board.tool
    }

    /// The record the inspector shows: the one asked for, else the subject of the only selected card, link or frame.
    pub fn inspected(&self) -> Option<RecordRef> {
        if let Some(record) = self
            .inspected
            .filter(|record| record.exists_in(self.case()))
        {
            return Some(record);
        }
        let selection = self.selection();
        let mut all = selection
            .cards
            .iter()
            .filter_map(|card| self.case().card(*card))
            .map(|card| card.subject)
            .chain(selection.links.iter().map(|link| (*link).into()))
            .chain(selection.frames.iter().map(|frame| (*frame).into()));
        match (all.next(), all.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The open case as a document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Whether there is unsaved work: a case whose file another program took away is nowhere but here.
    pub fn is_dirty(&self) -> bool {
        self.editor.is_dirty() || self.outside() == Some(Outside::Gone)
    }

    /// What undo and redo would do, newest first.
    pub fn undo_label(&self) -> Option<&str> {
        self.editor.history().undo_labels().next()
    }

    /// What redo would do.
    pub fn redo_label(&self) -> Option<&str> {
        self.editor.history().redo_labels().next()
    }

    /// What the program remembers between runs.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Recently opened files, newest first, as they were when the list changed or was asked for last.
    pub fn recents(&self) -> &[RecentFile] {
        &self.clerk.recents
    }

    /// Messages on show.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// The question that must be answered first.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompts.last()
    }

    /// Running jobs.
    pub fn jobs(&self) -> &[super::jobs::RunningJob] {
        self.jobs.running()
    }

    /// What the window shall do, each once.
    pub fn take_requests(&mut self) -> Vec<WindowRequest> {
        std::mem::take(&mut self.requests)
    }

    /// What answers a query. On a large case a job looks for it: until that is done this is the asker's answer before
    /// (see [`Found::query`]), and the window is woken when it is. Ask in every frame in which the answer is shown.
    pub fn find(&mut self, asker: Asker, query: &str) -> Arc<Found> {
        let revision = self.revision();
        let finder = &mut self.derived.finder;
        if let Some(job) = finder.outdated_job(asker, query) {
            self.jobs.cancel(job);
        }
        match finder.ask(&self.editor, revision, asker, query) {
            Place::Nowhere => {}
            Place::Here(task) => finder.take(task.run(&|| true), revision >> 32),
            Place::Job(task) => {
                let id = self.jobs.start_unseen("Searching", move |control| {
                    JobMessage::Searched(Box::new(task.run(&|| !control.is_cancelled())))
                });
                finder.note_job(id);
            }
        }
        Arc::clone(self.derived.finder.answer(asker))
    }

    /// The library's lists. Those of a large case are built by a job: until that is done these are the ones before, and the
    /// window is woken when they come. Ask in every frame in which they are shown.
    pub fn library(&mut self, question: &Question) -> Arc<LibraryLists> {
        let case_number = self.case_number();
        let Derived {
            librarian,
            findings,
            findings_number,
            ..
        } = &mut self.derived;
        let now = library::Now {
            editor: &self.editor,
            findings,
            findings_number: *findings_number,
            case_number,
        };
        match librarian.ask(&now, question) {
            library::Place::Nowhere => {}
            library::Place::Here(task) => drop(librarian.take(task.run(), case_number)),
            library::Place::Job(task) => {
                self.jobs
                    .start_unseen("Listing", move |_| JobMessage::Listed(Box::new(task.run())));
            }
        }
        Arc::clone(self.derived.librarian.lists())
    }

    /// The board as it looks now. Brings everything derived up to date first.
    pub fn picture(
        &mut self,
        fonts: &mut FontsView<'_>,
        theme: &crate::board::BoardTheme,
    ) -> Picture {
        self.refresh();
        let on_show = self.arranging.on_show();
        let (case, index) = on_show.unwrap_or((self.editor.case(), &self.derived.index));
        let view = View {
            case,
            findings: &self.derived.findings,
            index,
            glide: self.arranging.glide(&self.derived.index),
            camera: self.board.camera,
            viewport_in_screen: self.board.viewport_in_screen,
            theme,
            scene: match &self.presenting {
                Some(presenting) => presenting.scene(),
                None => &self.board.scene,
            },
            images: self.pictures.shelf(),
        };
        let picture = crate::board::picture(&view, fonts, &mut self.board.cache);
        self.board.painted = Painted {
            cards: picture.cards_painted,
            links: picture.links_painted,
        };
        let is_plate = |node: &&PictureNode| {
            matches!(node.hit, Hit::FrameTab(_) | Hit::Link(_) | Hit::Badge(_))
        };
        self.wish_for_images(&picture);
        self.board.plates = picture.nodes.iter().filter(is_plate).cloned().collect();
        picture
    }

    /// Whether something moves by itself, so that the next frame should come without waiting for input.
    pub fn is_animating(&self) -> bool {
        self.is_moving() || self.presenting.is_none() && !self.notices.shown().is_empty()
    }

    /// Whether the picture changes by itself: the view glides, or a gesture is under way.
    pub fn is_moving(&self) -> bool {
        if let Some(presenting) = &self.presenting {
            return presenting.is_moving();
        }
        self.board.camera_goal.is_some()
            || self.board.gesture.is_active()
            || self.arranging.is_gliding()
            || super::pointer::hover_is_changing(&self.board)
    }

    /// Brings index and findings up to date, leaving slow comparison to a job.
    pub(super) fn refresh(&mut self) {
        self.keep_journal();
        let state = self.derived.refresh(&self.editor);
        let revision = self.revision();
        if state == FindingsState::Stale && self.counters.comparing.is_none() {
            self.counters.comparing = Some(revision);
            let case = self.editor.case().clone();
            self.jobs
                .start("Comparing claims", move |_| JobMessage::Compared {
                    findings: crate::compare::findings(&case),
                    revision,
                });
        }
        self.refresh_mentions();
        self.refresh_namesakes();
        self.refresh_sight();
        self.refresh_arranging();
        self.reading
            .forget_missing(self.editor.case(), self.counters.opened);
    }
}

impl BoardState {
    pub(super) fn new() -> Self {
        Self {
            camera: Camera::default(),
            camera_goal: None,
            trail: CameraTrail::default(),
            map: None,
            viewport_in_screen: Rect::from_min_size(emath::Pos2::ZERO, emath::vec2(1200.0, 800.0)),
            scene: Scene::default(),
            sight: super::sight::Sight::default(),
            gesture: Gesture::default(),
            walk: LinkWalk::default(),
            plates: Vec::new(),
            tool: Tool::default(),
            pointer_in_screen: emath::Pos2::ZERO,
            cursor: CursorKind::default(),
            editing_title: None,
            made_to_edit: None,
            cache: PictureCache::default(),
            wants_first_view: true,
            hovered_secs: 0.0,
            selection_number: 0,
            painted: Painted::default(),
        }
    }
}

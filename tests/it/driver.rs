//! Drives a session as a window would, without one: pointer, commands, files.

use caseboard::app::{
    Action, Answer, CommandId, Environment, ImportSetup, KeepingSetup, Session, WindowLayout,
    WindowRequest,
};
use caseboard::board::interact::{Button, Modifiers, PointerInput};
use caseboard::model::{Case, RecordRef};
use caseboard::storage::ConfigDir;
use emath::{Pos2, Rect, Vec2, pos2, vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Long enough for any job on any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(120);

/// A session, and a folder for its files.
pub struct Driver {
    pub session: Session,
    folder: tempfile::TempDir,
}

impl Driver {
    /// A session as after the first start, with a board of 1200 × 800 points.
    pub fn new() -> Self {
        Self::with_setup(ImportSetup::default(), KeepingSetup::default())
    }

    /// A session of this user, with this clock, on this machine.
    pub fn with_setup(importing: ImportSetup, keeping: KeepingSetup) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let session = Self::start_session(folder.path(), importing, keeping);
        Self { session, folder }
    }

    fn start_session(folder: &Path, importing: ImportSetup, keeping: KeepingSetup) -> Session {
        let config_dir = Some(ConfigDir::at(folder.join("config")));
        let mut session = Session::new(Environment {
            replica_seed: 5,
            wake: Arc::new(|| {}),
            config_dir,
            importing,
            keeping,
        });
        session.dispatch(Action::SetViewport(Rect::from_min_size(
            pos2(200.0, 60.0),
            vec2(1200.0, 800.0),
        )));
        session
    }

    /// Starts the program again, with what it remembers.
    pub fn restart(&mut self) {
        self.session.shut_down(WindowLayout::default());
        self.session = Self::start_session(
            self.folder.path(),
            ImportSetup::default(),
            KeepingSetup::default(),
        );
    }

    /// A session with a copy of the sample open.
    pub fn with_sample() -> Self {
        let mut driver = Self::new();
        let path = driver.path("sample.ron");
        std::fs::copy("saves/north-korea-shipments.ron", &path).expect("the sample can be copied");
        driver.open(&path);
        driver
    }

    /// A path in the session's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn open(&mut self, path: &Path) {
        self.dispatch(Action::Open(path.to_owned()));
        self.dispatch(Action::SetViewport(self.session.board().viewport_in_screen));
        self.session.finish_gliding();
    }

    /// Does what the user wants and waits for all jobs.
    pub fn dispatch(&mut self, action: Action) {
        self.session.dispatch(action);
        self.session.finish_jobs(PATIENCE);
        self.session.finish_gliding();
    }

    pub fn run(&mut self, command: CommandId) {
        assert!(
            self.session.availability(command).is_enabled(),
            "{command:?} is not enabled"
        );
        self.dispatch(Action::Run(command));
    }

    pub fn answer(&mut self, answer: Answer) {
        assert!(self.session.prompt().is_some(), "no question is on show");
        self.dispatch(Action::Answer(answer));
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }

    /// The text of the newest notice.
    pub fn notice(&self) -> &str {
        self.session
            .notices()
            .shown()
            .last()
            .map_or("", |notice| notice.text.as_str())
    }

    /// What the session asked of the window since the last call.
    pub fn requests(&mut self) -> Vec<WindowRequest> {
        self.session.take_requests()
    }

    /// The first record whose name starts so.
    pub fn named(&self, start: &str) -> RecordRef {
        let case = self.case();
        let mut subjects = case
            .cards()
            .iter()
            .map(|card| card.subject)
            .chain(case.frames().ids().map(Into::into));
        subjects
            .find(|record| case.name_of(*record).starts_with(start))
            .unwrap_or_else(|| panic!("nothing is named {start}"))
    }

    /// Where a record's card (or frame) is on the screen.
    pub fn rect_of(&self, record: RecordRef) -> Rect {
        let case = self.case();
        let rect_in_board = match record {
            RecordRef::Frame(id) => case.frame(id).expect("the frame is there").rect(),
            _ => case
                .cards()
                .iter()
                .find(|card| card.subject == record)
                .expect("it is on the board")
                .rect(),
        };
        self.session.rect_on_screen(rect_in_board)
    }

    pub fn pointer_moves(&mut self, pos_in_screen: Pos2) {
        self.dispatch(Action::Pointer(PointerInput::Moved {
            pos_in_screen,
            modifiers: Modifiers::NONE,
        }));
    }

    pub fn press(&mut self, pos_in_screen: Pos2, modifiers: Modifiers) {
        self.pointer_moves(pos_in_screen);
        self.dispatch(Action::Pointer(PointerInput::Pressed {
            pos_in_screen,
            button: Button::Primary,
            modifiers,
        }));
    }

    pub fn release(&mut self, pos_in_screen: Pos2, modifiers: Modifiers) {
        self.dispatch(Action::Pointer(PointerInput::Released {
            pos_in_screen,
            button: Button::Primary,
            modifiers,
        }));
    }

    pub fn drag(&mut self, from: Pos2, by: Vec2, modifiers: Modifiers) {
        self.press(from, modifiers);
        for step in 1..=8 {
            let pos_in_screen = from + by * (step as f32 / 8.0);
            self.dispatch(Action::Pointer(PointerInput::Moved {
                pos_in_screen,
                modifiers,
            }));
        }
        self.release(from + by, modifiers);
    }
}

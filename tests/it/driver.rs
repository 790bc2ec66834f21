//! Drives a session as a window would, without one: pointer, commands, files.

use caseboard::app::{
    Action, Answer, CommandId, Environment, ImportSetup, KeepingSetup, RecoverAction, Session,
    WindowLayout, WindowRequest,
};
use caseboard::board::interact::{Button, Modifiers, PointerInput};
use caseboard::model::{Case, RecordRef};
use caseboard::storage::{ConfigDir, JournalFolder};
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
            journals: Some(JournalFolder::at(folder.join("journals"))),
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

    /// The program comes to a bad end and is started again; nothing was put away. It looks for what was left.
    pub fn crash(&mut self) {
        let flusher = self.session.journal_flusher();
        assert!(flusher.flush(PATIENCE), "the journal is written");
        let other = tempfile::tempdir().expect("a temporary folder");
        drop(std::mem::replace(
            &mut self.session,
            Self::start(other.path()),
        ));
        self.wait_for_journals();
        self.session = Self::start(self.folder.path());
        self.look();
    }

    /// Unlike a dead process, the thread that wrote the journals may still be about to let go of them.
    fn wait_for_journals(&self) {
        let is_free = |name: &String| {
            let file = std::fs::File::open(self.path("journals").join(name));
            file.is_ok_and(|file| file.try_lock().is_ok())
        };
        let mut tries = 0;
        while !self.journals().iter().all(is_free) && tries < 300 {
            tries += 1;
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Looks for work that was left unsaved.
    pub fn look(&mut self) {
        self.dispatch(Action::Recover(RecoverAction::Look));
        self.session.finish_jobs(PATIENCE);
    }

    /// Another window of the program, with the same folders.
    pub fn second_window(&self) -> Session {
        Self::start(self.folder.path())
    }

    fn start(folder: &Path) -> Session {
        Self::start_session(folder, ImportSetup::default(), KeepingSetup::default())
    }

    /// The names of the journals, those that were given up with their folder.
    pub fn journals(&self) -> Vec<String> {
        let folder = self.path("journals");
        let names = |folder: &Path| {
            let entries = std::fs::read_dir(folder).into_iter().flatten();
            let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            names.filter(|name| name.ends_with(".journal")).collect()
        };
        let mut all: Vec<String> = names(&folder);
        let given_up: Vec<String> = names(&folder.join("given-up"));
        all.extend(given_up.into_iter().map(|name| format!("given-up/{name}")));
        all
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

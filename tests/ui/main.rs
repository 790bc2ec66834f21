//! The window as a user has it, by accessible label, without a display: bundled fonts, no GPU, no network.

mod arrange;
mod boards;
mod damage;
mod export;
mod keeping;
mod navigator;
mod people;
mod presenting;
mod reader;
mod recovery;
mod screen;
mod sight;

#[path = "../common/looks.rs"]
#[allow(dead_code, reason = "each test program asks for a part of it")]
mod looks;

use caseboard::app::{Action, BuiltIn, CommandId, Environment, Session};
use caseboard::board::Camera;
use caseboard::board::theme::size::HANDLE_OFFSET_IN_SCREEN;
use caseboard::model::{Card, Case, RecordRef};
use caseboard::ui::Shell;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

/// The window with the sample open.
struct Window {
    harness: Harness<'static, Option<Shell>>,
}

impl Window {
    fn with_sample() -> Self {
        let mut window = Self::empty();
        window.dispatch(Action::OpenBuiltIn(BuiltIn::Sample));
        window.frames();
        window
    }

    fn empty() -> Self {
        Self::around(Session::new(Environment {
            replica_seed: 7,
            wake: Arc::new(|| {}),
            config_dir: None,
            journals: None,
            importing: caseboard::app::ImportSetup::default(),
            keeping: caseboard::app::KeepingSetup::default(),
        }))
    }

    fn around(session: Session) -> Self {
        let mut session = Some(session);
        let harness = Harness::builder()
            .with_size([1400.0, 900.0])
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(200)
            .allow_missing_glyphs()
            .with_accessibility_check(false)
            .build_ui_state(
                move |ui, shell: &mut Option<Shell>| {
                    if let Some(session) = session.take() {
                        *shell = Some(Shell::new(ui.ctx(), session));
                    }
                    if let Some(shell) = shell {
                        shell.ui(ui);
                    }
                },
                None,
            );
        let mut window = Self { harness };
        window.frames();
        window
    }

    /// Some frames; the view may glide for a moment.
    fn frames(&mut self) {
        self.harness.run_steps(40);
    }

    fn shell(&self) -> &Shell {
        self.harness
            .state()
            .as_ref()
            .expect("the first frame made it")
    }

    fn session(&self) -> &Session {
        self.shell().session()
    }

    fn case(&self) -> &Case {
        self.session().case()
    }

    fn dispatch(&mut self, action: Action) {
        self.harness
            .state_mut()
            .as_mut()
            .expect("the first frame made it")
            .dispatch(action);
        self.frames();
    }

    fn finish_jobs(&mut self) {
        let shell = self.harness.state_mut().as_mut();
        shell.expect("the first frame made it").finish_jobs();
        self.frames();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.frames();
    }

    fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.frames();
    }

    fn types(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.frames();
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.run_steps(2);
        self.button(from, true);
        for step in 1..=6 {
            self.harness.hover_at(from.lerp(to, step as f32 / 6.0));
            self.harness.run_steps(2);
        }
        self.button(to, false);
        self.frames();
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        self.harness.run_steps(2);
    }

    /// The card of the first record whose name begins so, looked at closely.
    fn card(&mut self, name: &str) -> Card {
        let begins = |record: RecordRef| self.case().name_of(record).starts_with(name);
        let card = self
            .case()
            .cards()
            .iter()
            .find(|card| begins(card.subject))
            .expect("the sample has it")
            .clone();
        self.dispatch(Action::Reveal(card.subject));
        self.dispatch(Action::Run(CommandId::Zoom100));
        card
    }

    fn center_in_screen(&self, card: &Card) -> Pos2 {
        let board = self.session().board();
        let camera: &Camera = &board.camera;
        camera.screen_from_board(board.viewport_in_screen)
            * self
                .case()
                .card(card.id)
                .expect("still there")
                .rect()
                .center()
    }
}

#[test]
fn a_command_runs_from_its_menu() {
    let mut window = Window::with_sample();
    let before = window.case().cards().len();
    window.click("Edit");
    window.click("Select all");
    assert_eq!(window.session().selection().cards.len(), before);
}

#[test]
fn panels_are_switched_by_key_and_menu() {
    let mut window = Window::empty();
    let narrow = window.session().board().viewport_in_screen.width();
    window.keys(Modifiers::COMMAND, Key::B);
    assert!(!window.session().settings().library_open);
    assert!(window.session().board().viewport_in_screen.width() > narrow);
    window.click("View");
    window.click("Library");
    assert!(window.session().settings().library_open);
}

#[test]
fn the_palette_runs_commands_and_finds_records() {
    let mut window = Window::with_sample();
    window.keys(Modifiers::COMMAND, Key::K);
    window.types("select all");
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.session().selection().len() > 10);
    window.keys(Modifiers::COMMAND, Key::K);
    window.types("Tikhoretsk");
    assert!(
        window
            .harness
            .query_all_by_label_contains("Tikhoretsk")
            .next()
            .is_some()
    );
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label("Palette").is_none());
}

#[test]
fn find_lights_hits_and_jumps_to_the_chosen_one() {
    let mut window = Window::with_sample();
    window.keys(Modifiers::COMMAND, Key::F);
    window.types("Dunay");
    assert!(!window.session().board().scene.lit.is_empty());
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.session().selection().cards.len(), 1);
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.session().board().scene.lit.is_empty());
}

#[test]
fn words_typed_before_the_find_box_is_there_are_not_lost() {
    let mut window = Window::with_sample();
    // All in one frame, as when the machine is busy.
    let key = |pressed| Event::Key {
        key: Key::F,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    window
        .harness
        .input_mut()
        .events
        .extend([key(true), key(false), Event::Text("Du".to_owned())]);
    window.harness.step();
    window
        .harness
        .input_mut()
        .events
        .push(Event::Text("nay".to_owned()));
    window.frames();
    assert!(!window.session().board().scene.lit.is_empty());
    let lit = window.session().board().scene.lit.len();
    assert!(lit < 10, "{lit} cards");
}

#[test]
fn enter_goes_from_hit_to_hit() {
    let mut window = Window::with_sample();
    window.keys(Modifiers::COMMAND, Key::F);
    window.types("Dunay");
    window.keys(Modifiers::NONE, Key::Enter);
    let first = window.session().selection().clone();
    window.keys(Modifiers::NONE, Key::Enter);
    assert_ne!(*window.session().selection(), first);
    window.keys(Modifiers::NONE, Key::ArrowUp);
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(*window.session().selection(), first);
}

#[test]
fn a_card_is_dragged_by_its_label_and_comes_back() {
    let mut window = Window::with_sample();
    let card = window.card("Dunay");
    let label = window
        .harness
        .query_all_by_label_contains("Dunay")
        .find(|node| node.rect().contains(window.center_in_screen(&card)));
    let from = label.expect("the card has a node").rect().center();
    window.drag(from, from + vec2(60.0, 90.0));
    let moved = window.case().card(card.id).expect("still there").pos - card.pos;
    assert!(moved.length() > 80.0, "moved by {moved}");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        window.case().card(card.id).expect("still there").pos,
        card.pos
    );
}

/// Draws a link from the handle of Dunay's card to the nearest entity, and lets go: the menu is open then.
fn draw_link(window: &mut Window) {
    let from = window.card("Dunay");
    let other = |card: &&Card| {
        card.id != from.id && matches!(card.subject, RecordRef::Entity(_)) && !card.locked
    };
    let nearest = |card: &&Card| (card.rect().center() - from.rect().center()).length() as u32;
    let to = window
        .case()
        .cards()
        .iter()
        .filter(other)
        .min_by_key(nearest)
        .expect("the sample has it")
        .clone();
    let board = window.session().board();
    let face = board.camera.screen_from_board(board.viewport_in_screen) * from.rect();
    let handle = face.center_bottom() + vec2(0.0, HANDLE_OFFSET_IN_SCREEN);
    let target = window.center_in_screen(&to);
    // The handles show once the pointer is on the card.
    window.harness.hover_at(face.center());
    window.harness.run_steps(2);
    window.drag(handle, target);
}

#[test]
fn a_link_is_drawn_from_a_cards_handle() {
    let mut window = Window::with_sample();
    let links = window.case().links().len();
    draw_link(&mut window);
    window.click("Member of");
    assert_eq!(window.case().links().len(), links + 1);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.case().links().len(), links);
}

#[test]
fn the_link_menu_listens_to_the_keyboard_alone() {
    let mut window = Window::with_sample();
    let links = window.case().links().len();
    draw_link(&mut window);
    let selected = window.session().selection().clone();
    assert!(!selected.is_empty());
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label("Derives from").is_none());
    assert_eq!(window.session().selection(), &selected);
    draw_link(&mut window);
    window.keys(Modifiers::NONE, Key::ArrowDown);
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.case().links().len(), links + 1);
    assert!(window.harness.query_by_label("Derives from").is_none());
}

#[test]
fn a_press_beside_the_link_menu_closes_it() {
    let mut window = Window::with_sample();
    draw_link(&mut window);
    let corner = window.session().board().viewport_in_screen.left_bottom() + vec2(3.0, -3.0);
    window.harness.hover_at(corner);
    window.button(corner, true);
    window.frames();
    assert!(window.harness.query_by_label("Derives from").is_none());
    window.button(corner, false);
}

#[test]
fn ctrl_enter_ends_a_note() {
    let mut window = Window::with_sample();
    window.dispatch(Action::Run(CommandId::NewNote));
    window.types("Words of a note");
    // The keys are up again before the frame is shown.
    let key = |pressed| Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND | Modifiers::CTRL,
    };
    window.harness.event(key(true));
    window.harness.event(key(false));
    window.frames();
    assert_eq!(window.session().board().editing_title, None);
    let written = |note: &caseboard::model::Note| note.text == "Words of a note";
    assert!(window.case().notes().iter().any(written));
}

#[test]
fn unsaved_changes_are_asked_about() {
    let mut window = Window::empty();
    window.dispatch(Action::Run(CommandId::NewClaim));
    window.types("The crane stood still");
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.session().is_dirty());
    window.dispatch(Action::Run(CommandId::NewCase));
    assert!(window.session().prompt().is_some());
    window.click("Cancel");
    assert!(window.session().prompt().is_none());
    assert_eq!(window.case().claims().len(), 1);
    window.dispatch(Action::Run(CommandId::NewCase));
    window.click("Do not save");
    assert_eq!(window.case().claims().len(), 0);
}

//! Keys that run commands: the shortcuts of the command table.
//!
//! While words are typed the field keeps its own keys; commands with Ctrl that mean nothing to a field still run. Tab
//! walks over the board until F6 hands the keyboard to the bars and panels; Esc takes it back.

use crate::app::{Action, COMMANDS, CommandId, Key as AppKey, Menu, Shortcut};
use egui::{Event, FocusDirection, Id, Key, Modifiers, Popup, Ui};

/// Who listens to the keyboard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Focus {
    /// No form or question is open.
    pub(super) board: bool,
    /// A page lies over the board.
    pub(super) page: bool,
    /// A menu is open at the pointer.
    pub(super) menu: bool,
    /// The find box is open.
    pub(super) find: bool,
    /// A picture is shown in place of the board.
    pub(super) viewer: bool,
    /// A title is edited in place.
    pub(super) typing_title: bool,
    /// A text is read.
    pub(super) reader: bool,
}

/// How much of the keyboard is free for commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All of it.
    All,
    /// A button or list has the focus: what moves or presses it is taken.
    BesidesWidget,
    /// Words are typed.
    BesidesText,
}

/// Takes the events that run commands out of this frame's input.
pub(super) fn keyboard(ui: &mut Ui, focus: Focus, actions: &mut Vec<Action>) {
    if !focus.board {
        return;
    }
    let ctx = ui.ctx().clone();
    let typing = focus.typing_title || ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused());
    let in_menu = focus.menu || Popup::is_any_open(&ctx);
    let reach = match (
        typing,
        focused.is_some() || in_menu || focus.page || focus.reader || focus.viewer,
    ) {
        (true, _) => Reach::BesidesText,
        (false, true) => Reach::BesidesWidget,
        (false, false) => Reach::All,
    };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
    // Esc closes an open menu first; the menu reads it.
    if !typing
        && !in_menu
        && let Some(id) = focused
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        ctx.memory_mut(|memory| memory.surrender_focus(id));
    }
    if reach == Reach::All {
        // Otherwise Tab would also hand the keyboard to the first button.
        let tabbed = ui.input(|input| input.key_pressed(Key::Tab));
        if tabbed {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }
    let mut ahead: Option<String> = None;
    ui.input_mut(|input| {
        let held = input.modifiers;
        input.events.retain(|event| {
            if let (Some(ahead), Event::Text(text)) = (&mut ahead, event) {
                ahead.push_str(text);
                return false;
            }
            match command_for(event, held, reach, focus) {
                Some(action) => {
                    if let Action::Run(CommandId::Find | CommandId::Palette) = action {
                        ahead = Some(String::new());
                    }
                    actions.push(action);
                    false
                }
                None => true,
            }
        });
    });
    if let Some(words) = ahead {
        ctx.data_mut(|data| data.insert_temp(typed_ahead_id(), words));
    }
}

/// Under what the words typed ahead are kept.
fn typed_ahead_id() -> Id {
    Id::unique("typed ahead")
}

/// What was typed between the keys that open a field and the field having the focus: quick hands do not wait for it.
pub(super) fn take_typed_ahead(ui: &Ui) -> String {
    let kept = ui
        .ctx()
        .data_mut(|data| data.remove_temp::<String>(typed_ahead_id()));
    let mut words = kept.unwrap_or_default();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) => {
                words.push_str(text);
                false
            }
            _ => true,
        });
    });
    words
}

fn command_for(event: &Event, held: Modifiers, reach: Reach, focus: Focus) -> Option<Action> {
    match event {
        Event::Copy if reach != Reach::BesidesText => Some(Action::Run(CommandId::Copy)),
        Event::Cut if reach != Reach::BesidesText => Some(Action::Run(CommandId::Cut)),
        Event::Paste(text) if reach != Reach::BesidesText => Some(Action::PasteText(text.clone())),
        Event::PasteImage(image) if reach != Reach::BesidesText => {
            Some(super::clipboard::paste_picture(image))
        }
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            repeat,
        } => {
            let modifiers = Modifiers {
                shift: held.shift || modifiers.shift,
                ..*modifiers
            };
            let command = COMMANDS.iter().find(|command| {
                let runs = |shortcut: &&Shortcut| matches(shortcut, *key, *physical_key, modifiers);
                command
                    .shortcuts
                    .iter()
                    .any(|shortcut| runs(&shortcut) && is_free(shortcut, command.id, reach, focus))
            })?;
            let repeats = matches!(command.menu, Menu::Go | Menu::View)
                || matches!(command.id, CommandId::Undo | CommandId::Redo);
            (!repeat || repeats).then_some(Action::Run(command.id))
        }
        _ => None,
    }
}

fn is_free(shortcut: &Shortcut, id: CommandId, reach: Reach, focus: Focus) -> bool {
    let is_function_key = matches!(
        shortcut.key,
        AppKey::F1 | AppKey::F5 | AppKey::F11 | AppKey::F12
    );
    let everywhere = is_function_key
        || shortcut.ctrl
            && (matches!(id.command().menu, Menu::File | Menu::View)
                || matches!(id, CommandId::Find | CommandId::Palette));
    let is_escape = shortcut.key == AppKey::Escape;
    match reach {
        Reach::BesidesText => everywhere,
        Reach::BesidesWidget => {
            everywhere || shortcut.ctrl || (shortcut.alt && !moves_focus(shortcut.key))
        }
        Reach::All => !(is_escape && (focus.find || focus.page)),
    }
}

fn moves_focus(key: AppKey) -> bool {
    use AppKey as K;
    matches!(
        key,
        K::ArrowDown | K::ArrowLeft | K::ArrowRight | K::ArrowUp | K::Enter | K::Escape | K::Tab
    )
}

fn matches(shortcut: &Shortcut, key: Key, physical: Option<Key>, held: Modifiers) -> bool {
    // What lies above the digits and brackets differs by layout, so there the place of the key counts too.
    let wanted = wanted_key(shortcut.key);
    let by_place =
        shortcut.shift && !matches!(shortcut.key, AppKey::Char('A'..='Z')) && physical == wanted;
    let is_plus = shortcut.key == AppKey::Char('+');
    Some(key) == wanted && (held.shift == shortcut.shift || is_plus) && rest(shortcut, held)
        || by_place && held.shift && rest(shortcut, held)
        || shortcut.key == AppKey::Char('?') && key == Key::Questionmark && rest(shortcut, held)
}

fn rest(shortcut: &Shortcut, held: Modifiers) -> bool {
    held.command == shortcut.ctrl && held.alt == shortcut.alt
}

/// The window kit's name of a key.
fn wanted_key(key: AppKey) -> Option<Key> {
    Some(match key {
        AppKey::Char(letter) => return Key::from_name(letter.encode_utf8(&mut [0; 4])),
        AppKey::Enter => Key::Enter,
        AppKey::Escape => Key::Escape,
        AppKey::Tab => Key::Tab,
        AppKey::Delete => Key::Delete,
        AppKey::Backspace => Key::Backspace,
        AppKey::ArrowLeft => Key::ArrowLeft,
        AppKey::ArrowRight => Key::ArrowRight,
        AppKey::ArrowUp => Key::ArrowUp,
        AppKey::ArrowDown => Key::ArrowDown,
        AppKey::F1 => Key::F1,
        AppKey::F2 => Key::F2,
        AppKey::F5 => Key::F5,
        AppKey::F11 => Key::F11,
        AppKey::F12 => Key::F12,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARD: Focus = Focus {
        board: true,
        page: false,
        menu: false,
        find: false,
        viewer: false,
        typing_title: false,
        reader: false,
    };

    fn press(
        key: Key,
        physical: Option<Key>,
        modifiers: Modifiers,
        reach: Reach,
    ) -> Option<CommandId> {
        let event = Event::Key {
            key,
            physical_key: physical,
            pressed: true,
            repeat: false,
            modifiers,
        };
        match command_for(&event, modifiers, reach, BOARD) {
            Some(Action::Run(id)) => Some(id),
            _ => None,
        }
    }

    #[test]
    fn every_shortcut_has_a_key() {
        for command in COMMANDS {
            for shortcut in command.shortcuts {
                assert!(wanted_key(shortcut.key).is_some(), "{shortcut}");
            }
        }
    }

    #[test]
    fn shortcuts_find_their_commands() {
        let ctrl = Modifiers::COMMAND | Modifiers::CTRL;
        assert_eq!(press(Key::S, None, ctrl, Reach::All), Some(CommandId::Save));
        assert_eq!(
            press(Key::S, None, ctrl | Modifiers::SHIFT, Reach::All),
            Some(CommandId::SaveAs)
        );
        assert_eq!(
            press(Key::V, None, Modifiers::NONE, Reach::All),
            Some(CommandId::ToolSelect)
        );
        // On most layouts Shift+1 is another character.
        assert_eq!(
            press(
                Key::Exclamationmark,
                Some(Key::Num1),
                Modifiers::SHIFT,
                Reach::All
            ),
            Some(CommandId::FitAll)
        );
        assert_eq!(
            press(
                Key::Plus,
                Some(Key::Equals),
                ctrl | Modifiers::SHIFT,
                Reach::All
            ),
            Some(CommandId::ZoomIn)
        );
        assert_eq!(
            press(
                Key::Questionmark,
                Some(Key::Slash),
                Modifiers::SHIFT,
                Reach::All
            ),
            Some(CommandId::Shortcuts)
        );
    }

    #[test]
    fn fields_keep_their_own_keys() {
        let ctrl = Modifiers::COMMAND | Modifiers::CTRL;
        assert_eq!(
            press(Key::V, None, Modifiers::NONE, Reach::BesidesText),
            None
        );
        assert_eq!(
            press(Key::Delete, None, Modifiers::NONE, Reach::BesidesText),
            None
        );
        assert_eq!(press(Key::Z, None, ctrl, Reach::BesidesText), None);
        assert_eq!(press(Key::A, None, ctrl, Reach::BesidesText), None);
        assert_eq!(
            press(Key::S, None, ctrl, Reach::BesidesText),
            Some(CommandId::Save)
        );
        assert_eq!(
            press(Key::K, None, ctrl, Reach::BesidesText),
            Some(CommandId::Palette)
        );
        assert_eq!(
            press(Key::Tab, None, Modifiers::NONE, Reach::BesidesWidget),
            None
        );
        assert_eq!(
            press(Key::Tab, None, Modifiers::NONE, Reach::All),
            Some(CommandId::NextLinked)
        );
    }
}

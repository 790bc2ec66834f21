//! The keys of a presentation, as people know them from slides and as the buttons of a clicker send them.

use crate::app::{Action, CommandId, PresentingAction};
use egui::{Event, Key, Modifiers, Ui};

/// What the keys do, for the list of keys.
pub(super) const KEYS: [(&str, &str); 10] = [
    ("Next page", "Right, Down, Space, Page Down, click"),
    ("Page before", "Left, Up, Backspace, Page Up, right click"),
    ("First and last page", "Home, End"),
    ("Go to a page", "its number, then Enter"),
    ("Speaker notes", "N"),
    ("Laser pointer", "L"),
    ("Black screen", "B or ."),
    ("Fill the screen or not", "F11"),
    ("This list", "F1 or ?"),
    ("End", "Esc"),
];

/// Takes the events that mean something to the presentation out of this frame's input.
pub(super) fn keys(ui: &Ui, actions: &mut Vec<Action>) {
    let is_button_focused = ui.memory(|memory| memory.focused()).is_some();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let meant = meaning(event, is_button_focused);
            let is_free = meant.is_none();
            actions.extend(meant);
            is_free
        });
    });
}

/// What an event means; a button that has the keyboard keeps the keys that press it.
fn meaning(event: &Event, is_button_focused: bool) -> Option<Action> {
    use PresentingAction as A;
    let asked = match event {
        Event::Text(words) => match words.as_str() {
            "." => A::ToggleBlank,
            "?" => A::ToggleKeys,
            digit => A::Digit(u8::try_from(digit.parse::<char>().ok()?.to_digit(10)?).ok()?),
        },
        Event::Key {
            key: Key::Space | Key::Enter,
            ..
        } if is_button_focused => return None,
        Event::Key {
            key,
            pressed: true,
            repeat,
            modifiers,
            ..
        } => {
            if *key == Key::F11 && !repeat {
                return Some(Action::Run(CommandId::FullScreen));
            }
            of_key(*key, *modifiers, *repeat)?
        }
        _ => return None,
    };
    Some(Action::Presenting(asked))
}

fn of_key(key: Key, held: Modifiers, is_repeated: bool) -> Option<PresentingAction> {
    use PresentingAction as A;
    if held.command || held.ctrl || held.alt {
        return None;
    }
    Some(match key {
        Key::Space if held.shift => A::Previous,
        Key::ArrowRight | Key::ArrowDown | Key::PageDown | Key::Space => A::Next,
        Key::ArrowLeft | Key::ArrowUp | Key::PageUp => A::Previous,
        Key::Backspace => A::Erase,
        Key::Home => A::First,
        Key::End => A::Last,
        _ if is_repeated => return None,
        Key::Enter => A::GoToTyped,
        Key::N => A::ToggleNotes,
        Key::L => A::ToggleLaser,
        Key::B => A::ToggleBlank,
        Key::F1 => A::ToggleKeys,
        Key::Escape => A::Escape,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key, modifiers: Modifiers) -> Option<PresentingAction> {
        let event = Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        match meaning(&event, false) {
            Some(Action::Presenting(asked)) => Some(asked),
            _ => None,
        }
    }

    #[test]
    fn keys_of_slides_and_clickers_go_through_the_pages() {
        use PresentingAction as A;
        for key in [Key::ArrowRight, Key::ArrowDown, Key::Space, Key::PageDown] {
            assert_eq!(press(key, Modifiers::NONE), Some(A::Next), "{key:?}");
        }
        for key in [Key::ArrowLeft, Key::ArrowUp, Key::PageUp] {
            assert_eq!(press(key, Modifiers::NONE), Some(A::Previous), "{key:?}");
        }
        assert_eq!(press(Key::Space, Modifiers::SHIFT), Some(A::Previous));
        assert_eq!(press(Key::N, Modifiers::CTRL), None);
        assert_eq!(press(Key::Delete, Modifiers::NONE), None);
    }

    #[test]
    fn digits_come_as_words_so_that_every_layout_has_them() {
        let typed = |words: &str| meaning(&Event::Text(words.to_owned()), false).is_some();
        assert!(typed("7") && typed("?") && typed("."));
        assert!(!typed("n") && !typed("12") && !typed(""));
    }
}

//! Keyboard shortcuts without a window kit.

use std::fmt;

/// A key, by what it produces on an unshifted US layout; letters in upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Key {
    Char(char),
    Enter,
    Escape,
    Tab,
    Delete,
    Backspace,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    ArrowDown,
    F1,
    F2,
    F5,
    F11,
    F12,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Char(letter) => return fmt::Write::write_char(f, *letter),
            Self::Enter => "Enter",
            Self::Escape => "Esc",
            Self::Tab => "Tab",
            Self::Delete => "Del",
            Self::Backspace => "Backspace",
            Self::ArrowLeft => "Left",
            Self::ArrowRight => "Right",
            Self::ArrowUp => "Up",
            Self::ArrowDown => "Down",
            Self::F1 => "F1",
            Self::F2 => "F2",
            Self::F5 => "F5",
            Self::F11 => "F11",
            Self::F12 => "F12",
        };
        f.write_str(word)
    }
}

/// A key with its modifiers. `ctrl` is the command key on a Mac.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub struct Shortcut {
    pub key: Key,
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
}

impl Shortcut {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            shift: false,
            alt: false,
        }
    }

    /// Shift and a key.
    pub const fn shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::plain(key)
        }
    }

    /// Ctrl and a character.
    pub const fn ctrl(letter: char) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(Key::Char(letter))
        }
    }

    /// Ctrl and a key.
    pub const fn ctrl_key(key: Key) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(key)
        }
    }

    /// Ctrl, Shift and a character.
    pub const fn ctrl_shift(letter: char) -> Self {
        Self {
            shift: true,
            ..Self::ctrl(letter)
        }
    }

    /// Alt and a character.
    pub const fn alt(letter: char) -> Self {
        Self::alt_key(Key::Char(letter))
    }

    /// Alt and a key.
    pub const fn alt_key(key: Key) -> Self {
        Self {
            alt: true,
            ..Self::plain(key)
        }
    }
}

impl fmt::Display for Shortcut {
    /// Such as `Ctrl+Shift+S`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, word) in [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            if held {
                f.write_str(word)?;
            }
        }
        fmt::Display::fmt(&self.key, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_read_as_on_the_keyboard() {
        assert_eq!(Shortcut::ctrl_shift('S').to_string(), "Ctrl+Shift+S");
        assert_eq!(Shortcut::plain(Key::Delete).to_string(), "Del");
        assert_eq!(Shortcut::alt_key(Key::ArrowLeft).to_string(), "Alt+Left");
    }
}

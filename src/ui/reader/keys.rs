//! The reader's keys, taken out of a frame's input before the board's commands see them.

use super::select::Step;
use crate::app::MarkKind;
use egui::{Event, Key, Modifiers, Ui};

/// What a key asks of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    CopyQuoted,
    CopyWords,
    SelectAll,
    Extend(Step),
    Mark(MarkKind),
    AddToShown,
    Scroll(Scroll),
    Find,
    CloseFind,
    NextHit { back: bool },
    Larger,
    Smaller,
    UsualSize,
    GoBack,
    GoForward,
    Escape,
}

/// How far the text is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scroll {
    Line { back: bool },
    Page { back: bool },
    End { back: bool },
}

/// What of the keyboard is the reader's now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Nothing.
    Nothing,
    /// The pointer is over it: what looks for words looks there.
    Pointer,
    /// Words are typed into one of its fields.
    Field,
    /// All its keys; whether words are selected.
    Reading { selected: bool },
}

/// The key that marks selected words.
pub(super) const fn mark_key(kind: MarkKind) -> Key {
    match kind {
        MarkKind::Entity => Key::E,
        MarkKind::Claim => Key::C,
        MarkKind::Note => Key::N,
        MarkKind::OtherName => Key::A,
        MarkKind::Highlight => Key::H,
    }
}

/// Takes the reader's keys.
pub(super) fn take(ui: &Ui, share: Share) -> Vec<Asked> {
    let mut asked = Vec::new();
    if share == Share::Nothing {
        return asked;
    }
    ui.input_mut(|input| {
        input.events.retain(|event| match asked_by(event, share) {
            Some(key) => {
                asked.push(key);
                false
            }
            None => true,
        });
    });
    asked
}

fn asked_by(event: &Event, share: Share) -> Option<Asked> {
    match event {
        Event::Copy => {
            matches!(share, Share::Reading { selected: true }).then_some(Asked::CopyQuoted)
        }
        Event::Key {
            key,
            pressed: true,
            modifiers,
            repeat,
            ..
        } => {
            let asked = match share {
                Share::Nothing => None,
                Share::Pointer => finding(*key, *modifiers).filter(|key| *key == Asked::Find),
                Share::Field if *key == Key::Escape => Some(Asked::CloseFind),
                Share::Field => finding(*key, *modifiers),
                Share::Reading { selected } => finding(*key, *modifiers)
                    .or_else(|| reading(*key, *modifiers))
                    .or_else(|| marking(*key, *modifiers).filter(|_| selected && !repeat)),
            };
            asked.filter(|asked| {
                !matches!(asked, Asked::CopyWords)
                    || matches!(share, Share::Reading { selected: true })
            })
        }
        _ => None,
    }
}

fn finding(key: Key, held: Modifiers) -> Option<Asked> {
    match key {
        Key::F if held.command && !held.shift && !held.alt => Some(Asked::Find),
        Key::F3 => Some(Asked::NextHit { back: held.shift }),
        _ => None,
    }
}

fn marking(key: Key, held: Modifiers) -> Option<Asked> {
    // On many keyboards the plus is typed with Shift.
    if matches!(key, Key::Plus | Key::Equals) && !held.command && !held.alt {
        return Some(Asked::AddToShown);
    }
    let kind = MarkKind::ALL
        .into_iter()
        .find(|kind| mark_key(*kind) == key);
    kind.filter(|_| held.is_none()).map(Asked::Mark)
}

fn reading(key: Key, held: Modifiers) -> Option<Asked> {
    let back = matches!(key, Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Home);
    if held.command {
        return match key {
            Key::A if !held.shift => Some(Asked::SelectAll),
            Key::C if held.shift => Some(Asked::CopyWords),
            Key::Plus | Key::Equals => Some(Asked::Larger),
            Key::Minus => Some(Asked::Smaller),
            Key::Num0 => Some(Asked::UsualSize),
            Key::ArrowLeft | Key::ArrowRight if held.shift => {
                Some(Asked::Extend(Step::Word { back }))
            }
            Key::ArrowUp | Key::ArrowDown if held.shift => {
                Some(Asked::Extend(Step::Paragraph { back }))
            }
            Key::Home | Key::End if held.shift => Some(Asked::Extend(Step::End { back })),
            Key::Home | Key::End => Some(Asked::Scroll(Scroll::End { back })),
            _ => None,
        };
    }
    if held.alt {
        return match key {
            Key::ArrowLeft => Some(Asked::GoBack),
            Key::ArrowRight => Some(Asked::GoForward),
            _ => None,
        };
    }
    match key {
        Key::ArrowLeft | Key::ArrowRight if held.shift => {
            Some(Asked::Extend(Step::Letter { back }))
        }
        Key::ArrowUp | Key::ArrowDown if held.shift => Some(Asked::Extend(Step::Line { back })),
        Key::Home | Key::End if held.shift => Some(Asked::Extend(Step::Paragraph { back })),
        Key::ArrowUp | Key::ArrowDown => Some(Asked::Scroll(Scroll::Line { back })),
        Key::PageUp | Key::PageDown => Some(Asked::Scroll(Scroll::Page { back })),
        Key::Home | Key::End => Some(Asked::Scroll(Scroll::End { back })),
        Key::Space => Some(Asked::Scroll(Scroll::Page { back: held.shift })),
        Key::Escape => Some(Asked::Escape),
        _ => None,
    }
}

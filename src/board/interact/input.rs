//! What a pointing device and the keyboard say to the board, in screen points and without any window toolkit's types.
//!
//! Positions are in screen points: the units of the window, x to the right, y down. They may be anything a broken driver
//! sends; the gesture ignores those that are not finite.

use emath::Pos2;

/// Which button of the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Button {
    /// Left: select, drag, draw.
    Primary,
    /// Right: the context menu.
    Secondary,
    /// The wheel's: pan.
    Middle,
}

/// Which keys are held while the pointer does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Modifiers {
    /// Adds to the selection; keeps a drag on one axis and a resized shape in proportion.
    pub shift: bool,
    /// Control (Command on a Mac): toggles in the selection; no snapping while dragging.
    pub ctrl: bool,
    /// Dragging makes copies.
    pub alt: bool,
    /// The space bar is held: dragging pans.
    pub space: bool,
}

impl Modifiers {
    /// No key is held.
    pub const NONE: Self = Self {
        shift: false,
        ctrl: false,
        alt: false,
        space: false,
    };

    /// Whether a click toggles in the selection instead of replacing it.
    pub const fn toggles(self) -> bool {
        self.shift || self.ctrl
    }
}

/// One thing the pointer did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PointerInput {
    /// It moved, or the held keys changed while it stood still.
    Moved {
        /// Where it is now, in screen points.
        pos_in_screen: Pos2,
        /// The keys held.
        modifiers: Modifiers,
    },
    /// A button went down.
    Pressed {
        /// Where, in screen points.
        pos_in_screen: Pos2,
        /// Which button.
        button: Button,
        /// The keys held.
        modifiers: Modifiers,
    },
    /// A button went up.
    Released {
        /// Where, in screen points.
        pos_in_screen: Pos2,
        /// Which button.
        button: Button,
        /// The keys held.
        modifiers: Modifiers,
    },
    /// Two clicks of the primary button in quick succession; sent after the second release.
    DoubleClicked {
        /// Where, in screen points.
        pos_in_screen: Pos2,
        /// The keys held.
        modifiers: Modifiers,
    },
    /// The pointer left the board, or the window lost it. A drag goes on: it may come back.
    Left,
}

impl PointerInput {
    /// Where it happened, in screen points, if it happened somewhere.
    pub const fn pos_in_screen(&self) -> Option<Pos2> {
        match *self {
            Self::Moved { pos_in_screen, .. }
            | Self::Pressed { pos_in_screen, .. }
            | Self::Released { pos_in_screen, .. }
            | Self::DoubleClicked { pos_in_screen, .. } => Some(pos_in_screen),
            Self::Left => None,
        }
    }

    /// The keys held, if it tells.
    pub const fn modifiers(&self) -> Option<Modifiers> {
        match *self {
            Self::Moved { modifiers, .. }
            | Self::Pressed { modifiers, .. }
            | Self::Released { modifiers, .. }
            | Self::DoubleClicked { modifiers, .. } => Some(modifiers),
            Self::Left => None,
        }
    }
}

/// The keys that a gesture itself listens to; all others are commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyInput {
    /// Drops the gesture; with none under way, clears the selection.
    Escape,
}

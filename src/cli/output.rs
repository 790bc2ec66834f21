//! Lines for a terminal.

use std::io::Write;

/// How a verb ended when nothing went wrong with the verb itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well.
    Well,
    /// The verb did its work and found something that is not well.
    NotWell,
}

/// Writes lines. A reader who closes the pipe early is not complained about.
pub(super) struct Output<'a> {
    to: &'a mut dyn Write,
}

impl<'a> Output<'a> {
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self { to }
    }

    /// Writes one line. Control characters, which could steer the terminal, are shown escaped; so are those that change
    /// the direction of writing.
    pub(super) fn line(&mut self, text: &str) {
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            let steers = character.is_control()
                || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            if steers {
                shown.extend(character.escape_default());
            } else {
                shown.push(character);
            }
        }
        let _ = writeln!(self.to, "{shown}");
    }

    /// Writes text that was made for this purpose as it is, and ends the line.
    pub(super) fn raw(&mut self, text: &str) {
        let _ = writeln!(self.to, "{text}");
    }
}

//! The clipboard in all the ways it speaks: words, a page, files, a picture. The window kit hands out words and pictures
//! only; the rest is asked for on a thread, since another program may take its time to answer.

use crate::app::{Action, ClipboardContent, ImportAction, is_copied_cards};
use egui::{ColorImage, Context};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Longer pages are not read from the clipboard, in bytes.
const LONGEST_HTML_BYTES: usize = 16 << 20;

/// Asks the clipboard for more than words.
#[derive(Default)]
pub(super) struct Clipboard {
    has_system: bool,
    pending: Option<Receiver<ClipboardContent>>,
}

impl Clipboard {
    /// Lets the clipboard of the system be asked.
    pub(super) fn use_system(&mut self) {
        self.has_system = true;
    }

    /// Puts what the clipboard says besides in place of words that were just pasted, as soon as it answers.
    pub(super) fn enrich(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        if let Some(pending) = self.pending.take() {
            match pending.try_recv() {
                Ok(content) => actions.push(Action::Import(ImportAction::Paste(Box::new(content)))),
                Err(TryRecvError::Empty) => self.pending = Some(pending),
                Err(TryRecvError::Disconnected) => {}
            }
        }
        if !self.has_system {
            return;
        }
        let is_words =
            |action: &Action| matches!(action, Action::PasteText(text) if !is_copied_cards(text));
        if let Some(at) = actions.iter().position(is_words)
            && let Action::PasteText(text) = actions.remove(at)
        {
            self.pending = Some(ask(ctx, text));
        }
    }
}

fn ask(ctx: &Context, text: String) -> Receiver<ClipboardContent> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let mut content = ClipboardContent {
            text,
            ..ClipboardContent::default()
        };
        if let Ok(mut clipboard) = arboard::Clipboard::new() {
            content.paths = clipboard.get().file_list().unwrap_or_default();
            if content.paths.is_empty() {
                let html = clipboard.get().html().unwrap_or_default();
                if html.len() <= LONGEST_HTML_BYTES {
                    content.html = html;
                }
            }
        }
        // The window may be gone by now.
        let _ = sender.send(content);
        ctx.request_repaint();
    });
    receiver
}

/// A picture that was pasted.
pub(super) fn paste_picture(image: &ColorImage) -> Action {
    let rgba = image
        .pixels
        .iter()
        .flat_map(|pixel| pixel.to_srgba_unmultiplied());
    Action::Import(ImportAction::Paste(Box::new(ClipboardContent {
        picture: Some((image.size, rgba.collect())),
        ..ClipboardContent::default()
    })))
}

//! A picture of the window, panels included, taken by the window of itself.

use super::files::{Dialogs, Wanted};
use egui::{ColorImage, Context};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// A picture that is being taken: it comes a frame later.
#[derive(Default)]
pub(super) struct Capture {
    pending: Option<(String, Receiver<Arc<ColorImage>>)>,
}

impl Capture {
    /// Takes the picture with the next frame.
    pub(super) fn start(&mut self, ctx: &Context, suggested: String) {
        let (sender, receiver) = channel();
        let wake = ctx.clone();
        ctx.request_screenshot(move |image| {
            // The receiver is gone only when the window closes.
            let _ = sender.send(image);
            wake.request_repaint();
        });
        ctx.request_repaint();
        self.pending = Some((suggested, receiver));
    }

    /// Asks for a file once the picture is there.
    pub(super) fn poll(&mut self, ctx: &Context, dialogs: &mut Dialogs) {
        let Some((suggested, receiver)) = &self.pending else {
            return;
        };
        if let Ok(image) = receiver.try_recv() {
            let suggested = suggested.clone();
            self.pending = None;
            dialogs.ask(ctx, Wanted::WindowPicture { suggested, image });
        }
    }
}

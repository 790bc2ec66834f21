//! Version and licences.

use crate::ui::theme::{self, size};
use egui::{RichText, Ui};

/// The page.
pub(super) fn about(ui: &mut Ui) {
    let colors = theme::colors(ui.visuals());
    let version = concat!("Version ", env!("CARGO_PKG_VERSION"));
    ui.label(
        RichText::new(version)
            .font(theme::medium(size::TEXT_BODY))
            .color(colors.text),
    );
    ui.add_space(size::S2);
    let paragraphs = [
        "An investigation board: articles, entities and claims as linked cards on a canvas.",
        "Your cases are plain text files on your own disk. The program opens no network connection.",
        "It shows what reports say and how they differ. It does not decide what is true.",
        "Licensed under MIT or Apache 2.0, at your choice.",
        "Inter by The Inter Project Authors (SIL Open Font License 1.1). Lucide icons (ISC licence). Made with egui.",
    ];
    for paragraph in paragraphs {
        ui.label(RichText::new(paragraph).color(colors.muted));
        ui.add_space(size::S1);
    }
}

//! What the program promises, and what it does not.

use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, section_title};
use egui::{Label, Ui};

/// A heading and what is said under it.
type Chapter = (&'static str, Icon, &'static [&'static str]);

/// In the order of what people ask first.
const CHAPTERS: [Chapter; 5] = [
    (
        "What is kept",
        Icon::Save,
        &[
            "A save that fails leaves the old file as it was and your work in the program. What was written is read back and compared before it takes the place of the old file.",
            "A case is one text file; what belongs to it (originals of documents, pictures) lies in the folder beside it that ends in .files and is only ever added to.",
            "Edits are written to a journal within half a second, and half-typed words too. After a crash or a power cut the next start offers them again.",
            "Before a save replaces the file of another day or of an older version, that file is kept: see File › Versions.",
        ],
    ),
    (
        "What is told",
        Icon::ScanSearch,
        &[
            "Each line of a case file has a sum. A single changed bit is told, with the record it hit, and can be put back; a line that was edited by hand is told and can be accepted. Nothing is opened as if it were right.",
            "Of a damaged or cut file everything that can be read is read, and what cannot is shown line by line. The damaged file is never changed.",
            "File › Check case and caseboard check --deep compare every text, original and picture with the SHA-256 it had when it came in.",
        ],
    ),
    (
        "What integrity means here",
        Icon::ShieldCheck,
        &[
            "The program can show that a text, an original or a picture has not changed since it was imported. It cannot show that it was genuine before, nor who wrote it.",
            "Sums tell accidents and unannounced edits, not forgers: whoever can write the file can write new sums. Where that matters, keep the SHA-256 of the case file elsewhere, signed or on paper.",
            "The program says that reports differ. It never says that one is false.",
        ],
    ),
    (
        "What is never sent",
        Icon::WifiOff,
        &[
            "The program opens no network connection. Addresses of articles are kept as text and never fetched; there are no accounts, no statistics, no updates by itself.",
            "Strangers' documents are read by a separate process with limited memory and time, which writes no files.",
            "Exported pictures have no name, path or time in them unless you ask for it; hidden and filtered cards are in none.",
        ],
    ),
    (
        "What is not promised",
        Icon::TriangleAlert,
        &[
            "Case files are not encrypted: who can read the disk can read the case.",
            "A folder that is synchronised between machines may bring two versions of one file. Lines changed at different places can be merged; the program does not do it by itself.",
            "A case file is read up to 512 MiB, a file beside it up to 256 MiB. Larger ones are refused before they are read.",
            "A table that somebody emptied by hand, its frame too, looks like one that was always empty.",
        ],
    ),
];

/// The page.
pub(super) fn promises(ui: &mut Ui) {
    let look = Look::of(ui);
    for (title, icon, paragraphs) in CHAPTERS {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S2;
            ui.label(icons::colored(icon, size::ICON, look.muted()));
            section_title(ui, title);
        });
        ui.add_space(size::S1);
        for words in paragraphs {
            ui.add(Label::new(look.body(*words)).wrap());
            ui.add_space(size::S1);
        }
        ui.add_space(size::S3);
    }
}

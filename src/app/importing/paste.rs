//! What the clipboard brings: cards of this program, files, pages, words, pictures.

use super::action::{ClipboardContent, ImportAction};
use super::batch::PastedDocument;
use crate::app::pictures::PictureSource;
use crate::app::session::Session;
use crate::edit::ops::Fragment;

/// Pasted words longer than this become an article rather than a note, in characters.
const LONGEST_NOTE: usize = 400;

/// Whether words on the clipboard are cards that were copied here or in another window.
pub fn is_copied_cards(text: &str) -> bool {
    Fragment::is_fragment(text)
}

impl Session {
    /// Takes in what is on the clipboard by what says most: cards copied here, files, a page, words, a picture.
    pub(super) fn paste_content(&mut self, content: ClipboardContent) {
        let ClipboardContent {
            text,
            html,
            paths,
            picture,
        } = content;
        if Fragment::is_fragment(&text) {
            self.paste_text(&text);
        } else if !paths.is_empty() {
            self.act_on_import(ImportAction::files(paths));
        } else if is_page(&html, &text) {
            self.import_pasted(html, true);
        } else if let (Some((size_px, rgba)), true) = (picture, text.trim().is_empty()) {
            self.add_pictures(vec![PictureSource::Clipboard { size_px, rgba }], None);
        } else {
            self.paste_text(&text);
        }
    }

    /// Takes in words that are too long for a note. Says whether it did.
    pub(in crate::app) fn import_long_words(&mut self, text: &str) -> bool {
        let is_long = text.chars().nth(LONGEST_NOTE).is_some();
        if is_long {
            self.import_pasted(text.to_owned(), false);
        }
        is_long
    }

    fn import_pasted(&mut self, words: String, is_html: bool) {
        let pasted = PastedDocument {
            bytes: words.into_bytes(),
            is_html,
        };
        self.import_documents(Vec::new(), Some(pasted), None);
    }
}

/// Whether HTML says more than the words alone: there are many, or headings give them shape.
fn is_page(html: &str, text: &str) -> bool {
    let has_heading = || {
        let lower = html.to_ascii_lowercase();
        ["<h1", "<h2", "<h3"].iter().any(|tag| lower.contains(tag))
    };
    let words = if text.trim().is_empty() { html } else { text };
    !html.trim().is_empty() && (words.chars().nth(LONGEST_NOTE).is_some() || has_heading())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_much_text_or_headings() {
        let long = "word ".repeat(100);
        assert!(is_page(&format!("<p>{long}"), &long));
        assert!(is_page(
            "<H2>Crane falls</H2><p>It fell.",
            "Crane falls It fell."
        ));
        assert!(!is_page("<b>It fell.</b>", "It fell."));
        assert!(!is_page("", &long), "words alone are no page");
    }
}

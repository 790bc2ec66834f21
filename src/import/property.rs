//! What the properties of office documents and PDFs say of themselves, and how far it can be believed.

use crate::model::{Block, BlockShape, Candidate, Edtf, FoundIn, MetaSlot};

/// The properties that say something of an article, as the file has them; empty where it has none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// The title.
    pub title: String,
    /// Who made the file.
    pub author: String,
    /// The subject or description.
    pub summary: String,
    /// The language, as a tag.
    pub language: String,
    /// When the file was last changed, as the file writes it. Never when an article was published.
    pub modified: String,
}

impl Properties {
    /// What they say, without what programs write when nobody said anything.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let candidate = |slot, value: &str| Candidate {
            slot,
            value: value.split_whitespace().collect::<Vec<_>>().join(" "),
            found_in: FoundIn::DocumentProperty,
            wording: String::new(),
        };
        let mut found = Vec::new();
        if !is_idle_title(&self.title) {
            found.push(candidate(MetaSlot::Title, &self.title));
        }
        if !is_idle_author(&self.author) {
            found.push(candidate(MetaSlot::Author, &self.author));
        }
        if !self.summary.trim().is_empty() {
            found.push(candidate(MetaSlot::Summary, &self.summary));
        }
        if is_language_tag(self.language.trim()) {
            found.push(candidate(MetaSlot::Language, &self.language));
        }
        if let Ok(date) = self.modified.trim().parse::<Edtf>() {
            found.push(candidate(MetaSlot::Modified, &date.to_string()));
        }
        found
    }
}

/// A title that a program made up: the file's name or the name of a new document.
fn is_idle_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let is_file_name = [
        ".doc", ".docx", ".odt", ".pdf", ".indd", ".qxd", ".rtf", ".txt", ".html", ".htm", ".dvi",
        ".tex", ".xls", ".ppt", ".pptx",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let is_new = [
        "untitled",
        "document",
        "dokument",
        "microsoft word",
        "powerpoint presentation",
        "slide 1",
        "title",
        "unbenannt",
        "без названия",
        "layout 1",
    ]
    .iter()
    .any(|name| lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ') == *name);
    lower.chars().filter(|c| c.is_alphanumeric()).count() < 3
        || is_file_name
        || is_new
        || lower.starts_with("microsoft word - ")
        || lower.starts_with("about:")
        || lower.starts_with("http")
}

/// An author that a program or its set-up made up.
fn is_idle_author(author: &str) -> bool {
    const IDLE: &[&str] = &[
        "user",
        "admin",
        "administrator",
        "owner",
        "author",
        "unknown",
        "anonymous",
        "python-docx",
        "microsoft office user",
        "windows user",
        "office user",
        "word",
        "pdf",
        "root",
        "guest",
        "test",
        "un-named",
        "пользователь",
        "користувач",
        "benutzer",
    ];
    let lower = author.trim().to_lowercase();
    lower.chars().filter(|c| c.is_alphabetic()).count() < 2 || IDLE.contains(&lower.as_str())
}

fn is_language_tag(tag: &str) -> bool {
    (2..=20).contains(&tag.len())
        && tag
            .split('-')
            .next()
            .is_some_and(|first| matches!(first.len(), 2 | 3))
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && tag.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Joins what properties say with the title that stands in the text: `heading` comes first unless the text has the title of
/// the properties too, for those are often left over from another document.
pub(super) fn with_heading(
    mut candidates: Vec<Candidate>,
    heading: Option<String>,
    text: &str,
) -> Vec<Candidate> {
    const HEAD_BYTES: usize = 8 << 10;
    let Some(heading) = heading.filter(|heading| !heading.trim().is_empty()) else {
        return candidates;
    };
    let folded = |words: &str| {
        words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let head = folded(&text[..text.floor_char_boundary(HEAD_BYTES)]);
    let property = candidates
        .iter()
        .find(|candidate| candidate.slot == MetaSlot::Title);
    let is_in_text = property.is_some_and(|title| head.contains(&folded(&title.value)));
    let is_same = property.is_some_and(|title| folded(&title.value) == folded(&heading));
    let candidate = Candidate {
        slot: MetaSlot::Title,
        value: folded_spaces(&heading),
        found_in: FoundIn::Heading,
        wording: String::new(),
    };
    if is_same {
        return candidates;
    }
    let at = if is_in_text { 1 } else { 0 };
    candidates.insert(at.min(candidates.len()), candidate);
    candidates
}

fn folded_spaces(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the first heading, if it stands at the head of the text.
pub(super) fn first_heading(text: &str, blocks: &[Block]) -> Option<String> {
    const WITHIN_CHARS: u32 = 600;
    let heading = blocks
        .iter()
        .filter(|block| block.shape == BlockShape::Heading && block.start <= WITHIN_CHARS)
        .min_by_key(|block| (block.level, block.start))?;
    let length = heading.end.saturating_sub(heading.start);
    let words = text
        .chars()
        .skip(heading.start as usize)
        .take(length as usize)
        .take(300)
        .collect();
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_properties_say_nothing() {
        for title in [
            "",
            "Document1",
            "Microsoft Word - lamps.doc",
            "lamps.indd",
            "untitled",
            "--",
        ] {
            for author in ["", "User", "1"] {
                let properties = Properties {
                    title: title.into(),
                    author: author.into(),
                    modified: "soon".into(),
                    language: "English".into(),
                    ..Properties::default()
                };
                assert_eq!(properties.candidates(), [], "{title} {author}");
            }
        }
    }

    #[test]
    fn a_title_that_the_text_has_too_is_believed() {
        let properties = Properties {
            title: "Lamps of the  north".into(),
            ..Properties::default()
        };
        let titles = |text: &str, heading: &str| -> Vec<String> {
            with_heading(properties.candidates(), Some(heading.to_owned()), text)
                .into_iter()
                .map(|c| c.value)
                .collect()
        };
        assert_eq!(
            titles("REPORT\nLamps of the North", "REPORT"),
            ["Lamps of the north", "REPORT"]
        );
        assert_eq!(
            titles("Ships\n\nThey left.", "Ships"),
            ["Ships", "Lamps of the north"]
        );
        assert_eq!(
            titles("Lamps of the north", "Lamps of the north"),
            ["Lamps of the north"]
        );
    }
}

//! What kind of document bytes are. The bytes decide: first the signatures that formats begin with, then what stands at
//! the head of a text. The name's ending counts only where several kinds look alike, such as Markdown and plain text, so
//! that a wrong ending changes nothing. Looks at the head of a file and, in archives, at the names of the members; the
//! work grows at most with the length of the file.

mod binary;
mod head;
mod markup;

use super::kind::DocumentKind;
pub(super) use binary::is_encrypted_office;

/// What kind of document these bytes are. The bytes decide; the name's ending only where several kinds look alike.
pub fn kind_of(bytes: &[u8], file_name: &str) -> DocumentKind {
    if let Some(kind) = binary::by_signature(bytes) {
        return kind;
    }
    let Some(head) = head::text_head(bytes) else {
        return DocumentKind::Unknown;
    };
    let extension = extension_of(file_name);
    if let Some(kind) = markup::by_words(&head, &extension) {
        return kind;
    }
    match extension.as_str() {
        "md" | "markdown" | "mdown" | "mkd" => DocumentKind::Markdown,
        "html" | "htm" | "xhtml" | "xht" => DocumentKind::Html,
        _ => DocumentKind::PlainText,
    }
}

/// The ending of a file name, lower case; empty without one.
fn extension_of(file_name: &str) -> String {
    match file_name.rsplit_once('.') {
        Some((_, ending)) if ending.len() <= 10 => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;

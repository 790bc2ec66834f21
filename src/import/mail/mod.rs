//! Mail messages (RFC 5322): the words of one message; what it quotes stands as quotations, its signature as furniture,
//! attachments are named and never opened.

mod lines;

use super::metadata::{Bag, date_from, decoded, rank};
use super::snapshot::Snapshot;
use super::{DocumentKind, ImportError, html};
use crate::model::{ArticleDraft, FoundIn, MetaSlot, SourceFormat, Warned};
use mail_parser::{Addr, Message, MessageParser, MimeHeaders, PartType};

/// Reads a mail message.
///
/// # Errors
/// [`ImportError::Broken`] for what is no message, [`ImportError::TooDeep`] for one with a hostile page in it.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let message = parse(bytes, DocumentKind::Mail)?;
    let mut snapshot = Snapshot::default();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => lines::add(text, &mut snapshot),
            PartType::Html(page) => html::add_fragment(page, &mut snapshot)?,
            _ => {}
        }
    }
    let (text, blocks) = snapshot.finish();
    let mut warnings = attachments(&message);
    if text.is_empty() {
        warnings.push("the message itself has no words".to_owned());
    }
    let draft = ArticleDraft {
        format: SourceFormat::Mail,
        text,
        blocks,
        candidates: candidates(&message),
    };
    Ok(Warned {
        value: vec![draft],
        warnings,
    })
}

/// Takes a message apart. Boxes of several messages begin each with a line of their own, which is passed over.
pub(super) fn parse(bytes: &[u8], kind: DocumentKind) -> Result<Message<'_>, ImportError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut bytes = bytes.trim_ascii_start();
    if bytes.starts_with(b"From ") {
        let end = bytes.iter().position(|byte| *byte == b'\n');
        bytes = bytes.get(end.map_or(0, |end| end + 1)..).unwrap_or(bytes);
    }
    MessageParser::default()
        .parse(bytes)
        .ok_or(ImportError::Broken {
            kind,
            why: "it has no headers".to_owned(),
        })
}

fn candidates(message: &Message<'_>) -> Vec<crate::model::Candidate> {
    let mut bag = Bag::default();
    if let Some(subject) = message.subject() {
        let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        bag.push(MetaSlot::Title, subject, "", FoundIn::Header, rank::OWN);
    }
    if let Some(sender) = message.from().and_then(|from| from.first()) {
        let (name, wording) = named(sender);
        bag.push(MetaSlot::Author, name, &wording, FoundIn::Header, rank::OWN);
    }
    if let Some(words) = message.header_raw("Date")
        && let Some(date) = date_from(words)
    {
        bag.push(MetaSlot::Published, date, words, FoundIn::Header, rank::OWN);
    }
    if let Some(language) = message.header_raw("Content-Language") {
        bag.add(MetaSlot::Language, language, FoundIn::Header, rank::OWN);
    }
    bag.finish(None)
}

/// The name of a sender, and how the message writes it with the address.
fn named(sender: &Addr<'_>) -> (String, String) {
    let address = sender.address().unwrap_or_default();
    match sender.name().map(decoded).filter(|name| !name.is_empty()) {
        Some(name) => {
            let wording = format!("{name} <{address}>");
            (name, wording)
        }
        None => (address.to_owned(), String::new()),
    }
}

fn attachments(message: &Message<'_>) -> Vec<String> {
    const MOST_NAMED: usize = 20;
    let count = message.attachment_count();
    let mut warnings: Vec<String> = message
        .attachments()
        .take(MOST_NAMED)
        .map(|part| {
            let name: String = part
                .attachment_name()
                .unwrap_or("without a name")
                .chars()
                .filter(|c| !c.is_control())
                .take(120)
                .collect();
            let size = part.contents().len();
            format!("the attachment \"{name}\" ({size} bytes) was not opened; import it by itself")
        })
        .collect();
    if count > MOST_NAMED {
        warnings.push(format!(
            "{} more attachments were not opened",
            count - MOST_NAMED
        ));
    }
    warnings
}

#[cfg(test)]
mod tests;

//! Web archives (RFC 2557): the page in them, as a web page. Pictures and other parts are not read.

use super::metadata::{absolute, decoded};
use super::{DocumentKind, ImportError, html, mail};
use crate::model::{ArticleDraft, Candidate, FoundIn, MetaSlot, SourceFormat, Warned};
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// Reads a web archive. The date in its head is when it was saved, and says nothing about the article.
///
/// # Errors
/// [`ImportError::Broken`] for an archive without a page; else as for web pages.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let message = mail::parse(bytes, DocumentKind::Mhtml)?;
    let Some((page, source)) = root_page(&message) else {
        return Err(ImportError::Broken {
            kind: DocumentKind::Mhtml,
            why: "there is no page in it".to_owned(),
        });
    };
    let address = message
        .header_raw("Snapshot-Content-Location")
        .or_else(|| page.content_location())
        .and_then(|address| absolute(address, None));
    let mut read =
        html::read_page(source, address.as_deref(), SourceFormat::Mhtml).map_err(|error| {
            match error {
                ImportError::NoText(_) => ImportError::NoText(DocumentKind::Mhtml),
                other => other,
            }
        })?;
    if let Some(subject) = message.subject() {
        add_subject(&mut read.value, subject);
    }
    Ok(Warned {
        value: vec![read.value],
        warnings: read.warnings,
    })
}

/// The page that the archive begins with: the part its head names, else the first page.
fn root_page<'a>(message: &'a Message<'a>) -> Option<(&'a MessagePart<'a>, &'a str)> {
    let named = message
        .content_type()
        .and_then(|kind| kind.attribute("start"))
        .map(|id| id.trim_matches(['<', '>']));
    let pages = || {
        message.parts.iter().filter_map(|part| match &part.body {
            PartType::Html(source) => Some((part, source.as_ref())),
            _ => None,
        })
    };
    let is_named = |part: &MessagePart<'_>| {
        named.is_some() && part.content_id().map(|id| id.trim_matches(['<', '>'])) == named
    };
    pages()
        .find(|(part, _)| is_named(part))
        .or_else(|| pages().next())
}

/// Browsers write the page's title into the head of the archive: the last of the candidates.
fn add_subject(draft: &mut ArticleDraft, subject: &str) {
    let value = decoded(subject);
    let is_known = draft
        .candidates
        .iter()
        .any(|c| c.slot == MetaSlot::Title && (c.value == value || c.wording == value));
    if !is_known {
        draft.candidates.push(Candidate {
            slot: MetaSlot::Title,
            value,
            found_in: FoundIn::Header,
            wording: String::new(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_an_archive_is_read_and_its_date_is_not() {
        let archive = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/news/crane\r\n\
            Subject: =?utf-8?Q?Crane_fails?=\r\nDate: Fri, 13 Oct 2023 14:30:05 -0000\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n\
            --b\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
            Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/news/crane\r\n\r\n\
            <!DOCTYPE html><html lang=3D\"en\"><body><h1>Crane fails</h1><p>The =E2=80=9Ccrane=E2=80=9D failed.</p></body></html>\r\n\
            --b\r\nContent-Type: image/png\r\nContent-Location: https://a.example/a.png\r\n\
            Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
        let drafts = read(archive.as_bytes(), "a.mhtml").expect("an archive");
        let draft = &drafts.value[0];
        assert_eq!(draft.text, "Crane fails\n\nThe “crane” failed.");
        assert_eq!(draft.format, SourceFormat::Mhtml);
        assert_eq!(draft.best(MetaSlot::Published), None);
        let url = draft.best(MetaSlot::Url).map(|c| c.value.as_str());
        assert_eq!(url, Some("https://a.example/news/crane"));
        let broken = read(
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nwords",
            "a",
        );
        assert!(matches!(broken, Err(ImportError::Broken { .. })));
    }
}

//! Formats that are told by their first bytes.

use super::super::kind::DocumentKind;

/// The kind that the signature at the start of the bytes tells.
pub(super) fn by_signature(bytes: &[u8]) -> Option<DocumentKind> {
    if is_pdf(bytes) {
        return Some(DocumentKind::Pdf);
    }
    if is_picture(bytes) {
        return Some(DocumentKind::Picture);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(if has_member(bytes, b"word/document") {
            DocumentKind::Docx
        } else {
            DocumentKind::Archive
        });
    }
    const ARCHIVES: [&[u8]; 8] = [
        b"\x1f\x8b\x08",             // gzip
        b"7z\xbc\xaf\x27\x1c",       // 7-Zip
        b"Rar!\x1a\x07",             // RAR
        b"\xfd7zXZ\x00",             // xz
        b"BZh9",                     // bzip2
        b"\x28\xb5\x2f\xfd",         // zstd
        b"\xd0\xcf\x11\xe0\xa1\xb1", // compound file: old office documents, encrypted new ones
        b"{\\rtf",                   // Rich Text Format
    ];
    ARCHIVES
        .iter()
        .any(|signature| bytes.starts_with(signature))
        .then_some(DocumentKind::Archive)
}

/// The header may stand after some bytes that do not belong to the file; then its end must look like a PDF too, for a text
/// may speak of such a header.
fn is_pdf(bytes: &[u8]) -> bool {
    let trimmed = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if trimmed.trim_ascii_start().starts_with(b"%PDF-") {
        return true;
    }
    let tail = &bytes[bytes.len().saturating_sub(4096)..];
    let head = &bytes[..bytes.len().min(1024)];
    find(head, b"%PDF-").is_some() && find(tail, b"startxref").is_some()
}

fn is_picture(bytes: &[u8]) -> bool {
    const SIGNATURES: [&[u8]; 6] = [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
        b"II*\x00",
        b"MM\x00*",
    ];
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    is_webp
        || SIGNATURES
            .iter()
            .any(|signature| bytes.starts_with(signature))
}

/// Whether an archive has a member whose name begins so: the name must stand where a local or central header has it.
fn has_member(bytes: &[u8], name: &[u8]) -> bool {
    const LOCAL_NAME_AT: usize = 30;
    const CENTRAL_NAME_AT: usize = 46;
    let has_before = |at: usize, distance: usize, signature: &[u8]| {
        at.checked_sub(distance)
            .and_then(|start| bytes.get(start..start + 4))
            .is_some_and(|found| found == signature)
    };
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| find(rest, name)) {
        let at = from + found;
        if has_before(at, LOCAL_NAME_AT, b"PK\x03\x04")
            || has_before(at, CENTRAL_NAME_AT, b"PK\x01\x02")
        {
            return true;
        }
        from = at + 1;
    }
    false
}

/// Whether this is an office document behind a password: a compound file with an encrypted package in it.
pub(crate) fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1") && find(bytes, &name).is_some()
}

/// Where the needle first stands. Jumps from one first byte to the next.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(found) = hay
        .get(from..)
        .and_then(|rest| rest.iter().position(|byte| *byte == first))
    {
        let at = from + found;
        if hay[at..].starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

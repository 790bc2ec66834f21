//! PDF with text: words by their places on the page, and what the document information says.
//!
//! The interpreter of pages is others' code. It works on a thread with a stack of its own, page by page; a panic in it costs
//! a page, not the document; a page that never ends is given up. What a stream unpacks to cannot be limited here: memory
//! is the limited process's care.

mod device;
mod document;
mod page;

use super::property::{self, Properties};
use super::{DocumentKind, ImportError, LONGEST_TEXT_BYTES, text};
use crate::model::{ArticleDraft, SourceFormat, Warned};
use device::GlyphDevice;
use document::PageLines;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};
use hayro_syntax::object::DateTime;
use hayro_syntax::{LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most pages that are read.
const MOST_PAGES: usize = 2000;
/// The stack of the thread that reads: nested forms and objects are read by recursion.
const STACK_BYTES: usize = 64 << 20;

/// Reads a PDF.
///
/// # Errors
/// [`ImportError`]: it is encrypted, has only pictures, no words, or is not whole.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let bytes = bytes.to_vec();
    let reading = std::thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || read_whole(bytes));
    let reading = reading.map_err(|_| broken("there is no memory to read it"))?;
    reading
        .join()
        .unwrap_or_else(|_| Err(broken("its objects cannot be read")))
}

fn broken(why: &str) -> ImportError {
    ImportError::Broken {
        kind: DocumentKind::Pdf,
        why: why.to_owned(),
    }
}

fn read_whole(bytes: Vec<u8>) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ImportError::Encrypted,
        LoadPdfError::Invalid => broken("its table of objects cannot be read"),
    })?;
    if pdf.pages().is_empty() {
        return Err(broken("it has no pages"));
    }
    let found = read_pages(&pdf);
    let (text, blocks) = document::snapshot_of(&found.pages);
    if !text.chars().any(|c| c.is_alphanumeric()) {
        return Err(match found.pictures {
            0 => ImportError::NoText(DocumentKind::Pdf),
            _ => ImportError::OnlyPictures,
        });
    }
    let properties = properties_of(&pdf);
    let blocks = text::with_furniture(&text, &blocks);
    let heading = property::first_heading(&text, &blocks);
    let mut candidates = property::with_heading(properties.candidates(), heading, &text);
    candidates.extend(text::candidates(&text, &blocks));
    let draft = ArticleDraft {
        format: SourceFormat::Pdf,
        text,
        blocks,
        candidates,
    };
    Ok(Warned {
        value: vec![draft],
        warnings: found.warnings,
    })
}

/// What was found on all pages.
#[derive(Default)]
struct Found {
    pages: Vec<PageLines>,
    pictures: usize,
    warnings: Vec<String>,
}

fn read_pages(pdf: &Pdf) -> Found {
    let mut found = Found::default();
    let cache = InterpreterCache::new();
    let (mut unreadable, mut glyphs, mut length) = (0usize, 0usize, 0usize);
    let mut failed: Vec<usize> = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        if number > MOST_PAGES || length > LONGEST_TEXT_BYTES {
            found.warnings.push(format!(
                "reading stopped at page {number} of {}: what follows is left out",
                pdf.pages().len()
            ));
            break;
        }
        let mut device = GlyphDevice::default();
        let is_read =
            catch_unwind(AssertUnwindSafe(|| draw(pdf, page, &cache, &mut device))).is_ok();
        if !is_read || device.is_full {
            failed.push(number);
        }
        (unreadable, glyphs) = (unreadable + device.unreadable, glyphs + device.glyphs.len());
        found.pictures += device.pictures;
        let lines = page::lines_of(device.glyphs);
        length += lines.iter().map(|line| line.words.len() + 1).sum::<usize>();
        found.pages.push(PageLines { lines });
    }
    if unreadable > 0 && unreadable * 20 >= glyphs {
        found.warnings.push(format!(
            "{unreadable} of {glyphs} characters are drawn without saying what they are and are shown as \u{fffd}"
        ));
    }
    if let Some(first) = failed.first() {
        found.warnings.push(match failed.len() {
            1 => format!("page {first} could not be read to its end"),
            count => format!(
                "{count} pages could not be read to their end, the first of them page {first}"
            ),
        });
    }
    found
}

fn draw<'a>(
    pdf: &'a Pdf,
    page: &hayro_syntax::page::Page<'a>,
    cache: &InterpreterCache<'a>,
    device: &mut GlyphDevice,
) {
    let (width, height) = page.render_dimensions();
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, area, cache, pdf.xref(), settings);
    interpret_page(page, &mut context, device);
}

fn properties_of(pdf: &Pdf) -> Properties {
    let metadata = pdf.metadata();
    let words = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_string).unwrap_or_default();
    Properties {
        title: words(&metadata.title),
        author: words(&metadata.author),
        summary: words(&metadata.subject),
        language: String::new(),
        // When the file was made says at most that it did not change before.
        modified: metadata
            .modification_date
            .or(metadata.creation_date)
            .map(day_of)
            .unwrap_or_default(),
    }
}

fn day_of(moment: DateTime) -> String {
    format!("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day)
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with its mark, else PDFDocEncoding, which is Latin-1 but for
/// some signs.
fn text_string(bytes: &[u8]) -> String {
    const LONGEST_BYTES: usize = 4000;
    let bytes = &bytes[..bytes.len().min(LONGEST_BYTES)];
    let has_mark = [&b"\xfe\xff"[..], b"\xff\xfe", b"\xef\xbb\xbf"]
        .iter()
        .any(|mark| bytes.starts_with(mark));
    if has_mark {
        return text::decode(bytes).value;
    }
    bytes
        .iter()
        .map(|byte| match byte {
            0x80 => '•',
            0x84 => '—',
            0x85 => '–',
            0x8d => '“',
            0x8e => '”',
            0x8f => '‘',
            0x90 => '’',
            0x92 => '™',
            0xa0 => '€',
            other => char::from(*other),
        })
        .collect()
}

#[cfg(test)]
mod tests;

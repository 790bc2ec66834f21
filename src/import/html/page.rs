//! One page as a draft: its article, or all of it where that cannot be told.

use super::super::snapshot::Snapshot;
use super::super::{DocumentKind, ImportError, metadata, text};
use super::clean::{Cleaned, clean};
use super::junk;
use super::walk::{Writer, walk};
use crate::model::{ArticleDraft, Block, BlockShape, Candidate, SourceFormat, Warned};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// An article shorter than this, in characters, is looked for again with fewer rules. Short reports are common, and fewer
/// rules let in what surrounds them.
const SHORT_ARTICLE_CHARS: usize = 200;

/// Pages with more elements than this are not searched for an article: the search takes many passes.
const MOST_ELEMENTS: usize = 150_000;

/// Reads the source of a page. `address` is where it was saved from.
///
/// # Errors
/// [`ImportError::TooDeep`], or [`ImportError::NoText`] for a page without words.
pub(in crate::import) fn read_page(
    source: &str,
    address: Option<&str>,
    format: SourceFormat,
) -> Result<Warned<ArticleDraft>, ImportError> {
    let Cleaned { html, json_ld } = clean(source)?;
    let document = Document::from(html);
    let mut found = metadata::collect(&document, &json_ld, address);
    junk::remove(&document);
    let mut snapshot = write_article(document, found.headline.as_deref(), &mut found.warnings);
    if let Some(body) = &found.article_body
        && snapshot.len_bytes() * 2 < body.len()
    {
        snapshot = from_article_body(body, found.headline.as_deref());
        found.warnings.push(
            "the page shows little of the article; its words were taken from its JSON-LD, without headings and quotations"
                .to_owned(),
        );
    }
    let (text, blocks) = snapshot.finish();
    if text.is_empty() {
        return Err(ImportError::NoText(DocumentKind::Html));
    }
    let blocks = text::with_furniture(&text, &blocks);
    let mut candidates = found.candidates;
    add_from_words(&text, &blocks, &mut candidates);
    let draft = ArticleDraft {
        format,
        text,
        blocks,
        candidates,
    };
    Ok(Warned {
        value: draft,
        warnings: found.warnings,
    })
}

/// Adds what the words of the article say of it, such as its dateline: behind what the page states.
fn add_from_words(text: &str, blocks: &[Block], candidates: &mut Vec<Candidate>) {
    for candidate in text::candidates(text, blocks) {
        let is_known = candidates
            .iter()
            .any(|known| (known.slot, &known.value) == (candidate.slot, &candidate.value));
        if !is_known {
            candidates.push(candidate);
        }
    }
}

/// Adds a piece of HTML, such as a mail or the entry of a feed, as it stands.
///
/// # Errors
/// [`ImportError::TooDeep`].
pub(in crate::import) fn add_fragment(
    source: &str,
    snapshot: &mut Snapshot,
) -> Result<(), ImportError> {
    let document = Document::from(clean(source)?.html);
    walk(&document.root(), &mut Writer::new(snapshot));
    Ok(())
}

/// The article of a page; where none can be told, all of the page, with a warning.
fn write_article(
    document: Document,
    headline: Option<&str>,
    warnings: &mut Vec<String>,
) -> Snapshot {
    let whole = written(&document, "body", headline);
    let config = Config {
        disable_json_ld: true,
        keep_classes: true,
        char_threshold: SHORT_ARTICLE_CHARS,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let article = Readability::with_document(document, None, Some(config))
        .ok()
        .and_then(|mut readability| {
            readability.parse().ok()?;
            Some(written(&readability.doc, "#readability-page-1", headline))
        });
    match article {
        Some(article) if is_enough(&article, &whole) => article,
        _ => {
            if whole.len_bytes() > SHORT_ARTICLE_CHARS {
                warnings.push(
                    "which part of the page is the article could not be told; all of its text was taken"
                        .to_owned(),
                );
            }
            whole
        }
    }
}

/// Whether what was found is more than a fragment of a page.
fn is_enough(article: &Snapshot, whole: &Snapshot) -> bool {
    let length = article.len_bytes();
    length > 0 && (length >= SHORT_ARTICLE_CHARS || length * 4 >= whole.len_bytes())
}

fn written(document: &Document, selector: &str, headline: Option<&str>) -> Snapshot {
    let mut snapshot = Snapshot::default();
    let mut writer = Writer::new(&mut snapshot);
    if let Some(headline) = headline {
        writer.headline(headline);
    }
    if let Some(node) = document.select_single(selector).nodes().first() {
        walk(node, &mut writer);
    }
    snapshot
}

/// The paragraphs of an article as its JSON-LD has them.
fn from_article_body(body: &str, headline: Option<&str>) -> Snapshot {
    let mut snapshot = Snapshot::default();
    if let Some(headline) = headline {
        snapshot.push(BlockShape::Heading, 1, headline);
    }
    for line in body.lines() {
        snapshot.push(BlockShape::Paragraph, 0, &metadata::decoded(line));
    }
    snapshot
}

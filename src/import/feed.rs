//! RSS, Atom and RDF feeds: one stub of an article for each entry, with the words the feed gives.
//!
//! A feed states dates as moments; where that is midnight in UTC exactly, only the day is taken, for a day is what feeds
//! without a time of day become. Entities of a feed's own are not expanded.

use super::metadata::{Bag, decoded, rank};
use super::snapshot::Snapshot;
use super::{DocumentKind, ImportError, html};
use crate::model::{ArticleDraft, BlockShape, FoundIn, MetaSlot, SourceFormat, Timestamp, Warned};
use feed_rs::model::{Entry, Feed};

/// The most entries that are taken from one feed.
const MOST_ENTRIES: usize = 500;

/// Reads a feed.
///
/// # Errors
/// [`ImportError::Broken`] for what is no whole feed, [`ImportError::NoText`] for one without entries.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let parser = feed_rs::parser::Builder::new().build();
    let feed = parser.parse(bytes).map_err(|error| {
        let why: String = error.to_string().chars().take(200).collect();
        ImportError::Broken {
            kind: DocumentKind::Feed,
            why: why.trim_end_matches('.').to_owned(),
        }
    })?;
    let mut drafts: Warned<Vec<ArticleDraft>> = Warned::default();
    if feed.entries.len() > MOST_ENTRIES {
        drafts.warnings.push(format!(
            "the feed has {} entries; the first {MOST_ENTRIES} were taken",
            feed.entries.len()
        ));
    }
    for entry in feed.entries.iter().take(MOST_ENTRIES) {
        match draft_of(entry, &feed) {
            Ok(draft) => drafts.value.push(draft),
            Err(error) => drafts
                .warnings
                .push(format!("an entry of the feed was passed over: {error}")),
        }
    }
    Ok(drafts)
}

fn draft_of(entry: &Entry, feed: &Feed) -> Result<ArticleDraft, ImportError> {
    let mut snapshot = Snapshot::default();
    let title = entry.title.as_ref().map(|title| decoded(&title.content));
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    for words in [content, summary].into_iter().flatten() {
        if snapshot.len_bytes() == 0 {
            html::add_fragment(words, &mut snapshot)?;
        }
    }
    if snapshot.len_bytes() == 0 {
        snapshot.push(BlockShape::Heading, 1, title.as_deref().unwrap_or_default());
    }
    let (text, blocks) = snapshot.finish();
    Ok(ArticleDraft {
        format: SourceFormat::FeedEntry,
        text,
        blocks,
        candidates: {
            let mut bag = Bag::default();
            add_candidates(entry, feed, &mut bag);
            bag.finish(None)
        },
    })
}

fn add_candidates(entry: &Entry, feed: &Feed, bag: &mut Bag) {
    let found_in = FoundIn::FeedEntry;
    let base = feed.links.first().map(|link| link.href.as_str());
    if let Some(title) = &entry.title {
        bag.add(MetaSlot::Title, &title.content, found_in, rank::OWN);
    }
    if let Some(title) = &feed.title {
        bag.add(MetaSlot::Outlet, &title.content, found_in, rank::OWN);
    }
    for author in &entry.authors {
        let name = author.name.as_ref().or(author.email.as_ref());
        bag.add(
            MetaSlot::Author,
            name.map_or("", String::as_str),
            found_in,
            rank::OWN,
        );
    }
    if let Some(summary) = &entry.summary {
        bag.add(MetaSlot::Summary, &summary.content, found_in, rank::OWN);
    }
    let language = entry.language.as_ref().or(feed.language.as_ref());
    if let Some(language) = language {
        bag.add(MetaSlot::Language, language, found_in, rank::OWN);
    }
    for link in &entry.links {
        let is_page = link.rel.as_deref().is_none_or(|rel| rel == "alternate");
        let rank = if is_page { rank::OWN } else { rank::LAST };
        bag.add_url(&link.href, base, found_in, rank);
    }
    let published = entry.published.map(|moment| moment.timestamp());
    let updated = entry.updated.map(|moment| moment.timestamp());
    if let Some(secs) = published {
        bag.add_date(MetaSlot::Published, &date_text(secs), found_in, rank::OWN);
    }
    // The reader of feeds repeats the one as the other.
    if let Some(secs) = updated.filter(|updated| Some(*updated) != published) {
        bag.add_date(MetaSlot::Modified, &date_text(secs), found_in, rank::OWN);
    }
}

fn date_text(secs: i64) -> String {
    const SECS_PER_DAY: i64 = 86_400;
    let text = Timestamp::from_unix_secs(secs).to_string();
    if secs % SECS_PER_DAY != 0 {
        return text;
    }
    text.split('T').next().unwrap_or_default().to_owned()
}

//! What a page says of itself: title, outlet, author, dates, language, address, summary.
//!
//! Every statement is kept with where it was found; nothing is invented. The order of trust, within each slot:
//!
//! 1. **Statements made for machines that name their kind**: JSON-LD of the article itself, then Dublin Core, Open Graph,
//!    other `meta` elements and microdata. JSON-LD is what search engines hold outlets to, and has the time with its offset;
//!    Dublin Core is there only where somebody catalogues with care; Open Graph is written by the same system as the page,
//!    but titles there are often reworded for sharing.
//! 2. **What the reader sees**: the headline, `time` elements, byline. A title that the main headline repeats goes before all
//!    others: two places agree, and one of them is what was read.
//! 3. **The `title` element**, without the outlet's name at its end; then as it stands.
//!
//! Languages and addresses turn this round: the language of the document and the canonical link are what browsers and
//! outlets act on, while the locale of Open Graph is often left at its default.
//!
//! Dates in footers, in copyright lines and in lists of other pages are none of the article's.

mod bag;
mod dates;
mod entities;
mod json_ld;
mod json_repair;
mod meta_elements;
mod page;
mod titles;
mod urls;

pub(super) use bag::{Bag, rank};
pub(super) use dates::date_from;
pub(super) use entities::decoded;
pub(super) use urls::{absolute, saved_from};

use crate::model::{Candidate, FoundIn, MetaSlot};
use dom_query::Document;

/// What was found out about a page.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// All candidates, best first within each slot.
    pub candidates: Vec<Candidate>,
    /// The words of the article as its JSON-LD has them.
    pub article_body: Option<String>,
    /// The headline as the reader sees it.
    pub headline: Option<String>,
    /// What was odd.
    pub warnings: Vec<String>,
}

/// Collects what a page says of itself. `address` is where it was saved from, if something outside the page says so.
pub(super) fn collect(document: &Document, json_ld: &[String], address: Option<&str>) -> Metadata {
    let mut bag = Bag::default();
    if let Some(address) = address {
        bag.add_url(address, None, FoundIn::Header, rank::SAVED_FROM);
    }
    let base = base_of(document, address);
    let facts = page::collect(document, base.as_deref(), &mut bag);
    let mut found = json_ld::collect(json_ld, &facts, base.as_deref(), &mut bag);
    titles::collect(&facts, &mut bag);
    found.headline = facts.headline(&bag);
    for headline in facts.other_headlines(found.headline.as_deref()) {
        bag.add(MetaSlot::Title, headline, FoundIn::Heading, rank::LAST);
    }
    if let Some(headline) = &found.headline {
        bag.add(MetaSlot::Title, headline, FoundIn::Heading, rank::HEADLINE);
    }
    found.candidates = bag.finish(found.headline.as_deref());
    found
}

/// What relative addresses in the page are relative to.
fn base_of(document: &Document, address: Option<&str>) -> Option<String> {
    let stated = document.select_single("base[href]").attr("href");
    let page = address.and_then(|address| absolute(address, None));
    match stated {
        Some(href) => absolute(&href, page.as_deref()).or(page),
        None => page,
    }
}

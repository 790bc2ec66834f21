//! Statements of a page in JSON-LD, in the vocabulary of schema.org.
//!
//! Only what stands at the top of a block, in its graph or as its main entity is taken for the article: articles further
//! inside belong to lists of other pages.

use super::bag::{Bag, comparable, rank};
use super::json_repair;
use super::page::PageFacts;
use super::{Metadata, entities, urls};
use crate::model::{FoundIn, MetaSlot};
use serde_json::{Map, Value};
use std::collections::HashMap;

type Node = Map<String, Value>;

/// The most nodes that are looked at.
const MOST_NODES: usize = 2_000;

/// Adds what the blocks state.
pub(super) fn collect(
    blocks: &[String],
    facts: &PageFacts,
    base: Option<&str>,
    bag: &mut Bag,
) -> Metadata {
    let mut found = Metadata::default();
    let mut values = Vec::new();
    for block in blocks {
        match json_repair::values_in(block) {
            Some(read) => values.extend(read),
            None => found
                .warnings
                .push("a block of JSON-LD in the page is broken and was passed over".to_owned()),
        }
    }
    let nodes = top_nodes(&values);
    let by_id: HashMap<&str, &Node> = nodes
        .iter()
        .filter_map(|node| Some((text_of(node.get("@id")?)?, *node)))
        .collect();
    let reader = Reader { by_id, base };
    if let Some(article) = article_among(&nodes, facts, base) {
        reader.add(article, rank::JSON_LD, bag);
        found.article_body = article
            .get("articleBody")
            .and_then(Value::as_str)
            .map(str::to_owned)
            .filter(|body| !body.trim().is_empty());
    }
    if let Some(page) = nodes.iter().find(|node| has_type(node, is_page_type)) {
        reader.add(page, rank::JSON_LD_PAGE, bag);
    }
    if let Some(site) = nodes
        .iter()
        .find(|node| has_type(node, |name| name == "WebSite"))
    {
        let name = site.get("name").and_then(text_of).unwrap_or_default();
        bag.add(MetaSlot::Outlet, name, FoundIn::JsonLd, rank::META);
    }
    found
}

/// Objects at the top, in lists and graphs, and main entities of pages.
fn top_nodes(values: &[Value]) -> Vec<&Node> {
    let mut nodes = Vec::new();
    let mut waiting: Vec<(&Value, usize)> = values.iter().rev().map(|value| (value, 0)).collect();
    while let Some((value, depth)) = waiting.pop() {
        if nodes.len() >= MOST_NODES || depth > 4 {
            break;
        }
        match value {
            Value::Array(items) => {
                waiting.extend(items.iter().rev().map(|item| (item, depth + 1)));
            }
            Value::Object(node) => {
                nodes.push(node);
                for key in ["mainEntity", "@graph"] {
                    if let Some(inner) = node.get(key) {
                        waiting.push((inner, depth + 1));
                    }
                }
            }
            _ => {}
        }
    }
    nodes
}

/// The article the page is about: of several, the one with the page's address or headline, else the first.
fn article_among<'a>(
    nodes: &[&'a Node],
    facts: &PageFacts,
    base: Option<&str>,
) -> Option<&'a Node> {
    let articles: Vec<&Node> = nodes
        .iter()
        .copied()
        .filter(|node| has_type(node, is_article_type))
        .collect();
    let is_of_page = |node: &&&Node| {
        let has_address = addresses_of(node)
            .filter_map(|address| urls::absolute(address, base))
            .any(|address| facts.addresses.contains(&address));
        let headline = node.get("headline").and_then(text_of).unwrap_or_default();
        let headline = comparable(&entities::decoded(headline));
        has_address
            || (!headline.is_empty()
                && facts
                    .headlines
                    .iter()
                    .any(|seen| comparable(seen) == headline))
    };
    articles
        .iter()
        .find(is_of_page)
        .or(articles.first())
        .copied()
}

fn is_article_type(name: &str) -> bool {
    name.ends_with("Article")
        || name.ends_with("BlogPosting")
        || matches!(
            name,
            "Report"
                | "SocialMediaPosting"
                | "DiscussionForumPosting"
                | "PressRelease"
                | "ClaimReview"
        )
}

fn is_page_type(name: &str) -> bool {
    name.ends_with("WebPage") || matches!(name, "ItemPage" | "AboutPage" | "VideoObject")
}

fn has_type(node: &Node, is_wanted: impl Fn(&str) -> bool) -> bool {
    let matches = |value: &Value| {
        value.as_str().is_some_and(|name| {
            let name = name.rsplit(['/', '#', ':']).next().unwrap_or(name);
            is_wanted(name)
        })
    };
    match node.get("@type") {
        Some(Value::Array(types)) => types.iter().any(matches),
        Some(one) => matches(one),
        None => false,
    }
}

/// The words of a value: of a string, of a list's first, of an object with `@value`.
fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items.first().and_then(Value::as_str),
        Value::Object(node) => node.get("@value").and_then(Value::as_str),
        _ => None,
    }
}

fn addresses_of(node: &Node) -> impl Iterator<Item = &str> {
    let main = node.get("mainEntityOfPage");
    let of_main = main.and_then(|main| match main {
        Value::Object(page) => page.get("@id").or(page.get("url")),
        other => Some(other),
    });
    [node.get("url"), of_main, node.get("@id")]
        .into_iter()
        .flatten()
        .filter_map(text_of)
}

struct Reader<'a> {
    by_id: HashMap<&'a str, &'a Node>,
    base: Option<&'a str>,
}

impl Reader<'_> {
    fn add(&self, node: &Node, rank: u16, bag: &mut Bag) {
        let found_in = FoundIn::JsonLd;
        let mut add = |slot, key: &str, rank| {
            if let Some(words) = node.get(key).and_then(text_of) {
                bag.add(slot, words, found_in, rank);
            }
        };
        add(MetaSlot::Title, "headline", rank);
        add(MetaSlot::Title, "name", rank + 1);
        add(MetaSlot::Title, "alternativeHeadline", rank::META_LOOSE);
        add(MetaSlot::Summary, "description", rank);
        for (key, slot) in [
            ("datePublished", MetaSlot::Published),
            ("dateModified", MetaSlot::Modified),
        ] {
            if let Some(words) = node.get(key).and_then(text_of) {
                bag.add_date(slot, words, found_in, rank);
            }
        }
        let language = node.get("inLanguage").and_then(|language| match language {
            Value::Object(named) => named.get("alternateName").and_then(text_of),
            other => text_of(other),
        });
        bag.add(
            MetaSlot::Language,
            language.unwrap_or_default(),
            found_in,
            rank,
        );
        for (key, slot, rank) in [
            ("author", MetaSlot::Author, rank),
            ("creator", MetaSlot::Author, rank + 1),
            ("publisher", MetaSlot::Outlet, rank),
            ("sourceOrganization", MetaSlot::Outlet, rank + 2),
            ("provider", MetaSlot::Outlet, rank::META_LOOSE),
        ] {
            if let Some(value) = node.get(key) {
                bag.add(slot, &self.names(value).join(", "), found_in, rank);
            }
        }
        for address in addresses_of(node) {
            bag.add_url(address, self.base, found_in, rank + 12);
        }
    }

    /// The names in a value: of a string, an object, a reference to another node, or a list of these.
    fn names(&self, value: &Value) -> Vec<String> {
        const MOST_NAMES: usize = 40;
        let mut names: Vec<String> = Vec::new();
        let items = match value {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for item in items.iter().take(MOST_NAMES) {
            let words = match item {
                Value::Object(node) => match node.get("name") {
                    Some(Value::Array(several)) => {
                        let all: Vec<&str> = several.iter().filter_map(Value::as_str).collect();
                        all.join(", ")
                    }
                    Some(name) => text_of(name).unwrap_or_default().to_owned(),
                    None => self.named(node.get("@id")),
                },
                other => text_of(other).unwrap_or_default().to_owned(),
            };
            let name = super::bag::author_of(&entities::decoded(&words));
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The name of the node a reference means.
    fn named(&self, id: Option<&Value>) -> String {
        id.and_then(text_of)
            .and_then(|id| self.by_id.get(id))
            .and_then(|node| node.get("name"))
            .and_then(text_of)
            .unwrap_or_default()
            .to_owned()
    }
}

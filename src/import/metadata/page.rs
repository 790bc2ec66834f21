//! What a page states in its elements: `meta`, `link`, `title`, headlines, `time`, microdata, bylines.

use super::bag::{Bag, comparable, rank};
use super::{dates, entities, meta_elements, urls};
use crate::model::{FoundIn, MetaSlot};
use dom_query::{Document, NodeId, NodeRef};
use std::cell::Cell;
use std::collections::HashSet;

/// What the page shows, which tells its own statements from those about other pages.
#[derive(Debug, Default)]
pub(super) struct PageFacts {
    /// The words of the `title` element.
    pub title: Option<String>,
    /// The words of the headlines of the first level, in order.
    pub headlines: Vec<String>,
    /// The addresses the page states for itself.
    pub addresses: Vec<String>,
}

impl PageFacts {
    /// The headline the reader sees: of several, the one that a statement repeats; a single one that is not the name of the
    /// outlet.
    pub(super) fn headline(&self, bag: &Bag) -> Option<String> {
        const SHORTEST_CHARS: usize = 8;
        let titles: Vec<String> = bag.values(MetaSlot::Title).map(comparable).collect();
        let agrees = |headline: &&String| {
            let headline = comparable(headline);
            headline.chars().count() >= SHORTEST_CHARS
                && titles.iter().any(|title| {
                    title.contains(&headline)
                        || (title.len() >= SHORTEST_CHARS && headline.contains(title.as_str()))
                })
        };
        let is_outlet = |headline: &str| {
            bag.values(MetaSlot::Outlet)
                .any(|outlet| comparable(outlet) == comparable(headline))
        };
        let agreed = self.headlines.iter().find(agrees);
        let single = || {
            let [headline] = self.headlines.as_slice() else {
                return None;
            };
            // A page whose title says something else has the article's headline elsewhere, unless that title is a word or two.
            let words = |text: &str| text.split_whitespace().count();
            let is_contradicted = self.title.as_ref().is_some_and(|title| {
                !is_outlet(title) && (words(title) > 2 || words(headline) < 4)
            });
            (!is_outlet(headline) && !is_contradicted).then_some(headline)
        };
        agreed.or_else(single).cloned()
    }
}

impl PageFacts {
    /// Headlines of the first level that are not the one the reader takes for the article's.
    pub(super) fn other_headlines(&self, headline: Option<&str>) -> impl Iterator<Item = &str> {
        const MOST: usize = 3;
        self.headlines
            .iter()
            .map(String::as_str)
            .filter(move |other| Some(*other) != headline)
            .take(MOST)
    }
}

/// Adds what the elements of a page state.
pub(super) fn collect(document: &Document, base: Option<&str>, bag: &mut Bag) -> PageFacts {
    let mut collector = Collector {
        base,
        bag,
        facts: PageFacts::default(),
        authors: Vec::new(),
        bylines: Vec::new(),
        has_plain_time: false,
        around_headlines: around_headlines(document),
        checks: Cell::new(0),
    };
    for node in document.root().descendants_it() {
        let Some(name) = node.node_name() else {
            continue;
        };
        collector.element(&node, &name);
    }
    let Collector {
        authors,
        bylines,
        bag,
        facts,
        ..
    } = collector;
    let authors = authors.join(", ");
    if !authors.is_empty() {
        bag.add(MetaSlot::Author, &authors, FoundIn::Byline, rank::TIME);
    }
    for byline in bylines.iter().filter(|byline| !authors.contains(*byline)) {
        bag.add(MetaSlot::Author, byline, FoundIn::Byline, rank::SEEN);
    }
    facts
}

struct Collector<'a> {
    base: Option<&'a str>,
    bag: &'a mut Bag,
    facts: PageFacts,
    authors: Vec<String>,
    bylines: Vec<String>,
    has_plain_time: bool,
    around_headlines: HashSet<NodeId>,
    checks: Cell<usize>,
}

impl Collector<'_> {
    fn element(&mut self, node: &NodeRef<'_>, name: &str) {
        match name {
            "html" => {
                let language = node.attr("lang").or_else(|| node.attr("xml:lang"));
                self.bag.add(
                    MetaSlot::Language,
                    &language.unwrap_or_default(),
                    FoundIn::LanguageAttribute,
                    rank::OWN,
                );
            }
            "meta" => self.meta(node),
            "link" => self.link(node),
            "title" if self.facts.title.is_none() => {
                let is_of_picture = node.parent().is_some_and(|parent| parent.has_name("svg"));
                let words = entities::decoded(&node.text());
                self.facts.title = Some(words).filter(|words| !words.is_empty() && !is_of_picture);
            }
            "h1" => self.headline(node),
            "time" => self.time(node),
            _ => {}
        }
        if name != "meta" && name != "time" {
            self.microdata(node);
            self.byline(node, name);
        }
    }

    fn meta(&mut self, node: &NodeRef<'_>) {
        const MOST_HEADERS: [&str; 2] = ["content-language", "last-modified"];
        let Some(content) = node.attr("content") else {
            return;
        };
        for key in ["property", "name", "itemprop"] {
            if let Some(names) = node.attr(key) {
                if key == "itemprop" && self.is_beside(node) {
                    continue;
                }
                self.note_address(&names, &content);
                // Properties belong in `property`; in `name` they are a mistake, or an older layer of the page.
                let is_loose = key == "name";
                meta_elements::add(&names, &content, is_loose, self.base, self.bag);
            }
        }
        if let Some(header) = node.attr("http-equiv")
            && MOST_HEADERS.contains(&header.to_ascii_lowercase().as_str())
        {
            meta_elements::add(&header, &content, false, self.base, self.bag);
        }
    }

    fn note_address(&mut self, names: &str, content: &str) {
        if names.contains("og:url")
            && let Some(address) = urls::absolute(content, self.base)
        {
            self.facts.addresses.push(address);
        }
    }

    fn link(&mut self, node: &NodeRef<'_>) {
        let rel = node.attr_or("rel", "").to_ascii_lowercase();
        let href = node.attr_or("href", "");
        if rel.split_ascii_whitespace().any(|word| word == "canonical") {
            self.facts
                .addresses
                .extend(urls::absolute(&href, self.base));
            self.bag
                .add_url(&href, self.base, FoundIn::LinkElement, rank::OWN);
        }
    }

    fn headline(&mut self, node: &NodeRef<'_>) {
        const MOST: usize = 20;
        if self.facts.headlines.len() < MOST && !self.is_beside(node) {
            let words = entities::decoded(&spaced_text(node));
            if !words.is_empty() {
                self.facts.headlines.push(words);
            }
        }
    }

    fn time(&mut self, node: &NodeRef<'_>) {
        if self.is_beside(node) {
            return;
        }
        let text = spaced_text(node);
        let words = node
            .attr("datetime")
            .filter(|words| dates::date_from(words).is_some())
            .map_or_else(|| text.clone(), |words| words.to_string());
        let parent = node.parent();
        let parent_class = parent.map(|parent| parent.attr_or("class", "").to_string());
        let signs = format!(
            "{} {} {} {}",
            node.attr_or("itemprop", ""),
            node.attr_or("class", ""),
            parent_class.unwrap_or_default(),
            text
        )
        .to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| signs.contains(word));
        let is_modified = says(&[
            "modified",
            "updated",
            "update",
            "aktualisiert",
            "оновлено",
            "обновлено",
        ]);
        let is_published = node.has_attr("pubdate")
            || says(&["publish", "posted", "entry-date", "veröffentlicht"]);
        if is_modified && !signs.contains("datepublished") {
            self.bag
                .add_date(MetaSlot::Modified, &words, FoundIn::TimeElement, rank::TIME);
        } else if is_published {
            self.bag.add_date(
                MetaSlot::Published,
                &words,
                FoundIn::TimeElement,
                rank::TIME,
            );
        } else if !self.has_plain_time && dates::date_from(&words).is_some() {
            // The first date of a page, above or at the head of the article; later ones may be anything.
            self.has_plain_time = true;
            self.bag.add_date(
                MetaSlot::Published,
                &words,
                FoundIn::TimeElement,
                rank::SEEN,
            );
        }
    }

    fn microdata(&mut self, node: &NodeRef<'_>) {
        let Some(property) = node.attr("itemprop") else {
            return;
        };
        if self.is_beside(node) {
            return;
        }
        let stated = node.attr("content").or_else(|| node.attr("datetime"));
        for property in property.split_ascii_whitespace() {
            match property {
                "headline" => {
                    let words = stated.clone().unwrap_or_else(|| spaced_text(node).into());
                    self.bag
                        .add(MetaSlot::Title, &words, FoundIn::PageText, rank::META_LOOSE);
                }
                "datePublished" | "dateModified" => {
                    let slot = if property == "datePublished" {
                        MetaSlot::Published
                    } else {
                        MetaSlot::Modified
                    };
                    let words = stated.clone().unwrap_or_else(|| spaced_text(node).into());
                    self.bag
                        .add_date(slot, &words, FoundIn::PageText, rank::META_LOOSE);
                }
                "author" => self.author(&named_text(node)),
                "publisher" => {
                    self.bag.add(
                        MetaSlot::Outlet,
                        &named_text(node),
                        FoundIn::PageText,
                        rank::META_LOOSE,
                    );
                }
                _ => {}
            }
        }
    }

    fn author(&mut self, words: &str) {
        const MOST_AUTHORS: usize = 20;
        if let Some(name) = name_in_byline(words)
            && self.authors.len() < MOST_AUTHORS
            && !self.authors.contains(&name)
        {
            self.authors.push(name);
        }
    }

    fn byline(&mut self, node: &NodeRef<'_>, name: &str) {
        if name == "a"
            && node
                .attr_or("rel", "")
                .split_ascii_whitespace()
                .any(|word| word == "author")
        {
            if !self.is_beside(node) {
                self.author(&spaced_text(node));
            }
            return;
        }
        if !matches!(
            name,
            "p" | "div" | "span" | "address" | "a" | "li" | "strong" | "cite" | "small" | "time"
        ) {
            return;
        }
        let class = node.attr_or("class", "").to_ascii_lowercase();
        if class.is_empty() {
            return;
        }
        let words = || class.split(|c: char| !c.is_alphanumeric());
        if self.bylines.len() < 2
            && words().any(|word| matches!(word, "byline" | "author" | "authors" | "bylines"))
            && !self.is_beside(node)
        {
            self.bylines.extend(name_in_byline(&spaced_text(node)));
        }
        let is_date = words().any(|word| {
            matches!(
                word,
                "date"
                    | "published"
                    | "pubdate"
                    | "timestamp"
                    | "dateline"
                    | "datetime"
                    | "datum"
                    | "publish"
            )
        });
        if is_date && !self.is_beside(node) {
            self.dated(node, &class);
        }
    }

    /// A short element that its class calls a date.
    fn dated(&mut self, node: &NodeRef<'_>, class: &str) {
        const LONGEST_CHARS: usize = 80;
        let text = entities::decoded(&spaced_text(node));
        if text.chars().count() > LONGEST_CHARS || text.contains(['©', '®']) {
            return;
        }
        let lower = text.to_lowercase();
        let is_modified =
            class.contains("updated") || class.contains("modified") || lower.contains("updated");
        let slot = if is_modified {
            MetaSlot::Modified
        } else {
            MetaSlot::Published
        };
        let found_in = if class.contains("dateline") {
            FoundIn::Dateline
        } else {
            FoundIn::PageText
        };
        self.bag.add_date(slot, &text, found_in, rank::LOOSE);
    }
}

/// The text of an element with a space between its parts, short.
fn spaced_text(node: &NodeRef<'_>) -> String {
    const LONGEST_BYTES: usize = 1_000;
    const MOST_NODES: usize = 500;
    let mut words = String::new();
    for part in node
        .descendants_it()
        .take(MOST_NODES)
        .filter(NodeRef::is_text)
    {
        if words.len() > LONGEST_BYTES {
            break;
        }
        let text = part.text();
        if text.trim().is_empty() {
            words.push(' ');
        }
        let is_inline = part.parent().is_some_and(|parent| {
            parent.id == node.id
                || parent.node_name().is_some_and(|name| {
                    matches!(
                        name.as_ref(),
                        "a" | "b" | "em" | "i" | "strong" | "span" | "time" | "small"
                    )
                })
        });
        if !is_inline {
            words.push(' ');
        }
        words.push_str(&text);
    }
    words
}

/// The name within an item of microdata, or its text.
fn named_text(node: &NodeRef<'_>) -> String {
    let name = node.descendants_it().take(50).find(|inner| {
        inner
            .attr("itemprop")
            .is_some_and(|property| property.as_ref() == "name")
    });
    let stated = |node: &NodeRef<'_>| node.attr("content").map(|content| content.to_string());
    match name {
        Some(name) => stated(&name).unwrap_or_else(|| spaced_text(&name)),
        None => stated(node).unwrap_or_else(|| spaced_text(node)),
    }
}

/// The name in a byline; `None` where the words are no name.
fn name_in_byline(words: &str) -> Option<String> {
    const LONGEST_CHARS: usize = 100;
    const MOST_WORDS: usize = 14;
    let words = entities::decoded(words);
    let head = words.split(['|', '·', '•', '\u{2022}']).next()?;
    let name = super::bag::author_of(head);
    let name = name.split(" for ").next()?.trim();
    let is_name = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST_CHARS
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.contains(|c: char| c.is_ascii_digit());
    is_name.then(|| name.to_owned())
}

/// Whether the name of a class or an `id` says that what is in it is about other pages.
fn says_beside(name: &str) -> bool {
    const PARTS: [&str; 10] = [
        "related",
        "recommend",
        "most-read",
        "trending",
        "recirc",
        "newsletter",
        "teaser",
        "promo",
        "read-more",
        "also-read",
    ];
    const WORDS: [&str; 8] = [
        "card",
        "comment",
        "comments",
        "sidebar",
        "widget-area",
        "left-sidebar",
        "right-sidebar",
        "primary-sidebar",
    ];
    let name = name.to_ascii_lowercase();
    PARTS.iter().any(|part| name.contains(part))
        || WORDS.contains(&name.as_str())
        || name.starts_with("comment-")
}

/// All elements around the headlines of the first level: whatever they are called, they are not beside the article.
fn around_headlines(document: &Document) -> HashSet<NodeId> {
    let mut around = HashSet::new();
    for headline in document.select("h1").nodes() {
        for ancestor in headline.ancestors_it(None) {
            if !around.insert(ancestor.id) {
                break;
            }
        }
    }
    around
}

impl Collector<'_> {
    /// Whether an element stands beside the article: in a footer, a menu, a list of other pages, a quoted post, comments.
    /// Beyond so many questions everything does: pages that state that much of themselves are made to keep readers busy.
    fn is_beside(&self, node: &NodeRef<'_>) -> bool {
        const MOST_CHECKS: usize = 4_000;
        self.checks.set(self.checks.get() + 1);
        if self.checks.get() > MOST_CHECKS {
            return true;
        }
        let mut articles = 0;
        node.ancestors_it(None).any(|ancestor| {
            let Some(name) = ancestor.node_name() else {
                return false;
            };
            match name.as_ref() {
                "aside" | "nav" | "footer" | "blockquote" | "figure" | "template" => return true,
                "article" => articles += 1,
                "main" | "body" | "html" => return false,
                _ => {}
            }
            // An article within an article is another one.
            if articles > 1 {
                return true;
            }
            let (class, id) = (ancestor.attr_or("class", ""), ancestor.attr_or("id", ""));
            let mut names = class.split_ascii_whitespace().chain([id.as_ref()]);
            names.any(says_beside) && !self.around_headlines.contains(&ancestor.id)
        })
    }
}

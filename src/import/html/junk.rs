//! What a page has around its article: menus, adverts, share buttons, lists of other pages.
//!
//! Only parts with few words of their own go: a long stretch of running text stays wherever it stands, for it may be
//! evidence, and what its element is called proves nothing.

use super::phrases;
use super::walk::is_hidden;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{HashMap, HashSet};

/// The most characters outside links that a part may have and still go.
const MOST_OWN_CHARS: usize = 400;

/// Takes hidden parts and what belongs to the page out of the tree.
pub(super) fn remove(document: &Document) {
    let Some(body) = document.body() else { return };
    let all = body.descendants();
    let weights = weigh(&body, &all);
    let weight_of = |node: &NodeRef<'_>| weights.get(&node.id).copied().unwrap_or_default();
    let mut removed: HashSet<NodeId> = HashSet::new();
    for node in &all {
        if !node.is_element() {
            continue;
        }
        // What is in a part that went needs no look.
        if node
            .parent()
            .is_none_or(|parent| removed.contains(&parent.id))
        {
            removed.insert(node.id);
            continue;
        }
        let weight = weight_of(node);
        let is_light = weight.own_chars <= MOST_OWN_CHARS && !weight.has_evidence;
        if is_hidden(node) || (is_light && is_beside(node)) {
            removed.insert(node.id);
            node.remove_from_parent();
        } else if is_heading(node) && phrases::heads_other_pages(&node.text()) {
            removed.extend(remove_headed(node, weight_of));
        }
    }
}

/// What speaks for keeping a part.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// Characters outside links.
    own_chars: usize,
    /// A headline, a quotation or a table is in it.
    has_evidence: bool,
}

/// The weight of each node, in one walk backwards: children stand behind their parents, so that each is complete before
/// its parent takes it.
fn weigh(body: &NodeRef<'_>, all: &[NodeRef<'_>]) -> HashMap<NodeId, Weight> {
    let mut weights: HashMap<NodeId, Weight> = HashMap::with_capacity(all.len());
    for node in all.iter().rev() {
        let mut weight = weights.get(&node.id).copied().unwrap_or_default();
        if node.is_text() {
            weight.own_chars = node.normalized_char_count();
        }
        weight.has_evidence |= node
            .node_name()
            .is_some_and(|name| matches!(name.as_ref(), "h1" | "blockquote" | "table"));
        if node.has_name("a") {
            weight.own_chars = 0;
        }
        weights.insert(node.id, weight);
        if let Some(parent) = node.parent().filter(|_| node.id != body.id) {
            let above = weights.entry(parent.id).or_default();
            above.own_chars += weight.own_chars;
            above.has_evidence |= weight.has_evidence;
        }
    }
    weights
}

fn is_heading(node: &NodeRef<'_>) -> bool {
    node.node_name()
        .is_some_and(|name| matches!(name.as_ref(), "h2" | "h3" | "h4" | "h5" | "h6"))
}

/// Removes a list of other pages with its heading: the largest part around it that has hardly any words besides. Returns
/// what went.
fn remove_headed(heading: &NodeRef<'_>, weight_of: impl Fn(&NodeRef<'_>) -> Weight) -> Vec<NodeId> {
    const MOST_BESIDES: usize = 120;
    let limit = weight_of(heading).own_chars + MOST_BESIDES;
    let mut part = *heading;
    while let Some(parent) = part.parent() {
        let weight = weight_of(&parent);
        let is_outermost = parent
            .node_name()
            .is_none_or(|name| matches!(name.as_ref(), "body" | "html" | "article" | "main"));
        if is_outermost || weight.own_chars > limit || weight.has_evidence {
            break;
        }
        part = parent;
    }
    let mut removed = vec![part.id];
    let list = part.next_element_sibling().filter(|next| {
        part.id == heading.id
            && next
                .node_name()
                .is_some_and(|name| matches!(name.as_ref(), "ul" | "ol" | "div"))
            && weight_of(next).own_chars <= MOST_BESIDES
            && !weight_of(next).has_evidence
    });
    if let Some(list) = list {
        removed.push(list.id);
        list.remove_from_parent();
    }
    part.remove_from_parent();
    removed
}

/// Whether an element says that it is beside the article.
fn is_beside(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else {
        return false;
    };
    if matches!(name.as_ref(), "nav" | "dialog" | "menu") {
        return true;
    }
    if matches!(
        name.as_ref(),
        "html" | "body" | "article" | "main" | "h1" | "p" | "a" | "figure"
    ) {
        return false;
    }
    let role = node.attr_or("role", "");
    if matches!(
        role.as_ref(),
        "navigation" | "dialog" | "alertdialog" | "search"
    ) {
        return true;
    }
    if name.as_ref() == "footer" {
        return !node
            .ancestors_it(None)
            .any(|ancestor| ancestor.has_name("article") || ancestor.has_name("blockquote"));
    }
    let names = format!("{} {}", node.attr_or("class", ""), node.attr_or("id", ""));
    names.split_whitespace().any(says_beside)
}

/// Whether a name of a class says so, read as words: `RelatedLinks`, `share-tools`, `ad_slot`.
fn says_beside(class: &str) -> bool {
    let words = words_of(class);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if has(&["embed", "embedded", "tweet", "quote", "body", "free"]) {
        return false;
    }
    let is_pair = |first: &str, second: &str| {
        words
            .windows(2)
            .any(|pair| pair[0] == first && pair[1] == second)
    };
    has(&[
        "newsletter",
        "advert",
        "adverts",
        "advertisement",
        "advertising",
        "adslot",
        "share",
        "sharing",
        "sharebar",
        "sharedaddy",
        "outbrain",
        "taboola",
        "recirc",
        "recirculation",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "cookies",
        "related",
        "recommended",
        "recommendations",
        "trending",
        "promo",
        "sponsored",
        "paywall",
        "pagination",
        "subscribe",
        "comments",
        "disqus",
    ]) || is_pair("ad", "slot")
        || is_pair("ad", "container")
        || is_pair("ad", "unit")
        || is_pair("ad", "wrapper")
        || is_pair("ad", "banner")
        || is_pair("social", "links")
        || is_pair("social", "buttons")
        || is_pair("social", "icons")
        || is_pair("social", "media")
        || is_pair("read", "more")
        || is_pair("also", "read")
        || is_pair("most", "read")
        || is_pair("more", "stories")
        || is_pair("see", "also")
}

fn words_of(class: &str) -> Vec<String> {
    const LONGEST_CLASS_BYTES: usize = 200;
    let mut words: Vec<String> = vec![String::new()];
    let mut was_lower = false;
    for character in class.chars().take(LONGEST_CLASS_BYTES) {
        let begins = !character.is_alphanumeric() || (character.is_uppercase() && was_lower);
        if begins && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        was_lower = character.is_lowercase();
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

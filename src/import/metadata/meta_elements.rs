//! What the names of `meta` elements mean.

use super::bag::{Bag, rank};
use crate::model::{FoundIn, MetaSlot};

/// Adds what one `meta` element states. `names` is its `name`, `property` or `itemprop`; a property may hold several.
/// A `is_loose` one is trusted a little less than others of its kind.
pub(super) fn add(names: &str, content: &str, is_loose: bool, base: Option<&str>, bag: &mut Bag) {
    for name in names.split_ascii_whitespace() {
        let name = name.to_ascii_lowercase().replace('.', ":");
        let Some((slot, found_in, rank)) = meaning(&name) else {
            continue;
        };
        let rank = rank + u16::from(is_loose);
        match slot {
            MetaSlot::Published | MetaSlot::Modified => bag.add_date(slot, content, found_in, rank),
            MetaSlot::Url => bag.add_url(content, base, found_in, rank),
            MetaSlot::Outlet if content.starts_with("http") => {}
            _ => bag.add(slot, content, found_in, rank),
        }
    }
}

type Meaning = (MetaSlot, FoundIn, u16);

/// What a name means, where it counts as found, and how much it is trusted. Dots are colons.
fn meaning(name: &str) -> Option<Meaning> {
    if let Some((space, term)) = name.split_once(':') {
        match space {
            "dc" | "dcterms" | "dcterm" => return catalogued(term),
            "og" | "article" => return open_graph(space, term),
            _ => {}
        }
    }
    unspaced(name)
}

/// A term of Dublin Core.
fn catalogued(term: &str) -> Option<Meaning> {
    use FoundIn::MetaElement;
    use MetaSlot::{Author, Language, Modified, Outlet, Published, Summary, Title, Url};
    let slot = match term {
        "title" => Title,
        "creator" => Author,
        "publisher" => Outlet,
        "description" => Summary,
        "language" => return Some((Language, MetaElement, rank::META)),
        "date:issued" | "issued" | "date" | "available" | "created" | "date:created" => {
            let rank = match term {
                "date:issued" | "issued" => rank::CATALOGUE,
                "date" => rank::META,
                _ => rank::META_LOOSE,
            };
            return Some((Published, MetaElement, rank));
        }
        "modified" | "date:modified" => Modified,
        "identifier" => return Some((Url, MetaElement, rank::META)),
        _ => return None,
    };
    Some((slot, MetaElement, rank::CATALOGUE))
}

/// A property of Open Graph, or of its articles.
fn open_graph(space: &str, property: &str) -> Option<Meaning> {
    use FoundIn::OpenGraph;
    use MetaSlot::{Author, Language, Modified, Outlet, Published, Summary, Title, Url};
    let slot = match (space, property) {
        (_, "title") => Title,
        (_, "published_time" | "article:published_time" | "published" | "pubdate") => Published,
        (
            _,
            "updated_time" | "modified_time" | "article:modified_time" | "modified" | "updated",
        ) => Modified,
        ("article", "author") | ("og", "article:author") => Author,
        ("og", "site_name") | ("article", "publisher") => Outlet,
        ("og", "description") => Summary,
        ("og", "url") => Url,
        ("og", "locale") => return Some((Language, OpenGraph, rank::META_LOOSE)),
        _ => return None,
    };
    Some((slot, OpenGraph, rank::OPEN_GRAPH))
}

/// A name of no vocabulary, as outlets and the services they use write them.
fn unspaced(name: &str) -> Option<Meaning> {
    use FoundIn::MetaElement;
    use MetaSlot::{Author, Language, Modified, Outlet, Published, Summary, Title, Url};
    Some(match name {
        "headline" | "parsely-title" | "sailthru:title" | "citation_title" | "rnews:headline" => {
            (Title, MetaElement, rank::META)
        }
        "title" | "twitter:title" => (Title, MetaElement, rank::META_LOOSE),
        "citation_journal_title" | "publisher" | "parsely-publisher" => {
            (Outlet, MetaElement, rank::META)
        }
        "application-name" | "apple-mobile-web-app-title" | "source" | "site_name" => {
            (Outlet, MetaElement, rank::LOOSE)
        }
        "twitter:site" => (Outlet, MetaElement, rank::LAST),
        "author" | "authors" | "parsely-author" | "sailthru:author" | "citation_author" | "byl"
        | "creator" | "rnews:author" => (Author, MetaElement, rank::META),
        "twitter:creator" => (Author, MetaElement, rank::LAST),
        "datepublished"
        | "parsely-pub-date"
        | "sailthru:date"
        | "rnews:datepublished"
        | "citation_publication_date"
        | "cxenseparse:recs:publishtime"
        | "originalpublicationdate"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "publication_date"
        | "bt:pubdate"
        | "ptime"
        | "published_at"
        | "publishtime" => (Published, MetaElement, rank::META),
        "date" | "pdate" | "displaydate" | "date:release" | "citation_date" | "datecreated" => {
            (Published, MetaElement, rank::META_LOOSE)
        }
        "datemodified" | "lastmod" | "last-modified" | "last_modified" | "revised" | "utime"
        | "rnews:datemodified" | "date:updated" => (Modified, MetaElement, rank::META),
        "language" | "content-language" | "inlanguage" => (Language, MetaElement, rank::META),
        "twitter:url" | "parsely-link" | "syndication-source" | "original-source"
        | "al:web:url" => (Url, MetaElement, rank::META),
        "description" | "parsely-summary" | "sailthru:description" | "abstract" => {
            (Summary, MetaElement, rank::META)
        }
        "twitter:description" => (Summary, MetaElement, rank::META_LOOSE),
        _ => return None,
    })
}

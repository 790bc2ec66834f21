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

/// What a name means, where it counts as found, and how much it is trusted. Dots are colons.
fn meaning(name: &str) -> Option<(MetaSlot, FoundIn, u16)> {
    use FoundIn::{MetaElement, OpenGraph};
    use MetaSlot::{Author, Language, Modified, Outlet, Published, Summary, Title, Url};
    let catalogued = name
        .strip_prefix("dc:")
        .or_else(|| name.strip_prefix("dcterms:"))
        .or_else(|| name.strip_prefix("dcterm:"));
    if let Some(term) = catalogued {
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
        return Some((slot, MetaElement, rank::CATALOGUE));
    }
    if let Some(property) = name.strip_prefix("og:") {
        let slot = match property {
            "title" => Title,
            "site_name" => Outlet,
            "description" => Summary,
            "url" => Url,
            "locale" => return Some((Language, OpenGraph, rank::META_LOOSE)),
            "published_time" | "article:published_time" | "pubdate" => Published,
            "updated_time" | "article:modified_time" => Modified,
            "article:author" => Author,
            _ => return None,
        };
        return Some((slot, OpenGraph, rank::OPEN_GRAPH));
    }
    if let Some(property) = name.strip_prefix("article:") {
        let slot = match property {
            "published_time" | "published" => Published,
            "modified_time" | "modified" | "updated" => Modified,
            "author" => Author,
            "publisher" => Outlet,
            "title" => Title,
            _ => return None,
        };
        return Some((slot, OpenGraph, rank::OPEN_GRAPH));
    }
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

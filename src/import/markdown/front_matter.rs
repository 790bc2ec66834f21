//! The lines of YAML that a note begins with, between `---` lines.

use crate::model::{Candidate, Edtf, FoundIn, MetaSlot};

/// Divides a document into front matter and the rest. Only a closed one counts.
pub(super) fn split(source: &str) -> (Option<&str>, &str) {
    let Some(rest) = source
        .strip_prefix("---")
        .map(|rest| rest.trim_start_matches([' ', '\t']))
        .and_then(|rest| {
            rest.strip_prefix("\r\n")
                .or_else(|| rest.strip_prefix('\n'))
        })
    else {
        return (None, source);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let body = rest.get(at + line.len()..).unwrap_or_default();
            return (rest.get(..at), body);
        }
        at += line.len();
    }
    (None, source)
}

/// What front matter says of the article. Keys that say nothing of an article are passed over; so are dates of the note
/// itself, such as when it was created.
pub(super) fn candidates(front: &str) -> Vec<Candidate> {
    const MOST_LINES: usize = 2000;
    let mut found = Vec::new();
    let mut lines = front.lines().take(MOST_LINES).peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        if line.starts_with([' ', '\t', '-', '#']) {
            continue;
        }
        let mut values = values_of(value);
        while let Some(item) = lines.next_if(|next| is_item(next)) {
            let item = item.trim_start().trim_start_matches('-');
            values.extend(unwrapped(item));
        }
        let key = key.trim().trim_matches(['"', '\'']).to_lowercase();
        found.extend(candidate(&key, &values));
    }
    // What names the publication's day stands before what may be any day.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

fn is_item(line: &str) -> bool {
    let trimmed = line.trim_start();
    trimmed.starts_with("- ") || trimmed == "-"
}

/// The value behind the colon: a list in brackets or one value.
fn values_of(value: &str) -> Vec<String> {
    let value = value.trim();
    match value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(list) if !value.starts_with("[[") => list.split(',').filter_map(unwrapped).collect(),
        _ => unwrapped(value).into_iter().collect(),
    }
}

/// A value without quotation marks, wikilink brackets and comments; `None` for an empty one.
fn unwrapped(value: &str) -> Option<String> {
    let value = value.trim();
    let quoted = ['"', '\''].iter().find_map(|mark| {
        let rest = value.strip_prefix(*mark)?;
        rest.rfind(*mark).and_then(|end| rest.get(..end))
    });
    let value = match quoted {
        Some(inside) => inside,
        None => value.split(" #").next().unwrap_or(value).trim(),
    };
    let link = value
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"))
        .map(|link| link.rsplit('|').next().unwrap_or(link));
    let value = link.unwrap_or(value).trim();
    let is_nothing = value.is_empty()
        || matches!(value, "~" | "null" | "|" | ">" | "{}" | "[]")
        || value.starts_with("{{");
    (!is_nothing).then(|| value.replace("\\\"", "\""))
}

/// The candidate a key gives, with its rank among those of its slot.
fn candidate(key: &str, values: &[String]) -> Option<(u8, Candidate)> {
    let first = values.first()?;
    let (rank, slot) = match key {
        "title" => (0, MetaSlot::Title),
        "headline" => (1, MetaSlot::Title),
        "author" | "authors" | "by" | "byline" | "creator" => (0, MetaSlot::Author),
        "published" | "date published" | "datepublished" | "date_published" | "publish_date"
        | "published_at" | "pubdate" | "publishdate" => (0, MetaSlot::Published),
        "date" => (1, MetaSlot::Published),
        "updated" | "modified" | "lastmod" | "last_modified" | "date_modified" => {
            (0, MetaSlot::Modified)
        }
        "url" | "link" | "permalink" | "canonical" | "canonical_url" => (0, MetaSlot::Url),
        "source" => (
            1,
            if first.contains("://") {
                MetaSlot::Url
            } else {
                MetaSlot::Outlet
            },
        ),
        "publisher" | "outlet" | "site" | "site_name" | "publication" | "website" => {
            (0, MetaSlot::Outlet)
        }
        "lang" | "language" => (0, MetaSlot::Language),
        "description" | "summary" | "excerpt" => (0, MetaSlot::Summary),
        _ => return None,
    };
    let value = match slot {
        MetaSlot::Author => values.join(", "),
        MetaSlot::Published | MetaSlot::Modified => date(first)?,
        MetaSlot::Url => Some(first)
            .filter(|url| url.starts_with("http://") || url.starts_with("https://"))?
            .clone(),
        _ => first.clone(),
    };
    let wording = if value == *first || slot == MetaSlot::Author {
        String::new()
    } else {
        first.clone()
    };
    let candidate = Candidate {
        slot,
        value,
        found_in: FoundIn::FrontMatter,
        wording,
    };
    Some((rank, candidate))
}

/// The day of a date or moment.
fn date(words: &str) -> Option<String> {
    let words = words.trim();
    let is_moment = words
        .get(10..11)
        .is_some_and(|sign| sign == "T" || sign == " ");
    let day = words.get(..10).filter(|_| is_moment);
    Edtf::from_words(words, None)
        .or_else(|| day.and_then(|day| Edtf::from_words(day, None)))
        .map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(front: &str) -> Vec<(MetaSlot, String)> {
        candidates(front)
            .into_iter()
            .map(|c| (c.slot, c.value))
            .collect()
    }

    #[test]
    fn front_matter_is_divided_from_the_text() {
        assert_eq!(
            split("---\ntitle: A\n---\nText"),
            (Some("title: A\n"), "Text")
        );
        assert_eq!(
            split("---\r\ntitle: A\r\n---\r\n"),
            (Some("title: A\r\n"), "")
        );
        assert_eq!(split("---\n---"), (Some(""), ""));
        for open in ["---\ntitle: A\n", "Text\n---\n", "----\n---\n", ""] {
            assert_eq!(split(open), (None, open));
        }
    }

    #[test]
    fn keys_and_lists_are_understood() {
        let front = "title: \"Lamps: \\\"how\\\"\"\nauthor:\n  - \"[[Jane Doe]]\"\n  - '[[people/max|Max Moe]]'\ncreated: 2023-09-12\n\
            date: 2023-08-07\npublished: 2023-08-06T10:00:00Z\nurl: https://example.org/a # the page\nsource: Harbour Post\ntags: [a, b]\n";
        let expected = [
            (MetaSlot::Title, "Lamps: \"how\""),
            (MetaSlot::Author, "Jane Doe, Max Moe"),
            (MetaSlot::Published, "2023-08-06T10:00:00Z"),
            (MetaSlot::Url, "https://example.org/a"),
            (MetaSlot::Published, "2023-08-07"),
            (MetaSlot::Outlet, "Harbour Post"),
        ];
        let expected = expected.map(|(slot, value)| (slot, value.to_owned()));
        assert_eq!(found(front), expected);
    }

    #[test]
    fn templates_and_empty_values_say_nothing() {
        let front = "author: []\nurl: \"\"\ndate: {{date}}\npublished: \ntitle: null\nsource: file:///a\n  title: nested\n:\n-\n";
        assert_eq!(found(front), []);
    }
}

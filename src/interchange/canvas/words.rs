//! The words that stand on a card for what a note or an article cannot be: a file, a web page, an unknown node.

use crate::interchange::json::Value;
use crate::model::Foreign;
use std::borrow::Cow;

/// What the title of a web page's article is made of: host and path, without what is asked of the host.
pub(super) fn title_of_url(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or("");
    let rest = rest
        .strip_prefix("www.")
        .unwrap_or(rest)
        .trim_end_matches('/');
    let title = if rest.trim().is_empty() { url } else { rest };
    title.trim().to_owned()
}

/// The words for a file: its name, and its path below if it lies in a folder.
pub(super) fn words_for_file(foreign: &Foreign) -> String {
    let path = text_of(foreign, "file").unwrap_or_default();
    let subpath = text_of(foreign, "subpath").unwrap_or_default();
    let name = path.trim_end_matches(['/', '\\']);
    let name = name.rsplit(['/', '\\']).next().unwrap_or("");
    if name == path || name.is_empty() {
        format!("{path}{subpath}")
    } else {
        format!("{name}{subpath}\n{path}")
    }
}

/// Keys under which nodes of other types are likely to have words of their own.
const LIKELY_WORDS: &[&str] = &["label", "title", "name", "text", "url", "file"];

/// The words for a node of a type that the format does not have.
pub(super) fn words_for_unknown(foreign: &Foreign) -> String {
    let kind = text_of(foreign, "type").unwrap_or_default();
    let mut words = format!("Node of the type “{kind}”");
    for key in LIKELY_WORDS {
        if let Some(text) = text_of(foreign, key).filter(|text| !text.trim().is_empty()) {
            words.push_str("\n\n");
            words.push_str(&text);
        }
    }
    words
}

/// The text under a kept key, if it is one.
pub(super) fn text_of<'a>(foreign: &'a Foreign, key: &str) -> Option<Cow<'a, str>> {
    foreign
        .keys
        .get(key)
        .and_then(|raw| Value::of(raw))?
        .string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign<const N: usize>(keys: [(&str, &str); N]) -> Foreign {
        let keys = keys.map(|(key, raw)| (key.to_owned(), raw.to_owned()));
        Foreign {
            keys: keys.into(),
            ..Foreign::default()
        }
    }

    #[test]
    fn web_pages_are_called_by_host_and_path() {
        for (url, title) in [
            (
                "https://www.example.org/a/b.html?utm=1#top",
                "example.org/a/b.html",
            ),
            ("http://example.org/", "example.org"),
            ("example.org", "example.org"),
            ("https://?x", "https://?x"),
            ("", ""),
        ] {
            assert_eq!(title_of_url(url), title);
        }
    }

    #[test]
    fn files_are_called_by_their_name() {
        let name = |path| words_for_file(&foreign([("file", path)]));
        assert_eq!(name("\"readme.md\""), "readme.md");
        assert_eq!(name("\"a/b/c.md\""), "c.md\na/b/c.md");
        assert_eq!(name("7"), "");
        let part = foreign([("file", "\"a/b.md\""), ("subpath", "\"#One\"")]);
        assert_eq!(words_for_file(&part), "b.md#One\na/b.md");
    }

    #[test]
    fn unknown_nodes_say_what_they_are() {
        let node = foreign([("type", "\"shape\""), ("label", "\"Ring\""), ("text", "5")]);
        assert_eq!(words_for_unknown(&node), "Node of the type “shape”\n\nRing");
    }
}

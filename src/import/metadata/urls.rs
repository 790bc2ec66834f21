//! Addresses of pages.

use url::Url;

/// The longest address that is taken, in bytes.
const LONGEST_URL_BYTES: usize = 2_000;

/// An absolute address of a page, `http` or `https`, without the name of a place in it; `None` for anything else.
pub(in crate::import) fn absolute(words: &str, base: Option<&str>) -> Option<String> {
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST_URL_BYTES {
        return None;
    }
    let mut url = match Url::parse(words) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => Url::parse(base?).ok()?.join(words).ok()?,
        Err(_) => return None,
    };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return None;
    }
    let is_route = url
        .fragment()
        .is_some_and(|fragment| fragment.starts_with(['!', '/']));
    if !is_route {
        url.set_fragment(None);
    }
    Some(url.into())
}

/// Whether an address is that of a front page.
pub(super) fn is_home(address: &str) -> bool {
    Url::parse(address)
        .is_ok_and(|url| url.path().trim_matches('/').is_empty() && url.query().is_none())
}

/// Where a page was saved from, as browsers and SingleFile note it in a comment at its head.
pub(in crate::import) fn saved_from(source: &str) -> Option<String> {
    const HEAD_BYTES: usize = 4096;
    let mut end = source.len().min(HEAD_BYTES);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let head = &source[..end];
    let behind = |mark: &str| head.find(mark).map(|at| &head[at + mark.len()..]);
    let words = match behind("saved from url=(") {
        Some(rest) => rest.split_once(')').map(|(_, address)| address),
        None => behind("Page saved with SingleFile").and_then(|rest| {
            let end = rest.find("-->").unwrap_or(rest.len());
            rest[..end].split_once("url:").map(|(_, address)| address)
        }),
    }?;
    let address = words.split_whitespace().next()?;
    absolute(address, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_pages_are_taken() {
        let base = Some("https://a.example/x/y.html");
        let of = |words| absolute(words, base);
        assert_eq!(
            of("../z?a=1#top").as_deref(),
            Some("https://a.example/z?a=1")
        );
        assert_eq!(of("//b.example/z").as_deref(), Some("https://b.example/z"));
        for words in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:,a",
            "mailto:a@b.example",
            "",
            "http://",
        ] {
            assert_eq!(of(words), None, "{words}");
        }
        assert_eq!(absolute("/z", None), None);
        assert!(is_home("https://a.example/"));
        assert!(!is_home("https://a.example/?p=7"));
    }

    #[test]
    fn notes_of_saving_are_read() {
        let explorer =
            "<!DOCTYPE html>\n<!-- saved from url=(0031)https://a.example/news/crane -->";
        let single_file = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/news/crane \n saved date: Fri -->";
        for source in [explorer, single_file] {
            let found = saved_from(source);
            assert_eq!(found.as_deref(), Some("https://a.example/news/crane"));
        }
        assert_eq!(saved_from("<p>saved from url=(1)file:///x"), None);
    }
}

//! What a text is by the words at its head: cases, boards, mail, feeds, web pages.

use super::super::kind::DocumentKind;

/// The kind that the head of a text tells; `None` for texts that say nothing of themselves.
pub(super) fn by_words(head: &str, extension: &str) -> Option<DocumentKind> {
    let text = head.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next()? {
        '<' => by_root_element(text, extension),
        '(' | '#' if is_case(text) => Some(DocumentKind::Case),
        '{' => is_canvas(text, extension).then_some(DocumentKind::Canvas),
        _ => by_headers(text, extension).or_else(|| {
            let start = text.get(..2048).unwrap_or(text).to_ascii_lowercase();
            (start.contains("<html") && (start.contains("<head") || start.contains("<body")))
                .then_some(DocumentKind::Html)
        }),
    }
}

fn is_case(text: &str) -> bool {
    let start: String = text.chars().take(1024).collect();
    start.contains("\"caseboard-case\"")
}

/// JSON Canvas 1.0: an object with arrays `nodes` and `edges`, both of which may be left out.
fn is_canvas(text: &str, extension: &str) -> bool {
    let has_key = |key: &str| {
        text.match_indices(key).any(|(at, _)| {
            text[at + key.len()..]
                .trim_start()
                .strip_prefix(':')
                .is_some_and(|rest| rest.trim_start().starts_with('['))
        })
    };
    let has_nodes = has_key("\"nodes\"");
    let is_node = text.contains("\"width\"") && text.contains("\"height\"");
    extension == "canvas" || (has_nodes && (is_node || has_key("\"edges\"")))
}

/// Elements a piece of a web page may begin with.
const PAGE_ELEMENTS: [&str; 34] = [
    "article",
    "aside",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "i",
    "img",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "table",
    "title",
    "ul",
];

fn by_root_element(text: &str, extension: &str) -> Option<DocumentKind> {
    let rest = match skip_prolog(text) {
        Prolog::PageDoctype => return Some(DocumentKind::Html),
        Prolog::Rest(rest) => rest,
    };
    let name: String = rest
        .strip_prefix('<')?
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))
        .take(64)
        .collect();
    let local = name.rsplit(':').next().unwrap_or_default();
    match local.to_ascii_lowercase().as_str() {
        "html" => Some(DocumentKind::Html),
        "rss" | "feed" => Some(DocumentKind::Feed),
        "rdf" if text.contains("purl.org/rss/") || text.contains("netscape.com/rdf") => {
            Some(DocumentKind::Feed)
        }
        local if PAGE_ELEMENTS.contains(&local) => {
            let is_markdown = matches!(extension, "md" | "markdown" | "mdown" | "mkd");
            let has_end = rest.contains("</") || rest.contains("/>");
            (has_end && !is_markdown).then_some(DocumentKind::Html)
        }
        _ => None,
    }
}

enum Prolog<'a> {
    PageDoctype,
    Rest(&'a str),
}

/// Passes over XML declarations, comments and document types.
fn skip_prolog(text: &str) -> Prolog<'_> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!") {
            let start: String = rest
                .chars()
                .take(32)
                .collect::<String>()
                .to_ascii_lowercase();
            let named = start.strip_prefix("<!doctype").map(str::trim_start);
            if named.is_some_and(|name| name.starts_with("html")) {
                return Prolog::PageDoctype;
            }
            doctype_end(rest)
        } else {
            return Prolog::Rest(rest);
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(after) => rest = after,
            None => return Prolog::Rest(rest),
        }
    }
}

/// Behind a document type, with the declarations it may hold in brackets.
fn doctype_end(text: &str) -> Option<usize> {
    let close = text.find('>')?;
    match text.find('[') {
        Some(open) if open < close => {
            let inner_end = text.find(']')?;
            text.get(inner_end..)?
                .find('>')
                .map(|at| inner_end + at + 1)
        }
        _ => Some(close + 1),
    }
}

/// Mail and web archives begin with header lines (RFC 5322, RFC 2557).
fn by_headers(text: &str, extension: &str) -> Option<DocumentKind> {
    let headers = header_lines(text);
    let value_of = |name: &str| {
        headers
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    };
    let has = |names: &[&str]| names.iter().filter(|name| value_of(name).is_some()).count();
    let is_sent = has(&[
        "received",
        "message-id",
        "delivered-to",
        "to",
        "return-path",
    ]) > 0;
    let content_type = value_of("content-type").unwrap_or_default();
    let is_saved_page = value_of("snapshot-content-location").is_some()
        || (content_type.starts_with("multipart/related") && !is_sent)
        || (content_type.starts_with("text/html") && value_of("content-location").is_some());
    if is_saved_page && (value_of("mime-version").is_some() || !content_type.is_empty()) {
        return Some(DocumentKind::Mhtml);
    }
    let of_transport = has(&[
        "received",
        "return-path",
        "message-id",
        "delivered-to",
        "mime-version",
        "dkim-signature",
    ]);
    let of_letter = has(&["from", "to", "subject", "date", "cc", "reply-to"]);
    let is_mail = (of_transport >= 1 && of_transport + of_letter >= 2)
        || (value_of("from").is_some() && of_letter >= 3)
        || (extension == "eml" && of_letter >= 1);
    is_mail.then_some(DocumentKind::Mail)
}

/// The header lines a text begins with, names and values in lower case; those that go on are joined.
fn header_lines(text: &str) -> Vec<(String, String)> {
    const MOST_LINES: usize = 200;
    let mut headers: Vec<(String, String)> = Vec::new();
    for (index, line) in text.lines().take(MOST_LINES).enumerate() {
        if line.trim().is_empty() {
            break;
        }
        if index == 0 && (line.starts_with("From ") || line.starts_with(">From ")) {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push_str(&line.trim().to_ascii_lowercase());
            }
            continue;
        }
        match line.split_once(':') {
            Some((name, value)) if is_header_name(name) => {
                headers.push((name.to_ascii_lowercase(), value.trim().to_ascii_lowercase()))
            }
            _ => break,
        }
    }
    headers
}

fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 64 && name.bytes().all(|b| b.is_ascii_graphic())
}

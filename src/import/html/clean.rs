//! One pass over the source of a page, before any tree is built: what cannot be words goes, what could make the tree
//! dangerous is refused.
//!
//! Scripts, styles, comments, embedded pictures and attributes that nothing here asks for make up most of a saved page;
//! without them a page of 20 MB is a small one. The work grows with the length of the source, whatever is in it.

use super::super::{ImportError, LONGEST_TEXT_BYTES};
use super::depth::{Depth, NameHash, hash_of};
use std::borrow::Cow;

/// A page without what is no words.
#[derive(Debug, Default)]
pub(in crate::import) struct Cleaned {
    /// The source that is left.
    pub html: String,
    /// The contents of its JSON-LD blocks.
    pub json_ld: Vec<String>,
}

/// Attributes that tell something about words, about the page, or about which part is the article.
const ATTRIBUTES: [&str; 33] = [
    "align",
    "alt",
    "aria-hidden",
    "aria-modal",
    "border",
    "charset",
    "class",
    "colspan",
    "content",
    "datatable",
    "datetime",
    "dir",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemid",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "rowspan",
    "src",
    "start",
    "style",
    "summary",
    "value",
    "xml:lang",
];

/// The longest value of an attribute that is kept, in bytes.
const LONGEST_VALUE_BYTES: usize = 16 << 10;

/// The most JSON-LD that is kept, in bytes.
const MOST_JSON_BYTES: usize = 4 << 20;

/// The most words a page may have with all that surrounds its article, in bytes without spaces.
const MOST_WORDS_BYTES: usize = LONGEST_TEXT_BYTES + LONGEST_TEXT_BYTES / 2;

/// The most character references a page may have.
const MOST_REFERENCES: usize = 2_000_000;

/// Cleans the source of a page.
///
/// # Errors
/// [`ImportError::TooDeep`] for a page whose tree would be too deep.
pub(in crate::import) fn clean(source: &str) -> Result<Cleaned, ImportError> {
    let mut cleaner = Cleaner {
        source,
        at: 0,
        depth: Depth::default(),
        cleaned: Cleaned::default(),
        json_bytes: 0,
        words_bytes: 0,
        references: 0,
        unclosed: Vec::new(),
    };
    cleaner.cleaned.html.push_str("<!DOCTYPE html>");
    while cleaner.step()? {}
    Ok(cleaner.cleaned)
}

struct Cleaner<'a> {
    source: &'a str,
    at: usize,
    depth: Depth,
    cleaned: Cleaned,
    json_bytes: usize,
    words_bytes: usize,
    references: usize,
    /// Elements that have no end tag in what is left: it is not searched for again.
    unclosed: Vec<NameHash>,
}

/// What a start tag says.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'static str, Cow<'a, str>)>,
    hash: u64,
}

impl<'a> Cleaner<'a> {
    /// Takes the text up to the next tag, and the tag. `false` at the end.
    fn step(&mut self) -> Result<bool, ImportError> {
        let Some(rest) = self.source.get(self.at..).filter(|rest| !rest.is_empty()) else {
            return Ok(false);
        };
        let text_end = rest.find('<').unwrap_or(rest.len());
        self.add_text(&rest[..text_end])?;
        self.at += text_end;
        let rest = &rest[text_end..];
        let mut signs = rest.bytes().skip(1);
        match (signs.next(), signs.next()) {
            _ if rest.is_empty() => {}
            _ if rest.starts_with("<!--") => self.skip_comment(rest),
            (Some(b'!' | b'?'), _) => self.skip_behind(rest, ">"),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => self.end_tag(rest)?,
            (Some(b'/'), _) => self.skip_behind(rest, ">"),
            (Some(letter), _) if letter.is_ascii_alphabetic() => self.start_tag(rest)?,
            _ => {
                self.cleaned.html.push_str("&lt;");
                self.at += 1;
                self.count_reference()?;
            }
        }
        Ok(true)
    }

    /// Words beyond what a snapshot may hold are refused before a tree is built of them.
    fn add_text(&mut self, text: &str) -> Result<(), ImportError> {
        self.words_bytes += text.split_ascii_whitespace().map(str::len).sum::<usize>();
        if self.words_bytes > MOST_WORDS_BYTES {
            return Err(ImportError::TooMuchText {
                limit_mib: LONGEST_TEXT_BYTES >> 20,
            });
        }
        // The tree takes each reference by itself and lengthens the text by it: many in one text would cost their square.
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.cleaned.html.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            // Not between the sign and its name.
            let name_end = rest.find(['&', ';', ' ']).map_or(rest.len(), |end| end + 1);
            let name_end = name_end.min(rest.len());
            if !rest[..name_end].ends_with('&') {
                self.cleaned.html.push_str(&rest[..name_end]);
                rest = &rest[name_end..];
            }
            self.count_reference()?;
        }
        self.cleaned.html.push_str(rest);
        Ok(())
    }

    fn count_reference(&mut self) -> Result<(), ImportError> {
        const PER_TEXT: usize = 1_000;
        self.references += 1;
        if self.references > MOST_REFERENCES {
            return Err(ImportError::TooMuchText {
                limit_mib: LONGEST_TEXT_BYTES >> 20,
            });
        }
        if self.references.is_multiple_of(PER_TEXT) {
            self.cleaned.html.push_str("<wbr>");
        }
        Ok(())
    }

    fn skip_behind(&mut self, rest: &str, end: &str) {
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }

    fn skip_comment(&mut self, rest: &str) {
        if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
            self.skip_behind(rest, ">");
        } else {
            self.skip_behind(rest, "-->");
        }
    }

    fn end_tag(&mut self, rest: &'a str) -> Result<(), ImportError> {
        let name = name_at(&rest[2..]);
        self.depth.close(hash_of(name.as_bytes()))?;
        self.cleaned.html.push_str("</");
        self.cleaned.html.push_str(name);
        self.cleaned.html.push('>');
        self.skip_behind(rest, ">");
        Ok(())
    }

    fn start_tag(&mut self, rest: &'a str) -> Result<(), ImportError> {
        let Some((tag, length)) = read_tag(rest) else {
            // The source ends within the tag.
            self.at = self.source.len();
            return Ok(());
        };
        self.at += length;
        let after = &rest[length..];
        let name = hash_of(tag.name.as_bytes());
        match raw_kind(name) {
            Some(Raw::Dropped { if_unclosed_keep }) => {
                let is_unclosed = self.unclosed.contains(&name);
                match (!is_unclosed)
                    .then(|| end_of_raw(after, tag.name))
                    .flatten()
                {
                    Some(end) => {
                        self.keep_json_ld(&tag, &after[..end]);
                        self.at += end;
                        self.skip_behind(&after[end..], ">");
                    }
                    None if if_unclosed_keep => self.unclosed.push(name),
                    None => self.at = self.source.len(),
                }
                return Ok(());
            }
            Some(Raw::Title) => {
                let end = end_of_raw(after, tag.name).unwrap_or(after.len());
                self.write_tag(&tag);
                self.cleaned
                    .html
                    .push_str(&after[..end].replace('<', "&lt;"));
                self.cleaned.html.push_str("</");
                self.cleaned.html.push_str(tag.name);
                self.cleaned.html.push('>');
                self.at += end;
                self.skip_behind(&after[end..], ">");
                return Ok(());
            }
            None => {}
        }
        self.depth.open(name, tag.hash)?;
        self.write_tag(&tag);
        Ok(())
    }

    fn keep_json_ld(&mut self, tag: &Tag<'_>, content: &str) {
        let is_json_ld = tag.name.eq_ignore_ascii_case("script")
            && tag.attributes.iter().any(|(name, value)| {
                *name == SCRIPT_TYPE && value.to_ascii_lowercase().contains("ld+json")
            });
        if is_json_ld && self.json_bytes + content.len() <= MOST_JSON_BYTES {
            self.json_bytes += content.len();
            self.cleaned.json_ld.push(content.to_owned());
        }
    }

    fn write_tag(&mut self, tag: &Tag<'_>) {
        let html = &mut self.cleaned.html;
        html.push('<');
        html.push_str(tag.name);
        for (name, value) in &tag.attributes {
            if *name == SCRIPT_TYPE {
                continue;
            }
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&value.replace('"', "&quot;"));
            html.push('"');
        }
        html.push('>');
    }
}

/// Elements whose content is no markup.
enum Raw {
    /// Neither the element nor what is in it is kept.
    Dropped {
        /// Without an end tag, only the tag is dropped.
        if_unclosed_keep: bool,
    },
    Title,
}

fn raw_kind(name: NameHash) -> Option<Raw> {
    const TO_THE_END: [NameHash; 2] = [hash_of(b"script"), hash_of(b"style")];
    const CLOSED: [NameHash; 5] = [
        hash_of(b"noscript"),
        hash_of(b"iframe"),
        hash_of(b"noembed"),
        hash_of(b"noframes"),
        hash_of(b"textarea"),
    ];
    if TO_THE_END.contains(&name) || CLOSED.contains(&name) {
        return Some(Raw::Dropped {
            if_unclosed_keep: CLOSED.contains(&name),
        });
    }
    (name == hash_of(b"title")).then_some(Raw::Title)
}

/// The `type` of a script is needed for a moment only.
const SCRIPT_TYPE: &str = "type";

fn name_at(text: &str) -> &str {
    let end = text
        .bytes()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
        .unwrap_or(text.len());
    // Names of elements are short; a long run of letters is none.
    let name = &text[..end];
    let is_name = name.len() <= 64 && name.bytes().all(|b| b.is_ascii_graphic() && b != b'<');
    if is_name { name } else { "span" }
}

/// Reads a start tag at the start of the text: what it says and its length. `None` if it does not end.
fn read_tag(text: &str) -> Option<(Tag<'_>, usize)> {
    let bytes = text.as_bytes();
    let mut tag = Tag {
        name: name_at(&text[1..]),
        attributes: Vec::new(),
        hash: 0,
    };
    let is_name_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let mut at = 1 + bytes.get(1..)?.iter().position(is_name_end)?;
    loop {
        at += bytes
            .get(at..)?
            .iter()
            .position(|byte| !byte.is_ascii_whitespace() && *byte != b'/')?;
        if bytes[at] == b'>' {
            return Some((tag, at + 1));
        }
        let name_start = at;
        // A name may begin with an equals sign, as odd as that is.
        at += 1;
        at += bytes
            .get(at..)?
            .iter()
            .position(|byte| is_name_end(byte) || *byte == b'=')?;
        let name = &text[name_start..at];
        let spaces = bytes
            .get(at..)?
            .iter()
            .position(|byte| !byte.is_ascii_whitespace())?;
        let mut value = "";
        if bytes[at + spaces] == b'=' {
            let (found, end) = read_value(text, at + spaces + 1)?;
            value = found;
            at = end;
        }
        keep_attribute(&mut tag, name, value);
    }
}

/// The value of an attribute behind its equals sign, and where it ends.
fn read_value(text: &str, from: usize) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let start = from
        + bytes
            .get(from..)?
            .iter()
            .position(|byte| !byte.is_ascii_whitespace())?;
    match bytes[start] {
        quote @ (b'"' | b'\'') => {
            let inner = start + 1;
            let length = bytes.get(inner..)?.iter().position(|byte| *byte == quote)?;
            Some((&text[inner..inner + length], inner + length + 1))
        }
        _ => {
            let length = bytes
                .get(start..)?
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
            Some((&text[start..start + length], start + length))
        }
    }
}

fn keep_attribute<'a>(tag: &mut Tag<'a>, name: &'a str, value: &'a str) {
    tag.hash = tag
        .hash
        .wrapping_mul(31)
        .wrapping_add(hash_of(name.as_bytes()) ^ hash_of(value.as_bytes()));
    let known = if name.eq_ignore_ascii_case(SCRIPT_TYPE) {
        Some(SCRIPT_TYPE)
    } else {
        ATTRIBUTES
            .into_iter()
            .find(|known| name.eq_ignore_ascii_case(known))
    };
    let Some(known) = known else { return };
    if tag.attributes.iter().any(|(kept, _)| *kept == known) {
        return;
    }
    let is_embedded = value
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    let value = if is_embedded || value.len() > LONGEST_VALUE_BYTES {
        Cow::Borrowed("")
    } else {
        Cow::Borrowed(value)
    };
    tag.attributes.push((known, value));
}

/// Where the end tag of an element without markup begins.
fn end_of_raw(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        text.get(at + 2..at + 2 + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

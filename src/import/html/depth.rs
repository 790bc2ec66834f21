//! How deep the tree of a page will be, told from its tags alone.
//!
//! Building a tree looks through the open elements at almost every tag, so that nesting without bounds costs the square of
//! its depth. This follows the rules of the HTML standard for which end tag closes what ("has an element in scope",
//! "reconstruct the active formatting elements") closely enough that a page cannot nest deeper than it seems here by much.

use super::super::ImportError;

/// The most elements that may be open within each other. Pages made by hand or by programs stay below 200, and browsers
/// stop nesting at some 500.
pub(super) const DEEPEST: usize = 1_000;

/// The most formatting elements that may be open; each is made anew in every block until it is closed.
const MOST_FORMATTING: usize = 300;

/// The most elements that may be made anew, and the most steps through open elements.
const MOST_WORK: usize = 3_000_000;

/// A name of an element, lower case, as a number.
pub(super) type NameHash = u64;

/// FNV-1a of a name without regard to case; names are told apart by it here and nowhere else.
pub(super) const fn hash_of(name: &[u8]) -> NameHash {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < name.len() {
        hash = (hash ^ name[at].to_ascii_lowercase() as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

const P: NameHash = hash_of(b"p");
const A: NameHash = hash_of(b"a");
const TABLE: NameHash = hash_of(b"table");

macro_rules! names {
    ($constant:ident = $($name:literal)*) => {
        const $constant: &[NameHash] = &[$(hash_of($name.as_bytes())),*];
    };
}

names!(VOID = "area" "base" "basefont" "bgsound" "br" "col" "embed" "frame" "hr" "img" "input" "keygen" "link" "meta"
    "param" "source" "track" "wbr" "html" "head" "body");
names!(FORMATTING = "a" "b" "big" "code" "em" "font" "i" "nobr" "s" "small" "strike" "strong" "tt" "u");
// An end tag does not reach through these.
names!(BARRIERS = "table" "td" "th" "caption" "applet" "marquee" "object" "template");
names!(ITEMS = "li" "dd" "dt");
names!(ROWS = "tr" "td" "th" "tbody" "thead" "tfoot" "caption" "colgroup");
// Start tags that close an open paragraph.
names!(CLOSES_P = "address" "article" "aside" "blockquote" "center" "details" "dialog" "dir" "div" "dl" "fieldset"
    "figcaption" "figure" "footer" "header" "hgroup" "main" "menu" "nav" "ol" "p" "search" "section" "summary" "ul"
    "h1" "h2" "h3" "h4" "h5" "h6" "pre" "listing" "form" "li" "dd" "dt" "plaintext" "table" "hr" "xmp");
// Other elements that end tags of elements without rules of their own do not reach through.
names!(SPECIAL = "button" "iframe" "select" "summary" "textarea" "title" "tr" "tbody" "thead" "tfoot" "template");

/// The open elements of a page at one place of its source.
#[derive(Debug, Default)]
pub(super) struct Depth {
    open: Vec<NameHash>,
    formatting: Vec<(NameHash, u64)>,
    work: usize,
}

impl Depth {
    /// A start tag; `attributes` tells tags of one name with different attributes apart.
    pub(super) fn open(&mut self, name: NameHash, attributes: u64) -> Result<(), ImportError> {
        let remade = self.formatting.len();
        self.spend(remade / 4)?;
        if CLOSES_P.contains(&name) {
            self.close_within(P, |open| BARRIERS.contains(&open))?;
        }
        if VOID.contains(&name) {
            return Ok(());
        }
        if FORMATTING.contains(&name) {
            self.open_formatting(name, attributes)?;
        } else if ITEMS.contains(&name) {
            let others = [hash_of(b"ul"), hash_of(b"ol"), hash_of(b"dl")];
            let ends = |open| BARRIERS.contains(&open) || others.contains(&open);
            self.close_within(name, ends)?;
        } else if ROWS.contains(&name) {
            self.close_within(name, |open| open == TABLE)?;
        }
        self.open.push(name);
        if self.open.len() > DEEPEST {
            return Err(ImportError::TooDeep { limit: DEEPEST });
        }
        Ok(())
    }

    /// Three open elements of one name with the same attributes are remembered, no more (the "Noah's Ark clause").
    fn open_formatting(&mut self, name: NameHash, attributes: u64) -> Result<(), ImportError> {
        if name == A {
            self.close(A)?;
        }
        let same = self
            .formatting
            .iter()
            .filter(|open| **open == (name, attributes))
            .count();
        if same < 3 {
            self.formatting.push((name, attributes));
        }
        if self.formatting.len() > MOST_FORMATTING {
            return Err(ImportError::TooDeep { limit: DEEPEST });
        }
        Ok(())
    }

    /// An end tag.
    pub(super) fn close(&mut self, name: NameHash) -> Result<(), ImportError> {
        if VOID.contains(&name) {
            return Ok(());
        }
        if FORMATTING.contains(&name) {
            if let Some(at) = self.formatting.iter().rposition(|(open, _)| *open == name) {
                self.formatting.remove(at);
            }
            // Elements within stay open: they are closed by their own end tags, or go with the block around them.
            if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                self.spend((self.open.len() - at) / 64)?;
                self.open.remove(at);
            }
            return Ok(());
        }
        if name == TABLE || ROWS.contains(&name) {
            return self.close_within(name, |open| open == TABLE);
        }
        let is_special =
            |name| CLOSES_P.contains(&name) || SPECIAL.contains(&name) || BARRIERS.contains(&name);
        if is_special(name) {
            self.close_within(name, |open| BARRIERS.contains(&open))
        } else {
            self.close_within(name, is_special)
        }
    }

    /// Closes the innermost element of this name and all in it, unless one that `ends` the search lies between.
    fn close_within(
        &mut self,
        name: NameHash,
        ends: impl Fn(NameHash) -> bool,
    ) -> Result<(), ImportError> {
        let mut steps = 0;
        let found = self.open.iter().rposition(|open| {
            steps += 1;
            *open == name || ends(*open)
        });
        if let Some(at) = found
            && self.open.get(at) == Some(&name)
        {
            self.open.truncate(at);
        }
        self.spend(steps / 64)
    }

    fn spend(&mut self, work: usize) -> Result<(), ImportError> {
        self.work += work;
        if self.work > MOST_WORK {
            return Err(ImportError::TooDeep { limit: DEEPEST });
        }
        Ok(())
    }
}

//! The words of Markdown and their shape.

use super::super::snapshot::Snapshot;
use crate::model::{Block, BlockShape};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The text of a Markdown document without its marks, and its shape.
pub(super) fn snapshot_of(source: &str) -> (String, Vec<Block>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(source, options) {
        reader.take(event);
    }
    reader.flush();
    reader.snapshot.finish()
}

/// What the events before have opened.
#[derive(Default)]
struct Reader {
    snapshot: Snapshot,
    words: String,
    /// Lists that are open: numbered or not.
    lists: Vec<bool>,
    /// Quotations that are open.
    quotations: usize,
    /// The shape of the block that is open, if it is no paragraph.
    open: Option<(BlockShape, u8)>,
    /// An open HTML tag or comment that goes on in the next event.
    html: Html,
}

/// What of raw HTML is being passed over.
#[derive(Default, PartialEq, Eq)]
enum Html {
    #[default]
    Text,
    Comment,
    /// The content of an element that is not text, until its end tag.
    Hidden(&'static str),
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                if self.html == Html::Text {
                    self.words.push_str(&words);
                }
            }
            Event::Html(html) => self.html(&html, true),
            Event::InlineHtml(html) => self.html(&html, false),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::FootnoteReference(name) => self.words.push_str(&format!("[{name}]")),
            Event::Rule => self.flush(),
            Event::TaskListMarker(is_done) => {
                self.words.push_str(if is_done { "[x] " } else { "[ ] " })
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.open_as(BlockShape::Heading, level_of(*level)),
            Tag::CodeBlock(_) => self.open_as(BlockShape::Preformatted, 0),
            Tag::TableHead | Tag::TableRow => self.open_as(BlockShape::TableRow, 0),
            Tag::TableCell if !self.words.is_empty() => self.words.push('\t'),
            Tag::List(first) => {
                self.flush();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                let is_numbered = self.lists.last().copied().unwrap_or_default();
                let shape = if is_numbered {
                    BlockShape::NumberedItem
                } else {
                    BlockShape::ListItem
                };
                let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX).max(1);
                self.open_as(shape, depth);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotations += 1;
            }
            Tag::FootnoteDefinition(name) => {
                self.flush();
                self.words.push_str(&format!("[{name}] "));
            }
            Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                // The first paragraph of an item is the item; those below it stand for themselves.
                self.flush();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Item
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition => {
                self.flush();
                self.html = Html::Text;
            }
            _ => {}
        }
    }

    fn open_as(&mut self, shape: BlockShape, level: u8) {
        self.flush();
        self.open = Some((shape, level));
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let (shape, level) = self.open.take().unwrap_or(if self.quotations > 0 {
            (BlockShape::Quotation, 0)
        } else {
            (BlockShape::Paragraph, 0)
        });
        self.snapshot.push(shape, level, &words);
    }

    /// Keeps the text of raw HTML. One pass; tags that are not closed on their line are left out to its end.
    fn html(&mut self, html: &str, is_block: bool) {
        let mut rest = html;
        while !rest.is_empty() {
            match self.html {
                Html::Comment => match rest.split_once("-->") {
                    Some((_, after)) => (rest, self.html) = (after, Html::Text),
                    None => return,
                },
                Html::Hidden(name) => match end_of_element(rest, name) {
                    Some(after) => (rest, self.html) = (after, Html::Text),
                    None => return,
                },
                Html::Text => rest = self.html_text(rest, is_block),
            }
        }
    }

    /// Takes the text up to the next tag and the tag itself; yields what is left.
    fn html_text<'a>(&mut self, html: &'a str, is_block: bool) -> &'a str {
        let Some((before, tag)) = html.split_once('<') else {
            self.words.push_str(&unescaped(html));
            return "";
        };
        self.words.push_str(&unescaped(before));
        if let Some(comment) = tag.strip_prefix("!--") {
            self.html = Html::Comment;
            return comment;
        }
        let lower = tag
            .get(..tag.floor_char_boundary(12))
            .unwrap_or_default()
            .to_ascii_lowercase();
        let (_, after) = tag.split_once('>').unwrap_or(("", ""));
        if let Some(name) = ["script", "style", "template", "noscript", "iframe"]
            .into_iter()
            .find(|name| lower.starts_with(name))
        {
            self.html = Html::Hidden(name);
        } else {
            let breaks: &[&str] = if is_block {
                &["br", "p", "/p", "div", "/div", "li", "tr", "h"]
            } else {
                &["br"]
            };
            if breaks.iter().any(|name| lower.starts_with(name)) {
                self.words.push('\n');
            }
        }
        after
    }
}

fn end_of_element<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let lower = html.to_ascii_lowercase();
    let at = lower.find(&format!("</{name}"))?;
    html.get(at..)?.split_once('>').map(|(_, after)| after)
}

/// The few entities that raw HTML in notes has.
fn unescaped(html: &str) -> String {
    if !html.contains('&') {
        return html.to_owned();
    }
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

const fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

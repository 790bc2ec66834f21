//! The tree of a page, or of the part that is its article, as blocks of a snapshot.
//!
//! Goes through the tree with a stack of its own, so that depth costs no memory of the thread. White space is collapsed as
//! browsers do; no-break spaces, soft hyphens, zero-width and direction signs are words of the source and stay.

use super::super::snapshot::Snapshot;
use super::phrases;
use super::table;
use crate::model::BlockShape;
use dom_query::NodeRef;

/// Adds everything in a node to a snapshot, in reading order.
pub(super) fn walk(root: &NodeRef<'_>, writer: &mut Writer<'_>) {
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(role) => writer.leave(role),
            Step::Enter(node) if node.is_text() => node.query_or((), |tree_node| {
                if let dom_query::NodeData::Text { contents } = &tree_node.data {
                    writer.text(contents);
                }
            }),
            Step::Enter(node) => {
                let role = role_of(&node, writer);
                if role == Role::Skipped {
                    continue;
                }
                writer.enter(role);
                steps.push(Step::Leave(role));
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
    writer.flush();
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Role),
}

/// What an element means for the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Skipped,
    Inline,
    Link,
    Quote,
    Break,
    Block,
    Shaped(BlockShape, u8),
    List { is_numbered: bool },
    Table { has_rows: bool },
    Row,
    Cell,
}

fn role_of(node: &NodeRef<'_>, writer: &Writer<'_>) -> Role {
    let Some(name) = node.node_name() else {
        // The document itself, or what holds no words.
        let holds_others = node.is_document() || node.is_fragment();
        return if holds_others {
            Role::Block
        } else {
            Role::Skipped
        };
    };
    let depth = u8::try_from(writer.lists.len().clamp(1, 9)).unwrap_or(9);
    let in_rows = writer.tables.last().copied().unwrap_or(false);
    match name.as_ref() {
        _ if is_hidden(node) => Role::Skipped,
        "script" | "style" | "template" | "head" | "title" | "noscript" | "iframe" | "object"
        | "embed" | "applet" | "audio" | "video" | "canvas" | "svg" | "select" | "option"
        | "datalist" | "button" | "input" | "textarea" | "dialog" | "map" | "nav" | "meter"
        | "progress" | "frameset" => Role::Skipped,
        "br" => Role::Break,
        "a" => Role::Link,
        "q" => Role::Quote,
        "h1" => Role::Shaped(BlockShape::Heading, 1),
        "h2" => Role::Shaped(BlockShape::Heading, 2),
        "h3" => Role::Shaped(BlockShape::Heading, 3),
        "h4" => Role::Shaped(BlockShape::Heading, 4),
        "h5" => Role::Shaped(BlockShape::Heading, 5),
        "h6" => Role::Shaped(BlockShape::Heading, 6),
        "pre" | "listing" | "xmp" | "plaintext" => Role::Shaped(BlockShape::Preformatted, 0),
        "blockquote" => Role::Shaped(BlockShape::Quotation, 0),
        "figure" | "figcaption" | "caption" => Role::Shaped(BlockShape::Caption, 0),
        "ul" | "menu" | "dir" => Role::List { is_numbered: false },
        "ol" => Role::List { is_numbered: true },
        "li" if writer.lists.last() == Some(&true) => Role::Shaped(BlockShape::NumberedItem, depth),
        "li" => Role::Shaped(BlockShape::ListItem, depth),
        "table" => Role::Table {
            has_rows: table::has_rows_of_data(node),
        },
        "tr" if in_rows => Role::Row,
        "td" | "th" if in_rows => Role::Cell,
        "address" | "article" | "aside" | "body" | "center" | "dd" | "details" | "div" | "dl"
        | "dt" | "fieldset" | "footer" | "form" | "frame" | "header" | "hgroup" | "hr" | "html"
        | "legend" | "main" | "optgroup" | "p" | "search" | "section" | "summary" | "tbody"
        | "td" | "tfoot" | "th" | "thead" | "tr" => Role::Block,
        _ => Role::Inline,
    }
}

/// Whether browsers do not show an element, as far as its own attributes tell.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.query_or(false, |tree_node| {
        let Some(element) = tree_node.as_element() else {
            return false;
        };
        element.attrs.iter().any(|attribute| {
            let value = attribute.value.as_ref();
            match attribute.name.local.as_ref() {
                "hidden" => !value.eq_ignore_ascii_case("until-found"),
                "style" => hides(value),
                _ => false,
            }
        })
    })
}

fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value == "none",
            "visibility" => value == "hidden" || value == "collapse",
            _ => false,
        }
    })
}

/// Puts words into blocks.
pub(super) struct Writer<'a> {
    snapshot: &'a mut Snapshot,
    line: String,
    /// A space belongs before the next word.
    has_space: bool,
    link_depth: usize,
    chars_in_links: usize,
    shapes: Vec<(BlockShape, u8)>,
    lists: Vec<bool>,
    tables: Vec<bool>,
    rows: Vec<usize>,
    /// Stands in the snapshot already; the first block that says the same is passed over.
    headline: Option<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(snapshot: &'a mut Snapshot) -> Self {
        Self {
            snapshot,
            line: String::new(),
            has_space: false,
            link_depth: 0,
            chars_in_links: 0,
            shapes: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            rows: Vec::new(),
            headline: None,
        }
    }

    /// Begins the snapshot with the headline, which the article itself may repeat once.
    pub(super) fn headline(&mut self, words: &str) {
        self.snapshot.push(BlockShape::Heading, 1, words);
        self.headline = Some(phrases::plain(words));
    }

    fn shape(&self) -> (BlockShape, u8) {
        self.shapes
            .last()
            .copied()
            .unwrap_or((BlockShape::Paragraph, 0))
    }

    fn enter(&mut self, role: Role) {
        match role {
            Role::Skipped | Role::Inline => {}
            Role::Link => self.link_depth += 1,
            Role::Quote => self.text("“"),
            Role::Break => self.line_end(),
            Role::Block => self.edge(),
            Role::Shaped(shape, level) => {
                self.edge();
                self.shapes.push((shape, level));
            }
            Role::List { is_numbered } => {
                self.edge();
                self.lists.push(is_numbered);
            }
            Role::Table { has_rows } => {
                self.edge();
                self.tables.push(has_rows);
            }
            Role::Row => {
                self.edge();
                self.rows.push(0);
            }
            Role::Cell => self.cell(),
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Skipped | Role::Inline | Role::Break | Role::Cell => {}
            Role::Link => self.link_depth = self.link_depth.saturating_sub(1),
            Role::Quote => {
                self.has_space = false;
                self.text("”");
            }
            Role::Block => self.edge(),
            Role::Shaped(..) => {
                self.edge();
                self.shapes.pop();
            }
            Role::List { .. } => {
                self.edge();
                self.lists.pop();
            }
            Role::Table { .. } => {
                self.edge();
                self.tables.pop();
            }
            Role::Row => {
                self.rows.pop();
                if self.rows.is_empty() {
                    self.flush_as(BlockShape::TableRow, 0);
                }
            }
        }
    }

    /// An edge of a block: the line ends, except within the row of a table.
    fn edge(&mut self) {
        if self.rows.is_empty() {
            self.flush();
        } else {
            self.has_space = true;
        }
    }

    fn cell(&mut self) {
        let is_first = match self.rows.last_mut() {
            Some(cells) => {
                *cells += 1;
                *cells == 1
            }
            None => true,
        };
        if !is_first {
            self.line.push('\t');
        }
        self.has_space = false;
    }

    fn line_end(&mut self) {
        if !self.rows.is_empty() {
            self.has_space = true;
            return;
        }
        self.line.push('\n');
        self.has_space = false;
    }

    fn text(&mut self, text: &str) {
        if self.rows.is_empty() && self.shape().0 == BlockShape::Preformatted {
            self.line.push_str(text);
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c');
        for character in text.chars() {
            if is_space(character) {
                self.has_space = true;
                continue;
            }
            if self.has_space && !self.line.is_empty() && !self.line.ends_with(['\n', '\t']) {
                self.line.push(' ');
            }
            self.has_space = false;
            self.line.push(character);
            self.chars_in_links += usize::from(self.link_depth > 0);
        }
    }

    fn flush(&mut self) {
        let (shape, level) = self.shape();
        self.flush_as(shape, level);
    }

    fn flush_as(&mut self, shape: BlockShape, level: u8) {
        let line = std::mem::take(&mut self.line);
        let in_links = std::mem::take(&mut self.chars_in_links);
        self.has_space = false;
        if line.trim().is_empty() {
            return;
        }
        if self
            .headline
            .as_ref()
            .is_some_and(|headline| *headline == phrases::plain(&line))
        {
            self.headline = None;
            return;
        }
        if shape != BlockShape::Preformatted && phrases::is_page_talk(&line, in_links) {
            return;
        }
        self.snapshot.push(shape, level, &line);
    }
}

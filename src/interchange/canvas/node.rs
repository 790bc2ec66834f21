//! A node as the file has it, between reading and writing.

use super::known::{Known, Says};
use super::words::text_of;
use crate::model::{Foreign, Tint};
use emath::{Pos2, Vec2};
use std::borrow::Cow;

/// What sort of node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Markdown.
    Text,
    /// A web page.
    Link,
    /// A file; which one is kept as it stood.
    File,
    /// A rectangle around others.
    Group,
    /// A type that the format does not have; all of it is kept as it stood.
    Other,
}

impl Form {
    /// The form of a type.
    pub(super) fn of_type(kind: Option<&str>) -> Self {
        match kind {
            Some("text") => Self::Text,
            Some("link") => Self::Link,
            Some("file") => Self::File,
            Some("group") => Self::Group,
            _ => Self::Other,
        }
    }

    /// The form that was kept with a card; text where none was.
    pub(super) fn kept(foreign: Option<&Foreign>) -> Self {
        match foreign {
            Some(foreign) if foreign.keys.contains_key("type") => {
                Self::of_type(text_of(foreign, "type").as_deref())
            }
            _ => Self::Text,
        }
    }

    /// The key of the words that the record says.
    pub(super) const fn words_key(self) -> Option<&'static str> {
        match self {
            Self::Text => Some("text"),
            Self::Link => Some("url"),
            Self::Group => Some("label"),
            Self::File | Self::Other => None,
        }
    }
}

/// A node as the file has it.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) form: Form,
    /// The text, URL or label.
    pub(super) words: Cow<'a, str>,
    /// Upper left corner, in board points.
    pub(super) pos: Pos2,
    /// In board points.
    pub(super) size: Vec2,
    pub(super) tint: Tint,
}

impl Node<'_> {
    /// What is said under the format's own keys.
    pub(super) fn known(&self) -> Vec<Known<'_>> {
        let words = Cow::Borrowed(&*self.words);
        let mut known = vec![Known::new("id", Says::Text(Cow::Borrowed(&*self.id)))];
        match self.form {
            Form::Text => known.push(Known::new("type", Says::Text("text".into()))),
            Form::Group => known.push(Known::new("type", Says::Text("group".into()))),
            Form::Link | Form::File | Form::Other => {}
        }
        match (self.form, self.form.words_key()) {
            (Form::Group, Some(key)) => known.push(Known::new(key, Says::Label(words))),
            (_, Some(key)) => known.push(Known::new(key, Says::Text(words))),
            _ => {}
        }
        let coordinate = |value, side| Says::Coordinate { value, side };
        known.extend([
            Known::new("x", coordinate(self.pos.x, self.size.x)),
            Known::new("y", coordinate(self.pos.y, self.size.y)),
            Known::new("width", Says::Side(self.size.x)),
            Known::new("height", Says::Side(self.size.y)),
            Known::new("color", Says::Color(self.tint)),
        ]);
        known
    }
}

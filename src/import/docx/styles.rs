//! What the styles of paragraphs mean (`word/styles.xml`): by outline level first, then by name.

use super::xml::{Step, walk};
use crate::model::BlockShape;
use std::collections::BTreeMap;

/// What a paragraph style says.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// The style it builds on.
    based_on: Option<String>,
    /// Heading, quotation, caption, if its name or outline level says so.
    shape: Option<(BlockShape, u8)>,
    /// The list its paragraphs belong to, and the level.
    list: Option<(String, u8)>,
}

/// The paragraph styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    pub(super) fn parse(xml: &str) -> Self {
        let mut found = Self::default();
        let mut open: Option<(String, Style)> = None;
        walk(xml, |step| {
            match step {
                Step::Start(element) if element.name() == "style" => {
                    let is_paragraph = element
                        .attribute("type")
                        .is_none_or(|kind| kind == "paragraph");
                    let id = element.attribute("styleId").filter(|_| is_paragraph);
                    open = id.map(|id| {
                        (
                            id.clone(),
                            Style {
                                shape: shape_of_name(&id),
                                ..Style::default()
                            },
                        )
                    });
                }
                Step::End(name) if name == "style" => found.0.extend(open.take()),
                Step::Start(element) | Step::Empty(element) => {
                    let Some((_, style)) = &mut open else {
                        return true;
                    };
                    let value = element.value();
                    match (element.name(), value) {
                        ("name", Some(name)) => style.shape = shape_of_name(&name).or(style.shape),
                        ("basedOn", Some(id)) => style.based_on = Some(id),
                        ("outlineLvl", Some(level)) => {
                            style.shape = heading_of_outline(&level).or(style.shape);
                        }
                        ("numId", Some(id)) => {
                            style.list = Some((id, style.list.take().map_or(0, |list| list.1)))
                        }
                        ("ilvl", Some(level)) => {
                            let level = level.parse().unwrap_or(0);
                            style.list = Some((
                                style.list.take().map_or_else(String::new, |list| list.0),
                                level,
                            ));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            true
        });
        found
    }

    /// The shape that a style or those it builds on give.
    pub(super) fn shape(&self, id: &str) -> Option<(BlockShape, u8)> {
        match self.chain(id).find_map(|style| style.shape) {
            None if !self.0.contains_key(id) => shape_of_name(id),
            shape => shape,
        }
    }

    /// The list that a style or those it builds on give.
    pub(super) fn list(&self, id: &str) -> Option<(&str, u8)> {
        self.chain(id)
            .find_map(|style| style.list.as_ref())
            .filter(|(id, _)| !id.is_empty())
            .map(|(id, level)| (id.as_str(), *level))
    }

    /// A style and those it builds on. Styles that build on each other in a circle end at a limit.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> + use<'a> {
        const DEEPEST: usize = 16;
        std::iter::successors(self.0.get(id), |style| {
            style.based_on.as_ref().and_then(|id| self.0.get(id))
        })
        .take(DEEPEST)
    }
}

/// A heading by its outline level: 0 is the highest, 9 is running text.
pub(super) fn heading_of_outline(level: &str) -> Option<(BlockShape, u8)> {
    let level: u8 = level.parse().ok()?;
    (level < 9).then(|| (BlockShape::Heading, (level + 1).min(6)))
}

/// What the name or id of a style says. Files have the English names of built-in styles, whatever the language of the
/// program; other programs write them in their own.
fn shape_of_name(name: &str) -> Option<(BlockShape, u8)> {
    const HEADINGS: &[&str] = &[
        "heading",
        "überschrift",
        "berschrift",
        "titre",
        "título",
        "titulo",
        "encabezado",
        "titolo",
        "заголовок",
        "nagłówek",
        "nagwek",
        "kop",
        "rubrik",
        "overskrift",
        "otsikko",
        "başlık",
        "nadpis",
        "címsor",
        "titlu",
        "العنوان",
        "עיצוב",
        "标题",
        "標題",
        "見出し",
        "제목",
    ];
    let lower = name.to_lowercase();
    let name = lower
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let level = lower[name.len()..].trim().parse::<u8>().ok();
    if let (true, Some(level @ 1..=9)) = (HEADINGS.contains(&name), level) {
        return Some((BlockShape::Heading, level.min(6)));
    }
    match lower.as_str() {
        "title" | "titel" | "название" | "назва" => Some((BlockShape::Heading, 1)),
        "subtitle" | "untertitel" | "подзаголовок" | "підзаголовок" => {
            Some((BlockShape::Heading, 2))
        }
        "quote" | "intense quote" | "intensequote" | "quotations" | "block text" | "blocktext"
        | "zitat" | "citation" | "cita" | "цитата" => Some((BlockShape::Quotation, 0)),
        "caption" | "beschriftung" | "légende" => Some((BlockShape::Caption, 0)),
        "preformatted text" | "html preformatted" | "htmlpreformatted" => {
            Some((BlockShape::Preformatted, 0))
        }
        _ => None,
    }
}

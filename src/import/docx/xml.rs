//! XML as it is needed here: elements by their local names, and text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// One step of a walk over a document.
pub(super) enum Step<'a> {
    /// An element begins. One without content is followed by no end.
    Start(Element<'a>),
    /// An element without content.
    Empty(Element<'a>),
    /// An element ends; its local name.
    End(String),
    /// Text, with characters in place of references.
    Text(String),
}

/// An element's name and attributes.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without its namespace.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of the first attribute with that local name. At most some dozens are looked at.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        const MOST_ATTRIBUTES: usize = 64;
        self.0
            .attributes()
            .with_checks(false)
            .take(MOST_ATTRIBUTES)
            .flatten()
            .find(|attribute| local(attribute.key.0) == name)
            .map(|attribute| {
                quick_xml::escape::unescape(&attribute.value)
                    .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned())
            })
    }

    /// The value of `val`.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Walks over a document and hands every step to `visit` until that says to stop (`false`). Yields whether the document was
/// whole: XML that breaks off or breaks the rules ends the walk there.
pub(super) fn walk(xml: &str, mut visit: impl FnMut(Step<'_>) -> bool) -> bool {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut depth = 0usize;
    loop {
        let goes_on = match reader.read_event() {
            Err(_) => return false,
            Ok(Event::Eof) => return depth == 0,
            Ok(Event::Start(element)) => {
                depth += 1;
                visit(Step::Start(Element(element)))
            }
            Ok(Event::Empty(element)) => visit(Step::Empty(Element(element))),
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                visit(Step::End(local(element.name().0).to_owned()))
            }
            Ok(Event::Text(text)) => visit(Step::Text(text.xml10_content().into_owned())),
            Ok(Event::CData(text)) => visit(Step::Text(text.xml10_content().into_owned())),
            Ok(Event::GeneralRef(reference)) => {
                let character = match reference.as_ref() {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    // Entities that the document declares itself are not honoured.
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                character.is_none_or(|character| visit(Step::Text(character.to_string())))
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => true,
        };
        if !goes_on {
            return true;
        }
    }
}

//! The properties of a document (ECMA-376 part 2, core properties).

use super::super::property::Properties;
use super::xml::{Step, walk};

/// What `docProps/core.xml` says.
pub(super) fn parse(xml: &str) -> Properties {
    const LONGEST_VALUE_BYTES: usize = 2000;
    let mut found = Properties::default();
    let mut open = String::new();
    walk(xml, |step| {
        match step {
            Step::Start(element) => open = element.name().to_owned(),
            Step::End(_) => open.clear(),
            Step::Text(words) => {
                let value = match open.as_str() {
                    "title" => Some(&mut found.title),
                    "creator" => Some(&mut found.author),
                    "description" => Some(&mut found.summary),
                    "language" => Some(&mut found.language),
                    "modified" => Some(&mut found.modified),
                    _ => None,
                };
                if let Some(value) =
                    value.filter(|value| value.len() + words.len() <= LONGEST_VALUE_BYTES)
                {
                    value.push_str(&words);
                }
            }
            Step::Empty(_) => {}
        }
        true
    });
    found
}

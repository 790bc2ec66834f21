//! What the RON reader complains of, in words for somebody who edits a case by hand.

use crate::model::shortened;
use ron::error::Error;

/// What was expected, as a sentence without a full stop.
pub(in crate::storage) fn explained(error: &Error) -> String {
    let fixed = match error {
        Error::Eof => "the file ends too early; a part of it seems to be missing",
        Error::ExpectedArray => "expected a list, which starts with [",
        Error::ExpectedArrayEnd => "expected the ] that ends the list",
        Error::ExpectedBoolean => "expected true or false",
        Error::ExpectedComma => "expected a comma, or the bracket that ends this list or record",
        Error::ExpectedFloat | Error::FloatUnderscore => "expected a number",
        Error::ExpectedInteger | Error::UnderscoreAtBeginning => "expected a whole number",
        Error::IntegerOutOfBounds => "this number is too large or too small here",
        Error::ExpectedOption => "expected Some(…) or None",
        Error::ExpectedOptionEnd | Error::ExpectedStructLikeEnd => {
            "expected the ) that ends what was begun"
        }
        Error::ExpectedMapColon => "expected a colon behind the name of the field",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "expected a record, which starts with ("
        }
        Error::ExpectedString => "expected a text in quotes",
        Error::ExpectedStringEnd => "a text begins here, but its closing quote is missing",
        Error::ExpectedIdentifier => "expected the name of a field",
        Error::InvalidEscape(_) => {
            "a backslash in a text stands before something it cannot stand before"
        }
        Error::UnclosedBlockComment => "a comment begins here with /* and never ends",
        Error::TrailingCharacters => "expected nothing more: the case ended before this",
        Error::ExceededRecursionLimit => "brackets are nested too deeply",
        other => return explained_with_names(other),
    };
    fixed.to_owned()
}

fn explained_with_names(error: &Error) -> String {
    let place = |outer: &Option<String>| match outer.as_deref() {
        None => String::new(),
        Some(name) => format!(" of the {}", shortened(&name.to_lowercase(), 30)),
    };
    match error {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => format!(
            "there is no field \"{}\"{}; its fields are {}",
            shortened(found, 40),
            place(outer),
            expected.join(", ")
        ),
        Error::MissingStructField { field, outer } => {
            format!("the field \"{field}\"{} is missing", place(outer))
        }
        Error::DuplicateStructField { field, outer } => {
            format!("the field \"{field}\"{} stands here twice", place(outer))
        }
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => format!(
            "expected one of {}; found \"{}\"",
            expected.join(", "),
            shortened(found, 40)
        ),
        Error::ExpectedDifferentStructName { expected, found } => {
            let found = shortened(found, 40);
            format!("expected a {expected}, found a {found}")
        }
        Error::InvalidValueForType { expected, found } => {
            format!("expected {expected}, found {}", shortened(found, 60))
        }
        Error::UnexpectedChar(character) => {
            let shown = shortened(&character.to_string(), 10);
            format!("the character {shown} cannot stand here")
        }
        other => other.to_string(),
    }
}

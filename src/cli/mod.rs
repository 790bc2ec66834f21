//! The command line: arguments, and one file a verb.
//!
//! Runs without a window system. Prints what it found to one place and what went wrong to another, both given by the
//! caller, and returns the exit code: 0 well, 1 not well, 2 arguments that make no sense,
//! 3 a picture that was refused because it would be marked lower than what it shows.

mod arguments;
mod check;
mod convert;
mod deep;
mod generate;
mod import;
mod info;
mod journal_script;
mod new;
mod opened;
mod output;
mod picture_instead;
mod read_document;
mod render;
mod repair;
mod start;
#[cfg(test)]
mod tests;

pub use arguments::{
    AddedArguments, Arguments, ConvertArguments, ImportArguments, NewArguments, RenderArguments,
    Renderer, Theme, Verb, Withhold,
};
pub use generate::generated_case;
pub use picture_instead::picture_instead;
pub use start::{Start, start};

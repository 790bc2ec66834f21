//! What of the board is seen: a filter, a focus and a path each let some cards stand out and the others step back or go.
//! Folding cards and closing frames, which take cards off the board within the case, are commanded from here, too.
//!
//! All of it is state of the session: never in the case, never in undo, gone when another case is opened. One pure
//! function (`combine`) makes of what is active the two sets that the board paints by. The sets are worked out when
//! something changed, never once a frame; matching the cards of a large case is left to a job.

mod combine;
mod commands;
mod cover;
mod facets;
mod filter;
mod focus;
mod fold_commands;
mod folds;
mod ground;
mod matcher;
mod path;
mod refresh;
mod reveal;
mod state;

pub use facets::Facets;
pub use filter::{CardKind, DateRange, Filter, Others};
pub use focus::DEEPEST_FOCUS;
pub use path::PathStep;
pub use refresh::Survey;
pub use state::{Focus, FoundPath, Sight};

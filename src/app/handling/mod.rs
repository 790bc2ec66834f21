//! Marks hold: copies of a case from which everything marked higher is gone, for pictures that go further than the case.

mod redact;
mod report;
mod sanitise;
#[cfg(test)]
mod tests;

pub use report::WithheldReport;
pub use sanitise::{Sanitised, Withholding, sanitised};

//! The case that the benches share: the generated one, the same on every machine.

use caseboard::cli::generated_case;
use caseboard::compare;
use caseboard::model::{Case, Findings};

/// A generated case with this many cards, and what comparing its claims finds.
pub fn board(cards: usize) -> (Case, Findings) {
    let case = generated_case(cards, 1);
    let findings = compare::findings(&case);
    (case, findings)
}

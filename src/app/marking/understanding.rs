//! What typed words say, for fields that show it while one types.

use super::year_of_article;
use crate::extract;
use crate::model::{Case, Claim, Edtf, Quantity};

/// A date as its words were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderstoodDate {
    /// The date.
    pub edtf: Edtf,
    /// The year that the words do not say and that was taken from the article.
    pub assumed_year: Option<i16>,
    /// Whether these are words, and not EDTF itself.
    pub is_in_words: bool,
}

/// The date that words give: EDTF, or the words of a report. `year` is the year of words that do not say theirs.
pub fn understood_date(words: &str, year: Option<i16>) -> Option<UnderstoodDate> {
    let words = words.trim();
    let edtf = Edtf::from_words(words, year)?;
    let says_year = Edtf::from_words(words, None).is_some();
    Some(UnderstoodDate {
        edtf,
        assumed_year: year.filter(|_| !says_year),
        is_in_words: words.parse::<Edtf>().is_err(),
    })
}

/// The quantity that words give, such as "more than 1,000 containers".
pub fn understood_quantity(words: &str) -> Option<Quantity> {
    extract::quantity(words)
}

/// The year that dates of a claim are in if they do not say it: that of the first dated article it rests on.
pub fn year_of_claim(case: &Case, claim: &Claim) -> Option<i16> {
    let articles = claim
        .excerpts
        .iter()
        .filter_map(|id| case.article(case.excerpt(*id)?.article));
    articles.into_iter().find_map(year_of_article)
}

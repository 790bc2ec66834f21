//! When a claim says it happened: EDTF or the words of the report, with what was understood beneath while one types.

use super::claim_proposals::{Offer, offers};
use super::form::{Form, Line, label, remark, warning};
use crate::app::{UnderstoodDate, understood_date, year_of_claim};
use crate::model::{Claim, When};
use egui::Ui;

const NOT_UNDERSTOOD: &str = "Not understood as a date: write it such as 7 Sept – 1 Oct, 2023-09-07/2023-10-01 or early August 2023.";

/// Shows the date and the words it was taken from.
pub fn when(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "When");
    let year = year_of_claim(form.case, claim);
    let now = claim.when.as_ref();
    let shown = now.map(|when| when.edtf.to_string()).unwrap_or_default();
    let line = Line::of("When").hint("7 Sept – 1 Oct, or 2023-09-07/2023-10-01");
    let date = form.bare_field(ui, claim, line, &shown, move |claim: &mut Claim, words| {
        claim.when = date_of(words, year, claim.when.take())?;
        Ok(())
    });
    match (&date.error, understood_date(&date.words, year)) {
        (Some(error), _) => warning(ui, error),
        (None, Some(date)) => remark(ui, &description(&date)),
        (None, None) => {}
    }
    if now.is_some() {
        wording(ui, form, claim);
    } else if date.words.is_empty() {
        offers(ui, form, claim, Offer::When);
    }
}

/// "7 Sep – 1 Oct 2023 · year 2023 assumed from the article".
fn description(date: &UnderstoodDate) -> String {
    let said = date.edtf.describe();
    match date.assumed_year {
        Some(year) => format!("{said} \u{b7} year {year} assumed from the article"),
        None => said,
    }
}

/// The date that typed words give. Words are kept as the wording; EDTF leaves the wording that is there.
fn date_of(words: &str, year: Option<i16>, before: Option<When>) -> Result<Option<When>, String> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(None);
    }
    let date = understood_date(words, year).ok_or_else(|| match year {
        None if understood_date(words, Some(2000)).is_some() => {
            "Which year? The words do not say it, and the article has no date to take it from."
                .to_owned()
        }
        _ => NOT_UNDERSTOOD.to_owned(),
    })?;
    let kept = before.map(|when| when.wording).unwrap_or_default();
    Ok(Some(When {
        edtf: date.edtf,
        wording: if date.is_in_words {
            words.to_owned()
        } else {
            kept
        },
    }))
}

fn wording(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let now = claim.when.as_ref().map_or("", |when| when.wording.as_str());
    let line = Line::of("Wording of the date").hint("as the source says it");
    form.bare_field(ui, claim, line, now, |claim: &mut Claim, words| {
        if let Some(when) = &mut claim.when {
            words.trim().clone_into(&mut when.wording);
        }
        Ok(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_and_edtf_leaves_them() {
        let typed = date_of(" 7 Sept – 1 Oct ", Some(2023), None);
        let when = typed.expect("a date").expect("not empty");
        assert_eq!(when.edtf.to_string(), "2023-09-07/2023-10-01");
        assert_eq!(when.wording, "7 Sept – 1 Oct");
        let typed = date_of("2023-09-07/2023-10-02", Some(2023), Some(when));
        let when = typed.expect("a date").expect("not empty");
        assert_eq!(when.wording, "7 Sept – 1 Oct");
        assert_eq!(when.edtf.to_string(), "2023-09-07/2023-10-02");
    }

    #[test]
    fn a_missing_year_is_asked_for_and_nothing_typed_is_no_date() {
        let asked = date_of("7 September", None, None).expect_err("no year is known");
        assert!(asked.starts_with("Which year?"), "{asked}");
        assert_eq!(
            date_of("gibberish", None, None),
            Err(NOT_UNDERSTOOD.to_owned())
        );
        assert_eq!(date_of("  ", None, None), Ok(None));
    }
}

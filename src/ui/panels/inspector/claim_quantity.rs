//! How many a claim says: one field in words, what was understood beneath, and its parts to correct.

use super::claim_proposals::{Offer, offers};
use super::form::{Form, Line, label, remark, warning};
use super::numbers::parse_number;
use crate::app::understood_quantity;
use crate::model::{Claim, Comparator, Quantity};
use crate::ui::widgets::choice_row;
use egui::Ui;

const NOT_UNDERSTOOD: &str =
    "Not understood as a number: write it such as more than 1,000 containers, 3–5 km or about 300.";

/// Shows the quantity.
pub fn quantity(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "How many");
    let now = claim.quantity.as_ref();
    let shown = now.map(words_of).unwrap_or_default();
    let line = Line::of("How many").hint("more than 1,000 containers");
    let typed = form.bare_field(ui, claim, line, &shown, |claim: &mut Claim, words| {
        claim.quantity = quantity_of(words)?;
        Ok(())
    });
    let is_typing = typed.words != shown;
    let understood = if is_typing {
        understood_quantity(&typed.words)
    } else {
        now.cloned()
    };
    match (&typed.error, &understood) {
        (Some(error), _) => warning(ui, error),
        (None, Some(quantity)) => remark(ui, &description(quantity)),
        (None, None) => {}
    }
    match now {
        Some(quantity) => parts(ui, form, claim, quantity),
        None if typed.words.is_empty() => offers(ui, form, claim, Offer::Quantity),
        None => {}
    }
}

/// The words of the source, else the quantity as it is written.
fn words_of(quantity: &Quantity) -> String {
    if quantity.wording.is_empty() {
        quantity.to_string()
    } else {
        quantity.wording.clone()
    }
}

/// "more than 1,000 · containers": number and unit apart, so that a wrong cut shows.
fn description(quantity: &Quantity) -> String {
    let unit = &quantity.unit;
    let number = Quantity {
        unit: String::new(),
        ..quantity.clone()
    };
    let sign = quantity.comparator.sign();
    let number = number.to_string();
    let bare = number.strip_prefix(sign).unwrap_or(&number).trim_start();
    let number = match quantity.comparator {
        Comparator::Exactly | Comparator::Between => bare.to_owned(),
        other => format!("{} {bare}", other.label()),
    };
    if unit.is_empty() {
        number
    } else {
        format!("{number} \u{b7} {unit}")
    }
}

fn quantity_of(words: &str) -> Result<Option<Quantity>, String> {
    if words.trim().is_empty() {
        return Ok(None);
    }
    understood_quantity(words)
        .map(Some)
        .ok_or_else(|| NOT_UNDERSTOOD.to_owned())
}

/// How the number is meant, the number, its upper end and its unit.
fn parts(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim, quantity: &Quantity) {
    let names: Vec<&str> = Comparator::ALL.iter().map(|it| it.label()).collect();
    let chosen = Comparator::ALL
        .iter()
        .position(|it| *it == quantity.comparator)
        .unwrap_or(0);
    let picked = choice_row(ui, "How the number is meant", &names, chosen);
    if let Some(comparator) = picked.and_then(|at| Comparator::ALL.get(at).copied()) {
        form.change(claim, "Edit how the number is meant", |claim| {
            if let Some(quantity) = &mut claim.quantity {
                quantity.comparator = comparator;
                if comparator != Comparator::Between {
                    quantity.upper = None;
                }
            }
        });
    }
    let mut errors = Vec::new();
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let shown = quantity.value.to_string();
            let line = Line::of("Number").hint("1,000");
            errors.push(form.bare_field(left, claim, line, &shown, set_value).error);
            let line = Line::of("Of what").hint("containers, km");
            let set_unit = |claim: &mut Claim, words: &str| {
                if let Some(quantity) = &mut claim.quantity {
                    words.trim().clone_into(&mut quantity.unit);
                }
                Ok(())
            };
            let unit = form.bare_field(right, claim, line, &quantity.unit, set_unit);
            errors.push(unit.error);
        }
    });
    if quantity.comparator == Comparator::Between {
        let shown = quantity.upper.map(|it| it.to_string()).unwrap_or_default();
        let upper = form.checked(ui, claim, Line::of("Up to"), &shown, set_upper);
        drop(upper);
    }
    let wrong = errors.iter().flatten();
    wrong.for_each(|error| warning(ui, error));
}

fn set_value(claim: &mut Claim, words: &str) -> Result<(), String> {
    if words.trim().is_empty() {
        claim.quantity = None;
        return Ok(());
    }
    let value = parse_number(words)?;
    if let Some(quantity) = &mut claim.quantity {
        quantity.value = value;
    }
    Ok(())
}

fn set_upper(claim: &mut Claim, words: &str) -> Result<(), String> {
    let upper = parse_number(words)?;
    match &mut claim.quantity {
        Some(quantity) if upper >= quantity.value => quantity.upper = Some(upper),
        Some(quantity) => {
            return Err(format!(
                "The upper end must not be less than {}.",
                quantity.value
            ));
        }
        None => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_understood_is_said_in_words() {
        for (words, expected) in [
            (
                "more than 1,000 containers",
                "more than 1,000 \u{b7} containers",
            ),
            ("3–5 km", "3–5 \u{b7} km"),
            ("about 300", "about 300"),
            ("> 5 t", "more than 5 \u{b7} t"),
        ] {
            let quantity = quantity_of(words).expect("a number").expect("not empty");
            assert_eq!(description(&quantity), expected);
        }
        assert!(quantity_of("many").is_err());
        assert_eq!(quantity_of(" "), Ok(None));
    }
}

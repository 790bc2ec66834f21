//! The form of a claim. Tab goes through it in the order in which a claim is made.

use super::claim_chain::chain;
use super::claim_evidence::evidence;
use super::claim_proposals::{Offer, offers, take_all};
use super::claim_quantity::quantity;
use super::claim_slots::{named, place, speaker};
use super::claim_when::when;
use super::form::{Form, Line, label, remark, warning};
use super::head::{badge, head, link_row, links};
use super::placing;
use crate::model::{Claim, Credibility, LinkKind, Modality};
use crate::ui::icons;
use crate::ui::widgets::Look;
use egui::Ui;

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let look = Look::of(ui);
    let standing = form
        .session
        .findings()
        .claims
        .get(&claim.id)
        .map(|facts| facts.standing)
        .unwrap_or_default();
    head(ui, form, claim.id.into(), "Claim", |ui| {
        badge(
            ui,
            icons::of_standing(standing),
            standing.label(),
            look.board.standing(standing).text,
        );
    });
    form.state.offered.refresh(form.session, claim.id);
    statement(ui, form, claim);
    take_all(ui, form, claim);
    speaker(ui, form, claim);
    chain(ui, form, claim);
    modality(ui, form, claim);
    when(ui, form, claim);
    place(ui, form, claim);
    quantity(ui, form, claim);
    named(ui, form, claim);
    credibility(ui, form, claim);
    evidence(ui, form, claim);
    let remarks = Line::of("Remarks").rows(2);
    form.text(
        ui,
        claim,
        remarks,
        &claim.remarks,
        |claim: &mut Claim, words| claim.remarks = words,
    );
    compared(ui, form, claim);
    form.words_list(ui, claim, ("Tags", "tag"), &claim.tags, |claim| {
        &mut claim.tags
    });
    form.mark(ui, claim, claim.mark, |claim, mark| claim.mark = mark);
    placing::ui(ui, form);
    links(ui, form, claim.id.into());
}

/// The proposition; a claim made of marked words begins here.
fn statement(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let line = Line::of("Statement")
        .rows(3)
        .hint("One proposition, in your words");
    let set = |claim: &mut Claim, words: &str| {
        words.clone_into(&mut claim.statement);
        Ok(())
    };
    let field = form.checked(ui, claim, line, &claim.statement, set);
    if form.state.wants_focus == Some(claim.id.into()) {
        form.state.wants_focus = None;
        field.response.request_focus();
        field.response.scroll_to_me(None);
    }
}

fn modality(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    form.choose(
        ui,
        claim,
        "How sure the speaker was",
        (Modality::ALL, claim.modality, Modality::label),
        |claim, it| {
            claim.modality = it;
        },
    );
    offers(ui, form, claim, Offer::Modality);
}

fn credibility(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    const SHORT: [&str; 6] = ["1", "2", "3", "4", "5", "6"];
    let names: Vec<String> = Credibility::ALL
        .iter()
        .map(|grade| format!("{} {}", grade.digit(), grade.label()))
        .collect();
    let choices: Vec<(Credibility, &str, &str)> = Credibility::ALL
        .iter()
        .zip(SHORT)
        .zip(&names)
        .map(|((grade, short), long)| (*grade, short, long.as_str()))
        .collect();
    let words = "Credibility of the information";
    form.grade(
        ui,
        claim,
        words,
        (&choices, claim.credibility),
        |claim, grade| claim.credibility = grade,
    );
    let grade = claim.credibility;
    remark(
        ui,
        &format!("{} {}", grade.digit(), capitalised(grade.label())),
    );
    let origins = form
        .session
        .findings()
        .claims
        .get(&claim.id)
        .map_or(0, |facts| facts.origins);
    if claim.lacks_confirmation(origins) {
        let found = if origins == 1 {
            "one origin"
        } else {
            "no origin"
        };
        warning(
            ui,
            &format!("1 wants two independent origins; this claim has {found}."),
        );
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What comparison counted, and the links to other claims.
fn compared(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "Compared with");
    if let Some(facts) = form.session.findings().claims.get(&claim.id) {
        let count = |number: usize, one: &str, many: &str| {
            format!("{number} {}", if number == 1 { one } else { many })
        };
        remark(
            ui,
            &format!(
                "{} \u{b7} {} \u{b7} {}",
                count(facts.articles, "article", "articles"),
                count(facts.outlets, "outlet", "outlets"),
                count(facts.origins, "independent origin", "independent origins"),
            ),
        );
    }
    let compares = |kind: LinkKind| {
        matches!(
            kind,
            LinkKind::Contradicts
                | LinkKind::Refines
                | LinkKind::Restates
                | LinkKind::Supports
                | LinkKind::Undercuts
        )
    };
    let ids: Vec<_> = form.state.related.links.clone();
    let mut shown = 0;
    for id in ids {
        if form.case.link(id).is_some_and(|link| compares(link.kind)) {
            link_row(ui, form, claim.id.into(), id);
            shown += 1;
        }
    }
    if shown == 0 {
        remark(
            ui,
            "No link to another claim yet. Draw one on the board from an edge of its card.",
        );
    }
}

//! The panels as a user has them: by accessible label, with keys and clicks, without a display.

use super::inspector::{InspectorState, inspector_ui};
use super::library::{LibraryState, library_ui};
use crate::app::{Action, BuiltIn, Edit, Environment, Session};
use crate::model::{AnyRecord, Claim, ClaimId, EntityId, RecordRef, Side, Tint};
use crate::ui::theme;
use egui::{Key, Role, accesskit};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::sync::Arc;

/// A session with the sample open and both panels, side by side.
struct Bench {
    session: Session,
    inspector: InspectorState,
    library: LibraryState,
    /// Everything the panels asked for.
    asked: Vec<Action>,
}

impl Bench {
    fn show(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        egui::Panel::left("library")
            .exact_size(260.0)
            .show(ui, |ui| {
                library_ui(ui, &mut self.session, &mut self.library, &mut actions);
            });
        egui::CentralPanel::default().show(ui, |ui| {
            inspector_ui(ui, &self.session, &mut self.inspector, &mut actions);
        });
        for action in actions {
            self.asked.push(action.clone());
            self.session.dispatch(action);
        }
    }

    /// The replaced records, with their labels.
    fn replaced(&self) -> Vec<(&AnyRecord, &str)> {
        let replaced = self.asked.iter().filter_map(|action| match action {
            Action::Edit(Edit::Replace { record, label }) => Some((record, label.as_str())),
            _ => None,
        });
        replaced.collect()
    }

    fn claim(&self, id: ClaimId) -> &Claim {
        self.session.case().claim(id).expect("the claim is there")
    }
}

fn bench() -> Harness<'static, Bench> {
    let environment = Environment {
        replica_seed: 5,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: None,
        importing: crate::app::ImportSetup::default(),
        keeping: crate::app::KeepingSetup::default(),
    };
    let mut session = Session::new(environment);
    session.dispatch(Action::OpenBuiltIn(BuiltIn::Sample));
    let (inspector, library) = (InspectorState::default(), LibraryState::default());
    let bench = Bench {
        session,
        inspector,
        library,
        asked: Vec::new(),
    };
    // High enough that nothing has to be scrolled into view.
    let mut harness = Harness::builder()
        .allow_missing_glyphs()
        .with_size([600.0, 3200.0])
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(40)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, bench: &mut Bench| bench.show(ui), bench);
    harness.run_steps(3);
    harness
}

fn inspect(harness: &mut Harness<'_, Bench>, record: impl Into<RecordRef>) {
    harness
        .state_mut()
        .session
        .dispatch(Action::Inspect(record.into()));
    harness.run_steps(3);
    harness.state_mut().asked.clear();
}

fn type_into(harness: &mut Harness<'_, Bench>, name: &str, words: &str) {
    harness.get_by(|node| is_field(node, name)).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.get_by(|node| is_field(node, name)).type_text(words);
    harness.run_steps(2);
}

fn is_field(node: &egui_kittest::kittest::AccessKitNode<'_>, name: &str) -> bool {
    matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
        && node.label().as_deref() == Some(name)
}

fn first_claims(harness: &Harness<'_, Bench>) -> (ClaimId, ClaimId) {
    let mut ids = harness.state().session.case().claims().ids();
    (
        ids.next().expect("a claim"),
        ids.next().expect("another claim"),
    )
}

fn press(harness: &mut Harness<'_, Bench>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

#[test]
fn a_statement_is_handed_over_once_when_the_focus_leaves() {
    let mut harness = bench();
    let (claim, _) = first_claims(&harness);
    inspect(&mut harness, claim);
    type_into(&mut harness, "Statement", "Ships left");
    harness
        .get_by(|node| is_field(node, "Statement"))
        .type_text(" Najin");
    harness.run_steps(2);
    assert!(
        harness.state().replaced().is_empty(),
        "nothing is handed over while typing"
    );
    harness.get_by(|node| is_field(node, "Remarks")).focus();
    harness.run_steps(4);
    assert_eq!(harness.state().replaced().len(), 1);
    assert_eq!(harness.state().replaced()[0].1, "Edit statement");
    assert_eq!(harness.state().claim(claim).statement, "Ships left Najin");
}

#[test]
fn escape_restores_and_asks_for_nothing() {
    let mut harness = bench();
    let (claim, _) = first_claims(&harness);
    inspect(&mut harness, claim);
    let before = harness.state().claim(claim).statement.clone();
    type_into(&mut harness, "Statement", "Nonsense");
    press(&mut harness, Key::Escape);
    assert!(harness.state().replaced().is_empty());
    assert_eq!(harness.state().claim(claim).statement, before);
    assert!(
        harness
            .query_by(|node| is_field(node, "Statement")
                && node.value().as_deref() == Some(before.as_str()))
            .is_some()
    );
}

#[test]
fn words_go_to_the_record_they_were_typed_for() {
    let mut harness = bench();
    let (claim, other) = first_claims(&harness);
    inspect(&mut harness, claim);
    let untouched = harness.state().claim(other).statement.clone();
    type_into(&mut harness, "Statement", "Typed before switching");
    harness
        .state_mut()
        .session
        .dispatch(Action::Inspect(other.into()));
    harness.run_steps(4);
    assert_eq!(
        harness.state().claim(claim).statement,
        "Typed before switching"
    );
    assert_eq!(harness.state().claim(other).statement, untouched);
    assert_eq!(harness.state().replaced().len(), 1);
}

#[test]
fn an_unfocused_field_follows_the_record() {
    let mut harness = bench();
    let (claim, _) = first_claims(&harness);
    inspect(&mut harness, claim);
    let before = harness.state().claim(claim).statement.clone();
    type_into(&mut harness, "Statement", "Changed");
    harness.get_by(|node| is_field(node, "Remarks")).focus();
    harness.run_steps(4);
    harness
        .state_mut()
        .session
        .dispatch(Action::Run(crate::app::CommandId::Undo));
    inspect(&mut harness, claim);
    assert!(
        harness
            .query_by(|node| is_field(node, "Statement")
                && node.value().as_deref() == Some(before.as_str()))
            .is_some()
    );
}

#[test]
fn a_bad_date_is_told_and_not_taken() {
    let mut harness = bench();
    let (claim, _) = first_claims(&harness);
    inspect(&mut harness, claim);
    let before = harness.state().claim(claim).when.clone();
    type_into(&mut harness, "When", "last autumn");
    press(&mut harness, Key::Enter);
    assert!(
        harness
            .query_by_label_contains("Not understood as a date")
            .is_some()
    );
    assert!(harness.state().replaced().is_empty());
    assert_eq!(harness.state().claim(claim).when, before);
    type_into(&mut harness, "When", "2023-09~");
    press(&mut harness, Key::Enter);
    let when = harness.state().claim(claim).when.clone().expect("a date");
    assert_eq!(when.edtf.to_string(), "2023-09~");
    assert!(
        harness
            .query_by_label_contains("Not understood as a date")
            .is_none()
    );
}

#[test]
fn an_alias_is_added_by_enter_and_taken_away_by_its_cross() {
    let mut harness = bench();
    let entity: EntityId = harness
        .state()
        .session
        .case()
        .entities()
        .ids()
        .next()
        .expect("an entity");
    inspect(&mut harness, entity);
    type_into(&mut harness, "Add alias", "The Harbour");
    press(&mut harness, Key::Enter);
    let aliases = |harness: &Harness<'_, Bench>| {
        harness
            .state()
            .session
            .case()
            .entity(entity)
            .expect("the entity is there")
            .aliases
            .clone()
    };
    assert!(aliases(&harness).iter().any(|alias| alias == "The Harbour"));
    harness.get_by_label("Remove alias The Harbour").click();
    harness.run_steps(3);
    assert!(!aliases(&harness).iter().any(|alias| alias == "The Harbour"));
}

#[test]
fn a_grade_is_one_click() {
    let mut harness = bench();
    let (claim, _) = first_claims(&harness);
    inspect(&mut harness, claim);
    harness
        .get_by_label("Credibility of the information: 5 improbable")
        .click();
    harness.run_steps(3);
    assert_eq!(harness.state().claim(claim).credibility.digit(), 5);
    harness
        .get_by_label("Credibility of the information: 1 confirmed by independent sources")
        .click();
    harness.run_steps(3);
    assert_eq!(harness.state().claim(claim).credibility.digit(), 1);
}

#[test]
fn every_record_has_a_form_at_every_width() {
    for width in [500.0, 620.0, 680.0] {
        let mut harness = bench();
        harness.set_size(egui::vec2(width, 900.0));
        let case = harness.state().session.case().clone();
        let mut records: Vec<RecordRef> = Vec::new();
        records.extend(case.articles().ids().next().map(RecordRef::from));
        records.extend(case.claims().ids().next().map(RecordRef::from));
        records.extend(case.entities().ids().next().map(RecordRef::from));
        records.extend(case.links().ids().next().map(RecordRef::from));
        records.extend(case.notes().ids().map(RecordRef::from));
        records.extend(case.outlets().ids().next().map(RecordRef::from));
        records.extend(case.frames().ids().next().map(RecordRef::from));
        records.extend(case.excerpts().ids().next().map(RecordRef::from));
        for record in records {
            inspect(&mut harness, record);
            assert!(
                harness.state().replaced().is_empty(),
                "{record} was changed by looking at it"
            );
            let right = harness.ctx.content_rect().right();
            for node in harness.get_all_by(|node| {
                node.role() != accesskit::Role::GenericContainer && node.label().is_some()
            }) {
                let rect = node.rect();
                assert!(
                    rect.right() <= right + 1.0,
                    "{record}: {:?} ends at {} of {right}",
                    node.accesskit_node().label(),
                    rect.right()
                );
            }
        }
    }
}

fn library_rows(harness: &Harness<'_, Bench>) -> Vec<String> {
    let in_library = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Button && node.label().is_some()
    };
    let mut rows: Vec<(f32, String)> = harness
        .get_all_by(in_library)
        .filter(|node| node.rect().width() > 200.0 && node.rect().right() < 270.0)
        .map(|node| {
            (
                node.rect().top(),
                node.accesskit_node().label().unwrap_or_default(),
            )
        })
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn search_narrows_the_library() {
    let mut harness = bench();
    let before = library_rows(&harness).len();
    type_into(&mut harness, "Search the library", "kirby");
    let rows = library_rows(&harness);
    assert!(
        !rows.is_empty() && rows.len() < before,
        "{} of {before}",
        rows.len()
    );
    assert!(
        rows.iter()
            .any(|name| name.to_lowercase().contains("kirby")),
        "{rows:?}"
    );
    type_into(&mut harness, "Search the library", "zzzz nothing");
    assert!(harness.query_by_label("Nothing matches.").is_some());
}

#[test]
fn the_order_can_be_chosen() {
    let mut harness = bench();
    harness.get_by_label("Entities").click();
    harness.run_steps(3);
    let by_name = library_rows(&harness);
    let mut sorted = by_name.clone();
    sorted.sort_by_key(|name| name.replace(", not on the board", "").to_lowercase());
    assert_eq!(by_name, sorted);
    harness.get_by_label("Order of the lists").click();
    harness.run_steps(3);
    harness.get_by_label("By claims and mentions").click();
    harness.run_steps(3);
    let by_count = library_rows(&harness);
    assert_ne!(by_count, by_name);
    let mut same = by_count;
    same.sort_by_key(|name| name.replace(", not on the board", "").to_lowercase());
    assert_eq!(same, sorted);
}

#[test]
fn a_click_on_a_row_reveals_and_the_arrows_go_on_from_there() {
    let mut harness = bench();
    harness.get_by_label("Entities").click();
    harness.run_steps(3);
    let rows = library_rows(&harness);
    let (first, second) = (rows[0].clone(), rows[1].clone());
    harness
        .get_all_by_label(&first)
        .find(|node| node.rect().right() < 270.0)
        .expect("the row")
        .click();
    harness.run_steps(3);
    let revealed = |harness: &Harness<'_, Bench>| match harness.state().asked.last() {
        Some(Action::Reveal(record)) => Some(harness.state().session.case().name_of(*record)),
        _ => None,
    };
    assert!(revealed(&harness).is_some_and(|name| first.starts_with(&name)));
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert!(
        revealed(&harness).is_some_and(|name| second.starts_with(&name)),
        "{:?}",
        harness.state().asked
    );
}

#[test]
fn a_link_is_given_the_words_it_rests_on() {
    let mut harness = bench();
    let case = harness.state().session.case().clone();
    let bare = |link: &&crate::model::Link| link.excerpt.is_none();
    let link = case.links().iter().find(bare).expect("such a link").id;
    let words = case.excerpts().iter().next().expect("an excerpt").id;
    inspect(&mut harness, link);
    harness.get_by_label("Excerpt of the link").click();
    harness.run_steps(3);
    let name = case.name_of(words.into());
    harness
        .get_all_by(|node| node.label().is_some_and(|label| label.contains(&name)))
        .next()
        .expect("the excerpt is offered")
        .click();
    harness.run_steps(3);
    let chosen = harness
        .state()
        .asked
        .iter()
        .find_map(|action| match action {
            Action::Edit(Edit::Replace {
                record: AnyRecord::Link(link),
                ..
            }) => link.excerpt,
            _ => None,
        });
    assert_eq!(chosen, Some(words));
}

#[test]
fn the_line_of_a_link_is_chosen() {
    let mut harness = bench();
    let link = harness.state().session.case().links().ids().next();
    let link = link.expect("the sample has links");
    inspect(&mut harness, link);
    for name in ["Leaves at: top", "Arrives at: bottom", "Purple"] {
        harness.get_by_label(name).click();
        harness.run_steps(3);
    }
    let case = harness.state().session.case();
    let line = &case.link(link).expect("it is there").line;
    let sides = (line.from_side, line.to_side);
    assert_eq!(sides, (Some(Side::Top), Some(Side::Bottom)));
    assert_eq!(line.tint, Tint::Purple);
}

/// A session with one article, and a claim marked in it.
fn bench_with_marked_claim() -> (Harness<'static, Bench>, ClaimId) {
    const TEXT: &str =
        "North Korea may have sent more than 300 containers between 7 September and 1 October.";
    let mut harness = bench();
    let session = &mut harness.state_mut().session;
    session.dispatch(Action::Edit(Edit::Create {
        new: crate::app::NewRecord::Article {
            title: "A report".to_owned(),
            text: TEXT.to_owned(),
        },
        at_in_board: None,
        linked_from: None,
    }));
    let Some(RecordRef::Article(id)) = session.inspected() else {
        panic!("the new article is on show");
    };
    let mut article = session.case().article(id).expect("it is there").clone();
    article.published = "2023-10-13".parse().ok();
    session.dispatch(Action::Edit(Edit::Replace {
        record: article.into(),
        label: "Edit published".to_owned(),
    }));
    let end = TEXT.chars().count() as u32;
    session.dispatch(Action::Mark {
        span: crate::model::TextSpan {
            article: id,
            start: 0,
            end,
        },
        kind: crate::app::MarkKind::Claim,
    });
    let Some(RecordRef::Claim(claim)) = session.inspected() else {
        panic!("the new claim is on show");
    };
    harness.state_mut().inspector.focus_form(claim.into());
    harness.run_steps(4);
    harness.state_mut().asked.clear();
    (harness, claim)
}

#[test]
fn a_marked_claim_begins_in_its_statement_and_takes_what_the_words_propose() {
    let (mut harness, claim) = bench_with_marked_claim();
    assert!(
        harness
            .get_by(|node| is_field(node, "Statement"))
            .is_focused()
    );
    assert_eq!(harness.state().claim(claim).when, None);
    let when = "Proposed: 7 Sep – 1 Oct 2023, 2023 assumed from the article";
    harness.get_by_label(when).click();
    harness.run_steps(3);
    let taken = harness.state().claim(claim).when.clone().expect("a date");
    assert_eq!(taken.edtf.to_string(), "2023-09-07/2023-10-01");
    assert_eq!(taken.wording, "between 7 September and 1 October");
    assert!(
        harness.query_by_label(when).is_none(),
        "it is not offered again"
    );
    // Enter takes as a click does, Esc drops.
    harness.get_by_label("Proposed: > 300 containers").focus();
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    let quantity = harness.state().claim(claim).quantity.clone();
    assert_eq!(quantity.map(|it| it.value), Some(300.0));
    let sure = "Proposed: possible · “may have”";
    harness.get_by_label(sure).focus();
    harness.run_steps(2);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label(sure).is_none());
    assert_eq!(
        harness.state().claim(claim).modality,
        crate::model::Modality::Stated
    );
}

#[test]
fn all_proposals_are_taken_by_one_click() {
    let (mut harness, claim) = bench_with_marked_claim();
    let node = harness.get_by(|node| {
        node.label()
            .is_some_and(|label| label.starts_with("Proposed: Take all"))
    });
    node.click();
    harness.run_steps(3);
    let claim = harness.state().claim(claim);
    assert!(claim.when.is_some() && claim.quantity.is_some());
    assert_eq!(claim.modality, crate::model::Modality::Possible);
}

#[test]
fn words_in_the_date_field_are_understood_while_typing_and_kept() {
    let (mut harness, claim) = bench_with_marked_claim();
    type_into(&mut harness, "When", "7 Sept – 2 Oct");
    let told = "7 Sep – 2 Oct 2023 · year 2023 assumed from the article";
    assert!(harness.query_by_label(told).is_some());
    assert_eq!(harness.state().claim(claim).when, None, "not while typing");
    press(&mut harness, Key::Enter);
    let when = harness.state().claim(claim).when.clone().expect("a date");
    assert_eq!(when.edtf.to_string(), "2023-09-07/2023-10-02");
    assert_eq!(when.wording, "7 Sept – 2 Oct");
}

#[test]
fn a_quantity_is_one_field_in_words() {
    let (mut harness, claim) = bench_with_marked_claim();
    type_into(
        &mut harness,
        "How many",
        "at least 1,000 shipping containers",
    );
    assert!(
        harness
            .query_by_label("at least 1,000 · shipping containers")
            .is_some()
    );
    press(&mut harness, Key::Enter);
    let quantity = harness.state().claim(claim).quantity.clone();
    let quantity = quantity.expect("a quantity");
    assert_eq!(quantity.to_string(), "≥ 1,000 shipping containers");
    assert_eq!(quantity.wording, "at least 1,000 shipping containers");
    type_into(&mut harness, "How many", "many");
    press(&mut harness, Key::Enter);
    assert!(
        harness
            .query_by_label_contains("Not understood as a number")
            .is_some()
    );
    let kept = harness.state().claim(claim).quantity.clone();
    assert_eq!(kept, Some(quantity));
}

#[test]
fn an_excerpt_leads_to_its_words_and_can_be_let_go() {
    let (mut harness, claim) = bench_with_marked_claim();
    let excerpt = harness.state().claim(claim).excerpts[0];
    harness.get_by_label("Show in context").click();
    harness.run_steps(3);
    let shows = |action: &Action| matches!(action, Action::Read(crate::app::ReadAction::ShowExcerpt(id)) if *id == excerpt);
    assert!(harness.state().asked.iter().any(shows));
    harness
        .get_by_label("Remove excerpt from the claim")
        .click();
    harness.run_steps(3);
    assert!(harness.state().claim(claim).excerpts.is_empty());
}

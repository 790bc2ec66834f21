//! The bar of the filter: what is asked of a card, what becomes of the others, how many are left.

use super::date_menu::{DateMenu, date_words};
use super::facet_menu::{FacetRow, chosen_words, facet_button, facet_rows, word_field};
use crate::app::{Action, CardKind, CommandId, Filter, Others, Session};
use crate::model::{Case, Credibility, EntityKind, NoteKind, RecordKind, Reliability};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, choice_button, icon_button, link_button, separator};
use crate::ui::words::{capital, number};
use egui::{Align, Layout, Ui};
use std::collections::{BTreeMap, BTreeSet};

/// What the bar remembers from frame to frame: what is being typed.
#[derive(Default)]
pub(super) struct FilterBar {
    dates: DateMenu,
    outlet_query: String,
    tag_query: String,
    kind_query: String,
    was_open: bool,
}

impl FilterBar {
    /// The bar is not shown.
    pub(super) fn close(&mut self) {
        self.was_open = false;
    }

    /// Shows the bar's content.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let look = Look::of(ui);
        let mut filter = session.sight().filter().clone();
        ui.label(icons::colored(Icon::Funnel, size::ICON, look.muted()));
        ui.add_space(size::S1);
        self.kinds(ui, session, &mut filter);
        self.outlets(ui, session, &mut filter);
        grades(ui, session, &mut filter);
        facet_button(ui, "Date", &date_words(&filter.dates.clone()), |ui| {
            if let Some(dates) = self.dates.show(ui, &filter.dates) {
                filter.dates = dates;
            }
        });
        self.tags(ui, session, &mut filter);
        self.text(ui, &mut filter);
        separator(ui);
        for (others, words, name) in [
            (Others::Dim, "Dim", "Dim other cards"),
            (Others::Hide, "Hide", "Hide other cards"),
        ] {
            let button = choice_button(ui, filter.others == others, words);
            if button.accessible_name(name).on_hover_text(name).clicked() {
                filter.others = others;
            }
        }
        self.right_side(ui, session, actions);
        if filter != *session.sight().filter() {
            actions.push(Action::SetFilter(filter));
        }
        self.was_open = true;
    }

    fn right_side(&self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let look = Look::of(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = icon_button(
                ui,
                Icon::X,
                "Close the filter bar",
                "Ctrl+Shift+F",
                false,
                true,
            );
            if close.clicked() {
                actions.push(Action::Run(CommandId::FilterBar));
            }
            if session.sight().filter().is_active() {
                if link_button(ui, "Clear")
                    .accessible_name("Clear filter")
                    .clicked()
                {
                    actions.push(Action::Run(CommandId::ClearFilter));
                }
                ui.label(look.meta(result_words(session)));
            }
        });
    }

    fn kinds(&mut self, ui: &mut Ui, session: &Session, filter: &mut Filter) {
        let board = theme::board(ui.visuals());
        let row = |kind: &CardKind, count: usize| {
            let (icon, color) = match kind {
                CardKind::Article => (
                    icons::of_kind(RecordKind::Article),
                    board.kinds.article.line,
                ),
                CardKind::Claim => (icons::of_kind(RecordKind::Claim), board.kinds.claim.line),
                CardKind::Entity(kind) => (icons::of_entity(*kind), board.kinds.entity.line),
                CardKind::Note(kind) => (icons::of_note(*kind), board.kinds.note.line),
                CardKind::Image => (icons::of_kind(RecordKind::Image), board.words.muted),
                CardKind::Other(kind) => (icons::of_kind(*kind), board.words.muted),
            };
            FacetRow {
                value: *kind,
                icon: Some((icon, color)),
                words: kind_words(*kind),
                count,
            }
        };
        let rows = rows_of(&session.sight().facets().kinds, &filter.kinds, row);
        facet_button(ui, "Kind", &chosen_words(&filter.kinds, &rows), |ui| {
            let changed = facet_rows(ui, "Kind", &rows, &filter.kinds, &mut self.kind_query);
            filter.kinds = changed.unwrap_or_else(|| std::mem::take(&mut filter.kinds));
        });
    }

    fn outlets(&mut self, ui: &mut Ui, session: &Session, filter: &mut Filter) {
        let case: &Case = session.case();
        let row = |value: &Option<crate::model::OutletId>, count: usize| FacetRow {
            value: *value,
            icon: None,
            words: value.map_or("Without outlet".to_owned(), |id| case.name_of(id.into())),
            count,
        };
        let mut rows = rows_of(&session.sight().facets().outlets, &filter.outlets, row);
        most_first(&mut rows);
        facet_button(ui, "Outlet", &chosen_words(&filter.outlets, &rows), |ui| {
            let changed = facet_rows(ui, "Outlet", &rows, &filter.outlets, &mut self.outlet_query);
            filter.outlets = changed.unwrap_or_else(|| std::mem::take(&mut filter.outlets));
        });
    }

    fn tags(&mut self, ui: &mut Ui, session: &Session, filter: &mut Filter) {
        let row = |value: &Option<String>, count: usize| FacetRow {
            value: value.clone(),
            icon: None,
            words: value.clone().unwrap_or_else(|| "Without tag".to_owned()),
            count,
        };
        let mut rows = rows_of(&session.sight().facets().tags, &filter.tags, row);
        most_first(&mut rows);
        facet_button(ui, "Tag", &chosen_words(&filter.tags, &rows), |ui| {
            let changed = facet_rows(ui, "Tag", &rows, &filter.tags, &mut self.tag_query);
            filter.tags = changed.unwrap_or_else(|| std::mem::take(&mut filter.tags));
        });
    }

    fn text(&mut self, ui: &mut Ui, filter: &mut Filter) {
        let width = (ui.available_width() - size::FILTER_REST).clamp(96.0, size::FACETS);
        let field = word_field(ui, &mut filter.text, "Words in the text", width);
        let field = field.accessible_name("Filter by text");
        if !self.was_open && !filter.is_active() {
            field.request_focus();
        }
    }
}

/// Both scales of the Admiralty code in one menu.
fn grades(ui: &mut Ui, session: &Session, filter: &mut Filter) {
    let facets = session.sight().facets();
    let row = |value: &Option<Reliability>, count: usize| FacetRow {
        value: *value,
        icon: None,
        words: value.map_or("Without source".to_owned(), |grade| {
            format!("{} {}", grade.letter(), grade.label())
        }),
        count,
    };
    let mut reliability = rows_of(&facets.reliability, &filter.reliability, row);
    let row = |value: &Option<Credibility>, count: usize| FacetRow {
        value: *value,
        icon: None,
        words: value.map_or("Not a claim".to_owned(), |grade| {
            format!("{} {}", grade.digit(), grade.label())
        }),
        count,
    };
    let mut credibility = rows_of(&facets.credibility, &filter.credibility, row);
    // Those without a grade come last.
    reliability.sort_by_key(|row| (row.value.is_none(), row.value));
    credibility.sort_by_key(|row| (row.value.is_none(), row.value));
    facet_button(ui, "Grade", &grade_words(filter), |ui| {
        let none = &mut String::new();
        let changed = facet_rows(
            ui,
            "Reliability of the source",
            &reliability,
            &filter.reliability,
            none,
        );
        filter.reliability = changed.unwrap_or_else(|| std::mem::take(&mut filter.reliability));
        ui.separator();
        let changed = facet_rows(
            ui,
            "Credibility of the information",
            &credibility,
            &filter.credibility,
            none,
        );
        filter.credibility = changed.unwrap_or_else(|| std::mem::take(&mut filter.credibility));
    });
}

/// Such as "B C 2", in the letters and digits of the code.
fn grade_words(filter: &Filter) -> String {
    let letters = filter
        .reliability
        .iter()
        .map(|grade| grade.map_or("–", Reliability::letter).to_owned());
    let digits = filter
        .credibility
        .iter()
        .map(|grade| grade.map_or("–".to_owned(), |grade| grade.digit().to_string()));
    letters.chain(digits).collect::<Vec<_>>().join(" ")
}

/// The values that cards have, and those that are chosen although no card has them any more.
fn rows_of<T: Ord + Clone>(
    counts: &BTreeMap<T, usize>,
    chosen: &BTreeSet<T>,
    row: impl Fn(&T, usize) -> FacetRow<T>,
) -> Vec<FacetRow<T>> {
    let counted = counts.iter().map(|(value, count)| row(value, *count));
    let gone = chosen
        .iter()
        .filter(|value| !counts.contains_key(value))
        .map(|value| row(value, 0));
    counted.chain(gone).collect()
}

/// What most cards have comes first; those without it last.
fn most_first<T: Ord>(rows: &mut [FacetRow<Option<T>>]) {
    rows.sort_by(|one, other| {
        let key = |row: &FacetRow<Option<T>>| (row.value.is_none(), std::cmp::Reverse(row.count));
        key(one)
            .cmp(&key(other))
            .then_with(|| one.words.cmp(&other.words))
    });
}

fn kind_words(kind: CardKind) -> String {
    match kind {
        CardKind::Article => "Article".to_owned(),
        CardKind::Claim => "Claim".to_owned(),
        CardKind::Image => "Image".to_owned(),
        CardKind::Entity(EntityKind::Other) => "Other entity".to_owned(),
        CardKind::Entity(kind) => capital(kind.label()),
        CardKind::Note(NoteKind::Note) => "Note".to_owned(),
        CardKind::Note(kind) => kind.label().to_owned(),
        CardKind::Other(kind) => capital(kind.word()),
    }
}

/// Such as "312 of 10,000 cards shown".
pub(in crate::ui) fn result_words(session: &Session) -> String {
    let sight = session.sight();
    match (sight.matched(), sight.filter().others) {
        (None, _) => "Filtering…".to_owned(),
        (Some((meant, all)), Others::Dim) => {
            format!("{} of {} cards match", number(meant), number(all))
        }
        (Some((meant, all)), Others::Hide) => {
            format!("{} of {} cards shown", number(meant), number(all))
        }
    }
}

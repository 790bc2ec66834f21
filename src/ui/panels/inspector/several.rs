//! Several things selected: what they are, and what can be done with all of them.

use super::form::{Form, mark_row, remark};
use super::head::commands;
use super::placing;
use crate::app::{Action, CommandId, Edit, Session};
use crate::model::{RecordKind, RecordRef, Tint, Tlp};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, quiet_button};
use egui::Ui;
use std::collections::{BTreeMap, BTreeSet};

/// Shows counts by kind and the tools for several cards.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>) {
    let look = Look::of(ui);
    let selection = form.session.selection();
    form.state.summary.refresh(form.session);
    let Summary {
        mut counts,
        tint,
        mark,
        ..
    } = form.state.summary.clone();
    for (kind, count) in [
        (RecordKind::Link, selection.links.len()),
        (RecordKind::Frame, selection.frames.len()),
    ] {
        if count > 0 {
            counts.insert(kind, count);
        }
    }
    ui.label(look.title(format!("{} selected", selection.len())));
    ui.add_space(size::S1);
    for (kind, count) in counts {
        ui.horizontal(|ui| {
            ui.label(icons::colored(
                icons::of_kind(kind),
                size::ICON,
                look.board.kind(kind).line,
            ));
            ui.label(look.body(format!(
                "{count} {}",
                if count == 1 {
                    kind.word()
                } else {
                    kind.plural()
                }
            )));
        });
    }
    placing::tint(ui, form, tint, |form, tint| {
        form.actions.push(Action::Edit(Edit::Tint(tint)))
    });
    if let Some(picked) = mark_row(ui, form.case.info().mark, mark) {
        form.actions.push(Action::Edit(Edit::Mark(picked)));
    }
    tools(ui, form);
    if quiet_button(ui, Icon::Trash2, "Delete").clicked() {
        form.actions.push(Action::Run(CommandId::Delete));
    }
    one_of_them(ui, form);
}

/// What the selected cards have in common; found once for a selection and revision, not in every frame.
#[derive(Debug, Clone, Default)]
pub(super) struct Summary {
    /// The selection's number and the revision it was found for.
    found_for: Option<(u64, u64)>,
    counts: BTreeMap<RecordKind, usize>,
    /// The tint of all of them, if they share one.
    tint: Tint,
    /// The mark of all of them that they have of their own, if they share one.
    mark: Option<Tlp>,
}

impl Summary {
    fn refresh(&mut self, session: &Session) {
        let now = (session.selection_number(), session.revision());
        if self.found_for == Some(now) {
            return;
        }
        *self = Self {
            found_for: Some(now),
            ..Self::default()
        };
        let mut tint = None;
        let mut marks = BTreeSet::new();
        let case = session.case();
        let cards = session.selection().cards.iter();
        for card in cards.filter_map(|id| case.card(*id)) {
            *self.counts.entry(card.subject.kind()).or_default() += 1;
            marks.insert(case.own_mark_of(card.subject));
            let first = *tint.get_or_insert(card.tint);
            if first != card.tint {
                tint = Some(Tint::None);
            }
        }
        self.tint = tint.unwrap_or_default();
        self.mark = match marks.len() {
            1 => marks.pop_first().flatten(),
            _ => None,
        };
    }
}

fn tools(ui: &mut Ui, form: &mut Form<'_>) {
    commands(
        ui,
        form,
        "Align",
        &[
            (CommandId::AlignLeft, Icon::AlignStartVertical),
            (CommandId::AlignCentre, Icon::AlignCenterVertical),
            (CommandId::AlignRight, Icon::AlignEndVertical),
            (CommandId::AlignTop, Icon::AlignStartHorizontal),
            (CommandId::AlignMiddle, Icon::AlignCenterHorizontal),
            (CommandId::AlignBottom, Icon::AlignEndHorizontal),
        ],
    );
    commands(
        ui,
        form,
        "Distribute",
        &[
            (
                CommandId::DistributeHorizontally,
                Icon::AlignHorizontalDistributeCenter,
            ),
            (
                CommandId::DistributeVertically,
                Icon::AlignVerticalDistributeCenter,
            ),
        ],
    );
    commands(
        ui,
        form,
        "Arrange",
        &[
            (CommandId::Lock, Icon::Lock),
            (CommandId::Unlock, Icon::LockOpen),
            (CommandId::Collapse, Icon::ChevronsDownUp),
            (CommandId::Expand, Icon::ChevronsUpDown),
            (CommandId::FrameSelection, Icon::Frame),
            (CommandId::LinkSelected, Icon::Spline),
            (CommandId::MergeEntities, Icon::Merge),
        ],
    );
}

/// The selected things by name, so that one of them can be picked out.
fn one_of_them(ui: &mut Ui, form: &mut Form<'_>) {
    const MOST: usize = 40;
    let selection = form.session.selection();
    let records: Vec<RecordRef> = selection
        .cards
        .iter()
        .filter_map(|id| form.case.card(*id))
        .map(|card| card.subject)
        .chain(selection.frames.iter().map(|id| (*id).into()))
        .chain(selection.links.iter().map(|id| (*id).into()))
        .take(MOST)
        .collect();
    form.heading(ui, "Selected");
    for record in records {
        form.record_row(ui, record, "", "");
    }
    if selection.len() > MOST {
        remark(ui, &format!("and {} more", selection.len() - MOST));
    }
}

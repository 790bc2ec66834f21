//! How the record sits on the board: colour, lock, collapse, position and size.

use super::folding;
use super::form::{Form, Line, label, remark};
use super::numbers::parse_number;
use super::subject::Subject;
use crate::app::{Action, Edit};
use crate::model::{Card, Frame, Tint, is_usable_rect};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, quiet_button};
use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use emath::Rect;

/// The card of the record on show, or the way to one.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>) {
    form.heading(ui, "Card");
    let case = form.case;
    let Some(card) = form.state.related.card.and_then(|id| case.card(id)) else {
        remark(ui, "Not on the board. Drag it there from the library, or:");
        if let Some(subject) = form.session.inspected()
            && quiet_button(ui, Icon::SquareDashed, "Place on the board").clicked()
        {
            form.actions.push(Action::Edit(Edit::PlaceCard {
                subject,
                at_in_board: None,
            }));
        }
        return;
    };
    tint(ui, form, card.tint, |form, tint| {
        form.change(card, "Recolour card", |card| card.tint = tint)
    });
    ui.horizontal(|ui| {
        let mut is_locked = card.locked;
        if check_box(ui, &mut is_locked, "Locked").changed() {
            let words = if is_locked {
                "Lock card"
            } else {
                "Unlock card"
            };
            form.change(card, words, |card| card.locked = is_locked);
        }
        let mut is_collapsed = card.collapsed;
        if check_box(ui, &mut is_collapsed, "Collapsed").changed() {
            let words = if is_collapsed {
                "Collapse card"
            } else {
                "Expand card"
            };
            form.change(card, words, |card| card.collapsed = is_collapsed);
        }
    });
    numbers(
        ui,
        form,
        card,
        (Card::rect, |card: &mut Card, rect| {
            card.pos = rect.min;
            card.size = rect.size();
        }),
    );
    if let Some(frame) = card.frame {
        label(ui, "In frame");
        let is_closed = case.frame(frame).is_some_and(|frame| frame.collapsed);
        let aside = if is_closed { "closed" } else { "" };
        form.record_row(ui, frame.into(), aside, "");
        if is_closed && quiet_button(ui, Icon::FolderOpen, "Open the frame").clicked() {
            form.actions.push(Action::Edit(Edit::OpenFrame(frame)));
        }
    }
    folding::ui(ui, form, card);
}

/// Lock, position and size of a frame.
pub fn frame(ui: &mut Ui, form: &mut Form<'_>, frame: &Frame) {
    form.heading(ui, "On the board");
    let mut is_locked = frame.locked;
    if check_box(ui, &mut is_locked, "Locked").changed() {
        let words = if is_locked {
            "Lock frame"
        } else {
            "Unlock frame"
        };
        form.change(frame, words, |frame| frame.locked = is_locked);
    }
    folding::closed_frame(ui, form, frame);
    let place = |frame: &mut Frame, rect: Rect| {
        frame.pos = rect.min;
        frame.size = rect.size();
    };
    numbers(ui, form, frame, (Frame::open_rect, place));
}

/// A check box whose edge can be seen on the panel.
fn check_box(ui: &mut Ui, is_on: &mut bool, words: &str) -> egui::Response {
    let edge = Stroke::new(1.0, Look::of(ui).muted());
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = edge;
        widgets.hovered.bg_stroke = edge;
        ui.checkbox(is_on, words)
    })
    .inner
}

/// A row of colours; `choose` gets the one that was clicked.
pub fn tint<'a>(
    ui: &mut Ui,
    form: &mut Form<'a>,
    now: Tint,
    choose: impl FnOnce(&mut Form<'a>, Tint),
) {
    label(ui, "Colour");
    let look = Look::of(ui);
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        for tint in Tint::ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(size::S6, size::S6), Sense::click());
            let (enabled, is_chosen) = (ui.is_enabled(), *tint == now);
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, tint.label())
            });
            let radius = CornerRadius::same(size::RADIUS_CHIP);
            let swatch = rect.shrink(size::S1);
            match look.board.tint(*tint) {
                Some(accent) => {
                    ui.painter().rect_filled(swatch, radius, accent.line);
                }
                None => {
                    let line = Stroke::new(1.0, look.muted());
                    ui.painter()
                        .rect_stroke(swatch, radius, line, StrokeKind::Inside);
                    ui.painter()
                        .line_segment([swatch.left_bottom(), swatch.right_top()], line);
                }
            }
            if is_chosen || response.has_focus() {
                let ring = Stroke::new(2.0, look.accent());
                ui.painter().rect_stroke(
                    rect,
                    CornerRadius::same(size::RADIUS),
                    ring,
                    StrokeKind::Inside,
                );
            }
            if response.on_hover_text(tint.label()).clicked() {
                picked = Some(*tint);
            }
        }
    });
    if let Some(tint) = picked {
        choose(form, tint);
    }
}

/// How the rectangle of a card or frame is read and put, in board points.
type Place<S> = (fn(&S) -> Rect, fn(&mut S, Rect));

/// Position and size as numbers, in board points. A typed number changes that number alone, whatever happened to the rest
/// of the rectangle since typing began.
fn numbers<S: Subject>(ui: &mut Ui, form: &mut Form<'_>, subject: &S, (rect_of, put): Place<S>) {
    let rect = rect_of(subject);
    type Change = fn(Rect, f32) -> Rect;
    let fields: [(&str, f32, Change); 4] = [
        ("X", rect.min.x, |rect, x| {
            Rect::from_min_size(emath::pos2(x, rect.min.y), rect.size())
        }),
        ("Y", rect.min.y, |rect, y| {
            Rect::from_min_size(emath::pos2(rect.min.x, y), rect.size())
        }),
        ("Width", rect.width(), |rect, width| {
            Rect::from_min_size(rect.min, emath::vec2(width, rect.height()))
        }),
        ("Height", rect.height(), |rect, height| {
            Rect::from_min_size(rect.min, emath::vec2(rect.width(), height))
        }),
    ];
    let mut error = None;
    ui.columns(4, |columns| {
        for (column, (name, value, change)) in columns.iter_mut().zip(fields) {
            label(column, name);
            let shown = format!("{}", (value * 10.0).round() / 10.0);
            let output = form.bare_field(
                column,
                subject,
                Line::of(name),
                &shown,
                move |subject: &mut S, words| {
                    let changed = change(rect_of(subject), parse_number(words)? as f32);
                    if !is_usable_rect(changed) {
                        return Err("Too small, or too far away.".to_owned());
                    }
                    put(subject, changed);
                    Ok(())
                },
            );
            error = error.take().or(output.error);
        }
    });
    if let Some(error) = error {
        super::form::warning(ui, &error);
    }
}

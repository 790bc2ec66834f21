//! Tabs, search box, order and filter.

use crate::app::library::{Filter, KINDS, Placed, Question, Sort};
use crate::model::{EntityKind, RecordKind, Reliability, Standing};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, choice_row, link_button, sign_button, sign_toggle};
use egui::{
    CornerRadius, Id, Popup, PopupCloseBehavior, Response, Role, Sense, TextEdit, Ui, WidgetInfo,
    vec2,
};

/// The kinds with a tab of their own; the others are behind a menu.
const TABS: [(Option<RecordKind>, &str); 4] = [
    (None, "All"),
    (Some(RecordKind::Article), "Articles"),
    (Some(RecordKind::Entity), "Entities"),
    (Some(RecordKind::Claim), "Claims"),
];

/// Names the search box.
pub fn search_id() -> Id {
    Id::unique("library search")
}

/// Shows the tabs; the last one opens a menu of the other kinds.
pub fn tabs(ui: &mut Ui, question: &mut Question) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (kind, words) in TABS {
            if tab(ui, words, question.tab == kind).clicked() {
                question.tab = kind;
            }
        }
        let has_own = TABS.iter().any(|(kind, _)| *kind == question.tab);
        let words = match question.tab {
            Some(kind) if !has_own => capitalised(kind.plural()),
            _ => "More".to_owned(),
        };
        let room = ui.available_width();
        // Where the name does not fit, the sign alone does.
        let more = if room > 64.0 {
            tab(ui, &words, !has_own)
        } else {
            sign_toggle(ui, Icon::ChevronDown, &words, !has_own)
        };
        Popup::menu(&more).show(|ui| {
            for kind in KINDS
                .into_iter()
                .filter(|kind| TABS.iter().all(|(own, _)| *own != Some(*kind)))
            {
                if ui
                    .selectable_label(question.tab == Some(kind), capitalised(kind.plural()))
                    .clicked()
                {
                    question.tab = Some(kind);
                }
            }
        });
    });
}

fn tab(ui: &mut Ui, words: &str, is_on: bool) -> Response {
    let look = Look::of(ui);
    let font = if is_on {
        theme::semibold(12.0)
    } else {
        theme::regular(12.0)
    };
    let ink = if is_on { look.text() } else { look.muted() };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
    let (rect, response) = ui.allocate_exact_size(
        vec2(galley.size().x + size::S4, size::CONTROL),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, words));
    let radius = CornerRadius::same(size::RADIUS);
    if is_on || response.hovered() {
        ui.painter().rect_filled(rect, radius, look.colors.hover);
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, look.accent());
        ui.painter()
            .rect_stroke(rect, radius, ring, egui::StrokeKind::Inside);
    }
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}

/// Shows search box, order and filter; returns whether Down or Enter leaves the box for the list.
pub fn search(ui: &mut Ui, question: &mut Question) -> bool {
    let look = Look::of(ui);
    let mut leaves = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        let width = ui.available_width() - 2.0 * (size::S6 + size::S1);
        let margin = egui::Margin {
            left: (size::S2 + size::ICON_SMALL + size::S1) as i8,
            right: size::S2 as i8,
            ..egui::Margin::ZERO
        };
        let response = TextEdit::singleline(&mut question.query)
            .id(search_id())
            .margin(margin)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(0.0, size::CONTROL))
            .hint_text(look.meta("Search").size(12.0))
            .desired_width(width.max(80.0))
            .show(ui)
            .response
            .response
            .accessible_name("Search the library");
        ui.painter().text(
            response.rect.left_center() + vec2(size::S2, 0.0),
            egui::Align2::LEFT_CENTER,
            Icon::Search.unicode(),
            icons::font(size::ICON_SMALL),
            look.muted(),
        );
        let (down, enter) = ui.input(|input| {
            (
                input.key_pressed(egui::Key::ArrowDown),
                input.key_pressed(egui::Key::Enter),
            )
        });
        leaves = (response.has_focus() && down) || (response.lost_focus() && enter);
        sort_menu(ui, question);
        filter_menu(ui, question);
    });
    leaves
}

fn sort_menu(ui: &mut Ui, question: &mut Question) {
    let button = sign_button(ui, Icon::ArrowDownUp, "Order of the lists");
    Popup::menu(&button).show(|ui| {
        for sort in Sort::ALL {
            if ui
                .selectable_label(question.sort == sort, sort.label())
                .clicked()
            {
                question.sort = sort;
            }
        }
    });
}

fn filter_menu(ui: &mut Ui, question: &mut Question) {
    let is_on = question.filter != Filter::default();
    let button = sign_toggle(ui, Icon::ListFilter, "Filter the lists", is_on);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(size::MENU)
        .show(|ui| filters(ui, &mut question.filter));
}

fn filters(ui: &mut Ui, filter: &mut Filter) {
    let look = Look::of(ui);
    let placed = [Placed::Any, Placed::On, Placed::Off];
    let at = placed
        .iter()
        .position(|it| *it == filter.placed)
        .unwrap_or(0);
    ui.label(look.meta("Board"));
    if let Some(picked) = choice_row(
        ui,
        "Filter by board",
        &["On the board or not", "On the board", "Not on the board"],
        at,
    ) {
        filter.placed = placed.get(picked).copied().unwrap_or_default();
    }
    optional(
        ui,
        "Kind of entity",
        "Everything",
        EntityKind::ALL,
        &mut filter.entity,
        EntityKind::label,
    );
    optional(
        ui,
        "Standing of claims",
        "Any standing",
        Standing::ALL,
        &mut filter.standing,
        Standing::label,
    );
    optional(
        ui,
        "Reliability of the source",
        "Any grade",
        Reliability::ALL,
        &mut filter.reliability,
        |grade| match grade {
            Reliability::A => "A completely reliable",
            Reliability::B => "B usually reliable",
            Reliability::C => "C fairly reliable",
            Reliability::D => "D not usually reliable",
            Reliability::E => "E unreliable",
            Reliability::F => "F cannot be judged",
        },
    );
    if *filter != Filter::default() && link_button(ui, "Show everything").clicked() {
        *filter = Filter::default();
    }
}

fn optional<T: Copy + PartialEq>(
    ui: &mut Ui,
    words: &str,
    any: &str,
    all: &[T],
    now: &mut Option<T>,
    name: fn(T) -> &'static str,
) {
    let look = Look::of(ui);
    ui.label(look.meta(words));
    let mut names = vec![any];
    names.extend(all.iter().map(|it| name(*it)));
    let at = now
        .and_then(|now| all.iter().position(|it| *it == now))
        .map_or(0, |at| at + 1);
    if let Some(picked) = choice_row(
        ui,
        &format!("Filter by {}", words.to_lowercase()),
        &names,
        at,
    ) {
        *now = picked.checked_sub(1).and_then(|at| all.get(at).copied());
    }
}

/// What a search that finds nothing says.
pub fn nothing(ui: &mut Ui, question: &mut Question) {
    let look = Look::of(ui);
    ui.add_space(size::S4);
    let is_asked = !question.query.trim().is_empty() || question.filter != Filter::default();
    let words = if is_asked {
        "Nothing matches."
    } else {
        "Nothing here yet."
    };
    ui.label(look.meta(words));
    if is_asked && link_button(ui, "Show everything").clicked() {
        question.query.clear();
        question.filter = Filter::default();
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

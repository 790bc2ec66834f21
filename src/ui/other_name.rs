//! "Is another name of…": which entity marked words name too, searched by a few letters or made new.

use super::palette::{ListKeys, search_field};
use super::panels::inspector::entity_rows;
use super::theme::{self, size};
use super::widgets::{Look, PickRow, Row, RowTail, row};
use crate::app::{Action, MarkingAction, Session};
use crate::model::{EntityKind, RecordRef, TextSpan};
use crate::ui::icons::Icon;
use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, ScrollArea, Sense, Ui, vec2};

/// More entities than this are not offered: one types another letter instead.
const MOST_ROWS: usize = 40;
/// What can be made of a name that is not known yet.
const KINDS: [EntityKind; 4] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Other,
];

/// The question, while it is open.
#[derive(Debug, Default)]
pub(super) struct OtherNameBox {
    asked: Option<Asked>,
}

#[derive(Debug)]
struct Asked {
    span: TextSpan,
    query: String,
    chosen: usize,
    was_shown: bool,
}

/// What can be chosen.
enum Offer {
    Known(PickRow),
    New(String, EntityKind),
}

impl OtherNameBox {
    /// Asks whose other name these words are.
    pub(super) fn open(&mut self, span: TextSpan) {
        self.asked = Some(Asked {
            span,
            query: String::new(),
            chosen: 0,
            was_shown: false,
        });
    }

    /// Whether it is open.
    pub(super) fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// Shows the question while it is open.
    pub(super) fn show(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        let Some(mut asked) = self.asked.take() else {
            return;
        };
        let article = session.case().article(asked.span.article);
        let Some(words) = article.and_then(|article| asked.span.words(&article.text)) else {
            return;
        };
        let offers = offers(ui, session, &asked.query);
        let keys = ListKeys::read(ui, &mut asked.chosen, offers.len());
        asked.chosen = asked.chosen.min(offers.len().saturating_sub(1));
        let mut picked = None;
        let top = ui.ctx().content_rect().center_top() + vec2(0.0, 88.0);
        let area = Area::new(Id::unique("other name"))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_TOP)
            .fixed_pos(top);
        let shown = area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(Margin::same(size::S2 as i8))
                .show(ui, |ui| {
                    ui.set_width(size::PALETTE);
                    title(ui, words);
                    let hint = "Search or create an entity";
                    let field = search_field(ui, &mut asked.query, hint, "Whose other name");
                    if !asked.was_shown {
                        asked.was_shown = true;
                        field.request_focus();
                    }
                    if field.changed() {
                        asked.chosen = 0;
                    }
                    ui.add_space(size::S1);
                    picked = list(ui, &offers, asked.chosen, &keys);
                });
        });
        let is_left =
            shown.response.clicked_elsewhere() && ui.input(|input| input.pointer.any_click());
        match picked.and_then(|at| offers.into_iter().nth(at)) {
            Some(offer) => actions.extend(answer(asked.span, offer)),
            None if keys.escaped || is_left => {}
            None => self.asked = Some(asked),
        }
    }
}

fn title(ui: &mut Ui, words: &str) {
    let colors = theme::colors(ui.visuals());
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = RichText::new(format!(
        "\u{201c}{words}\u{201d} is another name of\u{2026}"
    ));
    ui.add(
        egui::Label::new(
            text.font(theme::semibold(size::TEXT_BODY))
                .color(colors.text),
        )
        .truncate(),
    );
    ui.add_space(size::S1);
}

fn list(ui: &mut Ui, offers: &[Offer], chosen: usize, keys: &ListKeys) -> Option<usize> {
    let look = Look::of(ui);
    let mut picked = None;
    if offers.is_empty() {
        ui.label(look.meta("No entity yet: type a name to make one"));
    }
    ScrollArea::vertical()
        .max_height(size::POPUP_LIST)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, offer) in offers.iter().enumerate() {
                let (icon, color, name, aside) = match offer {
                    Offer::Known(found) => (
                        found.icon,
                        found.color,
                        found.name.clone(),
                        found.aside.as_str(),
                    ),
                    Offer::New(name, kind) => {
                        let words = format!("Create {} \u{201c}{name}\u{201d}", kind.label());
                        (Icon::Plus, look.accent(), words, "")
                    }
                };
                let spec = Row {
                    icon,
                    color,
                    name: &name,
                    aside,
                    tail: RowTail::None,
                    is_selected: at == chosen,
                };
                let response = row(ui, &spec, Sense::click());
                if at == chosen && keys.moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() || (keys.entered && at == chosen) {
                    picked = Some(at);
                }
            }
        });
    picked
}

fn offers(ui: &Ui, session: &Session, query: &str) -> Vec<Offer> {
    let look = Look::of(ui);
    let query = query.trim();
    let known = entity_rows(session.case(), look, &query.to_lowercase(), MOST_ROWS, None);
    let mut offers: Vec<Offer> = known.into_iter().map(Offer::Known).collect();
    if !query.is_empty() {
        offers.extend(KINDS.map(|kind| Offer::New(query.to_owned(), kind)));
    }
    offers
}

fn answer(span: TextSpan, offer: Offer) -> Option<Action> {
    let action = match offer {
        Offer::Known(found) => match found.record {
            RecordRef::Entity(entity) => MarkingAction::OtherNameOf { span, entity },
            _ => return None,
        },
        Offer::New(name, kind) => MarkingAction::OtherNameOfNew { span, name, kind },
    };
    Some(Action::Marking(action))
}

//! The small card beside a name or a mark: what it belongs to, and what can be done about it.
//!
//! It comes when the pointer rests on the words and goes when it leaves them; a click keeps it until the next press.

use super::paint::sign_of;
use crate::app::{Action, Edit, ReadAction, Session, TextMark, TextMarkKind};
use crate::model::{ArticleId, Mention, RecordRef, TextSpan};
use crate::ui::icons;
use crate::ui::theme::{self, reading, size};
use crate::ui::widgets::{Look, link_button};
use crate::ui::words::{count, shortened};
use egui::{Area, Id, Margin, Order, Pos2, Rect, RichText, Ui, pos2};

/// The letters of a record's name that are shown.
const NAME_LETTERS: usize = 160;

/// What words belong to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Target {
    pub marks: Vec<TextMark>,
    pub mention: Option<Mention>,
}

impl Target {
    /// Whether there is anything to say.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.mention.is_none()
    }
}

struct Open {
    target: Target,
    /// The words, in screen points.
    words: Rect,
    card: Rect,
    is_kept: bool,
}

/// The card of one pane.
#[derive(Default)]
pub(super) struct HoverCard {
    open: Option<Open>,
    /// What the pointer rests on, and since when.
    resting: Option<(Target, f64)>,
}

impl HoverCard {
    /// Whether it was kept open by a click.
    pub fn is_kept(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.is_kept)
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.open = None;
        self.resting = None;
    }

    /// Opens it for good, at the words.
    pub fn keep(&mut self, target: Target, words: Rect) {
        self.open = Some(Open {
            target,
            words,
            card: Rect::NOTHING,
            is_kept: true,
        });
    }

    /// Follows the pointer: `under` is what it is on now, with the words' place.
    pub fn follow(&mut self, ui: &Ui, pointer: Option<Pos2>, under: Option<(Target, Rect)>) {
        let (now, pressed) = ui.input(|input| (input.time, input.pointer.any_pressed()));
        if let Some(open) = &self.open {
            let on_card = pointer.is_some_and(|pos| open.card.expand(size::S2).contains(pos));
            let on_words = under
                .as_ref()
                .is_some_and(|(target, _)| *target == open.target);
            if !on_card && (pressed || !open.is_kept && !on_words) {
                self.close();
            }
            return;
        }
        let Some((target, words)) = under else {
            self.resting = None;
            return;
        };
        match &self.resting {
            Some((known, since)) if *known == target => {
                if now - since >= reading::REST_SECS {
                    self.keep(target, words);
                    self.open.iter_mut().for_each(|open| open.is_kept = false);
                } else {
                    ui.ctx().request_repaint_after_secs(0.1);
                }
            }
            _ => {
                self.resting = Some((target, now));
                ui.ctx()
                    .request_repaint_after_secs(reading::REST_SECS as f32);
            }
        }
    }

    /// Shows it if it is open.
    pub fn show(
        &mut self,
        ui: &Ui,
        session: &Session,
        (pane, article): (u64, ArticleId),
        view: Rect,
        actions: &mut Vec<Action>,
    ) {
        let Some(open) = &mut self.open else { return };
        let id = Id::unique(("reader card", pane));
        let known = ui.ctx().memory(|memory| memory.area_rect(id));
        let height = known.map_or(120.0, |rect| rect.height());
        let below = open.words.bottom() + size::S1;
        let y = if below + height <= view.bottom() {
            below
        } else {
            (open.words.top() - size::S1 - height).max(view.top())
        };
        let width = reading::CARD.min(view.width() - size::S6);
        let most = (view.right() - width - size::S4).max(view.left());
        let x = open.words.left().clamp(view.left(), most);
        let mut done = false;
        let shown = Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(pos2(x, y))
            .show(ui.ctx(), |ui| {
                theme::floating_frame(ui.visuals(), Margin::same(size::S3 as i8)).show(ui, |ui| {
                    ui.set_width(width - 2.0 * size::S3);
                    for (at, mark) in open.target.marks.iter().enumerate() {
                        if at > 0 {
                            ui.separator();
                        }
                        done |= mark_rows(ui, session, mark, actions);
                    }
                    if let Some(mention) = &open.target.mention {
                        if !open.target.marks.is_empty() {
                            ui.separator();
                        }
                        done |= mention_rows(ui, session, article, mention, actions);
                    }
                });
            });
        open.card = shown.response.rect;
        if done {
            self.close();
        }
    }
}

/// The words for a kind of mark.
pub(super) const fn kind_words(kind: TextMarkKind) -> &'static str {
    match kind {
        TextMarkKind::Highlight => "Highlight",
        TextMarkKind::Link => "Link",
        TextMarkKind::Note => "Note",
        TextMarkKind::Entity => "Entity",
        TextMarkKind::Claim => "Claim",
    }
}

fn head(ui: &mut Ui, session: &Session, record: RecordRef, name: &str) {
    let look = Look::of(ui);
    let icon = icons::of_record(session.case(), record);
    let ink = look.board.kind(record.kind()).line;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        ui.label(icons::colored(icon, size::ICON, ink));
        ui.add(
            egui::Label::new(
                RichText::new(name)
                    .font(theme::medium(size::TEXT_BODY))
                    .color(look.text()),
            )
            .wrap(),
        );
    });
}

fn mark_rows(ui: &mut Ui, session: &Session, mark: &TextMark, actions: &mut Vec<Action>) -> bool {
    let look = Look::of(ui);
    let mut done = false;
    if mark.owners.is_empty() {
        ui.horizontal(|ui| {
            let sign = sign_of(mark.kind);
            ui.label(icons::colored(sign, size::ICON, look.board.marks.lit));
            ui.label(look.body(kind_words(mark.kind)));
        });
    }
    for owner in &mark.owners {
        let name = session.case().name_of(*owner);
        head(ui, session, *owner, &shortened(&name, NAME_LETTERS));
        if link_button(ui, "Show on board").clicked() {
            actions.push(Action::Reveal(*owner));
            done = true;
        }
    }
    if link_button(ui, "Remove mark").clicked() {
        actions.push(Action::Edit(Edit::Delete(vec![mark.excerpt.into()])));
        done = true;
    }
    done
}

fn mention_rows(
    ui: &mut Ui,
    session: &Session,
    article: ArticleId,
    mention: &Mention,
    actions: &mut Vec<Action>,
) -> bool {
    let Some(entity) = session.case().entity(mention.entity) else {
        return false;
    };
    let look = Look::of(ui);
    let mut done = false;
    head(
        ui,
        session,
        entity.id.into(),
        &shortened(&entity.name, NAME_LETTERS),
    );
    let about = [entity.kind.label().to_owned(), entity.description.clone()];
    let about: Vec<_> = about.into_iter().filter(|part| !part.is_empty()).collect();
    ui.add(egui::Label::new(look.meta(shortened(&about.join(" · "), NAME_LETTERS))).wrap());
    if !entity.aliases.is_empty() {
        let also = format!("Also {}", entity.aliases.join(", "));
        ui.add(egui::Label::new(look.meta(shortened(&also, NAME_LETTERS))).wrap());
    }
    let (places, articles) = session.mentions().count_of(entity.id);
    let counted = format!(
        "{} in {}",
        count(places, "place"),
        count(articles, "article")
    );
    ui.label(look.meta(counted));
    ui.horizontal(|ui| {
        if link_button(ui, "Show on board").clicked() {
            actions.push(Action::Reveal(entity.id.into()));
            done = true;
        }
        if places > 1 && link_button(ui, "Next mention").clicked() {
            actions.extend(next_mention(session, article, mention));
            done = true;
        }
    });
    done
}

/// The next place of the same entity, in this article or else in the next one that has any.
fn next_mention(session: &Session, article: ArticleId, mention: &Mention) -> Option<Action> {
    let mentions = session.mentions();
    let case = session.case();
    let same = |known: &&Mention| known.entity == mention.entity;
    let here = mentions.in_article(article);
    let behind = here.partition_point(|known| known.start <= mention.start);
    let later = here.get(behind..).unwrap_or_default().iter().find(same);
    let ids = || case.articles().ids();
    let others = ids()
        .skip_while(move |id| *id != article)
        .skip(1)
        .chain(ids().take_while(move |id| *id != article));
    let elsewhere = || {
        others
            .filter_map(|id| Some((id, mentions.in_article(id).iter().find(same)?)))
            .next()
    };
    let (article, next) = later
        .map(|next| (article, next))
        .or_else(elsewhere)
        .or_else(|| here.iter().find(same).map(|next| (article, next)))?;
    Some(Action::Read(ReadAction::ShowSpan(TextSpan {
        article,
        start: next.start,
        end: next.end,
    })))
}

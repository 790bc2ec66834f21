//! One pane of the reader: bar, text, selection.

use super::card::HoverCard;
use super::find_bar::FindBar;
use super::keys::{Asked, Scroll};
use super::outline::outline;
use super::page::{Page, SetFor};
use super::paint::{Inks, Overlay, paint};
use super::scroll_bar::{Taken, scroll_bar};
use super::select::{Selecting, Unit, edge_speed, moved};
use super::selected::CopyAs;
use super::title;
use crate::app::{Action, ArticleMarks, GoalKind, Pane, ReadAction, ReadText, Session, TextHits};
use crate::model::{ArticleId, Mention};
use crate::ui::theme::{self, reading, size};
use egui::{Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::ops::Range;
use std::sync::Arc;

/// Words that are lit up for a moment.
struct Flash {
    chars: Range<u32>,
    since_secs: f64,
}

/// What the window keeps of one pane.
pub(super) struct PaneView {
    /// The pane's number.
    pub number: u64,
    article: Option<ArticleId>,
    pub(super) page: Page,
    pub(super) selecting: Selecting,
    pub(super) find: FindBar,
    pub(super) card: HoverCard,
    /// The mark that has the keyboard.
    pub(super) pointed: Option<Range<u32>>,
    /// Where the outline wants to go.
    outline_goal: Option<u32>,
    goal_seen: u64,
    flash: Option<Flash>,
    told_place: u32,
    told_selection: Option<(u32, u32)>,
    pub(super) wants_focus: bool,
}

/// What one frame of a pane works with.
pub(super) struct Scene<'a> {
    pub index: usize,
    pub pane: &'a Pane,
    pub text: Arc<ReadText>,
    pub marks: Arc<ArticleMarks>,
    pub mentions: &'a [Mention],
    pub hits: Arc<TextHits>,
    /// Where the text is seen.
    pub view: Rect,
    /// Where its lines go.
    pub column: Rect,
}

/// The identity of a pane's text for the keyboard.
pub(super) fn text_id(number: u64) -> Id {
    Id::unique(("reader text", number))
}

impl PaneView {
    pub fn new(number: u64) -> Self {
        Self {
            number,
            article: None,
            page: Page::default(),
            selecting: Selecting::default(),
            find: FindBar::default(),
            card: HoverCard::default(),
            pointed: None,
            outline_goal: None,
            goal_seen: 0,
            flash: None,
            told_place: 0,
            told_selection: None,
            wants_focus: true,
        }
    }

    /// Whether words are selected.
    pub fn has_selection(&self) -> bool {
        self.selecting.range().is_some()
    }

    /// Shows the text and lets it be read and marked.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        index: usize,
        asked: &[Asked],
        actions: &mut Vec<Action>,
    ) {
        let Some(pane) = session.reading().panes().get(index).cloned() else {
            return;
        };
        if self.article != Some(pane.article) {
            self.article = Some(pane.article);
            self.selecting.clear();
            self.told_selection = None;
            self.flash = None;
            self.told_place = pane.place();
        }
        let Some(text) = session.read_text(pane.article) else {
            waiting(ui);
            return;
        };
        self.find.show(ui, session, &pane, asked);
        let hits = self.find.hits(session, &pane);
        let marks = session.text_marks(pane.article);
        let mut view = ui.available_rect_before_wrap();
        if session.settings().reader.outline_open {
            let width = reading::OUTLINE.min(view.width() * 0.34);
            let (rows, rest) = view.split_left_right_at_x(view.left() + width.round());
            view = rest;
            let chosen = outline(ui, rows, &text, self.page.first_char, self.number);
            self.outline_goal = chosen.or(self.outline_goal);
            let line = egui::Stroke::new(1.0, theme::colors(ui.visuals()).line);
            ui.painter().vline(rows.right(), rows.y_range(), line);
        }
        let settings = &session.settings().reader;
        let type_size = f32::from(settings.type_size);
        let set_for = SetFor {
            width: column_width(view, type_size),
            type_size,
            pixels_per_point: ui.ctx().pixels_per_point(),
            hides_furniture: settings.furniture_hidden,
        };
        let left = view.center().x - set_for.width / 2.0;
        let column = Rect::from_min_size(
            pos2(left.round(), view.top()),
            vec2(set_for.width, view.height()),
        );
        let scene = Scene {
            index,
            pane: &pane,
            text,
            marks,
            mentions: session.mentions().in_article(pane.article),
            hits,
            view,
            column,
        };
        self.read(ui, session, &scene, &set_for, asked, actions);
    }

    fn read(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        scene: &Scene<'_>,
        set_for: &SetFor,
        asked: &[Asked],
        actions: &mut Vec<Action>,
    ) {
        let ctx = ui.ctx().clone();
        let mut set = |job| ctx.fonts_mut(|fonts| fonts.layout_job(job));
        self.page.prepare(&scene.text, set_for, &mut set);
        let response = ui.interact(scene.view, text_id(self.number), Sense::click_and_drag());
        response.widget_info(|| {
            let name = session.case().name_of(scene.pane.article.into());
            WidgetInfo::labeled(Role::Document, true, format!("Reading {name}"))
        });
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        self.keep_arrows(ui);
        self.go_where_asked(ui, scene, &mut set);
        self.scroll(ui, scene, asked, &mut set);
        self.page.place(scene.column, &mut set);
        self.extend_by_keys(scene, asked, &mut set);
        self.point(ui, scene, &response, actions);
        self.obey(ui, session, scene, asked, actions);
        self.follow_pointer(ui, session, scene, &response, actions);
        self.draw(ui, session, scene);
        self.mark_nodes(ui, scene);
        self.menu(ui, session, scene, &response, actions);
        let of_pane = (self.number, scene.pane.article);
        self.card.show(ui, session, of_pane, scene.view, actions);
        self.bar_at_selection(ui, session, scene, &response, actions);
        self.tell(scene, actions);
    }

    /// Arrows read; Tab still walks on to buttons and marks.
    fn keep_arrows(&self, ui: &Ui) {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(text_id(self.number), filter));
    }

    /// Goes to the pane's goal, once.
    fn go_where_asked(&mut self, ui: &Ui, scene: &Scene<'_>, set: &mut super::lay::SetType<'_>) {
        let goal = scene.pane.goal;
        if goal.number != self.goal_seen {
            self.goal_seen = goal.number;
            match goal.kind {
                GoalKind::Resume => self.page.go_to(goal.start, 0.0, set),
                GoalKind::Show => {
                    self.page.go_to(goal.start, scene.view.height() / 3.0, set);
                    self.flash = Some(Flash {
                        chars: goal.start..goal.end,
                        since_secs: ui.input(|input| input.time),
                    });
                }
            }
        }
        if let Some(hit) = self.find.take_goal(&scene.hits, self.page.first_char) {
            let in_view = self.page.rects(hit.0..hit.1);
            let is_in_view = |rect: &Rect| scene.view.contains_rect(*rect);
            if in_view.is_empty() || !in_view.iter().all(is_in_view) {
                self.page.go_to(hit.0, scene.view.height() / 3.0, set);
            }
        }
        if let Some(at) = self.outline_goal.take() {
            self.page.go_to(at, size::S4, set);
        }
        match scroll_bar(ui, &self.page, scene.view, self.number) {
            Some(Taken::To(at)) => self.page.go_to(at, 0.0, set),
            Some(Taken::ToEnd) => self.page.go_to_end(),
            None => {}
        }
    }

    fn scroll(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        asked: &[Asked],
        set: &mut super::lay::SetType<'_>,
    ) {
        let line = f32::from(16u8) * 3.0;
        let page = (scene.view.height() - line).max(line);
        for asked in asked {
            match *asked {
                Asked::Scroll(Scroll::Line { back }) => {
                    self.page.scroll(if back { -line } else { line });
                }
                Asked::Scroll(Scroll::Page { back }) => {
                    self.page.scroll(if back { -page } else { page });
                }
                Asked::Scroll(Scroll::End { back: true }) => {
                    self.page.go_to(0, 0.0, set);
                }
                Asked::Scroll(Scroll::End { back: false }) => self.page.go_to_end(),
                _ => {}
            }
        }
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let is_over = pointer.is_some_and(|pos| {
            scene.view.contains(pos) && ui.ctx().layer_id_at(pos) == Some(ui.layer_id())
        });
        if is_over {
            let delta = ui.input(|input| input.smooth_scroll_delta());
            self.page.scroll(-delta.y);
        }
    }

    fn extend_by_keys(
        &mut self,
        scene: &Scene<'_>,
        asked: &[Asked],
        set: &mut super::lay::SetType<'_>,
    ) {
        for asked in asked {
            let Asked::Extend(step) = asked else { continue };
            if !self.selecting.is_set() {
                self.selecting.put(self.page.first_char);
            }
            let to = moved(&self.page, &scene.text, self.selecting.head(), *step);
            self.selecting.move_head(to);
            let in_view = self.page.first_char..=self.page.last_char;
            if !in_view.contains(&to) {
                self.page.go_to(to, scene.view.height() / 3.0, set);
                self.page.place(scene.column, set);
            }
        }
    }

    /// Selects by pointer.
    fn point(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        response: &egui::Response,
        actions: &mut Vec<Action>,
    ) {
        let (pressed, clicks, shift, pos) = ui.input(|input| {
            let pointer = &input.pointer;
            let clicks = (
                pointer.button_triple_clicked(egui::PointerButton::Primary),
                pointer.button_double_clicked(egui::PointerButton::Primary),
            );
            (
                pointer.primary_pressed(),
                clicks,
                input.modifiers.shift,
                pointer.interact_pos(),
            )
        });
        let Some(pos) = pos else { return };
        let begins = pressed && response.is_pointer_button_down_on();
        if begins {
            response.request_focus();
            actions.push(Action::Read(ReadAction::Activate(scene.index)));
            if let Some(at) = self.page.boundary_at(pos) {
                if shift {
                    self.selecting.extend(&scene.text, at);
                } else {
                    self.selecting.begin(&scene.text, at, at, Unit::Letter);
                }
            }
        } else if response.dragged_by(egui::PointerButton::Primary) {
            let inside = pos2(
                pos.x,
                pos.y.clamp(scene.view.top(), scene.view.bottom() - 1.0),
            );
            if let Some(at) = self.page.boundary_at(inside) {
                self.selecting.extend(&scene.text, at);
            }
            let speed = edge_speed(scene.view, pos);
            if speed != 0.0 {
                let passed = ui.input(|input| input.stable_dt).min(0.1);
                self.page.scroll(speed * passed);
                ui.ctx().request_repaint();
            }
        }
        let unit = match clicks {
            (true, _) => Some(Unit::Paragraph),
            (_, true) => Some(Unit::Word),
            _ => None,
        };
        if let Some(unit) = unit.filter(|_| response.clicked())
            && let Some(under) = self.page.char_under(pos)
        {
            self.selecting.begin(&scene.text, under, under, unit);
        }
    }

    fn obey(
        &mut self,
        ui: &Ui,
        session: &Session,
        scene: &Scene<'_>,
        asked: &[Asked],
        actions: &mut Vec<Action>,
    ) {
        for asked in asked {
            match *asked {
                Asked::SelectAll => self.selecting.set(0..scene.text.len_chars),
                Asked::CopyQuoted => self.copy(ui, session, scene, CopyAs::Quoted),
                Asked::CopyWords => self.copy(ui, session, scene, CopyAs::Words),
                Asked::Mark(kind) => self.mark(scene, kind, actions),
                Asked::AddToShown => self.add_to_shown(session, scene, actions),
                Asked::Larger => actions.push(Action::Read(ReadAction::StepTypeSize(1))),
                Asked::Smaller => actions.push(Action::Read(ReadAction::StepTypeSize(-1))),
                Asked::UsualSize => actions.push(Action::Read(ReadAction::ResetTypeSize)),
                Asked::GoBack => actions.push(Action::Read(ReadAction::Back(scene.index))),
                Asked::GoForward => actions.push(Action::Read(ReadAction::Forward(scene.index))),
                Asked::Escape => self.escape(ui, session, actions),
                _ => {}
            }
        }
    }

    /// Esc: drops the selection, else gives the board its place back, else hands the keyboard to the board.
    fn escape(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        if self.card.is_kept() {
            self.card.close();
        } else if self.has_selection() {
            self.selecting.clear();
        } else if self.find.is_open() {
            self.find.toggle();
        } else if session.reading().fills_window() {
            actions.push(Action::Read(ReadAction::ToggleFill));
        } else {
            ui.memory_mut(|memory| memory.surrender_focus(text_id(self.number)));
        }
    }

    fn draw(&mut self, ui: &mut Ui, session: &Session, scene: &Scene<'_>) {
        let inks = Inks::of(ui.visuals());
        let (first, last) = self.chars_on_show();
        let mentions = {
            let from = scene
                .mentions
                .partition_point(|mention| mention.start + 200 < first);
            let to = scene
                .mentions
                .partition_point(|mention| mention.start < last);
            scene.mentions.get(from..to).unwrap_or_default()
        };
        let hits = {
            let hits = &scene.hits.hits;
            let from = hits.partition_point(|hit| hit.1 <= first);
            let to = hits.partition_point(|hit| hit.0 < last);
            hits.get(from..to).unwrap_or_default()
        };
        let overlay = Overlay {
            marks: scene.marks.within(first, last).collect(),
            mentions,
            hits,
            current_hit: self.find.current(&scene.hits),
            selection: self.selecting.range(),
            flash: self.flash_now(ui),
            pointed: self.pointed.clone(),
        };
        let painter = ui.painter_at(scene.view);
        paint(&painter, &self.page, scene.column, &inks, &overlay);
        self.nodes(ui, scene);
        if let Some(top) = self.page.title_top {
            let rect = Rect::from_min_max(
                pos2(scene.column.left(), top + reading::EDGE),
                pos2(
                    scene.column.right(),
                    top + self.page.title_height.max(reading::EDGE + 1.0),
                ),
            );
            let mut child = ui.new_child(
                UiBuilder::new()
                    .id_salt(("title", self.number))
                    .max_rect(rect),
            );
            child.set_clip_rect(scene.view.intersect(ui.clip_rect()));
            title::title_block(&mut child, session, scene);
            let height = reading::EDGE + child.min_rect().height() + size::S4;
            if (height - self.page.title_height).abs() > 0.5 {
                self.page.title_height = height;
                ui.ctx().request_repaint();
            }
        }
    }

    pub(super) fn chars_on_show(&self) -> (u32, u32) {
        let lines = |seen: &super::page::Seen| {
            let first = seen.laid.lines.first().map(|line| line.chars.start);
            first.zip(seen.laid.lines.last().map(|line| line.chars.end))
        };
        let first = self.page.seen.first().and_then(lines);
        let last = self.page.seen.last().and_then(lines);
        (
            first.map_or(0, |chars| chars.0),
            last.map_or(0, |chars| chars.1),
        )
    }

    fn flash_now(&mut self, ui: &Ui) -> Option<(Range<u32>, f32)> {
        let flash = self.flash.as_ref()?;
        let age = ui.input(|input| input.time) - flash.since_secs;
        if age > reading::FLASH_SECS {
            self.flash = None;
            return None;
        }
        ui.ctx().request_repaint();
        let left = 1.0 - (age / reading::FLASH_SECS) as f32;
        Some((flash.chars.clone(), (left * 1.6).min(1.0)))
    }

    /// Tells readers of the screen what is in view, block by block.
    fn nodes(&self, ui: &Ui, scene: &Scene<'_>) {
        for seen in &self.page.seen {
            let Some(chunk) = scene.text.chunks.get(seen.chunk) else {
                continue;
            };
            let rect = seen.rect(scene.column.width()).intersect(scene.view);
            let id = text_id(self.number).with(seen.chunk);
            let node = ui.interact(rect, id, Sense::hover());
            node.widget_info(|| WidgetInfo::labeled(Role::Label, true, scene.text.words_of(chunk)));
        }
    }

    /// Tells the session the place and the selection, where they changed.
    fn tell(&mut self, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let pane = scene.index;
        let at = self.page.first_char;
        if at != self.told_place {
            self.told_place = at;
            actions.push(Action::Read(ReadAction::NotePlace { pane, at }));
        }
        let chars = self.selecting.range().map(|range| (range.start, range.end));
        if chars != self.told_selection {
            self.told_selection = chars;
            actions.push(Action::Read(ReadAction::Select { pane, chars }));
        }
    }
}

/// As wide as reads well, with a margin.
fn column_width(view: Rect, type_size: f32) -> f32 {
    let room = view.width() - 2.0 * reading::MARGIN;
    room.min(reading::MEASURE * type_size).max(80.0).round()
}

fn waiting(ui: &mut Ui) {
    let colors = theme::colors(ui.visuals());
    ui.centered_and_justified(|ui| {
        ui.label(egui::RichText::new("Opening the article…").color(colors.muted));
    });
}

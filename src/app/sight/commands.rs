//! The commands of filter, focus and path, and the way to those of folding.

use super::filter::{Filter, Others};
use super::focus::DEEPEST_FOCUS;
use super::folds::FoldReach;
use super::ground::Ground;
use super::path::PathFinder;
use super::state::{Focus, FoundPath, Sight};
use crate::app::command::{Availability, CommandId};
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::app::titles::short_name;
use crate::board::interact::{Shown, Step};
use crate::board::{Camera, CardSet, EdgeKey, Selection};
use crate::model::CardId;
use emath::Rect;
use std::collections::BTreeSet;

/// Screen points kept free around a path, for the path's bar above it and for the map below it.
const PATH_PADDING: f32 = 32.0;
const ROOM_FOR_BAR: f32 = 48.0;
const ROOM_FOR_MAP: f32 = 180.0;
/// How deep a new focus goes.
const FIRST_DEPTH: u8 = 1;

impl Session {
    /// What of the board is seen.
    pub fn sight(&self) -> &Sight {
        &self.board.sight
    }

    /// What a step of a path says, such as "says" or "rests on"; empty for a link without a word.
    pub fn word_of_edge(&self, edge: EdgeKey) -> &str {
        match edge {
            EdgeKey::Link(id) => self.case().link(id).map_or("", |link| link.shown_label()),
            EdgeKey::Tie(key) => key.kind.label(),
        }
    }

    /// Runs a command of filter, focus or path. Returns whether it is one.
    pub(in crate::app) fn run_sight(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::FilterBar => {
                let sight = &mut self.board.sight;
                sight.shows_filter_bar = !sight.shows_filter_bar;
                sight.touch();
            }
            CommandId::ClearFilter => self.set_filter(self.sight().filter.cleared()),
            CommandId::Focus => self.focus_on_selection(),
            CommandId::FocusDeeper => self.change_focus(|focus| focus.depth += 1),
            CommandId::FocusNearer => self.change_focus(|focus| focus.depth -= 1),
            CommandId::FocusHides => self.change_focus(|focus| {
                focus.others = match focus.others {
                    Others::Dim => Others::Hide,
                    Others::Hide => Others::Dim,
                };
            }),
            CommandId::FocusFollows => self.change_focus(|focus| focus.follows = !focus.follows),
            CommandId::LeaveFocus => drop(self.leave_focus()),
            CommandId::ShowPath => self.show_path(),
            CommandId::NextPath => self.next_path(),
            CommandId::LeavePath => drop(self.leave_path()),
            CommandId::FoldNeighbours => self.fold_selected(FoldReach::Leaves),
            CommandId::FoldAllNeighbours => self.fold_selected(FoldReach::Neighbours),
            CommandId::Unfold => self.unfold(&self.selection().cards.clone()),
            CommandId::CloseFrame => self.close_frames(&self.selection().frames.clone()),
            CommandId::OpenFrame => {
                self.open_frames("Open frame", &self.selection().frames.clone());
            }
            _ => return false,
        }
        true
    }

    /// Whether and how such a command can be run now.
    pub(in crate::app) fn sight_availability(&self, command: CommandId) -> Option<Availability> {
        use Availability as A;
        let sight = self.sight();
        let focus = sight.focus.as_ref();
        Some(match command {
            CommandId::FilterBar => A::checked_if(sight.shows_filter_bar),
            CommandId::ClearFilter => A::enabled_if(sight.filter.is_active()),
            CommandId::Focus => A::enabled_if(!self.selection().cards.is_empty()),
            CommandId::FocusDeeper => {
                A::enabled_if(focus.is_some_and(|focus| focus.depth < DEEPEST_FOCUS))
            }
            CommandId::FocusNearer => A::enabled_if(focus.is_some_and(|focus| focus.depth > 1)),
            CommandId::FocusHides => focus.map_or(A::Disabled, |focus| {
                A::checked_if(focus.others == Others::Hide)
            }),
            CommandId::FocusFollows => {
                focus.map_or(A::Disabled, |focus| A::checked_if(focus.follows))
            }
            CommandId::LeaveFocus => A::enabled_if(focus.is_some()),
            CommandId::ShowPath => A::enabled_if(self.selection().cards.len() == 2),
            CommandId::NextPath => {
                A::enabled_if(sight.path.as_ref().is_some_and(FoundPath::has_others))
            }
            CommandId::LeavePath => A::enabled_if(sight.path.is_some()),
            CommandId::FoldNeighbours | CommandId::FoldAllNeighbours => {
                A::enabled_if(self.any_selected_has_links())
            }
            CommandId::Unfold => A::enabled_if(self.any_selected_holds_folded()),
            CommandId::CloseFrame => A::enabled_if(self.any_selected_frame(|closed| !closed)),
            CommandId::OpenFrame => A::enabled_if(self.any_selected_frame(|closed| closed)),
            _ => return None,
        })
    }

    /// Lets the filter be this.
    pub(in crate::app) fn set_filter(&mut self, filter: Filter) {
        let sight = &mut self.board.sight;
        if sight.filter == filter {
            return;
        }
        if !filter.asks_the_same_as(&sight.filter) {
            sight.matching.kept.clear();
        }
        sight.filter = filter;
        sight.touch();
    }

    fn focus_on_selection(&mut self) {
        let on = self.selection().cards.clone();
        let sight = &mut self.board.sight;
        sight.path = None;
        let before = sight.focus.take();
        sight.focus = Some(Focus {
            on,
            depth: before.as_ref().map_or(FIRST_DEPTH, |focus| focus.depth),
            others: before.as_ref().map_or(Others::Dim, |focus| focus.others),
            follows: before.is_some_and(|focus| focus.follows),
            count: 0,
            made: BTreeSet::new(),
            meant: CardSet::new(),
        });
        sight.touch();
    }

    fn change_focus(&mut self, change: impl FnOnce(&mut Focus)) {
        let selected = self.board.scene.selection.cards.clone();
        if let Some(focus) = &mut self.board.sight.focus {
            change(focus);
            focus.made.clear();
            focus.depth = focus.depth.clamp(1, DEEPEST_FOCUS);
            if focus.follows && !selected.is_empty() {
                focus.on = selected;
            }
            self.board.sight.touch();
        }
    }

    /// A focus that follows goes to what is selected now.
    pub(in crate::app) fn follow_with_focus(&mut self, selected: &BTreeSet<CardId>) {
        let sight = &mut self.board.sight;
        if let Some(focus) = sight.focus.as_mut().filter(|focus| focus.follows)
            && !selected.is_empty()
            && focus.on != *selected
        {
            focus.on.clone_from(selected);
            focus.made.clear();
            sight.touch();
        }
    }

    /// Leaves the focus. Returns whether there was one.
    pub(in crate::app) fn leave_focus(&mut self) -> bool {
        let was_there = self.board.sight.focus.take().is_some();
        self.board.sight.touch();
        was_there
    }

    /// Leaves the path. Returns whether there was one.
    pub(in crate::app) fn leave_path(&mut self) -> bool {
        let was_there = self.board.sight.path.take().is_some();
        self.board.sight.touch();
        was_there
    }

    pub(super) fn ground(&self) -> Ground<'_> {
        Ground {
            index: &self.derived.index,
            hidden_ties: &self.board.scene.hidden_ties,
            hidden: &self.board.scene.hidden,
        }
    }

    fn show_path(&mut self) {
        self.refresh();
        let mut selected = self.selection().cards.iter().copied();
        let (Some(one), Some(other)) = (selected.next(), selected.next()) else {
            return;
        };
        let (from, to) = self.in_reading_order(one, other);
        match FoundPath::find(&self.ground(), from, to) {
            Some(path) => {
                self.board.sight.path = Some(path);
                self.board.sight.touch();
                self.fit_path();
            }
            None => {
                let [from, to] = [from, to].map(|id| short_name(self.case(), id.into()));
                let hidden = if self.board.scene.hidden.is_empty() {
                    ""
                } else {
                    " among the cards that are not hidden"
                };
                self.notices.add(
                    NoticeKind::Warning,
                    format!(
                        "No links lead from \u{201c}{from}\u{201d} to \u{201c}{to}\u{201d}{hidden}."
                    ),
                );
            }
        }
    }

    /// The upper or left one first: ids have no meaning to the reader.
    fn in_reading_order(&self, one: CardId, other: CardId) -> (CardId, CardId) {
        let place = |id| self.derived.index.card(id).map(|card| card.rect.center());
        let is_swapped = match (place(one), place(other)) {
            (Some(first), Some(second)) => {
                let off = second - first;
                if off.x.abs() >= off.y.abs() {
                    off.x < 0.0
                } else {
                    off.y < 0.0
                }
            }
            _ => false,
        };
        if is_swapped {
            (other, one)
        } else {
            (one, other)
        }
    }

    fn next_path(&mut self) {
        let Some(mut path) = self.board.sight.path.take() else {
            return;
        };
        path.go_on(&self.ground());
        let is_only = path.ways.len() == 1;
        self.board.sight.path = Some(path);
        self.board.sight.touch();
        if is_only {
            self.notices.add(NoticeKind::Done, "There is no other path");
        }
        self.fit_path();
    }

    fn fit_path(&mut self) {
        let Some(path) = &self.board.sight.path else {
            return;
        };
        let cards = [path.from]
            .into_iter()
            .chain(path.steps().iter().map(|step| step.to));
        let rects = cards
            .filter_map(|id| self.derived.index.card(id))
            .map(|card| card.rect);
        if let Some(bounds) = rects.reduce(Rect::union) {
            self.jump_to(self.camera_for_path(bounds));
        }
    }

    /// Fits the path between its bar and the map, so that neither covers an end of it.
    fn camera_for_path(&self, bounds: Rect) -> Camera {
        let viewport = self.board.viewport_in_screen;
        let map = if self.settings.minimap_open {
            ROOM_FOR_MAP
        } else {
            0.0
        };
        let mut free = viewport;
        free.min.y += ROOM_FOR_BAR;
        free.max.y -= map;
        if free.height() < viewport.height() / 2.0 {
            free = viewport;
        }
        let mut camera = Camera::default();
        camera.fit(bounds, free, PATH_PADDING);
        let zoom = camera.zoom().min(1.0);
        let aside = (free.center() - viewport.center()) / zoom;
        Camera::new(camera.center_in_board() - aside, zoom)
    }

    /// The cards to which one can walk.
    pub(in crate::app) fn shown(&self) -> Shown<'_> {
        Shown {
            index: &self.derived.index,
            hidden: &self.board.scene.hidden,
        }
    }

    /// The card to which a walk along links goes on from here.
    pub(in crate::app) fn walk_on(&mut self, from: CardId, step: Step) -> Option<CardId> {
        let mut walk = std::mem::take(&mut self.board.walk);
        let next = walk.step(&self.shown(), from, step);
        self.board.walk = walk;
        next
    }

    /// Everything on the board that is not hidden.
    pub(in crate::app) fn all_seen(&self) -> Selection {
        let (index, hidden) = (&self.derived.index, &self.board.scene.hidden);
        let cards = index.cards().map(|card| card.id);
        Selection {
            cards: cards.filter(|id| !hidden.contains(*id)).collect(),
            links: BTreeSet::new(),
            frames: index.frames().map(|frame| frame.id).collect(),
        }
    }
}

impl FoundPath {
    /// The shortest way between two cards, if there is one.
    pub(super) fn find(ground: &Ground<'_>, from: CardId, to: CardId) -> Option<Self> {
        let mut finder = PathFinder::default();
        let way = finder.next(ground, from, to)?;
        Some(Self {
            from,
            to,
            ways: vec![ground.steps_along(&way)?],
            at: 0,
            finder,
            is_exhausted: false,
        })
    }

    /// Goes on to the next way, and after the last to the first.
    fn go_on(&mut self, ground: &Ground<'_>) {
        if self.at + 1 == self.ways.len() && !self.is_exhausted {
            let next = self.finder.next(ground, self.from, self.to);
            match next.and_then(|way| ground.steps_along(&way)) {
                Some(steps) => self.ways.push(steps),
                None => self.is_exhausted = true,
            }
        }
        self.at = (self.at + 1) % self.ways.len().max(1);
    }
}

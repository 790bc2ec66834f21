//! Where we look: panning, zooming, fitting, gliding to what was found, and walking over the board by keyboard.

use super::opening_view::OpeningView;
use super::session::Session;
use super::settings::SavedCamera;
use crate::board::interact::{Direction, Step, nearest_in_direction};
use crate::board::{Camera, Selection};
use crate::model::{CardId, RecordRef};
use emath::{Pos2, Rect, Vec2};

/// Screen points kept free around what is fitted into view.
const FIT_PADDING: f32 = 48.0;
/// A first view never zooms in beyond this.
pub(super) const LARGEST_FIRST_ZOOM: f32 = 1.0;
/// One step of zooming by keyboard or menu.
const ZOOM_STEP: f32 = 1.25;
/// How fast the camera glides: the share of the way left after a second is this to the power of e.
const GLIDE_RATE_PER_SEC: f32 = 14.0;

impl Session {
    /// The board point under a point of the screen.
    pub fn board_from_screen(&self, point_in_screen: Pos2) -> Pos2 {
        self.interact_context().board_from_screen(point_in_screen)
    }

    /// Where a rectangle of the board is on the screen.
    pub fn rect_on_screen(&self, rect_in_board: Rect) -> Rect {
        self.board
            .camera
            .screen_from_board(self.board.viewport_in_screen)
            * rect_in_board
    }

    /// The point of the board in the middle of the view.
    pub(super) fn center_of_view_in_board(&self) -> Pos2 {
        self.board.camera.center_in_board()
    }

    pub(super) fn set_viewport(&mut self, viewport_in_screen: Rect) {
        let usable = viewport_in_screen.is_finite() && viewport_in_screen.is_positive();
        if !usable {
            return;
        }
        let is_new = self.board.viewport_in_screen != viewport_in_screen;
        self.board.viewport_in_screen = viewport_in_screen;
        if is_new {
            self.refit_presenting();
        }
        if self.board.wants_first_view {
            self.board.wants_first_view = false;
            self.place_first_view();
        }
    }

    /// The remembered view of this file, or all of it.
    fn place_first_view(&mut self) {
        let remembered = self
            .camera_key()
            .and_then(|key| self.settings.cameras.get(&key).copied());
        self.board.camera_goal = None;
        if let Some(view) = self.opening_view {
            self.refresh();
            self.board.camera = match view {
                OpeningView::Fit => self.fitting_camera(self.derived.index.bounds(), f32::MAX),
                OpeningView::Zoom(zoom) => Camera::new(self.middle_of_board(), zoom),
            };
            return;
        }
        match remembered {
            Some(saved) => self.board.camera = Camera::new(saved.center_in_board, saved.zoom),
            None => {
                self.refresh();
                self.board.camera =
                    self.fitting_camera(self.derived.index.bounds(), LARGEST_FIRST_ZOOM);
            }
        }
    }

    /// The middle of the card that is nearest to the middle of the board: there is something to see.
    fn middle_of_board(&self) -> Pos2 {
        let bounds = self.derived.index.bounds();
        let middle = bounds.map_or(Pos2::ZERO, |bounds| bounds.center());
        let centers = self.case().cards().iter().map(|card| card.rect().center());
        let nearest = centers
            .filter(|center| center.is_finite())
            .min_by(|one, two| {
                let distance = |center: &Pos2| center.distance_sq(middle);
                distance(one).total_cmp(&distance(two))
            });
        nearest.unwrap_or(middle)
    }

    pub(super) fn pan_by(&mut self, delta_in_screen: Vec2) {
        self.board.camera_goal = None;
        self.board.camera.pan_by(delta_in_screen);
    }

    pub(super) fn zoom_at(&mut self, point_in_screen: Pos2, factor: f32) {
        self.board.camera_goal = None;
        self.board
            .camera
            .zoom_about(self.board.viewport_in_screen, point_in_screen, factor);
    }

    pub(super) fn zoom_step(&mut self, steps: i32) {
        let center = self.board.viewport_in_screen.center();
        self.zoom_at(center, ZOOM_STEP.powi(steps));
    }

    /// Zooms to this factor about the middle of the view.
    pub(super) fn zoom_to(&mut self, zoom: f32) {
        self.glide_to(Camera::new(self.board.camera.center_in_board(), zoom));
    }

    pub(super) fn fit_all(&mut self) {
        self.refresh();
        let camera = self.fitting_camera(self.index_on_show().bounds(), LARGEST_FIRST_ZOOM);
        self.jump_to(camera);
    }

    pub(super) fn fit_selection(&mut self) {
        let bounds = self.selection_bounds();
        if bounds.is_some() {
            let camera = self.fitting_camera(bounds, LARGEST_FIRST_ZOOM);
            self.jump_to(camera);
        }
    }

    /// The rectangle around the selected cards, frames and the ends of selected links, in board points.
    pub(super) fn selection_bounds(&self) -> Option<Rect> {
        let case = self.case_on_show();
        let selection = self.selection();
        let cards = selection
            .cards
            .iter()
            .filter_map(|id| case.card(*id))
            .map(|card| card.rect());
        let frames = selection
            .frames
            .iter()
            .filter_map(|id| case.frame(*id))
            .map(|frame| frame.rect());
        let ends = selection
            .links
            .iter()
            .filter_map(|id| case.link(*id))
            .flat_map(|link| [link.from, link.to]);
        let end_cards = ends
            .filter_map(|record| self.derived.index.card_of(record))
            .filter_map(|card| case.card(card))
            .map(|card| card.rect());
        cards
            .chain(frames)
            .chain(end_cards)
            .filter(|rect| rect.is_finite())
            .reduce(Rect::union)
    }

    pub(super) fn fitting_camera(&self, bounds: Option<Rect>, largest_zoom: f32) -> Camera {
        let mut camera = Camera::default();
        if let Some(bounds) = bounds {
            camera.fit(bounds, self.board.viewport_in_screen, FIT_PADDING);
            if camera.zoom() > largest_zoom {
                camera = Camera::new(camera.center_in_board(), largest_zoom);
            }
        }
        camera
    }

    /// Brings a rectangle into view if it is not, without changing the zoom unless it would not fit.
    pub(super) fn bring_into_view(&mut self, rect_in_board: Rect) {
        let camera = self.board.camera_goal.unwrap_or(self.board.camera);
        let visible = camera.visible_in_board(self.board.viewport_in_screen);
        let margin = (FIT_PADDING / camera.zoom())
            .min(visible.width() / 4.0)
            .min(visible.height() / 4.0);
        let is_legible = camera.zoom() >= 0.45;
        if visible.shrink(margin).contains_rect(rect_in_board) && is_legible {
            return;
        }
        let zoom = if is_legible {
            camera.zoom()
        } else {
            LARGEST_FIRST_ZOOM
        };
        let goal = Camera::new(rect_in_board.center(), zoom);
        let fits = goal
            .visible_in_board(self.board.viewport_in_screen)
            .contains_rect(rect_in_board);
        let goal = if fits {
            goal
        } else {
            self.fitting_camera(Some(rect_in_board), LARGEST_FIRST_ZOOM)
        };
        self.jump_to(goal);
    }

    /// Where the view is, or will be once it has arrived.
    pub(super) fn camera_at_rest(&self) -> Camera {
        self.board.camera_goal.unwrap_or(self.board.camera)
    }

    pub(super) fn glide_to(&mut self, goal: Camera) {
        if self.settings.reduce_motion {
            self.board.camera_goal = None;
            self.board.camera = goal;
        } else {
            self.board.camera_goal = Some(goal);
        }
    }

    /// Glides to another place, and notes the present one.
    pub(super) fn jump_to(&mut self, goal: Camera) {
        let here = self.camera_at_rest();
        if here != goal {
            self.board.trail.leave(here);
            self.glide_to(goal);
        }
    }

    /// Looks at a point of the board at once, while the hand is on the map.
    pub(super) fn look_at(&mut self, center_in_board: Pos2) {
        self.board.camera_goal = None;
        self.board.camera.look_at(center_in_board);
    }

    /// Jumps to a point of the board at the same zoom.
    pub(super) fn jump_to_point(&mut self, center_in_board: Pos2) {
        let mut goal = self.camera_at_rest();
        goal.look_at(center_in_board);
        self.jump_to(goal);
    }

    /// Back to where the view was before its last jump.
    pub(super) fn go_back(&mut self) {
        let here = self.camera_at_rest();
        if let Some(there) = self.board.trail.back(here) {
            self.glide_to(there);
        }
    }

    /// Forward again to where going back came from.
    pub(super) fn go_forward(&mut self) {
        let here = self.camera_at_rest();
        if let Some(there) = self.board.trail.forward(here) {
            self.glide_to(there);
        }
    }

    /// Moves the gliding camera on.
    pub(super) fn tick_camera(&mut self, passed_secs: f32) {
        let Some(goal) = self.board.camera_goal else {
            return;
        };
        let share = 1.0 - (-GLIDE_RATE_PER_SEC * passed_secs.clamp(0.0, 0.1)).exp();
        let now = self.board.camera;
        let center =
            now.center_in_board() + (goal.center_in_board() - now.center_in_board()) * share;
        let zoom = now.zoom() * (goal.zoom() / now.zoom()).powf(share);
        let rest_in_screen = (goal.center_in_board() - center).length() * zoom;
        let arrived = rest_in_screen < 0.5 && (goal.zoom() / zoom - 1.0).abs() < 0.002;
        self.board.camera = if arrived {
            goal
        } else {
            Camera::new(center, zoom)
        };
        if arrived {
            self.board.camera_goal = None;
        }
    }

    /// Ends gliding at once: for tests and for those who want no motion.
    pub fn finish_gliding(&mut self) {
        self.arranging.finish_gliding();
        self.settle_presenting();
        if let Some(goal) = self.board.camera_goal.take() {
            self.board.camera = goal;
        }
    }

    /// Selects a record's card (or the link, or frame) and brings it into view; one without a card is inspected.
    pub(super) fn reveal(&mut self, record: RecordRef) {
        self.refresh();
        if let RecordRef::Bookmark(id) = record {
            self.go_to_bookmark(id);
            return;
        }
        let mut selection = Selection::default();
        match record {
            RecordRef::Link(link) if record.exists_in(self.case()) => {
                selection.links.insert(link);
            }
            RecordRef::Frame(frame) if record.exists_in(self.case()) => {
                selection.frames.insert(frame);
            }
            RecordRef::Card(card) if record.exists_in(self.case()) => {
                selection.cards.insert(card);
            }
            _ => match self.derived.index.card_of(record) {
                Some(card) => {
                    selection.cards.insert(card);
                }
                None => {
                    self.inspected = Some(record);
                    return;
                }
            },
        }
        self.select(selection);
        if let Some(bounds) = self.selection_bounds() {
            self.bring_into_view(bounds);
        }
    }

    /// Walks to the next or previous linked card.
    pub(super) fn walk_linked(&mut self, step: Step) {
        self.refresh();
        let next = match self.selection().cards.first().copied() {
            Some(from) => self.walk_on(from, step),
            None => self.card_nearest_to_view(),
        };
        self.go_to_card(next);
    }

    /// Goes to the nearest card in a direction.
    pub(super) fn walk_towards(&mut self, direction: Direction) {
        self.refresh();
        let next = match self.selection().cards.first().copied() {
            Some(from) => nearest_in_direction(&self.shown(), from, direction),
            None => self.card_nearest_to_view(),
        };
        self.go_to_card(next);
    }

    /// The card in view that is nearest to its middle, else any card.
    fn card_nearest_to_view(&self) -> Option<CardId> {
        let center = self.center_of_view_in_board();
        let visible = self
            .board
            .camera
            .visible_in_board(self.board.viewport_in_screen);
        let distance = |rect: Rect| rect.distance_sq_to_pos(center);
        let context = self.interact_context();
        let nearest = context.cards_in(visible).min_by(|one, two| {
            distance(one.rect)
                .total_cmp(&distance(two.rect))
                .then(one.id.cmp(&two.id))
        });
        nearest
            .map(|card| card.id)
            .or_else(|| self.all_seen().cards.first().copied())
    }

    fn go_to_card(&mut self, card: Option<CardId>) {
        if let Some(card) = card {
            self.reveal(card.into());
        }
    }

    /// Remembers the view of the open file for next time; bounded.
    pub(super) fn remember_camera(&mut self) {
        const MOST: usize = 40;
        let Some(key) = self.camera_key() else { return };
        let camera = self.board.camera_goal.unwrap_or(self.board.camera);
        let saved = SavedCamera {
            center_in_board: camera.center_in_board(),
            zoom: camera.zoom(),
        };
        self.settings.cameras.insert(key, saved);
        while self.settings.cameras.len() > MOST {
            self.settings.cameras.pop_first();
        }
    }

    fn camera_key(&self) -> Option<String> {
        self.document
            .path()
            .map(|path| path.to_string_lossy().into_owned())
    }
}

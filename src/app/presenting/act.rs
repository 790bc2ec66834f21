//! What a presentation does to the session: it begins, goes from page to page, ends.

use super::flight::Flight;
use super::{Aids, Presenting, PresentingAction, Staged};
use crate::app::request::WindowRequest;
use crate::app::session::Session;
use crate::board::{Camera, Scene, Selection};
use crate::model::FrameId;
use emath::{Rect, Vec2};

/// Screen points kept free around a page.
const PADDING: f32 = 16.0;
/// A page is never shown larger than this: a small frame is not to fill a wall with three words.
const LARGEST_ZOOM: f32 = 4.0;
/// More digits than this are no number of a page.
const MOST_DIGITS: usize = 5;

/// Where a presentation begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Begin {
    /// With the first page.
    AtStart,
    /// With the page that is selected, or that the view shows.
    Here,
}

impl Session {
    /// The presentation, if something is presented.
    pub fn presenting(&self) -> Option<&Presenting> {
        self.presenting.as_deref()
    }

    /// Begins to present. Does nothing if there is nothing on the board.
    pub(in crate::app) fn begin_presenting(&mut self, begin: Begin) {
        self.cancel_gesture();
        self.end_title_edit(None);
        self.refresh();
        let frames = self.case().pages().into_iter().map(|frame| frame.id);
        let pages: Vec<FrameId> = frames.collect();
        let at = match begin {
            Begin::AtStart => 0,
            Begin::Here => self.page_here(&pages).unwrap_or(0),
        };
        let Some(on_stage) = self.staged(pages.get(at).copied()) else {
            return;
        };
        let here = self.camera_at_rest();
        let seen = Staged {
            frame: None,
            rect_in_board: here.visible_in_board(self.board.viewport_in_screen),
            mark: on_stage.mark,
        };
        self.board.camera_goal = None;
        let mut presenting = Presenting {
            pages,
            at,
            aids: Aids::default(),
            typed: String::new(),
            elapsed_ms: 0,
            came_from: here,
            flight: Some(Flight::new(here)),
            on_stage,
            leaving: Some(seen),
            share: 0.0,
            scene: stage_scene(&self.board.scene),
        };
        presenting.leave_out_titles();
        self.presenting = Some(Box::new(presenting));
        self.requests.push(WindowRequest::FillScreen);
        self.settle_if_still();
    }

    /// Ends presenting: the view is where it was.
    pub(in crate::app) fn end_presenting(&mut self) {
        if let Some(presenting) = self.presenting.take() {
            self.board.camera_goal = None;
            self.board.camera = presenting.came_from;
            self.requests.push(WindowRequest::GiveScreenBack);
        }
    }

    pub(in crate::app) fn act_on_presenting(&mut self, action: PresentingAction) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        use PresentingAction as A;
        let (at, last) = (presenting.at, presenting.count() - 1);
        let was_blank = presenting.aids.blank;
        let goes = match action {
            A::Next | A::Previous if was_blank => Some(at),
            A::Next => Some(at + 1),
            A::Erase if presenting.typed.is_empty() => Some(at.saturating_sub(1)),
            A::Previous => Some(at.saturating_sub(1)),
            A::First => Some(0),
            A::Last => Some(last),
            A::GoToTyped => match presenting.typed.parse::<usize>() {
                Ok(number) => Some(number.saturating_sub(1)),
                Err(_) => Some(at + 1),
            },
            _ => None,
        };
        if let Some(goal) = goes {
            presenting.aids.blank = false;
            presenting.typed.clear();
            return self.show_page(goal.min(last));
        }
        match action {
            A::Digit(digit) if presenting.typed.len() < MOST_DIGITS => {
                presenting.typed.extend(char::from_digit(digit.into(), 10));
            }
            A::Erase => drop(presenting.typed.pop()),
            A::ToggleNotes => presenting.aids.notes = !presenting.aids.notes,
            A::ToggleLaser => presenting.aids.laser = !presenting.aids.laser,
            A::ToggleBlank => presenting.aids.blank = !presenting.aids.blank,
            A::ToggleKeys => presenting.aids.keys = !presenting.aids.keys,
            A::Escape if presenting.aids.keys => presenting.aids.keys = false,
            A::Escape if !presenting.typed.is_empty() => presenting.typed.clear(),
            A::Escape | A::End => self.end_presenting(),
            A::Clock(passed_ms) => presenting.elapsed_ms += u64::from(passed_ms),
            _ => {}
        }
    }

    fn show_page(&mut self, at: usize) {
        let frame = match &self.presenting {
            Some(presenting) if presenting.at != at => presenting.pages.get(at).copied(),
            _ => return,
        };
        let staged = self.staged(frame);
        let camera = self.board.camera;
        if let (Some(presenting), Some(staged)) = (&mut self.presenting, staged) {
            presenting.at = at;
            presenting.share = 0.0;
            presenting.flight = Some(Flight::new(camera));
            presenting.leaving = Some(std::mem::replace(&mut presenting.on_stage, staged));
            presenting.leave_out_titles();
            self.settle_if_still();
        }
    }

    /// Moves the view on to its page.
    pub(in crate::app) fn tick_presenting(&mut self, passed_secs: f32) {
        let Some(camera) = self.camera_of_page() else {
            return;
        };
        let width = self.board.viewport_in_screen.width();
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let Some(flight) = &mut presenting.flight else {
            return;
        };
        match flight.pass_time(passed_secs, camera, width) {
            Some((camera, share)) => {
                self.board.camera = camera;
                presenting.share = share;
            }
            None => self.settle_presenting(),
        }
    }

    /// Shows the page on show at once: after the window changed its size, and for those who want no motion.
    pub(in crate::app) fn settle_presenting(&mut self) {
        let Some(camera) = self.camera_of_page() else {
            return;
        };
        if let Some(presenting) = &mut self.presenting {
            presenting.flight = None;
            presenting.leaving = None;
            presenting.share = 1.0;
            presenting.leave_out_titles();
            self.board.camera = camera;
        }
    }

    /// The board has another size: a page that stands still is fitted into it.
    pub(in crate::app) fn refit_presenting(&mut self) {
        if self.presenting.as_ref().is_some_and(|it| !it.is_moving()) {
            self.settle_presenting();
        }
    }

    fn settle_if_still(&mut self) {
        if self.settings.reduce_motion {
            self.settle_presenting();
        }
    }

    /// Where the camera goes for the page on show.
    fn camera_of_page(&self) -> Option<Camera> {
        let presenting = self.presenting.as_ref()?;
        Some(self.stage_camera(presenting.page_in_board()))
    }

    /// A page, ready to be shown; `None` if it has no place.
    fn staged(&self, frame: Option<FrameId>) -> Option<Staged> {
        let rect_in_board = self.page_rect(frame)?;
        Some(Staged {
            frame,
            rect_in_board,
            mark: self.mark_of_page(frame, rect_in_board),
        })
    }

    /// The rectangle of a page on the board, or of all that is shown on it.
    fn page_rect(&self, page: Option<FrameId>) -> Option<Rect> {
        let index = self.index_on_show();
        match page {
            Some(frame) => index.frame(frame).map(|frame| frame.rect),
            None => index.bounds_without(&self.board.scene.hidden),
        }
    }

    fn stage_camera(&self, rect_in_board: Rect) -> Camera {
        let room = self.board.viewport_in_screen.size() - Vec2::splat(2.0 * PADDING);
        let (room, size) = (room.max(Vec2::splat(1.0)), rect_in_board.size());
        let size = size.max(Vec2::splat(1.0));
        let zoom = (room.x / size.x).min(room.y / size.y).min(LARGEST_ZOOM);
        Camera::new(rect_in_board.center(), zoom)
    }

    /// The place of the selected page, of the page of the selected card, or of the smallest page around the middle of the
    /// view.
    fn page_here(&self, pages: &[FrameId]) -> Option<usize> {
        let place = |id: FrameId| pages.iter().position(|page| *page == id);
        let selection = self.selection();
        let of_card = selection
            .only_card()
            .and_then(|id| self.case().card(id)?.frame);
        let selected = selection.only_frame().or(of_card).and_then(place);
        selected.or_else(|| {
            let center = self.center_of_view_in_board();
            let index = self.index_on_show();
            let frames = pages.iter().filter_map(|id| index.frame(*id));
            let around = frames.filter(|frame| frame.rect.contains(center));
            let smallest = around.min_by(|one, two| one.rect.area().total_cmp(&two.rect.area()))?;
            place(smallest.id)
        })
    }
}

/// What is drawn besides the case while it is presented: what is hidden, dimmed or traced stays so; the hand is away.
fn stage_scene(scene: &Scene) -> Scene {
    Scene {
        selection: Selection::default(),
        hidden_ties: scene.hidden_ties.clone(),
        hidden: scene.hidden.clone(),
        undimmed: scene.undimmed.clone(),
        traced: scene.traced.clone(),
        ..Scene::default()
    }
}

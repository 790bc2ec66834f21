//! Which articles are open, side by side, and the way that led there.

use super::keeper::Keeper;
use super::places::ReadPlaces;
use crate::model::{ArticleId, Case, TextSpan};

/// Articles side by side at most.
pub(super) const MOST_PANES: usize = 2;
/// So many steps back are remembered.
const LONGEST_TRAIL: usize = 100;

/// Why a place is gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalKind {
    /// Reading goes on there: it comes to the top.
    Resume,
    /// It is shown: it comes to a third of the height and is lit up for a moment.
    Show,
}

/// A place that a pane shall show. Each has a number of its own, so that the window goes to each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Differs for each goal.
    pub number: u64,
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Why it is gone to.
    pub kind: GoalKind,
}

/// One article being read.
#[derive(Debug, Clone)]
pub struct Pane {
    /// Differs for each pane, whichever side it is on.
    pub number: u64,
    /// The article.
    pub article: ArticleId,
    /// Where to go.
    pub goal: Goal,
    /// The selected words: first scalar value and one past the last.
    pub selected: Option<(u32, u32)>,
    pub(super) place: u32,
    back: Vec<(ArticleId, u32)>,
    forward: Vec<(ArticleId, u32)>,
}

impl Pane {
    /// The first scalar value in view.
    pub fn place(&self) -> u32 {
        self.place
    }

    /// Whether something was read before.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether one went back.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

/// The state of the reader.
#[derive(Default)]
pub struct Reading {
    panes: Vec<Pane>,
    active: usize,
    pub(super) fills_window: bool,
    pub(super) places: ReadPlaces,
    pub(super) keeper: Keeper,
    numbers: u64,
    case_number: u64,
}

impl Reading {
    /// The open articles, from the left.
    pub fn panes(&self) -> &[Pane] {
        &self.panes
    }

    /// Whether an article is open.
    pub fn is_open(&self) -> bool {
        !self.panes.is_empty()
    }

    /// Which pane has the keyboard.
    pub fn active(&self) -> usize {
        self.active
    }

    /// The pane that has the keyboard.
    pub fn active_pane(&self) -> Option<&Pane> {
        self.panes.get(self.active)
    }

    /// Whether the reader takes the whole window.
    pub fn fills_window(&self) -> bool {
        self.fills_window && self.is_open()
    }

    /// The words selected in the pane that has the keyboard.
    pub fn selected(&self) -> Option<TextSpan> {
        let pane = self.active_pane()?;
        pane.selected.map(|(start, end)| TextSpan {
            article: pane.article,
            start,
            end,
        })
    }

    fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    fn goal(&mut self, chars: (u32, u32), kind: GoalKind) -> Goal {
        Goal {
            number: self.next_number(),
            start: chars.0,
            end: chars.1,
            kind,
        }
    }

    /// Where reading an article goes on.
    fn resume(&mut self, article: ArticleId) -> Goal {
        let at = self.places.of(article);
        self.goal((at, at), GoalKind::Resume)
    }

    /// Opens an article in the active pane, or goes to the pane that has it.
    pub(super) fn open(&mut self, article: ArticleId) {
        if let Some(at) = self.pane_of(article) {
            self.active = at;
            return;
        }
        if self.panes.is_empty() {
            self.add_pane(article);
        } else {
            let goal = self.resume(article);
            self.turn_to(article, goal);
        }
    }

    /// Opens an article beside the one that is read.
    pub(super) fn open_to_side(&mut self, article: ArticleId) {
        if self.panes.len() < MOST_PANES {
            self.add_pane(article);
        } else {
            self.active = 1 - self.active.min(1);
            let goal = self.resume(article);
            self.turn_to(article, goal);
        }
    }

    /// Shows words of an article, in the pane that has it or else in the active one.
    pub(super) fn show(&mut self, span: TextSpan) {
        let goal = self.goal((span.start, span.end), GoalKind::Show);
        match self.pane_of(span.article) {
            Some(at) => {
                self.active = at;
                if let Some(pane) = self.panes.get_mut(at) {
                    pane.goal = goal;
                }
            }
            None if self.panes.is_empty() => {
                self.add_pane(span.article);
                if let Some(pane) = self.panes.get_mut(self.active) {
                    pane.goal = goal;
                }
            }
            None => self.turn_to(span.article, goal),
        }
    }

    fn pane_of(&self, article: ArticleId) -> Option<usize> {
        let is_it = |pane: &Pane| pane.article == article;
        let active = self.active_pane().is_some_and(is_it).then_some(self.active);
        active.or_else(|| self.panes.iter().position(is_it))
    }

    fn add_pane(&mut self, article: ArticleId) {
        let goal = self.resume(article);
        let number = self.next_number();
        self.panes.push(Pane {
            number,
            article,
            goal,
            selected: None,
            place: goal.start,
            back: Vec::new(),
            forward: Vec::new(),
        });
        self.active = self.panes.len() - 1;
    }

    /// Lets the active pane show another article; the way back is kept.
    fn turn_to(&mut self, article: ArticleId, goal: Goal) {
        self.note_places();
        let Some(pane) = self.panes.get_mut(self.active) else {
            return;
        };
        if pane.article != article {
            pane.back.push((pane.article, pane.place));
            let too_many = pane.back.len().saturating_sub(LONGEST_TRAIL);
            pane.back.drain(..too_many);
            pane.forward.clear();
        }
        turn(pane, article, goal);
    }

    pub(super) fn go_back(&mut self, at: usize) {
        self.walk(at, |pane| {
            let step = pane.back.pop()?;
            pane.forward.push((pane.article, pane.place));
            Some(step)
        });
    }

    pub(super) fn go_forward(&mut self, at: usize) {
        self.walk(at, |pane| {
            let step = pane.forward.pop()?;
            pane.back.push((pane.article, pane.place));
            Some(step)
        });
    }

    fn walk(&mut self, at: usize, step: impl Fn(&mut Pane) -> Option<(ArticleId, u32)>) {
        self.note_places();
        let Some((article, place)) = self.panes.get_mut(at).and_then(step) else {
            return;
        };
        let goal = self.goal((place, place), GoalKind::Resume);
        if let Some(pane) = self.panes.get_mut(at) {
            turn(pane, article, goal);
        }
        self.active = at;
    }

    pub(super) fn activate(&mut self, at: usize) {
        if at < self.panes.len() {
            self.active = at;
        }
    }

    pub(super) fn close(&mut self, at: usize) {
        self.note_places();
        if at < self.panes.len() {
            self.panes.remove(at);
        }
        self.active = 0;
        self.fills_window &= self.is_open();
    }

    pub(super) fn close_all(&mut self) {
        self.note_places();
        self.panes.clear();
        self.active = 0;
        self.fills_window = false;
    }

    pub(super) fn swap(&mut self) {
        if self.panes.len() == MOST_PANES {
            self.panes.swap(0, 1);
            self.active = 1 - self.active.min(1);
        }
    }

    pub(super) fn pane_mut(&mut self, at: usize) -> Option<&mut Pane> {
        self.panes.get_mut(at)
    }

    /// Remembers how far what is open was read.
    pub(super) fn note_places(&mut self) {
        for pane in &self.panes {
            self.places.note(pane.article, pane.place);
        }
    }

    /// Closes what is no longer in the case, or was in another one.
    pub(in crate::app) fn forget_missing(&mut self, case: &Case, case_number: u64) {
        if self.case_number != case_number {
            self.case_number = case_number;
            self.keeper.forget_case();
        }
        let is_there = |article: ArticleId| case.articles().contains(article);
        if self.panes.iter().any(|pane| !is_there(pane.article)) {
            self.note_places();
            self.panes.retain(|pane| is_there(pane.article));
            self.active = self.active.min(self.panes.len().saturating_sub(1));
            self.fills_window &= self.is_open();
        }
        for pane in &mut self.panes {
            let steps_gone = |steps: &[(ArticleId, u32)]| {
                steps.last().is_some_and(|(article, _)| !is_there(*article))
            };
            if steps_gone(&pane.back) || steps_gone(&pane.forward) {
                pane.back.retain(|(article, _)| is_there(*article));
                pane.forward.retain(|(article, _)| is_there(*article));
            }
        }
    }
}

fn turn(pane: &mut Pane, article: ArticleId, goal: Goal) {
    if pane.article != article {
        pane.selected = None;
    }
    pane.article = article;
    pane.place = goal.start;
    pane.goal = goal;
}

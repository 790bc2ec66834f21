//! The work of a job: from the case to a proposal, with proposals to show on the way.

use super::units::{self, Units};
use super::{Along, Arrangement, edges, keys};
use crate::app::edits::count_items;
use crate::app::jobs::JobControl;
use crate::board::{BoardIndex, CardSet, Item, Selection, TieKind};
use crate::edit::Prepared;
use crate::edit::ops;
use crate::layout::{Method, Node, Request, Run};
use crate::model::Case;
use emath::Rect;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The least distance between two arranged cards, in board points.
const GAP: f32 = 24.0;
/// How long a state is shown before the next one, at least.
const SHOWN_FOR: Duration = Duration::from_millis(350);
/// Making a state to show may take this share of the work at most.
const SHARE_FOR_SHOWING: u32 = 6;

/// What to arrange, and how.
pub(super) struct Task {
    pub case: Case,
    pub selection: Selection,
    pub hidden: CardSet,
    pub hidden_ties: BTreeSet<TieKind>,
    pub arrangement: Arrangement,
    pub seed: u64,
}

/// What the user and the job tell each other while it runs.
#[derive(Default)]
pub(super) struct Shared {
    /// The newest state to show that was not yet fetched.
    latest: Mutex<Option<Box<Proposed>>>,
    /// Come to an end with what there is.
    is_stopped: AtomicBool,
}

impl Shared {
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    pub fn take(&self) -> Option<Box<Proposed>> {
        let latest = self.latest.lock();
        latest.unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, proposed: Proposed) {
        let latest = self.latest.lock();
        *latest.unwrap_or_else(PoisonError::into_inner) = Some(Box::new(proposed));
    }
}

/// The case as it would be.
pub(in crate::app) struct Proposed {
    /// The edit that makes it so.
    pub prepared: Prepared,
    /// Where everything would be.
    pub index: BoardIndex,
    /// What is arranged, in board points.
    pub bounds: Rect,
    /// How many cards and frames are arranged.
    pub cards: usize,
}

/// How arranging ended.
pub(in crate::app) enum Arranged {
    /// With a proposal.
    Proposed(Box<Proposed>),
    /// With nothing to propose, and why.
    Nothing(String),
    /// It was called off.
    CalledOff,
}

/// Arranges; shows states on the way through `shared`.
pub(super) fn run(task: &Task, control: &JobControl, shared: &Shared) -> Arranged {
    let units = units::units(&task.case, &task.selection, &task.hidden);
    let count = units.all.iter().filter(|unit| !unit.is_locked).count();
    if count == 0 || units.all.len() < 2 {
        return Arranged::Nothing(match units.all.is_empty() {
            false if count == 0 => "Everything there is locked.".to_owned(),
            _ => "There are no two cards to arrange.".to_owned(),
        });
    }
    let index = BoardIndex::of(&task.case);
    let request = request(task, &units, &index);
    drop(index);
    if let (true, Arrangement::Layers(along)) = (request.edges.is_empty(), task.arrangement) {
        return Arranged::Nothing(no_layers(along));
    }
    let mut run = Run::new(request);
    let mut shown = Instant::now();
    let mut wait = SHOWN_FOR;
    loop {
        if control.is_cancelled() {
            return Arranged::CalledOff;
        }
        if shared.is_stopped.load(Ordering::Relaxed) {
            run.hurry();
        }
        let progress = run.step();
        if progress.is_done {
            break;
        }
        control.set_progress(progress.fraction);
        if shown.elapsed() >= wait {
            let began = Instant::now();
            match propose(task, &units, &run) {
                Ok(proposed) => shared.put(proposed),
                Err(why) => return Arranged::Nothing(why),
            }
            shown = Instant::now();
            wait = SHOWN_FOR.max(began.elapsed() * SHARE_FOR_SHOWING);
        }
    }
    match propose(task, &units, &run) {
        Ok(proposed) if proposed.prepared.diff().is_empty() => {
            Arranged::Nothing("Everything is arranged like this already.".to_owned())
        }
        Ok(proposed) => Arranged::Proposed(Box::new(proposed)),
        Err(why) => Arranged::Nothing(why),
    }
}

fn no_layers(along: Along) -> String {
    let name = match along {
        Along::Everything => return "No two of these cards are linked.".to_owned(),
        Along::Links(kind) => kind.label(),
        Along::Ties(kind) => kind.label(),
    };
    format!("No two of these cards are linked by “{name}”.")
}

fn request(task: &Task, units: &Units, index: &BoardIndex) -> Request {
    let mut unit_of: BTreeMap<Item, usize> = BTreeMap::new();
    for (at, unit) in units.all.iter().enumerate() {
        unit_of.extend(unit.cards.iter().map(|card| (Item::Card(*card), at)));
        unit_of.extend(unit.frames.iter().map(|frame| (Item::Frame(*frame), at)));
    }
    let along = match task.arrangement {
        Arrangement::Layers(along) => along,
        _ => Along::Everything,
    };
    let edges = edges::ends(index, along, &task.hidden_ties)
        .filter_map(|(from, to)| Some((*unit_of.get(&from)?, *unit_of.get(&to)?)))
        .filter(|(from, to)| from != to)
        .collect();
    let orders = keys::orders(&task.case, task.arrangement, &units.all);
    let nodes = units.all.iter().zip(orders).map(|(unit, order)| Node {
        rect: unit.rect,
        is_locked: unit.is_locked,
        order,
    });
    let center = task.selection.only_card();
    let center = center.and_then(|card| unit_of.get(&Item::Card(card)).copied());
    Request {
        nodes: nodes.collect(),
        edges,
        obstacles: units.obstacles.clone(),
        method: match task.arrangement {
            Arrangement::Force => Method::Force,
            Arrangement::Groups => Method::Groups,
            Arrangement::Layers(_) => Method::Layers,
            Arrangement::Grid | Arrangement::GridByKind => Method::Grid,
            Arrangement::Timeline => Method::Timeline,
            Arrangement::Circle => Method::Circle(center),
            Arrangement::Tidy => Method::Tidy,
        },
        seed: task.seed,
        gap: GAP,
        within: units.room(&task.case),
    }
}

/// The case as it would be with what the run has by now.
fn propose(task: &Task, units: &Units, run: &Run) -> Result<Proposed, String> {
    let corners = run.positions();
    let places = units.places(&task.case, &corners);
    let cards: usize = units
        .all
        .iter()
        .filter(|unit| !unit.is_locked)
        .map(|unit| unit.cards.len())
        .sum();
    let label = format!("Arrange {}", count_items(cards, 0));
    let prepared = Prepared::new(&task.case, &label, |tx| ops::arrange_items(tx, &places));
    let prepared = prepared.map_err(|error| format!("{label}: {error}."))?;
    let arranged = units
        .all
        .iter()
        .zip(&corners)
        .map(|(unit, corner)| Rect::from_min_size(*corner, unit.rect.size()));
    Ok(Proposed {
        index: BoardIndex::of(prepared.case()),
        bounds: arranged.reduce(Rect::union).unwrap_or(Rect::ZERO),
        prepared,
        cards,
    })
}

/// Starts with nothing shown and nothing stopped.
pub(super) fn shared() -> Arc<Shared> {
    Arc::default()
}

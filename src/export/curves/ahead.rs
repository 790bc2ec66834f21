//! Words set in type ahead of the writer, by other threads.
//!
//! Shaping words and writing figures down take about as long. So the shapes of a picture are handed out in batches, and come
//! back in their order with the lines of their words, ready to be written. What is written does not depend on who was faster,
//! and a batch is let go when it is written.

use super::super::letters::{Compositor, Faces, LetterLine};
use crate::board::{Drawn, Words};
use emath::Rect;
use epaint::Shape;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, mpsc};

/// Shapes of a batch: enough for a thread to be worth asking, few enough not to wait for.
const BATCH: usize = 1_024;
/// Batches that lie ready at most, for each thread.
const AHEAD: usize = 4;

/// Some shapes of a picture, and the lines of the words among them.
pub(super) struct Batch {
    pub shapes: Vec<Shape>,
    /// In the order of the shapes.
    pub lines: VecDeque<Vec<LetterLine>>,
}

/// What is needed to set words.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub faces: &'a Faces,
    pub pixels_per_point: f32,
    /// Words outside are left out.
    pub seen: Rect,
    /// How many threads set words.
    pub threads: usize,
}

impl Setting<'_> {
    /// Whether some words are in the picture.
    pub fn shows(&self, words: &Words) -> bool {
        words.bounds_in_screen().intersects(self.seen)
    }
}

/// Hands the batches of a picture on in their order. Stops where `write` answers with false; says whether it went through.
pub(super) fn in_batches(
    shapes: Vec<Shape>,
    setting: Setting<'_>,
    mut write: impl FnMut(Batch) -> bool,
) -> bool {
    let threads = setting.threads.max(1);
    let shapes = Mutex::new((0, shapes.into_iter()));
    let next = || {
        let mut shapes = shapes.lock().ok()?;
        let (number, shapes) = &mut *shapes;
        let batch: Vec<Shape> = shapes.by_ref().take(BATCH).collect();
        *number += 1;
        (!batch.is_empty()).then_some((*number - 1, batch))
    };
    std::thread::scope(|scope| {
        let (ready, done) = mpsc::sync_channel::<(usize, Batch)>(threads * AHEAD);
        for _ in 0..threads {
            let (ready, next) = (ready.clone(), &next);
            scope.spawn(move || {
                let mut compositor = Compositor::new(setting.faces);
                while let Some((number, shapes)) = next() {
                    let mut lines = VecDeque::new();
                    for shape in &shapes {
                        set_words(shape, &setting, &mut compositor, &mut lines);
                    }
                    if ready.send((number, Batch { shapes, lines })).is_err() {
                        // Nobody wants them any more.
                        return;
                    }
                }
            });
        }
        drop(ready);
        let mut wanted = 0;
        let mut early = BTreeMap::new();
        for (number, batch) in done {
            early.insert(number, batch);
            while let Some(batch) = early.remove(&wanted) {
                wanted += 1;
                if !write(batch) {
                    return false;
                }
            }
        }
        true
    })
}

fn set_words(
    shape: &Shape,
    setting: &Setting<'_>,
    compositor: &mut Compositor<'_>,
    lines: &mut VecDeque<Vec<LetterLine>>,
) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            set_words(shape, setting, compositor, lines);
        }
    } else if let Some(Drawn::Words(words)) = Drawn::of(shape)
        && setting.shows(words)
    {
        lines.push_back(compositor.set(words, setting.pixels_per_point));
    }
}

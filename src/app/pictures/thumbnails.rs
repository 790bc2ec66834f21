//! As many pixels in memory as are looked at.
//!
//! Wishes come from the picture drawn last; a job at a time or two decodes them; the window loads a few megabytes of what
//! arrived in each frame; what was not looked at for longest goes when there is too much. The full picture is in memory
//! only while it is decoded.

use crate::board::{ImageKey, ImageShelf, ImageTrouble, ImageWish};
use epaint::{ColorImage, TextureId};
use foldhash::fast::FixedState;
use std::collections::{HashMap, VecDeque};

/// How many pictures are decoded at a time.
pub(super) const MOST_JOBS: usize = 2;
/// How much of what is not looked at any more is kept, with what is, in bytes of pixels.
const BUDGET_BYTES: usize = 96 << 20;
/// How much is handed to the window in one frame, in bytes; one picture at least.
pub(super) const MOST_BYTES_A_FRAME: usize = 8 << 20;

/// A picture of one size.
pub(super) type Slot = (ImageKey, u32);

/// What a job decoded.
pub(in crate::app) struct DecodedImage {
    pub slot: Slot,
    /// For which case; see `Session::case_number`.
    pub case_number: u64,
    pub outcome: Result<ColorImage, ImageTrouble>,
}

/// A texture the window has.
struct Kept {
    bytes: usize,
    last_used: u64,
}

/// What was done since the start, for tests and the frame log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub decoded: usize,
    pub loaded: usize,
}

/// The pixels in memory.
#[derive(Default)]
pub(in crate::app) struct Thumbnails {
    shelf: ImageShelf,
    kept: HashMap<Slot, Kept, FixedState>,
    kept_bytes: usize,
    arrived: VecDeque<(Slot, ColorImage)>,
    running: Vec<Slot>,
    wishes: Vec<ImageWish>,
    frame_number: u64,
    to_free: Vec<TextureId>,
    pub(super) max_side_px: Option<u32>,
    pub(super) counts: Counts,
}

impl Thumbnails {
    /// What can be drawn.
    pub fn shelf(&self) -> &ImageShelf {
        &self.shelf
    }

    /// Files that were missing may be there again.
    pub fn look_again(&mut self) {
        self.shelf.forget_trouble();
    }

    /// Lets go of everything: another case comes.
    pub fn clear(&mut self) {
        for (key, size) in std::mem::take(&mut self.kept).into_keys() {
            self.to_free.extend(self.shelf.take(key, size));
        }
        let old = std::mem::take(self);
        self.to_free = old.to_free;
        self.frame_number = old.frame_number;
        self.max_side_px = old.max_side_px;
        self.counts = old.counts;
    }

    /// A job came to a bad end, and nobody knows which.
    pub fn give_up(&mut self) {
        self.running.clear();
    }

    /// Notes what a picture used and what it would like to have. Replaces the wishes before.
    pub fn note(
        &mut self,
        used: impl IntoIterator<Item = Slot>,
        wishes: impl IntoIterator<Item = ImageWish>,
    ) {
        for slot in used {
            if let Some(kept) = self.kept.get_mut(&slot) {
                kept.last_used = self.frame_number;
            }
        }
        self.wishes.clear();
        self.wishes.extend(wishes);
        // What is not seen at all comes before what could be sharper.
        let shelf = &self.shelf;
        self.wishes
            .sort_by_key(|wish| shelf.texture(wish.key, wish.longest_px).is_some());
    }

    /// The next picture to be decoded, if there is one and not enough are under way.
    pub fn next_job(&mut self) -> Option<ImageWish> {
        if self.running.len() >= MOST_JOBS {
            return None;
        }
        let is_open = |wish: &ImageWish| {
            let slot = (wish.key, wish.longest_px);
            !self.running.contains(&slot)
                && !self.arrived.iter().any(|arrived| arrived.0 == slot)
                && !self.shelf.has(wish.key, wish.longest_px)
        };
        let at = self.wishes.iter().position(is_open)?;
        let wish = self.wishes.remove(at);
        self.running.push((wish.key, wish.longest_px));
        Some(wish)
    }

    /// Takes in what a job decoded.
    pub fn take(&mut self, decoded: DecodedImage) {
        self.running.retain(|slot| *slot != decoded.slot);
        self.counts.decoded += 1;
        match decoded.outcome {
            Ok(pixels) => self.arrived.push_back((decoded.slot, pixels)),
            Err(trouble) => self.shelf.put_trouble(decoded.slot.0, trouble),
        }
    }

    /// Whether the next frame has something to load.
    pub fn has_arrived(&self) -> bool {
        !self.arrived.is_empty()
    }

    /// Starts a frame: what went is freed, a part of what arrived is loaded.
    pub fn exchange(&mut self, host: &mut dyn super::TextureHost) {
        self.frame_number += 1;
        self.max_side_px = Some(host.max_side_px().max(64));
        for texture in std::mem::take(&mut self.to_free) {
            host.free(texture);
        }
        let mut loaded_bytes = 0;
        while loaded_bytes < MOST_BYTES_A_FRAME
            && let Some((slot, pixels)) = self.arrived.pop_front()
        {
            let bytes = pixels.pixels.len() * 4;
            loaded_bytes += bytes;
            self.counts.loaded += 1;
            let texture = host.load(pixels);
            if let Some(old) = self.shelf.put(slot.0, slot.1, texture) {
                host.free(old);
            }
            let last_used = self.frame_number;
            let before = self.kept.insert(slot, Kept { bytes, last_used });
            self.kept_bytes += bytes;
            self.kept_bytes -= before.map_or(0, |kept| kept.bytes);
        }
        self.make_room(host);
    }

    /// Lets go of what was not used for longest until the budget is kept; what the last frame showed stays.
    fn make_room(&mut self, host: &mut dyn super::TextureHost) {
        if self.kept_bytes <= BUDGET_BYTES {
            return;
        }
        let now = self.frame_number;
        let idle = self
            .kept
            .iter()
            .filter(|(_, kept)| kept.last_used + 1 < now);
        let mut idle: Vec<(u64, Slot, usize)> = idle
            .map(|(slot, kept)| (kept.last_used, *slot, kept.bytes))
            .collect();
        idle.sort_unstable_by_key(|(last_used, slot, _)| (*last_used, slot.0.sha256, slot.1));
        for (_, slot, bytes) in idle {
            if self.kept_bytes <= BUDGET_BYTES {
                return;
            }
            self.kept.remove(&slot);
            self.kept_bytes -= bytes;
            if let Some(texture) = self.shelf.take(slot.0, slot.1) {
                host.free(texture);
            }
        }
    }

    /// How much the window keeps, in bytes of pixels.
    #[cfg(test)]
    pub(super) fn kept_bytes(&self) -> usize {
        self.kept_bytes
    }
}

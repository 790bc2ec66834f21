//! The keeper of pixels: bounded work in each frame, bounded memory.

use super::TextureHost;
use super::thumbnails::{DecodedImage, MOST_BYTES_A_FRAME, MOST_JOBS, Thumbnails};
use crate::board::{ImageKey, ImageState, ImageTrouble, ImageWish};
use crate::model::{Sha256Digest, StoredFile};
use epaint::{Color32, ColorImage, TextureId};
use std::collections::BTreeSet;

/// A window that keeps count.
#[derive(Default)]
struct Host {
    next: u64,
    alive: BTreeSet<u64>,
    loaded_bytes: usize,
}

impl TextureHost for Host {
    fn load(&mut self, pixels: ColorImage) -> TextureId {
        self.loaded_bytes += pixels.pixels.len() * 4;
        self.next += 1;
        self.alive.insert(self.next);
        TextureId::Managed(self.next)
    }

    fn free(&mut self, texture: TextureId) {
        let TextureId::Managed(number) = texture else {
            panic!("not a texture of this window");
        };
        assert!(self.alive.remove(&number), "freed twice");
    }

    fn max_side_px(&self) -> u32 {
        4096
    }
}

fn wish(number: u32, longest_px: u32) -> ImageWish {
    let sha256 = Sha256Digest::of(&number.to_le_bytes());
    ImageWish {
        key: ImageKey { sha256, part: None },
        file: StoredFile {
            sha256,
            extension: "png".into(),
            bytes: 1,
        },
        longest_px,
    }
}

/// Decodes all that is asked for, as jobs would, into squares of the size wished for.
fn decode(thumbnails: &mut Thumbnails) -> usize {
    let mut jobs = Vec::new();
    while let Some(wish) = thumbnails.next_job() {
        jobs.push(wish);
    }
    let count = jobs.len();
    for wish in jobs {
        let side = wish.longest_px as usize;
        thumbnails.take(DecodedImage {
            slot: (wish.key, wish.longest_px),
            case_number: 0,
            outcome: Ok(ColorImage::filled([side, side], Color32::GRAY)),
        });
    }
    count
}

#[test]
fn five_hundred_pictures_come_a_few_at_a_time() {
    let mut thumbnails = Thumbnails::default();
    let mut host = Host::default();
    let all: Vec<ImageWish> = (0..500).map(|number| wish(number, 128)).collect();
    let mut frames = 0;
    loop {
        let before = host.loaded_bytes;
        thumbnails.exchange(&mut host);
        assert!(host.loaded_bytes - before <= MOST_BYTES_A_FRAME + 128 * 128 * 4);
        let has = |wish: &&ImageWish| thumbnails.shelf().has(wish.key, wish.longest_px);
        let used: Vec<_> = all.iter().filter(has).collect();
        let used: Vec<_> = used.iter().map(|it| (it.key, it.longest_px)).collect();
        if used.len() == all.len() {
            break;
        }
        let open: Vec<_> = all.iter().filter(|it| !has(it)).cloned().collect();
        thumbnails.note(used, open);
        assert!(
            decode(&mut thumbnails) <= MOST_JOBS,
            "no more than these in one frame"
        );
        frames += 1;
        assert!(frames < 1000, "it comes to an end");
    }
    assert_eq!(
        thumbnails.counts.decoded, 500,
        "each picture is decoded once"
    );
    assert_eq!(thumbnails.counts.loaded, 500);
    // A board that stays as it is costs nothing.
    thumbnails.note(all.iter().map(|it| (it.key, it.longest_px)), []);
    assert_eq!(decode(&mut thumbnails), 0);
}

#[test]
fn what_is_not_looked_at_goes_when_there_is_too_much() {
    let mut thumbnails = Thumbnails::default();
    let mut host = Host::default();
    // 1024² pixels are 4 MiB: thirty of them are more than is kept.
    for number in 0..30 {
        thumbnails.note([], [wish(number, 1024)]);
        decode(&mut thumbnails);
        thumbnails.exchange(&mut host);
        thumbnails.exchange(&mut host);
    }
    assert!(thumbnails.kept_bytes() <= 96 << 20);
    assert_eq!(host.alive.len(), thumbnails.kept_bytes() >> 22);
    let newest = wish(29, 1024).key;
    assert_eq!(thumbnails.shelf().state(newest), ImageState::Ready);
    assert_eq!(
        thumbnails.shelf().state(wish(0, 1024).key),
        ImageState::Waiting
    );

    thumbnails.clear();
    thumbnails.exchange(&mut host);
    assert!(
        host.alive.is_empty(),
        "another case: all textures are freed"
    );
}

#[test]
fn trouble_is_not_asked_for_again_until_files_may_be_back() {
    let mut thumbnails = Thumbnails::default();
    let lost = wish(1, 128);
    thumbnails.note([], [lost.clone()]);
    let job = thumbnails.next_job().expect("it is wished for");
    thumbnails.take(DecodedImage {
        slot: (job.key, job.longest_px),
        case_number: 0,
        outcome: Err(ImageTrouble::Missing),
    });
    let state = ImageState::Trouble(ImageTrouble::Missing);
    assert_eq!(thumbnails.shelf().state(lost.key), state);
    thumbnails.look_again();
    assert_eq!(thumbnails.shelf().state(lost.key), ImageState::Waiting);
}

//! Text that was laid out, kept from frame to frame.

use super::super::drawn::{Ground, Medium};
use super::super::face::{Content, Detail, Face, image_state};
use super::super::images::ImageState;
use super::super::index::{BoardIndex, IndexedCard};
use super::super::scene::{Item, Preview};
use super::super::text::{TextBlock, Typesetter};
use super::super::view::View;
use super::crowd::{KeptLayers, Layers};
use super::easel::Easel;
use super::far_links::Bundles;
use super::kept_bundles::KeptBundles;
use super::moving::{KeptMoving, Moving};
use crate::model::{ArticleFacts, CardId, ClaimFacts, FrameId, LinkId, RecordRef};
use emath::Vec2;
use epaint::Color32;
use epaint::text::{FontId, FontsView, TextOptions};
use std::collections::HashMap;
use std::sync::Arc;

/// The most faces that are kept. A board at 25 % shows about 500.
const MAX_FACES: usize = 3000;
/// The most words on links and frames that are kept.
const MAX_LABELS: usize = 3000;
/// Blocks of text that are broken or set for the first time in one frame; one or two milliseconds.
const BUDGET: usize = 120;
/// How much more the first picture may take.
const FIRST_PICTURE: usize = 10;

/// What is known of a card's record beside the case.
#[derive(Debug, Clone, PartialEq)]
enum Facts {
    Claim(ClaimFacts),
    Article(ArticleFacts),
    /// How the picture stands that the card shows.
    Image(ImageState),
    None,
}

impl Facts {
    fn of(view: &View<'_>, subject: RecordRef) -> Self {
        let findings = view.findings;
        match subject {
            RecordRef::Claim(id) => findings
                .claims
                .get(&id)
                .cloned()
                .map_or(Self::None, Self::Claim),
            RecordRef::Article(id) => findings
                .articles
                .get(&id)
                .cloned()
                .map_or(Self::None, Self::Article),
            RecordRef::Image(_) | RecordRef::Entity(_) => {
                image_state(view.case, view.images, subject).map_or(Self::None, Self::Image)
            }
            _ => Self::None,
        }
    }
}

/// A face with what it was made from.
#[derive(Debug)]
pub(super) struct KeptFace {
    generation: u64,
    facts: Facts,
    size: Vec2,
    pub content: Content,
    pub name: Arc<str>,
    pub face: Face,
    last_used: u64,
}

/// Words with what they were made from.
#[derive(Debug)]
struct KeptLabel {
    words: String,
    width: f32,
    size: f32,
    block: TextBlock,
    last_used: u64,
}

/// What words are kept by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum LabelKey {
    Link(LinkId),
    Frame(FrameId),
    FrameIcon,
    FolderIcon,
    Badge(Item),
}

/// Text that was laid out, kept from frame to frame. Bounded; safe to use with any case, and to throw away at any time.
#[derive(Debug, Default)]
pub struct PictureCache {
    faces: HashMap<(CardId, Detail), KeptFace>,
    labels: HashMap<LabelKey, KeptLabel>,
    frame_number: u64,
    atlas_fill: f32,
    pixels_per_point: f32,
    /// How glyphs were drawn: each theme has a way of its own, and with another one all are drawn anew.
    text_options: Option<TextOptions>,
    pace: Pace,
    medium: Medium,
    ground: Ground,
    moving: KeptMoving,
    layers: KeptLayers,
    /// Room for the lines of far views, used again.
    pub(super) bundles: Bundles,
    pub(super) kept_bundles: KeptBundles,
}

/// How much text is set in one frame.
#[derive(Debug, Clone, Copy)]
enum Pace {
    /// At most so many blocks.
    Budget(usize),
    /// All of it.
    Unhurried,
}

impl Default for Pace {
    fn default() -> Self {
        Self::Budget(BUDGET)
    }
}

impl PictureCache {
    /// A cache for pictures that must be complete at once, however long it takes: exports.
    pub fn unhurried() -> Self {
        Self {
            pace: Pace::Unhurried,
            ..Self::default()
        }
    }

    /// A cache for one picture that is read by something else than a window.
    pub fn for_export(medium: Medium, ground: Ground) -> Self {
        Self {
            pace: Pace::Unhurried,
            medium,
            ground,
            ..Self::default()
        }
    }

    /// Takes over what another cache laid out.
    pub(super) fn take_faces(&mut self, other: Self) {
        self.faces.extend(other.faces);
    }

    /// The faces that were laid out, in no particular order.
    pub(super) fn faces(&self) -> impl Iterator<Item = &Face> {
        self.faces.values().map(|kept| &kept.face)
    }

    /// Who reads the pictures.
    pub(super) fn medium(&self) -> Medium {
        self.medium
    }

    /// Whether the board itself is painted.
    pub(super) fn ground(&self) -> Ground {
        self.ground
    }

    /// A cache that sets at most so many blocks of text in one frame.
    #[cfg(test)]
    pub(super) fn with_budget(blocks: usize) -> Self {
        Self {
            pace: Pace::Budget(blocks),
            ..Self::default()
        }
    }

    /// What a gesture moves.
    pub(super) fn moving(&mut self, index: &BoardIndex, preview: &Preview) -> Moving {
        self.moving.of(index, preview)
    }

    /// The cards seen from far away, layer by layer.
    pub(super) fn layers(&mut self, easel: &Easel<'_>) -> Layers {
        self.layers.of(easel)
    }

    pub(super) fn budget(&self) -> Option<usize> {
        match self.pace {
            // The first picture may take longer: nothing stands still yet.
            Pace::Budget(blocks) if self.frame_number <= 1 => Some(blocks * FIRST_PICTURE),
            Pace::Budget(blocks) => Some(blocks),
            Pace::Unhurried => None,
        }
    }

    /// Starts a frame; forgets all type if the glyphs it points to are gone. Says how many pixels a point has.
    pub(super) fn begin(&mut self, fonts: &mut FontsView<'_>) -> f32 {
        self.frame_number += 1;
        let probe = fonts.layout_no_wrap(
            " ".to_owned(),
            FontId::proportional(super::super::theme::size::TEXT_BODY),
            Color32::WHITE,
        );
        let fill = fonts.font_atlas_fill_ratio();
        let is_same_way = self.text_options.as_ref() == Some(fonts.options());
        let is_same_size = probe.pixels_per_point == self.pixels_per_point;
        if fill < self.atlas_fill || !is_same_size || !is_same_way {
            self.unset_all();
        }
        self.text_options = Some(*fonts.options());
        self.atlas_fill = fill;
        self.pixels_per_point = probe.pixels_per_point;
        probe.pixels_per_point
    }

    fn unset_all(&mut self) {
        for kept in self.faces.values_mut() {
            kept.face.unset();
        }
        for kept in self.labels.values_mut() {
            kept.block.unset();
        }
    }

    /// Ends a frame: what was not used for longest goes, if there is too much.
    pub(super) fn end(&mut self) {
        let now = self.frame_number;
        if self.faces.len() > MAX_FACES {
            self.faces.retain(|_, kept| kept.last_used + 2 > now);
        }
        if self.labels.len() > MAX_LABELS {
            self.labels.retain(|_, kept| kept.last_used + 2 > now);
        }
    }

    /// The face of a card, made or brought up to date if need be. `None` while there is no time to make it.
    pub(super) fn face(
        &mut self,
        view: &View<'_>,
        card: &IndexedCard,
        size: Vec2,
        detail: Detail,
        setter: &mut Typesetter<'_, '_>,
    ) -> Option<&mut KeptFace> {
        let generation = view.index.generation();
        let facts = Facts::of(view, card.subject);
        let kept = self.faces.get(&(card.id, detail));
        let is_fresh = kept.is_some_and(|kept| {
            kept.generation == generation && kept.size == size && kept.facts == facts
        });
        if !is_fresh {
            if kept.is_none() && !setter.has_time() {
                setter.is_behind = true;
                return None;
            }
            let content = Content::of(
                view.case,
                view.findings,
                view.images,
                view.case.card(card.id)?,
            );
            let same = kept.is_some_and(|kept| kept.size == size && kept.content == content);
            if !same {
                let face = Face::of(&content, size, detail, setter.fonts);
                setter.spend(face.texts.len());
                let name = content.accessible_name().into();
                let kept = KeptFace {
                    generation,
                    facts: facts.clone(),
                    size,
                    content,
                    name,
                    face,
                    last_used: 0,
                };
                self.faces.insert((card.id, detail), kept);
            }
        }
        let kept = self.faces.get_mut(&(card.id, detail))?;
        kept.generation = generation;
        kept.facts = facts;
        kept.last_used = self.frame_number;
        Some(kept)
    }

    /// One line of words outside cards.
    pub(super) fn label(
        &mut self,
        key: LabelKey,
        words: &str,
        make: impl FnOnce(&mut FontsView<'_>) -> TextBlock,
        (width, size): (f32, f32),
        setter: &mut Typesetter<'_, '_>,
    ) -> &mut TextBlock {
        let is_fresh = self
            .labels
            .get(&key)
            .is_some_and(|kept| kept.words == words && kept.width == width && kept.size == size);
        if !is_fresh {
            self.labels.remove(&key);
        }
        let now = self.frame_number;
        let kept = self.labels.entry(key).or_insert_with(|| KeptLabel {
            words: words.to_owned(),
            width,
            size,
            block: make(setter.fonts),
            last_used: now,
        });
        kept.last_used = now;
        &mut kept.block
    }
}

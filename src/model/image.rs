//! Pictures as evidence. The file itself is kept beside the case under its digest and never changes; the record says what
//! it shows, what part of it, and what the analyst drew on it.

use super::article::Sha256Digest;
use super::card::Tint;
use super::coordinates::Coordinates;
use super::ids::ImageId;
use super::labels::{is_default, labelled_enum};
use super::marks::Tlp;
use super::provenance::StoredFile;
use super::timestamp::Timestamp;
use emath::Pos2;
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// What is drawn on a picture.
    MarkupShape {
        /// A rectangle between its two points.
        #[default]
        Box = "box",
        /// An arrow from the first point to the second.
        Arrow = "arrow",
        /// A numbered disc at the first point.
        Number = "number",
    }
}

/// Something drawn on a picture; the picture itself stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Markup {
    /// What is drawn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shape: MarkupShape,
    /// The first point, in fractions of the upright, uncropped picture's width and height.
    pub from: Pos2,
    /// The second point, likewise; the same as the first for a number.
    pub to: Pos2,
    /// The words beside it; the figure of a number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// Its colour.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tint: Tint,
}

/// The part of a picture that is shown, in pixels of the upright picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// From the left edge.
    pub x_px: u32,
    /// From the upper edge.
    pub y_px: u32,
    /// At least 1.
    pub width_px: u32,
    /// At least 1.
    pub height_px: u32,
}

/// What a camera wrote into the file (Exif 2.3). Shown, never exported.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoFacts {
    /// When it was taken, as the camera says: local time, no zone unless the camera gives one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub taken: String,
    /// Maker and model.
    #[serde(default, skip_serializing_if = "is_default")]
    pub camera: String,
    /// Where it was taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub coordinates: Option<Coordinates>,
    /// The program that wrote the file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub software: String,
    /// How the picture is turned: Exif orientation 2 to 8; 0 or 1 is upright.
    #[serde(default, skip_serializing_if = "is_default")]
    pub orientation: u8,
}

/// A picture as evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its name among records.
    pub id: ImageId,
    /// SHA-256 of the file's bytes; the file beside the case is named by it.
    pub sha256: Sha256Digest,
    /// The file's ending without the dot, such as `png`.
    pub extension: String,
    /// Length of the file in bytes; 0 where it is not known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bytes: u64,
    /// What the file was called when it came in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub original_name: String,
    /// When it was added.
    #[serde(default, skip_serializing_if = "is_default")]
    pub added_at: Option<Timestamp>,
    /// Width of the upright, uncropped picture in pixels.
    pub width_px: u32,
    /// Height of the upright, uncropped picture in pixels.
    pub height_px: u32,
    /// What it shows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: String,
    /// Where it is from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// What the camera says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub photo: Option<Box<PhotoFacts>>,
    /// The part that is shown; `None` shows all of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub crop: Option<Crop>,
    /// What is drawn on it, in the order it was drawn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub markup: Vec<Markup>,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
}

impl Image {
    /// A new picture of this file and size.
    pub fn new(id: ImageId, file: StoredFile, width_px: u32, height_px: u32) -> Self {
        Self {
            id,
            sha256: file.sha256,
            extension: file.extension,
            bytes: file.bytes,
            original_name: String::new(),
            added_at: None,
            width_px,
            height_px,
            caption: String::new(),
            source: String::new(),
            photo: None,
            crop: None,
            markup: Vec::new(),
            tags: Vec::new(),
            mark: None,
        }
    }

    /// All of the picture.
    pub fn whole(&self) -> Crop {
        Crop {
            x_px: 0,
            y_px: 0,
            width_px: self.width_px.max(1),
            height_px: self.height_px.max(1),
        }
    }

    /// The part that is shown, cut to the picture; all of it where nothing sound is said.
    pub fn shown(&self) -> Crop {
        let whole = self.whole();
        let Some(crop) = self.crop else {
            return whole;
        };
        if crop.x_px >= whole.width_px || crop.y_px >= whole.height_px {
            return whole;
        }
        Crop {
            width_px: crop.width_px.clamp(1, whole.width_px - crop.x_px),
            height_px: crop.height_px.clamp(1, whole.height_px - crop.y_px),
            ..crop
        }
    }

    /// The file beside the case.
    pub fn file(&self) -> StoredFile {
        StoredFile {
            sha256: self.sha256,
            extension: self.extension.clone(),
            bytes: self.bytes,
        }
    }
}

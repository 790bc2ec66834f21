//! Pictures as evidence. The file itself is kept beside the case under its digest; the record says what it shows.

use super::article::Sha256Digest;
use super::ids::ImageId;
use super::labels::is_default;
use super::marks::Tlp;
use serde::{Deserialize, Serialize};

/// A picture as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its name among records.
    pub id: ImageId,
    /// SHA-256 of the file's bytes; the file beside the case is named by it.
    pub sha256: Sha256Digest,
    /// The file's ending without the dot, such as `png`.
    pub extension: String,
    /// What the file was called when it came in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub original_name: String,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// What it shows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: String,
    /// Where it is from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
}

impl Image {
    /// The name of the file in the case's own folder.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.sha256, self.extension)
    }
}

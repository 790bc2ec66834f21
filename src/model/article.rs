//! Source documents: the article as an immutable text snapshot.

use super::block::{Block, TextBlock, text_blocks};
use super::dates::Edtf;
use super::grades::Reliability;
use super::ids::{ArticleId, OutletId};
use super::labels::is_default;
use super::marks::Tlp;
use super::provenance::{Candidate, MetaSlot, Provenance};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A SHA-256 digest (FIPS 180-4), in files as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Digest([u8; 32]);

impl Sha256Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text is not a SHA-256 digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a SHA-256 digest: 64 hexadecimal digits in lower case")]
pub struct DigestError;

impl FromStr for Sha256Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let digits = text.as_bytes();
        if digits.len() != 64
            || !digits
                .iter()
                .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        {
            return Err(DigestError);
        }
        let mut bytes = [0u8; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| DigestError)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| DigestError)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Sha256Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(super::ids::TextVisitor::<Self>(std::marker::PhantomData))
    }
}

/// One source document. Its text never changes after it was taken in: everything that was quoted from it keeps its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its name among records.
    pub id: ArticleId,
    /// The headline; a working title where there is none.
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outlet: Option<OutletId>,
    /// Who wrote it, as the byline says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub author: String,
    /// When it was published; empty when the document does not say.
    #[serde(default, skip_serializing_if = "is_default")]
    pub published: Option<Edtf>,
    /// When the snapshot was taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retrieved: Option<Edtf>,
    /// Where it was found. Never opened or fetched by the program.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: String,
    /// BCP 47 tag of the text's language, such as `en` or `uk`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub language: String,
    /// Reliability of this source; `None` takes the outlet's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reliability: Option<Reliability>,
    /// Who handed the document in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub supplied_by: String,
    /// The analyst's remarks on the document.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remarks: String,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
    /// The version of this document that it takes the place of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub earlier: Option<ArticleId>,
    /// How it came in; `None` for one that was typed or brought from another board.
    #[serde(default, skip_serializing_if = "is_default")]
    pub provenance: Option<Box<Provenance>>,
    /// The shape of the text: ascending, not overlapping. What no block covers is running text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub blocks: Vec<Block>,
    /// SHA-256 of `text` in UTF-8, taken when the article came in.
    pub sha256: Sha256Digest,
    /// The snapshot.
    pub text: Arc<str>,
}

impl Article {
    /// A new article around a text; the digest is taken here, once.
    pub fn new(id: ArticleId, title: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self {
            id,
            title: title.into(),
            outlet: None,
            author: String::new(),
            published: None,
            retrieved: None,
            url: String::new(),
            language: String::new(),
            reliability: None,
            supplied_by: String::new(),
            remarks: String::new(),
            tags: Vec::new(),
            mark: None,
            earlier: None,
            provenance: None,
            blocks: Vec::new(),
            sha256: Sha256Digest::of(text.as_bytes()),
            text,
        }
    }

    /// The whole text divided into blocks, in order. Walks over the text: not for every frame.
    pub fn text_blocks(&self) -> Vec<TextBlock> {
        text_blocks(&self.text, &self.blocks)
    }

    /// What the document says of itself for one slot, best first.
    pub fn candidates_for(&self, slot: MetaSlot) -> impl Iterator<Item = &Candidate> {
        let provenance = self.provenance.as_deref();
        provenance
            .into_iter()
            .flat_map(move |provenance| provenance.candidates_for(slot))
    }

    /// Whether the title was only proposed by the program, and the analyst has not put another in its place.
    pub fn has_proposed_title(&self) -> bool {
        let mut candidates = self.candidates_for(MetaSlot::Title);
        candidates.any(|candidate| candidate.value == self.title && !candidate.found_in.is_stated())
    }

    /// Whether the text is still the one that was taken in. Hashes the whole text: not for every frame.
    pub fn is_unchanged_since_import(&self) -> bool {
        Sha256Digest::of(self.text.as_bytes()) == self.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypedId as _;

    #[test]
    fn digest_goes_through_text() {
        let digest = Sha256Digest::of(b"abc");
        // The example of FIPS 180-4.
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest.to_string(), hex);
        assert_eq!(hex.parse(), Ok(digest));
        assert!(hex.to_uppercase().parse::<Sha256Digest>().is_err());
        assert!("é".repeat(32).parse::<Sha256Digest>().is_err());
    }

    #[test]
    fn a_changed_text_is_noticed() {
        let mut article = Article::new(ArticleId::from_number(1), "t", "one");
        assert!(article.is_unchanged_since_import());
        article.text = "two".into();
        assert!(!article.is_unchanged_since_import());
    }
}

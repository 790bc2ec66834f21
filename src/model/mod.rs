//! The case as plain data: records, ids, scales, dates, and what can be wrong with them.
//!
//! Knows nothing of files, editing, the board or the window. A record refers to another by id only. What a thing *is*
//! (article, entity, claim, note, image) and where it *sits* (card) are two records.

mod advisory;
mod article;
mod block;
mod bookmark;
mod card;
mod case;
mod claim;
mod coordinates;
mod dates;
mod draft;
mod entity;
mod excerpt;
mod finding;
mod foreign;
mod grades;
mod handling;
mod ids;
mod image;
mod labels;
mod link;
mod marks;
mod mention;
mod misplaced;
mod namesake;
mod note;
mod outlet;
mod problems;
mod provenance;
#[cfg(test)]
pub(crate) mod random;
mod record;
mod references;
mod side;
mod stored;
mod table;
mod timestamp;
mod warned;

pub use advisory::Advisory;
pub use article::{Article, DigestError, Sha256Digest};
pub use block::{Block, BlockShape, TextBlock, text_blocks};
pub use bookmark::Bookmark;
pub use card::{BOARD_LIMIT, Card, Frame, SMALLEST_SIDE, Tint, is_usable_rect};
pub use case::{Case, CaseInfo, CaseParts};
pub use claim::{Attribution, Claim, Comparator, Modality, Quantity, When};
pub use coordinates::Coordinates;
pub use dates::{Edtf, EdtfError};
pub use draft::ArticleDraft;
pub use entity::{Entity, EntityKind, Identifier};
pub use excerpt::{CONTEXT_CHARS, Excerpt, byte_range};
pub use finding::{ArticleFacts, ClaimFacts, Findings, Standing};
pub use foreign::Foreign;
pub use grades::{Confidence, Credibility, Likelihood, Reliability, SourceKnowledge};
pub use ids::{
    ArticleId, BookmarkId, CardId, ClaimId, EntityId, ExcerptId, FrameId, IdError, IdSource,
    ImageId, LinkId, NoteId, OutletId, TypedId,
};
pub use image::{Crop, Image, Markup, MarkupShape, PhotoFacts};
pub use link::{Arrows, Link, LinkKind, LinkLine, Strength};
pub use marks::Tlp;
pub use mention::{Mention, TextSpan};
pub use misplaced::Misplaced;
pub(crate) use misplaced::shortened;
pub use namesake::{Namesake, SameReason};
pub use note::{Note, NoteKind};
pub use outlet::{GradeChange, Outlet, OutletKind};
pub use problems::Problem;
pub use provenance::{Candidate, FoundIn, MetaSlot, Provenance, SourceFormat, StoredFile};
pub use record::{AnyRecord, Record, RecordKind, RecordRef};
pub(crate) use references::{references_of, referring_records, with_references};
pub use side::Side;
pub use table::Table;
pub use timestamp::{Timestamp, TimestampError};
pub use warned::Warned;

//! The inspector: an editor for every field of the record on show.
//!
//! It reads the session and pushes actions. Its own state is what is being typed, which list is open and what was
//! computed for the record on show; it never keeps a copy of a record from one frame to the next.

mod article;
mod case_info;
mod claim;
mod claim_chain;
mod claim_evidence;
mod claim_proposals;
mod claim_quantity;
mod claim_slots;
mod claim_when;
mod entity;
mod excerpts;
mod folding;
mod form;
mod grading;
mod head;
mod image;
mod link;
mod mentions;
mod merging;
mod note;
mod numbers;
mod origin;
mod others;
mod outlet;
mod placing;
mod provenance;
mod record_slot;
mod related;
mod several;
mod show;
mod splitting;
mod subject;
mod texts;

pub(in crate::ui) use form::entity_rows;
pub use merging::reason as reason_of_pair;
pub use show::{InspectorState, inspector_ui};

//! What a user can do to a case: one edit per file, named verb first. An operation gets a transaction and says what it
//! made; it never contains undo code. Positions and sizes are in board points throughout.
//!
//! An operation that has nothing to do changes nothing and succeeds. Locked cards and frames are never moved or resized.

mod add_articles;
mod add_bookmark;
mod add_card;
mod add_excerpt;
mod add_frame;
mod align_cards;
mod arrange_items;
mod attach_excerpt;
mod become_case;
mod carry_excerpts;
mod change_grade;
mod collapse_cards;
mod copy_cards;
mod delete_records;
mod distribute_cards;
mod duplicate_cards;
mod fold_cards;
mod fragment;
mod frame_cards;
mod insert_board;
mod link_records;
mod lock_items;
mod mark_records;
mod membership;
mod merge_entities;
mod merge_outlets;
mod move_items;
mod order_frames;
mod paste_cards;
mod place_unplaced;
mod recolour_items;
mod relink;
mod reorder_cards;
mod replace_record;
mod resize_item;
mod split_entity;

pub use add_articles::{NewArticle, add_articles};
pub use add_bookmark::add_bookmark;
pub use add_card::{add_card, create_with_card};
pub use add_excerpt::add_excerpt;
pub use add_frame::add_frame;
pub use align_cards::{Alignment, align};
pub use arrange_items::{Places, arrange_items};
pub use attach_excerpt::{attach_excerpt, detach_excerpt};
pub use become_case::become_case;
pub use carry_excerpts::carry_excerpts;
pub use change_grade::change_grade;
pub use collapse_cards::{Collapse, collapse};
pub use copy_cards::copy;
pub use delete_records::{delete_records, remove_cards};
pub use distribute_cards::{Axis, distribute};
pub use duplicate_cards::duplicate;
pub use fold_cards::{collapse_frames, fold_cards, unfold_cards};
pub use fragment::{Fragment, FragmentError};
pub use frame_cards::{frame_cards, unframe};
pub use insert_board::{bounds_of_board, insert_board};
pub use link_records::link_records;
pub use lock_items::{Lock, lock};
pub use mark_records::mark_records;
pub use merge_entities::merge_entities;
pub use merge_outlets::merge_outlets;
pub use move_items::move_items;
pub use order_frames::{add_pages, leave_out_pages, reorder_frames};
pub use paste_cards::{Pasted, paste};
pub use place_unplaced::place_unplaced;
pub use recolour_items::recolour;
pub use relink::{End, relink, reverse_link};
pub use reorder_cards::{Order, reorder};
pub use replace_record::{replace_record, set_case_info};
pub use resize_item::{resize_card, resize_frame};
pub use split_entity::{Split, split_entity};

#[cfg(test)]
pub(in crate::edit) mod testing;

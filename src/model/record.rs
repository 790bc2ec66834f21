//! What all records have in common, and names for any of them.

use super::ids::{IdError, TextVisitor, TypedId};
use super::table::Table;
use super::{
    Article, ArticleId, Bookmark, BookmarkId, Card, CardId, Case, Claim, ClaimId, Entity, EntityId,
    Excerpt, ExcerptId, Frame, FrameId, Image, ImageId, Link, LinkId, Note, NoteId, Outlet,
    OutletId,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// One kind of record: knows its id and its table in the case.
pub trait Record: Clone + PartialEq + fmt::Debug + Send + Sync + Sized + 'static {
    /// The id of this kind.
    type Id: TypedId + Into<RecordRef>;

    /// Which kind.
    const KIND: RecordKind;

    /// This record's id.
    fn id(&self) -> Self::Id;

    /// The same record under another id.
    fn with_id(self, id: Self::Id) -> Self;

    /// The case's table of this kind.
    fn table(case: &Case) -> &Table<Self>;

    /// Wraps the record as any record.
    fn wrap(record: Arc<Self>) -> AnyRecord;

    /// The record inside, if it is of this kind.
    fn unwrap_from(record: &AnyRecord) -> Option<&Arc<Self>>;
}

macro_rules! records {
    ($($name:ident, $id:ident, $table:ident, $word:literal, $plural:literal;)*) => {
        /// The kinds of records, in the order of the tables of a case file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum RecordKind { $(
            #[doc = concat!("A [`", stringify!($name), "`](super::", stringify!($name), ").")]
            $name,
        )* }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[ $( Self::$name, )* ];

            /// The noun for one, in lower case.
            pub const fn word(self) -> &'static str {
                match self { $( Self::$name => $word, )* }
            }

            /// The noun for several, in lower case.
            pub const fn plural(self) -> &'static str {
                match self { $( Self::$name => $plural, )* }
            }
        }

        /// Names any one record.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordRef { $(
            #[doc = concat!("Names a [`", stringify!($name), "`](super::", stringify!($name), ").")]
            $name($id),
        )* }

        impl RecordRef {
            /// Which kind of record it names.
            pub const fn kind(self) -> RecordKind {
                match self { $( Self::$name(_) => RecordKind::$name, )* }
            }

            /// Whether the case has this record.
            pub fn exists_in(self, case: &Case) -> bool {
                match self { $( Self::$name(id) => case.$table.contains(id), )* }
            }

            /// The record itself.
            pub fn get(self, case: &Case) -> Option<AnyRecord> {
                match self { $( Self::$name(id) => case.$table.shared(id).map(|record| AnyRecord::$name(Arc::clone(record))), )* }
            }
        }

        impl fmt::Display for RecordRef {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $( Self::$name(id) => fmt::Display::fmt(id, f), )* }
            }
        }

        impl FromStr for RecordRef {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                match text.split_once('-').map(|(prefix, _)| prefix) {
                    $( Some($id::PREFIX) => text.parse().map(Self::$name), )*
                    _ => Err(IdError::new("art, ent, clm, not, img …", text)),
                }
            }
        }

        $(
            impl From<$id> for RecordRef {
                fn from(id: $id) -> Self { Self::$name(id) }
            }

            impl Record for $name {
                type Id = $id;
                const KIND: RecordKind = RecordKind::$name;
                fn id(&self) -> $id { self.id }
                fn with_id(mut self, id: $id) -> Self { self.id = id; self }
                fn table(case: &Case) -> &Table<Self> { &case.$table }
                fn wrap(record: Arc<Self>) -> AnyRecord { AnyRecord::$name(record) }
                fn unwrap_from(record: &AnyRecord) -> Option<&Arc<Self>> {
                    match record { AnyRecord::$name(record) => Some(record), _ => None }
                }
            }

            impl From<$name> for AnyRecord {
                fn from(record: $name) -> Self { Self::$name(Arc::new(record)) }
            }
        )*

        /// A record of any kind; cheap to clone.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum AnyRecord { $(
            #[doc = concat!("A [`", stringify!($name), "`](super::", stringify!($name), ").")]
            $name(Arc<$name>),
        )* }

        impl AnyRecord {
            /// The name of the record.
            pub fn record_ref(&self) -> RecordRef {
                match self { $( Self::$name(record) => RecordRef::$name(record.id), )* }
            }

            /// Puts the record into the case in place of the one with its id, or takes that one out.
            pub(crate) fn put_into(&self, case: &mut Case) {
                match self { $( Self::$name(record) => { case.$table.put_shared(Arc::clone(record)); } )* }
            }
        }

        impl RecordRef {
            /// Takes the record out of the case.
            pub(crate) fn remove_from(self, case: &mut Case) {
                match self { $( Self::$name(id) => { case.$table.remove(id); } )* }
            }
        }
    };
}

records! {
    Outlet, OutletId, outlets, "outlet", "outlets";
    Article, ArticleId, articles, "article", "articles";
    Excerpt, ExcerptId, excerpts, "excerpt", "excerpts";
    Entity, EntityId, entities, "entity", "entities";
    Claim, ClaimId, claims, "claim", "claims";
    Note, NoteId, notes, "note", "notes";
    Image, ImageId, images, "image", "images";
    Link, LinkId, links, "link", "links";
    Frame, FrameId, frames, "frame", "frames";
    Card, CardId, cards, "card", "cards";
    Bookmark, BookmarkId, bookmarks, "bookmark", "bookmarks";
}

impl RecordKind {
    /// Whether a record of this kind can have a card.
    pub const fn can_have_card(self) -> bool {
        matches!(
            self,
            Self::Article | Self::Entity | Self::Claim | Self::Note | Self::Image
        )
    }

    /// Whether a link may start or end at a record of this kind.
    pub const fn can_be_linked(self) -> bool {
        self.can_have_card() || matches!(self, Self::Frame)
    }
}

impl fmt::Debug for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for RecordRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RecordRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor::<Self>(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_say_their_kind() {
        let link: RecordRef = LinkId::from_number(33).into();
        assert_eq!(link.to_string(), "lnk-11");
        assert_eq!("lnk-11".parse(), Ok(link));
        assert!("xyz-1".parse::<RecordRef>().is_err());
        assert!("lnk".parse::<RecordRef>().is_err());
    }
}

//! The case: the whole document.

use super::foreign::Foreign;
use super::labels::is_default;
use super::marks::Tlp;
use super::record::{Record, RecordKind, RecordRef};
use super::table::Table;
use super::{
    AnyRecord, Article, ArticleId, Bookmark, BookmarkId, Card, CardId, Claim, ClaimId, Entity,
    EntityId, Excerpt, ExcerptId, Frame, FrameId, Image, ImageId, Link, LinkId, Note, NoteId,
    Outlet, OutletId, Reliability,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is said of the case as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseInfo {
    /// What the case is called.
    pub title: String,
    /// The question it is to answer, and what it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub question: String,
    /// The analyst or team.
    #[serde(default, skip_serializing_if = "is_default")]
    pub analyst: String,
    /// A reference of the house, such as a file number.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reference: String,
    /// Handling mark of everything that has none of its own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Tlp,
    /// Entities that look like one and are not, as the analyst found; the lower id first, in order. One that is not in the
    /// case any more does no harm.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_same: Vec<(EntityId, EntityId)>,
    /// What another program's file said of the board as a whole besides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Option<Box<Foreign>>,
}

impl CaseInfo {
    /// Whether the analyst found that two entities are not one.
    pub fn are_not_same(&self, one: EntityId, other: EntityId) -> bool {
        self.not_same.contains(&(one, other)) || self.not_same.contains(&(other, one))
    }

    /// Notes that two entities are not one.
    pub fn note_not_same(&mut self, one: EntityId, other: EntityId) {
        self.not_same.push((one.min(other), one.max(other)));
        self.sort_not_same();
    }

    /// Takes that back.
    pub fn forget_not_same(&mut self, one: EntityId, other: EntityId) {
        let pair = (one.min(other), one.max(other));
        self.not_same.retain(|known| *known != pair);
    }

    /// Notes the same of another entity: one took over what was known of the other.
    pub fn rename_not_same(&mut self, gone: EntityId, kept: EntityId) {
        let name = |id| if id == gone { kept } else { id };
        for (one, other) in &mut self.not_same {
            let pair = (name(*one), name(*other));
            (*one, *other) = (pair.0.min(pair.1), pair.0.max(pair.1));
        }
        self.sort_not_same();
    }

    fn sort_not_same(&mut self) {
        self.not_same.retain(|(one, other)| one != other);
        self.not_same.sort_unstable();
        self.not_same.dedup();
    }
}

/// The whole document: flat tables of records that refer to each other by id.
///
/// Reading is public. Changing goes through the edit layer's transaction alone, so that every change has a name, can be
/// undone and leaves no broken reference behind. Cloning is cheap: tables are shared until one side changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Case {
    pub(super) info: Arc<CaseInfo>,
    pub(super) outlets: Table<Outlet>,
    pub(super) articles: Table<Article>,
    pub(super) excerpts: Table<Excerpt>,
    pub(super) entities: Table<Entity>,
    pub(super) claims: Table<Claim>,
    pub(super) notes: Table<Note>,
    pub(super) images: Table<Image>,
    pub(super) links: Table<Link>,
    pub(super) frames: Table<Frame>,
    pub(super) cards: Table<Card>,
    pub(super) bookmarks: Table<Bookmark>,
}

/// Generates a reader of one table and of one record in it.
macro_rules! readers {
    ($($table:ident, $one:ident, $record:ident, $id:ident;)*) => {$(
        #[doc = concat!("All ", stringify!($table), ".")]
        pub fn $table(&self) -> &Table<$record> { &self.$table }

        #[doc = concat!("The ", stringify!($one), " with this id.")]
        pub fn $one(&self, id: $id) -> Option<&$record> { self.$table.get(id) }
    )*};
}

impl Case {
    /// An empty case with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            info: Arc::new(CaseInfo {
                title: title.into(),
                ..CaseInfo::default()
            }),
            ..Self::default()
        }
    }

    /// What is said of the case as a whole.
    pub fn info(&self) -> &Arc<CaseInfo> {
        &self.info
    }

    readers! {
        outlets, outlet, Outlet, OutletId;
        articles, article, Article, ArticleId;
        excerpts, excerpt, Excerpt, ExcerptId;
        entities, entity, Entity, EntityId;
        claims, claim, Claim, ClaimId;
        notes, note, Note, NoteId;
        images, image, Image, ImageId;
        links, link, Link, LinkId;
        frames, frame, Frame, FrameId;
        cards, card, Card, CardId;
        bookmarks, bookmark, Bookmark, BookmarkId;
    }

    /// The record with this id, whatever its kind.
    pub fn get<R: Record>(&self, id: R::Id) -> Option<&R> {
        R::table(self).get(id)
    }

    /// How many records of each kind there are, in the order of kinds.
    pub fn counts(&self) -> [(RecordKind, usize); RecordKind::ALL.len()] {
        let count = |kind| match kind {
            RecordKind::Outlet => self.outlets.len(),
            RecordKind::Article => self.articles.len(),
            RecordKind::Excerpt => self.excerpts.len(),
            RecordKind::Entity => self.entities.len(),
            RecordKind::Claim => self.claims.len(),
            RecordKind::Note => self.notes.len(),
            RecordKind::Image => self.images.len(),
            RecordKind::Link => self.links.len(),
            RecordKind::Frame => self.frames.len(),
            RecordKind::Card => self.cards.len(),
            RecordKind::Bookmark => self.bookmarks.len(),
        };
        let mut kinds = RecordKind::ALL.iter().copied();
        std::array::from_fn(|_| {
            let kind = kinds.next().unwrap_or(RecordKind::Outlet);
            (kind, count(kind))
        })
    }

    /// The grade that counts for an article: its own, else its outlet's, else F.
    pub fn reliability_of(&self, article: &Article) -> Reliability {
        let inherited = || {
            article
                .outlet
                .and_then(|id| self.outlet(id))
                .map(|outlet| outlet.reliability)
        };
        article.reliability.or_else(inherited).unwrap_or_default()
    }

    /// The best grade among the articles that a claim rests on. F is unknown, not worst.
    pub fn best_reliability(&self, claim: &Claim) -> Reliability {
        let articles = claim
            .excerpts
            .iter()
            .filter_map(|id| self.excerpt(*id))
            .filter_map(|excerpt| self.article(excerpt.article));
        articles
            .map(|article| self.reliability_of(article))
            .filter(|grade| grade.rank().is_some())
            .min_by_key(|grade| grade.rank())
            .unwrap_or_default()
    }

    /// The frames that are pages of the briefing and have a place on the board, in the order of their pages.
    pub fn pages(&self) -> Vec<&Frame> {
        let frames = self.frames.iter();
        let mut pages: Vec<&Frame> = frames
            .filter(|frame| frame.page > 0 && frame.is_placed())
            .collect();
        pages.sort_by_key(|frame| (frame.page, frame.id));
        pages
    }

    /// The name by which a record is shown in lists, on links and in messages; never empty.
    pub fn name_of(&self, record: RecordRef) -> String {
        let first_line = |text: &str| {
            text.lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or("")
                .trim()
                .to_owned()
        };
        let name = match record {
            RecordRef::Outlet(id) => self.outlet(id).map(|outlet| outlet.name.clone()),
            RecordRef::Article(id) => self.article(id).map(|article| article.title.clone()),
            RecordRef::Excerpt(id) => self.excerpt(id).map(|excerpt| first_line(&excerpt.exact)),
            RecordRef::Entity(id) => self.entity(id).map(|entity| entity.name.clone()),
            RecordRef::Claim(id) => self.claim(id).map(|claim| first_line(&claim.statement)),
            RecordRef::Note(id) => self.note(id).map(|note| first_line(&note.text)),
            RecordRef::Image(id) => self.image(id).map(|image| {
                let caption = first_line(&image.caption);
                if caption.is_empty() {
                    image.original_name.clone()
                } else {
                    caption
                }
            }),
            RecordRef::Link(id) => self.link(id).map(|link| link.shown_label().to_owned()),
            RecordRef::Frame(id) => self.frame(id).map(|frame| frame.title.clone()),
            RecordRef::Bookmark(id) => self.bookmark(id).map(|bookmark| bookmark.title.clone()),
            RecordRef::Card(id) => {
                return self.card(id).map_or_else(
                    || "(missing card)".to_owned(),
                    |card| self.name_of(card.subject),
                );
            }
        };
        match name {
            Some(name) if !name.trim().is_empty() => name,
            Some(_) => format!("(untitled {})", record.kind().word()),
            None => format!("(missing {})", record.kind().word()),
        }
    }

    /// Changes what is said of the case as a whole.
    pub(crate) fn put_info(&mut self, info: Arc<CaseInfo>) {
        self.info = info;
    }

    /// Puts a record in place of the one with its id.
    pub(crate) fn put(&mut self, record: &AnyRecord) {
        record.put_into(self);
    }

    /// Takes a record out.
    pub(crate) fn remove(&mut self, record: RecordRef) {
        record.remove_from(self);
    }
}

/// All records of a case as plain lists: what the loader fills.
#[derive(Debug, Default)]
pub struct CaseParts {
    /// What is said of the case as a whole.
    pub info: CaseInfo,
    /// All outlets.
    pub outlets: Vec<Outlet>,
    /// All articles.
    pub articles: Vec<Article>,
    /// All excerpts.
    pub excerpts: Vec<Excerpt>,
    /// All entities.
    pub entities: Vec<Entity>,
    /// All claims.
    pub claims: Vec<Claim>,
    /// All notes.
    pub notes: Vec<Note>,
    /// All images.
    pub images: Vec<Image>,
    /// All links.
    pub links: Vec<Link>,
    /// All frames.
    pub frames: Vec<Frame>,
    /// All cards.
    pub cards: Vec<Card>,
    /// All bookmarks.
    pub bookmarks: Vec<Bookmark>,
}

impl CaseParts {
    /// The case of these records; fails with the id that two records share.
    pub fn into_case(self) -> Result<Case, RecordRef> {
        fn table<R: Record>(records: Vec<R>) -> Result<Table<R>, RecordRef> {
            Table::from_records(records).map_err(Into::into)
        }
        Ok(Case {
            info: Arc::new(self.info),
            outlets: table(self.outlets)?,
            articles: table(self.articles)?,
            excerpts: table(self.excerpts)?,
            entities: table(self.entities)?,
            claims: table(self.claims)?,
            notes: table(self.notes)?,
            images: table(self.images)?,
            links: table(self.links)?,
            frames: table(self.frames)?,
            cards: table(self.cards)?,
            bookmarks: table(self.bookmarks)?,
        })
    }
}

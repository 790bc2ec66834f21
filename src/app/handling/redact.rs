//! Takes the names of withheld things out of the words of all others.

use crate::extract::mentions::NameFinder;
use crate::model::{
    Article, Case, CaseParts, Claim, Entity, Excerpt, Frame, Image, Link, Note, Outlet, OutletId,
    Record, RecordRef, Table,
};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for a name.
const GAP: &str = "[withheld]";

/// Takes names out of words, and counts where.
pub(super) struct Redactor {
    finder: NameFinder,
    counts: BTreeMap<RecordRef, usize>,
}

impl Redactor {
    /// Takes out the names and titles of these records.
    pub fn new(case: &Case, doomed: &BTreeSet<RecordRef>, outlets: &BTreeSet<OutletId>) -> Self {
        let mut names: Vec<String> = Vec::new();
        for record in doomed {
            names.extend(names_of(case, *record));
        }
        let outlets = outlets.iter().filter_map(|id| case.outlet(*id));
        names.extend(outlets.map(|outlet| outlet.name.clone()));
        Self {
            finder: NameFinder::of(names.iter().map(String::as_str)),
            counts: BTreeMap::new(),
        }
    }

    /// In which records names were taken out, and how many.
    pub fn into_counts(self) -> Vec<(RecordRef, usize)> {
        self.counts.into_iter().collect()
    }

    /// The case without the names.
    pub fn redacted(&mut self, case: &Case) -> Case {
        let mut info = (**case.info()).clone();
        self.text_of(None, &mut info.title);
        self.text_of(None, &mut info.reference);
        let parts = CaseParts {
            info,
            outlets: self.table(case.outlets(), Self::outlet),
            articles: self.table(case.articles(), Self::article),
            excerpts: self.table(case.excerpts(), Self::excerpt),
            entities: self.table(case.entities(), Self::entity),
            claims: self.table(case.claims(), Self::claim),
            notes: self.table(case.notes(), Self::note),
            images: self.table(case.images(), Self::image),
            links: self.table(case.links(), Self::link),
            frames: self.table(case.frames(), Self::frame),
            cards: case.cards().iter().cloned().collect(),
            bookmarks: Vec::new(),
        };
        // The ids are those of a case.
        parts.into_case().unwrap_or_default()
    }

    fn table<R: Record>(&mut self, table: &Table<R>, redact: fn(&mut Self, &mut R)) -> Vec<R> {
        let records = table.iter().cloned();
        records
            .map(|mut record| {
                redact(self, &mut record);
                record
            })
            .collect()
    }

    fn text_of(&mut self, record: Option<RecordRef>, text: &mut String) {
        let ranges = self.finder.ranges(text);
        if let (Some(record), false) = (record, ranges.is_empty()) {
            *self.counts.entry(record).or_default() += ranges.len();
        }
        for range in ranges.into_iter().rev() {
            text.replace_range(range, GAP);
        }
    }

    fn each<'t>(&mut self, record: RecordRef, texts: impl IntoIterator<Item = &'t mut String>) {
        for text in texts {
            self.text_of(Some(record), text);
        }
    }

    fn outlet(&mut self, outlet: &mut Outlet) {
        self.each(outlet.id.into(), [&mut outlet.name, &mut outlet.owner]);
    }

    fn article(&mut self, article: &mut Article) {
        let id = article.id.into();
        let mut text = article.text.to_string();
        self.each(
            id,
            [
                &mut article.title,
                &mut article.author,
                &mut article.url,
                &mut text,
            ],
        );
        if *text != *article.text {
            article.text = text.into();
            // They say where in the old text something is.
            article.blocks.clear();
        }
        article.provenance = None;
    }

    fn excerpt(&mut self, excerpt: &mut Excerpt) {
        self.each(
            excerpt.id.into(),
            [&mut excerpt.exact, &mut excerpt.prefix, &mut excerpt.suffix],
        );
    }

    fn entity(&mut self, entity: &mut Entity) {
        let id = entity.id.into();
        self.each(id, [&mut entity.name, &mut entity.description]);
        self.each(id, &mut entity.aliases);
    }

    fn claim(&mut self, claim: &mut Claim) {
        let id = claim.id.into();
        self.each(id, [&mut claim.statement, &mut claim.remarks]);
        self.each(
            id,
            claim.according_to.iter_mut().map(|step| &mut step.wording),
        );
        self.each(id, claim.when.iter_mut().map(|when| &mut when.wording));
        if let Some(quantity) = &mut claim.quantity {
            self.each(id, [&mut quantity.unit, &mut quantity.wording]);
        }
    }

    fn note(&mut self, note: &mut Note) {
        self.each(note.id.into(), [&mut note.text]);
    }

    fn image(&mut self, image: &mut Image) {
        let id = image.id.into();
        self.each(
            id,
            [
                &mut image.caption,
                &mut image.source,
                &mut image.original_name,
            ],
        );
        self.each(id, image.markup.iter_mut().map(|mark| &mut mark.label));
        image.photo = None;
    }

    fn link(&mut self, link: &mut Link) {
        self.each(link.id.into(), [&mut link.label]);
    }

    fn frame(&mut self, frame: &mut Frame) {
        self.each(
            frame.id.into(),
            [&mut frame.title, &mut frame.speaker_notes],
        );
    }
}

/// The words by which a record is known. Of notes, claims and the like only phrases count: a single word such as "paid" is
/// everybody's.
fn names_of(case: &Case, record: RecordRef) -> Vec<String> {
    let found: Option<Vec<&str>> = match record {
        RecordRef::Entity(id) => case.entity(id).map(|entity| {
            let aliases = entity.aliases.iter().map(String::as_str);
            let identifiers = entity.identifiers.iter().map(|known| known.value.as_str());
            std::iter::once(entity.name.as_str())
                .chain(aliases)
                .chain(identifiers)
                .collect()
        }),
        RecordRef::Article(id) => case
            .article(id)
            .map(|article| vec![article.title.as_str(), article.url.as_str()]),
        RecordRef::Image(id) => case.image(id).map(|image| {
            let caption = phrase(&image.caption);
            caption
                .into_iter()
                .chain([image.original_name.as_str()])
                .collect()
        }),
        RecordRef::Claim(id) => case
            .claim(id)
            .map(|it| phrase(&it.statement).into_iter().collect()),
        RecordRef::Note(id) => case
            .note(id)
            .map(|it| phrase(&it.text).into_iter().collect()),
        RecordRef::Frame(id) => case
            .frame(id)
            .map(|it| phrase(&it.title).into_iter().collect()),
        RecordRef::Link(id) => case
            .link(id)
            .map(|it| phrase(&it.label).into_iter().collect()),
        _ => None,
    };
    let found = found.unwrap_or_default().into_iter();
    found.map(str::to_owned).collect()
}

/// Words, if they are enough to be told from others.
fn phrase(text: &str) -> Option<&str> {
    const LEAST_WORDS: usize = 3;
    (text.split_whitespace().count() >= LEAST_WORDS).then_some(text)
}

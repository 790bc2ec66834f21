//! The lines of a record that are searched.

use crate::model::{Case, RecordRef};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LineKind {
    /// In what the record is called.
    Name,
    /// In what else it says.
    Text,
}

/// Hands over every line of a record that is not empty: names first, then other text.
pub(super) fn each_line<'a>(
    case: &'a Case,
    record: RecordRef,
    take: &mut dyn FnMut(LineKind, &'a str),
) {
    let mut names: [&str; 1] = [""];
    let mut texts: Vec<&str> = Vec::new();
    let mut aliases: &[String] = &[];
    match record {
        RecordRef::Article(id) => {
            let Some(article) = case.article(id) else {
                return;
            };
            names = [&article.title];
            texts.extend([&*article.author, &*article.text]);
        }
        RecordRef::Entity(id) => {
            let Some(entity) = case.entity(id) else {
                return;
            };
            names = [&entity.name];
            aliases = &entity.aliases;
            texts.extend([&*entity.description, &*entity.remarks]);
            texts.extend(
                entity
                    .identifiers
                    .iter()
                    .map(|identifier| &*identifier.value),
            );
        }
        RecordRef::Claim(id) => {
            let Some(claim) = case.claim(id) else { return };
            names = [&claim.statement];
            texts.push(&claim.remarks);
        }
        RecordRef::Note(id) => names = [case.note(id).map_or("", |note| &note.text)],
        RecordRef::Image(id) => {
            let Some(image) = case.image(id) else { return };
            names = [&image.caption];
            texts.push(&image.source);
        }
        RecordRef::Frame(id) => names = [case.frame(id).map_or("", |frame| &frame.title)],
        RecordRef::Bookmark(id) => {
            names = [case.bookmark(id).map_or("", |bookmark| &bookmark.title)];
        }
        RecordRef::Link(id) => {
            let Some(link) = case.link(id) else { return };
            names = [&link.label];
            texts.push(&link.remarks);
        }
        RecordRef::Outlet(id) => names = [case.outlet(id).map_or("", |outlet| &outlet.name)],
        RecordRef::Excerpt(id) => texts.extend(case.excerpt(id).map(|excerpt| &*excerpt.exact)),
        RecordRef::Card(_) => {}
    }
    let names = names.into_iter().chain(aliases.iter().map(String::as_str));
    let names = names.map(|text| (LineKind::Name, text));
    let texts = texts.into_iter().map(|text| (LineKind::Text, text));
    for (kind, text) in names.chain(texts) {
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .for_each(|line| take(kind, line));
    }
}

/// Every record that has lines, by kind and id.
pub(super) fn searched_records(case: &Case) -> impl Iterator<Item = RecordRef> + '_ {
    let outlets = case.outlets().ids().map(RecordRef::from);
    outlets
        .chain(case.articles().ids().map(Into::into))
        .chain(case.excerpts().ids().map(Into::into))
        .chain(case.entities().ids().map(Into::into))
        .chain(case.claims().ids().map(Into::into))
        .chain(case.notes().ids().map(Into::into))
        .chain(case.images().ids().map(Into::into))
        .chain(case.links().ids().map(Into::into))
        .chain(case.frames().ids().map(Into::into))
        .chain(case.bookmarks().ids().map(Into::into))
}

//! Which handling mark counts for a record: its own, the case's, or that of what it rests on.

use super::case::Case;
use super::ids::ExcerptId;
use super::marks::Tlp;
use super::record::RecordRef;

impl Case {
    /// The handling mark that counts for a record.
    ///
    /// Its own, if it has one. Else the case's, or that of the most restricted article it rests on by its excerpts, if that
    /// is higher: what was taken from a source is handled as the source is, until the analyst says otherwise. A card counts
    /// as what it shows, an excerpt as its article.
    pub fn mark_of(&self, record: RecordRef) -> Tlp {
        let base = self.info().mark;
        let rests_on = |own: Option<Tlp>, excerpts: &[ExcerptId]| {
            own.unwrap_or_else(|| base.max(self.highest_source(excerpts)))
        };
        match record {
            RecordRef::Article(id) => self.article(id).and_then(|article| article.mark),
            RecordRef::Image(id) => self.image(id).and_then(|image| image.mark),
            RecordRef::Frame(id) => self.frame(id).and_then(|frame| frame.mark),
            RecordRef::Entity(id) => self.entity(id).and_then(|entity| entity.mark),
            RecordRef::Claim(id) => self
                .claim(id)
                .map(|claim| rests_on(claim.mark, &claim.excerpts)),
            RecordRef::Note(id) => self
                .note(id)
                .map(|note| rests_on(note.mark, &note.excerpts)),
            RecordRef::Link(id) => self
                .link(id)
                .map(|link| rests_on(None, link.excerpt.as_slice())),
            RecordRef::Excerpt(id) => self
                .excerpt(id)
                .map(|excerpt| self.mark_of(excerpt.article.into())),
            RecordRef::Card(id) => self.card(id).map(|card| self.mark_of(card.subject)),
            RecordRef::Outlet(_) | RecordRef::Bookmark(_) => None,
        }
        .unwrap_or(base)
    }

    /// The mark that would count for a record if it had none of its own.
    pub fn mark_without_own(&self, record: RecordRef) -> Tlp {
        let excerpts = match record {
            RecordRef::Claim(id) => self.claim(id).map(|claim| claim.excerpts.as_slice()),
            RecordRef::Note(id) => self.note(id).map(|note| note.excerpts.as_slice()),
            _ => None,
        };
        let source = self.highest_source(excerpts.unwrap_or_default());
        self.info().mark.max(source)
    }

    /// The mark that a record has of its own.
    pub fn own_mark_of(&self, record: RecordRef) -> Option<Tlp> {
        match record {
            RecordRef::Article(id) => self.article(id)?.mark,
            RecordRef::Image(id) => self.image(id)?.mark,
            RecordRef::Frame(id) => self.frame(id)?.mark,
            RecordRef::Entity(id) => self.entity(id)?.mark,
            RecordRef::Claim(id) => self.claim(id)?.mark,
            RecordRef::Note(id) => self.note(id)?.mark,
            _ => None,
        }
    }

    /// The mark of the most restricted thing in the case.
    pub fn highest_mark(&self) -> Tlp {
        let own = std::iter::empty()
            .chain(self.articles().iter().filter_map(|article| article.mark))
            .chain(self.entities().iter().filter_map(|entity| entity.mark))
            .chain(self.claims().iter().filter_map(|claim| claim.mark))
            .chain(self.notes().iter().filter_map(|note| note.mark))
            .chain(self.images().iter().filter_map(|image| image.mark))
            .chain(self.frames().iter().filter_map(|frame| frame.mark));
        own.fold(self.info().mark, Tlp::max)
    }

    /// The mark of the most restricted article among those of these excerpts.
    fn highest_source(&self, excerpts: &[ExcerptId]) -> Tlp {
        let articles = excerpts.iter().filter_map(|id| self.excerpt(*id));
        articles
            .map(|excerpt| self.mark_of(excerpt.article.into()))
            .max()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Article, ArticleId, CaseParts, Claim, ClaimId, Excerpt, Link, LinkId, LinkKind, Note,
        NoteId, NoteKind, TypedId as _,
    };

    /// A red article, a claim and a link that rest on it, and a note that rests on nothing.
    fn case(of_case: Tlp, of_claim: Option<Tlp>) -> Case {
        let mut parts = CaseParts::default();
        parts.info.mark = of_case;
        let article = ArticleId::from_number(1);
        let mut source = Article::new(article, "Source", "Some words");
        source.mark = Some(Tlp::Red);
        parts.articles.push(source);
        let id = ExcerptId::from_number(1);
        let excerpt = Excerpt::cut(id, article, "Some words", 0, 4);
        parts.excerpts.extend(excerpt);
        let mut claim = Claim::new(ClaimId::from_number(1), "So it is");
        claim.excerpts = vec![id];
        claim.mark = of_claim;
        parts.claims.push(claim);
        let note = NoteId::from_number(1);
        parts.notes.push(Note::new(note, NoteKind::Note, "Mine"));
        let kind = LinkKind::Supports;
        let mut link = Link::new(LinkId::from_number(1), kind, note, ClaimId::from_number(1));
        link.excerpt = Some(id);
        parts.links.push(link);
        parts.into_case().expect("ids are unique")
    }

    #[test]
    fn what_was_taken_from_a_source_is_handled_as_the_source() {
        let case = case(Tlp::Green, None);
        let claim = RecordRef::from(ClaimId::from_number(1));
        assert_eq!(case.mark_of(claim), Tlp::Red);
        assert_eq!(case.mark_of(LinkId::from_number(1).into()), Tlp::Red);
        assert_eq!(case.mark_of(ExcerptId::from_number(1).into()), Tlp::Red);
        assert_eq!(case.mark_of(NoteId::from_number(1).into()), Tlp::Green);
        assert_eq!(case.own_mark_of(claim), None);
        assert_eq!(case.mark_without_own(claim), Tlp::Red);
        assert_eq!(case.highest_mark(), Tlp::Red);
        assert_eq!(Case::new("Empty").highest_mark(), Tlp::Clear);
    }

    #[test]
    fn the_analyst_has_the_last_word() {
        let case = case(Tlp::Red, Some(Tlp::Clear));
        let claim = RecordRef::from(ClaimId::from_number(1));
        assert_eq!(case.mark_of(claim), Tlp::Clear);
        assert_eq!(case.own_mark_of(claim), Some(Tlp::Clear));
        assert_eq!(case.mark_of(NoteId::from_number(1).into()), Tlp::Red);
    }
}
